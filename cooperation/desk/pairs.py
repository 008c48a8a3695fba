"""Partnerships as a reader sees them: what is agreed with whom, and what comes next."""

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Count, Max

from agreements.instruments.agreement import Agreement
from agreements.instruments.vocabulary import STAGE_OF
from agreements.models import Activity
from cooperation.desk.horizon import Coming, comings, standings_today
from cooperation.desk.sight import pairs_in_sight
from cooperation.desk.situations import with_parties
from cooperation.meetings.meeting import Meeting
from partners.models import FactKind, Partnership, Party, PartyFact, StepTaken
from partners.parties.reading import belongs, memberships

_NEIGHBOURS = (FactKind.LAND_NEIGHBOUR, FactKind.SEA_NEIGHBOUR)


@dataclass(frozen=True)
class Pair:
    """A partnership with what the reader may see of it, and of nothing else."""

    partnership: Partnership
    agreements: list[Agreement]
    stages: Counter[str]
    activities: int
    next: Coming | None
    last_at: datetime | None

    @property
    def count(self) -> int:
        """How many agreements the reader sees."""
        return len(self.agreements)


def pairs_of(reader: Any, today: date) -> list[Pair]:
    """Every partnership of which the reader sees anything, by code; five queries at most."""
    agreed: dict[int, list[Agreement]] = {}
    for one in with_parties(Agreement.objects.visible_to(reader)).defer("search").order_by("pk"):
        agreed.setdefault(one.partnership_id, []).append(one)
    all_of_them = [one for group in agreed.values() for one in group]
    standings = standings_today(all_of_them, today)
    events = {}
    for event in reversed(comings(all_of_them, today)):
        events[event.agreement.partnership_id] = event
    done, latest = _activities(reader), _latest(reader)
    return [
        Pair(
            partnership=one,
            agreements=agreed.get(one.pk, []),
            stages=Counter(str(STAGE_OF[standings[agreement.pk].status]) for agreement in agreed.get(one.pk, ())),
            activities=done.get(one.pk, 0),
            next=events.get(one.pk),
            last_at=latest.get(one.pk),
        )
        for one in pairs_in_sight(reader).select_related("party_a", "party_b").order_by("code")
    ]


def _activities(reader: Any) -> dict[int, int]:
    """How many activities the reader sees, by pair."""
    rows = Activity.objects.visible_to(reader).order_by().values_list("partnership")
    return dict(rows.annotate(count=Count("pk")))


def _latest(reader: Any) -> dict[int, datetime]:
    """When the last step in sight was taken with an agreement, an activity or a meeting, by pair."""
    subjects = (Agreement.subject, Activity.subject, Meeting.subject)
    rows = StepTaken.objects.visible_to(reader).filter(subject__in=subjects, partnership__isnull=False)
    return dict(rows.order_by().values_list("partnership").annotate(at=Max("at")))


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
    return shared_by(memberships(reader, (partnership.party_a_id, partnership.party_b_id)), partnership)


def shared_by(facts: Iterable[PartyFact], partnership: Partnership) -> list[Shared]:
    """What both of a pair belong to by these facts, of those that are memberships in effect."""
    sides: dict[int, dict[int, PartyFact]] = {}
    for fact in (one for one in facts if one.kind == FactKind.MEMBER_OF):
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


def neighbourhood(facts: Iterable[PartyFact], partnership: Partnership) -> list[PartyFact]:
    """What makes the two neighbours by land or sea, of facts in effect, if anything does."""
    between = (partnership.party_a_id, partnership.party_b_id)
    return [one for one in facts if one.kind in _NEIGHBOURS and (one.party_id, one.other_id) == between]
