"""Promises on pages: written down on one page, kept with evidence, acknowledged, disputed, consulted on."""

import datetime as dt
import re
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from agreements.models import Consultation, Due, DueAct, Obligation, ObligationSide
from agreements.obligations.assigning import SeenToBy
from agreements.obligations.writing import obligation_correct
from partners.models import Contest, Correction
from partners.records.errors import Malformed
from tests.cast import TODAY, Cast
from tests.cooperation.pages.agreements_writing.filling import at, fill
from tests.cooperation.pages.looking import as_, look, text
from tests.promises import acted, days, due_of, in_days, promised, status_of
from tests.walks import fresh

MODULES = ("adding", "links", "promise", "occasion", "stepping", "tab", "consulting")


@pytest.fixture(autouse=True)
def day(monkeypatch: pytest.MonkeyPatch) -> None:
    """The pages are read on the day of the tests."""
    for module in MODULES:
        monkeypatch.setattr(f"cooperation.pages.obligations.{module}.legal_day", lambda: TODAY)


def test_a_promise_is_written_down_on_one_page(cast: Cast) -> None:
    made = cast.record(audience="parties")
    empty = look(cast.desk, at(made, "promises/"))
    assert "No promise is written down yet" in text(empty) and at(made, "promises/new/") in empty.content.decode()
    bare = fill(cast.desk, at(made, "promises/new/"))
    assert bare.status_code == 400 and "Fill this in." in text(bare)
    sent = fill(
        cast.desk, at(made, "promises/new/"), title_en="Two seats a year", debtor="UKR", recurrence="each_period",
        every_months_0="1", period_from="2026", period_until="2027", quantity="2", unit="seats", value="1 500,50",
        currency="eur", clause="Article 4", needs_ack="on", responsible=str(cast.liaison.pk),
    )  # fmt: skip
    assert sent.status_code == 303
    promise = Obligation.objects.get()
    assert days(promise) == ["2026-12-31", "2027-12-31"]
    assert (str(promise.value), promise.currency, promise.creditor) == ("1500.50", "EUR", cast.party("GBR"))
    for officer in (cast.desk, cast.partner_desk):
        seen = text(look(officer, at(made, "promises/")))
        assert "Two seats a year" in seen and "31 December 2026" in seen
    assert "We owe" in seen and "They owe" in seen
    page = text(look(cast.desk, at(made, f"promises/{promise.pk}/")))
    assert "Liaison" in page and "the other side acknowledges it" in page and "€1,500.50" in page
    theirs = text(look(cast.partner_desk, at(made, f"promises/{promise.pk}/")))
    assert "Liaison" not in theirs and "Correct it" not in theirs


def test_a_promise_is_corrected_ended_and_taken_out(cast: Cast) -> None:
    made = cast.record()
    promise = promised(cast, made, first_on=in_days(cast, 60))
    where = at(made, f"promises/{promise.pk}/")
    changed = fill(cast.desk, where + "correct/", first_on="2027-06-30", reason="Misread.")
    assert changed.status_code == 303 and days(promise) == ["2027-06-30"]
    assert fill(cast.desk, where + "end/", on="2027-01-01", reason="Replaced.").status_code == 303
    assert status_of(due_of(promise)) == "lapsed"
    assert fill(cast.desk, where + "mistake/", reason="Never.").status_code == 303
    assert look(cast.desk, where).status_code == 404
    assert Correction.objects.filter(part="obligation").count() == 3


def test_each_side_keeps_and_acknowledges_on_the_page_of_the_day(cast: Cast) -> None:
    made = cast.record(audience="parties")
    due = due_of(promised(cast, made, first_on=in_days(cast, 10), needs_ack=True))
    where = at(made, f"dues/{due.pk}/")
    shown = look(cast.desk, where)
    assert "Record that it is fulfilled" in text(shown) and "Acknowledge it" not in text(shown)
    bare = fill(cast.desk, where + "fulfil/")
    assert bare.status_code == 400 and "Fill this in." in text(bare)
    assert fill(cast.desk, where + "fulfil/", evidence="Note 7/2026").status_code == 303
    assert "Fulfilled, not acknowledged yet" in text(look(cast.partner_desk, where))
    assert fill(cast.partner_desk, where + "acknowledge/").status_code == 303
    assert status_of(due) == "fulfilled"
    act = DueAct.objects.get(kind="fulfilled")
    contested = at(made, f"dues/{due.pk}/acts/{act.pk}/contest/")
    assert fill(cast.partner_desk, contested, reason="Late.").status_code == 303
    contest = Contest.objects.get()
    seen = look(cast.partner_desk, where)
    assert "Contested by United Kingdom" in text(seen)
    settle = at(made, f"dues/{due.pk}/contests/{contest.pk}/settle/")
    assert as_(cast.partner_desk).post(settle).status_code == 303
    mistake = at(made, f"dues/{due.pk}/acts/{act.pk}/correct/")
    assert fill(cast.desk, mistake, evidence="Note 8/2026", because="Another note.").status_code == 303
    acks = DueAct.objects.get(kind="acknowledged")
    mine = at(made, f"dues/{due.pk}/acts/{acks.pk}/correct/?mistake")
    assert fill(cast.partner_desk, mine, reason="Not yet.").status_code == 303
    assert status_of(due) == "to_acknowledge"


def test_a_waiver_says_who_has_not_given_it_up_yet(cast: Cast) -> None:
    made = cast.record("EST", audience="parties")
    due = due_of(promised(cast, made, first_on=in_days(cast, 10)))
    where = at(made, f"dues/{due.pk}/")
    assert fill(cast.approver, where + "waive/", reason="Overtaken.").status_code == 303
    shown = text(look(cast.approver, where))
    assert "Still missing: Estonia gives it up" in shown and "Report for Estonia: Waived" in shown
    second = fill(cast.approver, where + "waive/", reason="They agree.", evidence="Letter 4/2026")
    assert second.status_code == 303 and status_of(due) == "waived"


def test_a_dispute_proposes_a_consultation_whose_clock_runs_and_is_closed_by_its_outcome(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = cast.record(audience="parties")
    promise = promised(
        cast, made, debtor="", event="consultation_request", within_hours=24, titles={"en": "Consult within a day"}
    )
    due = due_of(promised(cast, made, first_on=in_days(cast, 10)))
    acted(cast, due, "dispute", cast.partner_desk)
    shown = look(cast.desk, at(made, f"dues/{due.pk}/"))
    ask = at(made, "consultations/new/") + f"?disputed={due.pk}"
    assert ask in shown.content.decode()
    now = timezone.now().astimezone(dt.UTC)
    begun = now - dt.timedelta(hours=3)
    sent = fill(cast.desk, ask, day=begun.date().isoformat(), hour=f"{begun:%H:%M}", zone="UTC")
    assert sent.status_code == 303, text(sent)
    asked = Consultation.objects.get()
    assert (asked.obligation, asked.disputed, asked.within_hours) == (promise, due, 24)
    page = look(cast.partner_desk, at(made, f"consultations/{asked.pk}/"))
    assert (
        "20 hours" in text(page)
        and "The clock runs" in text(page)
        and 'hx-trigger="every 60s"' in page.content.decode()
    )
    part = as_(cast.desk).get(at(made, f"consultations/{asked.pk}/"), headers={"HX-Request": "true"})
    assert "20 hours" in text(part) and "<html" not in part.content.decode()
    wrong = fill(cast.desk, at(made, "consultations/new/"), zone="Mars/Olympus")
    assert wrong.status_code == 400 and "not known here" in text(wrong)
    where = at(made, f"consultations/{asked.pk}/")
    end = fill(cast.desk, where + "end/", outcome="held", zone="UTC", note="Agreed to mend it.")
    assert end.status_code == 303, text(end)
    asked.refresh_from_db()
    assert asked.outcome == "held" and asked.due is not None and status_of(asked.due) == "fulfilled"
    assert "It ended after 3 hours" in text(look(cast.desk, at(made, f"consultations/{asked.pk}/")))
    assert fill(cast.desk, at(made, f"consultations/{asked.pk}/mistake/"), reason="Test.").status_code == 303


def test_a_day_stands_in_its_field_in_every_language_as_browsers_take_it(cast: Cast) -> None:
    made = cast.record(audience="parties")
    promise = promised(cast, made, first_on=in_days(cast, 10))
    cast.desk.language = "fr"
    cast.desk.save(update_fields=["language"])
    for tail in ("consultations/new/", f"promises/{promise.pk}/end/"):
        page = look(cast.desk, at(made, tail)).content.decode()
        assert 'lang="fr"' in page
        assert re.findall(r'<input type="date"[^>]* value="\d{4}-\d\d-\d\d"', page), tail


def test_who_may_not_write_or_see_gets_no_further(cast: Cast) -> None:
    made = cast.record()
    due = due_of(promised(cast, made, first_on=in_days(cast, 10)))
    for path in ("promises/", f"dues/{due.pk}/", f"promises/{due.obligation_id}/", "promises/new/"):
        assert look(cast.partner_desk, at(made, path)).status_code == 404
        assert look(cast.third_desk, at(made, path)).status_code == 404
    other = fresh(cast.record())
    assert look(cast.desk, at(other, f"dues/{due.pk}/")).status_code == 404
    assert look(cast.auditor, at(made, f"dues/{due.pk}/")).status_code == 200
    for path in ("promises/new/", f"dues/{due.pk}/fulfil/", f"promises/{due.obligation_id}/correct/"):
        assert look(cast.auditor, at(made, path)).status_code == 403
    assert look(cast.desk, at(made, f"dues/{due.pk}/nonsense/")).status_code == 404
    assert look(cast.desk, at(made, f"dues/{due.pk}/settle/")).status_code == 409


@pytest.mark.parametrize("path", ["promises/", "promises/{promise}/", "dues/{due}/"])
def test_a_page_asks_as_often_for_many_promises_as_for_one(
    cast: Cast, path: str, django_assert_max_num_queries: Any
) -> None:
    counted = []
    for number in (1, 6):
        made = cast.record(audience="parties")
        for _ in range(number):
            promise = promised(cast, made, recurrence="every", every_months=2, first_on="2026-12-01")
        where = at(made, path.format(promise=promise.pk, due=due_of(promise).pk))
        look(cast.desk, where)
        with django_assert_max_num_queries(60) as queries:
            assert look(cast.desk, where).status_code == 200
        counted.append(len(queries))
    assert counted[0] == counted[1], counted
    assert Due.objects.count() > 50


def test_a_side_without_an_account_acknowledges_by_a_one_time_link(cast: Cast) -> None:
    made = cast.record("EST", audience="parties")
    due = due_of(promised(cast, made, first_on=in_days(cast, 10), needs_ack=True))
    where = at(made, f"dues/{due.pk}/")
    acted(cast, due, "fulfil")
    assert where + "link/acknowledged/" in look(cast.desk, where).content.decode()
    browser = as_(cast.desk)
    assert fill(cast.desk, where + "link/acknowledged/", browser).status_code == 303
    found = re.search(r"/answer/([\w-]+)/", browser.get(where + "link/acknowledged/").content.decode())
    assert found is not None and "/answer/" not in browser.get(where + "link/acknowledged/").content.decode()
    path, nobody = found.group(0), Client()
    assert "Does Estonia acknowledge that this was kept" in text(nobody.get(path))
    assert nobody.post(path, {"do": "agree"}).status_code == 400
    day = {"on_0": "22", "on_1": "11", "on_2": "2026"}
    assert nobody.post(path, {"do": "agree", "answered_by": "Head of department", **day}).status_code == 303
    act = DueAct.objects.get(kind="acknowledged")
    assert (act.way, act.owner, status_of(due)) == ("link", cast.party("EST"), "fulfilled")
    assert "Thank you" in text(nobody.get(path)) and nobody.post(path, {"do": "agree"}).status_code == 200
    refused = look(cast.desk, at(cast.record(audience="parties"), f"dues/{due.pk}/link/acknowledged/"))
    assert refused.status_code == 404


def test_a_promise_is_put_right_and_given_to_somebody_at_once_or_not_at_all(cast: Cast) -> None:
    promise = promised(cast, cast.record(audience="parties"), titles={"en": "A report"}, first_on=in_days(cast, 30))
    before = promise.clause
    told: dict[str, Any] = {"officer": cast.desk, "today": cast.today, "obligation": promise, "reason": "Misread."}
    told |= {"values": {"clause": "Art. 7"}, "expected_version": None}
    with pytest.raises(Malformed):
        obligation_correct(**told, seen_to_by=SeenToBy(cast.partner_desk))
    promise.refresh_from_db()
    assert promise.clause == before and not ObligationSide.objects.filter(responsible=cast.partner_desk).exists()
    obligation_correct(**told, seen_to_by=SeenToBy(cast.liaison))
    promise.refresh_from_db()
    assert promise.clause == "Art. 7" and ObligationSide.objects.get(obligation=promise).responsible == cast.liaison
