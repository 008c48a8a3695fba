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
        # Whoever asks of many days asks of the same stretches again.
        self._told: dict[int, list[Stretch]] = {one.pk: [] for one in agreements}

    def through(self, agreement: int, first: date, last: date) -> list[Stretch]:
        """The stretches of which the days from `first` to `last` consist, in order."""
        found, day = [], first
        while day <= last:
            whole = self._stretch(agreement, day)
            until = min(whole.last, last)
            found.append(Stretch(day, until, whole.outcome))
            day = until + ONE_DAY
        return found

    def _stretch(self, agreement: int, day: date) -> Stretch:
        """A stretch in which a day lies; as long as its outcome is good, and begun at the latest on that day."""
        told = self._told[agreement]
        known = next((one for one in told if one.first <= day <= one.last), None)
        if known is None:
            outcome = outcome_of(*self._known[agreement], day)
            known = Stretch(day, outcome.good_until or date.max, outcome)
            told.append(known)
        return known
