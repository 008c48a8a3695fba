"""Writing down the scale of a side, and as what the other side handles it."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from django.utils import timezone

from agreements.instruments.access import hold
from agreements.instruments.agreement import Agreement
from agreements.markings.reading import table_of
from agreements.markings.scale import MarkingEquivalence, MarkingName
from agreements.markings.table import Name, Table, faults_in
from partners.models import Party
from partners.records.errors import Condition, Malformed, Refused
from partners.records.service import service

MOST = 12
_LONGEST = 60


@service
def scale_put(
    *,
    officer: Any,
    today: date,
    agreement: Agreement,
    party: Party,
    names: Sequence[str],
    source: str,
    expected_version: int | None,
) -> Agreement:
    """Write down the markings of one side, the least protection first; those left out are taken out.

    Raises Malformed, Unseen, Forbidden, Stale, Refused where a marking that is
    taken out is equivalent to another, or the new order lets protection fall.
    """
    held = hold(officer, agreement, expected_version)
    given = [" ".join(one.split()) for one in names if one.strip()]
    faults = _scale_faults(held, party, given, source)
    if faults:
        raise Malformed(faults)
    before = table_of(officer, held)
    _keep_used(before, party, given)
    kept = {one.name: one for one in before.scale(party.pk)}
    ranks = {name: rank for rank, name in enumerate(given, start=1)}
    others = [one for one in before.names if one.party != party.pk]
    _refuse(
        Table((*others, *(Name(kept[n].pk, party.pk, n, r) for n, r in ranks.items() if n in kept)), before.handled)
    )
    rows = MarkingName.objects.filter(agreement=held, party=party, mistake_at=None)
    rows.exclude(name__in=given).update(mistake_at=timezone.now())
    for one in rows.filter(name__in=given):
        one.rank, one.source = ranks[one.name], source.strip()
        one.save()
    for name in given:
        if name not in kept:
            told = {"agreement": held, "party": party, "name": name, "rank": ranks[name], "source": source.strip()}
            MarkingName.objects.create(**told, **_seen_like(held, officer))
    return held


def _scale_faults(held: Agreement, party: Party, given: Sequence[str], source: str) -> dict[str, list[str]]:
    faults: dict[str, list[str]] = {}
    if not held.partnership.has(party.pk):
        faults["party"] = ["not_of_pair"]
    if not given:
        faults["names"] = ["required"]
    elif len(given) > MOST:
        faults["names"] = ["too_many"]
    elif any(len(one) > _LONGEST for one in given):
        faults["names"] = ["too_long"]
    elif len(set(given)) < len(given):
        faults["names"] = ["twice"]
    if not source.strip():
        faults["source"] = ["required"]
    elif len(source) > 300:
        faults["source"] = ["too_long"]
    return faults


def _keep_used(before: Table, party: Party, given: Sequence[str]) -> None:
    """Refuse to take out a marking that stands in the table."""
    used = {*before.handled, *before.handled.values()}
    gone = [one for one in before.scale(party.pk) if one.pk in used and one.name not in given]
    if gone:
        raise Refused(Condition("marking_not_in_table", {"marking": one.name}) for one in gone)


def _refuse(table: Table) -> None:
    unmet = list(faults_in(table))
    if unmet:
        raise Refused(unmet)


@service
def equivalences_put(
    *,
    officer: Any,
    today: date,
    agreement: Agreement,
    rows: Mapping[int, int | None],
    source: str,
    expected_version: int | None,
) -> Agreement:
    """Write down as what markings are handled by the other side, by keys of names; None: no equivalent, one asks.

    Names left out stay as they are. Raises Malformed, Unseen, Forbidden, Stale,
    Refused where protection would fall.
    """
    held = hold(officer, agreement, expected_version)
    before = table_of(officer, held)
    faults = {} if source.strip() else {"source": ["required"]}
    faults |= {"source": ["too_long"]} if len(source) > 300 else {}
    if not all(_between(before, named, handled) for named, handled in rows.items()):
        faults["rows"] = ["unknown"]
    if faults:
        raise Malformed(faults)
    after = {**before.handled, **{named: handled for named, handled in rows.items() if handled is not None}}
    after = {named: handled for named, handled in after.items() if rows.get(named, handled) is not None}
    _refuse(Table(before.names, after))
    changed = [named for named in rows if before.handled.get(named) != after.get(named)]
    _store(officer, held, before, changed, after, source.strip())
    return held


def _between(table: Table, named: int, handled: int | None) -> bool:
    """Whether both are of this agreement, one of each side."""
    one, other = table.at(named), table.at(handled)
    return one is not None and (handled is None or (other is not None and other.party != one.party))


def _store(
    officer: Any, held: Agreement, table: Table, changed: Iterable[int], after: Mapping[int, int], source: str
) -> None:
    """What is otherwise now: the row before is taken out, so that the history says both."""
    changed = list(changed)
    gone = MarkingEquivalence.objects.filter(agreement=held, named__in=changed, mistake_at=None)
    gone.update(mistake_at=timezone.now())
    party = {one.pk: one.party for one in table.names}
    MarkingEquivalence.objects.bulk_create(
        MarkingEquivalence(
            agreement=held,
            sender_id=party[named],
            named_id=named,
            handled_id=after[named],
            source=source,
            **_seen_like(held, officer),
        )
        for named in changed
        if named in after
    )


def _seen_like(held: Agreement, officer: Any) -> dict[str, Any]:
    """Seen by whoever sees the agreement; between others, or of a released one, by its owner's rules."""
    return {
        "owner_id": officer.party_id,
        "partnership_id": held.partnership_id,
        "audience": held.audience,
        "marking": held.marking,
    }
