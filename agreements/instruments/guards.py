"""What the steps and acts of an agreement ask for (domain: C1), each as a condition that is met or not.

Which of them is asked where stands in `agreements.instruments.route.requirements`.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from agreements.instruments.agreement import Agreement
from agreements.instruments.parts import AgreementAct, AgreementSide
from agreements.instruments.route.elsewhere import Elsewhere
from agreements.instruments.route.folder import Folder
from agreements.instruments.route.waiver import Waived
from agreements.instruments.vocabulary import LegalNature
from agreements.terms.clauses import ActKind, EntryMethod, TermKind
from partners.records.errors import Condition
from partners.records.lifecycle import Situation
from partners.records.record import Audience

Conditions = Iterator[Condition]


@dataclass(frozen=True)
class AgreementSituation(Situation):
    """An agreement as an officer of one side finds it on a day.

    `off` is what the own ministry does not use, `waived` what an approver went
    ahead without, `inputs` what is about to be recorded; `elsewhere` answers
    for other subjects.
    """

    agreement: Agreement
    half: AgreementSide
    today: date
    officer: int
    elsewhere: Elsewhere
    decide_alone: bool = False
    asked_by: int | None = None
    acts: Sequence[AgreementAct] = ()
    off: frozenset[str] = frozenset()
    waived: Waived = field(default_factory=dict)
    folder: Folder | None = None
    inputs: dict[str, Any] = field(default_factory=dict)

    def acted(self, kind: ActKind) -> dict[int | None, AgreementAct]:
        """The acts of a kind by side; None for all together."""
        return {act.side_id: act for act in self.acts if act.kind == kind}


def purpose_written(s: AgreementSituation) -> Conditions:
    """The purpose says in a sentence what it is for."""
    yield Condition("purpose_written", met=bool(s.agreement.purpose.strip()))


def areas_named(s: AgreementSituation) -> Conditions:
    """At least one area of cooperation."""
    yield Condition("areas_named", met=bool(s.agreement.areas))


def nature_proposed(s: AgreementSituation) -> Conditions:
    """Whether it is to bind in law decides the route."""
    yield Condition("nature_proposed", met=s.agreement.legal_nature != LegalNature.NOT_STATED)


def parent_settled(s: AgreementSituation) -> Conditions:
    """The agreement that it falls under, or that there is none."""
    yield Condition("parent_settled", met=bool(s.agreement.parent_id) or s.half.stands_alone)


def finance_noted(s: AgreementSituation) -> Conditions:
    """What it will cost and who pays, for the own side."""
    yield Condition("finance_noted", met=bool(s.half.finance_note.strip()))


def asker_does_not_decide(s: AgreementSituation) -> Conditions:
    """Who asked for the mandate does not grant it."""
    alone = s.asked_by is not None and s.asked_by == s.officer
    yield Condition("asker_cannot_decide", met=not alone or s.decide_alone)


def contacts_named(s: AgreementSituation) -> Conditions:
    """A point of contact on each side."""
    yield Condition("responsible_named", met=s.half.responsible_id is not None)
    yield Condition("partner_contact_named", met=bool(s.half.partner_contact.strip()))


def shared(s: AgreementSituation) -> Conditions:
    """The partner must be able to see what is negotiated; an approver shares it."""
    yield Condition("shared_with_partner", met=s.agreement.audience != Audience.NATIONAL)


def entry_chosen(s: AgreementSituation) -> Conditions:
    """How it begins."""
    yield Condition("entry_chosen", met=s.agreement.entry_method != EntryMethod.NOT_STATED)


def term_chosen(s: AgreementSituation) -> Conditions:
    """How long it lasts."""
    yield Condition("term_chosen", met=s.agreement.term_kind != TermKind.NOT_STATED)


def notice_chosen(s: AgreementSituation) -> Conditions:
    """How one leaves what does not end by itself."""
    endless = s.agreement.term_kind in (TermKind.INDEFINITE, TermKind.TACIT)
    if endless:
        known = s.agreement.notice_months is not None or s.agreement.notice_days is not None
        yield Condition("notice_chosen", met=known)


def _each_side(s: AgreementSituation, kind: ActKind, code: str) -> Conditions:
    done = s.acted(kind)
    for party in (s.agreement.partnership.party_a, s.agreement.partnership.party_b):
        act = done.get(party.pk) or done.get(None)
        data = {"party": party.code, "act": str(kind)} | ({"on": act.on, "way": act.way} if act else {})
        yield Condition(code, data, met=act is not None)


def text_confirmed_by_each(s: AgreementSituation) -> Conditions:
    """Each side confirms the text, in one of the three ways."""
    yield from _each_side(s, ActKind.TEXT_CONFIRMED, "text_confirmed_by")


def signed_by_each(s: AgreementSituation) -> Conditions:
    """Each side's signature; the agreement is signed on the day of the last."""
    yield from _each_side(s, ActKind.SIGNED, "signed_by")


def nobody_signed(s: AgreementSituation) -> Conditions:
    """A text that somebody signed is not reopened."""
    yield Condition("nobody_signed", met=not s.acted(ActKind.SIGNED))


def approval_expected(s: AgreementSituation) -> Conditions:
    """Only where the way into force asks for something after signature."""
    after = (EntryMethod.APPROVAL, EntryMethod.LAST_NOTIFICATION, EntryMethod.EXCHANGE)
    yield Condition("approval_expected", met=s.agreement.entry_method in after or s.agreement.approval_needed)


_ENTRY_ACTS = {
    EntryMethod.APPROVAL: (ActKind.APPROVED, "approved_by"),
    EntryMethod.LAST_NOTIFICATION: (ActKind.NOTIFIED, "notified_by"),
}


def entry_met(s: AgreementSituation) -> Conditions:
    """What the clause on entry into force asks for (domain: C1, by method)."""
    method = EntryMethod(s.agreement.entry_method)
    if s.acted(ActKind.ENTERED):
        yield Condition("entry_recorded", met=True)
    elif method in _ENTRY_ACTS:
        yield from _each_side(s, *_ENTRY_ACTS[method])
    elif method == EntryMethod.EXCHANGE:
        yield Condition("instruments_exchanged", met=bool(s.acted(ActKind.EXCHANGED)))
    elif method == EntryMethod.NOT_STATED:
        yield Condition("entry_recorded", met=False)
    standing = s.agreement.standing
    reached = standing.entry_into_force and standing.status not in ("signed", "in_approval", "provisionally_applied")
    if standing.entry_into_force and not reached:
        yield Condition("entry_day_reached", {"on": standing.entry_into_force}, met=False)
