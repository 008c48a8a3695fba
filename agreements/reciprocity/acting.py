"""A side provides, acknowledges or settles, in one of the three ways, or objects to what was recorded of it."""

from datetime import date
from typing import Any

from django.utils import timezone

from agreements.reciprocity.access import entry_step_row, fresh_entry, hold_entry, is_shared, seen_like
from agreements.reciprocity.entry import ReciprocityAct, ReciprocityEntry
from agreements.reciprocity.steps import BEFORE, ENTRY, OFFICERS, entry_situation, side_of
from agreements.reciprocity.telling import contest_tell, entry_act_tell
from agreements.reciprocity.vocabulary import EntryStatus
from partners.models import Party
from partners.people.officer import acts_here
from partners.records.contesting import Contested, contest_raise
from partners.records.corrections import correction_of
from partners.records.errors import Condition, Forbidden, Malformed, Refused, Unseen
from partners.records.lifecycle import Step
from partners.records.record import Audience
from partners.records.service import service
from partners.records.ways import Contest, Way

ASKABLE = tuple(one for one in EntryStatus if one != EntryStatus.PLEDGED)


@service
def reciprocity_act(
    *,
    officer: Any,
    today: date,
    entry: ReciprocityEntry,
    to: str,
    expected_version: int | None,
    on: date | None = None,
    evidence: str = "",
    counter: ReciprocityEntry | None = None,
) -> ReciprocityAct:
    """Take the step to `to` for the side whose act it is; of the other side it is reported, with its letter.

    `counter` names what settled it in kind, where that is an entry of its own.
    Raises Malformed, Forbidden, Refused with everything that is missing, Unseen, Stale.
    """
    held = hold_entry(officer, entry, expected_version, guests=True)
    situation = entry_situation(officer, held, today)
    step = ENTRY.step_to(to, situation)
    whose, day = side_of(held, to), on or today
    reported = whose.pk != officer.party_id
    if reported and not officer.has_role(*OFFICERS):
        raise Forbidden("role")
    faults = entry_act_faults(held, day, today, counter) | (
        {"evidence": ["required"]} if reported and not evidence.strip() else {}
    )
    if faults:
        raise Malformed(faults)
    itself = Condition("side_acts_itself", {"party": whose.code}, met=not (reported and acts_itself(held, whose)))
    unmet = [one for one in (*step.conditions(situation), itself) if not one.met]
    if unmet:
        raise Refused(unmet)
    way = Way.REPORTED if reported else Way.OFFICER
    told = {"evidence": evidence.strip()[:300], "recorded_by": officer}
    return entry_acted(held, step, whose, day, today, counter=counter, officer=officer, way=way, **told)


def acts_itself(entry: ReciprocityEntry, side: Party) -> bool:
    """Whether a side has somebody here who acts for it on an entry that it sees."""
    return is_shared(entry) and acts_here(side.pk)


def entry_act_faults(
    entry: ReciprocityEntry, on: date, today: date, counter: ReciprocityEntry | None = None
) -> dict[str, list[str]]:
    """What is wrong with an act by itself."""
    faults: dict[str, list[str]] = {}
    if on > today:
        faults["on"] = ["in_the_future"]
    if entry.given_on and on < entry.given_on:
        faults["on"] = ["before_given"]
    across = counter is None or (counter.partnership_id, counter.giver_id) == (entry.partnership_id, entry.receiver.pk)
    return faults if across else faults | {"counter": ["not_of_the_other_side"]}


def entry_acted(
    entry: ReciprocityEntry, step: Step[Any], side: Party, on: date, today: date, *, way: str, **told: Any
) -> ReciprocityAct:
    """Write down an act of a side and the step that it is."""
    officer, counter = told.pop("officer", None), told.pop("counter", None)
    source, entry.status = entry.status, step.target
    if step.target == EntryStatus.PROVIDED:
        entry.given_on = on
    if step.target == EntryStatus.IN_KIND:
        entry.counter = counter
    entry.save(update_fields=["status", "given_on", "counter", "updated_at"])
    owner = officer.party_id if officer else side.pk
    act: ReciprocityAct = ReciprocityAct.objects.create(
        entry=entry, kind=step.target, side=side, on=on, way=way, **seen_like(entry, owner), **told
    )
    row = entry_step_row(
        entry, step=step.name, source=source, target=step.target, on=on, officer=officer, side_id=side.pk, way=way
    )
    row.save(force_insert=True)
    entry_act_tell(act, entry)
    return act


@service
def reciprocity_act_mistake(
    *, officer: Any, today: date, entry: ReciprocityEntry, reason: str, expected_version: int | None
) -> ReciprocityEntry:
    """Take back the last act, by the party that recorded it: the entry is where it was before.

    Raises Unseen where nobody acted, Forbidden, Malformed without a reason, Stale.
    """
    held = hold_entry(officer, entry, expected_version)
    act = held.acts.filter(kind=held.status, mistake_at=None).first()
    if act is None or act.kind not in BEFORE:
        raise Unseen
    if act.owner_id != officer.party_id:
        raise Forbidden("owner_only")
    if not reason.strip():
        raise Malformed({"reason": ["required"]})
    ReciprocityAct.objects.filter(pk=act.pk).update(mistake_at=timezone.now(), updated_at=timezone.now())
    source, held.status = held.status, BEFORE[EntryStatus(act.kind)]
    held.given_on = None if held.status == EntryStatus.PLEDGED else held.given_on
    held.counter, held.corrected_at = None, timezone.now()
    held.save(update_fields=["status", "given_on", "counter", "corrected_at", "updated_at"])
    of, about = (ReciprocityEntry.subject, held.pk), ("reciprocity_act", act.pk)
    correction_of(officer, held, of, about, ({"kind": act.kind}, {"mistake": True}), reason).save(force_insert=True)
    told = {"officer": officer, "side_id": officer.party_id, "way": Way.OFFICER, "reason": reason.strip()}
    entry_step_row(held, step="mistake", source=source, target=held.status, on=today, **told).save(force_insert=True)
    return fresh_entry(held)


@service
def reciprocity_contest(
    *,
    officer: Any,
    today: date,
    entry: ReciprocityEntry,
    reason: str,
    expected_version: int | None,
    act_id: int | None = None,
) -> Contest:
    """Object to what the other side recorded: an act, or the entry as a whole; it stays, marked, until settled.

    Raises Unseen, Malformed without a reason, Forbidden for one's own record, Stale.
    """
    held = hold_entry(officer, entry, expected_version, guests=True)
    act = ReciprocityAct.objects.visible_to(officer).filter(entry=held, pk=act_id).first() if act_id else None
    if act_id and act is None:
        raise Unseen
    recorded_by = (act or held).owner_id
    what = Contested(held, recorded_by, ReciprocityEntry.subject, held.pk, Audience.PARTIES, act_id)
    made: Contest = contest_raise(officer=officer, today=today, what=what, reason=reason)
    contest_tell(made, held)
    return made
