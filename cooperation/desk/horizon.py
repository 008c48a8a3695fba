"""What time will bring: what ends, renews, begins to apply, or has its last day to say no."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from agreements.instruments.agreement import Agreement
from agreements.standing.refresh import acts_of, history_of, standing_row
from agreements.standing.standing import Standing
from agreements.terms.dates import PartialDate, add_months
from agreements.terms.outcome import outcome_on
from cooperation.desk.situations import with_parties
from partners.models import Partnership

MONTHS = 12


@dataclass(frozen=True)
class Coming:
    """One event of one agreement, on a day known as well as it is known."""

    agreement: Agreement
    kind: str
    on: PartialDate
    consequence: str
    then: PartialDate | None = None
    """Of a last day to say no: when it renews otherwise."""


def standings_today(agreements: Collection[Agreement], today: date) -> dict[int, Standing]:
    """How agreements stand today: the stored rows, and where one is overtaken, computed; at most one query."""
    overtaken = [one for one in agreements if is_overtaken(one.standing, today)]
    acts = acts_of(overtaken) if overtaken else {}
    found = {one.pk: one.standing for one in agreements}
    for one in overtaken:
        outcome = outcome_on(one.clauses, history_of(one, acts[one.pk]), today)
        found[one.pk] = standing_row(one, outcome, today)
    return found


def is_overtaken(standing: Standing, today: date) -> bool:
    """Whether time has moved on since the row was stored."""
    return standing.good_until is not None and standing.good_until < today


def coming(reader: Any, today: date, *, months: int = MONTHS, pair: Any = None) -> list[Coming]:
    """The next event of each agreement of the reader's party within so many months, soonest first.

    With `pair`, of the agreements of that partnership alone. Constant queries.
    """
    until = add_months(today, months)
    found: QuerySet[Agreement] = Agreement.objects.visible_to(reader).filter(
        Q(standing__next_on__lte=until) | Q(standing__good_until__lt=today)
    )
    pairs = Q(partnership=pair) if pair else Q(partnership__in=Partnership.objects.of(reader.party_id))
    return comings(list(with_parties(found.filter(pairs))), today, until)


def comings(agreements: Collection[Agreement], today: date, until: date | None = None) -> list[Coming]:
    """The next event of each of these agreements up to a day, soonest first."""
    standings = standings_today(agreements, today)
    events = [event for one in agreements if (event := next_event(one, standings[one.pk]))]
    return sorted(
        (one for one in events if until is None or one.on.first <= until),
        key=lambda one: (one.on, one.agreement.pk),
    )


def next_event(agreement: Agreement, standing: Standing) -> Coming | None:
    """The first event that a standing names; none where it names none."""
    if not standing.next_events:
        return None
    event = standing.next_events[0]
    renewals = [one["date"] for one in standing.next_events if one["kind"] == "renews"]
    then = renewals[0] if event["kind"] == "last_day_to_say_no" and renewals else ""
    return Coming(
        agreement=agreement,
        kind=event["kind"],
        on=PartialDate.parse(event["date"]),
        consequence=event["consequence"],
        then=PartialDate.parse(then) if then else None,
    )
