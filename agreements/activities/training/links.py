"""One-time links by which a side without an account answers for seats on a course, all of them at once."""

from datetime import date
from typing import Any

from agreements.activities.activity import Activity
from agreements.activities.links import activity_of_link, answered_faults
from agreements.activities.training.keeping import hold_training
from agreements.activities.training.moving import seat_situations
from agreements.activities.training.seat import CLEARANCES, Seat
from agreements.activities.training.seat import SeatStatus as S
from agreements.activities.training.steps import SEAT, SeatSituation, whose
from agreements.activities.training.taking import SeatTold, seats_checked, seats_moved
from partners.people.asking import asked_by_link
from partners.records.answering import link_take
from partners.records.contesting import Contested, contest_by_link
from partners.records.errors import Condition, Malformed, Refused, Unseen
from partners.records.lifecycle import Step
from partners.records.record import Audience
from partners.records.service import service
from partners.records.ways import AnswerLink, Way, link_begun, open_link

# What a link asks of seats begins so; the status to which they are asked to be moved follows.
ASKS = "seats_"
ASKABLE = (S.OFFERED, S.REQUESTED, S.CONFIRMED, S.NOMINATED, S.CLEARED, S.ATTENDING, S.GRADUATED, S.USE_CHECKED)


def seats_asked(link: AnswerLink) -> str:
    """To which status a link asks to move seats; empty where it asks for something else."""
    to = link.asks.removeprefix(ASKS)
    return to if link.asks.startswith(ASKS) and to in ASKABLE else ""


def seats_for(activity: Activity, party: int, to: str, today: date) -> list[SeatSituation]:
    """The seats for which a step to `to` is this party's to take, and, its own word apart, nothing is missing."""
    rows = list(Seat.objects.filter(activity=activity, mistake_at=None).select_related("giving", "sending"))
    found = []
    for one in seat_situations(None, activity, sorted(rows, key=lambda one: one.number), today):
        step = _step(to, one.status)
        if step and whose(step, one.seat, party) == party and _said_yes(step, one):
            found.append(one)
    return found


def seats_link_conditions(officer: Any, activity: Activity, to: str, today: date) -> list[Condition]:
    """What a link asks for, met and unmet: shared, with nobody of theirs here, and seats that wait for their answer."""
    other = activity.partnership.other(officer.party_id)
    return [
        *asked_by_link(activity, other),
        Condition("seats_wait", {"party": other.code}, met=bool(seats_for(activity, other.pk, to, today))),
    ]


@service
def seats_link_make(
    *, officer: Any, today: date, activity: Activity, to: str, expected_version: int | None
) -> tuple[AnswerLink, str]:
    """A link that lets the other side take its step with the seats that wait for it, and its secret, shown once.

    Raises Malformed, Refused with all that stands against it, Unseen, Forbidden, Stale.
    """
    held = hold_training(officer, activity, expected_version)
    if to not in ASKABLE:
        raise Malformed({"asks": ["unknown"]})
    unmet = [one for one in seats_link_conditions(officer, held, to, today) if not one.met]
    if unmet:
        raise Refused(unmet)
    return link_begun(officer, held, party=held.partnership.other(officer.party_id), asks=f"{ASKS}{to}")


@service
def seats_link_answer(
    *, officer: None, today: date, token: str, agrees: bool, answered_by: str, on: str = "", reason: str = ""
) -> AnswerLink:
    """Answer through a link: the step is the partner's own, with every seat that waits for it, or it objects.

    Of seats that are looked at again `reason` is the sentence, and not agreeing says that nothing of it is used.
    `answered_by` is the function of whoever answers. Raises Unseen for a spent
    or unknown link, Malformed, Refused when no seat waits any more.
    """
    asked = open_link(token)
    said = agrees or (asked is not None and seats_asked(asked) == S.USE_CHECKED)
    link = link_take(token, Activity.subject, activity_of_link, agrees=said, answered_by=answered_by)
    activity, to = activity_of_link(link), seats_asked(link)
    if agrees or to == S.USE_CHECKED:
        _move(link, activity, (to, agrees, reason.strip()), _told(link, on, today), today)
    else:
        what = Contested(activity, None, Activity.subject, activity.pk, Audience.PARTIES)
        contest_by_link(officer=None, today=today, party=link.party, what=what, reason=reason)
    return link


def _move(link: AnswerLink, activity: Activity, answer: tuple[str, bool, str], told: SeatTold, today: date) -> None:
    to, agrees, reason = answer
    situations = seats_for(activity, link.party_id, to, today)
    if not situations:
        raise Refused([Condition("seats_wait", {"party": link.party.code})])
    if to == S.CLEARED:
        return seats_checked(activity, situations, dict.fromkeys(CLEARANCES, True), told)
    given: dict[str, Any] = {"prerequisites_met": True} if to == S.NOMINATED else {}
    if to == S.USE_CHECKED:
        if not reason or len(reason) > 400:
            raise Malformed({"reason": ["too_long" if reason else "required"]})
        given = {"used": agrees, "use_said": reason}
    step = _step(to, situations[0].status)
    if step is None:
        raise Unseen
    return seats_moved(activity, step, situations, given, told)


def _told(link: AnswerLink, on: str, today: date) -> SeatTold:
    faults = answered_faults(link, on)
    if on and "on" not in faults and date.fromisoformat(on) > today:
        faults["on"] = ["in_the_future"]
    if faults:
        raise Malformed(faults)
    day = date.fromisoformat(on) if on else today
    return SeatTold(link.party, day, Way.LINK, owner_id=link.party_id, capacity=link.answered_by)


def _step(to: str, status: str) -> Step[SeatSituation] | None:
    return next((one for one in SEAT.steps if one.target == to and status in one.sources), None)


def _said_yes(step: Step[SeatSituation], one: SeatSituation) -> bool:
    """Whether nothing is missing but what an answer says itself: that prerequisites are met, that all is cleared."""
    itself = {"seat_prerequisites_met", "seat_cleared"}
    return all(each.met or each.code in itself for each in step.conditions(one))
