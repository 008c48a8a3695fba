"""Who is told of what happens with an activity: the other side, once, and nobody who does not see it."""

import datetime as dt
from typing import Any

from django.core import mail

from agreements.activities.acting import activity_contest
from agreements.activities.activity import Activity
from agreements.activities.booking import booking_add
from agreements.activities.planning import activity_half_edit
from agreements.activities.telling import activity_reports_tell
from cooperation.desk.inbox import letters
from cooperation.words.notices import letter_words
from partners.models import Notice
from partners.people.digests import digests_make
from partners.records.outbox import sweep
from tests.cast import Cast
from tests.doings import Doing


def told(code: str) -> list[str]:
    """Who was told of something, by the name of the account."""
    rows = Notice.objects.filter(code=code).select_related("officer").order_by("officer__email")
    return [one.officer.email.split("@")[0] for one in rows]


def book(doing: Doing) -> None:
    """Both want the one frigate of Ukraine."""
    cast = doing.cast
    given: Any = {"kind": "unit", "party": cast.party("UKR"), "name": "Frigate", "expected_version": None}
    booking_add(officer=cast.desk, today=cast.today, activity=doing.activity, **given)
    doing.fresh()


def test_the_other_side_is_told_of_each_act_and_step_and_whoever_acted_is_not(cast: Cast) -> None:
    doing = Doing(cast)
    doing.act("accepted", ours=True)
    assert told("activity_accepted") == ["partner_desk", "partner_liaison"]
    activity_half_edit(
        officer=cast.partner_desk,
        today=cast.today,
        activity=doing.activity,
        responsible=cast.partner_liaison,
        notes="",
        expected_version=None,
    )
    doing.act("accepted", ours=False)
    assert told("activity_accepted") == ["desk", "partner_desk", "partner_liaison"]
    sweep()
    mail.outbox.clear()
    doing.step("postponed", by="UKR", reason="No ship is free.")
    assert told("activity_postponed") == ["partner_liaison"]
    sweep()
    assert [one.to for one in mail.outbox] == [[cast.partner_liaison.email]]
    assert "postponed the activity" in mail.outbox[0].body and doing.activity.reference in mail.outbox[0].subject
    assert "Sea patrol" not in mail.outbox[0].body  # both administrators have to allow that
    activity_contest(
        officer=cast.partner_desk, today=cast.today, activity=doing.activity, reason="No.", expected_version=None
    )
    assert told("act_contested") == ["desk"]


def test_of_what_only_we_see_and_of_what_we_reported_nobody_else_is_told(cast: Cast) -> None:
    Doing(cast, "EST", "reported").to("reported")
    assert {one.officer.party.code for one in Notice.objects.select_related("officer__party")} == {"UKR"}
    assert told("activity_accepted") == [] and told("activity_benefit") == ["desk"]


def test_what_it_brought_is_asked_of_both_and_the_report_when_its_day_nears_and_once_it_passed(cast: Cast) -> None:
    doing = Doing(cast)
    doing.to("completed")
    assert told("activity_benefit") == ["desk", "partner_desk", "partner_liaison"]
    until = doing.activity.last_on + dt.timedelta(days=30)
    assert activity_reports_tell(until - dt.timedelta(days=15)) == 0
    for day in (until - dt.timedelta(days=3), until, until + dt.timedelta(days=2), until + dt.timedelta(days=3)):
        activity_reports_tell(day)
    assert told("activity_report_due") == told("activity_report_overdue") == told("activity_benefit")
    (letter,) = letters(list(Notice.objects.filter(code="activity_report_overdue", officer=cast.desk)), cast.desk)
    assert letter.about == doing.activity and "13 January 2027" in letter_words(letter)[0]
    sweep()
    mail.outbox.clear()
    digests_make(dt.datetime(2027, 2, 1, 12, tzinfo=dt.UTC))
    digests_make(dt.datetime(2027, 2, 2, 12, tzinfo=dt.UTC))
    sweep()
    ours = next(one for one in mail.outbox if one.to == [cast.desk.email])
    assert "The report on the activity is overdue" in ours.body
    doing.say_benefit()
    doing.step("reported", outcome="Done.")
    assert told("activity_reported") == ["partner_desk", "partner_liaison"]
    assert activity_reports_tell(until) == 0


def test_whoever_waits_for_a_unit_is_told_when_it_is_free_and_not_by_whom(cast: Cast) -> None:
    first, second, later = (
        Doing(cast),
        Doing(cast, "POL", "reported"),
        Doing(cast, starts="2027-03-01", ends="2027-03-02"),
    )
    for one in (first, second, later):
        book(one)
    first.to("confirmed")
    first.step("cancelled", by="UKR", reason="No ship is free.")
    (notice,) = Notice.objects.filter(code="booking_free")
    assert (notice.officer, notice.subject_id) == (cast.desk, second.activity.pk)
    assert str(first.activity.key) not in str(notice.data)
    assert Activity.objects.get(pk=later.activity.pk).status == "proposed"
