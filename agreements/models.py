"""The models of this floor, gathered from its subjects."""

from agreements.activities.activity import Activity, ActivityAddress
from agreements.activities.benefit import Benefit
from agreements.activities.exercise import Exercise, Lesson
from agreements.activities.intelligence.arrangement import Arrangement, IntelligencePoint
from agreements.activities.intelligence.exchange import Exchange
from agreements.activities.parts import ActivityAct, ActivityCost, ActivityHalf, ActivitySide, Booking
from agreements.activities.procurement.case import CaseLine, CaseShare, ProcurementCase
from agreements.activities.procurement.change import CaseAct, CaseChange
from agreements.activities.procurement.parts import AlonePrice, CaseFit, CaseInstalment
from agreements.activities.procurement.target import CaseTarget
from agreements.activities.training.course import Course, TrainingMeans
from agreements.activities.training.seat import Seat, SeatAct
from agreements.amendments.amendment import Amendment, AmendmentEdit, Consolidated
from agreements.coverage.paper import CoveragePaper
from agreements.coverage.risk.check import RiskCheck
from agreements.coverage.risk.question import RiskQuestion
from agreements.coverage.rule import CoverageRule
from agreements.coverage.waiver import LegalWaiver
from agreements.documents.document import Document
from agreements.documents.prints import PrintMade
from agreements.instruments.agreement import Agreement, AgreementAddress
from agreements.instruments.half.approval import HomeApproval
from agreements.instruments.half.opinion import Opinion
from agreements.instruments.half.powers import FullPowers
from agreements.instruments.half.sitting import Sitting, TablingRule
from agreements.instruments.parts import AgreementAct, AgreementSide, Statement
from agreements.instruments.route.switch import StepSwitch
from agreements.instruments.route.waiver import Waiver
from agreements.instruments.signing.signatory import Signatory
from agreements.instruments.talks.round import Round
from agreements.markings.scale import MarkingEquivalence, MarkingName
from agreements.obligations.consultation import Consultation
from agreements.obligations.due import Due, DueAct
from agreements.obligations.obligation import Obligation, ObligationSide
from agreements.reciprocity.entry import ReciprocityAct, ReciprocityEntry
from agreements.reciprocity.oneway import BalanceRule
from agreements.reciprocity.understanding import Understanding, UnderstandingAct
from agreements.reminders.asked import AskedReminder
from agreements.reminders.given import GivenDay
from agreements.reminders.occasion import Occasion
from agreements.standing.standing import Standing
from agreements.texts.commenting.comment import TextComment
from agreements.texts.version import TextVersion
from agreements.texts.waiver import WordingWaiver
from agreements.texts.writing.clause import Clause, CommitmentCheck, OwnClause, WrittenText

__all__ = [
    "Activity",
    "ActivityAct",
    "ActivityAddress",
    "ActivityCost",
    "ActivityHalf",
    "ActivitySide",
    "Agreement",
    "AgreementAct",
    "AgreementAddress",
    "AgreementSide",
    "AlonePrice",
    "Amendment",
    "AmendmentEdit",
    "Arrangement",
    "AskedReminder",
    "BalanceRule",
    "Benefit",
    "Booking",
    "CaseAct",
    "CaseChange",
    "CaseFit",
    "CaseInstalment",
    "CaseLine",
    "CaseShare",
    "CaseTarget",
    "Clause",
    "CommitmentCheck",
    "Consolidated",
    "Consultation",
    "Course",
    "CoveragePaper",
    "CoverageRule",
    "Document",
    "Due",
    "DueAct",
    "Exchange",
    "Exercise",
    "FullPowers",
    "GivenDay",
    "HomeApproval",
    "IntelligencePoint",
    "LegalWaiver",
    "Lesson",
    "MarkingEquivalence",
    "MarkingName",
    "Obligation",
    "ObligationSide",
    "Occasion",
    "Opinion",
    "OwnClause",
    "PrintMade",
    "ProcurementCase",
    "ReciprocityAct",
    "ReciprocityEntry",
    "RiskCheck",
    "RiskQuestion",
    "Round",
    "Seat",
    "SeatAct",
    "Signatory",
    "Sitting",
    "Standing",
    "Statement",
    "StepSwitch",
    "TablingRule",
    "TextComment",
    "TextVersion",
    "TrainingMeans",
    "Understanding",
    "UnderstandingAct",
    "Waiver",
    "WordingWaiver",
    "WrittenText",
]
