"""The balance on pages: counted, put down, agreed in the ways of each side, shown with both named, and as a file."""

from decimal import Decimal
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from agreements.activities.training.keeping import course_put
from agreements.models import ReciprocityEntry, Understanding
from partners.models import AnswerLink
from partners.profile.entry import LineEntry
from partners.profile.recording import profile_lines_record
from tests.agreements.reciprocity.test_counted import exercise
from tests.cast import TODAY, Cast
from tests.cooperation.pages.agreements_writing.filling import fields_of, written
from tests.cooperation.pages.looking import as_
from tests.doings import widened_activity
from tests.given import Giving, agreed, proposed
from tests.learning import Learning

DAY = TODAY.isoformat()


@pytest.fixture(autouse=True)
def _on_the_day(monkeypatch: pytest.MonkeyPatch) -> None:
    """The legal day of pages is the day of the cast."""
    for module in (
        *(f"pages.reciprocity.{name}" for name in ("balance", "entries", "entry", "writing", "understandings")),
        *("pages.reciprocity.audience", "pages.reciprocity.policy", "pages.answer.of_given", "pages.home.views"),
    ):
        monkeypatch.setattr(f"cooperation.{module}.legal_day", lambda: TODAY)


def sent(client: Client, address: str, root: Any = None, **typed: Any) -> str:
    """Send a form; it leads on."""
    version = {"version": type(root).objects.get(pk=root.pk).version} if root else {}
    answer = client.post(address, {**typed, **version, "submission": f"{address}{typed}"[:60]})
    assert answer.status_code == 303, answer.content.decode()[:4000]
    return str(answer.headers["Location"])


def text(client: Client, address: str) -> str:
    """A page."""
    answer = client.get(address)
    assert answer.status_code == 200, (address, answer.status_code)
    return answer.content.decode()


def test_the_balance_names_both_on_the_bar_and_is_the_same_in_a_file(cast: Cast) -> None:
    widened_activity(cast, exercise(cast), "parties")
    page = text(as_(cast.desk), "/partners/GBR/balance/")
    for said in ("Balance with United Kingdom", "200 person-days", "150 person-days", "57.1", "<svg", "Exercises"):
        assert said in page
    theirs = text(as_(cast.partner_desk), "/partners/UKR/balance/?year=2026")
    assert "Balance with Ukraine" in theirs and "42.9" in theirs
    assert "Nothing was given here" in text(as_(cast.desk), "/partners/GBR/balance/?year=2020")
    assert "Nothing was given here" in text(as_(cast.desk), "/partners/GBR/balance/?q=cyber")
    file = as_(cast.desk).get("/partners/GBR/balance/?format=csv").content.decode("utf-8-sig")
    assert "2026,Exercises,Person-days,200.0,150.0,57.1,2" in file
    assert as_(cast.third_desk).get("/partners/GBR-UKR/balance/").status_code == 404
    listed = text(as_(cast.desk), "/partners/GBR/balance/given/?giver=GBR&q=patrol")
    assert "150 person-days" in listed and "200 person-days" not in listed
    rows = as_(cast.desk).get("/partners/GBR/balance/given/?format=csv").content.decode("utf-8-sig")
    assert len(rows.strip().splitlines()) == 4
    assert "200 person-days" in text(as_(cast.desk), "/partners/GBR/")


@pytest.mark.parametrize("way", ["link", "reported"])
def test_what_was_given_is_put_down_shared_and_acknowledged_without_an_account_of_theirs(cast: Cast, way: str) -> None:
    desk, approver = as_(cast.desk), as_(cast.approver)
    typed = {"giver": "UKR", "kind": "access", "title": "Range", "quantity": "3", "unit": "days", "given_on": DAY}
    home = sent(desk, "/partners/EST/balance/given/new/", **typed)
    entry = ReciprocityEntry.objects.get()
    assert "only us" in text(desk, home).lower() and "Range" in text(desk, home)
    if way == "link":
        sent(desk, f"{home}audience/", entry, reason="Agreed.")
        assert "Decide who sees “Range” with Estonia" in text(approver, "/")
        sent(approver, f"{home}audience/", entry, reason="Agreed.", do="agree")
        sent(desk, f"{home}link/acknowledged/", entry)
        shown = text(desk, f"{home}link/acknowledged/")
        address = shown[shown.index("/answer/") :].split("<")[0].split('"')[0]
        assert "It is acknowledged: “Range”, 3 days?" in text(Client(), address)
        given = written(fields_of(Client().get(address)), answered_by="Director", on_0=str(TODAY.day), do="agree")
        assert Client().post(address, given).status_code in (200, 303)
        assert AnswerLink.objects.get().answer == "agreed" and "It is recorded as said" in text(Client(), address)
        assert "It is acknowledged: “Range”" in text(desk, "/one-time-links/")
    else:
        sent(desk, f"{home}act/acknowledged/", entry, on=DAY, evidence="Letter 7")
    entry.refresh_from_db()
    assert entry.status == "acknowledged"
    assert "valuation" not in text(desk, f"{home}act/counted_as_goodwill/")
    sent(desk, f"{home}act/counted_as_goodwill/", entry, on=DAY)
    sent(desk, f"{home}back/", entry, reason="Too soon.")
    entry.refresh_from_db()
    assert entry.status == "acknowledged"
    sent(desk, f"{home}correct/", entry, **{**typed, "quantity": "4", "reason": "As the log has it."})
    assert "4 days" in text(desk, home)
    assert as_(cast.auditor).get(f"{home}act/settled_in_kind/").status_code == 403


def test_both_agree_on_a_band_and_how_to_value_it_and_both_are_shown_the_figures(cast: Cast) -> None:
    Giving(cast, given_on=TODAY)
    desk, approver = as_(cast.desk), as_(cast.approver)
    assert "EUR" not in text(desk, "/partners/GBR/balance/")
    typed = {"method": "Daily allowances.", "currency": "EUR", "day_rate": "1000"}
    for about, values in (("valuation", typed), ("band", {"low": "30", "high": "70"}), ("statement", {"until": DAY})):
        home = sent(desk, f"/partners/GBR/balance/propose/{about}/", **values)
        one = Understanding.objects.get(about=about)
        sent(desk, f"{home}audience/", one, reason="Agreed.")
        sent(approver, f"{home}audience/", one, reason="Agreed.", do="agree")
        assert "Agree with Ukraine, or not" in text(as_(cast.partner_approver), "/")
        sent(as_(cast.partner_approver), f"{home}answer/agreed/GBR/", one, on=DAY)
        sent(approver, f"{home}answer/agreed/UKR/", one, on=DAY)
        one.refresh_from_db()
        assert one.status == "agreed"
    page = text(desk, "/partners/GBR/balance/")
    assert "Ukraine gives 30 to 70 % of all that is given." in page and "€10,000" in page
    assert "United Kingdom gives 30 to 70 %" in text(as_(cast.partner_desk), "/partners/UKR/balance/")
    assert "10 days" in text(as_(cast.partner_desk), home)


def test_a_one_way_street_says_what_could_be_offered_in_return(cast: Cast) -> None:
    for _ in range(5):
        Giving(cast, given_on=TODAY)
    assert "Nothing is known yet that Ukraine seeks" in text(as_(cast.desk), "/")
    ours, theirs = cast.party("UKR"), cast.party("GBR")
    told = {"source": "A letter", "as_of": "2026"}
    lines = [LineEntry(ours, "sought", "demining", told), LineEntry(theirs, "offered", "demining", told)]
    profile_lines_record(officer=cast.desk, today=TODAY, entries=lines)
    for address in ("/", "/partners/GBR/balance/", "/to-do/"):
        page = text(as_(cast.desk), address)
        assert "Ukraine gave 100 %, United Kingdom 0 %" in page, address
        assert "What United Kingdom could give in return, as Ukraine seeks it:" in page
    Giving(cast, giver="GBR", title="A berth")
    course = Learning(cast)
    seats = text(as_(cast.desk), "/partners/GBR/balance/").split("Seats on courses")[1]
    assert seats.split('data-label="Seats offered">')[1].lstrip().startswith("<bdi>0</bdi>")
    assert "berth" in text(as_(cast.desk), "/") and "the course" not in text(as_(cast.desk), "/")
    course_put(**course.told(), values={"standing": "sought"})
    for address in ("/", "/partners/GBR/balance/"):
        page = text(as_(cast.desk), address)
        assert ", the course “Staff course”. Pledged by United Kingdom and still to come: “A berth”." in page
    rule = {"least_share": "10", "years": "1", "least_entries": "6", "reason": "Few."}
    sent(as_(cast.approver), "/our-way/balance/", **rule)
    assert "one-way street" not in text(as_(cast.desk), "/")
    assert as_(cast.desk).post("/our-way/balance/", rule).status_code == 403


def test_the_queries_of_the_pages_do_not_grow(cast: Cast) -> None:
    giving, *_rest = [Giving(cast, given_on=TODAY) for _ in range(5)]
    proposed(cast, "GBR", "band")
    agreed(cast, "GBR", "valuation")
    desk, pages = as_(cast.desk), ("/partners/GBR/balance/", "/partners/GBR/balance/given/", "/")

    def count() -> list[int]:
        found = []
        for address in (*pages, f"/given/{giving.entry.key}/"):
            with CaptureQueriesContext(connection) as asked:
                text(desk, address)
            found.append(len(asked))
        return found

    count()
    before = count()
    for area in ("cyber", "exercises", "environment"):
        Giving(cast, given_on=TODAY, area=area, quantity=Decimal(2))
    agreed(cast, "GBR", "valuation")
    agreed(cast, "EST", "band", "reported")
    after = count()
    assert after == before and before <= [26, 11, 39, 15], (before, after)
