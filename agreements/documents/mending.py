"""Putting a document right, taking it out, and deciding who sees it."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.conf import settings
from django.utils import timezone

from agreements.documents.adding import audience_at_once, tell_approvers
from agreements.documents.document import Document
from agreements.documents.vocabulary import DocumentKind
from agreements.instruments.access import hold
from agreements.instruments.corrections import correction_keep
from agreements.instruments.entry import is_date
from partners.models import Role
from partners.records.errors import Forbidden, Malformed, Unseen, refuse_unless
from partners.records.marks import AudienceRequest, Correction
from partners.records.record import Audience
from partners.records.service import service

_COLUMNS = ("kind", "title", "language", "dated_on", "note")


@service
def document_correct(
    *,
    officer: Any,
    today: date,
    document: Document,
    values: Mapping[str, str],
    reason: str,
    expected_version: int | None,
) -> Document:
    """Put right what is said of a document, with a reason; its content never changes.

    `values` are of kind, title, language, dated_on and note. Raises Malformed
    (without a reason, or where nothing changes), Forbidden for another party,
    Refused for the kind of a signed text that is locked, Stale.
    """
    held = _held(officer, document, expected_version)
    changed = {name: value.strip() for name, value in values.items() if value.strip() != getattr(held, name, None)}
    faults = {name: ["unknown_field"] for name in set(values) - set(_COLUMNS)} | _value_faults(changed)
    if not reason.strip():
        faults["reason"] = ["required"]
    elif not changed:
        faults["reason"] = ["nothing_changed"]
    if faults:
        raise Malformed(faults)
    before = {name: getattr(held, name) for name in changed}
    for name, value in changed.items():
        setattr(held, name, value)
    held.save(update_fields=[*changed, "updated_at"])
    _keep(officer, held, before, changed, reason)
    return held


@service
def document_mistake(
    *, officer: Any, today: date, document: Document, reason: str, expected_version: int | None
) -> Document:
    """Take a document that was entered by mistake out of every list; its file stays where it is.

    Raises Malformed without a reason, Forbidden for another party and, for the
    text of a signed agreement, for anybody but an approver; Stale.
    """
    held = _held(officer, document, expected_version)
    refuse_unless(held.version_id is None, "document_of_text")
    if held.locked and not officer.has_role(Role.APPROVER):
        raise Forbidden("role", needs=[Role.APPROVER])
    if not reason.strip():
        raise Malformed({"reason": ["required"]})
    held.mistake_at = timezone.now()
    held.save(update_fields=["mistake_at", "updated_at"])
    _keep(officer, held, {"title": held.title, "digest": held.file.digest}, {"mistake": True}, reason)
    return held


@service
def document_follow(
    *, officer: Any, today: date, document: Document, follows: bool, expected_version: int | None
) -> Document:
    """Choose that a document is seen with its agreement, or by the own party alone.

    What others see already is taken back by an approver, with a reason
    (`document_decide_audience`). Raises Forbidden, Refused, Stale.
    """
    held = _held(officer, document, expected_version)
    refuse_unless(held.version_id is None, "document_of_text")
    refuse_unless(held.audience == Audience.NATIONAL, "document_seen_by_others")
    refuse_unless(held.follows != follows, "document_choice_differs")
    held.follows = follows
    held.audience = audience_at_once(held.agreement, officer.party_id, follows)
    held.save(update_fields=["follows", "audience", "updated_at"])
    tell_approvers(officer, held)
    return held


@service
def document_decide_audience(
    *, officer: Any, today: date, document: Document, to: str, reason: str, expected_version: int | None
) -> Document:
    """Decide who sees one document: up to whoever sees its agreement, or only us again.

    Who brought it has asked, and does not decide. Raises Malformed without a
    reason, Forbidden for anyone but an approver of its owner, Refused where it
    would be seen more widely than its agreement, Stale.
    """
    held = _held(officer, document, expected_version)
    if not officer.has_role(Role.APPROVER):
        raise Forbidden("role", needs=[Role.APPROVER])
    refuse_unless(held.version_id is None, "document_of_text")
    faults = {} if reason.strip() else {"reason": ["required"]}
    if to not in Audience.values:
        faults["to"] = ["unknown"]
    if faults:
        raise Malformed(faults)
    alone = held.added_by_id == officer.pk
    widening = Audience(to).rank > Audience(held.audience).rank
    refuse_unless(not (alone and widening) or settings.DECIDE_ALONE, "asker_cannot_decide")
    refuse_unless(to != held.audience, "audience_differs", audience=to)
    refuse_unless(Audience(to).rank <= Audience(held.agreement.audience).rank, "part_wider_than_whole")
    AudienceRequest.objects.create(
        owner=held.owner,
        partnership=held.partnership,
        marking=held.marking,
        subject="document",
        subject_id=held.pk,
        to_audience=to,
        from_audience=held.audience,
        version_read=held.agreement.version,
        asked_by=held.added_by or officer,
        reason=reason.strip(),
        outcome=AudienceRequest.Outcome.AGREED,
        decided_by=officer,
        decided_at=timezone.now(),
        decided_alone=alone,
        decision_reason=reason.strip(),
        shown=["file", *_COLUMNS],
    )
    held.audience = to
    held.follows = to != Audience.NATIONAL
    held.save(update_fields=["audience", "follows", "updated_at"])
    return held


def _held(officer: Any, document: Document, expected_version: int | None) -> Document:
    """The document as it is now that its agreement is held. Raises Unseen, Forbidden, Stale."""
    if not Document.objects.visible_to(officer).filter(pk=document.pk).exists():
        raise Unseen
    agreement = hold(officer, document.agreement, expected_version)
    held: Document = Document.objects.select_related("file", "owner", "partnership", "added_by").get(pk=document.pk)
    if held.mistake_at is not None:
        raise Unseen
    if held.owner_id != officer.party_id:
        raise Forbidden("owner_only")
    held.agreement = agreement
    return held


def _value_faults(values: Mapping[str, str]) -> dict[str, list[str]]:
    faults: dict[str, list[str]] = {}
    if "kind" in values and values["kind"] not in DocumentKind.values:
        faults["kind"] = ["unknown"]
    if values.get("title") == "":
        faults["title"] = ["required"]
    if len(values.get("title", "")) > 300:
        faults["title"] = ["too_long"]
    if len(values.get("language", "")) > 8:
        faults["language"] = ["unknown"]
    if values.get("dated_on") and not is_date(values["dated_on"]):
        faults["dated_on"] = ["not_a_date"]
    return faults


def _keep(
    officer: Any, document: Document, before: Mapping[str, Any], after: Mapping[str, Any], reason: str
) -> Correction:
    return correction_keep(
        officer, document.agreement, "document", document.pk, before, after, reason, seen_as=document
    )
