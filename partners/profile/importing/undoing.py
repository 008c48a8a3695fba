"""Undoing an import of lines: what it made is taken out, what it changed goes back, unless a hand touched it since."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django.db.models import F
from django.utils import timezone

from partners.models import Profile, ProfileLine
from partners.profile.importing.hands import Hands
from partners.profile.profile import COLUMNS
from partners.records.errors import Forbidden
from partners.records.imports.batch import ImportRow, Outcome
from partners.records.service import service

TAKEN, PUT_BACK, TOUCHED, GONE = "taken_out", "put_back", "touched", "gone"


@service
def profile_lines_undo(*, officer: Any, today: date, rows: Sequence[ImportRow]) -> None:
    """Take back what these rows of an import did, and put on each how that went. Set-wise.

    Raises Forbidden for an officer who does not write.
    """
    if not officer.writes:
        raise Forbidden("role")
    keys = [row.record_id for row in rows if row.record_id]
    own = ProfileLine.objects.filter(owner=officer.party_id, mistake_at=None, pk__in=keys)
    lines = {one.pk: one for one in own.select_for_update(of=("self",)).order_by("pk")}
    hands, now = Hands(officer, list(lines)), timezone.now()
    done = []
    for row in rows:
        line = lines.get(row.record_id or 0)
        if line is None:
            row.undone = GONE
        elif hands.touched(line.pk):
            row.undone = TOUCHED
        elif row.outcome == Outcome.CREATED:
            row.undone, line.mistake_at = TAKEN, now
            done.append(line)
        else:
            row.undone = PUT_BACK
            _put_back(line, row.changes)
            done.append(line)
    for line in done:
        line.updated_at = now
    Profile.objects.filter(pk__in={one.profile_id for one in done}).update(version=F("version") + 1, updated_at=now)
    ProfileLine.objects.bulk_update(done, [*COLUMNS, "mistake_at", "updated_at"]) if done else None


def _put_back(line: ProfileLine, changes: Mapping[str, Sequence[Any]]) -> None:
    for name, (before, _after) in changes.items():
        value = date.fromisoformat(before) if name == "valid_until" and before else before
        setattr(line, name, value)
