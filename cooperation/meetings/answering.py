"""Agreeing to exchanged minutes, or objecting, each side in one of the three ways; once both agree they are fixed."""

from datetime import date
from typing import Any

from cooperation.meetings.access import hold_root
from cooperation.meetings.meeting import Meeting
from cooperation.meetings.minutes import MinutesAct
from cooperation.meetings.minuting import meeting_tell, minutes_latest
from cooperation.meetings.moving import step_keep
from cooperation.meetings.steps import DECIDERS, OFFICERS, MeetingSituation, agreed_by_each
from cooperation.meetings.vocabulary import MinutesActKind
from cooperation.meetings.vocabulary import MinutesStatus as M
from partners.models import Party
from partners.people.officer import acts_here
from partners.records.contesting import Contested, contest_raise
from partners.records.errors import Condition, Forbidden, Malformed, Refused, Unseen
from partners.records.record import Audience
from partners.records.service import service
from partners.records.ways import Contest, Way


def answer_conditions(meeting: Meeting, side: Party, own: bool) -> list[Condition]:
    """What agreeing or objecting to the minutes asks for, met and unmet."""
    shared = meeting.audience != Audience.NATIONAL
    found = [Condition("minutes_exchanged", met=meeting.minutes == M.EXCHANGED)]
    if not own:
        here = shared and acts_here(side.pk, DECIDERS)
        found.append(Condition("side_acts_itself", {"party": side.code}, met=not here))
    return found


@service
def minutes_answer(
    *,
    officer: Any,
    today: date,
    meeting: Meeting,
    agrees: bool,
    on: date,
    expected_version: int | None,
    side: Party | None = None,
    evidence: str = "",
    reason: str = "",
) -> MinutesAct:
    """Say for a side that it agrees to the minutes that were exchanged, or objects to them.

    For the own side by its officer; for the other one reported by us, with
    the letter, while it has nobody here who could say so. When both agree,
    the minutes are fixed. Raises Malformed, Forbidden, Refused, Stale.
    """
    held = hold_root(officer, meeting, expected_version)
    whose = side or officer.party
    own = whose.pk == officer.party_id
    if not officer.has_role(*(DECIDERS if own else OFFICERS)):
        raise Forbidden("role")
    faults = _answer_faults(held, whose, agrees, on, today, evidence if not own else "-", reason)
    if faults:
        raise Malformed(faults)
    unmet = [one for one in answer_conditions(held, whose, own) if not one.met]
    if unmet:
        raise Refused(unmet)
    way = Way.OFFICER if own else Way.REPORTED
    said = {"evidence": evidence.strip(), "reason": reason.strip(), "recorded_by": officer}
    return answer_keep(held, officer, whose, agrees, on, way, today, **said)


def _answer_faults(
    meeting: Meeting, side: Party, agrees: bool, on: date, today: date, evidence: str, reason: str
) -> dict[str, list[str]]:
    faults: dict[str, list[str]] = {}
    if not meeting.partnership.has(side.pk):
        faults["side"] = ["not_of_pair"]
    if on > today:
        faults["on"] = ["in_the_future"]
    if not evidence.strip():
        faults["evidence"] = ["required"]
    if not agrees and not reason.strip():
        faults["reason"] = ["required"]
    return faults


def answer_keep(
    meeting: Meeting, officer: Any, side: Party, agrees: bool, on: date, way: str, today: date, **said: Any
) -> MinutesAct:
    """Write down what a side says of the minutes that were exchanged last, and what follows from it."""
    latest = minutes_latest(meeting)
    if latest is None:
        raise Refused([Condition("minutes_exchanged")])
    shared = meeting.audience != Audience.NATIONAL
    act = MinutesAct.objects.create(
        meeting=meeting,
        minutes=latest,
        kind=MinutesActKind.AGREED if agrees else MinutesActKind.OBJECTED,
        side=side,
        on=on,
        way=way,
        owner_id=officer.party_id if officer else side.pk,
        partnership_id=meeting.partnership_id,
        audience=Audience.PARTIES if shared else Audience.NATIONAL,
        marking=meeting.marking,
        **said,
    )
    if agrees:
        _follow(meeting, officer, side, way, today)
    if shared and way != Way.REPORTED:
        code = "minutes_agreed" if agrees else "minutes_objected"
        meeting_tell(meeting, meeting.partnership.other(side.pk), code, f"minutes_act:{act.pk}")
    return act


def _follow(meeting: Meeting, officer: Any, side: Party, way: str, today: date) -> None:
    """Fix the minutes as soon as each side has agreed to them."""
    nobody: frozenset[str] = frozenset()
    looked = MeetingSituation(meeting.minutes, None, meeting.owner_id, nobody, meeting, today)
    if all(one.met for one in agreed_by_each(looked)):
        meeting.minutes = M.AGREED
        meeting.save(update_fields=["minutes"])
        step_keep(meeting, "agree", M.EXCHANGED, M.AGREED, today, officer, way=way, side_id=side.pk)


@service
def minutes_contest(
    *, officer: Any, today: date, act: MinutesAct, reason: str, expected_version: int | None
) -> Contest:
    """Object to what the other side reported of us about the minutes; the objection is kept beside it.

    Raises Unseen, Forbidden for one's own act, Malformed without a reason, Stale.
    """
    seen = MinutesAct.objects.visible_to(officer).filter(pk=act.pk).select_related("meeting__partnership").first()
    if seen is None:
        raise Unseen
    held = hold_root(officer, seen.meeting, expected_version, guests=True)
    what = Contested(held, seen.owner_id, Meeting.subject, held.pk, Audience.PARTIES, seen.pk)
    made = contest_raise(officer=officer, today=today, what=what, reason=reason)
    meeting_tell(held, held.partnership.other(officer.party_id), "minutes_contested", f"contest:{made.pk}")
    return made
