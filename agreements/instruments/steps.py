"""The lifecycle of an agreement as two tables: the binding route and the other (domain: C1).

What each step asks for stands in `agreements.instruments.route.requirements`.
A ministry that does not use a step has a table without it: the step before
leads past it, and asks what the step would have asked of the concept.
"""

from dataclasses import replace
from functools import cache

from agreements.instruments.agreement import Agreement
from agreements.instruments.guards import AgreementSituation
from agreements.instruments.route.requirements import required
from agreements.instruments.route.switch import Switch
from agreements.instruments.vocabulary import Status as S
from agreements.terms.clauses import ActKind
from partners.models import Role
from partners.records.lifecycle import By, Lifecycle, Step

DRAFTERS = frozenset({Role.DESK, Role.LIAISON})
OFFICERS = frozenset({Role.DESK, Role.LIAISON, Role.APPROVER})
APPROVERS = frozenset({Role.APPROVER})
NOBODY: frozenset[str] = frozenset()
AgreementStep = Step[AgreementSituation]

_REASON = {"reason": True}
_DATED = {"on": True, "reason": True, "clause": False}
_ENDED = {"on": True, "reason": True, "evidence": True}
_PREPARED = frozenset({S.CONCEPT, S.AUTHORITY_REQUESTED, S.MANDATE_GRANTED, S.NEGOTIATING, S.DRAFTING, S.TEXT_AGREED})


def _of(*statuses: str) -> frozenset[str]:
    return frozenset(statuses)


def _step(
    name: str,
    sources: frozenset[str],
    target: str,
    roles: frozenset[str],
    by: By = By.EITHER,
    needs: dict[str, bool] | None = None,
    follows: bool = False,
) -> AgreementStep:
    """A row of the table; its guard reads what is required at it."""
    return Step(name, sources, target, roles, by, (required(name),), needs or {}, follows)


def _after_signature(applies: str) -> tuple[AgreementStep, ...]:
    """The steps of both routes once it applies; `applies` is the word of the route."""
    running = _of(applies, S.SUSPENDED)
    return (
        _step("suspend", _of(applies), S.SUSPENDED, APPROVERS, needs=_DATED),
        _step("resume", _of(S.SUSPENDED), applies, APPROVERS, needs=_DATED),
        _step("terminate", running, S.TERMINATED, APPROVERS, needs=_ENDED),
        _step("supersede", running, S.SUPERSEDED, APPROVERS, needs={"on": True, "reason": True, "successor": False}),
        _step("expire", running, S.EXPIRED, NOBODY, By.SYSTEM),
    )


def _around_text(drafted: str) -> tuple[AgreementStep, ...]:
    """From the text on its way to its signature; `drafted` is where it is written."""
    return (
        _step("agree_text", _of(drafted), S.TEXT_AGREED, OFFICERS, follows=True),
        _step("reopen_text", _of(S.TEXT_AGREED), drafted, OFFICERS, needs=_REASON),
        _step("sign", _of(S.TEXT_AGREED), S.SIGNED, APPROVERS, follows=True),
    )


_ABANDON = _step("abandon", _PREPARED, S.ABANDONED, OFFICERS, By.OWNER, _REASON)
_ENTERING = _of(S.SIGNED, S.IN_APPROVAL, S.PROVISIONAL)

BINDING: Lifecycle[AgreementSituation] = Lifecycle(
    "agreement_binding",
    tuple(S),
    (
        _step("request_authority", _of(S.CONCEPT), S.AUTHORITY_REQUESTED, DRAFTERS, By.OWNER),
        _step(
            "grant_mandate",
            _of(S.AUTHORITY_REQUESTED),
            S.MANDATE_GRANTED,
            APPROVERS,
            By.OWNER,
            {"authority": True, "on": True, "limits": True},
        ),
        _step("return", _of(S.AUTHORITY_REQUESTED), S.CONCEPT, APPROVERS, By.OWNER, _REASON),
        _step("open_negotiation", _of(S.MANDATE_GRANTED), S.NEGOTIATING, DRAFTERS, By.OWNER),
        *_around_text(S.NEGOTIATING),
        _step("seek_approval", _of(S.SIGNED), S.IN_APPROVAL, DRAFTERS, needs={"on": True}),
        _step("apply_provisionally", _of(S.SIGNED, S.IN_APPROVAL), S.PROVISIONAL, APPROVERS, needs=_DATED),
        _step("enter_into_force", _ENTERING, S.IN_FORCE, OFFICERS, follows=True),
        *_after_signature(S.IN_FORCE),
        _ABANDON,
    ),
)

NON_BINDING: Lifecycle[AgreementSituation] = Lifecycle(
    "agreement_non_binding",
    tuple(S),
    (
        _step("start_drafting", _of(S.CONCEPT), S.DRAFTING, DRAFTERS, By.OWNER),
        *_around_text(S.DRAFTING),
        _step("come_into_effect", _of(S.SIGNED), S.IN_EFFECT, OFFICERS, follows=True),
        *_after_signature(S.IN_EFFECT),
        _ABANDON,
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
# Which steps fall away with what a ministry does not use.
FALLS_AWAY = {
    Switch.MANDATE: frozenset({"request_authority", "grant_mandate", "return"}),
    Switch.APPROVAL: frozenset({"seek_approval"}),
    Switch.PROVISIONAL: frozenset({"apply_provisionally"}),
}


def route_of(binding: bool, off: frozenset[str] = frozenset()) -> Lifecycle[AgreementSituation]:
    """The table of a route for a ministry that does not use `off`."""
    return _route(binding, off & frozenset(FALLS_AWAY)) if off else (BINDING if binding else NON_BINDING)


@cache
def _route(binding: bool, off: frozenset[str]) -> Lifecycle[AgreementSituation]:
    table = BINDING if binding else NON_BINDING
    gone = frozenset(name for switch in off for name in FALLS_AWAY[Switch(switch)])
    steps = [one for one in table.steps if one.name not in gone]
    if binding and Switch.MANDATE in off:
        steps = [_past_mandate(one) if one.name == "open_negotiation" else one for one in steps]
    return replace(table, steps=tuple(steps))


def _past_mandate(step: AgreementStep) -> AgreementStep:
    """Negotiation opens from the concept, which is asked for what the mandate would have asked; and from wherever an
    agreement stood when the mandate was switched off."""
    sources = step.sources | {S.CONCEPT, S.AUTHORITY_REQUESTED}
    return replace(step, sources=sources, guards=(required("request_authority"), *step.guards))


def lifecycle_of(agreement: Agreement, off: frozenset[str] = frozenset()) -> Lifecycle[AgreementSituation]:
    """The route that an agreement takes."""
    return route_of(agreement.is_binding, off)
