"""What counts in a ranking: points by part, and the goal that is put above all others; and what follows from it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from cooperation.opportunities.ranking import Known
from partners.matching.aims import MEASURES_OF_AIMS
from partners.matching.parts import Measured, Part
from partners.matching.ranking import MOST_WEIGHT, Line, Ranked, default_weights, explain, rank, usual_of
from partners.matching.world import Aims, Goal, World
from partners.profile.vocabulary import Priority

# The goal put highest weighs as one of the highest priority in a profile, every other as one that facts alone suggest.
HIGHEST, LEAST = 2**Priority.HIGH.weight, 1
# What an officer adds counts from the beginning, for less than what the product knows by itself.
ADDED_WEIGHT = 10.0


@dataclass(frozen=True)
class Choice:
    """Points by part, from 0 to 100, and the goal put highest; empty where our profile says what is."""

    weights: Mapping[str, float]
    highest: str = ""

    def changed(self, part: str, known: Known) -> bool:
        """Whether a part has other points than it has where nobody changed them."""
        return self.weights.get(part, 0.0) != plain_weights(known).get(part)


def plain_weights(known: Known) -> dict[str, float]:
    """The points of every part where nobody changed them: as tested, as the product sets them, as added."""
    weights = default_weights(with_ties=known.measured.with_ties)
    return weights | {part: ADDED_WEIGHT for part in known.measured.parts if part not in weights}


def choice_of(known: Known, weights: Mapping[str, float], highest: str = "") -> Choice:
    """What counts where some points are changed; what is not named keeps its own, what there is not is left out."""
    plain = plain_weights(known)
    given = {part: round(min(max(weights[part], 0.0), MOST_WEIGHT), 1) for part in plain if part in weights}
    return Choice(plain | given, highest)


@dataclass(frozen=True)
class Ranking:
    """The others by what counts, and each of them line by line."""

    known: Known
    choice: Choice

    @cached_property
    def measured(self) -> Measured:
        """What is measured, with the goal that is put highest; nothing of it is kept."""
        return _tried(self.known, self.choice.highest)

    @cached_property
    def usual(self) -> Mapping[str, float]:
        """By part the mean of the others."""
        return usual_of(self.measured)

    @cached_property
    def rows(self) -> list[Ranked]:
        """The highest total first."""
        return rank(self.measured, self.choice.weights, likely=self.known.likely, usual=self.usual)

    @cached_property
    def usual_points(self) -> Mapping[str, float]:
        """By part the points that the others have on the mean."""
        return {part: self.choice.weights.get(part, 0.0) * x for part, x in self.usual.items()}

    def lines(self, code: str) -> list[Line]:
        """One of them, part by part."""
        return explain(self.measured, self.choice.weights, code, usual=self.usual)


def _tried(known: Known, highest: str) -> Measured:
    """What is measured if this goal of ours were our one high priority, and the others no more than suggested."""
    if not highest:
        return known.measured
    measured = known.measured
    others = list(measured.parts[Part.PROXIMITY])
    goals = MEASURES_OF_AIMS[Part.GOALS](_with_highest(known, highest), measured.own, others)
    return replace(measured, parts={**measured.parts, Part.GOALS: goals})


def _with_highest(known: Known, highest: str) -> World:
    world, own = known.world, known.own
    aims = world.aims.get(own, Aims())
    goals = {code: replace(one, weight=LEAST) for code, one in aims.goals.items()}
    before = goals.get(highest, Goal(0, "", world.day.isoformat()))
    goals[highest] = replace(before, weight=HIGHEST)
    return replace(world, aims={**world.aims, own: replace(aims, goals=goals)})
