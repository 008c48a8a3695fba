"""What the steps of an activity ask for (domain: C5), each as a condition that is met or not."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from agreements.activities.activity import Activity
from agreements.activities.booking import clash_conditions
from agreements.activities.elsewhere import confirming_asks
from agreements.activities.parts import ActivityAct, ActivitySide
from agreements.activities.settling import clashes_of
from agreements.activities.vocabulary import ActivityActKind, CostRule
from agreements.instruments.vocabulary import Door
from partners.records.errors import Condition
from partners.records.lifecycle import Situation

Conditions = Iterator[Condition]


@dataclass(frozen=True)
class ActivitySituation(Situation):
    """An activity as an officer of one side finds it on a day; `codes` are those of the two sides by key."""

    activity: Activity
    officer: Any
    today: date
    acts: Sequence[ActivityAct] = ()
    sides: Sequence[ActivitySide] = ()
    codes: Mapping[int, str] = field(default_factory=dict)

    def acted(self, kind: str) -> set[int]:
        """The sides that acted in this way."""
        return {act.side_id for act in self.acts if act.kind == kind}

    def brings(self, party: int) -> ActivitySide | None:
        """What a side brings, as far as it is written down."""
        return next((one for one in self.sides if one.party_id == party), None)


def purpose_of_activity(s: ActivitySituation) -> Conditions:
    """What it is to bring about: without an objective nobody can say whether it was met."""
    yield Condition("activity_purpose_written", met=bool(s.activity.purpose.strip()))


def cost_rule_chosen(s: ActivitySituation) -> Conditions:
    """Who pays."""
    yield Condition("cost_rule_chosen", met=s.activity.cost_rule != CostRule.NOT_STATED)


def host_named(s: ActivitySituation) -> Conditions:
    """Which of the two hosts it."""
    yield Condition("host_named", met=s.activity.host_id is not None)


def accepted_by_one(s: ActivitySituation) -> Conditions:
    """One of the two accepts it."""
    yield Condition("accepted_by_a_side", met=bool(s.acted(ActivityActKind.ACCEPTED)))


def accepted_by_each(s: ActivitySituation) -> Conditions:
    """Each side accepts it."""
    done = s.acted(ActivityActKind.ACCEPTED)
    for key, code in s.codes.items():
        yield Condition("accepted_by", {"party": code}, met=key in done)


def days_exact(s: ActivitySituation) -> Conditions:
    """Both ends are known to the day."""
    yield Condition("days_exact", met=s.activity.days is not None)


def place_named(s: ActivitySituation) -> Conditions:
    """Where it is."""
    yield Condition("place_named", met=bool(s.activity.place.strip()))


def participants_counted(s: ActivitySituation) -> Conditions:
    """How many each side sends."""
    for key, code in s.codes.items():
        side = s.brings(key)
        yield Condition("participants_counted", {"party": code}, met=bool(side and side.participants is not None))


def contacts_named(s: ActivitySituation) -> Conditions:
    """Each side's point of contact."""
    for key, code in s.codes.items():
        side = s.brings(key)
        yield Condition("contact_named", {"party": code}, met=bool(side and side.contact))


def nothing_booked_twice(s: ActivitySituation) -> Conditions:
    """No unit and no place of it is taken by another activity on the same days."""
    yield from clash_conditions(s.officer, clashes_of(s.activity))


def confirmed_by_each(s: ActivitySituation) -> Conditions:
    """Each side confirms it."""
    done = s.acted(ActivityActKind.CONFIRMED)
    for key, code in s.codes.items():
        yield Condition("confirmed_by", {"party": code}, met=key in done)


def days_over(s: ActivitySituation) -> Conditions:
    """Its last day has passed."""
    yield Condition("days_over", {"on": s.activity.last_on.isoformat()}, met=s.activity.last_on < s.today)


def benefit_stated(s: ActivitySituation) -> Conditions:
    """The own side said what it gained by it, or that it saw none; of what is recorded as it exists nobody asks."""
    asked = s.activity.door == Door.PREPARED and s.side is not None
    stated = not asked or s.activity.benefits.filter(owner=s.side, mistake_at=None).exists()
    yield Condition("benefit_stated", met=stated)


# What is to be known before a side confirms: what it confirms.
TO_CONFIRM = (days_exact, place_named, participants_counted, contacts_named, nothing_booked_twice, confirming_asks)
