"""What meetings ask of whom: on home, in To do, as notices; and what the record proposes for an agenda."""

import datetime as dt
from typing import Any

from agreements.activities.acting import activity_contest
from agreements.obligations.writing import obligation_add
from cooperation.desk.inbox import letters
from cooperation.desk.meetings import matters_now, matters_of
from cooperation.meetings.agenda_writing import items_add
from cooperation.meetings.answering import minutes_answer
from cooperation.meetings.proposing import proposals_of
from cooperation.meetings.telling import meetings_tell
from cooperation.pages.meetings.filling import item_title
from partners.models import Notice
from partners.records.audience import audience_ask
from tests.cast import Cast
from tests.doings import Doing
from tests.meetings import decided, meeting_at, minuted, series_of, share
from tests.phases import Moving
from tests.walks import fresh


def asked(cast: Cast, officer: Any) -> list[tuple[str, str]]:
    """What is to do, by code and group."""
    return [(one.code, one.group) for one in matters_of(officer, cast.today)]


def test_a_rhythm_that_breaks_is_proposed_until_the_next_meeting_is_planned(cast: Cast) -> None:
    series = series_of(cast, last_held_on="2025-11-01")
    assert asked(cast, cast.desk) == [("plan", "overdue")]
    assert asked(cast, cast.partner_desk) == []
    meeting_at(cast, series=series)
    assert asked(cast, cast.desk) == []


def test_actions_wait_for_whoever_owes_them(cast: Cast) -> None:
    item = meeting_at(cast, "in_progress").items.get()
    decided(cast, item, "action", side=cast.party("GBR"), due_on=cast.today + dt.timedelta(days=30))
    decided(cast, item, "action", side=cast.party("UKR"), due_on=cast.today - dt.timedelta(days=1))
    assert asked(cast, cast.desk) == [("action", "overdue"), ("action", "waiting_them")]
    assert asked(cast, cast.partner_desk) == [("action", "they_owe"), ("action", "due")]
    now = matters_now(cast.desk, matters_of(cast.desk, cast.today), cast.today)
    assert [one.group for one in now] == ["overdue"]
    assert matters_now(cast.auditor, matters_of(cast.auditor, cast.today), cast.today) == []


def test_exchanged_minutes_wait_for_each_side_that_said_nothing(cast: Cast) -> None:
    meeting = minuted(cast, "exchanged")
    assert asked(cast, cast.desk) == asked(cast, cast.partner_desk) == [("answer_minutes", "waiting_us")]
    minutes_answer(
        officer=cast.desk, today=cast.today, meeting=meeting, agrees=True, on=cast.today, expected_version=None
    )
    assert asked(cast, cast.desk) == [("answer_minutes", "waiting_them")]
    assert asked(cast, cast.third_desk) == []


def test_whoever_did_not_ask_decides_who_sees_a_meeting(cast: Cast) -> None:
    meeting = meeting_at(cast, audience="national")
    given = {"to": "parties", "reason": "Reason", "expected_version": meeting.version}
    audience_ask(officer=cast.approver, today=cast.today, root=meeting, **given)
    assert asked(cast, cast.approver) == []
    assert asked(cast, cast.other_approver) == [("decide_audience", "waiting_us")]


def test_what_comes_up_is_told_once_to_whoever_sees_to_it(cast: Cast) -> None:
    series = series_of(cast)
    meeting = meeting_at(cast, "in_progress")
    decided(cast, meeting.items.get(), "action", side=cast.party("GBR"), due_on=cast.today + dt.timedelta(days=3))
    Notice.objects.all().delete()
    for _ in range(2):
        meetings_tell(cast.today)
    told = {(one.officer.party.code, one.code) for one in Notice.objects.select_related("officer__party")}
    assert told == {("UKR", "meeting_to_plan"), ("GBR", "action_due")}
    of_desk = [one for one in letters(list(Notice.objects.filter(officer=cast.desk)), cast.desk)]
    assert [one.about for one in of_desk] == [series]
    assert Notice.objects.filter(officer=cast.desk).count() == 1


def test_an_agenda_is_proposed_from_the_record_the_previous_minutes_first(cast: Cast) -> None:
    told = {"officer": cast.desk, "today": cast.today, "expected_version": None}
    agreement = cast.record(audience="parties", entry_method="on_signature")
    promise = {
        "titles": {"en": "A report"},
        "debtor": "GBR",
        "first_on": "2026-11-01",
        "tracked_from": dt.date(2026, 1, 1),
    }
    obligation_add(agreement=fresh(agreement), values=promise, **told)
    ours_alone = cast.record(audience="national", entry_method="on_signature")
    obligation_add(agreement=fresh(ours_alone), values=promise, **told)
    last = minuted(cast, "agreed", starts_at=dt.datetime(2026, 11, 20, 9, tzinfo=dt.UTC))
    item = meeting_at(cast, "in_progress").items.get()
    action = decided(cast, item, "action", side=cast.party("GBR"), due_on=cast.today)
    following = meeting_at(cast, items=0)
    found = proposals_of(cast.desk, following, cast.today)
    # What only we see is not proposed for a meeting that the partner sees.
    assert [one.reason for one in found] == ["previous_minutes", "open_action", "overdue"]
    assert (found[0].meeting, found[1].action, found[2].agreement) == (last, action, agreement)
    items_add(meeting=following, entries=[{"title": "Minutes", **found[0].entry}], **told)
    assert [one.reason for one in proposals_of(cast.desk, following, cast.today)] == ["open_action", "overdue"]
    unshared = meeting_at(cast, items=0, audience="national")
    assert [one.reason for one in proposals_of(cast.desk, unshared, cast.today)].count("overdue") == 2
    share(cast, unshared, "parties")


def test_an_agenda_is_proposed_the_open_gate_and_what_one_side_objects_to(cast: Cast) -> None:
    moving = Moving(cast)
    activity = Doing(cast).activity
    activity_contest(
        officer=cast.partner_desk, today=cast.today, activity=activity, reason="Not so.", expected_version=None
    )
    meeting = meeting_at(cast, items=0)
    found = {one.reason: one for one in proposals_of(cast.desk, meeting, cast.today)}
    assert list(found) == ["contested", "gate"]
    assert found["gate"].gate == moving.gate and found["contested"].activity == activity
    assert item_title(found["gate"]).startswith("To be decided by both: Gate: Pilot")
    told = {"officer": cast.desk, "today": cast.today, "expected_version": None}
    items_add(meeting=meeting, entries=[{"title": "Gate", **found["gate"].entry}], **told)
    assert [one.reason for one in proposals_of(cast.desk, meeting, cast.today)] == ["contested"]
    assert not proposals_of(cast.desk, meeting_at(cast, items=0, partner="POL"), cast.today)
