"""Saying something about a clause, answering it, and closing it."""

from datetime import date
from typing import Any

from django.utils import timezone

from agreements.instruments.access import hold
from agreements.instruments.agreement import Agreement
from agreements.texts.commenting.comment import TextComment
from agreements.texts.holding import of_pair, tell_side
from agreements.texts.version import TextVersion
from agreements.texts.writing.clause import Clause
from partners.records.errors import Condition, Malformed, Refused, Unseen
from partners.records.record import Audience
from partners.records.service import service

MOST_SIGNS = 4_000


@service
def comment_add(
    *,
    officer: Any,
    today: date,
    agreement: Agreement,
    text: str,
    shared: bool = False,
    version_id: int | None = None,
    part: str = "",
    place: str = "",
    expected_version: int | None = None,
) -> TextComment:
    """Remark on a clause or a place of a version in sight: among ourselves, or where `shared` to the partner too.

    Raises Unseen, Malformed, Forbidden; Refused to share a remark on a draft
    that the partner does not see.
    """
    held = hold(officer, agreement, expected_version)
    of_pair(officer, held)
    version = _version(officer, held, version_id, part)
    faults = _faults(text) | ({} if part or place.strip() else {"place": ["required"]})
    if faults:
        raise Malformed(faults)
    if shared:
        seen = version is None or version.audience != Audience.NATIONAL
        conditions = [
            Condition("shared_with_partner", met=held.audience != Audience.NATIONAL),
            Condition("version_sent", met=seen),
        ]
        if any(not one.met for one in conditions):
            raise Refused(conditions)
    made: TextComment = TextComment.objects.create(
        agreement=held,
        version=version,
        part=part,
        place=place.strip()[:80],
        text=text.strip(),
        author=officer,
        **_seen(officer, held, shared),
    )
    _tell(officer, held, made)
    return made


@service
def comment_reply(
    *, officer: Any, today: date, agreement: Agreement, comment_id: int, text: str, expected_version: int | None = None
) -> TextComment:
    """Answer a remark in sight; the answer is seen by whoever sees the remark. Raises Unseen, Malformed, Forbidden."""
    held = hold(officer, agreement, expected_version)
    of_pair(officer, held)
    thread = _thread(officer, held, comment_id)
    faults = _faults(text)
    if faults:
        raise Malformed(faults)
    made: TextComment = TextComment.objects.create(
        agreement=held,
        version=thread.version,
        part=thread.part,
        place=thread.place,
        text=text.strip(),
        reply_to=thread,
        author=officer,
        **_seen(officer, held, thread.audience != Audience.NATIONAL),
    )
    _tell(officer, held, made)
    return made


@service
def comment_resolve(
    *,
    officer: Any,
    today: date,
    agreement: Agreement,
    comment_id: int,
    resolved: bool,
    expected_version: int | None = None,
) -> TextComment:
    """Close a remark in sight, or open it again. Raises Unseen, Forbidden."""
    held = hold(officer, agreement, expected_version)
    of_pair(officer, held)
    thread = _thread(officer, held, comment_id)
    thread.resolved_at = timezone.now() if resolved else None
    thread.resolved_by = officer if resolved else None
    thread.save()
    return thread


def _version(officer: Any, agreement: Agreement, version_id: int | None, part: str) -> TextVersion | None:
    if version_id is None:
        if part:
            raise Malformed({"version": ["required"]})
        return None
    found: TextVersion | None = (
        TextVersion.objects.visible_to(officer).filter(agreement=agreement, pk=version_id).first()
    )
    if found is None:
        raise Unseen
    if part and not Clause.objects.filter(version=found, part=part, mistake_at=None).exists():
        raise Unseen
    return found


def _thread(officer: Any, agreement: Agreement, comment_id: int) -> TextComment:
    seen = TextComment.objects.visible_to(officer).filter(agreement=agreement, pk=comment_id, reply_to=None)
    found: TextComment | None = seen.select_related("version").first()
    if found is None:
        raise Unseen
    return found


def _faults(text: str) -> dict[str, list[str]]:
    if not text.strip():
        return {"text": ["required"]}
    return {"text": ["too_long"]} if len(text) > MOST_SIGNS else {}


def _seen(officer: Any, agreement: Agreement, shared: bool) -> dict[str, Any]:
    return {
        "owner": officer.party,
        "partnership": agreement.partnership,
        "marking": agreement.marking,
        "audience": Audience.PARTIES if shared else Audience.NATIONAL,
    }


def _tell(officer: Any, agreement: Agreement, comment: TextComment) -> None:
    if comment.audience != Audience.NATIONAL:
        other = agreement.partnership.other(officer.party_id)
        tell_side(other.pk, "text_commented", f"comment:{comment.pk}", agreement)
