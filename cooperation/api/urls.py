"""Addresses of the REST face."""

from django.urls import path, register_converter

from cooperation.api.activities import acting as doing
from cooperation.api.activities import exchanges as register
from cooperation.api.activities import exercise as held
from cooperation.api.activities import intelligence as sharing
from cooperation.api.activities import procurement as bought
from cooperation.api.activities import training as taught
from cooperation.api.activities.audience import ActivityAudience
from cooperation.api.activities.views import Activities, ActivityDetail, ActivityStatusDetail
from cooperation.api.agreements import contests
from cooperation.api.agreements.acts import Act, Acts
from cooperation.api.agreements.audience import AgreementAudience
from cooperation.api.agreements.half.approvals import Approvals, OneApproval
from cooperation.api.agreements.half.family import AgreementEffects, AgreementFamily
from cooperation.api.agreements.half.mandate import Mandate
from cooperation.api.agreements.half.opinions import OneOpinion, Opinions
from cooperation.api.agreements.half.powers import OnePower, Powers
from cooperation.api.agreements.half.rounds import OneRound, Rounds
from cooperation.api.agreements.half.waivers import Waivers
from cooperation.api.agreements.history import AgreementHistory
from cooperation.api.agreements.joined import JoinedRecords
from cooperation.api.agreements.markings import MarkingEquivalences, Markings, MarkingScales
from cooperation.api.agreements.status import AgreementStatus, AgreementStatuses
from cooperation.api.agreements.transitions import Transitions
from cooperation.api.agreements.views import AgreementDetail, Agreements
from cooperation.api.amendments.views import AmendmentDetail, Amendments, ConsolidatedTexts
from cooperation.api.changes.views import Changes
from cooperation.api.clauses.views import (
    ClauseDetail,
    Clauses,
    Library,
    OwnLibrary,
    RemarkDetail,
    Remarks,
    WrittenTexts,
)
from cooperation.api.coverage.activity import Coverage, CoveragePapers, CoverageWaivers, OneCoveragePaper
from cooperation.api.coverage.risk import RiskQuestions, Risks, RiskWaivers
from cooperation.api.coverage.rules import CoverageRules
from cooperation.api.documentation import security  # noqa: F401 (registers how one says who one is)
from cooperation.api.documentation.views import Docs, Schema
from cooperation.api.documents.papers import PaperFile, Print, Said
from cooperation.api.documents.views import DocumentAudience, DocumentDetail, DocumentFile, Documents
from cooperation.api.imports import views as imports
from cooperation.api.indicators.views import IndicatorRecords, Indicators
from cooperation.api.links.views import Links, OneLink
from cooperation.api.meetings.urls import ROUTES as MEETINGS
from cooperation.api.ministry.steps import Requirements, Switches
from cooperation.api.ministry.tabling import OneRule, OneSitting, Sittings, Tabling, TablingRules
from cooperation.api.ministry.waived import AllWaivers
from cooperation.api.obligations.consultations import ConsultationDetail, Consultations
from cooperation.api.obligations.dues import AgreementDue, DueTransitions
from cooperation.api.obligations.views import AgreementObligation, AgreementObligations, Dues, Obligations
from cooperation.api.parties.views import Parties, PartyDetail
from cooperation.api.partnerships import own
from cooperation.api.partnerships.holdings import Holdings
from cooperation.api.partnerships.views import PartnershipDetail, Partnerships
from cooperation.api.people.mail import UnsentMails
from cooperation.api.people.views import Me
from cooperation.api.phases.urls import GATES
from cooperation.api.profiles.urls import ROUTES as PROFILES
from cooperation.api.quality.views import LookOver, Qualities
from cooperation.api.reciprocity.urls import GIVEN
from cooperation.api.redlines.urls import ROUTES as RED_LINES
from cooperation.api.reminders import views as reminders
from cooperation.api.root import Root
from cooperation.api.texts.keeping import OneVersion, VersionReceipt
from cooperation.api.texts.picked import DocumentPicked
from cooperation.api.texts.views import (
    VersionDifference,
    VersionObjections,
    Versions,
    VersionSending,
    VersionWording,
)
from cooperation.api.todo.marked import TodoAssign, TodoMark, TodoRemind
from cooperation.api.todo.views import OurWord, Todo
from cooperation.api.vocabularies.views import Vocabularies, Vocabulary


class Key:
    """A code, a reference or an opaque address: nothing else reaches the database."""

    regex = "[A-Za-z0-9_-]{1,40}"

    def to_python(self, value: str) -> str:
        """The key itself."""
        return value

    def to_url(self, value: str) -> str:
        """The key itself."""
        return value


class Number:
    """The number of a part."""

    regex = "[0-9]{1,18}"

    def to_python(self, value: str) -> int:
        """The number."""
        return int(value)

    def to_url(self, value: int) -> str:
        """The number in digits."""
        return str(value)


register_converter(Key, "key")
register_converter(Number, "number")

_DOING = "activities/<key:key>/"
_ONE = "agreements/<key:key>/"
_OF_SUBJECTS = (*MEETINGS, *PROFILES, *RED_LINES, *GIVEN, *GATES)
urlpatterns = [
    *(path(route, resource.as_view(), name=name) for route, resource, name in _OF_SUBJECTS),
    path("", Root.as_view(), name="api-root"),
    path("parties/", Parties.as_view(), name="api-parties"),
    path("parties/<key:code>/", PartyDetail.as_view(), name="api-party"),
    path("partnerships/", Partnerships.as_view(), name="api-partnerships"),
    path("partnerships/<key:pair>/", PartnershipDetail.as_view(), name="api-partnership"),
    path("partnerships/<key:pair>/own/", own.Own.as_view(), name="api-own"),
    path("partnerships/<key:pair>/own/contacts/", own.Contacts.as_view(), name="api-own-contacts"),
    path("partnerships/<key:pair>/own/contacts/<number:contact>/", own.OneContact.as_view(), name="api-own-contact"),
    path("partnerships/<key:pair>/own/notes/", own.Notes.as_view(), name="api-own-notes"),
    path("partnerships/<key:pair>/own/notes/<number:note>/", own.OneNote.as_view(), name="api-own-note"),
    path("partnerships/<key:pair>/holdings/", Holdings.as_view(), name="api-holdings"),
    path("agreements/", Agreements.as_view(), name="api-agreements"),
    path("agreements/status/", AgreementStatuses.as_view(), name="api-statuses"),
    path("agreements/template/", imports.AgreementsTemplate.as_view(), name="api-template"),
    path("agreements/quality/", Qualities.as_view(), name="api-quality"),
    path(f"{_ONE}looked-over/", LookOver.as_view(), name="api-look-over"),
    path(_ONE, AgreementDetail.as_view(), name="api-agreement"),
    path(f"{_ONE}status/", AgreementStatus.as_view(), name="api-status"),
    path(f"{_ONE}transitions/", Transitions.as_view(), name="api-transitions"),
    path(f"{_ONE}acts/", Acts.as_view(), name="api-acts"),
    path(f"{_ONE}acts/<number:act>/", Act.as_view(), name="api-act"),
    path(f"{_ONE}acts/<number:act>/contests/", contests.ActContests.as_view(), name="api-contests"),
    path(f"{_ONE}contests/", contests.AgreementContests.as_view(), name="api-agreement-contests"),
    path(
        f"{_ONE}contests/<number:contest>/settlement/",
        contests.ContestSettlement.as_view(),
        name="api-contest-settlement",
    ),
    path(f"{_ONE}mistake/", contests.AgreementMistake.as_view(), name="api-mistake"),
    path(f"{_ONE}same-as/", contests.AgreementSameAs.as_view(), name="api-same-as"),
    path(f"{_ONE}audience/", AgreementAudience.as_view(), name="api-audience"),
    path(f"{_ONE}versions/", Versions.as_view(), name="api-versions"),
    path(f"{_ONE}versions/<number:pk>/", OneVersion.as_view(), name="api-version"),
    path(f"{_ONE}versions/<number:pk>/receipt/", VersionReceipt.as_view(), name="api-version-receipt"),
    path(f"{_ONE}versions/<number:pk>/sending/", VersionSending.as_view(), name="api-version-sending"),
    path(f"{_ONE}versions/<number:pk>/objections/", VersionObjections.as_view(), name="api-version-objections"),
    path(f"{_ONE}versions/<number:pk>/difference/", VersionDifference.as_view(), name="api-version-difference"),
    path(f"{_ONE}versions/<number:pk>/wording/", VersionWording.as_view(), name="api-version-wording"),
    path(f"{_ONE}joined/", JoinedRecords.as_view(), name="api-joined"),
    path(f"{_ONE}documents/", Documents.as_view(), name="api-documents"),
    path(f"{_ONE}documents/<number:document>/", DocumentDetail.as_view(), name="api-document"),
    path(f"{_ONE}documents/<number:document>/audience/", DocumentAudience.as_view(), name="api-document-audience"),
    path(f"{_ONE}documents/<number:document>/picked/", DocumentPicked.as_view(), name="api-document-picked"),
    path(f"{_ONE}documents/<number:document>/file/", DocumentFile.as_view(), name="api-document-file"),
    path(f"{_ONE}say/", Said.as_view(), name="api-said"),
    path(f"{_ONE}papers/<key:paper>/<key:form>/", PaperFile.as_view(), name="api-paper"),
    path(f"{_ONE}texts/write/", WrittenTexts.as_view(), name="api-text-write"),
    path(f"{_ONE}texts/<number:text>/clauses/", Clauses.as_view(), name="api-clauses"),
    path(f"{_ONE}texts/<number:text>/clauses/<key:part>/", ClauseDetail.as_view(), name="api-clause"),
    path(f"{_ONE}remarks/", Remarks.as_view(), name="api-remarks"),
    path(f"{_ONE}remarks/<number:remark>/", RemarkDetail.as_view(), name="api-remark"),
    path(f"{_ONE}amendments/", Amendments.as_view(), name="api-amendments"),
    path(f"{_ONE}changes-made/", AmendmentDetail.as_view(), name="api-changes-made"),
    path(f"{_ONE}consolidated/", ConsolidatedTexts.as_view(), name="api-consolidated"),
    path("library/", Library.as_view(), name="api-library"),
    path("library/own/", OwnLibrary.as_view(), name="api-own-library"),
    path(f"{_ONE}history/", AgreementHistory.as_view(), name="api-history"),
    path("imports/", imports.Imports.as_view(), name="api-imports"),
    path("imports/<number:number>/", imports.ImportDetail.as_view(), name="api-import"),
    path("imports/<number:number>/check/", imports.ImportCheck.as_view(), name="api-import-check"),
    path("imports/<number:number>/run/", imports.ImportRun.as_view(), name="api-import-run"),
    path("imports/<number:number>/undo/", imports.ImportUndo.as_view(), name="api-import-undo"),
    path("imports/<number:number>/cancel/", imports.ImportCancel.as_view(), name="api-import-cancel"),
    path("imports/<number:number>/resume/", imports.ImportResume.as_view(), name="api-import-resume"),
    path("imports/<number:number>/report/", imports.ImportReport.as_view(), name="api-import-report"),
    path(f"{_ONE}opinions/", Opinions.as_view(), name="api-opinions"),
    path(f"{_ONE}opinions/<number:part>/", OneOpinion.as_view(), name="api-opinion"),
    path(f"{_ONE}powers/", Powers.as_view(), name="api-powers"),
    path(f"{_ONE}powers/<number:part>/", OnePower.as_view(), name="api-power"),
    path(f"{_ONE}approvals/", Approvals.as_view(), name="api-approvals"),
    path(f"{_ONE}approvals/<number:part>/", OneApproval.as_view(), name="api-approval"),
    path(f"{_ONE}rounds/", Rounds.as_view(), name="api-rounds"),
    path(f"{_ONE}rounds/<number:part>/", OneRound.as_view(), name="api-round"),
    path(f"{_ONE}mandate/", Mandate.as_view(), name="api-mandate"),
    path("waivers/", AllWaivers.as_view(), name="api-all-waivers"),
    path(f"{_ONE}waivers/", Waivers.as_view(), name="api-waivers"),
    path(f"{_ONE}family/", AgreementFamily.as_view(), name="api-family"),
    path(f"{_ONE}effects/", AgreementEffects.as_view(), name="api-effects"),
    path("activities/<key:key>/coverage/", Coverage.as_view(), name="api-coverage"),
    path("activities/<key:key>/coverage/papers/", CoveragePapers.as_view(), name="api-coverage-papers"),
    path("activities/<key:key>/coverage/papers/<number:pk>/", OneCoveragePaper.as_view(), name="api-coverage-paper"),
    path("activities/<key:key>/coverage/waivers/", CoverageWaivers.as_view(), name="api-coverage-waivers"),
    path("activities/<key:key>/risks/", Risks.as_view(), name="api-risks"),
    path("activities/<key:key>/risks/waivers/", RiskWaivers.as_view(), name="api-risk-waivers"),
    path("ministry/risk-questions/", RiskQuestions.as_view(), name="api-risk-questions"),
    path("ministry/procurement-targets/", bought.CaseTargets.as_view(), name="api-case-targets"),
    path("ministry/coverage-rules/", CoverageRules.as_view(), name="api-coverage-rules"),
    path("requirements/", Requirements.as_view(), name="api-requirements"),
    path("ministry/steps/", Switches.as_view(), name="api-switches"),
    path("ministry/tabling/", Tabling.as_view(), name="api-tabling"),
    path("ministry/tabling/rules/", TablingRules.as_view(), name="api-tabling-rules"),
    path("ministry/tabling/rules/<number:part>/", OneRule.as_view(), name="api-tabling-rule"),
    path("ministry/tabling/sittings/", Sittings.as_view(), name="api-sittings"),
    path("ministry/tabling/sittings/<number:part>/", OneSitting.as_view(), name="api-sitting"),
    path(f"{_ONE}markings/", Markings.as_view(), name="api-markings"),
    path(f"{_ONE}markings/scales/", MarkingScales.as_view(), name="api-markings-scales"),
    path(f"{_ONE}markings/equivalences/", MarkingEquivalences.as_view(), name="api-markings-equivalences"),
    path(f"{_ONE}obligations/", AgreementObligations.as_view(), name="api-agreement-obligations"),
    path(f"{_ONE}obligations/<number:pk>/", AgreementObligation.as_view(), name="api-agreement-obligation"),
    path(f"{_ONE}dues/<number:pk>/", AgreementDue.as_view(), name="api-due"),
    path(f"{_ONE}dues/<number:pk>/transitions/", DueTransitions.as_view(), name="api-due-transitions"),
    path(
        f"{_ONE}dues/<number:pk>/acts/<number:act>/contests/",
        contests.DueActContests.as_view(),
        name="api-due-contests",
    ),
    path(f"{_ONE}consultations/", Consultations.as_view(), name="api-consultations"),
    path(f"{_ONE}consultations/<number:pk>/", ConsultationDetail.as_view(), name="api-consultation"),
    path("activities/", Activities.as_view(), name="api-activities"),
    path(f"{_DOING}", ActivityDetail.as_view(), name="api-activity"),
    path(f"{_DOING}status/", ActivityStatusDetail.as_view(), name="api-activity-status"),
    path(f"{_DOING}transitions/", doing.ActivityTransitions.as_view(), name="api-activity-transitions"),
    path(f"{_DOING}acts/", doing.ActivityActs.as_view(), name="api-activity-acts"),
    path(f"{_DOING}contests/", doing.ActivityContests.as_view(), name="api-activity-contests"),
    path(f"{_DOING}sides/", doing.ActivitySides.as_view(), name="api-activity-sides"),
    path(f"{_DOING}costs/", doing.ActivityCosts.as_view(), name="api-activity-costs"),
    path(f"{_DOING}bookings/", doing.ActivityBookings.as_view(), name="api-activity-bookings"),
    path(f"{_DOING}bookings/<number:booking>/", doing.OneBooking.as_view(), name="api-activity-booking"),
    path(f"{_DOING}links/", doing.ActivityLinks.as_view(), name="api-activity-links"),
    path(f"{_DOING}exercise/", held.ExerciseDetail.as_view(), name="api-activity-exercise"),
    path(f"{_DOING}exercise/transitions/", held.ExerciseTransitions.as_view(), name="api-activity-exercise-step"),
    path(f"{_DOING}lessons/", held.Lessons.as_view(), name="api-activity-lessons"),
    path(f"{_DOING}lessons/<number:lesson>/", held.OneLesson.as_view(), name="api-activity-lesson"),
    path(f"{_DOING}intelligence/", sharing.ArrangementDetail.as_view(), name="api-intelligence"),
    path(f"{_DOING}intelligence/transitions/", sharing.ArrangementTransitions.as_view(), name="api-intelligence-step"),
    path(f"{_DOING}intelligence/points/", sharing.ArrangementPoints.as_view(), name="api-intelligence-points"),
    path(
        f"{_DOING}intelligence/points/<number:point>/",
        sharing.OneArrangementPoint.as_view(),
        name="api-intelligence-point",
    ),
    path(f"{_DOING}exchanges/", register.Exchanges.as_view(), name="api-exchanges"),
    path(f"{_DOING}exchanges/<number:exchange>/", register.OneExchange.as_view(), name="api-exchange"),
    path(f"{_DOING}exchanges/<number:exchange>/acts/", register.ExchangeActs.as_view(), name="api-exchange-acts"),
    path(
        f"{_DOING}exchanges/<number:exchange>/contests/",
        register.ExchangeContests.as_view(),
        name="api-exchange-contests",
    ),
    path(
        f"{_DOING}exchanges/<number:exchange>/mistake/",
        register.ExchangeTakenOut.as_view(),
        name="api-exchange-mistake",
    ),
    path(f"{_DOING}training/", taught.TrainingDetail.as_view(), name="api-activity-training"),
    path(f"{_DOING}training/seats/", taught.Seats.as_view(), name="api-activity-seats"),
    path(f"{_DOING}training/transitions/", taught.SeatTransitions.as_view(), name="api-activity-seats-step"),
    path(f"{_DOING}training/clearances/", taught.Clearances.as_view(), name="api-activity-clearances"),
    path(f"{_DOING}training/acts/<number:act>/", taught.OneSeatAct.as_view(), name="api-activity-seat-act"),
    path(f"{_DOING}training/means/", taught.Means.as_view(), name="api-activity-means"),
    path(f"{_DOING}training/means/<number:means>/", taught.OneMeans.as_view(), name="api-activity-one-means"),
    path(f"{_DOING}procurement/", bought.CaseDetail.as_view(), name="api-case"),
    path(f"{_DOING}procurement/transitions/", bought.CaseTransitions.as_view(), name="api-case-step"),
    path(f"{_DOING}procurement/acts/<number:act>/mistake/", bought.OneCaseAct.as_view(), name="api-case-act"),
    path(f"{_DOING}procurement/lines/", bought.CaseLines.as_view(), name="api-case-lines"),
    path(f"{_DOING}procurement/lines/<number:line>/", bought.OneCaseLine.as_view(), name="api-case-line"),
    path(f"{_DOING}procurement/lines/<number:line>/shares/", bought.CaseShares.as_view(), name="api-case-shares"),
    path(f"{_DOING}procurement/lines/<number:line>/fits/", bought.CaseFits.as_view(), name="api-case-fits"),
    path(f"{_DOING}procurement/instalments/", bought.CaseInstalments.as_view(), name="api-case-instalments"),
    path(
        f"{_DOING}procurement/instalments/<number:instalment>/",
        bought.OneCaseInstalment.as_view(),
        name="api-case-instalment",
    ),
    path(f"{_DOING}procurement/changes/", bought.CaseChanges.as_view(), name="api-case-changes"),
    path(
        f"{_DOING}procurement/amendments/<number:number>/", bought.OneCaseAmendment.as_view(), name="api-case-amendment"
    ),
    path(f"{_DOING}procurement/alone/", bought.CaseAlone.as_view(), name="api-case-alone"),
    path(f"{_DOING}benefit/", held.ActivityBenefit.as_view(), name="api-activity-benefit"),
    path(f"{_DOING}audience/", ActivityAudience.as_view(), name="api-activity-audience"),
    path("obligations/", Obligations.as_view(), name="api-obligations"),
    path("obligations/dues/", Dues.as_view(), name="api-dues"),
    path("changes/", Changes.as_view(), name="api-changes"),
    path("prints/<key:code>/", Print.as_view(), name="api-print"),
    path("indicators/", Indicators.as_view(), name="api-indicators"),
    path("indicators/<key:code>/records/", IndicatorRecords.as_view(), name="api-indicator-records"),
    path("vocabularies/", Vocabularies.as_view(), name="api-vocabularies"),
    path("vocabularies/<key:name>/", Vocabulary.as_view(), name="api-vocabulary"),
    path("if-nothing/", reminders.IfNothing.as_view(), name="api-if-nothing"),
    path("me/", Me.as_view(), name="api-me"),
    path("to-do/", Todo.as_view(), name="api-todo"),
    path("to-do/assignments/", TodoAssign.as_view(), name="api-todo-assign"),
    path("to-do/reminders/", TodoRemind.as_view(), name="api-todo-remind"),
    path("to-do/transitions/", TodoMark.as_view(), name="api-todo-mark"),
    path("our-word/", OurWord.as_view(), name="api-our-word"),
    path("links/", Links.as_view(), name="api-links"),
    path("links/<number:link>/", OneLink.as_view(), name="api-link"),
    path("mail/unsent/", UnsentMails.as_view(), name="api-unsent-mail"),
    path("me/notices/", reminders.Notices.as_view(), name="api-notices"),
    path("me/notices/read/", reminders.NoticesRead.as_view(), name="api-notices-read"),
    path("me/reminders/", reminders.Reminders.as_view(), name="api-reminders"),
    path("me/reminders/<number:reminder>/", reminders.Reminder.as_view(), name="api-reminder"),
    path("me/calendar/", reminders.CalendarAddress.as_view(), name="api-calendar"),
    path("schema/", Schema.as_view(), name="api-schema"),
    path("docs/", Docs.as_view(), name="api-docs"),
]
