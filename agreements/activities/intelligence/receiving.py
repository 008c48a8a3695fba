"""Receipt of an exchange, and its return or destruction: once, by the receiver, in one of the three ways."""

from datetime import date, timedelta
from typing import Any

from agreements.activities.activity import Activity
from agreements.activities.intelligence.arrangement import Arrangement
from agreements.activities.intelligence.arranging import hold_arrangement
from agreements.activities.intelligence.exchange import Exchange
from agreements.activities.intelligence.neutral import neutral_faults
from agreements.activities.intelligence.objecting import exchange_contest_by_link
from agreements.activities.intelligence.vocabulary import ExchangeAct
from agreements.activities.sides import side_reported
from agreements.activities.steps import OFFICERS
from partners.models import Party, Role
from partners.people.officer import acts_here
from partners.records.answering import answerer_faults, link_shows, link_take
from partners.records.errors import Condition, Forbidden, Malformed, Refused, Unseen
from partners.records.record import Audience
from partners.records.service import service
from partners.records.ways import AnswerLink, Way, link_begun

JOINED = ("activity__partnership__party_a", "activity__partnership__party_b", "sender", "owner", "partnership")


def expected_by(sent_on: date, arrangement: Arrangement) -> date:
    """By when receipt of what was sent on a day is expected."""
    return sent_on + timedelta(days=arrangement.receipt_days)


def receiver_of(entry: Exchange) -> Party:
    """The side across from the sender."""
    other: Party = entry.activity.partnership.other(entry.sender_id)
    return other


def exchange_conditions(entry: Exchange, act: str) -> list[Condition]:
    """What an act of the receiver asks for, met and unmet."""
    if act == ExchangeAct.RECEIVED:
        return [Condition("received_once", met=entry.received_on is None)]
    return [
        Condition("exchange_is_due", met=entry.due_on is not None),
        Condition("settled_once", met=entry.settled_on is None),
    ]


@service
def exchange_act(
    *,
    officer: Any,
    today: date,
    activity: Activity,
    exchange_id: int,
    act: str,
    expected_version: int | None,
    on: date | None = None,
    evidence: str = "",
) -> Exchange:
    """The receiver gives receipt, or says that it returned or destroyed what it had; `act` is an ExchangeAct.

    Of the other side it is reported by us, with the number of its letter as
    `evidence`, and only while it has nobody here. Raises Malformed, Forbidden,
    Unseen, Stale, Refused where it is said already.
    """
    held = hold_arrangement(officer, activity, expected_version, guests=True)
    seen = Exchange.objects.visible_to(officer).filter(activity=held, pk=exchange_id).select_related(*JOINED)
    entry: Exchange | None = seen.first()
    if entry is None:
        raise Unseen
    reported = side_reported(officer, held, receiver_of(entry))
    if not officer.has_role(*(OFFICERS if reported else OFFICERS | {Role.GUEST})):
        raise Forbidden("role")
    way = Way.REPORTED if reported else Way.OFFICER
    _written(entry, act, on or today, today, way, evidence.strip() if reported else "")
    return entry


def _written(entry: Exchange, act: str, on: date, today: date, way: str, evidence: str) -> None:
    faults: dict[str, list[str]] = {} if act in set(ExchangeAct) else {"act": ["unknown"]}
    if on > today:
        faults["on"] = ["in_the_future"]
    elif on < entry.sent_on:
        faults["on"] = ["received_before_sent"]
    if way == Way.REPORTED and (found := neutral_faults(evidence)):
        faults["evidence"] = found
    if faults:
        raise Malformed(faults)
    unmet = [one for one in exchange_conditions(entry, act) if not one.met]
    if unmet:
        raise Refused(unmet)
    if act == ExchangeAct.RECEIVED:
        entry.received_on, entry.receipt_way, entry.receipt_evidence = on, way, evidence
    else:
        entry.settled_on, entry.settled_way, entry.tell_on = on, way, None
        entry.receipt_evidence = entry.receipt_evidence or evidence
    entry.save()


def exchange_link_conditions(officer: Any, entry: Exchange, act: str) -> list[Condition]:
    """What a link asks for, met and unmet: shared, with nobody of theirs here, and theirs to answer."""
    receiver = receiver_of(entry)
    return [
        Condition("shared_with_partner", met=entry.audience != Audience.NATIONAL),
        Condition("receiver_is_other", {"party": receiver.code}, met=receiver.pk != officer.party_id),
        Condition("side_acts_itself", {"party": receiver.code}, met=not acts_here(receiver.pk)),
        *exchange_conditions(entry, act),
    ]


@service
def exchange_link_make(
    *, officer: Any, today: date, activity: Activity, exchange_id: int, act: str, expected_version: int | None
) -> tuple[AnswerLink, str]:
    """A link by which the receiver gives receipt, or says that it returned or destroyed it, and its secret, shown once.

    Raises Malformed, Refused with all that stands against it, Unseen, Forbidden, Stale.
    """
    held = hold_arrangement(officer, activity, expected_version)
    seen = Exchange.objects.visible_to(officer).filter(activity=held, pk=exchange_id).select_related(*JOINED)
    entry: Exchange | None = seen.first()
    if entry is None:
        raise Unseen
    if act not in set(ExchangeAct):
        raise Malformed({"asks": ["unknown"]})
    unmet = [one for one in exchange_link_conditions(officer, entry, act) if not one.met]
    if unmet:
        raise Refused(unmet)
    return link_begun(officer, entry, party=receiver_of(entry), asks=act)


def exchange_of_link(link: AnswerLink) -> Exchange:
    """The entry that a link shows. Raises Unseen when it is no longer shared."""
    found: Exchange = link_shows(link, Exchange.objects.select_related(*JOINED))
    if found.activity.mistake_at is not None:
        raise Unseen
    return found


def _root(link: AnswerLink) -> Activity:
    activity: Activity = exchange_of_link(link).activity
    return activity


@service
def exchange_link_answer(
    *, officer: None, today: date, token: str, agrees: bool, answered_by: str, on: str = "", reason: str = ""
) -> AnswerLink:
    """Answer through a link: receipt is the receiver's own, or its objection is kept.

    Raises Unseen for a spent or unknown link, Malformed, Refused when it is said already.
    """
    link = link_take(token, Exchange.subject, _root, agrees=agrees, answered_by=answered_by)
    entry = exchange_of_link(link)
    if not agrees:
        exchange_contest_by_link(link, entry, today, reason)
        return link
    faults = answerer_faults(link)
    try:
        day = date.fromisoformat(on) if on else today
    except ValueError:
        faults["on"] = ["not_a_date"]
    if faults:
        raise Malformed(faults)
    _written(entry, link.asks, day, today, Way.LINK, "")
    return link
