"""When cooperation becomes a one-way street: what each side gave of late lies outside what both agreed, or all is ours.

From how few per cent on, over how many years, and from how many entries on,
is a rule that each party sets for itself.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.db import models
from django.db.models import Count, Q, Sum

from agreements.reciprocity.arithmetic import Cell, Line, inside, lines, lopsided
from agreements.reciprocity.balance import valued
from agreements.reciprocity.delivered import deliveries_owed, valuations_in
from agreements.reciprocity.entry import ReciprocityEntry
from agreements.reciprocity.understanding import About, Understanding, agreed_of
from agreements.reciprocity.vocabulary import COUNTED
from partners.models import Partnership, Role
from partners.records.errors import Forbidden, Malformed
from partners.records.record import Reader, Record
from partners.records.service import service

# The most that may be set of each.
MOST = {"least_share": 50, "years": 10, "least_entries": 1000}


class BalanceRule(Record):
    """From where on a party calls its cooperation a one-way street. National."""

    least_share = models.PositiveSmallIntegerField(default=20, help_text="Per cent; where no band is agreed.")
    years = models.PositiveSmallIntegerField(default=2, help_text="Over the last so many years.")
    least_entries = models.PositiveSmallIntegerField(default=5, help_text="From so many entries on.")
    reason = models.TextField()
    changed_by = models.ForeignKey("partners.Officer", models.PROTECT, null=True, related_name="+")

    class Meta(Record.Meta):
        constraints = [
            *Record.Meta.constraints,
            models.CheckConstraint(condition=Q(audience="national"), name="balance_rule_is_national"),
            models.CheckConstraint(condition=~Q(reason=""), name="balance_rule_has_reason"),
            models.CheckConstraint(
                condition=Q(least_share__gte=1, least_share__lte=50, years__gte=1, least_entries__gte=1),
                name="balance_rule_in_range",
            ),
            models.UniqueConstraint(fields=["owner"], name="one_balance_rule_per_party"),
        ]


def balance_rule(party_id: Any) -> BalanceRule:
    """The rule as it holds for a party, that of the product where it has set none (not kept); one query."""
    found: BalanceRule | None = BalanceRule.objects.filter(owner=party_id).select_related("changed_by").first()
    return found or BalanceRule()


@service
def balance_rule_set(
    *, officer: Any, today: date, least_share: int, years: int, least_entries: int, reason: str
) -> BalanceRule:
    """Set the rule for the own party. Raises Forbidden for anyone but an approver, Malformed."""
    if not officer.has_role(Role.APPROVER):
        raise Forbidden("role", needs=[Role.APPROVER])
    given = {"least_share": least_share, "years": years, "least_entries": least_entries}
    faults = {name: ["out_of_range"] for name, value in given.items() if not 1 <= value <= MOST[name]}
    if not reason.strip():
        faults["reason"] = ["required"]
    if faults:
        raise Malformed(faults)
    rule: BalanceRule
    rule, _ = BalanceRule.objects.update_or_create(
        owner=officer.party, defaults={**given, "reason": reason.strip(), "changed_by": officer}
    )
    return rule


@dataclass(frozen=True)
class OneWay:
    """A pair in which what was given in one unit is out of balance; `line` is seen from the reader's side.

    Counted are the last `years`.
    """

    pair: Partnership
    unit: str
    line: Line
    band: Understanding | None
    years: int

    @property
    def share(self) -> Decimal:
        """Which part of all the reader's side gave, in per cent."""
        return self.line.share or Decimal(0)

    @property
    def ours_alone(self) -> bool:
        """Whether it is the reader's side that gives more than it gains."""
        return self.share > 50


def since(today: date, years: int) -> date:
    """The first day that counts."""
    try:
        return today.replace(year=today.year - years)
    except ValueError:  # the 29th of February
        return today.replace(year=today.year - years, day=28)


def one_ways(reader: Any, today: date, pairs: Collection[int] | None = None) -> list[OneWay]:
    """The pairs of the reader's party that are out of balance, the most lopsided unit of each; six queries at most.

    Counted is what was given over the last years of the rule, of what the
    reader may see. A band that both agreed goes before the share of the rule.
    """
    rule = balance_rule(reader.party_id)
    ours = Partnership.objects.of(reader.party_id)
    ours = ours if pairs is None else ours.filter(pk__in=list(pairs))
    first, agreed = since(today, rule.years), agreed_of(reader, pairs)
    by_pair = _cells(reader, Q(partnership__in=ours, given_on__gt=first, given_on__lte=today))
    for one in deliveries_owed(reader, valuations_in(agreed), Q(partnership__in=ours, actual_on__lte=today)):
        if one.on > first:
            by_pair.setdefault(one.pair, []).append(one.cell)
    if not by_pair:
        return []
    known = Partnership.objects.select_related("party_a", "party_b").in_bulk(list(by_pair))
    found = []
    for key, cells in by_pair.items():
        band, valuation = (agreed.get((key, one)) for one in (About.BAND, About.VALUATION))
        units = lines(valued(cells, valuation), known[key].party_a_id, lambda one: one.unit)
        wrong = [
            (unit, line)
            for unit, line in units.items()
            if line.entries >= rule.least_entries and _out(line, band, rule.least_share)
        ]
        if wrong:
            unit, line = max(wrong, key=lambda one: abs((one[1].share or Decimal(50)) - 50))
            first = known[key].party_a_id == reader.party_id
            found.append(OneWay(known[key], unit, line if first else line.turned(), band, rule.years))
    return sorted(found, key=lambda one: one.pair.code)


def _out(line: Line, band: Understanding | None, least: int) -> bool:
    if band is not None:
        return not inside(line.share, band.low or 0, band.high or 0)
    return lopsided(line.share, least)


def _cells(reader: Reader, narrowed: Q) -> dict[int, list[Cell]]:
    rows = ReciprocityEntry.objects.visible_to(reader).filter(narrowed, status__in=COUNTED).order_by()
    summed = rows.values_list("partnership", "unit", "currency", "giver").annotate(Sum("quantity"), Count("pk"))
    found: dict[int, list[Cell]] = {}
    for pair, unit, currency, giver, quantity, entries in summed:
        found.setdefault(pair, []).append(Cell("", 0, unit, currency, giver, quantity, entries))
    return found
