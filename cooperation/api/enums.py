"""The names under which the schema knows closed lists of codes."""

from agreements.activities.acting import ASKABLE as OF_ACTIVITIES
from agreements.activities.exercise import ExerciseKind, ExerciseStage, LessonState
from agreements.activities.intelligence.selectors import STATES as EXCHANGE_OPEN
from agreements.activities.intelligence.vocabulary import (
    ArrangementStage,
    ExchangeAct,
    ExchangeKind,
    ExchangeMistake,
    Handling,
    PointKind,
)
from agreements.activities.procurement.links import ASKABLE as OF_CASES
from agreements.activities.procurement.vocabulary import (
    CaseChangeKind,
    CaseChangeState,
    CaseStage,
    Changed,
    Clock,
    Fit,
    InstalmentKind,
    Pace,
    Trade,
)
from agreements.activities.training.course import CourseStanding, MeansKind
from agreements.activities.training.links import ASKABLE as OF_SEATS
from agreements.activities.training.links import ASKS as SEATS
from agreements.activities.training.seat import SeatStatus
from agreements.activities.vocabulary import ActivityActKind, ActivityStatus, BookedKind
from agreements.documents.vocabulary import DocumentKind
from agreements.instruments.half.clock import DayKind
from agreements.instruments.half.opinion import Office
from agreements.instruments.links import ASKABLE as OF_AGREEMENTS
from agreements.instruments.vocabulary import Area, Kind, Stage, Status
from agreements.obligations.links import ASKABLE as OF_DUES
from agreements.obligations.vocabulary import DueActKind, DueStatus, EventKind, ObligationKind, Unit
from agreements.obligations.vocabulary import Outcome as ConsultationOutcome
from agreements.reciprocity.acting import ASKABLE as OF_GIVEN
from agreements.reciprocity.links import AGREES as OF_UNDERSTANDINGS
from agreements.reciprocity.understanding import About, UnderstandingStatus
from agreements.reciprocity.vocabulary import EntryStatus, GivenKind
from agreements.reciprocity.vocabulary import Unit as GivenUnit
from agreements.terms.clauses import ActKind, Clause
from cooperation.indicators.figures import Unit as IndicatorUnit
from cooperation.meetings.links import ASKS as OF_MINUTES
from cooperation.opportunities.first_step import About as StepAbout
from cooperation.opportunities.vocabulary import OpportunityStatus, Why
from cooperation.phases.links import ASKS as OF_GATES
from cooperation.phases.vocabulary import Decision, GateStatus, Measure, Phase
from partners.models import FactKind, PartyKind
from partners.partnerships.keeping import NoteKind
from partners.people.calendar_access import CalendarScope
from partners.profile.vocabulary import LineKind, TermKind
from partners.records.imports.batch import Outcome, State
from partners.records.record import Audience
from partners.records.ways import Way
from partners.redlines.vocabulary import Basis, Ground, How, RedLineStatus

Codes = list[tuple[str, str]]


def _codes(values: object) -> Codes:
    return [(str(one), str(one)) for one in values]  # type: ignore[attr-defined]


ACTIVITY_ACTS = _codes(ActivityActKind)
ACTIVITY_STATUSES = _codes(ActivityStatus)
BOOKED = _codes(BookedKind)
ACTS = _codes(ActKind)
AREAS = _codes(Area.values)
AUDIENCES = _codes(Audience.values)
BASES = _codes(("stated", "computed", "reported", "assumed"))
SEAT_STATUSES = _codes(SeatStatus)
COURSE_STANDINGS = _codes(CourseStanding)
MEANS = _codes(MeansKind)
CALENDARS = _codes(CalendarScope.values)
CHANGES = _codes(("entered", "changed", "left"))
CASE_CHANGES = _codes(CaseChangeKind)
CASE_CHANGE_STATES = _codes(CaseChangeState)
CASE_CHANGED = _codes(Changed)
CASE_CLOCKS = _codes(Clock)
CASE_FITS = _codes(Fit)
CASE_PACES = _codes(Pace)
CASE_STAGES = _codes(CaseStage)
CASE_TRADES = _codes(Trade)
INSTALMENTS = _codes(InstalmentKind)
CLAUSES = _codes(Clause)
DAY_KINDS = _codes(DayKind)
DOCUMENTS = _codes(DocumentKind.values)
IMPORTS = _codes(State.values)
EXERCISES = _codes(ExerciseKind)
EXERCISE_STAGES = _codes(ExerciseStage)
LESSONS = _codes(LessonState)
ARRANGEMENT_STAGES = _codes(ArrangementStage)
POINTS = _codes(PointKind)
EXCHANGES = _codes(ExchangeKind)
EXCHANGE_ACTS = _codes(ExchangeAct)
HANDLING = _codes(Handling)
EXCHANGE_MISTAKES = _codes(ExchangeMistake)
EXCHANGE_STATES = _codes(EXCHANGE_OPEN)
LINKS = _codes(("open", "answered", "closed", "expired"))
STAGES = _codes(Stage.values)
FACTS = _codes(FactKind.values)
KINDS = _codes(Kind.values)
PARTIES = _codes(PartyKind.values)
_OF_SEATS = [f"{SEATS}{to}" for to in OF_SEATS]
_OF_ACTS = (*OF_AGREEMENTS, *OF_DUES, *OF_ACTIVITIES, *OF_CASES, *ExchangeAct, *OF_GIVEN)
LINK_ACTS = _codes(sorted({*map(str, _OF_ACTS), *_OF_SEATS, OF_MINUTES, OF_GATES, OF_UNDERSTANDINGS}))
LINK_SUBJECTS = _codes(("agreement", "due", "activity", "exchange", "meeting", "gate", "reciprocity", "understanding"))
INDICATOR_UNITS = _codes(IndicatorUnit)
OBLIGATION_UNITS = _codes(Unit)
NOTES = _codes(NoteKind)
GIVEN_KINDS = _codes(GivenKind)
GIVEN_UNITS = _codes(GivenUnit)
GIVEN_STATUSES = _codes(EntryStatus)
UNDERSTANDINGS = _codes(About)
UNDERSTANDING_STATUSES = _codes(UnderstandingStatus)
OFFICES = _codes(Office.values)
CONSULTATIONS = _codes(ConsultationOutcome)
DUE_ACTS = _codes(DueActKind)
DUE_STATUSES = _codes(DueStatus)
OBLIGATIONS = _codes(ObligationKind)
OBLIGATION_EVENTS = _codes(EventKind)
OUTCOMES = _codes(Outcome.values)
RECORDS = _codes(
    (
        *("agreement", "act", "statement", "step", "document", "obligation", "due", "consultation", "activity"),
        *(
            "activity_act",
            "activity_side",
            "booking",
            "exchange",
            *("case", "case_line", "case_share", "case_fit", "case_instalment", "case_change", "case_act"),
            *("course", "seat", "means", "seat_act"),
            "meeting",
            "series",
            "agenda_item",
            "outcome",
            "action_report",
        ),
        *("minutes", "minutes_answer", "given", "given_act", "understanding", "understanding_answer"),
    )
)
STATUSES = _codes(Status.values)
PHASES = _codes(Phase)
OPPORTUNITY_STATUSES = _codes(OpportunityStatus)
OPPORTUNITY_WHYS = _codes(Why)
FIRST_STEP_ABOUTS = _codes(StepAbout)
PROFILE_LINES = _codes(LineKind.values)
RED_LINE_GROUNDS = _codes(Ground.values)
RED_LINE_HOWS = _codes(How)
RED_LINE_BASES = _codes(Basis)
RED_LINE_STATUSES = _codes(RedLineStatus.values)
PROFILE_TERMS = _codes(TermKind.values)
GATE_STATUSES = _codes(GateStatus)
GATE_DECISIONS = _codes(Decision)
MEASURES = _codes(Measure)
WAYS = _codes(Way.values)
