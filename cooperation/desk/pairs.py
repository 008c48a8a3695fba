"""Partnerships as a reader sees them: what is agreed with whom, and what comes next."""

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Max

from agreements.instruments.agreement import Agreement
from agreements.instruments.vocabulary import STAGE_OF
from cooperation.desk.horizon import Coming, comings, standings_today
from cooperation.desk.situations import with_parties
from partners.models import FactKind, Partnership, Party, PartyFact, StepTaken
from partners.parties.reading import belongs, in_effect, memberships


@dataclass(frozen=True)
class Pair:
    """A partnership with what the reader may see of it, and of nothing else."""

    partnership: Partnership
    agreements: list[Agreement]
    stages: Counter[str]
    next: Coming | None
    last_at: datetime | None

    @property
    def count(self) -> int:
        """How many agreements the reader sees."""
        return len(self.agreements)


def pairs_of(reader: Any, today: date) -> list[Pair]:
    """Every partnership in which the reader sees an agreement, by code; four queries at most."""
    found: dict[Partnership, list[Agreement]] = {}
    for one in with_parties(Agreement.objects.visible_to(reader)).defer("search").order_by("pk"):
        found.setdefault(one.partnership, []).append(one)
    latest = dict(
        StepTaken.objects.visible_to(reader)
        .filter(subject=Agreement.subject, partnership__isnull=False)
        .order_by()
        .values_list("partnership")
        .annotate(at=Max("at"))
    )
    all_of_them = [one for group in found.values() for one in group]
    standings = standings_today(all_of_them, today)
    events = {}
    for event in reversed(comings(all_of_them, today)):
        events[event.agreement.partnership_id] = event
    pairs = [
        Pair(
            partnership=partnership,
            agreements=group,
            stages=Counter(str(STAGE_OF[standings[one.pk].status]) for one in group),
            next=events.get(partnership.pk),
            last_at=latest.get(partnership.pk),
        )
        for partnership, group in found.items()
    ]
    return sorted(pairs, key=lambda one: one.partnership.code)


def by_stage(agreements: Collection[Agreement], today: date) -> dict[str, list[Agreement]]:
    """Agreements by how far along they are today; each has its standing of today."""
    standings = standings_today(agreements, today)
    groups: dict[str, list[Agreement]] = {}
    for one in agreements:
        one.standing = standings[one.pk]
        groups.setdefault(str(STAGE_OF[one.standing.status]), []).append(one)
    return groups


@dataclass(frozen=True)
class Shared:
    """An organisation to which both of a pair belong, or once belonged together."""

    organisation: Party
    facts: tuple[PartyFact, PartyFact]
    now: bool


def shared_organisations(reader: Any, partnership: Partnership) -> list[Shared]:
    """What both of a pair belong to, now first, then what both once belonged to at one time; one query."""
    sides: dict[int, dict[int, PartyFact]] = {}
    for fact in memberships(reader, (partnership.party_a_id, partnership.party_b_id)):
        if fact.value.get("status") == "member":
            of_both = sides.setdefault(fact.other_id or 0, {})
            if fact.party_id not in of_both or not fact.until:
                of_both[fact.party_id] = fact
    both = [(one[partnership.party_a_id], one[partnership.party_b_id]) for one in sides.values() if len(one) == 2]
    shared = [Shared(a.other, (a, b), now=belongs(a) and belongs(b)) for a, b in both if a.other and _at_one_time(a, b)]
    return sorted(shared, key=lambda one: (not one.now, one.organisation.code))


def _at_one_time(a: PartyFact, b: PartyFact) -> bool:
    """Whether two memberships overlap; dates of ISO 8601 compare as texts, and an unknown one stands open."""
    return max(a.since, b.since) <= min(a.until or "9", b.until or "9")


def neighbourhood(reader: Any, partnership: Partnership) -> list[PartyFact]:
    """What makes the two neighbours by land or sea, if anything does; one query."""
    found = PartyFact.objects.visible_to(reader).filter(
        kind__in=(FactKind.LAND_NEIGHBOUR, FactKind.SEA_NEIGHBOUR),
        party=partnership.party_a_id,
        other=partnership.party_b_id,
    )
    return in_effect(found.order_by("kind", "pk"))
