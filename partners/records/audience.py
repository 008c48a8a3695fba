"""Who sees a record never changes by edit: sharing, release and withdrawal are decided, with a reason."""

from collections.abc import Callable
from datetime import date
from typing import Any

from django.conf import settings
from django.utils import timezone

from partners.people.notices import notify
from partners.people.officer import WRITES, Role, approvers_of
from partners.records.errors import Condition, Forbidden, Malformed, Refused, Stale, Unseen, refuse_unless
from partners.records.history import changes_since
from partners.records.marks import AudienceRequest
from partners.records.record import Audience
from partners.records.roots import Root, claim
from partners.records.service import service

Following = Callable[[Any, date], None]
_WHEN_SHARED: dict[str, Following] = {}


def when_shared(subject: str) -> Callable[[Following], Following]:
    """Register what is done, in the same transaction, when a root of a kind comes into the sight of others."""

    def register(follow: Following) -> Following:
        _WHEN_SHARED[subject] = follow
        return follow

    return register


def audience_conditions(root: Root, to: str) -> list[Condition]:
    """What a change of audience asks for, met and unmet."""
    pair = root.partnership
    return [
        Condition("audience_differs", {"audience": to}, met=to != root.audience),
        Condition("unmarked_to_release", met=to != Audience.PUBLIC or root.marking == 0),
        Condition("owner_of_pair_to_share", met=to != Audience.PARTIES or bool(pair and pair.has(root.owner_id))),
        *root.withdrawal_conditions(to),
    ]


@service
def audience_ask(
    *, officer: Any, today: date, root: Root, to: str, reason: str, expected_version: int
) -> AudienceRequest:
    """Ask an approver of the own party to share, release or withdraw a record.

    Raises Unseen out of sight, Malformed without a reason, Forbidden for another party or role,
    Stale when the record is no longer the version that was read, Refused with
    what stands against it.
    """
    _own(officer, root)
    if not officer.has_role(*WRITES):
        raise Forbidden("role")
    errors = {} if reason.strip() else {"reason": ["required"]}
    if to not in Audience.values:
        errors["to"] = ["unknown"]
    if errors:
        raise Malformed(errors)
    root = _as_read(root, expected_version)
    unmet = [one for one in audience_conditions(root, to) if not one.met]
    if unmet:
        raise Refused(unmet)
    asked = AudienceRequest.objects.create(
        owner=root.owner,
        partnership=root.partnership,
        marking=root.marking,
        subject=root.subject,
        subject_id=root.pk,
        to_audience=to,
        from_audience=root.audience,
        version_read=expected_version,
        asked_by=officer,
        reason=reason.strip(),
    )
    notify(
        approvers_of(root.owner_id).exclude(pk=officer.pk),
        code="audience_asked",
        key=f"audience:{asked.pk}",
        subject=root.subject,
        subject_id=root.pk,
        to=to,
    )
    return asked


@service
def audience_decide(
    *, officer: Any, today: date, root: Root, agree: bool, reason: str, expected_version: int
) -> AudienceRequest:
    """Decide the waiting request on a record; the parts that follow it change with it.

    Raises Unseen without a waiting request, Forbidden for anyone but an
    approver of the owner, Malformed without a reason, Refused for whoever
    asked, Stale when the record changed since it was read.
    """
    _own(officer, root)
    if not officer.has_role(Role.APPROVER):
        raise Forbidden("role", needs=[Role.APPROVER])
    if not reason.strip():
        raise Malformed({"reason": ["required"]})
    held = claim(root, expected_version)
    asked = waiting_request(held)
    if asked is None:
        raise Unseen
    alone = asked.asked_by_id == officer.pk
    refuse_unless(not alone or settings.DECIDE_ALONE, "asker_cannot_decide")
    if agree:
        unmet = [one for one in audience_conditions(held, asked.to_audience) if not one.met]
        if unmet:
            raise Refused(unmet)
        asked.shown = sorted(held.disclosed())
        shared = held.audience == Audience.NATIONAL
        _set_audience(held, Audience(asked.to_audience))
        if shared and held.subject in _WHEN_SHARED:
            _WHEN_SHARED[held.subject](held, today)
    asked.outcome = AudienceRequest.Outcome.AGREED if agree else AudienceRequest.Outcome.DECLINED
    asked.decided_by, asked.decided_at, asked.decided_alone = officer, timezone.now(), alone
    asked.decision_reason = reason.strip()
    asked.save()
    notify(
        [asked.asked_by],
        code="audience_decided",
        key=f"audience:{asked.pk}:decided",
        subject=root.subject,
        subject_id=root.pk,
        outcome=asked.outcome,
    )
    return asked


def waiting_request(root: Root) -> AudienceRequest | None:
    """The request on a record that nobody has decided yet."""
    return AudienceRequest.objects.filter(
        subject=root.subject, subject_id=root.pk, outcome=AudienceRequest.Outcome.WAITING, mistake_at=None
    ).first()


def _as_read(root: Root, version: int) -> Root:
    """The record held as it was read; asking is no write to it, so its version stays."""
    held: Root = type(root)._default_manager.select_for_update(of=("self",)).get(pk=root.pk)
    if held.version != version:
        raise Stale(changes_since(source=root._meta.db_table, record_id=root.pk, version=version))
    return held


def _own(officer: Any, root: Root) -> None:
    if not type(root).objects.visible_to(officer).filter(pk=root.pk).exists():
        raise Unseen
    if root.owner_id != officer.party_id:
        raise Forbidden("owner_only")


def _set_audience(root: Root, to: Audience) -> None:
    """Change a root and the parts that follow it; the whole is never narrower than a part meanwhile."""
    widening = to.rank > Audience(root.audience).rank
    if widening:
        type(root)._default_manager.filter(pk=root.pk).update(audience=to)
    for parts in root.following():
        parts.update(audience=to)
    for parts in root.between():
        parts.update(audience=Audience.NATIONAL if to == Audience.NATIONAL else Audience.PARTIES)
    if not widening:
        type(root)._default_manager.filter(pk=root.pk).update(audience=to)
    root.audience = to
