"""Taking many activities out at once as entered by mistake: what an import brought and is undone."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db.models import F
from django.utils import timezone

from agreements.activities.activity import Activity
from agreements.activities.elsewhere import activities_changed
from agreements.instruments.taking_out import GONE, TAKEN, TOUCHED
from partners.records.corrections import correction_of
from partners.records.errors import Forbidden
from partners.records.marks import Correction
from partners.records.service import service


@service
def activities_take_out(*, officer: Any, today: date, versions: Mapping[int, int], reason: str) -> dict[int, str]:
    """Take out activities of the own party, each unless it was touched since it had its version in `versions`.

    Set-wise. Returns by key what was done: taken out, touched since, or gone
    already. Raises Forbidden for one who does not write.
    """
    if not officer.writes:
        raise Forbidden("role")
    own = Activity.objects.select_for_update(of=("self",)).filter(owner=officer.party_id, mistake_at=None)
    held = {one.pk: one for one in own.filter(pk__in=list(versions)).order_by("pk")}
    out = [one for key, one in held.items() if one.version == versions[key]]
    now = timezone.now()
    rows = Activity.objects.filter(pk__in=[one.pk for one in out])
    rows.update(mistake_at=now, corrected_at=now, updated_at=now, version=F("version") + 1)
    Correction.objects.bulk_create(
        correction_of(officer, one, (Activity.subject, one.pk), ("activity", one.pk), ({}, {"mistake": True}), reason)
        for one in out
    )
    for one in out:
        one.mistake_at = now
    activities_changed(out)
    taken = {one.pk for one in out}
    return {key: TAKEN if key in taken else TOUCHED if key in held else GONE for key in versions}
