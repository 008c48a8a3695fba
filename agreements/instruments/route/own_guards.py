"""What a step or an act asks of the own half of whoever takes it (domain: C1); the other side's is not looked at."""

from typing import Any

from agreements.instruments.guards import AgreementSituation, Conditions
from agreements.instruments.half.opinion import Verdict
from agreements.terms.clauses import ActKind
from partners.records.errors import Condition


def duplicates_checked(s: AgreementSituation) -> Conditions:
    """No agreement in sight does the same already, or somebody has looked at those that may."""
    similar = s.folder.similar if s.folder and not s.half.duplicates_checked else 0
    yield Condition("duplicates_checked", {"count": similar} if similar else {}, met=not similar)


def opinions_given(s: AgreementSituation) -> Conditions:
    """Every office that was asked has answered, and none is against it."""
    for one in s.folder.opinions if s.folder else ():
        data = {"office": one.office, "about": str(one.pk)}
        if one.verdict == Verdict.UNFAVOURABLE:
            yield Condition("opinion_not_against", data, met=False)
        else:
            yield Condition("opinion_given_by", data, met=one.verdict != Verdict.WAITING)


def talks_level_set(s: AgreementSituation) -> Conditions:
    """How far the talks may go into secrets is said before they begin."""
    yield Condition("talks_level_set", met=bool(s.half.talks_level))


def signatories_named(s: AgreementSituation) -> Conditions:
    """Whoever signs for the own side is named, with the function."""
    if _is_own(s):
        yield Condition("signatories_named", met=bool(s.inputs.get("signatories") or _known(s)))


def signatories_empowered(s: AgreementSituation) -> Conditions:
    """A treaty is signed by office or by full powers (Vienna Convention, art. 7)."""
    entries = s.inputs.get("signatories") or _known(s)
    if _is_own(s) and entries:
        yield Condition("signatories_empowered", met=all(one.is_empowered for one in entries))


def approval_in_order(s: AgreementSituation) -> Conditions:
    """The text has lain as long as the law asks, and the act that approved it is named."""
    approvals = s.folder.approvals if s.folder and _is_own(s) else []
    for one in approvals:
        clock = one.clock(s.today, s.folder.sittings if s.folder else None)
        if clock is not None:
            until = {"on": clock.runs_out_on} if clock.runs_out_on else {}
            yield Condition("tabling_elapsed", until, met=clock.elapsed or bool(one.exemption))
    if _is_own(s):
        named = bool(s.inputs.get("number")) or any(one.act_number for one in approvals)
        yield Condition("approval_act_named", met=named)


def approved_at_home(s: AgreementSituation) -> Conditions:
    """Before one notifies that the own procedures are complete, they are."""
    if not _is_own(s) or not s.agreement.approval_needed:
        return
    act = s.acted(ActKind.APPROVED).get(s.side)
    kept = any(one.approved_on for one in s.folder.approvals) if s.folder else False
    yield Condition("approved_at_home", met=act is not None or kept)


def certified_copy_made(s: AgreementSituation) -> Conditions:
    """The Secretariat asks for a certified true copy."""
    yield Condition("certified_copy_made", met=bool(s.half.certified_copy_on))


def _is_own(s: AgreementSituation) -> bool:
    return bool(s.inputs.get("side", s.side) == s.side)


def _known(s: AgreementSituation) -> list[Any]:
    """Who may sign by the own half: shown before anybody is named in the act itself."""
    return [] if "signatories" in s.inputs else list(s.folder.powers if s.folder else ())
