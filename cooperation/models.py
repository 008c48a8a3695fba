"""The models of this floor, gathered from its subjects."""

from cooperation.meetings.agenda import ActionReport, AgendaItem, Outcome
from cooperation.meetings.brief import Brief, BriefPrint
from cooperation.meetings.meeting import Delegate, Meeting, MeetingAddress
from cooperation.meetings.minutes import MinutesAct, MinutesText
from cooperation.meetings.series import MeetingSeries, SeriesSide
from cooperation.meetings.session import RegionalSession
from cooperation.opportunities.criterion import Criterion, CriterionValue
from cooperation.opportunities.opportunity import Opportunity
from cooperation.opportunities.weight_set import WeightSet
from cooperation.pages.drafts import FormDraft
from cooperation.phases.caps import PhaseCap
from cooperation.phases.gate import CriterionWaiver, Gate, GateAct, GateCondition, GateCriterion, GateReading
from cooperation.phases.phase import PartnershipPhase
from cooperation.phases.template import CriterionRule

__all__ = [
    "ActionReport",
    "AgendaItem",
    "Brief",
    "BriefPrint",
    "Criterion",
    "CriterionRule",
    "CriterionValue",
    "CriterionWaiver",
    "Delegate",
    "FormDraft",
    "Gate",
    "GateAct",
    "GateCondition",
    "GateCriterion",
    "GateReading",
    "Meeting",
    "MeetingAddress",
    "MeetingSeries",
    "MinutesAct",
    "MinutesText",
    "Opportunity",
    "Outcome",
    "PartnershipPhase",
    "PhaseCap",
    "RegionalSession",
    "SeriesSide",
    "WeightSet",
]
