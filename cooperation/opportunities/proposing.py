"""From what two parties share, seek and offer to what they could do first; pure: nothing is read here."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any, Protocol

from cooperation.opportunities.first_step import ANY, CURRENCY, About, FirstStep, Near, step_for
from cooperation.opportunities.frameworks import Framework, framework_for
from partners.models import FactKind
from partners.profile.reading import Meets, SharedGoal
from partners.profile.vocabulary import Priority

MOST = 3
# A first step is prepared for so long, and begins on the Monday after.
LEAD = timedelta(days=120)
# A need that the other side meets weighs as much as a goal of medium priority, one of ours a little more.
_MEETS = {About.WE_SEEK: 2.5, About.THEY_SEEK: 2.0}
# That both rest a goal on the same fact weighs less than a step of priority.
_NEAR = 0.5


class Cap(Protocol):
    """The most that an activity may be in a phase; None sets no cap."""

    days: int | None
    people: int | None
    amount: Decimal | None
    currency: str


@dataclass(frozen=True)
class Basis:
    """On what a proposal rests: a goal of both, or a capability that one seeks and the other offers."""

    about: About
    term: str
    weight: float
    shared: SharedGoal | None = None
    meets: Meets | None = None

    @property
    def near(self) -> frozenset[str]:
        """How near the two are in the goal: whether both rest it on the same fact, and on a border by land."""
        codes = {one.code for one in self.shared.common} if self.shared else set()
        found = {Near.FACT} if codes else set()
        return frozenset(found | ({Near.LAND} if FactKind.LAND_NEIGHBOUR in codes else set()))


@dataclass(frozen=True)
class Size:
    """How large a first step is; `cut` names what the cap of the pilot made smaller.

    `before_gate` says that it fits the cap of getting to know each other too.
    """

    days: int
    our_people: int
    their_people: int
    amount: Decimal
    currency: str = CURRENCY
    cut: tuple[str, ...] = ()
    before_gate: bool = True


@dataclass(frozen=True)
class Gain:
    """What one side gains: `code` says in which way, `term` of what."""

    code: str
    term: str = ""
    priority: str = ""


@dataclass(frozen=True)
class Proposal:
    """One first step: what, on what basis, in which framework, how large, when, what each side gains.

    `also` are further goals that lead to the same.
    """

    step: FirstStep
    basis: Basis
    also: tuple[str, ...]
    framework: Framework | None
    size: Size
    begins: date
    ours: Gain
    theirs: Gain

    @property
    def key(self) -> str:
        """What it is called among the proposals of one candidate: what is done, for a row of any term with the term."""
        return proposal_key(self.step, self.basis)

    @property
    def ends(self) -> date:
        """Its last day."""
        return self.begins + timedelta(days=self.size.days - 1)


@dataclass(frozen=True)
class Between:
    """What there is between us and one candidate: goals of both, needs that the other meets, organisations of both.

    `organisations` are those that both fully belong to, with their number of
    members; a goal put `highest` counts as our one high priority.
    """

    shared: Sequence[SharedGoal]
    they_seek: Sequence[Meets]
    we_seek: Sequence[Meets]
    organisations: Mapping[str, int]
    highest: str = ""

    def weight_with_us(self, shared: SharedGoal) -> int:
        """The weight of its priority with us: 3 for the highest, 1 for the lowest."""
        if not self.highest:
            return shared.ours.weight
        return Priority.HIGH.weight if shared.goal == self.highest else Priority.LOW.weight


def proposals(
    between: Between, rows: Sequence[FirstStep], *, pilot: Cap, exploring: Cap, today: date
) -> list[Proposal]:
    """At most three first steps, what weighs most first; without anything in common talks to get to know each other.

    A goal weighs by its priority with us, by half a step more where both rest
    it on the same fact, and a little by its priority with them. Among equals
    the order of the table decides.
    """
    found: dict[str, tuple[FirstStep, list[Basis]]] = {}
    for basis, step in _with_steps(between, rows):
        found.setdefault(proposal_key(step, basis), (step, []))[1].append(basis)
    begins = _monday(today + LEAD)
    return [
        Proposal(
            step=step,
            basis=bases[0],
            also=tuple(one.term for one in bases[1:]),
            framework=framework_for(between.organisations, [one.term for one in bases if one.shared]),
            size=sized(step, pilot, exploring),
            begins=begins,
            ours=_our_gain(bases[0], between),
            theirs=_their_gain(bases[0], between),
        )
        for step, bases in list(found.values())[:MOST]
    ]


def _with_steps(between: Between, rows: Sequence[FirstStep]) -> list[tuple[Basis, FirstStep]]:
    """Each basis with the row that it leads to, what weighs most first; among equals in the order of the table."""
    place = {one: number for number, one in enumerate(rows)}
    led = [(basis, step) for basis in _bases(between) if (step := step_for(rows, basis.about, basis.term, basis.near))]
    return sorted(led, key=lambda one: (-one[0].weight, place[one[1]]))


def proposal_key(step: FirstStep, basis: Basis) -> str:
    """Two terms that lead to the same are one proposal; a row for any term is one for each."""
    return step.code if step.term != ANY or not basis.term else f"{step.code}.{basis.term}"


def _bases(between: Between) -> Iterator[Basis]:
    for one in between.shared:
        weight = between.weight_with_us(one) + _NEAR * bool(one.common) + one.theirs.weight / 10
        yield Basis(About.GOAL, one.goal, weight, shared=one)
    for about, needs in ((About.WE_SEEK, between.we_seek), (About.THEY_SEEK, between.they_seek)):
        for meets in needs:
            yield Basis(about, meets.term, _MEETS[about], meets=meets)
    if not (between.shared or between.they_seek or between.we_seek):
        yield Basis(About.NOTHING, "", 0)


def _monday(day: date) -> date:
    return day + timedelta(days=-day.weekday() % 7)


def sized(step: FirstStep, pilot: Cap, exploring: Cap) -> Size:
    """How large a step is within the cap of the pilot; people of both sides are cut in proportion.

    An amount in another currency than that of the cap is not compared.
    """
    cut = []
    days, ours, theirs, amount = step.days, step.our_people, step.their_people, Decimal(step.amount)
    if pilot.days is not None and days > pilot.days:
        cut.append("days")
        days = max(pilot.days, 1)
    if pilot.people is not None and ours + theirs > pilot.people:
        cut.append("people")
        ours, theirs = _shared_out(ours, theirs, pilot.people)
    if pilot.amount is not None and pilot.currency == CURRENCY and amount > pilot.amount:
        cut.append("amount")
        amount = pilot.amount
    size = Size(days, ours, theirs, amount, cut=tuple(cut))
    return Size(days, ours, theirs, amount, cut=tuple(cut), before_gate=_fits(size, exploring))


def _shared_out(ours: int, theirs: int, most: int) -> tuple[int, int]:
    kept = ours * most // (ours + theirs)
    return kept, most - kept


def _fits(size: Size, cap: Cap) -> bool:
    people = size.our_people + size.their_people
    within = [
        cap.days is None or size.days <= cap.days,
        cap.people is None or people <= cap.people,
        cap.amount is None or cap.currency != size.currency or size.amount <= cap.amount,
    ]
    return all(within)


def _our_gain(basis: Basis, between: Between) -> Gain:
    if basis.shared:
        return _by_goal(basis.shared.ours, basis.term)
    if basis.about == About.WE_SEEK:
        return Gain("receives", basis.term)
    return _in_return(basis, between.we_seek, between.shared, ours=True)


def _their_gain(basis: Basis, between: Between) -> Gain:
    if basis.shared:
        return _by_goal(basis.shared.theirs, basis.term)
    if basis.about == About.THEY_SEEK:
        return Gain("receives", basis.term)
    return _in_return(basis, between.they_seek, between.shared, ours=False)


def _by_goal(aim: Any, term: str) -> Gain:
    return Gain("goal", term, aim.line.priority) if aim.line else Gain("goal", term)


def _in_return(basis: Basis, needs: Iterable[Meets], shared: Iterable[SharedGoal], *, ours: bool) -> Gain:
    """What a side that gives could have for it: what it seeks and the other offers, else a goal of both."""
    if basis.about == About.NOTHING:
        return Gain("to_find_out")
    for one in needs:
        return Gain("in_return", one.term)
    for goal in shared:
        return _by_goal(goal.ours if ours else goal.theirs, goal.goal)
    return Gain("to_ask_for")
