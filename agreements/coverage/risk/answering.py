"""How the questions of legal risk stand on a day, and going ahead although one is not settled."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from agreements.activities.elsewhere import asked_to_commit
from agreements.activities.guards import ActivitySituation
from agreements.coverage.risk.check import RiskCheck, hold_root, is_asked
from agreements.coverage.risk.question import questions_of
from agreements.coverage.risk.vocabulary import Question, RiskState
from agreements.coverage.waiver import SETTLED, LegalWaiver, waiver_keep, waivers_of
from partners.models import Role
from partners.records.errors import Condition, Forbidden, Malformed, refuse_unless
from partners.records.service import service

_SETTLED = frozenset({RiskState.NO, RiskState.MITIGATED})


@dataclass(frozen=True)
class Risk:
    """One question with the answer of the reader's side, how that stands, and the decision to go ahead."""

    question: Question
    state: RiskState
    check: RiskCheck | None = None
    waived: LegalWaiver | None = None

    @property
    def met(self) -> bool:
        """Whether it is answered so that nothing stands against the step, or an approver goes ahead."""
        return self.state in _SETTLED or self.waived is not None


def risks_of(reader: Any, root: Any, today: date) -> list[Risk]:
    """The questions that are asked of one activity or gate, as the reader's side answered them; three queries.

    Empty for whoever does not read what that side keeps for itself.
    """
    if not (reader.party_id and reader.reads_national and root.partnership and root.partnership.has(reader.party_id)):
        return []
    asked = [one for one in questions_of(reader.party_id) if is_asked(one, root)]
    if not asked:
        return []
    rows = RiskCheck.objects.visible_to(reader).filter(owner=reader.party_id, subject=root.subject, subject_id=root.pk)
    checks = {one.question: one for one in rows.select_related("officer")}
    waived = waivers_of(reader.party_id, root.subject, [root])[root.pk]
    return [_risk(one, checks.get(one.code), waived.get((SETTLED, one.code)), today) for one in asked]


def _risk(question: Question, check: RiskCheck | None, waived: LegalWaiver | None, today: date) -> Risk:
    if check is None:
        return Risk(question, RiskState.UNANSWERED, waived=waived)
    state = RiskState.LAPSED if check.review_on <= today else RiskState(check.answer)
    return Risk(question, state, check, decided_on(check, waived))


def decided_on(check: RiskCheck, waived: LegalWaiver | None) -> LegalWaiver | None:
    """The decision where it was about this answer: what was answered since is decided anew."""
    return waived if waived and waived.at >= check.updated_at else None


def risk_conditions(risks: Collection[Risk]) -> Iterator[Condition]:
    """The questions as conditions of a step; one that an approver went ahead with counts as met."""
    for one in risks:
        data = {"about": one.question.code, "question": one.question.text or one.question.code, "risk": one.state}
        waived = one.waived.reason if one.waived else None
        yield Condition(SETTLED, data, met=one.met, waivable=True, waived=waived)


@asked_to_commit
def legal_risk(s: ActivitySituation) -> Iterator[Condition]:
    """Each side answers for itself; a guest, or whoever answers by a link, is not asked."""
    if s.side is not None:
        yield from risk_conditions(risks_of(s.officer, s.activity, s.today))


@service
def risk_waive(
    *, officer: Any, today: date, root: Any, question: str, reason: str, expected_version: int
) -> LegalWaiver:
    """Go ahead although a question is not answered, or the risk is not mitigated.

    Raises Forbidden for anyone but an approver of one of the two sides,
    Malformed without a reason, Refused where the question is settled, Unseen, Stale.
    """
    held = hold_root(officer, root, expected_version)
    if not officer.has_role(Role.APPROVER):
        raise Forbidden("role", needs=[Role.APPROVER])
    if not reason.strip():
        raise Malformed({"reason": ["required"]})
    found = next((one for one in risks_of(officer, held, today) if one.question.code == question), None)
    refuse_unless(found is not None and not found.met, "condition_is_missing")
    return waiver_keep(officer, held, SETTLED, question, reason, today, expected_version)
