"""The pages of activities: both doors, the list, one with its next step, the three ways, the year and the month."""

import datetime as dt
import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from agreements.activities.booking import booking_add
from agreements.coverage import answering
from agreements.coverage.answering import covered_in
from agreements.models import Activity
from partners.models import AnswerLink
from tests.cast import TODAY, Cast
from tests.cooperation.api.conftest import Rest
from tests.cooperation.pages.agreements_writing.filling import fields_of, fill, written
from tests.cooperation.pages.looking import as_, look, text
from tests.doings import OUTCOME, Doing, recorded_activity

MODULES = (
    "acting", "bringing", "detail", "about", "form", "link", "closing", "exercise", "list", "mending", "next_step",
    "sight", "stepping",
)  # fmt: skip


@pytest.fixture(autouse=True)
def day(monkeypatch: pytest.MonkeyPatch) -> None:
    """The pages are read on the day of the tests."""
    for module in (*MODULES, "writing", "year"):
        monkeypatch.setattr(f"cooperation.pages.activities.{module}.legal_day", lambda: TODAY)
    monkeypatch.setattr("cooperation.pages.answer.of_activity.legal_day", lambda: TODAY)
    monkeypatch.setattr("cooperation.pages.answer.form.legal_day", lambda: TODAY)
    monkeypatch.setattr("cooperation.pages.home.views.legal_day", lambda: TODAY)


def at(activity: Activity, rest: str = "") -> str:
    """The address of a page beneath an activity."""
    return f"/activities/{Activity.objects.get(pk=activity.pk).key}/{rest}"


def test_the_day_of_an_act_is_filled_in_whatever_the_language(cast: Cast) -> None:
    activity = Doing(cast).activity
    cast.desk.language = "fr"
    cast.desk.save(update_fields=["language"])
    page = look(cast.desk, at(activity, "acts/accepted/UKR/")).content.decode()
    assert "Enregistrer" in page or "L’accepter" in page
    assert f'name="on" value="{TODAY.isoformat()}"' in page


def test_who_sees_it_is_told_in_names_and_not_in_codes(cast: Cast) -> None:
    activity = Doing(cast, way="reported").activity
    rows = look(cast.desk, at(activity, "audience/")).context["compare"]["rows"]
    said = {row["field"]: row["after"] for row in rows}
    assert (said["Country"], said["Host"]) == ("Ukraine", "Ukraine")


def test_both_doors_take_title_partner_and_period_alone_and_return_filled(cast: Cast) -> None:
    known = {"partner": "GBR", "title": "Sea patrol", "activity_type": "exercise"}
    planned = fill(cast.desk, "/activities/plan/", **known, quarter="2027-04-01/2027-06-30")
    assert planned.status_code == 303, text(planned)
    made = Activity.objects.get()
    assert (made.status, made.starts, made.form, made.country) == (
        "proposed",
        "2027-04-01/2027-06-30",
        "exercise",
        None,
    )
    assert "quarter 2 of 2027" in text(look(cast.desk, planned["Location"]))
    empty = fill(cast.desk, "/activities/record/", **known)
    assert empty.status_code == 400 and "at least the year" in text(empty) and "Sea patrol" in empty.content.decode()
    recorded = fill(cast.desk, "/activities/record/", **known, starts="2019")
    page = text(look(cast.desk, recorded["Location"]))
    assert "Completed" in page and "GBR-UKR-2019-A001" in page
    assert look(cast.minister, "/activities/plan/").status_code == 403
    odd = fill(cast.desk, "/activities/record/", **known, starts="2019", legal_basis="a\x00b")
    assert odd.status_code == 400 and "No agreement has this reference." in text(odd)
    far = fill(cast.desk, "/activities/record/", **known, starts="9999")
    assert far.status_code == 400 and "Write a year up to 2500." in text(far)
    edited = fill(cast.desk, at(made, "edit/"), place="Odesa", host="us")
    assert edited.status_code == 303, text(edited)
    made.refresh_from_db()
    assert made.place == "Odesa" and made.host == cast.party("UKR") and made.starts == "2027-04-01/2027-06-30"
    assert fill(cast.desk, at(made, "edit/"), starts="2027-05-03", ends="2027-05-01", quarter="").status_code == 400


def test_the_list_searches_filters_sorts_and_goes_out_as_what_is_shown(cast: Cast) -> None:
    for number in range(3):
        recorded_activity(cast, starts=f"201{number}", title=f"Patrol {number}", audience="parties" if number else "")
    recorded_activity(cast, "EST", title="Talks of ours", activity_type="staff_talks")
    page = look(cast.desk, "/activities/", q="patr", ordering="title")
    assert text(page).index("Patrol 0") < text(page).index("Patrol 2") and "Talks of ours" not in text(page)
    assert "3 activities" in text(page)
    narrowed = look(cast.desk, "/activities/", form="visit_talks", partner="EST")
    assert "Talks of ours" in text(narrowed) and "1 activity" in text(narrowed)
    assert narrowed.content.decode().count("Remove the filter") == 2
    assert "2010" in text(look(cast.desk, "/activities/", year="2010", format="csv"))
    sheet = look(cast.partner_desk, "/activities/", format="csv").content.decode()
    assert sheet.count("Patrol") == 2 and "Talks of ours" not in sheet
    assert look(cast.desk, "/activities/", format="xlsx").status_code == 200
    assert "No activity yet" in text(look(cast.third_desk, "/activities/"))
    one = Activity.objects.get(title="Patrol 0")
    assert look(cast.partner_desk, at(one)).status_code == 404
    moved = look(cast.desk, f"/activities/{one.slug}/")
    assert moved.status_code == 302 and str(one.reference) in moved["Location"]


def test_the_way_to_its_report_is_walked_in_two_browsers(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    doing = Doing(cast)
    one = doing.activity
    assert "accept" in text(look(cast.partner_desk, "/")).lower()
    assert fill(cast.desk, at(one, "acts/accepted/UKR/")).status_code == 303
    assert "Ukraine accepts it" in text(look(cast.partner_desk, at(one)))
    assert fill(cast.partner_desk, at(one, "acts/accepted/GBR/")).status_code == 303
    assert fill(cast.desk, at(one, "steps/planned/")).status_code == 303
    early = look(cast.desk, at(one, "acts/confirmed/UKR/"))
    assert "It is known how many people Ukraine sends" in text(early)
    for officer, side in ((cast.desk, "UKR"), (cast.partner_desk, "GBR")):
        given = {"participants": "40", "contact": "Head of training"}
        assert fill(officer, at(one, f"sides/{side}/"), **given).status_code == 303
    doing.cover()
    for officer, side in ((cast.desk, "UKR"), (cast.partner_desk, "GBR")):
        assert fill(officer, at(one, f"acts/confirmed/{side}/")).status_code == 303
    page = text(look(cast.desk, at(one)))
    assert "Confirmed" in page and "40 planned" in page and "by its own officer" in page
    assert fill(cast.desk, at(one, "costs/"), side="UKR", currency="eur", budget="1500").status_code == 303
    assert "€1,500" in text(look(cast.auditor, at(one))) and "1,500" not in text(look(cast.partner_desk, at(one)))
    assert "Still missing" in text(look(cast.desk, at(one, "steps/completed/")))
    later = dt.date(2026, 12, 20)
    for module in (*MODULES, "writing", "year"):
        monkeypatch.setattr(f"cooperation.pages.activities.{module}.legal_day", lambda: later)
    assert fill(cast.desk, at(one, "steps/completed/")).status_code == 303
    monkeypatch.setattr("cooperation.pages.home.views.legal_day", lambda: dt.date(2027, 2, 1))
    assert "is overdue" in text(look(cast.desk, "/"))
    assert fill(cast.desk, at(one, "steps/reported/")).status_code == 400
    given = {"capability": "Mine clearance", "before": "One ship", "after": "Two ships together"}
    given |= {"joint_price": "70", "alone_price": "100", "currency": "eur", "public_sentence": "Safer seas."}
    assert fill(cast.desk, at(one, "benefit/"), **given).status_code == 303
    assert "€30" in text(look(cast.desk, at(one))) and "Mine clearance" not in text(look(cast.partner_desk, at(one)))
    assert fill(cast.desk, at(one, "steps/reported/"), outcome=OUTCOME).status_code == 303
    assert OUTCOME in text(look(cast.partner_desk, at(one)))


def test_a_partner_without_account_answers_by_link_or_is_reported(cast: Cast) -> None:
    doing = Doing(cast, "EST", "link")
    one = doing.activity
    made = fill(cast.desk, at(one, "links/accepted/"))
    assert made.status_code == 303
    browser = as_(cast.desk)
    opened = browser.get(at(one, "links/accepted/"))
    sent = browser.post(at(one, "links/accepted/"), written(fields_of(opened)))
    shown = browser.get(sent["Location"]).content.decode()
    address = re.findall(r"/answer/[^/<]+/", shown)[0]
    anybody = Client()
    asked = anybody.get(address)
    assert "Does Estonia accept this activity?" in text(asked) and "Sea patrol" in text(asked)
    given = written(fields_of(asked), answered_by="Head of department", do="agree")
    assert anybody.post(address, given).status_code == 303
    assert "It is recorded as your own" in text(anybody.get(address))
    assert "by one-time link, Head of department" in text(look(cast.desk, at(one)))
    link = AnswerLink.objects.filter(answered_at=None).get()
    assert as_(cast.desk).post(f"/one-time-links/{link.pk}/close/").status_code == 303
    reported = Doing(cast, "LVA", "reported").activity
    assert fill(cast.desk, at(reported, "acts/accepted/LVA/")).status_code == 400
    assert fill(cast.desk, at(reported, "acts/accepted/LVA/"), evidence="Note 7").status_code == 303
    assert "reported by us: Note 7" in text(look(cast.desk, at(reported)))


def test_sharing_is_asked_and_decided_with_what_becomes_visible(cast: Cast) -> None:
    one = recorded_activity(cast, place="Odesa")
    shown = look(cast.desk, at(one, "audience/"))
    assert "What becomes visible" in text(shown) and "Odesa" in text(shown)
    assert fill(cast.desk, at(one, "audience/"), reason="Agreed.").status_code == 303
    assert "Decide who sees" in text(look(cast.approver, "/"))
    browser = as_(cast.approver)
    form = browser.get(at(one, "audience/"))
    browser.post(at(one, "audience/"), written(fields_of(form), reason="Yes.", do="agree"))
    assert look(cast.partner_desk, at(one)).status_code == 200
    assert "Who has seen it already" in text(look(cast.desk, at(one, "audience/") + "?to=national"))
    assert fill(cast.partner_desk, at(one, "contest/"), reason="It was in May.").status_code == 303
    assert "It was in May." in text(look(cast.desk, at(one)))
    assert look(cast.desk, at(one, "contest/")).status_code in (200, 403)


def test_a_record_is_corrected_joined_and_taken_out(cast: Cast) -> None:
    one, other = recorded_activity(cast), recorded_activity(cast)
    fixed = fill(cast.desk, at(one, "correct/"), status="cancelled", place="Kherson", reason="It was called off.")
    assert fixed.status_code == 303, text(fixed)
    page = text(look(cast.desk, at(one)))
    assert "Cancelled" in page and "Kherson" in page and "It was called off." in page
    assert fill(cast.desk, at(other, "same/"), kept=one.key, reason="Twice.").status_code == 303
    assert fill(cast.desk, at(one, "mistake/"), reason="Never was.").status_code == 303
    assert look(cast.desk, f"/activities/{one.reference}/").status_code == 404


def test_units_are_booked_and_let_go(cast: Cast) -> None:
    one = Doing(cast).activity
    assert fill(cast.desk, at(one, "bookings/"), kind="place", side="UKR", name="Range 3").status_code == 303
    assert "Range 3" in text(look(cast.partner_desk, at(one)))
    one.refresh_from_db()
    pk = one.bookings.get().pk
    gone = as_(cast.desk).post(at(one, f"bookings/{pk}/drop/"), {"version": str(one.version)})
    assert gone.status_code == 303 and "Range 3" not in text(look(cast.desk, at(one)))


def test_the_year_names_both_sides_on_the_bar_and_the_month_has_its_days(cast: Cast) -> None:
    Doing(cast)
    recorded_activity(cast, "EST", starts="2026-12", title="Talks")
    year = look(cast.desk, "/activities/year/2026/")
    assert (
        "United Kingdom – Ukraine" in text(year) and 'class="span"' in year.content.decode() and "Talks" in text(year)
    )
    only = text(look(cast.desk, "/activities/year/2026/", partner="EST"))
    assert "Talks" in only and "Sea patrol" not in only
    month = look(cast.desk, "/activities/year/2026/12/")
    assert month.content.decode().count("Sea patrol") == 5 and "days not known yet" in text(month)
    assert "Nothing in this time" in text(look(cast.desk, "/activities/year/2031/"))
    assert look(cast.desk, "/activities/year/9999/").status_code == 404
    assert "Sea patrol" not in text(look(cast.third_desk, "/activities/year/2026/"))


def test_the_partners_page_and_the_menu_lead_to_them(cast: Cast) -> None:
    cast.record()
    Doing(cast)
    page = text(look(cast.desk, "/partners/GBR/"))
    assert "Sea patrol" in page and "The year as a timeline" in page and "Accept “Sea patrol”" in page
    assert ">Activities<" in look(cast.desk, "/").content.decode()
    assert ">Activities<" not in look(cast.third_desk, "/").content.decode()
    assert "Accept “Sea patrol”" in text(look(cast.partner_desk, "/to-do/"))


def test_the_number_of_queries_does_not_grow(cast: Cast) -> None:
    cast.record()
    one = Doing(cast).activity
    booking_add(
        officer=cast.desk, today=cast.today, activity=one, kind="unit", party=cast.party("UKR"), name="X",
        expected_version=None,
    )  # fmt: skip
    paths = {
        "/activities/": 11,
        at(one): 37,
        "/activities/year/2026/": 10,
        "/activities/year/2026/12/": 9,
    }
    # These two are pinned where they are at home.
    found = {path: asked(cast, path) for path in (*paths, "/partners/GBR/", "/")}
    for number in range(6):
        Doing(cast, title=f"More {number}", starts=f"2026-12-0{number + 1}")
    after = {path: asked(cast, path) for path in found}
    # What says that there is nothing of its kind yet asks a little more.
    assert {path: found[path] for path in paths} == paths
    assert all(after[path] <= found[path] for path in found), (found, after)


def asked(cast: Cast, path: str) -> int:
    """How many queries a page needs, once its officer is known."""
    browser = as_(cast.desk)
    browser.get(path)
    with CaptureQueriesContext(connection) as seen:
        assert browser.get(path).status_code == 200
    return len(seen)


def test_what_covers_a_planned_activity_is_looked_up_once_for_the_whole_page(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    planned = Doing(cast).to("planned")
    found = []
    monkeypatch.setattr(answering, "covered_in", lambda *given: found.append(given) or covered_in(*given))
    shown = text(look(cast.desk, at(planned)))
    assert "Legal basis" in shown and len(found) == 1


def test_an_act_that_was_entered_by_mistake_is_taken_back_while_nothing_followed(cast: Cast) -> None:
    doing = Doing(cast)
    doing.act("accepted", ours=True)
    page = f"/activities/{doing.activity.key}/"
    act = doing.activity.acts.get()
    url = f"{page}acts/{act.pk}/mistake/"
    assert url in look(cast.desk, page).content.decode()
    assert url not in look(cast.partner_desk, page).content.decode()
    assert look(cast.partner_desk, url).status_code == 404
    assert fill(cast.desk, url, reason="It was another activity.").status_code == 303
    assert doing.fresh().status == "proposed" and not doing.activity.acts.filter(mistake_at=None).exists()
    doing.act("accepted", ours=True)
    again, rest, where = doing.activity.acts.get(mistake_at=None), Rest(), f"activities/{doing.activity.key}/"
    tag = rest.get(cast.desk, where).tag
    told = rest.patch(cast.desk, f"{where}acts/{again.pk}/", {"reason": "Twice."}, If_Match=tag)
    assert (told.status, told.data["status"], told.data["acts"]) == (200, "proposed", [])
    doing.fresh()
    doing.to("agreed")
    assert "/mistake/" not in "".join(
        link["url"] for link in look(cast.desk, page).context["mend"]["links"] if "/acts/" in link["url"]
    )
