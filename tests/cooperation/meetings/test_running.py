"""Holding a meeting: its agenda, what came of it, what goes on to the next, and minutes that stay as agreed."""

import datetime as dt
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction

from agreements.models import Due, Obligation
from cooperation.meetings.actions import action_report, actions_open
from cooperation.meetings.agenda import AgendaItem, Outcome
from cooperation.meetings.agenda_writing import delegate_add, delegate_remove, item_move, item_remove, items_add
from cooperation.meetings.answering import minutes_answer, minutes_contest
from cooperation.meetings.carrying import items_carry, items_duplicate
from cooperation.meetings.links import minutes_link_answer, minutes_link_make
from cooperation.meetings.meeting import Meeting
from cooperation.meetings.minutes import MinutesText
from cooperation.meetings.minuting import minutes_draft, minutes_exchange, minutes_reopen
from cooperation.meetings.moving import meeting_step
from cooperation.meetings.outcomes import outcome_record, outcome_remove
from cooperation.meetings.sequence import series_stand
from cooperation.meetings.writing import meeting_edit, meeting_mistake, series_change
from partners.models import Correction, StepTaken
from partners.records.errors import Malformed, Refused, Stale, Unseen
from partners.records.outbox import Effect
from tests.cast import Cast
from tests.meetings import HOUR, again, decided, meeting_at, minuted, series_of


def told(cast: Cast, officer: Any = None) -> dict[str, Any]:
    """Who asks, on which day."""
    return {"officer": officer or cast.desk, "today": cast.today, "expected_version": None}


def missing(error: pytest.ExceptionInfo[Refused]) -> list[str]:
    """What was still missing."""
    return [one.code for one in error.value.conditions]


def test_a_draft_is_not_opened_without_time_place_and_agenda(cast: Cast) -> None:
    bare = meeting_at(cast, items=0, starts_at=HOUR, ends_at=None, place="")
    with pytest.raises(Refused) as refused:
        meeting_step(meeting=bare, to="open", **told(cast))
    assert missing(refused) == ["meeting_time_set", "meeting_place_set", "agenda_there"]
    by_video = meeting_at(cast, mode="video", place="", audience="national")
    assert meeting_step(meeting=by_video, to="open", **told(cast)).reference == "GBR-UKR-2026-M002"


def test_a_meeting_does_not_begin_before_its_day(cast: Cast) -> None:
    tomorrow = meeting_at(cast, "open", starts_at=HOUR + dt.timedelta(days=1))
    with pytest.raises(Refused, match="meeting_day_come"):
        meeting_step(meeting=tomorrow, to="in_progress", **told(cast))


def test_outcomes_are_written_only_while_it_is_in_progress(cast: Cast) -> None:
    for status in ("open", "closed"):
        meeting = meeting_at(cast, status)
        with pytest.raises(Refused, match="meeting_in_progress"):
            decided(cast, meeting.items.get())
    outcome = decided(cast, meeting_at(cast, "in_progress").items.get())
    outcome_remove(outcome=outcome, **told(cast))
    assert not Outcome.objects.filter(pk=outcome.pk, mistake_at=None).exists()


def test_nothing_is_closed_with_undecided_items_and_each_is_named(cast: Cast) -> None:
    meeting = meeting_at(cast, "in_progress", items=3)
    first, second, third = meeting.items.order_by("position")
    decided(cast, first)
    with pytest.raises(Refused) as refused:
        meeting_step(meeting=meeting, to="closed", **told(cast))
    assert [one.data["title"] for one in refused.value.conditions] == ["Item 2", "Item 3"]
    decided(cast, second, "information")
    outcome_record(item=third, kind="deferred", text="", **told(cast))
    assert meeting_step(meeting=meeting, to="closed", **told(cast)).status == "closed"


def test_what_was_deferred_and_decided_after_all_is_deferred_no_longer(cast: Cast) -> None:
    item = meeting_at(cast, "in_progress").items.get()
    outcome_record(item=item, kind="deferred", text="", **told(cast))
    decided(cast, item)
    assert [one.kind for one in item.outcomes.filter(mistake_at=None)] == ["decision"]
    with pytest.raises(Refused, match="item_without_outcome"):
        outcome_record(item=item, kind="deferred", text="", **told(cast))


def test_an_obligation_becomes_a_promise_with_its_day_and_goes_with_its_outcome(cast: Cast) -> None:
    agreement = cast.record(audience="parties", entry_method="on_signature")
    item = meeting_at(cast, "in_progress").items.get()
    given = {"side": cast.party("GBR"), "due_on": dt.date(2027, 3, 1)}
    with pytest.raises(Malformed) as wrong:
        decided(cast, item, "obligation", **given)
    assert wrong.value.fields == {"agreement": ["required"]}
    outcome = decided(cast, item, "obligation", agreement=agreement, **given)
    promise = Obligation.objects.get(pk=outcome.obligation_id)
    assert (promise.debtor, promise.creditor) == (cast.party("GBR"), cast.party("UKR"))
    assert promise.source == again(item.meeting).reference
    assert Due.objects.get(obligation=promise).due_on == dt.date(2027, 3, 1)
    outcome_remove(outcome=outcome, **told(cast))
    assert not Due.objects.visible_to(cast.desk).filter(obligation=promise).exists()


def test_carried_over_takes_outcomes_and_duplicated_does_not(cast: Cast) -> None:
    here, other = meeting_at(cast, "in_progress", items=2), meeting_at(cast, items=0)
    first, second = here.items.order_by("position")
    decided(cast, first, "action", side=cast.party("GBR"), due_on=cast.today)
    items_carry(meeting=here, items=[first.pk], to=other, **told(cast))
    items_duplicate(meeting=here, items=[second.pk], to=other, **told(cast))
    moved, copy = other.items.order_by("position")
    assert (moved.pk, moved.moved_from, moved.outcomes.get().meeting) == (first.pk, here, other)
    assert (copy.title, copy.copied_from, copy.outcomes.count()) == (second.title, second, 0)
    assert list(here.items.all()) == [second]
    closed = meeting_at(cast, "closed")
    with pytest.raises(Refused, match="meeting_in_progress"):
        items_carry(meeting=closed, items=[closed.items.get().pk], to=other, **told(cast))
    elsewhere = meeting_at(cast, partner="EST")
    with pytest.raises(Refused, match="same_pair"):
        items_duplicate(meeting=here, items=[second.pk], to=elsewhere, **told(cast))


@pytest.mark.parametrize(("partner", "way"), [("GBR", "officer"), ("EST", "reported"), ("EST", "link")])
def test_minutes_are_agreed_by_both_in_three_ways_and_then_fixed(cast: Cast, partner: str, way: str) -> None:
    meeting = minuted(cast, "exchanged", partner=partner)
    minutes_answer(meeting=meeting, agrees=True, on=cast.today, **told(cast))
    assert again(meeting).minutes == "exchanged"
    if way == "officer":
        minutes_answer(meeting=meeting, agrees=True, on=cast.today, **told(cast, cast.partner_desk))
    elif way == "reported":
        given = {"side": cast.party("EST"), "agrees": True, "on": cast.today}
        with pytest.raises(Malformed):
            minutes_answer(meeting=meeting, **given, **told(cast))
        minutes_answer(meeting=meeting, evidence="Letter 3", **given, **told(cast))
    else:
        _, token = minutes_link_make(meeting=meeting, **told(cast))
        answer = {"token": token, "agrees": True, "answered_by": "Director"}
        minutes_link_answer(officer=None, today=cast.today, **answer)
        with pytest.raises(Unseen):
            minutes_link_answer(officer=None, today=cast.today, **answer)
    meeting = again(meeting)
    assert meeting.minutes == "agreed"
    assert StepTaken.objects.get(subject="meeting", subject_id=meeting.pk, step="agree").way == way
    _assert_fixed(cast, meeting)


def _assert_fixed(cast: Cast, meeting: Meeting) -> None:
    """Whoever writes, and by whatever means: what was agreed stays."""
    with pytest.raises(Refused, match="minutes_not_exchanged"):
        minutes_draft(meeting=meeting, text="Else.", **told(cast))
    for statement in (
        "UPDATE cooperation_meeting SET titles = '{}'::jsonb WHERE id = %s",
        "UPDATE cooperation_minutestext SET text = 'Else.' WHERE meeting_id = %s",
        "UPDATE cooperation_outcome SET text = 'Else.' WHERE meeting_id = %s",
        "UPDATE cooperation_agendaitem SET title = 'Else.' WHERE meeting_id = %s",
        "UPDATE cooperation_minutesact SET kind = 'objected' WHERE meeting_id = %s",
        "DELETE FROM cooperation_outcome WHERE meeting_id = %s",
    ):
        with pytest.raises(IntegrityError, match="agreed"), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement, [meeting.pk])


def test_a_side_that_has_officers_here_speaks_for_itself(cast: Cast) -> None:
    meeting = minuted(cast, "exchanged")
    given = {"side": cast.party("GBR"), "agrees": True, "on": cast.today, "evidence": "Letter"}
    with pytest.raises(Refused, match="side_acts_itself"):
        minutes_answer(meeting=meeting, **given, **told(cast))
    unshared = minuted(cast, "exchanged", audience="national")
    act = minutes_answer(meeting=unshared, **given, **told(cast))
    assert act.way == "reported"


def test_an_objection_leaves_them_exchanged_and_reopened_they_are_agreed_anew(cast: Cast) -> None:
    meeting = minuted(cast, "exchanged")
    minutes_answer(meeting=meeting, agrees=True, on=cast.today, **told(cast))
    with pytest.raises(Malformed):
        minutes_answer(meeting=meeting, agrees=False, on=cast.today, **told(cast, cast.partner_desk))
    minutes_answer(meeting=meeting, agrees=False, on=cast.today, reason="Item 1", **told(cast, cast.partner_desk))
    minutes_reopen(meeting=meeting, reason="As they asked", **told(cast))
    minutes_draft(meeting=meeting, text="Better.", **told(cast))
    minutes_exchange(meeting=meeting, **told(cast))
    assert [one.number for one in MinutesText.objects.filter(meeting=meeting).order_by("number")] == [1, 2]
    minutes_answer(meeting=meeting, agrees=True, on=cast.today, **told(cast, cast.partner_desk))
    assert again(meeting).minutes == "exchanged"


def test_what_was_reported_of_a_side_may_be_contested_by_it(cast: Cast) -> None:
    meeting = minuted(cast, "exchanged", partner="EST")
    given = {"side": cast.party("EST"), "agrees": True, "on": cast.today, "evidence": "Letter"}
    act = minutes_answer(meeting=meeting, **given, **told(cast))
    newcomer = cast.officer("EST", "desk_officer", email="new@est.example")
    contest = minutes_contest(act=act, reason="No such letter.", **told(cast, newcomer))
    assert (contest.subject, contest.subject_id, contest.act_id) == ("meeting", meeting.pk, act.pk)


def test_a_draft_of_minutes_is_seen_by_its_side_alone_until_it_is_exchanged(cast: Cast) -> None:
    meeting = minuted(cast, "drafted")
    assert not MinutesText.objects.visible_to(cast.partner_desk).exists()
    minutes_exchange(meeting=meeting, **told(cast))
    assert MinutesText.objects.visible_to(cast.partner_desk).exists()
    assert not MinutesText.objects.visible_to(cast.third_desk).exists()


def test_rescheduling_keeps_the_entry_and_raises_its_sequence(cast: Cast) -> None:
    meeting = meeting_at(cast)
    mail = {"name": "A. B.", "function": "Director", "office_contact": "office@ukr.example"}
    person = delegate_add(meeting=meeting, side=cast.party("UKR"), values=mail, **told(cast))
    assert not Effect.objects.filter(kind="meeting_mail").exists()
    meeting_step(meeting=meeting, to="open", **told(cast))
    moved = {"starts_at": HOUR + dt.timedelta(days=7), "ends_at": HOUR + dt.timedelta(days=7, hours=1)}
    meeting_edit(meeting=meeting, values=moved, **told(cast))
    meeting_edit(meeting=meeting, values={"kind": "ministerial"}, **told(cast))
    delegate_remove(delegate=person, **told(cast))
    meeting_step(meeting=meeting, to="cancelled", reason="No date fits.", **told(cast))
    sent = Effect.objects.filter(kind="meeting_mail").order_by("pk")
    assert [(one.data["sequence"], one.data.get("gone", False)) for one in sent] == [(0, False), (1, False), (2, True)]
    assert again(meeting).sequence == 2


def test_the_agenda_is_put_in_order_and_shortened(cast: Cast) -> None:
    meeting = meeting_at(cast, items=3)
    first, second, third = meeting.items.order_by("position")
    item_move(item=third, by=-1, **told(cast))
    item_remove(item=first, **told(cast))
    left = AgendaItem.objects.filter(meeting=meeting, mistake_at=None).order_by("position")
    assert list(left) == [third, second]
    with pytest.raises(Malformed) as wrong:
        items_add(meeting=meeting, entries=[{"title": "Good"}, {"title": " ", "lasts": 0}], **told(cast))
    assert wrong.value.fields == {"1.title": ["required"], "1.lasts": ["out_of_range"]}


def test_an_action_is_followed_until_somebody_says_what_became_of_it(cast: Cast) -> None:
    meeting = meeting_at(cast, "in_progress", partner="EST")
    action = decided(cast, meeting.items.get(), "action", side=cast.party("EST"), due_on=cast.today)
    assert list(actions_open(cast.desk)) == [action]
    with pytest.raises(Malformed) as wrong:
        action_report(outcome=action, kind="done", on=cast.today, **told(cast))
    assert wrong.value.fields == {"evidence": ["required"]}
    given = {"kind": "done", "on": cast.today, "evidence": "Note 7"}
    assert action_report(outcome=action, **given, **told(cast)).way == "reported"
    assert not actions_open(cast.desk).exists()
    with pytest.raises(Refused, match="action_open"):
        action_report(outcome=action, **given, **told(cast))


def test_hosts_alternate_from_the_last_meeting(cast: Cast) -> None:
    series = series_of(cast, first_host=cast.party("GBR"))
    (standing,) = series_stand(cast.desk, [series], cast.today)
    assert (standing.host_id, standing.rhythm.due_by) == (cast.party("GBR").pk, dt.date(2026, 12, 10))
    meeting_at(cast, "closed", series=series, host=cast.party("GBR"))
    (standing,) = series_stand(cast.desk, [series], cast.today)
    assert (standing.host_id, standing.rhythm.due_by) == (cast.party("UKR").pk, dt.date(2027, 11, 22))


def test_a_series_says_why_it_is_and_is_put_right_with_a_reason(cast: Cast) -> None:
    with pytest.raises(Malformed) as wrong:
        series_of(cast, decided="", last_held_on="", every_months=0)
    assert set(wrong.value.fields) == {"decided", "last_held_on", "every_months"}
    series = series_of(cast)
    series_change(series=series, values={"every_months": 6}, reason="As the ministers decided.", **told(cast))
    assert Correction.objects.get(subject="series").after == {"every_months": 6}


def test_a_meeting_written_down_by_mistake_leaves_with_all_beneath_it(cast: Cast) -> None:
    meeting = meeting_at(cast, items=2)
    meeting_mistake(meeting=meeting, reason="Twice.", **told(cast))
    assert not Meeting.objects.visible_to(cast.desk).exists()
    assert not AgendaItem.objects.visible_to(cast.desk).exists()


def test_whoever_read_an_older_version_is_told(cast: Cast) -> None:
    meeting = meeting_at(cast)
    meeting_edit(meeting=meeting, values={"place": "Lviv"}, **told(cast))
    late = {"officer": cast.desk, "today": cast.today, "expected_version": meeting.version}
    with pytest.raises(Stale):
        meeting_edit(meeting=meeting, values={"place": "Odesa"}, **late)
