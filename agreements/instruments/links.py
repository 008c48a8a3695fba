"""One-time links by which a partner without an account answers for its side."""

from datetime import date
from typing import Any

from django.utils import timezone

from agreements.instruments.access import hold
from agreements.instruments.act_rules import ACT_RULES
from agreements.instruments.acts import date_faults
from agreements.instruments.agreement import Agreement
from agreements.instruments.settling import act_row, follow
from agreements.terms.clauses import ActKind
from agreements.texts.version import version_current, versions_sent
from partners.people.asking import asked_by_link
from partners.records.answering import answerer_faults, link_shows, link_take
from partners.records.contesting import Contested, contest_by_link
from partners.records.errors import Condition, Forbidden, Malformed, Refused, Unseen
from partners.records.record import Audience
from partners.records.service import service
from partners.records.ways import AnswerLink, Way, link_begun

ASKABLE = (ActKind.TEXT_CONFIRMED, ActKind.SIGNED, ActKind.APPROVED, ActKind.NOTIFIED)


@service
def link_make(
    *, officer: Any, today: date, agreement: Agreement, asks: str, expected_version: int | None
) -> tuple[AnswerLink, str]:
    """A link that lets the partner answer one question on a shared agreement, and its secret, shown once.

    Raises Refused while the agreement is not shared, has no room for the act,
    or the partner has an officer here who could answer.
    """
    held = hold(officer, agreement, expected_version)
    if asks not in ASKABLE:
        raise Malformed({"asks": ["unknown"]})
    if not officer.has_role(*ACT_RULES[asks].reporting):
        raise Forbidden("act_role", act=asks)
    other = held.partnership.other(officer.party_id)
    room = held.status in ACT_RULES[asks].statuses
    conditions = [
        *asked_by_link(held, other, ACT_RULES[asks].own),
        Condition("act_has_its_time", {"act": asks, "status": held.status}, met=room),
        Condition("text_sent", met=asks != ActKind.TEXT_CONFIRMED or versions_sent(held).exists()),
    ]
    if any(not one.met for one in conditions):
        raise Refused(conditions)
    return link_begun(officer, held, party=other, asks=asks)


@service
def link_revoke(*, officer: Any, today: date, link_id: int) -> AnswerLink:
    """Close a link before it is answered. Raises Unseen, or Forbidden for an officer who does not write."""
    link = AnswerLink.objects.visible_to(officer).filter(pk=link_id).first()
    if link is None:
        raise Unseen
    if not officer.writes:
        raise Forbidden("role")
    if link.is_open:
        # Whoever answered meanwhile has answered: nothing of it is written over.
        still = AnswerLink.objects.filter(pk=link.pk, answered_at=None, revoked_at=None)
        still.update(revoked_at=timezone.now(), updated_at=timezone.now())
    link.refresh_from_db()
    revoked: AnswerLink = link
    return revoked


def link_agreement(link: AnswerLink) -> Agreement:
    """The agreement that a link shows. Raises Unseen when it is no longer shared."""
    joined = ("partnership__party_a", "partnership__party_b", "owner", "standing", "framework")
    agreement: Agreement = link_shows(link, Agreement.objects.select_related(*joined))
    return agreement


@service
def link_answer(
    *,
    officer: None,
    today: date,
    token: str,
    agrees: bool,
    answered_by: str,
    on: str = "",
    place: str = "",
    reason: str = "",
) -> AnswerLink:
    """Answer through a link: the act is the partner's own, or its objection is kept.

    `answered_by` is the function of whoever answers. Raises Unseen for a
    spent or unknown link, Malformed, Refused when the time for it has passed.
    """
    link = link_take(token, Agreement.subject, link_agreement, agrees=agrees, answered_by=answered_by)
    agreement = link_agreement(link)
    if agrees:
        _agree(link, agreement, on or today.isoformat(), place.strip(), today)
    else:
        _object(link, agreement, reason, today)
    return link


def _agree(link: AnswerLink, agreement: Agreement, on: str, place: str, today: date) -> None:
    rule = ACT_RULES[link.asks]
    faults = date_faults(rule, on, today) | answerer_faults(link)
    if "place" in rule.needs and not place:
        faults["place"] = ["required"]
    if faults:
        raise Malformed(faults)
    if agreement.status not in rule.statuses:
        raise Refused([Condition("act_has_its_time", {"act": link.asks, "status": agreement.status})])
    act_row(
        None,
        agreement,
        kind=link.asks,
        on=on,
        place=place,
        capacity=link.answered_by,
        side=link.party,
        owner_id=link.party_id,
        way=Way.LINK,
    ).save()
    follow(None, agreement, today, Way.LINK)


def _object(link: AnswerLink, agreement: Agreement, reason: str, today: date) -> None:
    """Keep an objection: to the text where that was asked for, else to the whole."""
    text = version_current(agreement) if link.asks == ActKind.TEXT_CONFIRMED else None
    subject, key = (text.subject, text.pk) if text else (Agreement.subject, agreement.pk)
    what = Contested(agreement, None, subject, key, Audience.PARTIES)
    contest_by_link(officer=None, today=today, party=link.party, what=what, reason=reason)
