"""Saying no to a text: a draft is put aside, the other side's version is objected to."""

from datetime import date
from typing import Any

from django.utils import timezone

from agreements.instruments.access import hold
from agreements.instruments.agreement import Agreement
from agreements.instruments.contesting import contested_beneath
from agreements.texts.holding import between_sides, hold_text, of_pair, own_version, tell_side
from agreements.texts.version import TextVersion, version_current
from partners.records.contesting import Contested, contest_raise
from partners.records.errors import Condition, Refused, Unseen
from partners.records.service import service
from partners.records.ways import Contest


@service
def version_drop(
    *, officer: Any, today: date, agreement: Agreement, version_id: int, expected_version: int | None
) -> TextVersion:
    """Put aside an own draft that was not sent. Raises Unseen, Forbidden, Refused for what was sent, Stale."""
    held = hold_text(officer, agreement, expected_version)
    version = own_version(officer, held, version_id)
    if not version.is_draft:
        raise Refused([Condition("version_not_sent")])
    version.mistake_at = timezone.now()
    version.save()
    version.files.filter(mistake_at=None).update(mistake_at=version.mistake_at)
    return version


@service
def version_object(
    *, officer: Any, today: date, agreement: Agreement, version_id: int, reason: str, expected_version: int | None
) -> Contest:
    """Object to a version of the other side, or to one that it reported as ours; the turn goes back to it.

    An officer of the side, or its guest, does so. Raises Unseen, Malformed
    without a reason, Forbidden for what the own party recorded, Refused for
    another than the last version, Stale.
    """
    held = hold(officer, agreement, expected_version, guests=True)
    of_pair(officer, held)
    version = TextVersion.objects.visible_to(officer).filter(agreement=held, pk=version_id).first()
    if version is None:
        raise Unseen
    if version.owner_id != officer.party_id and version != version_current(held):
        raise Refused([Condition("version_is_last")])
    what = Contested(held, version.owner_id, TextVersion.subject, version.pk, between_sides(held))
    contest = contest_raise(officer=officer, today=today, what=what, reason=reason)
    tell_side(version.owner_id, "text_objected", f"contest:{contest.pk}", held, number=version.number)
    return contest


contested_beneath(TextVersion)
