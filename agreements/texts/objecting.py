"""Saying no to a text: a draft is put aside, the other side's version is objected to."""

from datetime import date
from typing import Any

from django.utils import timezone

from agreements.instruments.access import hold
from agreements.instruments.agreement import Agreement
from agreements.texts.holding import between_sides, hold_text, of_pair, own_version, tell_side
from agreements.texts.version import TextVersion, version_current
from partners.records.errors import Condition, Forbidden, Malformed, Refused, Unseen
from partners.records.service import service
from partners.records.ways import Contest, Way


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
    if version.owner_id == officer.party_id:
        raise Forbidden("contest_own")
    if not reason.strip():
        raise Malformed({"reason": ["required"]})
    if version != version_current(held):
        raise Refused([Condition("version_is_last")])
    contest: Contest = Contest.objects.create(
        owner=officer.party,
        partnership=held.partnership,
        audience=between_sides(held),
        marking=held.marking,
        subject=TextVersion.subject,
        subject_id=version.pk,
        party=officer.party,
        reason=reason.strip(),
        way=Way.OFFICER,
    )
    tell_side(version.owner_id, "text_objected", f"contest:{contest.pk}", held, number=version.number)
    return contest


@service
def objection_settle(
    *, officer: Any, today: date, agreement: Agreement, contest_id: int, expected_version: int | None
) -> Contest:
    """Take back an objection of the own side to a version. Raises Unseen, Forbidden, Stale."""
    held = hold(officer, agreement, expected_version, guests=True)
    versions = TextVersion.objects.filter(agreement=held).values("pk")
    found = Contest.objects.visible_to(officer).filter(
        pk=contest_id, subject=TextVersion.subject, subject_id__in=versions, settled_at=None
    )
    contest = found.first()
    if contest is None:
        raise Unseen
    if contest.party_id != officer.party_id:
        raise Forbidden("contest_others")
    contest.settled_at = timezone.now()
    contest.save()
    settled: Contest = contest
    return settled
