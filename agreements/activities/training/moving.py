"""Moving seats on, several at once: the steps of C7, each by the side to which it belongs, in one of the three ways."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import Any

from agreements.activities.activity import Activity
from agreements.activities.sides import side_reported
from agreements.activities.training.course import Course
from agreements.activities.training.keeping import course_of, hold_training
from agreements.activities.training.seat import CLEARANCES, Seat
from agreements.activities.training.seating import seats_named
from agreements.activities.training.steps import SEAT, SeatSituation, whose
from agreements.activities.training.taking import SeatTold, merged, seats_checked, seats_moved
from partners.records.errors import Malformed, Refused
from partners.records.lifecycle import Step
from partners.records.service import service
from partners.records.ways import Way

_LONGEST = {"reason": 4000, "use_said": 400}


@service
def seats_step(
    *,
    officer: Any,
    today: date,
    activity: Activity,
    seats: Collection[int],
    to: str,
    expected_version: int | None,
    on: date | None = None,
    evidence: str = "",
    inputs: Mapping[str, Any] | None = None,
) -> list[Seat]:
    """Take the step to `to` with all of these seats, or with none.

    For the side to which the step belongs; of the other side it is reported by us, with the letter as `evidence`,
    and only while it has nobody here. `inputs` are what the step needs: `prerequisites_met`; of what is withdrawn
    or forfeited `by` (the code of the side that lets it go) and `reason`; `used` and `use_said`. Raises Malformed,
    Forbidden, Refused with everything that is missing and of which seats, Unseen, Stale.
    """
    held = hold_training(officer, activity, expected_version)
    rows = seats_named(officer, held, seats)
    situations = seat_situations(officer, held, rows, today)
    step = step_of_all(to, situations)
    given = seat_inputs(held, step, inputs or {})
    sides = {whose(step, one, officer.party_id) for one in rows}
    told = _told(officer, held, sides, (on or today, today), evidence, expected_version)
    seats_moved(held, step, situations, given, told)
    return rows


@service
def seats_check(
    *,
    officer: Any,
    today: date,
    activity: Activity,
    seats: Collection[int],
    values: Mapping[str, bool],
    expected_version: int | None,
    on: date | None = None,
    evidence: str = "",
) -> list[Seat]:
    """Say of nominated seats whether `language`, `medical` and `security` are cleared, each yes or no.

    By the side that gives them; those for which all three are yes are cleared by that. Raises as `seats_step`.
    """
    held = hold_training(officer, activity, expected_version)
    rows = seats_named(officer, held, seats)
    faults = {name: ["unknown_field"] for name in set(values) - set(CLEARANCES)}
    faults |= {name: ["unknown"] for name in set(values) & set(CLEARANCES) if not isinstance(values[name], bool)}
    if faults or not values:
        raise Malformed(faults or {"language": ["required"]})
    sides = {one.giving_id for one in rows}
    told = _told(officer, held, sides, (on or today, today), evidence, expected_version)
    seats_checked(held, seat_situations(officer, held, rows, today), values, told)
    return rows


def seat_situations(officer: Any, activity: Activity, rows: Sequence[Seat], today: date) -> list[SeatSituation]:
    """Seats of one activity as this officer finds them today; nothing is written. `officer` None: nobody's."""
    course: Course = course_of(activity)
    side = officer.party_id if officer and activity.partnership.has(officer.party_id) else None
    roles = frozenset(officer.roles if officer and officer.is_active else ())
    return [SeatSituation(one.status, side, one.owner_id, roles, activity, course, one, today) for one in rows]


def step_of_all(to: str, situations: Sequence[SeatSituation]) -> Step[SeatSituation]:
    """The one step to `to` from where these seats stand. Raises Refused where there is none, Forbidden for a role."""
    found, wrong = [], []
    for one in situations:
        try:
            found.append(SEAT.step_to(to, one))
        except Refused as error:
            wrong += error.conditions
    if wrong:
        raise Refused(merged(wrong))
    return found[0]


def seat_inputs(activity: Activity, step: Step[SeatSituation], inputs: Mapping[str, Any]) -> dict[str, Any]:
    """What a step needs, judged. Raises Malformed."""
    given = {name: value.strip() if isinstance(value, str) else value for name, value in inputs.items()}
    faults = {name: ["unknown_field"] for name in set(given) - set(step.needs)}
    faults |= {name: ["required"] for name, must in step.needs.items() if must and given.get(name) in (None, "")}
    faults |= {name: ["too_long"] for name, most in _LONGEST.items() if len(str(given.get(name) or "")) > most}
    for name in ("used", "prerequisites_met"):
        if given.get(name) is not None and not isinstance(given[name], bool):
            faults[name] = ["unknown"]
    if "by" in step.needs and "by" not in faults:
        sides = {one.code: one for one in (activity.partnership.party_a, activity.partnership.party_b)}
        given["by"] = sides.get(given["by"])
        if given["by"] is None:
            faults["by"] = ["not_of_pair"]
    if faults:
        raise Malformed(faults)
    return given


def _told(
    officer: Any,
    activity: Activity,
    sides: set[int],
    days: tuple[date, date],
    evidence: str,
    version: int | None,
) -> SeatTold:
    """For which side this officer speaks, and how. Raises Malformed, Refused while that side has its own here."""
    if len(sides) > 1:
        raise Malformed({"seats": ["of_both_sides"]})
    (key,) = sides
    pair = activity.partnership
    side = pair.party_a if pair.party_a_id == key else pair.party_b
    reported = side_reported(officer, activity, side)
    faults: dict[str, list[str]] = {}
    if days[0] > days[1]:
        faults["on"] = ["in_the_future"]
    if reported and not evidence.strip():
        faults["evidence"] = ["required"]
    if faults:
        raise Malformed(faults)
    way = Way.REPORTED if reported else Way.OFFICER
    told = {"officer": officer, "owner_id": officer.party_id, "evidence": evidence.strip()[:300]}
    return SeatTold(side, days[0], way, **told, version_read=version)
