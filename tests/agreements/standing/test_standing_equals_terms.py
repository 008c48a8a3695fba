"""What is stored equals what the clauses lead to, on every day of ten years, whatever nights were missed."""

import datetime as dt
import random
from collections.abc import Iterator
from typing import Any

from agreements.instruments.agreement import Agreement
from agreements.instruments.entry import ActEntry
from agreements.standing.moves import standings_advance
from agreements.standing.refresh import acts_of, history_of, standing_on, standing_row
from agreements.standing.standing import Standing
from agreements.terms.outcome import outcome_on
from partners.models import StepTaken
from tests.cast import Cast
from tests.walks import fresh

YEARS = 10
SEED = 20261122
CONTENT = [
    field.attname
    for field in Standing._meta.concrete_fields
    if field.attname not in ("agreement_id", "computed_on", "good_until")
]


def acts(*rows: str) -> list[ActEntry]:
    """`signed 2026-11-22`, with the side where one acted."""
    return [ActEntry(kind, on, side=side[0] if side else "") for kind, on, *side in (row.split() for row in rows)]


def portfolio(cast: Cast) -> list[Agreement]:
    """Agreements whose ten years differ: renewed, ended, suspended, awaited, known to the year, not known."""
    tacit = {"term_kind": "tacit_renewal", "entry_method": "on_signature"}
    fixed = {"term_kind": "fixed", "entry_method": "on_signature"}
    notified = ("signed 2026-11-01", "notified 2026-11-10 UKR", "notified 2027-02-28 GBR")
    forms: list[dict[str, Any]] = [
        {"acts": acts("signed 2024-06-13"), **fixed, "term_months": 120},
        {"acts": acts("signed 2026-11-22"), **fixed, "term_months": 24, "legal_nature": "political_non_binding"},
        {"acts": acts("signed 2020-03-31"), **tacit, "term_months": 11, "notice_months": 3, "renewal_months": 7},
        {"acts": acts("signed 2022-08-31"), **tacit, "term_months": 60, "notice_months": 6, "renewal_months": 12},
        {"acts": acts("signed 2022-08-31", "denounced 2029-02-28"), **tacit, "term_months": 60, "notice_months": 6},
        {"acts": acts("signed 2025-01-31"), **tacit, "term_months": 1, "notice_runs": "from_receipt"},
        {"acts": acts(*notified), "term_kind": "fixed", "term_months": 36, "entry_method": "last_notification"},
        {"acts": acts(*notified), "term_kind": "indefinite", "entry_method": "last_notification", "entry_days": 30},
        {"acts": acts("signed 2026"), **fixed, "term_months": 12},
        {"acts": acts("signed 2019-05"), "ends_reported": "2031-07"},
        {"acts": (), "ends_reported": "2030"},
        {"acts": acts("signed 2020-01-01", "suspended 2027-05-05", "resumed 2027-11-30"), **fixed, "term_months": 100},
        {"acts": acts("signed 2020-01-01", "terminated 2028-02-29"), "term_kind": "indefinite"},
        {
            "acts": acts("signed 2026-10-01"),
            "entry_method": "on_date",
            "entry_on": "2027-01-01",
            "term_kind": "indefinite",
        },
        {"acts": ()},
    ]
    found = [cast.record(**form) for form in forms]
    found += [cast.prepared("in_force"), cast.prepared("concept"), cast.prepared("suspended")]
    return [fresh(one) for one in found]


def days(start: dt.date) -> Iterator[dt.date]:
    """Each day of ten years."""
    for number in range(365 * YEARS + 3):
        yield start + dt.timedelta(days=number)


def content(row: Standing) -> dict[str, Any]:
    """What a row of standing says, without when it was computed."""
    return {name: getattr(row, name) for name in CONTENT}


def test_standing_equals_terms_for_every_day_of_ten_years(cast: Cast) -> None:
    agreements = portfolio(cast)
    known = acts_of(agreements)
    histories = {one.pk: history_of(one, known[one.pk]) for one in agreements}
    already = set(StepTaken.objects.values_list("pk", flat=True))
    nights, due = random.Random(SEED), []
    before = {one.pk: (one.standing.status, one.standing.renewals) for one in agreements}
    for day in days(cast.today):
        missed = nights.random() < 0.3
        if not missed:
            standings_advance(day)
        stored = Standing.objects.in_bulk()
        for one in agreements:
            one.standing = stored[one.pk]
            outcome = outcome_on(one.clauses, histories[one.pk], day)
            expected = standing_row(one, outcome, day)
            assert content(standing_on(one, day)) == content(expected), (SEED, one.pk, day)
            if not missed:
                assert content(stored[one.pk]) == content(expected), (SEED, one.pk, day)
            if (outcome.status, outcome.renewals) != before[one.pk]:
                kind = "time" if outcome.status != before[one.pk][0] else "renewed"
                due.append((one.pk, kind, before[one.pk][0], outcome.status, day))
                before[one.pk] = (outcome.status, outcome.renewals)
    standings_advance(day)
    steps = StepTaken.objects.exclude(pk__in=already)
    rows = steps.values_list("subject_id", "step", "from_status", "to_status", "on")
    assert sorted(rows) == sorted(due), SEED
    assert len(due) > 100 and set(steps.values_list("way", flat=True)) == {"system"}
    assert dict(Agreement.objects.values_list("pk", "status")) == {pk: status for pk, (status, _) in before.items()}


def test_a_month_of_missed_nights_loses_no_step(cast: Cast) -> None:
    cast.record(acts=acts("signed 2025-01-31"), term_kind="tacit_renewal", term_months=1, entry_method="on_signature")
    year = cast.today.replace(year=2027)
    assert standings_advance(year) == 12
    assert standings_advance(year) == 0
    assert list(StepTaken.objects.filter(step="renewed").order_by("on").values_list("on", flat=True))[:3] == [
        dt.date(2026, 12, 1), dt.date(2027, 1, 1), dt.date(2027, 2, 1),
    ]  # fmt: skip


def test_as_of_asks_what_held_on_an_earlier_day(cast: Cast) -> None:
    agreement = cast.record()
    asked = {year: standing_on(agreement, dt.date(year, 1, 12)).status for year in (2023, 2024, 2030, 2034, 2035)}
    assert asked == {2023: "not_yet_signed", 2024: "in_force", 2030: "in_force", 2034: "in_force", 2035: "expired"}


def test_as_of_knows_where_a_preparation_stood(cast: Cast) -> None:
    agreement = cast.prepared("in_force")
    assert standing_on(agreement, cast.today).status == "in_force"
    assert standing_on(agreement, cast.today - dt.timedelta(days=1)).status == "concept"
