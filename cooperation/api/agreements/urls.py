"""Addresses of agreements and of what hangs beneath them."""

from typing import Any

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
from cooperation.api.clauses.views import (
    ClauseDetail,
    Clauses,
    RemarkDetail,
    Remarks,
    WrittenTexts,
)
from cooperation.api.documents.papers import PaperFile, Said
from cooperation.api.documents.views import DocumentAudience, DocumentDetail, DocumentFile, Documents
from cooperation.api.imports import views as imports
from cooperation.api.obligations.consultations import ConsultationDetail, Consultations
from cooperation.api.obligations.dues import AgreementDue, DueTransitions
from cooperation.api.obligations.views import AgreementObligation, AgreementObligations
from cooperation.api.quality.views import LookOver, Qualities
from cooperation.api.texts.keeping import OneVersion, VersionReceipt
from cooperation.api.texts.picked import DocumentPicked
from cooperation.api.texts.views import (
    VersionDifference,
    VersionObjections,
    Versions,
    VersionSending,
    VersionWording,
)

_ONE = "agreements/<key:key>/"
ROUTES: list[tuple[str, Any, str]] = [
    ("agreements/", Agreements, "api-agreements"),
    ("agreements/status/", AgreementStatuses, "api-statuses"),
    ("agreements/template/", imports.AgreementsTemplate, "api-template"),
    ("agreements/quality/", Qualities, "api-quality"),
    (f"{_ONE}looked-over/", LookOver, "api-look-over"),
    (_ONE, AgreementDetail, "api-agreement"),
    (f"{_ONE}status/", AgreementStatus, "api-status"),
    (f"{_ONE}transitions/", Transitions, "api-transitions"),
    (f"{_ONE}acts/", Acts, "api-acts"),
    (f"{_ONE}acts/<number:act>/", Act, "api-act"),
    (f"{_ONE}acts/<number:act>/contests/", contests.ActContests, "api-contests"),
    (f"{_ONE}contests/", contests.AgreementContests, "api-agreement-contests"),
    (f"{_ONE}contests/<number:contest>/settlement/", contests.ContestSettlement, "api-contest-settlement"),
    (f"{_ONE}mistake/", contests.AgreementMistake, "api-mistake"),
    (f"{_ONE}same-as/", contests.AgreementSameAs, "api-same-as"),
    (f"{_ONE}audience/", AgreementAudience, "api-audience"),
    (f"{_ONE}versions/", Versions, "api-versions"),
    (f"{_ONE}versions/<number:pk>/", OneVersion, "api-version"),
    (f"{_ONE}versions/<number:pk>/receipt/", VersionReceipt, "api-version-receipt"),
    (f"{_ONE}versions/<number:pk>/sending/", VersionSending, "api-version-sending"),
    (f"{_ONE}versions/<number:pk>/objections/", VersionObjections, "api-version-objections"),
    (f"{_ONE}versions/<number:pk>/difference/", VersionDifference, "api-version-difference"),
    (f"{_ONE}versions/<number:pk>/wording/", VersionWording, "api-version-wording"),
    (f"{_ONE}joined/", JoinedRecords, "api-joined"),
    (f"{_ONE}documents/", Documents, "api-documents"),
    (f"{_ONE}documents/<number:document>/", DocumentDetail, "api-document"),
    (f"{_ONE}documents/<number:document>/audience/", DocumentAudience, "api-document-audience"),
    (f"{_ONE}documents/<number:document>/picked/", DocumentPicked, "api-document-picked"),
    (f"{_ONE}documents/<number:document>/file/", DocumentFile, "api-document-file"),
    (f"{_ONE}say/", Said, "api-said"),
    (f"{_ONE}papers/<key:paper>/<key:form>/", PaperFile, "api-paper"),
    (f"{_ONE}texts/write/", WrittenTexts, "api-text-write"),
    (f"{_ONE}texts/<number:text>/clauses/", Clauses, "api-clauses"),
    (f"{_ONE}texts/<number:text>/clauses/<key:part>/", ClauseDetail, "api-clause"),
    (f"{_ONE}remarks/", Remarks, "api-remarks"),
    (f"{_ONE}remarks/<number:remark>/", RemarkDetail, "api-remark"),
    (f"{_ONE}amendments/", Amendments, "api-amendments"),
    (f"{_ONE}changes-made/", AmendmentDetail, "api-changes-made"),
    (f"{_ONE}consolidated/", ConsolidatedTexts, "api-consolidated"),
    (f"{_ONE}history/", AgreementHistory, "api-history"),
    (f"{_ONE}opinions/", Opinions, "api-opinions"),
    (f"{_ONE}opinions/<number:part>/", OneOpinion, "api-opinion"),
    (f"{_ONE}powers/", Powers, "api-powers"),
    (f"{_ONE}powers/<number:part>/", OnePower, "api-power"),
    (f"{_ONE}approvals/", Approvals, "api-approvals"),
    (f"{_ONE}approvals/<number:part>/", OneApproval, "api-approval"),
    (f"{_ONE}rounds/", Rounds, "api-rounds"),
    (f"{_ONE}rounds/<number:part>/", OneRound, "api-round"),
    (f"{_ONE}mandate/", Mandate, "api-mandate"),
    (f"{_ONE}waivers/", Waivers, "api-waivers"),
    (f"{_ONE}family/", AgreementFamily, "api-family"),
    (f"{_ONE}effects/", AgreementEffects, "api-effects"),
    (f"{_ONE}markings/", Markings, "api-markings"),
    (f"{_ONE}markings/scales/", MarkingScales, "api-markings-scales"),
    (f"{_ONE}markings/equivalences/", MarkingEquivalences, "api-markings-equivalences"),
    (f"{_ONE}obligations/", AgreementObligations, "api-agreement-obligations"),
    (f"{_ONE}obligations/<number:pk>/", AgreementObligation, "api-agreement-obligation"),
    (f"{_ONE}dues/<number:pk>/", AgreementDue, "api-due"),
    (f"{_ONE}dues/<number:pk>/transitions/", DueTransitions, "api-due-transitions"),
    (f"{_ONE}dues/<number:pk>/acts/<number:act>/contests/", contests.DueActContests, "api-due-contests"),
    (f"{_ONE}consultations/", Consultations, "api-consultations"),
    (f"{_ONE}consultations/<number:pk>/", ConsultationDetail, "api-consultation"),
]
