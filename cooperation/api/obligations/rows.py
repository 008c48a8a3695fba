"""Promises, their occasions and consultations as they are answered."""

from collections.abc import Collection
from typing import Any

from rest_framework import serializers as s

from agreements.models import Document, DueAct
from agreements.obligations.vocabulary import (
    DueActKind,
    DueStatus,
    EventKind,
    ObligationKind,
    Outcome,
    Recurrence,
    Unit,
    WorkingRule,
)
from cooperation.api.addresses import agreement_url
from cooperation.api.agreements.schema import codes, partial
from cooperation.api.documentation.describe import page_of_schema
from cooperation.words.languages import present_language
from partners.records.record import Audience, Reader
from partners.records.ways import Way
from partners.records.wording import in_language

Row = dict[str, Any]

_ABOVE = ("agreement__reference", "agreement__slug", "audience", "created_at", "updated_at")
OBLIGATION_COLUMNS = (
    "id", "kind", "titles", "clause", "debtor__code", "creditor__code", "quantity", "unit", "value", "cap", "currency",
    "period_from", "period_until", "recurrence", "every_months", "first_on", "on_dates", "offset_days", "working_rule",
    "needs_ack", "survives", "appropriation", "event", "within_hours", "tracked_from", "closed_on", "source",
    "source_url", "owner__code", *_ABOVE,
)  # fmt: skip
DUE_COLUMNS = (
    "id", "obligation", "occasion", "due", "due_on", "active_from", "period", "status", "settled_on", "fulfilled_on",
    "fulfilled_quantity", "limit_at", "obligation__titles", "obligation__kind", "obligation__debtor__code",
    "obligation__creditor__code", "partnership__code", *_ABOVE,
)  # fmt: skip
CONSULTATION_COLUMNS = (
    "id", "obligation", "due", "disputed", "event", "asked_by__code", "way", "asked_at", "zone", "within_hours",
    "limit_at", "about", "evidence", "outcome", "ended_at", "outcome_note", "owner__code", *_ABOVE,
)  # fmt: skip


class _Shared(s.Serializer[Any]):
    """What each of them has."""

    id = s.IntegerField()
    url = s.CharField()
    display = s.CharField()
    agreement = s.CharField(help_text="The address of the agreement.")
    audience = codes(Audience.values)
    created_at = s.DateTimeField()
    updated_at = s.DateTimeField()


class ObligationSerializer(_Shared):
    """A promise."""

    kind = codes(ObligationKind)
    titles = s.DictField(child=s.CharField(), help_text="What is promised, by language.")
    clause = s.CharField(allow_null=True)
    debtor = s.CharField(allow_null=True, help_text="Code of the party that owes it; null: both.")
    creditor = s.CharField(allow_null=True, help_text="Code of the party to which it is owed; null: both.")
    quantity = s.DecimalField(18, 3, allow_null=True)
    unit = codes(Unit, allow_null=True)
    value = s.DecimalField(18, 2, allow_null=True)
    cap = s.DecimalField(18, 2, allow_null=True, help_text="The most that may be asked for.")
    currency = s.CharField(allow_null=True, help_text="ISO 4217.")
    period_from = partial()
    period_until = partial()
    recurrence = codes(Recurrence)
    every_months = s.IntegerField(allow_null=True)
    first_on = partial()
    on_dates = s.ListField(child=s.CharField())
    offset_days = s.IntegerField()
    working_rule = codes(WorkingRule)
    needs_ack = s.BooleanField()
    survives = s.BooleanField()
    appropriation = s.BooleanField(help_text="Subject to the availability of funds.")
    event = codes(EventKind)
    within_hours = s.IntegerField(allow_null=True)
    tracked_from = s.DateField()
    closed_on = s.DateField(allow_null=True)
    source = s.CharField(allow_null=True)  # type: ignore[assignment]
    source_url = s.CharField(allow_null=True)
    written_by = s.CharField(help_text="Code of the party that wrote it down.")


class DueSerializer(_Shared):
    """One occasion of a promise."""

    obligation = s.CharField(help_text="The address of the promise.")
    kind = codes(ObligationKind)
    titles = s.DictField(child=s.CharField())
    debtor = s.CharField(allow_null=True)
    creditor = s.CharField(allow_null=True)
    partnership = s.CharField()
    due = partial()
    due_on = s.DateField(allow_null=True, help_text="The last day of `due`.")
    active_from = s.DateField(allow_null=True)
    period = partial()
    status = codes(DueStatus)
    settled_on = s.DateField(allow_null=True)
    fulfilled_on = s.DateField(allow_null=True)
    fulfilled_quantity = s.DecimalField(18, 3, allow_null=True)
    limit_at = s.DateTimeField(allow_null=True)


class DueActSerializer(s.Serializer[Any]):
    """What a side did about an occasion."""

    id = s.IntegerField()
    kind = codes(DueActKind)
    side = s.CharField(allow_null=True, help_text="Null: both together.")
    on = s.CharField()
    way = codes(Way.values)
    quantity = s.DecimalField(18, 3, allow_null=True)
    clause = s.CharField(allow_null=True)
    evidence = s.CharField(allow_null=True)
    evidence_url = s.CharField(allow_null=True)
    document = s.IntegerField(allow_null=True, help_text="Null also where it is out of your sight.")
    reason = s.CharField(allow_null=True)
    recorded_by = s.CharField(help_text="Code of the party that recorded it.")


class WholeDueSerializer(DueSerializer):
    """One occasion with what the sides did."""

    version = s.IntegerField(help_text="Of the agreement.")
    acts = DueActSerializer(many=True)


class ConsultationSerializer(_Shared):
    """A consultation that was asked for."""

    obligation = s.IntegerField(allow_null=True)
    due = s.IntegerField(allow_null=True, help_text="The occasion that it set off.")
    disputed = s.IntegerField(allow_null=True, help_text="The occasion in dispute.")
    event = codes(EventKind)
    asked_by = s.CharField()
    way = codes(Way.values)
    asked_at = s.DateTimeField()
    zone = s.CharField()
    within_hours = s.IntegerField()
    limit_at = s.DateTimeField()
    about = s.CharField(allow_null=True)
    evidence = s.CharField(allow_null=True)
    outcome = codes(Outcome, allow_null=True)
    ended_at = s.DateTimeField(allow_null=True)
    outcome_note = s.CharField(allow_null=True)
    written_by = s.CharField()


ObligationPage = page_of_schema("ObligationPage", ObligationSerializer)
DuePage = page_of_schema("DuePage", DueSerializer)
OBLIGATION_FIELDS = tuple(ObligationSerializer().fields)
DUE_FIELDS = tuple(DueSerializer().fields)


def _answered(row: Row, place: str, display: str, renamed: Row) -> Row:
    """A row under the names of the answer; empty texts are null."""
    above = agreement_url(row["agreement__reference"] or row["agreement__slug"])
    plain = {name: None if value == "" else value for name, value in row.items() if "__" not in name}
    return {
        **plain,
        "url": f"{above}{place}/{row['id']}/",
        "display": display,
        "agreement": above,
        **renamed,
    }


def _title(titles: Any) -> str:
    return in_language(titles, present_language())


def obligations_data(rows: Collection[Row]) -> list[Row]:
    """Promises as they are answered, from rows with `OBLIGATION_COLUMNS`."""
    return [
        _answered(
            row,
            "obligations",
            _title(row["titles"]),
            {
                "debtor": row["debtor__code"],
                "creditor": row["creditor__code"],
                "written_by": row["owner__code"],
            },
        )
        for row in rows
    ]


def dues_data(rows: Collection[Row]) -> list[Row]:
    """Occasions as they are answered, from rows with `DUE_COLUMNS`."""
    found = []
    for row in rows:
        above = agreement_url(row["agreement__reference"] or row["agreement__slug"])
        renamed = {
            "obligation": f"{above}obligations/{row['obligation']}/",
            "titles": row["obligation__titles"],
            "kind": row["obligation__kind"],
            "debtor": row["obligation__debtor__code"],
            "creditor": row["obligation__creditor__code"],
            "partnership": row["partnership__code"],
        }
        made = _answered(row, "dues", f"{_title(row['obligation__titles'])}, {row['due']}".strip(", "), renamed)
        made.pop("occasion")
        found.append(made)
    return found


def consultations_data(rows: Collection[Row]) -> list[Row]:
    """Consultations as they are answered, from rows with `CONSULTATION_COLUMNS`."""
    return [
        _answered(
            row,
            "consultations",
            f"{row['asked_by__code']} {row['asked_at']:%Y-%m-%dT%H:%MZ}",
            {"asked_by": row["asked_by__code"], "written_by": row["owner__code"]},
        )
        for row in rows
    ]


def due_acts_data(reader: Reader, due: int) -> list[Row]:
    """What the sides did about an occasion, as far as the reader may see; two queries."""
    columns = ("id", "kind", "side__code", "on", "way", "quantity", "clause", "evidence", "evidence_url", "document")
    acts = DueAct.objects.visible_to(reader).filter(due=due).order_by("id")
    rows = list(acts.values(*columns, "reason", "owner__code"))
    papers = {row["document"] for row in rows if row["document"]}
    seen = set(Document.objects.visible_to(reader).filter(pk__in=papers).values_list("pk", flat=True)) if papers else ()
    return [
        {
            **{name: None if value == "" else value for name, value in row.items() if "__" not in name},
            "side": row["side__code"],
            "document": row["document"] if row["document"] in seen else None,
            "recorded_by": row["owner__code"],
        }
        for row in rows
    ]
