"""Which steps seats can take, many at once: to where, by which side, which seats, and what is still missing of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from agreements.activities.activity import Activity
from agreements.activities.training.moving import seat_situations
from agreements.activities.training.seat import Seat
from agreements.activities.training.steps import SEAT, SeatSituation, whose
from agreements.activities.training.taking import merged
from agreements.activities.vocabulary import Form
from partners.people.officer import acts_here
from partners.records.errors import Condition
from partners.records.lifecycle import Step
from partners.records.record import Audience


@dataclass(frozen=True)
class SeatOffer:
    """A step that seats stand before: `side` is the key of the party to which it belongs.

    `seats` are all of them by number, `ready` those of which nothing is missing. `theirs` says that the other side
    takes it itself, because it has officers here that see it.
    """

    step: Step[SeatSituation]
    side: int
    seats: tuple[int, ...]
    ready: tuple[int, ...]
    conditions: tuple[Condition, ...]
    theirs: bool


def seats_seen(reader: Any, activity: Activity) -> list[Seat]:
    """The seats of an activity in sight, by number; one query."""
    seen = Seat.objects.visible_to(reader).filter(activity=activity)
    return list(seen.select_related("giving", "sending", "ended_by").order_by("number"))


def seats_offers(officer: Any, activity: Activity, rows: Sequence[Seat], today: date) -> list[SeatOffer]:
    """Every step out of where these seats stand, in the order of the table; of a pair of the own party alone."""
    if activity.form != Form.TRAINING or not activity.partnership.has(officer.party_id):
        return []
    situations = seat_situations(officer, activity, rows, today)
    other = activity.partnership.other(officer.party_id).pk
    theirs = activity.audience != Audience.NATIONAL and acts_here(other)
    offers = []
    for step in SEAT.steps:
        before = [one for one in situations if one.status in step.sources]
        for side in dict.fromkeys(whose(step, one.seat, officer.party_id) for one in before):
            ours = [one for one in before if whose(step, one.seat, officer.party_id) == side]
            offers.append(_offer(step, side, ours, theirs=theirs and side == other))
    return offers


def _offer(step: Step[SeatSituation], side: int, situations: Sequence[SeatSituation], *, theirs: bool) -> SeatOffer:
    asked = [(one, step.conditions(one)) for one in situations]
    ready = tuple(one.seat.number for one, conditions in asked if all(each.met for each in conditions))
    conditions = merged([each for _one, conditions in asked for each in conditions])
    numbers = tuple(one.seat.number for one in situations)
    return SeatOffer(step, side, numbers, ready, tuple(conditions), theirs)
