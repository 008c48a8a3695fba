"""A course on its page, in To do, and through a link: seats are moved many at once."""

import datetime as dt
import re
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from agreements.activities.training.keeping import course_put
from agreements.activities.training.reminding import seats_tell
from agreements.activities.training.seat import Seat, SeatAct
from agreements.activities.training.seating import seats_add
from agreements.models import Activity, TrainingMeans
from cooperation.desk.seats import seat_needs
from partners.models import Notice
from tests.cast import TODAY, Cast
from tests.cooperation.pages.agreements_writing.filling import fields_of, fill, written
from tests.cooperation.pages.looking import as_, look, text
from tests.doings import Doing, recorded_activity
from tests.learning import COURSE, Learning

MODULES = ("training", "training_moving", "training_writing", "detail", "about", "link", "next_step", "exercise")


@pytest.fixture(autouse=True)
def day(monkeypatch: pytest.MonkeyPatch) -> None:
    """The pages are read on the day of the tests."""
    for module in MODULES:
        monkeypatch.setattr(f"cooperation.pages.activities.{module}.legal_day", lambda: TODAY)
    for module in ("of_activity", "of_seats", "form"):
        monkeypatch.setattr(f"cooperation.pages.answer.{module}.legal_day", lambda: TODAY)


def at(activity: Activity, rest: str = "") -> str:
    """The address of a page beneath an activity."""
    return f"/activities/{Activity.objects.get(pk=activity.pk).key}/{rest}"


def standing(activity: Activity) -> list[str]:
    """Where its seats stand."""
    return list(
        Seat.objects.filter(activity=activity, mistake_at=None).order_by("number").values_list("status", flat=True)
    )


def test_only_what_is_a_course_says_what_a_course_still_lacks(cast: Cast) -> None:
    lacks = "People are named"
    seminar = Doing(cast, **{**COURSE, "activity_type": "seminar_conference"}).activity
    page = text(look(cast.desk, at(seminar)))
    assert lacks not in page and "Add seats" in page
    assert lacks in text(look(cast.desk, at(Doing(cast, **COURSE).activity)))
    assert fill(cast.desk, at(seminar, "seats/"), count="2", giving="GBR", function="Staff officer").status_code == 303
    assert lacks in text(look(cast.desk, at(seminar)))


def test_a_course_is_written_down_and_ten_seats_are_one_click(cast: Cast) -> None:
    one = Doing(cast, **COURSE).activity
    facts = {
        "standing": "offered",
        "institution": "Staff college",
        "language": "en",
        "prerequisites": "English, level 3",
    }
    assert fill(cast.desk, at(one, "course/"), **facts, nominate_days="45", use_months="6").status_code == 303
    assert fill(cast.desk, at(one, "seats/"), count="10", giving="GBR", function="Staff officer").status_code == 303
    means = {"kind": "mobile_team", "giving": "GBR", "topic": "36th Brigade", "team_size": "6", "days_given": "5"}
    assert fill(cast.desk, at(one, "means/"), **means).status_code == 303
    page = text(look(cast.desk, at(one)))
    assert "1–10" in page and "Staff college" in page and "English" in page and "6 people · 5 days" in page
    assert "United Kingdom – Offer them: 1–10" in page  # theirs to do: they have officers here
    theirs = look(cast.partner_desk, at(one))
    assert at(one, "seats/offered/GBR/") in theirs.content.decode()
    assert fill(cast.partner_desk, at(one, "seats/offered/GBR/")).status_code == 303
    assert look(cast.desk, at(one, "seats/offered/GBR/")).status_code == 404  # nothing is forecast any more
    assert fill(cast.desk, at(one, "seats/requested/UKR/"), seats="1-8, 10").status_code == 303
    assert standing(one) == ["requested"] * 8 + ["offered"] + ["requested"]
    wrong = fill(cast.partner_desk, at(one, "seats/confirmed/GBR/"), seats="1–99")
    assert wrong.status_code == 400 and "not among them" in text(wrong)
    assert fill(cast.partner_desk, at(one, "seats/confirmed/GBR/")).status_code == 303
    unmet = fill(cast.desk, at(one, "seats/nominated/UKR/"))
    assert unmet.status_code == 409 and "meets the prerequisites: seats 1–8, 10" in text(unmet)
    assert fill(cast.desk, at(one, "seats/nominated/UKR/"), prerequisites_met="on").status_code == 303
    said = {"cleared_language": "yes", "cleared_medical": "yes", "cleared_security": "yes"}
    assert fill(cast.partner_desk, at(one, "seats/cleared/GBR/"), **said, seats="1-7").status_code == 303
    assert fill(cast.partner_desk, at(one, "seats/cleared/GBR/"), cleared_security="no", seats="8").status_code == 303
    assert standing(one)[:8] == ["cleared"] * 7 + ["nominated"]
    lost = {"seats": "8", "by": "UKR", "reason": "Not cleared."}
    assert fill(cast.desk, at(one, "seats/forfeited/UKR/"), **lost).status_code == 303
    page = text(look(cast.desk, at(one)))
    assert "let go by Ukraine: Not cleared." in page and "10 in all, 10 offered, 1 forfeited" in page
    undo = at(one, f"seats/undo/{SeatAct.objects.get(step='forfeit').pk}/")
    assert fill(cast.desk, undo, reason="Cleared after all.").status_code == 303
    assert standing(one)[7] == "nominated"
    assert fill(cast.desk, at(one, "seats/change/"), seats="9", function="Pilot").status_code == 303
    known = at(one, f"means/{TrainingMeans.objects.get().pk}/")
    assert fill(cast.desk, known, mistake="on").status_code == 303 and "36th" not in text(look(cast.desk, at(one)))
    assert (
        look(cast.minister, at(one, "seats/")).status_code == 403 and look(cast.third_desk, at(one)).status_code == 404
    )
    assert look(cast.desk, at(recorded_activity(cast), "seats/")).status_code == 404


def test_a_partner_without_an_account_answers_for_all_seats_through_one_link(cast: Cast) -> None:
    course = Learning(cast, "EST", "link")
    page = look(cast.desk, at(course.activity, "seats/offered/EST/"))
    assert at(course.activity, "links/seats_offered/") in page.content.decode() and "Reported by us" in text(page)
    browser = as_(cast.desk)
    asked = fill(cast.desk, at(course.activity, "links/seats_offered/"), browser)
    shown = text(browser.get(asked["Location"]))
    secret = re.search(r"/answer/([\w-]+)/", shown)
    assert secret
    public = Client()
    question = public.get(f"/answer/{secret[1]}/")
    assert (
        "Does Estonia offer these seats?" in text(question)
        and "1–3" in text(question)
        and "Staff officer, OF-3" in text(question)
    )
    given = {**written(fields_of(question), answered_by="Head of training"), "do": "agree"}
    assert public.post(f"/answer/{secret[1]}/", given).status_code == 303
    assert standing(course.activity) == ["offered"] * 3
    course.move("requested", ours=True)
    assert "by one-time link" in text(look(cast.desk, at(course.activity)))


def test_what_a_link_says_of_use_is_kept_also_where_it_is_no(cast: Cast) -> None:
    known = recorded_activity(
        cast, "EST", audience="parties", activity_type="course_seat", starts="2025-03-02", ends="2025-03-06"
    )
    told: Any = {"officer": cast.desk, "today": cast.today, "activity": known, "expected_version": None}
    seats_add(**told, count=2, giving=cast.party("UKR"), status="graduated")
    browser = as_(cast.desk)
    asked = fill(cast.desk, at(known, "links/seats_utilisation_check/"), browser)
    secret = re.search(r"/answer/([\w-]+)/", text(browser.get(asked["Location"])))
    assert secret and "It is not used" in text(Client().get(f"/answer/{secret[1]}/"))
    given = {"do": "contest", "answered_by": "Head of training", "on": TODAY.isoformat(), "reason": "She left."}
    assert Client().post(f"/answer/{secret[1]}/", given).status_code == 303
    assert set(Seat.objects.values_list("status", "used", "use_said")) == {("utilisation_check", False, "She left.")}


def test_whoever_sends_is_asked_for_names_in_time_and_for_use_afterwards(cast: Cast) -> None:
    course = Learning(cast)
    course.move("offered", ours=False)
    assert [(one.code, one.count) for one in seat_needs(cast.desk, cast.today)] == [("seats_answer", 3)]
    course.move("requested", ours=True)
    assert [(one.code, one.count) for one in seat_needs(cast.partner_desk, cast.today)] == [("seats_answer", 3)]
    course.move("confirmed", ours=False)
    first = course.activity.first_on
    assert not seat_needs(cast.desk, first - dt.timedelta(days=46)) and not seats_tell(first - dt.timedelta(days=46))
    late = first - dt.timedelta(days=45)
    (need,) = seat_needs(cast.desk, late)
    assert (need.code, need.count, need.on) == ("seats_name", 3, late) and not seat_needs(cast.partner_desk, late)
    for today in (late, late, first - dt.timedelta(days=3)):
        seats_tell(today)
    told = Notice.objects.filter(code="seats_unnamed", officer=cast.desk).order_by("pk")
    assert [one.key.rsplit(":", 1)[1] for one in told] == ["first", "late"] and told[0].data["number"] == 3
    assert not Notice.objects.filter(code="seats_unnamed", officer__party=cast.party("GBR")).exists()
    course_put(**course.told(), values={"nominate_days": 10})
    assert not seat_needs(cast.desk, late)
    Seat.objects.update(status="graduated", use_due_on=dt.date(2027, 12, 15), as_known=True)
    assert [one.code for one in seat_needs(cast.desk, dt.date(2027, 12, 1))] == ["seats_use"]
    assert seats_tell(dt.date(2027, 12, 1)) and Notice.objects.filter(code="seats_use").exists()


def test_a_course_with_many_seats_asks_as_much_as_one_with_few(cast: Cast) -> None:
    counts = []
    for count in (1, 40):
        course = Learning(cast, count=count)
        client = as_(cast.desk)
        client.get(at(course.activity))
        with CaptureQueriesContext(connection) as asked:
            page = client.get(at(course.activity))
        counts.append(len(asked))
        assert len(page.content) < 30_000
    assert counts[0] == counts[1] <= 60
