"""Writing what an amendment changes, clause by clause, and fitting it to a text that went on meanwhile."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django.db.models import Max
from django.utils import timezone

from agreements.amendments.amendment import Amendment, AmendmentEdit
from agreements.amendments.effect import merge, reaches, settle
from agreements.amendments.kinds import TIME_COLUMNS, EditAction
from agreements.amendments.reading import Proposal, consolidated_latest, edits_of, proposed
from agreements.amendments.sight import between
from agreements.instruments.access import hold
from agreements.instruments.agreement import Agreement
from agreements.instruments.entry import faults_of
from agreements.instruments.vocabulary import Door
from agreements.terms.dates import PartialDate
from agreements.texts.holding import WRITTEN_IN
from agreements.texts.writing.clause import new_part
from partners.records.errors import Condition, Forbidden, Malformed, Refused, Unseen
from partners.records.service import service

MOST_SIGNS = 20_000


def hold_amendment(
    officer: Any, agreement: Agreement, expected_version: int | None
) -> tuple[Agreement, Amendment, Proposal]:
    """An amendment held for a write of either side, with the agreement above it in sight. Raises Unseen, Forbidden."""
    held = hold(officer, agreement, expected_version)
    if not held.partnership.has(officer.party_id):
        raise Forbidden("not_a_party")
    row = Amendment.objects.visible_to(officer).filter(agreement=held).select_related("base").first()
    above = Agreement.objects.visible_to(officer).filter(pk=held.parent_id).first()
    if row is None or above is None:
        raise Unseen
    return held, row, proposed(row, consolidated_latest(officer, above), edits_of(row))


def _refuse_unless_written(held: Agreement, row: Amendment, now: Proposal, part: str = "") -> None:
    """An amendment is edited while its text is, or where it is recorded as it exists; later only where crossed."""
    crossed = any(one.part == part for one in now.found) if part else bool(now.found)
    is_open = held.status in WRITTEN_IN or held.door == Door.RECORDED or crossed
    conditions = [
        Condition("text_is_open", {"status": held.status}, met=is_open),
        Condition("amendment_not_merged", met=row.merged_id is None),
        Condition("text_laid_down", met=now.current is not None),
    ]
    if any(not one.met for one in conditions):
        raise Refused(conditions)


@service
def amendment_edit_set(
    *,
    officer: Any,
    today: date,
    agreement: Agreement,
    action: str,
    expected_version: int | None,
    part: str = "",
    after: str = "",
    headings: Mapping[str, str] | None = None,
    bodies: Mapping[str, str] | None = None,
) -> AmendmentEdit:
    """Say what the amendment does to a clause of the text that now holds; an earlier edit of it is changed.

    `part` names the clause, or a new one that an earlier edit put in; `after`
    says where a new one stands (empty: at the beginning). Raises Malformed,
    Refused outside the writing or without a text, Unseen, Forbidden, Stale.
    """
    held, row, now = hold_amendment(officer, agreement, expected_version)
    _refuse_unless_written(held, row, now, part)
    known = {one.part for one in now.before}
    old = next((one for one in now.rows if one.part == part), None)
    _check(now, action, part, after, known, old, headings or {}, bodies or {})
    _based_on_present(row, now)
    if old is None:
        last = AmendmentEdit.objects.filter(amendment=row).aggregate(last=Max("order"))["last"] or 0
        old = AmendmentEdit(
            amendment=row,
            order=last + 1,
            part=part or new_part(),
            **between(held, officer.party_id),
        )
    old.action, old.after = action, after if action == EditAction.INSERT else ""
    removed = action == EditAction.REMOVE
    old.headings = {} if removed else _words(headings)
    old.bodies = {} if removed else _words(bodies)
    old.save()
    return old


def _check(
    now: Proposal,
    action: str,
    part: str,
    after: str,
    known: set[str],
    old: AmendmentEdit | None,
    headings: Mapping[str, str],
    bodies: Mapping[str, str],
) -> None:
    faults: dict[str, list[str]] = {}
    if action not in list(EditAction):
        faults["action"] = ["unknown"]
    inserted = old is not None and old.action == EditAction.INSERT
    if action == EditAction.INSERT:
        if after and after not in known:
            faults["after"] = ["unknown"]
        if part and not inserted:
            faults["part"] = ["unknown"]
    elif part not in known:
        faults["part"] = ["unknown" if part else "required"]
    languages = now.current.languages if now.current else []
    faults |= _word_faults(languages, headings, bodies)
    if action != EditAction.REMOVE and any(not bodies.get(code, "").strip() for code in languages):
        faults["bodies"] = ["required"]
    if faults:
        raise Malformed(faults)


def _word_faults(
    languages: Sequence[str], headings: Mapping[str, str], bodies: Mapping[str, str]
) -> dict[str, list[str]]:
    faults: dict[str, list[str]] = {}
    for name, words in (("headings", headings), ("bodies", bodies)):
        if set(words) - set(languages):
            faults[name] = ["unknown"]
        if any(len(text) > MOST_SIGNS for text in words.values()):
            faults[name] = ["too_long"]
    return faults


def _based_on_present(row: Amendment, now: Proposal) -> None:
    """An amendment without crossed edits goes on against the text that now holds."""
    current = now.current
    if current and row.base_id != current.pk and not now.found:
        row.base = current
        row.save()


def _words(words: Mapping[str, str] | None) -> dict[str, str]:
    return {code: text.replace("\r\n", "\n").strip() for code, text in (words or {}).items()}


@service
def amendment_edit_drop(
    *, officer: Any, today: date, agreement: Agreement, part: str, expected_version: int | None
) -> AmendmentEdit:
    """Leave a clause as it is after all. Raises Unseen, Refused, Forbidden, Stale."""
    held, row, now = hold_amendment(officer, agreement, expected_version)
    _refuse_unless_written(held, row, now, part)
    found = next((one for one in now.rows if one.part == part), None)
    if found is None:
        raise Unseen
    found.mistake_at = timezone.now()
    found.save()
    return found


@service
def amendment_rebase(*, officer: Any, today: date, agreement: Agreement, expected_version: int | None) -> Amendment:
    """Take the text that now holds as what the amendment is written for: its edits were looked at against it.

    Edits of clauses that are gone must be dropped first. Raises Refused with
    them, Unseen, Forbidden, Stale.
    """
    held, row, now = hold_amendment(officer, agreement, expected_version)
    _refuse_unless_written(held, row, now)
    gone = [Condition("edit_fits", {"part": one.part, "why": one.why}) for one in now.found if one.why == "gone"]
    if gone:
        raise Refused(gone)
    row.base = now.current
    row.save()
    return row


@service
def amendment_merge(*, officer: Any, today: date, agreement: Agreement, expected_version: int | None) -> Amendment:
    """Make the consolidated text of an amendment that is in force, its edits being complete.

    What enters into force with its edits is merged by itself; this is for one
    whose edits came later, or were crossed. Raises Refused with each edit that
    another amendment crossed, Unseen, Forbidden, Stale.
    """
    held, row, now = hold_amendment(officer, agreement, expected_version)
    row.agreement = held
    entry = held.standing.entry_into_force
    above: Any = held.parent
    conditions = [
        Condition("amendment_in_force", met=bool(entry) and PartialDate.parse(entry).first <= today),
        Condition("amendment_not_merged", met=row.merged_id is None),
        Condition("text_laid_down", met=now.current is not None),
        Condition("edit_there", met=bool(now.rows)),
        Condition("known_to_all", met=reaches(row, above)),
        *(Condition("edit_fits", {"part": one.part, "why": one.why}) for one in now.found),
    ]
    if any(not one.met for one in conditions):
        raise Refused(conditions)
    merge(row, above, entry)
    return row


@service
def amendment_time_set(
    *,
    officer: Any,
    today: date,
    agreement: Agreement,
    values: Mapping[str, Any],
    expected_version: int | None,
) -> Amendment:
    """Say which clauses on time of the agreement above change, and to what; what is not named stays.

    Raises Malformed for values that the agreement above could not have,
    Refused once the text of the amendment is agreed, Unseen, Forbidden, Stale.
    """
    held, row, _ = hold_amendment(officer, agreement, expected_version)
    conditions = [
        Condition("time_still_open", {"status": held.status}, met=row.merged_id is None and not _settled(held)),
    ]
    if any(not one.met for one in conditions):
        raise Refused(conditions)
    faults = {name: ["unknown_field"] for name in set(values) - set(TIME_COLUMNS)}
    above: Any = held.parent
    faults |= faults_of({**{name: getattr(above, name) for name in TIME_COLUMNS}, **values})
    if faults:
        raise Malformed(faults)
    row.time_values = dict(values)
    row.save()
    row.agreement = held
    settle(row, held.standing, today)
    return row


def _settled(agreement: Agreement) -> bool:
    return bool(agreement.standing.entry_into_force) and agreement.door == Door.PREPARED
