"""How agreements stand over stretches of days, past or to come."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from agreements.instruments.agreement import Agreement
from agreements.standing.refresh import acts_of, history_of, outcome_of
from agreements.terms.clauses import History, Outcome
from agreements.terms.term import ONE_DAY


@dataclass(frozen=True)
class Stretch:
    """Days, both included, on all of which an agreement stands in one way."""

    first: date
    last: date
    outcome: Outcome


class Courses:
    """The courses of some agreements by what is known of them now; one query, in which their acts are read."""

    def __init__(self, agreements: Collection[Agreement]) -> None:
        acts = acts_of(agreements) if agreements else {}
        self._known: dict[int, tuple[Agreement, History]] = {
            one.pk: (one, history_of(one, acts.get(one.pk, ()))) for one in agreements
        }

    def through(self, agreement: int, first: date, last: date) -> list[Stretch]:
        """The stretches of which the days from `first` to `last` consist, in order."""
        one, history = self._known[agreement]
        found, day = [], first
        while day <= last:
            outcome = outcome_of(one, history, day)
            until = last if outcome.good_until is None else min(outcome.good_until, last)
            found.append(Stretch(day, until, outcome))
            day = until + ONE_DAY
        return found
