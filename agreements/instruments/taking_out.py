"""Taking many records out at once as entered by mistake: what an import brought and is undone."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db.models import F
from django.utils import timezone

from agreements.instruments.agreement import Agreement
from agreements.instruments.corrections import correction_row
from partners.records.errors import Forbidden
from partners.records.history import Change
from partners.records.marks import Correction
from partners.records.service import service

TAKEN, TOUCHED, GONE, HOLDS_OTHERS = "taken_out", "touched", "gone", "holds_others"


@service
def agreements_take_out(*, officer: Any, today: date, versions: Mapping[int, int], reason: str) -> dict[int, str]:
    """Take out agreements of the own party, each unless somebody touched it since it had its version in `versions`.

    Set-wise. Returns by key what was done: taken out, touched since, gone
    already, or that others hang beneath it. Raises Forbidden for one who does not write.
    """
    if not officer.writes:
        raise Forbidden("role")
    own = Agreement.objects.select_for_update(of=("self",)).filter(owner=officer.party_id, mistake_at=None)
    held = {one.pk: one for one in own.filter(pk__in=list(versions)).order_by("pk")}
    touched = touched_since({key: one for key, one in versions.items() if key in held and held[key].version != one})
    free = [key for key in held if key not in touched]
    parents = (
        Agreement.objects.filter(parent__in=free, mistake_at=None).exclude(pk__in=free).values_list("parent", flat=True)
    )
    above = set(parents)
    out = [held[key] for key in free if key not in above]
    now = timezone.now()
    rows = Agreement.objects.filter(pk__in=[one.pk for one in out])
    rows.update(mistake_at=now, corrected_at=now, updated_at=now, version=F("version") + 1)
    Correction.objects.bulk_create(
        [correction_row(officer, one, "agreement", one.pk, {}, {"mistake": True}, reason) for one in out]
    )
    done = {one.pk: TAKEN for one in out} | dict.fromkeys(touched, TOUCHED) | dict.fromkeys(above, HOLDS_OTHERS)
    return {key: done.get(key, GONE) for key in versions}


def touched_since(versions: Mapping[int, int]) -> set[int]:
    """Of agreements with the version that each had, those that somebody, and not time alone, changed since."""
    if not versions:
        return set()
    rows = Change.objects.filter(source=Agreement._meta.db_table, record_id__in=list(versions), op="u")
    by_people = rows.exclude(officer=None).filter(after__has_key="version")
    return {
        key
        for key, after in by_people.values_list("record_id", "after")
        if key is not None and (after or {}).get("version", 0) > versions[key]
    }
