"""If nothing is done: what renews, ends and begins within a year of any day, with the last day to act, in order."""

import datetime as dt
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from agreements.instruments.acts import act_record
from agreements.instruments.half.opinion import opinion_ask
from cooperation.desk.nothing import if_nothing, span_from
from tests.cast import TODAY, Cast
from tests.cooperation.pages.looking import as_, look, text
from tests.walks import fresh, widened

# From 12 January 2024 for two years, then year by year; notice three months before.
TACIT = {"term_kind": "tacit_renewal", "term_months": 24, "renewal_months": 12, "notice_months": 3}
FIXED = {"term_kind": "fixed", "term_months": 36}  # to 12 January 2027


@pytest.fixture(autouse=True)
def _on_the_day(monkeypatch: pytest.MonkeyPatch) -> None:
    """The legal day of the tests is the day of the cast."""
    monkeypatch.setattr("cooperation.pages.nothing.page.legal_day", lambda: TODAY)


def told(cast: Cast, start: dt.date = TODAY, officer: Any = None) -> list[tuple[str, str, str]]:
    """What happens, when, and by when to act."""
    found = if_nothing(officer or cast.desk, span_from(start))
    return [(one.kind, str(one.day), str(one.act_by or "")) for one in found]


def test_opinions_that_do_not_come_stand_there_for_the_own_side_alone(cast: Cast) -> None:
    made = widened(cast, cast.prepared("negotiating"), "parties")
    told_of: dict[str, Any] = {"officer": cast.desk, "today": TODAY, "agreement": made, "expected_version": None}
    opinion_ask(kind="legal", office="Legal service", due_on=dt.date(2027, 1, 12), **told_of)
    opinion_ask(kind="finance", office="Treasury", due_on=dt.date(2028, 1, 12), **told_of)
    assert told(cast) == [("opinion", "2027-01-12", "2027-01-12")]
    assert told(cast, officer=cast.partner_desk) == []
    shown = text(look(cast.desk, "/if-nothing/"))
    assert "Legal service" in shown and "Opinion to be given" in shown


def test_what_renews_and_ends_stands_in_the_order_of_acting(cast: Cast) -> None:
    cast.record(**TACIT)
    cast.record(**FIXED)
    assert told(cast) == [
        ("ends", "2027-01-12", "2027-01-12"),
        ("renews", "2027-01-13", ""),  # the time to say no has passed
        ("renews", "2028-01-13", "2027-10-12"),  # its last day to say no lies within
    ]


def test_it_begins_on_any_day_and_nothing_is_done_before(cast: Cast) -> None:
    cast.record(**TACIT)
    assert told(cast, dt.date(2030, 2, 1)) == [
        ("renews", "2031-01-13", "2030-10-12"),
    ]
    cast.record(**{**TACIT, "renewal_months": 4, "notice_months": 1})
    days = [(day, by) for kind, day, by in told(cast, dt.date(2030, 2, 1)) if kind == "renews"]
    assert days == [
        ("2030-05-13", "2030-04-12"),
        ("2030-09-13", "2030-08-12"),
        ("2031-01-13", "2030-10-12"),
        ("2031-01-13", "2030-12-12"),
    ]


def test_a_notice_that_was_given_is_counted_and_cannot_be_held_off(cast: Cast) -> None:
    agreement = cast.record(**TACIT)
    given = {"kind": "denounced", "on": "2026-11-20", "side": cast.party("GBR"), "evidence": "Note 7"}
    act_record(officer=cast.approver, today=TODAY, agreement=fresh(agreement), expected_version=None, **given)
    assert ("ends", "2028-01-12", "") in told(cast, dt.date(2027, 6, 1))


def test_one_sees_what_one_sees(cast: Cast) -> None:
    cast.record(**FIXED)
    cast.record(audience="parties", **TACIT)
    assert [one[0] for one in told(cast, officer=cast.partner_desk)] == ["renews", "renews"]
    assert told(cast, officer=cast.third_desk) == []


def test_the_page_says_it_shows_it_and_takes_it_away(cast: Cast) -> None:
    cast.record(titles={"en": "Patrols"}, **TACIT)
    cast.record("POL", titles={"en": "Training"}, **FIXED)
    answer = look(cast.desk, "/if-nothing/")
    said = text(answer)
    assert "One renewal happens by itself. One agreement ends." in said
    assert "To hold off the first of them, act by 12 January 2027." in said
    assert "Unless notice is received at the latest on 12 October 2027." in said
    assert answer.content.decode().count("<title>Ends, 12\u00a0Jan\u00a02027: Training</title>") == 1
    csv = look(cast.desk, "/if-nothing/", format="csv").content.decode("utf-8-sig").splitlines()
    assert len(csv) == 4 and "2027-10-12" in csv[3] and "Patrols" in csv[3]
    narrowed = text(look(cast.desk, "/if-nothing/", partner="POL-UKR"))
    assert "Training" in narrowed and "Patrols" not in narrowed
    assert "Nothing happens by itself" in text(look(cast.third_desk, "/if-nothing/"))
    for start in ("2030-01-01", "no day", "0001-01-01", "9999-12-31", "2024-02-29"):
        assert look(cast.desk, "/if-nothing/", start=start).status_code == 200


def test_the_number_of_queries_does_not_grow(cast: Cast) -> None:
    counts = []
    client = as_(cast.desk)
    for _ in range(2):
        for partner in ("GBR", "POL", "EST"):
            cast.record(partner, **TACIT)
        client.get("/if-nothing/")
        with CaptureQueriesContext(connection) as queries:
            client.get("/if-nothing/")
        counts.append(len(queries))
    assert counts[0] == counts[1] <= 12, [one["sql"][:150] for one in queries]
