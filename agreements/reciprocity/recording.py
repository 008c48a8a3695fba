"""Putting down what a side pledges or has given, where no activity says it by itself; and putting it right."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils import timezone

from agreements.instruments.vocabulary import Area
from agreements.reciprocity.access import entry_step_row, fresh_entry, hold_entry, own_entry_only, seen_like
from agreements.reciprocity.entry import COLUMNS, ReciprocityAct, ReciprocityEntry
from agreements.reciprocity.understanding import valuation_of
from agreements.reciprocity.vocabulary import UNITS_OF, EntryStatus, Unit
from partners.models import Partnership, Party
from partners.partnerships.partnership import partnerships_between
from partners.records.corrections import correction_of
from partners.records.errors import Condition, Forbidden, Malformed, refuse_unless
from partners.records.service import service
from partners.records.ways import Way

MOST = Decimal(10) ** 15
_NEEDED = ("kind", "title", "unit", "quantity")
_LENGTHS = {"title": 300, "currency": 3}
Faults = dict[str, list[str]]


@service
def reciprocity_record(
    *, officer: Any, today: date, partner: Party, giver: Party, values: Mapping[str, Any], evidence: str = ""
) -> ReciprocityEntry:
    """Put down what one of the two pledges (by `due_on`), or has given (`given_on`); national until it is shared.

    `values` are columns of the entry. What the other side has given is
    reported by us, with its letter as `evidence`. Raises Forbidden for an
    officer who does not write, Malformed, Refused for money that nobody agreed how to value.
    """
    if not officer.writes:
        raise Forbidden("role")
    if partner.pk == officer.party_id:
        raise Malformed({"partner": ["two_that_are_one"]})
    (pair,) = partnerships_between([(officer.party, partner)]).values()
    faults = entry_faults(values, today)
    if not pair.has(giver.pk):
        faults["giver"] = ["not_of_pair"]
    given, reported = values.get("given_on"), giver.pk != officer.party_id
    if given and reported and not evidence.strip():
        faults["evidence"] = ["required"]
    if faults:
        raise Malformed(faults)
    money_agreed(officer, pair, values)
    status = EntryStatus.PROVIDED if given else EntryStatus.PLEDGED
    entry: ReciprocityEntry = ReciprocityEntry.objects.create(
        owner=officer.party, partnership=pair, giver=giver, status=status, **_stripped(values)
    )
    way = Way.REPORTED if reported else Way.OFFICER
    told = {"officer": officer, "side_id": giver.pk, "way": way}
    if given:
        said = {"side": giver, "on": given, "way": way, "evidence": evidence.strip()[:300], "recorded_by": officer}
        ReciprocityAct.objects.create(entry=entry, kind=status, **said, **seen_like(entry, officer.party_id))
    row = entry_step_row(entry, step="recorded", source="", target=status, on=today, **told)
    row.save(force_insert=True)
    return fresh_entry(entry)


def _stripped(values: Mapping[str, Any]) -> dict[str, Any]:
    return {name: one.strip() if isinstance(one, str) else one for name, one in values.items()}


def entry_faults(values: Mapping[str, Any], today: date) -> Faults:
    """What is wrong with an entry, by column."""
    faults: Faults = {name: ["unknown_field"] for name in set(values) - set(COLUMNS)}
    faults |= {name: ["required"] for name in _NEEDED if not str(values.get(name) or "").strip()}
    faults |= {name: ["too_long"] for name, most in _LENGTHS.items() if len(str(values.get(name) or "")) > most}
    if values.get("kind") and values["kind"] not in UNITS_OF:
        faults["kind"] = ["unknown"]
    if values.get("area") and values["area"] not in Area.values:
        faults["area"] = ["unknown"]
    if "kind" not in faults and "unit" not in faults and values["unit"] not in UNITS_OF[values["kind"]]:
        faults["unit"] = ["not_of_kind"]
    if values.get("quantity") is not None and not 0 < values["quantity"] < MOST:
        faults["quantity"] = ["out_of_range"]
    return faults | _money_faults(values) | _day_faults(values, today)


def _money_faults(values: Mapping[str, Any]) -> Faults:
    currency = str(values.get("currency") or "")
    if values.get("unit") != Unit.MONEY:
        return {"currency": ["of_money_alone"]} if currency else {}
    known = len(currency) == 3 and currency.isascii() and currency.isalpha() and currency.isupper()
    return {} if known else {"currency": ["unknown"]}


def _day_faults(values: Mapping[str, Any], today: date) -> Faults:
    due, given, settle = (values.get(name) for name in ("due_on", "given_on", "settle_by"))
    if given is None and due is None:
        return {"due_on": ["required"]}
    if given is not None and given > today:
        return {"given_on": ["in_the_future"]}
    first = given or due
    return {"settle_by": ["before_given"]} if settle is not None and first is not None and settle < first else {}


def money_agreed(officer: Any, pair: Partnership, values: Mapping[str, Any]) -> None:
    """Raise Refused for money while the two have not agreed how to value it, and in which currency."""
    if values.get("unit") == Unit.MONEY:
        valuation = valuation_of(officer, pair.pk)
        refuse_unless(valuation is not None, "valuation_agreed")
        if valuation is not None:
            agreed = valuation.currency == values.get("currency")
            refuse_unless(agreed, "valuation_currency", currency=valuation.currency)


@service
def reciprocity_correct(
    *,
    officer: Any,
    today: date,
    entry: ReciprocityEntry,
    values: Mapping[str, Any],
    reason: str,
    expected_version: int | None,
) -> ReciprocityEntry:
    """Put right what an entry says, with a reason; one of an activity is corrected there, and follows.

    Raises Malformed (without a reason, or where nothing changes), Forbidden for another party, Refused, Stale.
    """
    held = hold_entry(officer, entry, expected_version)
    own_entry_only(officer, held)
    refuse_unless(held.activity_id is None, "entry_of_no_activity")
    said = {name: getattr(held, name) for name in COLUMNS}
    faults: Faults = {} if reason.strip() else {"reason": ["required"]}
    now = {**said, **_stripped(values)}
    faults |= entry_faults(now, today)
    if (now["given_on"] is None) != (held.status == EntryStatus.PLEDGED):
        faults["given_on"] = ["follows_from_what_was_done"]
    changed = [name for name in COLUMNS if now.get(name) != said[name]]
    if not faults and not changed:
        faults["reason"] = ["nothing_changed"]
    if faults:
        raise Malformed(faults)
    money_agreed(officer, held.partnership, now)
    for name in changed:
        setattr(held, name, now[name])
    held.corrected_at = timezone.now()
    held.save(update_fields=[*changed, "corrected_at", "updated_at"])
    before, after = ({name: whole[name] for name in changed} for whole in (said, now))
    _corrected(officer, held, before, after, reason)
    return held


@service
def reciprocity_mistake(
    *, officer: Any, today: date, entry: ReciprocityEntry, reason: str, expected_version: int | None
) -> ReciprocityEntry:
    """Take an entry that was put down by mistake out of every list. What the partner acted on stays.

    Raises Malformed without a reason, Forbidden, Refused, Stale.
    """
    held = hold_entry(officer, entry, expected_version)
    own_entry_only(officer, held)
    if not reason.strip():
        raise Malformed({"reason": ["required"]})
    refuse_unless(held.activity_id is None, "entry_of_no_activity")
    acted = held.acts.exclude(owner=held.owner_id).exists()
    refuse_unless(not acted, "partner_has_not_acted")
    _corrected(officer, held, {}, {"mistake": True}, reason)
    held.mistake_at = timezone.now()
    held.save(update_fields=["mistake_at", "updated_at"])
    return held


def _corrected(
    officer: Any, entry: ReciprocityEntry, before: Mapping[str, Any], after: Mapping[str, Any], reason: str
) -> None:
    of = (ReciprocityEntry.subject, entry.pk)
    correction_of(officer, entry, of, of, (before, after), reason).save(force_insert=True)


def entry_money_condition(officer: Any, pair: Partnership) -> Condition:
    """Whether money may be put down between the two."""
    return Condition("valuation_agreed", met=bool(pair.pk and valuation_of(officer, pair.pk)))
