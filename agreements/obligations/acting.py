"""Recording what a side did about an occasion, in one of the three ways; one, or many at once."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from typing import Any

from django.db.models import F
from django.utils import timezone

from agreements.documents.document import Document
from agreements.instruments.access import hold
from agreements.instruments.agreement import Agreement
from agreements.obligations.due import Due, DueAct
from agreements.obligations.following import dues_restate
from agreements.obligations.ground import acts_of_dues, stand_on
from agreements.obligations.judging import Given, judged
from agreements.obligations.telling import dues_tell
from partners.models import Party
from partners.people.officer import acts_here
from partners.records.errors import Forbidden, Malformed, RecordError, Refused, Stale, Unseen
from partners.records.history import changes_since
from partners.records.service import service

JOINED = (
    "obligation__debtor",
    "obligation__creditor",
    "agreement__standing",
    "agreement__partnership__party_a",
    "agreement__partnership__party_b",
)


@dataclass
class Row:
    """What became of one occasion: `done`, or `refused` with why."""

    due: Due
    outcome: str = "done"
    error: RecordError | None = field(default=None)
    act: DueAct | None = None


@service
def due_act_record(
    *,
    officer: Any,
    today: date,
    due: Due,
    step: str,
    given: Given,
    expected_version: int | None,
    side: Party | None = None,
) -> DueAct:
    """Take a step with one occasion: `fulfil`, `record_part`, `acknowledge`, `waive`, `dispute`, `settle`, `close`.

    `side` says whose act it is where that is not clear: of the other side it
    is reported by us, with the letter, and only while it has nobody here.
    Raises Malformed, Forbidden, Refused with everything missing, Unseen, Stale.
    """
    if not Due.objects.visible_to(officer).filter(pk=due.pk).exists():
        raise Unseen
    held = hold(officer, due.agreement, expected_version, guests=True)
    found = Due.objects.select_for_update(of=("self",)).select_related(*JOINED).get(pk=due.pk)
    found.agreement = held
    row = _record(officer, today, [found], step, given, side)[0]
    if row.error is not None:
        raise row.error
    assert row.act is not None
    return row.act


@service
def dues_act_record(
    *, officer: Any, today: date, dues: Sequence[Due], step: str, given: Given, dry_run: bool = False
) -> list[Row]:
    """Take one step with many occasions, with one evidence; a row for each, refused ones with why.

    Set-wise: the number of statements does not grow with the occasions. Good
    ones are done although others are refused. Raises Unseen for one out of
    sight, Forbidden for an officer who does not write.
    """
    if not officer.writes:
        raise Forbidden("role")
    keys = {one.pk for one in dues}
    seen = Due.objects.visible_to(officer).filter(pk__in=keys)
    agreements = sorted(set(seen.values_list("agreement", flat=True)))
    if not dry_run:
        claim_all(agreements)
    found = list(seen.select_related(*JOINED).order_by("due_on", "id"))
    if len(found) < len(keys):
        raise Unseen
    return _record(officer, today, found, step, given, None, dry_run=dry_run)


def claim_all(agreements: Sequence[int], versions: Mapping[int, int] | None = None) -> None:
    """Raise the versions of many agreements and hold their rows, always in one order.

    Raises Stale where one is no longer at the version that was read.
    """
    rows = Agreement.objects.filter(pk__in=agreements).order_by("pk").select_for_update(of=("self",))
    for key, version in rows.values_list("pk", "version"):
        if (read := (versions or {}).get(key, version)) != version:
            raise Stale(changes_since(source=Agreement._meta.db_table, record_id=key, version=read))
    Agreement.objects.filter(pk__in=agreements).update(version=F("version") + 1, updated_at=timezone.now())


def _record(
    officer: Any,
    today: date,
    dues: Sequence[Due],
    step: str,
    given: Given,
    side: Party | None,
    *,
    dry_run: bool = False,
) -> list[Row]:
    if given.document and not Document.objects.visible_to(officer).filter(pk=given.document.pk).exists():
        raise Unseen
    acts, here = acts_of_dues(dues), cache(acts_here)
    agreements = {due.agreement_id: due.agreement for due in dues}
    stand_on(agreements.values(), today)
    rows = [Row(due) for due in dues]
    for row in rows:
        row.due.agreement = row.due.obligation.agreement = agreements[row.due.agreement_id]
        try:
            row.act = judged(officer, today, row.due, acts[row.due.pk], step, given, side, here)
        except (Malformed, Refused, Forbidden) as error:
            row.outcome, row.error = "refused", error
    done = [row for row in rows if row.act]
    if done and not dry_run:
        made = [row.act for row in done if row.act]
        DueAct.objects.bulk_create(made)
        for row in done:
            acts[row.due.pk].append(row.act)  # type: ignore[arg-type]
        sides = {act.due_id: act for act in made}
        for way in {(act.way, act.side_id) for act in made}:
            part = [row.due for row in done if (sides[row.due.pk].way, sides[row.due.pk].side_id) == way]
            told = {"officer": officer, "side_id": way[1], "way": way[0], "reason": given.reason.strip()}
            dues_restate(part, acts, today, told=told, step=step)
        dues_tell(officer, [(row.due, sides[row.due.pk]) for row in done])
    return rows
