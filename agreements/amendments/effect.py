"""What follows when an amendment enters into force: the text as it then reads, and the clauses on time.

It is settled whenever the standing of an amendment is stored anew, by an
officer's act, a correction or the passing of time, and settling twice changes
nothing.
"""

from collections.abc import Collection, Mapping
from datetime import date
from typing import Any

from django.utils import timezone

from agreements.amendments.amendment import Amendment, Consolidated
from agreements.amendments.beginning import is_amendment_type
from agreements.amendments.changed_time import changed, values_on
from agreements.amendments.kinds import TIME_COLUMNS
from agreements.amendments.reading import edits_of, proposed
from agreements.amendments.sight import between
from agreements.instruments.agreement import Agreement
from agreements.standing.followers import follows_standing
from agreements.standing.refresh import standings_refresh
from agreements.standing.standing import Standing
from agreements.terms.dates import PartialDate
from partners.records.record import Audience
from partners.records.roots import claim


@follows_standing
def amendments_settle(agreements: Collection[Agreement], rows: Mapping[int, Standing], today: date) -> None:
    """Carry what these agreements change into the agreements above them, as far as they are amendments."""
    may = [one.pk for one in agreements if one.parent_id and is_amendment_type(one.instrument_type)]
    if not may:
        return
    found = Amendment.objects.filter(agreement__in=may, mistake_at=None).select_related("base", "merged")
    by_agreement = {one.pk: one for one in agreements}
    for amendment in found.order_by("agreement_id"):
        amendment.agreement = by_agreement[amendment.agreement_id]
        settle(amendment, rows[amendment.agreement_id], today)


def settle(amendment: Amendment, standing: Standing, today: date) -> None:
    """Carry one amendment into the agreement above it, or take it back where it does not hold after all."""
    parent = Agreement.objects.select_related(
        "partnership__party_a", "partnership__party_b", "owner", "standing", "framework"
    ).get(pk=amendment.agreement.parent_id)
    entry = PartialDate.parse(standing.entry_into_force).first if standing.entry_into_force else None
    if not reaches(amendment, parent):
        entry = None
    _time(amendment, parent, entry, today)
    if entry is not None and entry <= today:
        merge(amendment, parent, standing.entry_into_force)
    elif amendment.merged is not None:
        _unmerge(amendment, parent)


def reaches(amendment: Amendment, parent: Agreement) -> bool:
    """Whether an amendment is known to all who see what it changes, and is between the same two.

    One that only one side has recorded for itself does not change what both sides read.
    """
    child = amendment.agreement
    as_wide = Audience(child.audience).rank >= Audience(parent.audience).rank
    same_hand = parent.audience != Audience.NATIONAL or child.owner_id == parent.owner_id
    return child.partnership_id == parent.partnership_id and as_wide and same_hand and child.mistake_at is None


def _time(amendment: Amendment, parent: Agreement, since: date | None, today: date) -> None:
    """Have the clauses on time change from the day on which the amendment enters into force."""
    columns = {name: getattr(parent, name) for name in TIME_COLUMNS}
    state = changed(parent.time_changes, columns, amendment.agreement_id, since, amendment.time_values)
    if state == parent.time_changes:
        return
    claim(parent, None)
    restored = {**parent.time_changes.get("base", {}), **values_on(state, today)}
    for name, value in restored.items():
        setattr(parent, name, value)
    parent.time_changes = state
    parent.save(update_fields=[*restored, "time_changes"])
    standings_refresh([parent], today)


def merge(amendment: Amendment, parent: Agreement, since: str) -> bool:
    """Make the next consolidated text; whether it was made.

    Where another amendment crossed this one it waits for an officer, and
    without edits or a text there is nothing to make.
    """
    current = Consolidated.objects.filter(agreement=parent, mistake_at=None).order_by("number").last()
    rows = edits_of(amendment)
    if amendment.merged is not None or current is None or not rows:
        return False
    now = proposed(amendment, current, rows)
    if now.found:
        return False
    claim(parent, None)
    amendment.merged = Consolidated.objects.create(
        agreement=parent,
        number=current.number + 1,
        languages=current.languages,
        numbering=current.numbering,
        parts=[one.data() for one in now.after],
        since=since,
        by=amendment.agreement,
        **between(parent, parent.owner_id),
    )
    amendment.save()
    return True


def _unmerge(amendment: Amendment, parent: Agreement) -> None:
    """Take back a text that was made by what proved a mistake, where no later one was built on it."""
    made: Any = amendment.merged
    if Consolidated.objects.filter(agreement=parent, mistake_at=None, number__gt=made.number).exists():
        return
    claim(parent, None)
    made.mistake_at = timezone.now()
    made.save()
    amendment.merged = None
    amendment.save()
