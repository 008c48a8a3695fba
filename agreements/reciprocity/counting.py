"""What an activity that took place gives by itself, counted from its own facts; pure arithmetic."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from agreements.activities.vocabulary import ActivityType, Form
from agreements.reciprocity.vocabulary import GivenKind, Unit

# Whoever sends people to teach gives their days; the host of such a team gains.
TAUGHT = frozenset({ActivityType.MOBILE_TEAM, ActivityType.INSTRUCTORS})
# Whoever comes to a course or a visit is a guest of the host; to an exercise each side brings its people.
_HOSTED = frozenset({Form.TRAINING, Form.VISIT})
# What nobody counts: what is exchanged there is no matter of days and people.
_UNCOUNTED = frozenset({Form.INTELLIGENCE, Form.PROCUREMENT})


@dataclass(frozen=True)
class Counted:
    """So much of a kind, given by a side (its key)."""

    giver: int
    kind: GivenKind
    unit: Unit
    quantity: int


@dataclass(frozen=True)
class Facts:
    """What counting looks at: `days` it took, None where they are not known exactly; people by side, as known."""

    form: str
    activity_type: str
    host: int | None
    days: int | None
    people: Mapping[int, int]


def counted(facts: Facts) -> Iterator[Counted]:
    """What each side gave (domain: (d) 10, 11); nothing where the days are not known, and nothing of nobody.

    The host gives its days as a host, and at courses and visits the days of
    its guests; at exercises each side gives the days of the people it brings;
    whoever sends a team or instructors gives their days.
    """
    if facts.days is None or facts.form in _UNCOUNTED:
        return
    people = {side: number for side, number in facts.people.items() if number}
    if facts.activity_type in TAUGHT:
        teachers = people if facts.host is not None else {}
        for side, number in teachers.items():
            if side != facts.host:
                yield Counted(side, GivenKind.INSTRUCTORS, Unit.PERSON_DAYS, number * facts.days)
        return
    if facts.host is not None:
        yield Counted(facts.host, GivenKind.HOSTING, Unit.DAYS, facts.days)
    yield from _people(facts, people, facts.days)


def _people(facts: Facts, people: Mapping[int, int], days: int) -> Iterator[Counted]:
    if facts.form == Form.EXERCISE:
        for side, number in people.items():
            yield Counted(side, GivenKind.PEOPLE, Unit.PERSON_DAYS, number * days)
    guests = sum(number for side, number in people.items() if side != facts.host)
    if facts.form in _HOSTED and facts.host is not None and guests:
        yield Counted(facts.host, GivenKind.GUESTS, Unit.PERSON_DAYS, guests * days)
