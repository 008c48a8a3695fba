"""One-time links by which a side without an account acts on an entry, or agrees to an understanding, or objects."""

from datetime import date
from typing import Any

from agreements.reciprocity.access import JOINED as ENTRY_JOINED
from agreements.reciprocity.access import hold_entry, is_shared
from agreements.reciprocity.acting import ASKABLE, acts_itself, entry_act_faults, entry_acted
from agreements.reciprocity.agreeing import answer_conditions, answer_keep, hold_understanding
from agreements.reciprocity.entry import ReciprocityEntry
from agreements.reciprocity.steps import ENTRY, entry_situation, side_of
from agreements.reciprocity.telling import contest_tell
from agreements.reciprocity.understanding import Understanding, UnderstandingStatus
from agreements.reciprocity.understood import JOINED
from partners.models import Role
from partners.people.asking import asked_by_link
from partners.records.answering import answerer_faults, link_shows, link_take
from partners.records.contesting import Contested, contest_by_link
from partners.records.errors import Condition, Malformed, Refused
from partners.records.lifecycle import Step
from partners.records.record import Audience
from partners.records.service import service
from partners.records.ways import AnswerLink, Way, link_begun

AGREES = "understanding_agreed"


def entry_step(entry: ReciprocityEntry, to: str) -> Step[Any] | None:
    """The step of an entry to a status, if it leads there from where it is."""
    return next((one for one in ENTRY.steps if one.target == to and entry.status in one.sources), None)


def entry_link_conditions(officer: Any, entry: ReciprocityEntry, asks: str, today: date) -> list[Condition]:
    """What a link asks for, met and unmet: shared, with nobody of theirs here, and theirs to do now."""
    other = entry.partnership.other(officer.party_id)
    step = entry_step(entry, asks)
    found = step.conditions(entry_situation(None, entry, today, other)) if step else []
    return [
        Condition("shared_with_partner", met=is_shared(entry)),
        Condition("side_acts_itself", {"party": other.code}, met=not acts_itself(entry, other)),
        Condition("entry_step_has_its_time", {"entry_status": entry.status}, met=step is not None),
        Condition("entry_act_of_the_other", {"party": other.code}, met=side_of(entry, asks) == other),
        *found,
    ]


@service
def reciprocity_link_make(
    *, officer: Any, today: date, entry: ReciprocityEntry, asks: str, expected_version: int | None
) -> tuple[AnswerLink, str]:
    """A link that lets the other side act on an entry, and its secret, shown once.

    Raises Malformed, Refused with all that stands against it, Unseen, Forbidden, Stale.
    """
    held = hold_entry(officer, entry, expected_version)
    if asks not in ASKABLE:
        raise Malformed({"asks": ["unknown"]})
    _refuse(entry_link_conditions(officer, held, asks, today))
    return link_begun(officer, held, party=held.partnership.other(officer.party_id), asks=asks)


def _refuse(found: list[Condition]) -> None:
    if not all(one.met for one in found):
        raise Refused(found)


def entry_of_link(link: AnswerLink) -> ReciprocityEntry:
    """The entry that a link shows. Raises Unseen when it is no longer shared."""
    entry: ReciprocityEntry = link_shows(link, ReciprocityEntry.objects.select_related(*ENTRY_JOINED))
    return entry


@service
def reciprocity_link_answer(
    *, officer: None, today: date, token: str, agrees: bool, answered_by: str, on: date | None = None, reason: str = ""
) -> AnswerLink:
    """Answer through a link: the act is the partner's own, or its objection is kept.

    `answered_by` is the function of whoever answers. Raises Unseen for a spent
    or unknown link, Malformed, Refused when the time for it has passed.
    """
    link = link_take(token, ReciprocityEntry.subject, entry_of_link, agrees=agrees, answered_by=answered_by)
    entry, day = entry_of_link(link), on or today
    if not agrees:
        _object(link, entry, reason, today)
        return link
    faults = answerer_faults(link) | entry_act_faults(entry, day, today)
    if faults:
        raise Malformed(faults)
    step = entry_step(entry, link.asks)
    if step is None:
        raise Refused([Condition("entry_step_has_its_time", {"entry_status": entry.status})])
    _refuse(step.conditions(entry_situation(None, entry, today, link.party)))
    entry_acted(entry, step, link.party, day, today, way=Way.LINK, capacity=link.answered_by)
    return link


def _object(link: AnswerLink, whole: Any, reason: str, today: date) -> None:
    what = Contested(whole, None, whole.subject, whole.pk, Audience.PARTIES)
    made = contest_by_link(officer=None, today=today, party=link.party, what=what, reason=reason)
    contest_tell(made, whole)


def understanding_link_conditions(officer: Any, one: Understanding) -> list[Condition]:
    """What a link asks for, met and unmet: shared, with no approver of theirs here, and not agreed by them yet."""
    other = one.partnership.other(officer.party_id)
    proposed = one.status == UnderstandingStatus.PROPOSED
    return [
        *asked_by_link(one, other, [Role.APPROVER]),
        Condition("understanding_is_proposed", {"understanding_status": one.status}, met=proposed),
        *(answer_conditions(officer, one, "agreed", other) if proposed else ()),
    ]


@service
def understanding_link_make(
    *, officer: Any, today: date, understanding: Understanding, expected_version: int | None
) -> tuple[AnswerLink, str]:
    """A link that lets the other side agree to an understanding, and its secret, shown once.

    Raises Refused with all that stands against it, Unseen, Forbidden, Stale.
    """
    held = hold_understanding(officer, understanding, expected_version)
    _refuse(understanding_link_conditions(officer, held))
    return link_begun(officer, held, party=held.partnership.other(officer.party_id), asks=AGREES)


def understanding_of_link(link: AnswerLink) -> Understanding:
    """The understanding that a link shows. Raises Unseen when it is no longer shared."""
    one: Understanding = link_shows(link, Understanding.objects.select_related(*JOINED))
    return one


@service
def understanding_link_answer(
    *, officer: None, today: date, token: str, agrees: bool, answered_by: str, on: date | None = None, reason: str = ""
) -> AnswerLink:
    """Answer through a link: it is the partner's own, or its objection is kept; raises as that of entries."""
    link = link_take(token, Understanding.subject, understanding_of_link, agrees=agrees, answered_by=answered_by)
    one, day = understanding_of_link(link), on or today
    if not agrees:
        _object(link, one, reason, today)
        return link
    faults = answerer_faults(link) | ({"on": ["in_the_future"]} if day > today else {})
    if faults:
        raise Malformed(faults)
    _refuse(answer_conditions(None, one, "agreed", link.party))
    answer_keep(one, None, link.party, "agreed", day, today, way=Way.LINK, capacity=link.answered_by)
    return link
