"""What the officers entered: goals in common, what one side seeks and the other offers, what both hold."""

from collections.abc import Callable, Mapping

from partners.matching.parts import Measure, Missing, Part
from partners.matching.world import Aims, Goal, Said, World

# Two parties that have the same word for a goal, and no challenge in common, share it by half.
BY_WORD = 0.5
# Three capabilities that meet a need are as good as more.
ENOUGH_MEETS = 3
_NONE = Aims()


def _goals(world: World, own: str, others: list[str]) -> dict[str, Measure]:
    """Of the weight of our goals, the share that the other has too.

    A goal counts in full where both rest it on the same ground, and by half
    where they have no more than the goal in common.
    """
    ours = world.aims.get(own, _NONE).goals
    return {code: _shared(ours, world.aims.get(code, _NONE).goals) for code in others}


def _shared(ours: Mapping[str, Goal], theirs: Mapping[str, Goal]) -> Measure:
    if not ours:
        return Measure(None, missing=Missing.WE_ENTERED_NOTHING)
    if not theirs:
        return Measure(None, missing=Missing.THEY_HAVE_NOTHING_ENTERED)
    both = sorted((goal for goal in ours if goal in theirs), key=lambda goal: (-ours[goal].weight, goal))
    won = sum(ours[goal].weight * (1.0 if ours[goal].grounds & theirs[goal].grounds else BY_WORD) for goal in both)
    said = tuple(Said(goal, theirs[goal].source, theirs[goal].as_of) for goal in both)
    return Measure(won / sum(one.weight for one in ours.values()), tuple(both), said)


def _they_seek(world: World, own: str, others: list[str]) -> dict[str, Measure]:
    ours = world.aims.get(own, _NONE).offered
    return {code: _meets(ours, world.aims.get(code, _NONE).sought, ENOUGH_MEETS) for code in others}


def _we_seek(world: World, own: str, others: list[str]) -> dict[str, Measure]:
    ours = world.aims.get(own, _NONE).sought
    return {code: _meets(ours, world.aims.get(code, _NONE).offered, ENOUGH_MEETS) for code in others}


def _interoperability(world: World, own: str, others: list[str]) -> dict[str, Measure]:
    """Of the means of communication that we hold, the share that the other holds too."""
    ours = world.aims.get(own, _NONE).held
    return {code: _meets(ours, world.aims.get(code, _NONE).held, len(ours)) for code in others}


def _meets(ours: Mapping[str, Said[str]], theirs: Mapping[str, Said[str]], enough: int) -> Measure:
    """How many terms are on both lists, of as many as are enough."""
    if not ours:
        return Measure(None, missing=Missing.WE_ENTERED_NOTHING)
    if not theirs:
        return Measure(None, missing=Missing.THEY_HAVE_NOTHING_ENTERED)
    both = sorted(set(ours) & set(theirs))
    said = tuple(Said(term, theirs[term].source, theirs[term].as_of) for term in both)
    return Measure(min(len(both) / enough, 1.0), tuple(both), said)


MEASURES_OF_AIMS: dict[Part, Callable[[World, str, list[str]], dict[str, Measure]]] = {
    Part.GOALS: _goals,
    Part.THEY_SEEK: _they_seek,
    Part.WE_SEEK: _we_seek,
    Part.INTEROPERABILITY: _interoperability,
}
