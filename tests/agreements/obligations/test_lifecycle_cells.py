"""Every cell (from, step, role, side) of the lifecycle of an occasion, beside a table written out by hand."""

from typing import Any

import pytest
from django.db import transaction

from agreements.instruments.acts import act_record
from agreements.instruments.moving import agreement_step
from agreements.obligations.due import Due
from agreements.obligations.ground import acts_of_dues
from agreements.obligations.judging import due_offers
from agreements.obligations.steps import ACT_OF_STEP, DUE
from agreements.obligations.vocabulary import DueStatus
from partners.models import Officer, StepTaken
from partners.records.errors import Forbidden, RecordError, Refused
from tests.cast import Cast
from tests.promises import acted, due_of, in_days, promised, status_of
from tests.walks import fresh

# One of each role and side.
ASKING = (
    "desk", "liaison", "approver", "minister", "auditor", "admin", "service", "own_guest", "partner_desk",
    "partner_liaison", "partner_approver", "third_desk",
)  # fmt: skip
OFFICERS = {"desk_officer", "liaison_officer", "approver"}
# Who may, of the side whose act it is, and who may say so of the other.
ROLES = {
    "record_part": (OFFICERS, OFFICERS),
    "fulfil": (OFFICERS, OFFICERS),
    "acknowledge": (OFFICERS | {"guest"}, OFFICERS),
    "waive": ({"approver"}, {"desk_officer", "approver"}),
    "dispute": (OFFICERS | {"guest"}, OFFICERS),
    "settle": (OFFICERS | {"guest"}, OFFICERS),
    "close": ({"approver"}, {"desk_officer", "approver"}),
}
_RUNNING = {"record_part", "fulfil", "acknowledge", "waive", "dispute"}
STEPS: dict[str, set[str]] = {
    "pending": _RUNNING - {"dispute"},
    "active": _RUNNING,
    "due": _RUNNING,
    "overdue": _RUNNING | {"close"},
    "partly": _RUNNING | {"close"},
    "frozen": {"waive", "close"},
    "lapsed": {"close"},
    "to_acknowledge": {"acknowledge", "waive", "dispute"},
    "fulfilled": {"dispute", "close"},
    "waived": {"close"},
    "disputed": {"fulfil", "acknowledge", "waive", "settle", "close"},
    "closed": set(),
}
# Ukraine owes it: what is for the debtor alone, and for the creditor alone.
DEBTOR, CREDITOR = {"record_part", "fulfil"}, {"acknowledge"}
REACHED = {
    "record_part": "partly", "fulfil": "fulfilled", "acknowledge": "fulfilled", "dispute": "disputed",
    "settle": "due", "close": "closed",
}  # fmt: skip


def due_at(cast: Cast, status: str, **values: Any) -> Due:
    """An occasion of a promise of Ukraine to the United Kingdom, walked to a status by services."""
    agreement = cast.record(audience="parties", entry_method="on_signature")
    days = {"pending": 300, "active": 100, "overdue": -3}.get(status, 10)
    values = {"first_on": in_days(cast, days), "needs_ack": status == "to_acknowledge", **values}
    if status == "pending":
        values["period_from"] = in_days(cast, 200)
    due = due_of(promised(cast, agreement, **values))
    given = {"officer": cast.approver, "today": cast.today, "agreement": fresh(agreement)}
    if status == "frozen":
        inputs = {"on": cast.today.isoformat(), "reason": "By consent."}
        agreement_step(to="suspended", expected_version=given["agreement"].version, inputs=inputs, **given)
    elif status == "lapsed":
        act_record(kind="terminated", on=in_days(cast, 1), expected_version=None, **given)
    elif status in ("fulfilled", "to_acknowledge", "closed"):
        acted(cast, due, "fulfil")
    elif status == "partly":
        acted(cast, due, "record_part", quantity=1)
    elif status == "waived":
        acted(cast, due, "waive", cast.approver, clause="Article 9")
    elif status == "disputed":
        acted(cast, due, "dispute", cast.partner_desk)
    if status == "closed":
        acted(cast, due, "close", cast.approver)
    assert status_of(due) == status
    return due_of(due.obligation)


def test_the_table_is_closed_and_names_every_status() -> None:
    assert set(STEPS) == {str(one) for one in DueStatus} == {str(one) for one in DUE.statuses}
    assert set(ROLES) == set(ACT_OF_STEP)
    named = {(source, one.name) for one in DUE.steps for source in one.sources if one.name != "time"}
    assert named == {(source, step) for source, steps in STEPS.items() for step in steps}


@pytest.mark.parametrize("status", STEPS)
def test_the_service_does_what_the_table_says(cast: Cast, status: str) -> None:
    """Each officer of the cast tries each step, on an occasion that both sides see; and is offered it if at all."""
    due = due_at(cast, status)
    acts = acts_of_dues([due])[due.pk]
    wrong = {}
    for name in ASKING:
        officer = getattr(cast, name)
        offered = {one.step.name for one in due_offers(officer, due, acts, cast.today)}
        for step in ROLES:
            found, expected = attempted(cast, officer, due, step), should(officer, status, step)
            if found != expected:
                wrong[name, step] = (found, expected)
            if officer.party.code in ("UKR", "GBR"):
                assert (step in offered) == (step in STEPS[status])
    assert not wrong


def attempted(cast: Cast, officer: Officer, due: Due, step: str) -> tuple[str, ...]:
    """What the service answers; whatever it did is taken back."""
    try:
        with transaction.atomic():
            acted(cast, due, step, officer, quantity=1)
            reached = status_of(due)
            transaction.set_rollback(True)
            return ("done", reached)
    except Refused as error:
        return ("Refused", *(one.code for one in error.conditions))
    except Forbidden as error:
        return ("Forbidden", error.condition.code)
    except RecordError as error:
        return (type(error).__name__,)


def should(officer: Officer, status: str, step: str) -> tuple[str, ...]:
    """What it should answer."""
    (role,), code = officer.roles, officer.party.code
    if code not in ("UKR", "GBR") or role == "party_administrator":
        return ("Unseen",)
    if role not in OFFICERS | {"guest"}:
        return ("Forbidden", "role")
    if step not in STEPS[status]:
        return ("Refused", "no_such_due_step")
    for_other = (step in DEBTOR and code == "GBR") or (step in CREDITOR and code == "UKR")
    if step == "settle":
        for_other = code == "UKR"  # the United Kingdom disputes it
    if step == "close" and status not in ("fulfilled", "waived", "lapsed"):
        for_other = code == "UKR"  # nobody writes off a debt of the own
    own, reporting = ROLES[step]
    if role not in (reporting if for_other else own):
        return ("Forbidden", "due_role")
    if for_other:
        return ("Refused", "side_acts_itself")
    if step == "record_part" and status == "overdue":
        return ("done", status)  # a part does not stop its day from having passed
    if step == "waive":
        return ("done", status)  # the other side has not given it up yet
    needs_ack = status == "to_acknowledge"
    return ("done", "to_acknowledge" if step == "fulfil" and needs_ack else REACHED[step])


def test_who_may_not_see_it_learns_nothing_and_a_third_state_moves_nothing(cast: Cast) -> None:
    due = due_of(promised(cast, cast.record(audience="public"), first_on=in_days(cast, 10)))
    assert attempted(cast, cast.third_approver, due, "fulfil") == ("Forbidden", "not_a_party")
    assert due_offers(cast.third_approver, due, [], cast.today) == []
    national = due_of(promised(cast, cast.record(), first_on=in_days(cast, 10)))
    assert attempted(cast, cast.partner_approver, national, "fulfil") == ("Unseen",)


@pytest.mark.parametrize("debtor", ["UKR", "EST", ""])
def test_one_side_alone_walks_every_way_to_its_end(cast: Cast, debtor: str) -> None:
    """The partner has nobody here: what it did is reported by us, with the letter, whoever owes what."""
    agreement = cast.record("EST", audience="parties")
    estonia = cast.party("EST")
    values = {"debtor": debtor, "needs_ack": True, "first_on": in_days(cast, 5), "titles": {"en": "One"}}
    kept, given_up, disputed = (due_of(promised(cast, agreement, **values)) for _ in range(3))
    acted(cast, kept, "fulfil")
    if status_of(kept) == "to_acknowledge":
        acted(cast, kept, "acknowledge")
    assert status_of(kept) == "fulfilled"
    acted(cast, kept, "close", cast.approver)
    acted(cast, given_up, "waive", cast.approver)
    assert status_of(given_up) == "due"
    acted(cast, given_up, "waive", cast.approver, side=estonia)
    assert status_of(given_up) == "waived"
    acted(cast, given_up, "close", cast.approver)
    acted(cast, disputed, "dispute", side=estonia)
    assert status_of(disputed) == "disputed"
    acted(cast, disputed, "settle")
    assert status_of(disputed) == "due"
    acted(cast, disputed, "waive", cast.approver, clause="Article 9")
    acted(cast, disputed, "close", cast.approver)
    assert {status_of(one) for one in (kept, given_up, disputed)} == {"closed"}
    reported = agreement.due_acts.filter(side=estonia)
    assert reported.exists() and set(reported.values_list("way", flat=True)) == {"reported"}


def test_nothing_that_is_said_of_the_other_side_goes_without_its_letter(cast: Cast) -> None:
    due = due_of(promised(cast, cast.record("EST"), debtor="EST", first_on=in_days(cast, 5)))
    with pytest.raises(RecordError) as caught:
        acted(cast, due, "fulfil", evidence="")
    assert getattr(caught.value, "fields", {}) == {"evidence": ["required"]}
    assert not StepTaken.objects.filter(subject="due").exists()
