"""The kinds of records that the feed tells of, and how each is answered as a whole."""

from collections.abc import Collection

from agreements.activities.activity import COLUMNS as ACTIVITY
from agreements.instruments.parts import ACT_SAYS
from agreements.instruments.time_clauses import CLAUSE_COLUMNS
from agreements.models import Activity, Agreement, AgreementAct, Consultation, Document, Due, Obligation, Statement
from agreements.obligations.entry import COLUMNS as PROMISED
from cooperation.api.activities.rows import COLUMNS as ACTIVITY_COLUMNS
from cooperation.api.activities.rows import activities_data
from cooperation.api.agreements.history import steps_data
from cooperation.api.agreements.parts import acts_data, statements_data
from cooperation.api.agreements.rows import COLUMNS, agreements_data, stand_on
from cooperation.api.changes.forms import OF_FORMS
from cooperation.api.changes.given import OF_GIVING
from cooperation.api.changes.meetings import OF_ACTIVITIES, OF_MEETINGS
from cooperation.api.changes.told import States, Told
from cooperation.api.documents.rows import documents_data
from cooperation.api.obligations.rows import (
    CONSULTATION_COLUMNS,
    DUE_COLUMNS,
    OBLIGATION_COLUMNS,
    consultations_data,
    dues_data,
    obligations_data,
)
from cooperation.day import legal_day
from partners.models import StepTaken
from partners.records.record import Reader


def _agreements(reader: Reader, keys: Collection[int]) -> States:
    rows = list(Agreement.objects.visible_to(reader).filter(pk__in=keys).values(*COLUMNS))
    stand_on(reader, rows, legal_day())
    answered = agreements_data(reader, rows)
    return {row["id"]: one for row, one in zip(rows, answered, strict=True)}


def _acts(reader: Reader, keys: Collection[int]) -> States:
    return {one["id"]: one for one in acts_data(reader, AgreementAct.objects.visible_to(reader).filter(pk__in=keys))}


def _statements(reader: Reader, keys: Collection[int]) -> States:
    return {one["id"]: one for one in statements_data(Statement.objects.visible_to(reader).filter(pk__in=keys))}


def _steps(reader: Reader, keys: Collection[int]) -> States:
    return {one["id"]: one for one in steps_data(reader, StepTaken.objects.visible_to(reader).filter(pk__in=keys))}


def _documents(reader: Reader, keys: Collection[int]) -> States:
    return {one["id"]: one for one in documents_data(Document.objects.visible_to(reader).filter(pk__in=keys))}


# `version` and `updated_at` alone are no news: they also count writes that this reader may not see.
_AGREEMENT = (
    "reference",
    "titles",
    "title_basis",
    "purpose",
    "kind",
    "areas",
    "instrument_type",
    "legal_nature",
    "with_parent",
    "audience",
    "status",
    "corrected_at",
    *CLAUSE_COLUMNS,
)
_SOURCE = ("source", "source_url", "audience")
_ACT = (
    "kind",
    *ACT_SAYS,
    "way",
    "evidence",
    "source_as_of",
    "note",
    *_SOURCE,
)
_STATEMENT = ("field", "says", "as_of", *_SOURCE)
_STEP = ("step", "from_status", "to_status", "way", "on", "reason", "cause", "audience")
_DOCUMENT = ("kind", "title", "language", "dated_on", "note", "follows", "audience")


def _obligations(reader: Reader, keys: Collection[int]) -> States:
    seen = Obligation.objects.visible_to(reader).filter(pk__in=keys)
    return {one["id"]: one for one in obligations_data(seen.values(*OBLIGATION_COLUMNS))}


def _dues(reader: Reader, keys: Collection[int]) -> States:
    seen = Due.objects.visible_to(reader).filter(pk__in=keys)
    return {one["id"]: one for one in dues_data(seen.values(*DUE_COLUMNS))}


def _consultations(reader: Reader, keys: Collection[int]) -> States:
    seen = Consultation.objects.visible_to(reader).filter(pk__in=keys)
    return {one["id"]: one for one in consultations_data(seen.values(*CONSULTATION_COLUMNS))}


def _activities(reader: Reader, keys: Collection[int]) -> States:
    seen = Activity.objects.visible_to(reader).filter(pk__in=keys)
    return {one["id"]: one for one in activities_data(reader, seen.values(*ACTIVITY_COLUMNS), legal_day())}


_ACTIVITY = (
    *(name for name in ACTIVITY if name not in ("country", "host", "legal_basis")),
    "reference",
    "audience",
    "status",
    "first_on",
    "last_on",
    "put_off_from",
    "called_off_reason",
    "completed_on",
    "outcome",
    "reported_on",
    "public_sentence",
    "corrected_at",
)
_OBLIGATION = (*PROMISED, "tracked_from", "closed_on", "audience")
_DUE = ("due", "due_on", "active_from", "period", "status", "settled_on", "fulfilled_on", "limit_at", "audience")
_CONSULTATION = (
    "event",
    "asked_at",
    "zone",
    "within_hours",
    "limit_at",
    "about",
    "evidence",
    "outcome",
    "ended_at",
    "outcome_note",
    "audience",
)

_OF_AGREEMENTS = (
    Told("agreement", Agreement, frozenset(_AGREEMENT), _agreements, Agreement.subject, "pk"),
    Told("act", AgreementAct, frozenset(_ACT), _acts, Agreement.subject, "agreement_id"),
    Told("statement", Statement, frozenset(_STATEMENT), _statements, Agreement.subject, "agreement_id"),
    Told("document", Document, frozenset(_DOCUMENT), _documents, Agreement.subject, "agreement_id"),
    Told("obligation", Obligation, frozenset(_OBLIGATION), _obligations, Agreement.subject, "agreement_id"),
    Told("due", Due, frozenset(_DUE), _dues, Agreement.subject, "agreement_id"),
    Told("consultation", Consultation, frozenset(_CONSULTATION), _consultations, Agreement.subject, "agreement_id"),
    Told("activity", Activity, frozenset(_ACTIVITY), _activities, Activity.subject, "pk"),
    Told("step", StepTaken, frozenset(_STEP), _steps, "", ""),
)
_ALL = (*_OF_AGREEMENTS, *OF_ACTIVITIES, *OF_FORMS, *OF_GIVING, *OF_MEETINGS)
TOLD: dict[str, Told] = {one.model._meta.db_table: one for one in _ALL}
