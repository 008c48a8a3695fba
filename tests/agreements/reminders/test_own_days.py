"""Days of a side's own half are told like any other, to that side alone: opinions, and the time before parliament."""

import datetime as dt
from typing import Any

import pytest

from agreements.instruments.agreement import Agreement
from agreements.instruments.half.approval import approval_keep, approval_mistake
from agreements.instruments.half.opinion import opinion_ask, opinion_give, opinion_mistake
from agreements.instruments.half.tabling import sitting_add, tabling_rule_add, tabling_setting_remove
from agreements.models import Occasion
from agreements.reminders.own_days_mending import own_occasions_mend
from agreements.reminders.telling import reminders_tell
from cooperation.desk.inbox import letters
from cooperation.desk.todo import todo_of
from partners.models import Notice
from tests.cast import Cast
from tests.walks import widened

DAY = dt.date(2027, 1, 12)  # in 51 days


@pytest.fixture
def shared(cast: Cast) -> Agreement:
    """An agreement on its way that both sides see, and that nobody is named for."""
    made = cast.prepared("negotiating")
    made.sides.update(responsible=None, deputy=None)
    return widened(cast, made, "parties")


def told(cast: Cast, agreement: Agreement, officer: Any = None) -> dict[str, Any]:
    """What every service is told."""
    return {"officer": officer or cast.desk, "today": cast.today, "agreement": agreement, "expected_version": None}


def asked(cast: Cast, agreement: Agreement, **more: Any) -> Any:
    """An opinion that is to be given on the day."""
    given = {"kind": "legal", "office": "Legal service", "due_on": DAY, **more}
    return opinion_ask(**given, **told(cast, agreement))


def occasion(kind: str) -> Any:
    """The one occasion of a kind."""
    return Occasion.objects.get(kind=kind)


def notices(kind: str) -> set[tuple[str, int, bool]]:
    """Who was told at which threshold, and whether by a mail of its own."""
    rows = Notice.objects.filter(data__kind=kind).select_related("officer")
    return {(one.officer.email.split("@")[0], one.data["level"], "urgent" in one.data) for one in rows}


def test_an_opinion_is_told_once_at_each_threshold_to_the_own_side_alone(cast: Cast, shared: Agreement) -> None:
    asked(cast, shared)
    ours = {"desk", "other_desk", "liaison"}
    for day in (cast.today, DAY - dt.timedelta(days=29), DAY - dt.timedelta(days=28), DAY):
        reminders_tell(day)
        reminders_tell(day)
    assert notices("opinion") == {(name, level, level == 0) for name in ours for level in (60, 30, 0)}
    assert Notice.objects.filter(data__kind="opinion").count() == 9
    (letter, *_) = letters(list(Notice.objects.filter(officer=cast.desk, data__kind="opinion")), cast.desk)
    assert letter.part.office == "Legal service" and letter.occasion is not None


def test_an_answer_is_done_and_a_mistake_is_cancelled(cast: Cast, shared: Agreement) -> None:
    row = asked(cast, shared)
    uid, before = occasion("opinion").uid, occasion("opinion").sequence
    opinion_give(opinion_id=row.pk, verdict="favourable", summary="", **told(cast, shared))
    assert (occasion("opinion").state, occasion("opinion").tell_on) == ("done", None)
    opinion_mistake(opinion_id=row.pk, **told(cast, shared))
    after = occasion("opinion")
    assert (after.uid, after.state, after.sequence) == (uid, "cancelled", before + 2)
    assert reminders_tell(DAY) == 0


def test_a_clock_before_parliament_moves_with_the_days_of_sitting(cast: Cast, shared: Agreement) -> None:
    plain = {"officer": cast.desk, "today": cast.today}
    rule = tabling_rule_add(name="Treaties", days=5, kind="sitting_days", source="Law 7/2004", **plain)
    values = {"procedure": "parliament", "tabled_on": dt.date(2026, 11, 2)}
    row = approval_keep(values=values, rule=rule, **told(cast, shared))
    assert not Occasion.objects.filter(kind="tabling").exists()  # nobody knows yet when the house sits
    sitting_add(first=dt.date(2026, 12, 1), last=dt.date(2026, 12, 31), weekdays=[2], **plain)
    assert occasion("tabling").last == dt.date(2026, 12, 29)
    second = sitting_add(first=dt.date(2026, 12, 2), last=dt.date(2026, 12, 31), weekdays=[3], **plain)
    moved = occasion("tabling")
    assert (moved.last, moved.sequence) == (dt.date(2026, 12, 15), 1)
    tabling_setting_remove(sitting_id=second.pk, **plain)
    assert occasion("tabling").last == dt.date(2026, 12, 29)
    reminders_tell(dt.date(2026, 12, 29))
    assert {(name, level) for name, level, _ in notices("tabling")} >= {("desk", 0)}
    assert not any("partner" in name or urgent for name, _, urgent in notices("tabling"))
    change = {"values": {"exemption": "Urgent by decree."}, "approval_id": row.pk}
    approval_keep(**change, **told(cast, shared, cast.approver))
    assert occasion("tabling").state == "cancelled"
    approval_mistake(approval_id=row.pk, **told(cast, shared))
    assert own_occasions_mend(cast.today) == 0


def test_they_stand_in_to_do_of_the_own_side_until_answered(cast: Cast, shared: Agreement) -> None:
    row = asked(cast, shared)

    def groups(officer: Any, day: dt.date) -> list[str]:
        return [one.group for one in todo_of(officer, day) if one.own]

    assert (groups(cast.desk, cast.today), groups(cast.partner_desk, cast.today)) == (["due"], [])
    assert groups(cast.desk, DAY + dt.timedelta(days=1)) == ["overdue"]
    opinion_give(opinion_id=row.pk, verdict="favourable", summary="", **told(cast, shared))
    assert groups(cast.desk, cast.today) == []


def test_the_night_puts_right_what_was_written_without_and_what_is_over(cast: Cast, shared: Agreement) -> None:
    asked(cast, shared)
    Occasion.objects.filter(kind="opinion").delete()
    assert (own_occasions_mend(cast.today), own_occasions_mend(cast.today)) == (1, 0)
    Agreement.objects.filter(pk=shared.pk).update(status="abandoned")
    assert reminders_tell(DAY) == 0
    assert (own_occasions_mend(cast.today), occasion("opinion").state) == (1, "cancelled")
