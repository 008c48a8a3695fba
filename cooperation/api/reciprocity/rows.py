"""What each side gives as it is answered."""

from datetime import date
from decimal import Decimal
from typing import Any

from agreements.activities.training.selectors import seats_counted
from agreements.models import ReciprocityAct, ReciprocityEntry, Understanding, UnderstandingAct
from agreements.reciprocity.arithmetic import Line, from_figures, lines
from agreements.reciprocity.balance import balance_of
from agreements.reciprocity.oneway import BalanceRule, one_ways
from agreements.reciprocity.steps import entry_offers, side_of
from cooperation.api.addresses import ROOT, activity_url
from cooperation.api.agreements.transitions import condition_data
from cooperation.words import label
from partners.models import Partnership

Row = dict[str, Any]
_CENT = Decimal("0.01")
_PLAIN = (
    "kind", "unit", "quantity", "status", "due_on", "given_on", "settle_by", "audience", "corrected_at", "updated_at",
    "version",
)  # fmt: skip
_SAID = ("until", "low", "high", "day_rate", "person_day_rate", "seat_rate", "agreed_on")
_SEATS = ("year", "offered", "used", "forfeited", "withdrawn", "graduated")
FIELDS = (
    *("id", "key", "url", "display", "partnership", "giver", "area", "currency", "overdue", "activity", "counter"),
    *_PLAIN,
)


def given_url(key: str) -> str:
    """The address of an entry."""
    return f"{ROOT}given/{key}/"


def understanding_url(key: str) -> str:
    """The address of an understanding."""
    return f"{ROOT}understandings/{key}/"


def given_data(entry: ReciprocityEntry, today: date) -> Row:
    """An entry in a list."""
    return {
        "id": entry.pk,
        "key": entry.key,
        "url": given_url(entry.key),
        "display": entry.name,
        "partnership": entry.partnership.code,
        "giver": entry.giver.code,
        "area": entry.area or None,
        "currency": entry.currency or None,
        "overdue": entry.overdue_on(today),
        "activity": activity_url(entry.activity.key) if entry.activity else None,
        "counter": given_url(entry.counter.key) if entry.counter else None,
        **{name: getattr(entry, name) for name in _PLAIN},
    }


def whole_given(reader: Any, entry: ReciprocityEntry, today: date) -> Row:
    """An entry with what each side said of it, and what comes next."""
    acts = ReciprocityAct.objects.visible_to(reader).filter(entry=entry).select_related("side", "owner").order_by("id")
    steps = entry_offers(reader, entry, today) if getattr(reader, "roles", None) else []
    return given_data(entry, today) | {
        "acts": [said_data(one) for one in acts],
        "steps": [
            {
                "step": one.step.name,
                "to": str(one.step.target),
                "side": side_of(entry, one.step.target).code,
                "allowed": one.allowed,
                "conditions": [condition_data(each) for each in one.conditions],
            }
            for one in steps
        ],
    }


def said_data(one: ReciprocityAct | UnderstandingAct) -> Row:
    """What a side said of an entry or an understanding."""
    return {
        "id": one.pk,
        "kind": one.kind,
        "side": one.side.code,
        "on": one.on,
        "way": one.way,
        "reason": getattr(one, "reason", "") or None,
        "evidence": one.evidence or None,
        "capacity": one.capacity or None,
        "written_by": one.owner.code if one.owner else "",
    }


def balance_data(reader: Any, pair: Partnership, today: date, *, year: int, area: str) -> Row:
    """The balance of a pair."""
    found = balance_of(reader, pair, year=year, area=area)
    ours = pair.pk is not None and pair.has(reader.party_id)
    band, valuation = found.band, found.valuation
    return {
        "partnership": pair.code,
        "first": pair.party_a.code,
        "band": understanding_url(band.key) if band else None,
        "low": band.low if band else None,
        "high": band.high if band else None,
        "valuation": understanding_url(valuation.key) if valuation else None,
        "currency": valuation.currency if valuation else None,
        "one_way": bool(one_ways(reader, today, [pair.pk])) if ours else False,
        "sold": found.sold,
        "totals": [_line(pair, (None, None, unit), line) for unit, line in found.totals.items()],
        "lines": [_line(pair, key, line) for key, line in found.by_area_and_year.items()],
        "seats": _seats(reader, pair, year) if pair.pk else [],
    }


def _seats(reader: Any, pair: Partnership, year: int) -> list[Row]:
    codes = {one.pk: one.code for one in (pair.party_a, pair.party_b)}
    return [
        {"giving": codes[one.giving], **{name: getattr(one, name) for name in _SEATS}}
        for one in seats_counted(reader, pairs=[pair.pk], year=year)
    ]


def _line(pair: Partnership, key: tuple[int | None, str | None, str], line: Line) -> Row:
    year, area, unit = key
    given = {pair.party_a.code: line.one.quantize(_CENT), pair.party_b.code: line.other.quantize(_CENT)}
    return {"year": year, "area": area, "unit": unit, "given": given, "share": line.share, "entries": line.entries}


def understanding_data(reader: Any, one: Understanding) -> Row:
    """An understanding with what each side said to it."""
    acts = UnderstandingAct.objects.visible_to(reader).filter(understanding=one).select_related("side", "owner")
    return understanding_row(one) | {"acts": [said_data(act) for act in acts.order_by("id")]}


def understanding_row(one: Understanding) -> Row:
    """An understanding by itself."""
    pair = one.partnership
    found = lines(from_figures(one.figures), pair.party_a_id, lambda cell: (cell.year, cell.area, cell.unit))
    return {
        "id": one.pk,
        "key": one.key,
        "url": understanding_url(one.key),
        "display": f"{label('understanding', one.about)} {one.number}",
        "partnership": pair.code,
        "first": pair.party_a.code,
        "about": one.about,
        "number": one.number,
        "status": one.status,
        **{name: getattr(one, name) for name in _SAID},
        "method": one.method or None,
        "currency": one.currency or None,
        "figures": [_line(pair, key, line) for key, line in found.items()],
        "audience": one.audience,
        "version": one.version,
    }


def rule_data(rule: BalanceRule) -> Row:
    """The rule of a party."""
    names = ("least_share", "years", "least_entries", "reason")
    return {name: getattr(rule, name) for name in names} | {
        "changed_by": rule.changed_by.name if rule.changed_by else None
    }
