"""One-time links by which a side without an account accepts or confirms an activity, or objects."""

from datetime import date
from typing import Any

from agreements.activities.access import JOINED, hold_activity, seen_like
from agreements.activities.acting import ASKABLE, act_conditions, act_faults, refuse_act
from agreements.activities.activity import Activity
from agreements.activities.moving import activity_follow, activity_situation
from agreements.activities.parts import ActivityAct
from agreements.activities.telling import act_tell, activity_tell
from agreements.instruments.entry import is_date
from partners.people.asking import asked_by_link
from partners.records.answering import answerer_faults, link_shows, link_take
from partners.records.contesting import Contested, contest_by_link
from partners.records.errors import Condition, Malformed, Refused
from partners.records.record import Audience
from partners.records.service import service
from partners.records.ways import AnswerLink, Way, link_begun


def activity_link_conditions(officer: Any, activity: Activity, asks: str, today: date) -> list[Condition]:
    """What a link asks for, met and unmet: shared, with nobody of theirs here, and theirs to answer now."""
    other = activity.partnership.other(officer.party_id)
    return [
        *asked_by_link(activity, other),
        *act_conditions(activity_situation(officer, activity, today), asks, other),
    ]


@service
def activity_link_make(
    *, officer: Any, today: date, activity: Activity, asks: str, expected_version: int | None
) -> tuple[AnswerLink, str]:
    """A link that lets the other side accept or confirm an activity, and its secret, shown once.

    Raises Malformed, Refused with all that stands against it, Unseen, Forbidden, Stale.
    """
    held = hold_activity(officer, activity, expected_version)
    if asks not in ASKABLE:
        raise Malformed({"asks": ["unknown"]})
    unmet = [one for one in activity_link_conditions(officer, held, asks, today) if not one.met]
    if unmet:
        raise Refused(unmet)
    return link_begun(officer, held, party=held.partnership.other(officer.party_id), asks=asks)


def activity_of_link(link: AnswerLink) -> Activity:
    """The activity that a link shows. Raises Unseen when it is no longer shared."""
    activity: Activity = link_shows(link, Activity.objects.select_related(*JOINED))
    return activity


@service
def activity_link_answer(
    *, officer: None, today: date, token: str, agrees: bool, answered_by: str, on: str = "", reason: str = ""
) -> AnswerLink:
    """Answer through a link: the act is the partner's own, or its objection is kept.

    `answered_by` is the function of whoever answers. Raises Unseen for a spent
    or unknown link, Malformed, Refused when the time for it has passed.
    """
    link = link_take(token, Activity.subject, activity_of_link, agrees=agrees, answered_by=answered_by)
    activity = activity_of_link(link)
    if agrees:
        _agree(link, activity, on, today)
    else:
        what = Contested(activity, None, Activity.subject, activity.pk, Audience.PARTIES)
        made = contest_by_link(officer=None, today=today, party=link.party, what=what, reason=reason)
        activity_tell(activity, "act_contested", f"contest:{made.pk}", without=link.party_id)
    return link


def answered_faults(link: AnswerLink, on: str) -> dict[str, list[str]]:
    """What is wrong with how whoever answered names itself, and with the day that it gives, if it gives one."""
    faults = answerer_faults(link)
    if on and (not is_date(on) or len(on) != 10):
        faults["on"] = ["not_a_date"]
    return faults


def _agree(link: AnswerLink, activity: Activity, on: str, today: date) -> None:
    faults = answered_faults(link, on)
    day = date.fromisoformat(on) if on and not faults else today
    faults |= act_faults(link.asks, day, today)
    if faults:
        raise Malformed(faults)
    refuse_act(activity_situation(None, activity, today), link.asks, link.party)
    act: ActivityAct = ActivityAct.objects.create(
        activity=activity,
        kind=link.asks,
        side=link.party,
        on=day,
        way=Way.LINK,
        capacity=link.answered_by,
        **seen_like(activity, link.party_id),
    )
    act_tell(act, activity)
    activity_follow(None, activity, today, way=Way.LINK, side_id=link.party_id)
