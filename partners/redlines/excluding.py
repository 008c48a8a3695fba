"""The rule: whom facts exclude as partners of one party, and what would have to change. Nothing is read here."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from partners.models import FactKind, Party, PartyFact
from partners.redlines.redline import RedLine
from partners.redlines.vocabulary import GROUND_OF, Basis, Ground, How

MEASURES = (FactKind.ARMS_EMBARGO, FactKind.SANCTIONS)
BETWEEN = (FactKind.ARMED_CONFLICT, FactKind.RIVALRY)


@dataclass(frozen=True)
class WouldChange:
    """One thing that would end an exclusion, as a code with the parties that it names."""

    code: str
    data: dict[str, Party | None] = field(default_factory=dict)


@dataclass(frozen=True)
class Exclusion:
    """Why a party is excluded: the ground, whose it is, on what it rests, and what would have to change.

    `by` is who imposed a measure, the other side of a conflict, or the
    alliance that binds; `ally` the state that an alliance binds to. Any one of
    `would_change` ends it. `facts` are what it follows from, the telling one
    first; `line` the own side's red line, where it drew one.
    """

    ground: Ground
    how: How
    basis: Basis
    since: str
    source: str
    as_of: str
    would_change: tuple[WouldChange, ...]
    by: Party | None = None
    ally: Party | None = None
    facts: tuple[PartyFact, ...] = ()
    line: RedLine | None = None

    @property
    def note(self) -> str:
        """What is said beside it: by the facts, or by ourselves."""
        if self.line:
            return self.line.why
        return " ".join(one.note for one in _telling(self.ground, self.facts) if one.note)


Excluded = dict[int, list[Exclusion]]


def excluded_by_us(lines: Iterable[RedLine]) -> Excluded:
    """Whom these red lines of our own exclude, by the party's key."""
    found: Excluded = defaultdict(list)
    for one in lines:
        found[one.party_id].append(
            Exclusion(
                ground=Ground(one.ground),
                how=How.OUR_WORD,
                basis=Basis.OWN,
                since=one.drawn_on.isoformat() if one.drawn_on else "",
                source=one.source,
                as_of=one.as_of,
                would_change=(WouldChange("own_line_lifted"),),
                line=one,
            )
        )
    return dict(found)


def excluded_by(
    us: int, facts: Collection[PartyFact], memberships: Iterable[PartyFact], alliances: Collection[str]
) -> Excluded:
    """Whom these facts exclude as partners of the party `us`, by the party's key.

    All of them hold on the day asked for; `memberships` are full ones, and
    `alliances` the codes of organisations whose members owe each other help.
    """
    members: dict[int, dict[int, PartyFact]] = defaultdict(dict)
    for one in memberships:
        members[one.other_id or 0][one.party_id] = one
    found: Excluded = defaultdict(list)
    measures = [one for one in facts if one.kind in MEASURES]
    conflicts = [one for one in facts if one.kind in BETWEEN]
    bound = {pk: of for pk, of in members.items() if _organisation(of) in alliances}
    for party, exclusion in (
        *_measures(us, measures, members),
        *_between_us(us, conflicts),
        *_their_allies(us, conflicts, bound),
        *_our_allies(us, conflicts, bound),
    ):
        found[party].append(exclusion)
    return dict(found)


Found = Iterator[tuple[int, Exclusion]]
Members = dict[int, dict[int, PartyFact]]


def _organisation(members: dict[int, PartyFact]) -> str:
    """The code of the organisation that these belong to."""
    return next((one.other.code for one in members.values() if one.other), "")


def _measures(us: int, measures: Iterable[PartyFact], members: Members) -> Found:
    for fact in measures:
        by = fact.other_id or 0
        ours = members.get(by, {}).get(us)
        if fact.party_id != us and (by == us or ours):
            yield fact.party_id, _measure(fact, How.BY_OURS if ours else How.BY_US, ours)
        if fact.party_id == us and not ours:
            # What an organisation of ours imposed on us is our affair with it, not one with its members.
            yield by, _measure(fact, How.ON_US, None)
            for party, theirs in members.get(by, {}).items():
                yield party, _measure(fact, How.ON_US_BY_THEIRS, theirs)


def _measure(fact: PartyFact, how: How, membership: PartyFact | None) -> Exclusion:
    lifted = WouldChange("measure_lifted", {"by": fact.other, "on": fact.party})
    return _exclusion(GROUND_OF[FactKind(fact.kind)], how, (fact, membership), (lifted,), by=fact.other)


def _between_us(us: int, conflicts: Iterable[PartyFact]) -> Found:
    met = set()
    for fact in conflicts:
        other = _other_of(fact, us)
        if other and (fact.kind, other.pk) not in met:
            met.add((fact.kind, other.pk))
            ends = WouldChange(f"{fact.kind}_ends", {"party": other})
            yield other.pk, _exclusion(GROUND_OF[FactKind(fact.kind)], How.BETWEEN_US, (fact,), (ends,), by=other)


def _their_allies(us: int, conflicts: Iterable[PartyFact], bound: Members) -> Found:
    enemies = _at_war_with(us, conflicts)
    for allies in (one for one in bound.values() if us not in one):
        for enemy, conflict in ((pk, enemies[pk]) for pk in allies if pk in enemies):
            for party, membership in allies.items():
                if party not in enemies:
                    yield party, _obligation(How.THEIR_ALLY, membership, conflict, allies[enemy].party)


def _our_allies(us: int, conflicts: Iterable[PartyFact], bound: Members) -> Found:
    for allies in (one for one in bound.values() if us in one):
        for ally, membership in allies.items():
            for enemy, conflict in _at_war_with(ally, conflicts).items() if ally != us else ():
                if enemy not in allies:
                    yield enemy, _obligation(How.OUR_ALLY, allies[us], conflict, membership.party)


def _obligation(how: How, membership: PartyFact, conflict: PartyFact, ally: Party) -> Exclusion:
    ends = (
        WouldChange(f"{how}_conflict_ends", {"party": ally}),
        WouldChange("alliance_left", {"party": membership.party, "organisation": membership.other}),
    )
    return _exclusion(Ground.CONFLICTING_OBLIGATION, how, (membership, conflict), ends, by=membership.other, ally=ally)


def _at_war_with(party: int, conflicts: Iterable[PartyFact]) -> dict[int, PartyFact]:
    """The states in armed conflict with a party, each with the fact that says so."""
    wars = [one for one in conflicts if one.kind == FactKind.ARMED_CONFLICT]
    return {other.pk: one for one in reversed(wars) if (other := _other_of(one, party))}


def _other_of(fact: PartyFact, party: int) -> Party | None:
    """The other of the two that a fact is about; None where `party` is neither."""
    if fact.party_id == party:
        return fact.other
    return fact.party if fact.other_id == party else None


def _telling(ground: Ground, facts: tuple[PartyFact, ...]) -> tuple[PartyFact, ...]:
    """Those whose source and note say it: an alliance is half of the reason, other memberships are told elsewhere."""
    return facts if ground == Ground.CONFLICTING_OBLIGATION else facts[:1]


def _exclusion(
    ground: Ground, how: How, facts: tuple[PartyFact | None, ...], ends: tuple[WouldChange, ...], **parties: Any
) -> Exclusion:
    grounds = tuple(one for one in facts if one is not None)
    telling = _telling(ground, grounds)
    own = any(one.owner_id for one in grounds)
    return Exclusion(
        ground=ground,
        how=how,
        basis=Basis.OWN if own else Basis.DERIVED if len(grounds) > 1 else Basis.FACT,
        since=max(one.since for one in grounds),
        source="; ".join(dict.fromkeys(one.source for one in telling)),
        as_of=min(one.as_of for one in telling),
        would_change=ends,
        facts=grounds,
        **parties,
    )
