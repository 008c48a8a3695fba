"""Bringing the reference facts into the database: the same the second time, nothing of an officer's touched."""

from collections.abc import Iterator
from typing import Any

from partners.models import FactKind, Party, PartyFact, PartyKind
from partners.parties.reference import read as reference
from partners.records.record import Audience
from partners.records.service import writing_as

_NAMES = ("name_en", "name_fr", "name_pt", "name_ar")
_FACT_COLUMNS = ("value", "until", "note", "source", "as_of")
# Facts are told apart by what they are about, from when.
_KEY = ("party_id", "kind", "other_id", "since")


def reference_load() -> tuple[int, int]:
    """Load states, organisations and their facts; how many parties and how many facts were new or changed."""
    with writing_as(None):
        parties = _load_parties()
        by_code = {one.code: one for one in Party.objects.all()}
        return parties, _load_facts(list(_facts(by_code)))


def _load_parties() -> int:
    states = [
        Party(code=one.code, kind=PartyKind.STATE, alpha2=one.alpha2, numeric=one.numeric, **_names(one))
        for one in reference.states()
    ]
    organisations = [
        Party(code=one.code, kind=PartyKind.ORGANISATION, is_historic=bool(one.ended), **_names(one))
        for one in reference.organisations()
    ]
    columns = ("kind", "alpha2", "numeric", "is_historic", *_NAMES)
    wanted = [*states, *organisations]
    present = {one.code: one for one in Party.objects.filter(code__in=[one.code for one in wanted])}
    fresh = [one for one in wanted if one.code not in present]
    changed = []
    for one in wanted:
        old = present.get(one.code)
        if old and any(getattr(old, name) != getattr(one, name) for name in columns):
            one.pk = old.pk
            changed.append(one)
    Party.objects.bulk_create(fresh)
    Party.objects.bulk_update(changed, columns) if changed else None
    return len(fresh) + len(changed)


def _names(row: Any) -> dict[str, str]:
    return {name: getattr(row, name) for name in _NAMES}


def _facts(parties: dict[str, Party]) -> Iterator[PartyFact]:
    for state in reference.states():
        capital = {"en": state.capital_en, "fr": state.capital_fr, "lat": state.capital_lat, "lon": state.capital_lon}
        for kind, value, about in (
            (FactKind.CAPITAL, capital, "capital"),
            (FactKind.LANDLOCKED, {"landlocked": state.landlocked}, "coast"),
            (FactKind.UN_STATUS, {"status": state.un_status}, "status"),
        ):
            yield _fact(parties[state.code], kind, state, value=value, source=_source_of(state.source, about))
    for count in reference.populations():
        yield _fact(parties[count.state], FactKind.POPULATION, count, value={"people": count.people})
    yield from _neighbour_facts(parties)
    yield from _restriction_facts(parties)
    for one in reference.organisations():
        party = parties[one.code]
        if one.founded:
            yield _fact(party, FactKind.FOUNDED, one, value={"on": one.founded})
        if one.ended:
            yield _fact(party, FactKind.ENDED, one, value={"on": one.ended})
        if one.seat:
            yield _fact(party, FactKind.SEAT, one, value={"place": one.seat})
    for member in reference.memberships():
        yield _fact(
            parties[member.state],
            FactKind.MEMBER_OF,
            member,
            other=parties[member.organisation],
            value={"status": member.status},
            since=member.since,
            until=member.until,
        )


def _source_of(sources: str, about: str) -> str:
    """Of sources that each name in brackets what they are for, the one for `about`."""
    named = [part.strip().partition(" (") for part in sources.split(";")]
    return next((name for name, _, what in reversed(named) if about in what), sources)


def _neighbour_facts(parties: dict[str, Party]) -> Iterator[PartyFact]:
    for land in reference.land_neighbours():
        yield _fact(parties[land.a], FactKind.LAND_NEIGHBOUR, land, other=parties[land.b])
        yield _fact(parties[land.b], FactKind.LAND_NEIGHBOUR, land, other=parties[land.a])
    for sea in reference.sea_neighbours():
        value = {"basis": sea.basis}
        yield _fact(parties[sea.a], FactKind.SEA_NEIGHBOUR, sea, other=parties[sea.b], value=value)
        yield _fact(parties[sea.b], FactKind.SEA_NEIGHBOUR, sea, other=parties[sea.a], value=value)


def _restriction_facts(parties: dict[str, Party]) -> Iterator[PartyFact]:
    for one in reference.restrictions():
        yield _fact(parties[one.state], one.kind, one, other=parties[one.by], since=one.since, until=one.until)
    for row in reference.conflicts():
        for party, other in ((row.a, row.b), (row.b, row.a)):
            yield _fact(parties[party], row.kind, row, other=parties[other], since=row.since, until=row.until)


def _fact(party: Party, kind: str, row: Any, **more: Any) -> PartyFact:
    return PartyFact(
        party=party,
        kind=kind,
        audience=Audience.PUBLIC,
        as_of=row.as_of,
        note=row.note,
        **{"value": {}, "source": row.source, **more},
    )


def _load_facts(wanted: list[PartyFact]) -> int:
    present = {_key(one): one for one in PartyFact.objects.filter(owner=None)}
    fresh = [one for one in wanted if _key(one) not in present]
    changed = []
    for one in wanted:
        old = present.get(_key(one))
        if old and any(getattr(old, name) != getattr(one, name) for name in _FACT_COLUMNS):
            one.pk, one.created_at = old.pk, old.created_at
            changed.append(one)
    PartyFact.objects.bulk_create(fresh, batch_size=2000)
    PartyFact.objects.bulk_update(changed, _FACT_COLUMNS, batch_size=500) if changed else None
    return len(fresh) + len(changed)


def _key(fact: PartyFact) -> tuple[Any, ...]:
    return tuple(getattr(fact, name) for name in _KEY)
