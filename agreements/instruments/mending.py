"""Mistakes are mended, not hidden: correct, entered by mistake, same as; and who sees it."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.utils import timezone

from agreements.instruments.access import hold, own_only
from agreements.instruments.act_rules import ACT_RULES, may_record
from agreements.instruments.acts import date_faults, special_faults
from agreements.instruments.agreement import Agreement, AgreementAddress
from agreements.instruments.corrections import correction_keep
from agreements.instruments.entry import COLUMNS
from agreements.instruments.numbering import agreements_index
from agreements.instruments.parts import ACT_SAYS, AgreementAct
from agreements.instruments.preparing import apply_values
from agreements.instruments.settling import follow, number_when_signed
from agreements.standing.refresh import standings_refresh
from partners.records.audience import audience_decide
from partners.records.corrections import plain
from partners.records.errors import Condition, Forbidden, Malformed, Refused, Unseen
from partners.records.marks import AudienceRequest, SameAs
from partners.records.record import Audience
from partners.records.service import service

_ACT_COLUMNS = frozenset((*ACT_SAYS, "evidence", "source", "source_url", "source_as_of", "note"))


@service
def agreement_correct(
    *, officer: Any, today: date, agreement: Agreement, values: Mapping[str, Any], reason: str, expected_version: int
) -> Agreement:
    """Put right what a recorded agreement says, with a reason; status, dates and reminders follow.

    Raises Malformed (without a reason, or where nothing changes), Forbidden
    for another party, Stale.
    """
    held = hold(officer, agreement, expected_version)
    own_only(officer, held)
    _reason(reason)
    before = {name: plain(getattr(held, name)) for name in (*COLUMNS, "parent", "framework")}
    changed = apply_values(officer, held, values)
    if not changed:
        raise Malformed({"reason": ["nothing_changed"]})
    after = {name: plain(getattr(held, name)) for name in changed}
    _keep(officer, held, "agreement", held.pk, {name: before[name] for name in changed}, after, reason, today)
    return held


@service
def act_correct(
    *,
    officer: Any,
    today: date,
    agreement: Agreement,
    act_id: int,
    values: Mapping[str, Any],
    reason: str,
    expected_version: int | None,
) -> AgreementAct:
    """Put right a recorded act, with a reason, by the party that recorded it."""
    held, act = _held_act(officer, agreement, act_id, expected_version)
    _reason(reason)
    faults = {name: ["unknown_field"] for name in set(values) - _ACT_COLUMNS}
    if "on" in values:
        faults |= date_faults(ACT_RULES[act.kind], str(values["on"]), today)
    faults |= special_faults(ACT_RULES[act.kind], {"on": act.on, **values})
    if faults:
        raise Malformed(faults)
    changed = {name: value for name, value in values.items() if getattr(act, name) != value}
    if not changed:
        raise Malformed({"reason": ["nothing_changed"]})
    before = {name: getattr(act, name) for name in changed}
    for name, value in changed.items():
        setattr(act, name, value)
    act.save()
    _keep(officer, held, "act", act.pk, before, changed, reason, today)
    return act


@service
def act_mistake(
    *, officer: Any, today: date, agreement: Agreement, act_id: int, reason: str, expected_version: int | None
) -> AgreementAct:
    """Take out an act that was entered by mistake; the status goes back to what the rest leads to."""
    held, act = _held_act(officer, agreement, act_id, expected_version)
    _reason(reason)
    act.mistake_at = timezone.now()
    act.save()
    act.signatories.update(mistake_at=act.mistake_at)
    _keep(officer, held, "act", act.pk, {"kind": act.kind, "on": act.on}, {"mistake": True}, reason, today)
    return act


@service
def agreement_mistake(
    *, officer: Any, today: date, agreement: Agreement, reason: str, expected_version: int
) -> Agreement:
    """Take a record that was entered by mistake out of every list. What the partner acted on stays."""
    held = hold(officer, agreement, expected_version)
    own_only(officer, held)
    _reason(reason)
    theirs = held.partner_has_acted()
    children = held.children.filter(mistake_at=None).exists()
    if theirs or children:
        raise Refused([Condition("partner_has_not_acted", met=not theirs), Condition("no_children", met=not children)])
    _keep(officer, held, "agreement", held.pk, {}, {"mistake": True}, reason, today)
    held.mistake_at = timezone.now()
    held.save(update_fields=["mistake_at"])
    if held.parent_id:
        standings_refresh([held], today)
    return held


@service
def agreement_same_as(
    *, officer: Any, today: date, duplicate: Agreement, kept: Agreement, reason: str, expected_version: int
) -> SameAs:
    """Join two records of one agreement: the duplicate leaves the lists, its addresses lead to the kept one."""
    # Always in one order: two who join crosswise wait for each other, and do not lock each other out.
    both = Agreement.objects.filter(pk__in=[duplicate.pk, kept.pk]).order_by("pk")
    list(both.select_for_update(of=("self",)).values_list("pk"))
    held = hold(officer, duplicate, expected_version)
    into = hold(officer, kept, None)
    own_only(officer, held)
    _reason(reason)
    conditions = [
        Condition("same_as_another", met=held.pk != into.pk),
        Condition("same_pair", met=held.partnership_id == into.partnership_id),
        Condition("kept_as_wide", met=Audience(into.audience).rank >= Audience(held.audience).rank),
    ]
    if any(not one.met for one in conditions):
        raise Refused(conditions)
    joined: SameAs = SameAs.objects.create(
        owner=officer.party,
        partnership=held.partnership,
        audience=held.audience,
        marking=held.marking,
        subject=Agreement.subject,
        duplicate_id=held.pk,
        kept_id=into.pk,
        reason=reason.strip(),
    )
    AgreementAddress.objects.filter(agreement=held).update(agreement=into)
    # What was the same as the duplicate is the same as the one that stays.
    SameAs.objects.filter(subject=Agreement.subject, kept_id=held.pk).update(kept_id=into.pk)
    held.mistake_at = timezone.now()
    held.save(update_fields=["mistake_at"])
    return joined


@service
def agreement_decide_audience(
    *, officer: Any, today: date, agreement: Agreement, agree: bool, reason: str, expected_version: int
) -> AudienceRequest:
    """Decide who sees an agreement; it gets its reference when it first leaves its owner."""
    asked = audience_decide(
        officer=officer, today=today, root=agreement, agree=agree, reason=reason, expected_version=expected_version
    )
    decided: Agreement = Agreement.objects.select_related(
        "partnership__party_a", "partnership__party_b", "standing"
    ).get(pk=agreement.pk)
    if decided.audience != Audience.NATIONAL and not decided.reference:
        number_when_signed(decided, today)
    if decided.parent_id:
        # What it changes in the agreement above follows from who knows of it.
        standings_refresh([decided], today)
    return asked


def _held_act(
    officer: Any, agreement: Agreement, act_id: int, expected_version: int | None
) -> tuple[Agreement, AgreementAct]:
    held = hold(officer, agreement, expected_version)
    act = AgreementAct.objects.visible_to(officer).filter(agreement=held, pk=act_id).first()
    if act is None:
        raise Unseen
    rule = ACT_RULES[act.kind]
    reported = act.side_id is not None and act.side_id != officer.party_id
    if act.owner_id != officer.party_id or not may_record(officer, rule, held.door, reported):
        raise Forbidden("act_role", act=act.kind)
    return held, act


def _reason(reason: str) -> None:
    if not reason.strip():
        raise Malformed({"reason": ["required"]})


def _keep(
    officer: Any,
    agreement: Agreement,
    part: str,
    part_id: int,
    before: Mapping[str, Any],
    after: Mapping[str, Any],
    reason: str,
    today: date,
) -> None:
    """Keep what was corrected, and let the standing follow."""
    correction_keep(officer, agreement, part, part_id, before, after, reason)
    agreement.corrected_at = timezone.now()
    agreement.save(update_fields=["corrected_at"])
    follow(officer, agreement, today)
    agreements_index([agreement])
