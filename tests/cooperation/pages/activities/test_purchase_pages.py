"""The pages of a purchase and its resources: offered, accepted, amended, delivered; by link, jointly, and late."""

import datetime as dt
import re
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from agreements.models import Activity, CaseChange, CaseInstalment, CaseLine, ProcurementCase
from cooperation.api.documentation.views import schema
from tests.cases import Buying
from tests.cast import TODAY, Cast
from tests.cooperation.api.conftest import Rest
from tests.cooperation.api.test_schema import fits
from tests.cooperation.pages.agreements_writing.filling import fields_of, fill, written
from tests.cooperation.pages.looking import as_, look, text
from tests.doings import Doing

MODULES = (
    "detail", "about", "link", "closing", "next_step", "procurement", "procurement_parts", "procurement_acting",
    "procurement_plan", "procurement_writing", "case_targets",
)  # fmt: skip

TEMPLATE = "activities/{key}/procurement/"


@pytest.fixture(autouse=True)
def day(monkeypatch: pytest.MonkeyPatch) -> None:
    """The pages are read on the day of the tests."""
    for module in MODULES:
        monkeypatch.setattr(f"cooperation.pages.activities.{module}.legal_day", lambda: TODAY)
    for module in ("pages.answer.of_case", "pages.answer.of_activity", "pages.answer.form", "api.resource"):
        monkeypatch.setattr(f"cooperation.{module}.legal_day", lambda: TODAY)
    monkeypatch.setattr("cooperation.pages.home.views.legal_day", lambda: TODAY)


def at(buying: Buying, rest: str = "") -> str:
    """The address of a page of the purchase."""
    return f"/activities/{buying.activity.key}/procurement/{rest}"


def test_a_purchase_is_written_down_offered_accepted_and_amended_in_two_browsers(cast: Cast) -> None:
    doing = Doing(cast, activity_type="procurement_case", title="Boats for the river")
    activity = doing.activity
    here = f"/activities/{activity.key}/"
    assert "It is not written down yet who sells what" in text(look(cast.desk, here))
    assert look(cast.partner_desk, here + "procurement/").status_code == 200
    given = {"seller": "GBR", "requested_on": "2026-10-19", "valid_until": "2027-02-01", "request": "Note 5"}
    assert fill(cast.desk, here + "procurement/write/", **given | {"seller": "third"}).status_code == 400
    assert fill(cast.desk, here + "procurement/write/", **given).status_code == 303
    line = {"what": "Patrol boats", "quantity": "4", "unit": "boat", "price": "800", "currency": "eur"}
    assert fill(cast.desk, here + "procurement/lines/", **line).status_code == 303
    fit = {"fit": "compatible", "system": "STANAG 1234", "source": "Trial report", "as_of": "2026-05-01"}
    assert fill(cast.desk, here + "procurement/lines/1/fit/UKR/", **fit).status_code == 303
    page = text(look(cast.desk, here + "procurement/"))
    for said in ("day 34 of 120", "in time", "Patrol boats", "STANAG 1234", "not assessed yet", "800.00 EUR"):
        assert said in page, said
    assert "day 34 of 120" in text(look(cast.desk, here)) and "Offered" in page
    steps = here + "procurement/steps/"
    assert fill(cast.partner_desk, steps + "offer_in_preparation/GBR/").status_code == 303
    assert fill(cast.partner_desk, steps + "offered/GBR/").status_code == 303
    assert "What it asks for" in text(look(cast.desk, steps + "accepted/UKR/"))
    for kind, on, amount in (("delivery", "2026-11-01", "4"), ("payment", "2026-12-01", "800")):
        plan = {"planned_on": on, "planned": amount} | ({"which": "1"} if kind == "delivery" else {"currency": "EUR"})
        assert fill(cast.desk, here + f"procurement/plan/{kind}/", **plan).status_code == 303
    doing.settle()
    assert fill(cast.desk, steps + "accepted/UKR/").status_code == 303
    amend = {**line, "quantity": "5", "price": "1000", "reason": "A fifth boat"}
    assert fill(cast.desk, here + "procurement/lines/1/", **amend).status_code == 303
    page = text(look(cast.partner_desk, here + "procurement/"))
    assert "Line 1, Quantity: 4, now 5" in page and "Waits for consent" in page
    answered = fill(cast.partner_desk, here + "procurement/amendments/1/GBR/", do="consent")
    assert answered.status_code == 303, text(answered)
    assert CaseLine.objects.get().quantity == 5 and CaseChange.objects.get().state == "in_effect"
    assert look(cast.third_desk, here + "procurement/").status_code == 404
    assert look(cast.minister, here + "procurement/lines/").status_code == 403


def test_what_is_late_and_what_takes_long_stands_in_to_do_and_is_written_down(cast: Cast) -> None:
    buying = Buying(cast)
    buying.to("implemented")
    home = text(look(cast.desk, "/"))
    assert "Deliveries or payments of “Boats for the river”" in home
    assert "late" in text(look(cast.desk, at(buying)))
    one = CaseInstalment.objects.filter(kind="delivery").order_by("planned_on")[0]
    made = {"actual_on": "2026-11-20", "actual": "2", "evidence": "Note of receipt 7"}
    assert fill(cast.desk, at(buying, f"plan/{one.pk}/"), **made | {"evidence": ""}).status_code == 400
    assert fill(cast.desk, at(buying, f"plan/{one.pk}/"), **made).status_code == 303
    assert "Note of receipt 7" in text(look(cast.partner_desk, at(buying)))
    later = {"planned_on": "2027-05-01", "planned": "2", "reason": "The yard is late", "on": "2026-11-20"}
    two = CaseInstalment.objects.filter(kind="delivery", actual=None)[0]
    assert fill(cast.partner_desk, at(buying, f"plan/{two.pk}/modify/"), **later).status_code == 303
    assert "Modification 1" in text(look(cast.desk, at(buying)))
    assert fill(cast.partner_desk, at(buying, "steps/delivering/GBR/")).status_code == 303
    act = buying.activity.case_acts.order_by("-pk")[0]
    back = fill(cast.partner_desk, at(buying, f"acts/{act.pk}/mistake/"), reason="Too early")
    assert back.status_code == 303 and ProcurementCase.objects.get().stage == "implemented"


def test_a_partner_without_account_sells_by_link(cast: Cast) -> None:
    buying = Buying(cast, "EST", "link")
    buying.to("offer_in_preparation")
    buying.write()
    link = f"/activities/{buying.activity.key}/links/case_offer/"
    browser = as_(cast.desk)
    opened = browser.get(link)
    sent = browser.post(link, written(fields_of(opened)))
    assert sent.status_code == 303, text(sent)
    address = re.findall(r"/answer/[^/<]+/", browser.get(sent["Location"]).content.decode())[0]
    anybody = Client()
    asked = anybody.get(address)
    assert "Does Estonia offer this?" in text(asked) and "Patrol boats" in text(asked)
    given = written(fields_of(asked), answered_by="Head of sales", do="agree")
    assert anybody.post(address, given).status_code == 303
    assert "It is recorded as your own" in text(anybody.get(address))
    assert "by one-time link, Head of sales" in text(look(cast.desk, at(buying)))
    reported = Buying(cast, "LVA", "reported")
    step = at(reported, "steps/offer_in_preparation/LVA/")
    assert fill(cast.desk, step).status_code == 400
    assert fill(cast.desk, step, evidence="Letter 9").status_code == 303
    assert "reported by us: Letter 9" in text(look(cast.desk, at(reported)))


def test_a_joint_purchase_says_what_was_saved_and_an_approver_sets_the_targets(cast: Cast) -> None:
    buying = Buying(cast, joint=True)
    buying.write()
    shares = {"share_UKR": "3", "amount_UKR": "500", "share_GBR": "1", "amount_GBR": "200"}
    assert fill(cast.desk, at(buying, "lines/1/"), **shares).status_code == 409
    assert fill(cast.desk, at(buying, "lines/1/"), **shares | {"amount_GBR": "300"}).status_code == 303
    alone = {"price": "700", "currency": "eur", "source": "Quote 12", "as_of": "2026-11-01"}
    assert fill(cast.desk, at(buying, "alone/"), **alone).status_code == 303
    page = text(look(cast.desk, at(buying)))
    assert "200.00 EUR" in page and "500.00 EUR together, 700.00 EUR alone" in page
    assert "Quote 12" not in text(look(cast.partner_desk, at(buying)))
    Activity.objects.update(status="completed")
    assert 'value="700' in look(cast.desk, f"/activities/{buying.activity.key}/benefit/").content.decode()
    assert look(cast.desk, "/our-way/purchases/offer/").status_code == 403
    target = {"ageing": "10", "days": "20", "reason": "Law 7"}
    assert fill(cast.approver, "/our-way/purchases/offer/", **target).status_code == 303
    assert "after 20 days" in text(look(cast.auditor, "/our-way/purchases/"))
    assert "day 34 of 20" in text(look(cast.desk, at(buying))) and "is overdue" in text(look(cast.desk, "/"))


def test_the_page_of_a_purchase_asks_the_same_however_long_it_is(cast: Cast) -> None:
    counts = []
    buying = Buying(cast)
    buying.to("implemented")
    line = CaseLine.objects.get(number=1)
    told: Any = {name: getattr(line, name) for name in ("activity", "owner", "partnership", "audience")}
    for more in (0, 5):
        for number in range(more):
            CaseLine.objects.create(**told, number=number + 2, what="Spares", quantity=1, unit="box")
        with CaptureQueriesContext(connection) as asked:
            assert look(cast.desk, at(buying)).status_code == 200
        counts.append(len(asked))
    assert counts[0] == counts[1], counts


def test_a_purchase_over_rest(cast: Cast) -> None:
    rest, activity = Rest(), Doing(cast, activity_type="procurement_case").activity
    here = f"activities/{activity.key}/procurement/"

    def sent(officer: Any, where: str, data: Any, verb: str = "post") -> Any:
        tag = rest.get(officer, here).tag
        return getattr(rest, verb)(officer, here + where, data, If_Match=tag)

    empty = rest.get(cast.desk, here)
    assert empty.data["written"] is False
    fits(schema("en"), empty, TEMPLATE)
    case = {"seller": "GBR", "requested_on": "2026-10-19", "valid_until": "2027-02-01"}
    assert sent(cast.desk, "", case).data["clock"]["day"] == 34
    line = {"what": "Boats", "quantity": "4", "unit": "boat", "price": "800", "currency": "EUR"}
    assert sent(cast.desk, "lines/", line).data["lines"][0]["price"] == "800.00"
    assert sent(cast.desk, "lines/1/", {"quantity": "5"}, "patch").data["lines"][0]["quantity"] == "5.000"
    fit = {"side": "UKR", "fit": "not_known"}
    assert sent(cast.desk, "lines/1/fits/", fit).data["lines"][0]["fits"][0]["fit"] == "not_known"
    planned = {"kind": "delivery", "line": 1, "planned_on": "2026-11-01", "planned": "5"}
    made = sent(cast.desk, "instalments/", planned).data["instalments"][0]
    assert made["late"] is True
    assert sent(cast.desk, "transitions/", {"to": "offer_in_preparation"}).codes == ["case_step_of"]
    assert sent(cast.partner_desk, "transitions/", {"to": "offer_in_preparation"}).data["stage"] == (
        "offer_in_preparation"
    )
    assert sent(cast.partner_desk, "transitions/", {"to": "offered"}).data["stage"] == "offered"
    offer = {
        "kind": "modification",
        "reason": "Elections",
        "items": [{"about": "offer", "values": {"valid_until": "2027-03-01"}}],
    }
    changed = sent(cast.partner_desk, "changes/", offer)
    assert changed.status == 201 and changed.data["valid_until"] == dt.date(2027, 3, 1).isoformat()
    fits(schema("en"), rest.get(cast.desk, here), TEMPLATE)
    early = {
        "kind": "amendment",
        "reason": "More",
        "items": [{"about": "line", "line": 1, "values": {"quantity": "6"}}],
    }
    assert sent(cast.desk, "changes/", early).codes == ["case_amendable"]
    targets = rest.post(cast.approver, "ministry/procurement-targets/", {"clock": "close", "days": 30, "reason": "Law"})
    assert targets.status == 201 and rest.get(cast.third_desk, here).status == 404
