"""Every cell (from, to, role, side) of the lifecycles of a meeting and of its minutes, beside tables by hand."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import transaction

from cooperation.meetings.answering import minutes_answer
from cooperation.meetings.meeting import Meeting
from cooperation.meetings.minuting import minutes_draft, minutes_exchange, minutes_reopen
from cooperation.meetings.moving import meeting_offers, meeting_step, minutes_offers
from cooperation.meetings.steps import MEETING, MINUTES
from cooperation.meetings.vocabulary import MeetingStatus, MinutesStatus
from partners.models import Officer
from partners.records.errors import Forbidden, RecordError, Refused
from tests.cast import Cast
from tests.meetings import again, meeting_at, minuted

ASKING = (
    "desk", "liaison", "approver", "minister", "auditor", "admin", "service", "own_guest", "partner_desk",
    "partner_liaison", "partner_approver", "third_desk",
)  # fmt: skip
OFFICERS = {"desk_officer", "liaison_officer", "approver"}
STEPS = {
    "draft": {"open": "invite", "cancelled": "cancel"},
    "open": {"in_progress": "begin", "cancelled": "cancel"},
    "in_progress": {"closed": "close"},
    "closed": {},
    "cancelled": {},
}
MINUTES_STEPS: dict[str, set[str]] = {
    "none": set(),
    "drafted": {"exchanged"},
    "exchanged": {"drafted", "agreed"},
    "agreed": set(),
}


def test_the_tables_are_closed_and_name_every_status() -> None:
    assert set(STEPS) == {str(one) for one in MeetingStatus} == set(MEETING.statuses)
    assert set(MINUTES_STEPS) == {str(one) for one in MinutesStatus} == set(MINUTES.statuses)
    named = {(source, one.target) for one in MEETING.steps for source in one.sources}
    assert named == {(source, to) for source, steps in STEPS.items() for to in steps}
    named = {(source, one.target) for one in MINUTES.steps for source in one.sources}
    assert named == {(source, to) for source, steps in MINUTES_STEPS.items() for to in steps}


@pytest.mark.parametrize("status", STEPS)
def test_each_officer_may_do_with_a_meeting_what_the_table_says(cast: Cast, status: str) -> None:
    meeting = meeting_at(cast, status)
    wrong = {}
    for name in ASKING:
        officer = getattr(cast, name)
        offered = {one.step.target for one in meeting_offers(officer, meeting, cast.today)}
        for to in STEPS:
            # Nothing is decided yet of the one item: a meeting in progress is not closed.
            expected = _should(officer, to in STEPS[status], to)
            if (status, to) == ("in_progress", "closed") and expected[0] == "done":
                expected = ("Refused", "item_decided")
            found = _attempted(meeting, _step(cast, officer, meeting, to))
            if found != expected:
                wrong[name, to] = (found, expected)
            if officer.party.code in ("UKR", "GBR"):
                assert (to in offered) == (to in STEPS[status])
    assert not wrong


def _step(cast: Cast, officer: Officer, meeting: Meeting, to: str) -> Callable[[], object]:
    told = {"today": cast.today, "meeting": meeting, "expected_version": None}
    return lambda: meeting_step(officer=officer, to=to, reason="Reason", **told)


def _should(officer: Officer, named: bool, to: str, roles: frozenset[str] | set[str] = OFFICERS) -> tuple[str, ...]:
    (role,), code = officer.roles, officer.party.code
    if code not in ("UKR", "GBR") or role == "party_administrator":
        return ("Unseen",)
    if role not in roles:
        return ("Forbidden", "role")
    return ("done", to) if named else ("Refused", "no_such_step")


def _attempted(meeting: Meeting, do: Callable[[], object], column: str = "status") -> tuple[str, ...]:
    """What the service answers; whatever it did is taken back."""
    try:
        with transaction.atomic():
            do()
            reached = str(getattr(again(meeting), column))
            transaction.set_rollback(True)
            return ("done", reached)
    except Refused as error:
        return ("Refused", *(one.code for one in error.conditions))
    except Forbidden as error:
        return ("Forbidden", error.condition.code)
    except RecordError as error:
        return (type(error).__name__,)


@pytest.mark.parametrize("status", MINUTES_STEPS)
def test_each_officer_may_do_with_minutes_what_the_table_says(cast: Cast, status: str) -> None:
    """Agreeing is walked with the other side having agreed: the last agreement fixes them."""
    meeting = minuted(cast, status)
    wrong = {}
    for name in ASKING:
        officer = getattr(cast, name)
        offered = {one.step.target for one in minutes_offers(officer, meeting, cast.today)}
        for to, do in _minutes_acts(cast, officer, meeting).items():
            found, expected = _attempted(meeting, do, "minutes"), _minutes_should(officer, status, to)
            if found != expected:
                wrong[name, to] = (found, expected)
        if officer.party.code in ("UKR", "GBR"):
            assert offered == MINUTES_STEPS[status]
    assert not wrong


def _minutes_acts(cast: Cast, officer: Officer, meeting: Meeting) -> dict[str, Callable[[], object]]:
    told: dict[str, Any] = {"today": cast.today, "meeting": meeting, "expected_version": None}

    def agree() -> None:
        other = cast.partner_approver if officer.party.code == "UKR" else cast.approver
        if again(meeting).minutes == "exchanged":
            minutes_answer(officer=other, agrees=True, on=cast.today, **told)
        minutes_answer(officer=officer, agrees=True, on=cast.today, **told)

    return {
        "written": lambda: minutes_draft(officer=officer, text="Anew.", **told),
        "exchanged": lambda: minutes_exchange(officer=officer, **told),
        "drafted": lambda: minutes_reopen(officer=officer, reason="Reason", **told),
        "agreed": agree,
    }


def _minutes_should(officer: Officer, status: str, to: str) -> tuple[str, ...]:
    if to == "written":
        answer = _should(officer, True, "drafted")
        return answer if answer[0] != "done" or status in ("none", "drafted") else ("Refused", "minutes_not_exchanged")
    if to == "agreed":
        answer = _should(officer, status == "exchanged", to, {"desk_officer", "approver"})
        return ("Refused", "minutes_exchanged") if answer[0] == "Refused" else answer
    named = to in MINUTES_STEPS[status]
    answer = _should(officer, named, to)
    # The draft is Ukraine's: the other side has none of its own to send.
    if named and to == "exchanged" and answer[0] == "done" and officer.party.code == "GBR":
        return ("Refused", "minutes_there")
    return answer
