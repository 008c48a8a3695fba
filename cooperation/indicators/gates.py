"""Indicators of gates: how they were decided, and what became of their conditions (domain: (d) 15)."""

from typing import Any

from django.db.models import Exists, F, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from cooperation.indicators.figures import Unit
from cooperation.indicators.indicator import Indicator
from cooperation.indicators.scope import Scope
from cooperation.models import CriterionWaiver, Gate, GateCondition, GateCriterion
from cooperation.phases.vocabulary import GateStatus


def _decided(scope: Scope) -> Any:
    return scope.rows(Gate).filter(decided_on__isnull=False)


def _conditions(scope: Scope) -> Any:
    come = Q(met_on__isnull=False) | Q(due_on__lt=scope.today)
    return scope.rows(GateCondition).filter(come, gate__mistake_at=None, gate__decided_on__isnull=False)


def _waived(scope: Scope) -> Q:
    return Q(Exists(CriterionWaiver.objects.visible_to(scope.reader).filter(criterion=OuterRef("pk"))))


GATES = (
    Indicator(
        code="gates_passed",
        theme="gates",
        name=_("Gates passed"),
        formula=_("gates passed, with or without conditions ÷ gates that both sides decided on"),
        nothing=_("No gate is decided on here."),
        whole=_decided,
        part=lambda scope: Q(status__in=(GateStatus.PASSED, GateStatus.CONDITIONAL)),
        day="decided_on",
    ),
    Indicator(
        code="conditions_in_time",
        theme="gates",
        name=_("Conditions of gates met on time"),
        formula=_("conditions met by their day ÷ those met or past their day"),
        nothing=_("No condition of a gate has come to its day here."),
        whole=_conditions,
        part=lambda scope: Q(met_on__lte=F("due_on")),
        day="due_on",
    ),
    Indicator(
        code="criteria_without",
        theme="gates",
        name=_("Criteria gone ahead without"),
        formula=_("criteria that an approver went ahead without, of all that decided gates asked for"),
        nothing=_("No gate is decided on here."),
        whole=lambda scope: scope.rows(GateCriterion).filter(gate__mistake_at=None, gate__decided_on__isnull=False),
        part=_waived,
        day="gate__decided_on",
        unit=Unit.NUMBER,
    ),
)
