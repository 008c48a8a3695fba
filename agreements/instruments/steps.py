"""The lifecycle of an agreement as two tables: the binding route and the other (domain: C1)."""

from agreements.instruments import guards as g
from agreements.instruments.agreement import Agreement
from agreements.instruments.vocabulary import Status as S
from agreements.terms.clauses import ActKind
from partners.models import Role
from partners.records.lifecycle import By, Lifecycle, Step

DRAFTERS = frozenset({Role.DESK, Role.LIAISON})
OFFICERS = frozenset({Role.DESK, Role.LIAISON, Role.APPROVER})
APPROVERS = frozenset({Role.APPROVER})
NOBODY: frozenset[str] = frozenset()

_REASON = {"reason": True}
_DATED = {"on": True, "reason": True}
_PREPARED = frozenset({S.CONCEPT, S.AUTHORITY_REQUESTED, S.MANDATE_GRANTED, S.NEGOTIATING, S.DRAFTING, S.TEXT_AGREED})
_CONCEPT_GUARDS = (g.purpose_written, g.areas_named, g.nature_proposed, g.parent_settled)


def _of(*statuses: str) -> frozenset[str]:
    return frozenset(statuses)


def _abandon() -> Step[g.AgreementSituation]:
    return Step("abandon", _PREPARED, S.ABANDONED, OFFICERS, By.OWNER, (g.nobody_signed,), _REASON)


def _after_signature(applies: str) -> tuple[Step[g.AgreementSituation], ...]:
    """The steps of both routes once it applies; `applies` is the word of the route."""
    running = _of(applies, S.SUSPENDED)
    return (
        Step("suspend", _of(applies), S.SUSPENDED, APPROVERS, needs=_DATED),
        Step("resume", _of(S.SUSPENDED), applies, APPROVERS, needs=_DATED),
        Step("terminate", running, S.TERMINATED, APPROVERS, needs=_DATED),
        Step("supersede", running, S.SUPERSEDED, APPROVERS, needs=_DATED),
        Step("expire", running, S.EXPIRED, NOBODY, By.SYSTEM),
    )


BINDING: Lifecycle[g.AgreementSituation] = Lifecycle(
    "agreement_binding",
    tuple(S),
    (
        Step(
            "request_authority",
            _of(S.CONCEPT),
            S.AUTHORITY_REQUESTED,
            DRAFTERS,
            By.OWNER,
            (*_CONCEPT_GUARDS, g.finance_noted),
        ),
        Step(
            "grant_mandate",
            _of(S.AUTHORITY_REQUESTED),
            S.MANDATE_GRANTED,
            APPROVERS,
            By.OWNER,
            (g.asker_does_not_decide,),
            {"authority": True, "on": True, "limits": True},
        ),
        Step("return", _of(S.AUTHORITY_REQUESTED), S.CONCEPT, APPROVERS, By.OWNER, (), _REASON),
        Step(
            "open_negotiation",
            _of(S.MANDATE_GRANTED),
            S.NEGOTIATING,
            DRAFTERS,
            By.OWNER,
            (g.contacts_named, g.shared),
        ),
        Step(
            "agree_text",
            _of(S.NEGOTIATING),
            S.TEXT_AGREED,
            OFFICERS,
            guards=(g.clauses_chosen, g.text_confirmed_by_each),
            follows=True,
        ),
        Step("reopen_text", _of(S.TEXT_AGREED), S.NEGOTIATING, OFFICERS, guards=(g.nobody_signed,), needs=_REASON),
        Step("sign", _of(S.TEXT_AGREED), S.SIGNED, APPROVERS, guards=(g.signed_by_each,), follows=True),
        Step(
            "seek_approval", _of(S.SIGNED), S.IN_APPROVAL, DRAFTERS, guards=(g.approval_expected,), needs={"on": True}
        ),
        Step("apply_provisionally", _of(S.SIGNED, S.IN_APPROVAL), S.PROVISIONAL, APPROVERS, needs=_DATED),
        Step(
            "enter_into_force",
            _of(S.SIGNED, S.IN_APPROVAL, S.PROVISIONAL),
            S.IN_FORCE,
            OFFICERS,
            guards=(g.entry_met,),
            follows=True,
        ),
        *_after_signature(S.IN_FORCE),
        _abandon(),
    ),
)

NON_BINDING: Lifecycle[g.AgreementSituation] = Lifecycle(
    "agreement_non_binding",
    tuple(S),
    (
        Step(
            "start_drafting",
            _of(S.CONCEPT),
            S.DRAFTING,
            DRAFTERS,
            By.OWNER,
            (*_CONCEPT_GUARDS, g.contacts_named, g.shared),
        ),
        Step(
            "agree_text",
            _of(S.DRAFTING),
            S.TEXT_AGREED,
            OFFICERS,
            guards=(g.clauses_chosen, g.text_confirmed_by_each),
            follows=True,
        ),
        Step("reopen_text", _of(S.TEXT_AGREED), S.DRAFTING, OFFICERS, guards=(g.nobody_signed,), needs=_REASON),
        Step("sign", _of(S.TEXT_AGREED), S.SIGNED, APPROVERS, guards=(g.signed_by_each,), follows=True),
        Step("come_into_effect", _of(S.SIGNED), S.IN_EFFECT, OFFICERS, guards=(g.entry_met,), follows=True),
        *_after_signature(S.IN_EFFECT),
        _abandon(),
    ),
)

# The act by which a step after signature is recorded.
ACT_OF_STEP = {
    "seek_approval": ActKind.SUBMITTED,
    "apply_provisionally": ActKind.PROVISIONAL,
    "suspend": ActKind.SUSPENDED,
    "resume": ActKind.RESUMED,
    "terminate": ActKind.TERMINATED,
    "supersede": ActKind.SUPERSEDED,
}


def lifecycle_of(agreement: Agreement) -> Lifecycle[g.AgreementSituation]:
    """The route that an agreement takes."""
    return BINDING if agreement.is_binding else NON_BINDING
