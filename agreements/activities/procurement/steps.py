"""The lifecycle of a procurement case as a table (domain: C8), closed by default: each step is of one end of it."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from agreements.activities.activity import Activity
from agreements.activities.procurement import guards as g
from agreements.activities.procurement.situation import CaseSituation, case_of, case_situation, sides_of
from agreements.activities.procurement.vocabulary import CaseStage as S
from agreements.activities.procurement.vocabulary import Trade
from agreements.activities.steps import NOBODY, OFFICERS
from partners.records.errors import Condition
from partners.records.lifecycle import By, Lifecycle, Offer, Step


@dataclass(frozen=True)
class CaseStep(Step[CaseSituation]):
    """A step, and whose it is; one that `each` takes, both take where both stand on that end."""

    trade: Trade = Trade.EITHER
    each: bool = False


def _step(name: str, source: str, target: str, trade: Trade, *guards: Any, **more: Any) -> CaseStep:
    return CaseStep(name, frozenset({source}), target, OFFICERS, guards=(g.goes_on, *guards), trade=trade, **more)


CASE: Lifecycle[CaseSituation] = Lifecycle(
    "procurement",
    tuple(S),
    (
        _step("prepare_offer", S.REQUESTED, S.PREPARING, Trade.SELLER),
        _step("offer", S.PREPARING, S.OFFERED, Trade.SELLER, g.lines_priced, g.validity_stated),
        _step("accept", S.OFFERED, S.ACCEPTED, Trade.BUYER, g.lines_priced, g.shares_add_up, g.law_asked, each=True),
        CaseStep("decline", frozenset({S.OFFERED}), S.DECLINED, OFFICERS, needs={"reason": True}, trade=Trade.BUYER),
        CaseStep("lapse", frozenset({S.OFFERED}), S.LAPSED, NOBODY, By.SYSTEM),
        _step("implement", S.ACCEPTED, S.IMPLEMENTED, Trade.SELLER, g.all_planned, g.basis_asked),
        _step("begin_delivery", S.IMPLEMENTED, S.DELIVERING, Trade.SELLER, g.first_delivered, g.going_on_asked),
        _step(
            "complete_delivery", S.DELIVERING, S.DELIVERED, Trade.BUYER, g.all_delivered, g.going_on_asked, each=True
        ),
        _step("reconcile", S.DELIVERED, S.RECONCILED, Trade.SELLER, g.all_settled, g.going_on_asked),
        _step("close", S.RECONCILED, S.CLOSED, Trade.EITHER, g.gain_stated, g.going_on_asked),
    ),
)
STEPS: dict[str, CaseStep] = {one.name: one for one in CASE.steps if isinstance(one, CaseStep)}


def act_conditions(s: CaseSituation, step: CaseStep, side: int | None) -> list[Condition]:
    """What the part of a side in a step asks for, met and unmet: it is that side's, not done yet, and nothing lacks."""
    named = s.codes.get(side, "") if side else s.case.third
    own = Condition("case_step_of", {"party": named, "step": step.name}, met=side in whose(s, step))
    once = Condition("case_act_once", {"party": named, "step": step.name}, met=side not in s.did(step.name))
    return [own, once, *step.conditions(s)]


def whose(s: CaseSituation, step: CaseStep) -> tuple[int | None, ...]:
    """The sides that take a step: keys, or None for the third from whom both buy."""
    return sides_of(s.case, s.codes, step.trade)


def waits_for(s: CaseSituation, step: CaseStep) -> list[int | None]:
    """The sides that have not taken their part in a step yet."""
    return [one for one in whose(s, step) if one not in s.did(step.name)]


def case_offers(officer: Any, activity: Activity, today: date) -> list[Offer]:
    """Every step out of the present stage with all that is still missing; of a case of the own pair."""
    case = case_of(activity)
    if case is None or not activity.partnership.has(officer.party_id):
        return []
    offers = CASE.offers(case_situation(officer, activity, case, today))
    return [one for one in offers if one.step.by != By.SYSTEM]
