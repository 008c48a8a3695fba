"""Reading profiles, each by a constant number of queries: one party's, two parties' against each other, all of them."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from django.db.models import QuerySet

from partners.models import Partnership, Party, PartyFact, Profile, ProfileLine
from partners.parties.reading import all_parties, named
from partners.profile.suggesting import Ground, Suggested, suggested
from partners.profile.taxonomy import Term
from partners.profile.term import terms_of
from partners.profile.vocabulary import LineKind, Priority
from partners.records.record import Reader


@dataclass(frozen=True)
class Aim:
    """A goal that counts for a party: the line by which an officer confirmed or entered it, and the facts behind it."""

    line: ProfileLine | None
    grounds: tuple[Ground, ...]

    @property
    def weight(self) -> int:
        """That of its priority; one that facts alone suggest has the lowest."""
        return Priority(self.line.priority).weight if self.line else Priority.LOW.weight

    @property
    def sources(self) -> tuple[tuple[str, str], ...]:
        """What it rests on, each with its as-of date: the line where there is one, else the facts."""
        if self.line:
            return ((self.line.source, self.line.as_of),)
        return tuple(dict.fromkeys((one.source, one.as_of) for one in self.grounds))


@dataclass(frozen=True)
class SharedGoal:
    """A goal that counts for both sides; `common` are the facts on which it rests for both, between these two."""

    goal: str
    ours: Aim
    theirs: Aim
    common: tuple[Ground, ...]


@dataclass
class View:
    """One party as the reader's party sees it: what counts on a day, by term, and what facts suggest beside it."""

    party: Party
    profile: Profile | None = None
    goals: dict[str, ProfileLine] = field(default_factory=dict)
    offered: dict[str, ProfileLine] = field(default_factory=dict)
    sought: dict[str, ProfileLine] = field(default_factory=dict)
    communications: dict[str, ProfileLine] = field(default_factory=dict)
    struck: dict[str, ProfileLine] = field(default_factory=dict)
    expired: list[ProfileLine] = field(default_factory=list)
    suggested: Suggested = field(default_factory=dict)

    @property
    def version(self) -> int:
        """Of the profile; 0 where none is kept yet."""
        return self.profile.version if self.profile else 0

    @property
    def open_suggestions(self) -> Suggested:
        """What nobody has confirmed or struck yet."""
        return {goal: why for goal, why in self.suggested.items() if goal not in self.goals and goal not in self.struck}

    @property
    def aims(self) -> dict[str, Aim]:
        """Every goal that counts: those confirmed or entered, then those that facts alone suggest."""
        counted = [*self.goals, *self.open_suggestions]
        return {goal: Aim(self.goals.get(goal), tuple(self.suggested.get(goal, ()))) for goal in counted}

    def keep(self, line: ProfileLine, today: date) -> None:
        """Put a line where it belongs."""
        if line.valid_until is not None and line.valid_until < today:
            self.expired.append(line)
        elif line.struck:
            self.struck[line.term] = line
        else:
            self._of(line.kind)[line.term] = line

    def _of(self, kind: str) -> dict[str, ProfileLine]:
        rooms = {LineKind.GOAL: self.goals, LineKind.OFFERED: self.offered, LineKind.SOUGHT: self.sought}
        return rooms.get(LineKind(kind), self.communications)


@dataclass(frozen=True)
class Meets:
    """A capability that one side seeks and the other offers."""

    term: str
    sought: ProfileLine
    offered: ProfileLine


@dataclass(frozen=True)
class SoughtAndOffered:
    """What two sides could do for each other, as the reader's party sees them."""

    we: View
    they: View
    they_seek: tuple[Meets, ...]
    we_seek: tuple[Meets, ...]


def views(
    reader: Reader,
    parties: Collection[Party],
    today: date,
    *,
    facts: Iterable[PartyFact] | None = None,
    terms: Mapping[str, Term] | None = None,
) -> dict[int, View]:
    """The view of each of these parties; four queries however many they are.

    `facts` are all that the reader sees about these parties, `terms` those of
    the reader's party, where they are at hand: then each is a query less.
    """
    found = {one.pk: View(one) for one in parties}
    if not found or not reader.party_id:
        return found
    lines = ProfileLine.objects.visible_to(reader).filter(owner=reader.party_id, profile__party__in=list(found))
    for line in lines.select_related("profile").order_by("kind", "term", "pk"):
        view = found[line.profile.party_id]
        view.profile = line.profile
        view.keep(line, today)
    for profile in _without_lines(reader, found.values()):
        found[profile.party_id].profile = profile
    used = {code for code, term in (terms or terms_of(reader.party_id)).items() if not term.off}
    for pk, goals in suggested(reader, parties, today, facts).items():
        found[pk].suggested = {goal: why for goal, why in goals.items() if goal in used}
    return found


def _without_lines(reader: Reader, found: Iterable[View]) -> Iterable[Profile]:
    bare = [one.party.pk for one in found if one.profile is None]
    seen: Iterable[Profile] = Profile.objects.visible_to(reader).filter(owner=reader.party_id, party__in=bare)
    return seen


def profiles_found(reader: Reader, *, q: str = "", partner: str = "") -> QuerySet[Any]:
    """The own views of parties, by words of the party's name or by its code."""
    seen: QuerySet[Any] = Profile.objects.visible_to(reader).filter(owner=reader.party_id)
    if partner:
        seen = seen.filter(party__code=partner)
    return seen.filter(party__in=named(all_parties(), q)) if q else seen


def view_of(reader: Reader, party: Party, today: date) -> View:
    """The view of one party."""
    return views(reader, [party], today)[party.pk]


def all_views(reader: Reader, today: date) -> dict[int, View]:
    """The view of every party that lives, for ranking: five queries however many there are."""
    return views(reader, all_parties(is_historic=False), today)


def sought_and_offered(reader: Reader, pair: Partnership, today: date) -> SoughtAndOffered:
    """What they seek that we offer, and the reverse; what is no longer valid on `today` is left out.

    All of it is the view of the reader's party: what it says of itself, and
    what it says of the other. For a reader of neither side the first of the
    pair stands as "we".
    """
    they = pair.other(reader.party_id)
    we = pair.party_a if they.pk == pair.party_b_id else pair.party_b
    seen = views(reader, [we, they], today)
    ours, theirs = seen[we.pk], seen[they.pk]
    return SoughtAndOffered(ours, theirs, meeting(theirs, ours), meeting(ours, theirs))


def meeting(seeker: View, offerer: View) -> tuple[Meets, ...]:
    """What one side seeks and the other offers."""
    both = [term for term in seeker.sought if term in offerer.offered]
    return tuple(Meets(term, seeker.sought[term], offerer.offered[term]) for term in both)


def held_by_both(one: View, other: View) -> list[str]:
    """The communication systems and standards that both hold, by term."""
    return [term for term in one.communications if term in other.communications]


def goals_shared(one: View, other: View) -> dict[str, SharedGoal]:
    """The goals that count for both, by term; asks the database nothing.

    First come those that an officer confirmed for `one`, by their priority
    there, then those that facts alone suggest for it; among equals what weighs
    more on the other side comes first.
    """
    ours, theirs = one.aims, other.aims
    shared = [SharedGoal(goal, ours[goal], theirs[goal], _common(one, other, goal)) for goal in ours if goal in theirs]
    return {found.goal: found for found in sorted(shared, key=_rank)}


def _rank(shared: SharedGoal) -> tuple[bool, int, int, str]:
    return shared.ours.line is None, -shared.ours.weight, -shared.theirs.weight, shared.goal


def _common(one: View, other: View, goal: str) -> tuple[Ground, ...]:
    """The facts that suggest a goal to both: a text or body of both, waters or a border that they share."""
    theirs = {ground.code for ground in other.suggested.get(goal, ())}
    code = other.party.code
    both = [ground for ground in one.suggested.get(goal, ()) if ground.code in theirs and code in ground.others]
    return tuple(replace(ground, others=(code,)) for ground in both)
