"""What needs an officer: decisions, steps, acts and answers that wait for this one person.

Pure selection: codes and data, the words are the page's.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.db.models import Count, Exists, Min, OuterRef, Q

from agreements.instruments.act_rules import ACT_RULES
from agreements.instruments.agreement import Agreement
from agreements.instruments.parts import AgreementAct
from agreements.instruments.steps import lifecycle_of
from agreements.terms.clauses import ActKind
from cooperation.desk.situations import Underway, underway, with_parties
from cooperation.desk.waiting import Asked, to_decide, waiting_of
from partners.models import AudienceRequest, Contest, Correction, Notice, Role
from partners.people.unsent import mail_given_up
from partners.records.errors import Condition
from partners.records.lifecycle import Offer

# Steps that lead on; giving up, suspending and the like are never somebody's duty.
_ONWARD = ("grant_mandate", "request_authority", "open_negotiation", "start_drafting")
# Whoever decides on sharing is told so by a need of its own.
_SHARING = "shared_with_partner"
# Notices that say what a need on the desk says anyway.
_SAID_ANYWAY = ("audience_asked", "act_contested")
_JOINT_ACTS = {"instruments_exchanged": ActKind.EXCHANGED, "entry_recorded": ActKind.ENTERED}


@dataclass(frozen=True)
class Need:
    """One thing that waits for an officer.

    `code` is one of `decide_audience`, `decide_mandate`, `settle_contest`,
    `take_step`, `record_act`, `complete`, `mail_unsent`, `read_notices`.
    """

    code: str
    agreement: Agreement | None = None
    since: date | datetime | None = None
    data: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Needs:
    """What needs an officer, the weightiest first; `owed` are agreements that wait for the partner alone."""

    mine: list[Need]
    owed: list[Agreement]


def needs_of(officer: Any, today: date, *, pair: Any = None, asked: Asked = None) -> Needs:
    """What needs this officer today; the number of queries does not grow with the agreements.

    With `pair`, what its agreements need alone; `asked` are the requests that
    wait, where they are at hand.
    """
    found = underway(officer, today, pair=pair) if _acts(officer) else []
    waiting = _audience_requests(waiting_of(officer) if asked is None else asked, pair)
    requested = {one.subject_id for one in waiting}
    mine = [
        *_to_decide(officer, waiting),
        *_contests(officer, pair),
        *(need for one in found if (need := _need(officer, one, requested))),
        *(() if pair else (*_mail(officer), *_notices(officer))),
    ]
    order = (
        "decide_audience",
        "decide_mandate",
        "settle_contest",
        "take_step",
        "record_act",
        "complete",
        "mail_unsent",
        "read_notices",
    )
    mine.sort(key=lambda need: order.index(need.code))
    return Needs(mine, [one.agreement for one in found if _owed(officer, one)])


def _acts(officer: Any) -> bool:
    """Whether the officer may do anything to an agreement; a guest confirms texts."""
    return bool(officer.writes or officer.has_role(Role.GUEST))


def _audience_requests(asked: Iterable[AudienceRequest], pair: Any) -> list[AudienceRequest]:
    """Requests of the own party on who sees an agreement that nobody has decided."""
    found = (one for one in asked if one.subject == Agreement.subject)
    return [one for one in found if pair is None or one.partnership_id == pair.pk]


def _to_decide(officer: Any, waiting: Iterable[AudienceRequest]) -> Iterator[Need]:
    mine = to_decide(officer, waiting, Agreement.subject)
    found = with_parties(Agreement.objects.visible_to(officer)).in_bulk([one.subject_id for one in mine])
    for one in mine:
        if agreement := found.get(one.subject_id):
            data = {"audience": one.to_audience, "reason": one.reason}
            yield Need("decide_audience", agreement, one.created_at, data)


def _contests(officer: Any, pair: Any) -> Iterator[Need]:
    """Objections of the other side to what we recorded, until it was put right or taken back."""
    if not officer.writes:
        return
    mended = Correction.objects.filter(
        subject=OuterRef("subject"), part="act", part_id=OuterRef("act_id"), at__gt=OuterRef("created_at")
    )
    ours = AgreementAct.objects.filter(pk=OuterRef("act_id"), owner=officer.party_id, mistake_at=None)
    open_ones = list(
        Contest.objects.visible_to(officer)
        .filter(Q(partnership=pair) if pair else Q(), subject=Agreement.subject, settled_at=None)
        .exclude(party=officer.party_id)
        .annotate(about_ours=Exists(ours), mended=Exists(mended))
        .select_related("party")
        .order_by("pk")
    )
    found = with_parties(Agreement.objects.visible_to(officer)).in_bulk([one.subject_id for one in open_ones])
    for one in open_ones:
        agreement = found.get(one.subject_id)
        ours_to_settle = one.about_ours if one.act_id else bool(agreement and agreement.owner_id == officer.party_id)
        if agreement and ours_to_settle and not one.mended:
            yield Need("settle_contest", agreement, one.created_at, {"party": one.party, "reason": one.reason})


def _notices(officer: Any) -> Iterator[Need]:
    unread = Notice.objects.filter(officer=officer, read_at=None).exclude(code__in=_SAID_ANYWAY)
    told = unread.aggregate(count=Count("thread", distinct=True), first=Min("at"))
    if told["count"]:
        yield Need("read_notices", None, told["first"], {"count": told["count"]})


def _mail(officer: Any) -> Iterator[Need]:
    """Mail to people of the own party that nobody tries any more, for its administrators."""
    if officer.has_role(Role.ADMINISTRATOR) and (lost := mail_given_up(officer)):
        yield Need("mail_unsent", data={"count": len(lost)})


def _need(officer: Any, one: Underway, asked: set[int]) -> Need | None:
    """What an agreement on its way needs of this officer now, if anything."""
    offers = [
        offer
        for offer in lifecycle_of(one.agreement, one.situation.off).offers(one.situation)
        if offer.step.follows or (offer.step.name in _ONWARD and offer.allowed)
    ]
    for look in (_ready, _own_act, _incomplete):
        for offer in offers:
            if need := look(officer, one, offer, asked):
                return need
    return None


def _ready(officer: Any, one: Underway, offer: Offer, asked: set[int]) -> Need | None:
    if offer.step.follows or offer.missing:
        return None
    code = "decide_mandate" if offer.step.name == "grant_mandate" else "take_step"
    return Need(code, one.agreement, one.since, {"step": offer.step.name, "to": offer.step.target})


def _own_act(officer: Any, one: Underway, offer: Offer, asked: set[int]) -> Need | None:
    if not offer.step.follows:
        return None
    for missing in offer.missing:
        kind = _act_of(missing, officer.party.code)
        if kind and officer.has_role(*ACT_RULES[kind].own) and one.situation.status in ACT_RULES[kind].statuses:
            return Need("record_act", one.agreement, one.since, {"act": kind, "to": offer.step.target})
    return None


def _act_of(condition: Condition, own: str) -> str:
    """The act of the own side, or of both together, that a condition asks for."""
    if condition.data.get("party") == own:
        return str(condition.data.get("act", ""))
    return str(_JOINT_ACTS.get(condition.code, ""))


def _incomplete(officer: Any, one: Underway, offer: Offer, asked: set[int]) -> Need | None:
    """What is missing on paper, as long as it is for us to write."""
    missing = [
        condition
        for condition in offer.missing
        if "party" not in condition.data
        and condition.code not in ("asker_cannot_decide", "entry_day_reached")
        and not (condition.code == _SHARING and one.agreement.pk in asked)
    ]
    joint = [condition for condition in missing if condition.code in _JOINT_ACTS]
    if not missing or joint:
        return None
    return Need("complete", one.agreement, one.since, {"missing": missing, "step": offer.step.name})


def _owed(officer: Any, one: Underway) -> bool:
    """Whether the agreement waits for an act of the partner, and for none of ours."""
    own = officer.party.code
    for offer in lifecycle_of(one.agreement, one.situation.off).offers(one.situation):
        sides = {condition.data["party"] for condition in offer.missing if "party" in condition.data}
        others_missing = any("party" not in condition.data for condition in offer.missing)
        if offer.step.follows and sides and own not in sides and not others_missing:
            return True
    return False
