"""Which record each change is about, by the name it has for the reader; a constant number of queries."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.apps import apps
from django.db.models import Q

from agreements.activities.access import activity_by_key
from agreements.instruments.access import agreement_by_key
from agreements.instruments.searching import matching
from agreements.models import (
    Activity,
    Agreement,
    AgreementAct,
    AgreementSide,
    Amendment,
    AmendmentEdit,
    Clause,
    CommitmentCheck,
    Consolidated,
    Consultation,
    Document,
    Due,
    DueAct,
    FullPowers,
    HomeApproval,
    MarkingEquivalence,
    MarkingName,
    Obligation,
    ObligationSide,
    Opinion,
    Round,
    Signatory,
    Statement,
    TextComment,
    TextVersion,
    Waiver,
    WordingWaiver,
    WrittenText,
)
from cooperation.meetings.access import meeting_by_key
from cooperation.meetings.meeting import Meeting
from cooperation.meetings.selectors import meetings_found, series_found
from cooperation.meetings.series import MeetingSeries
from cooperation.pages.history.activity_words import ACTIVITY_PARTIES
from cooperation.pages.naming import address_of, title_of
from cooperation.words import party_name
from partners.models import (
    AnswerLink,
    AudienceRequest,
    Change,
    Contest,
    Correction,
    Officer,
    Party,
    PartyFact,
    RedLine,
    StepTaken,
)
from partners.parties.reading import all_parties
from partners.records.errors import Unseen
from partners.records.record import Record

# A search finds the changes of so many records of each kind.
MOST_FOUND = 50
_PARTS: tuple[Any, ...] = (
    AgreementAct,
    AgreementSide,
    Document,
    Statement,
    TextVersion,
    Opinion,
    FullPowers,
    HomeApproval,
    Round,
    Signatory,
    Waiver,
    Consultation,
    Due,
    DueAct,
    Obligation,
    ObligationSide,
    Amendment,
    CommitmentCheck,
    Consolidated,
    MarkingName,
    MarkingEquivalence,
)
# Columns that name a party by its key.
PARTY_COLUMNS = ACTIVITY_PARTIES | {
    *("side_id", "from_party_id", "party_id", "other_id", "framework_id", "debtor_id", "creditor_id", "giver_id"),
    *("host_id", "first_host_id", "presenter_side_id", "sender_id"),
}
# Parts of parts, with the way to their agreement.
_DEEPER: tuple[tuple[Any, str], ...] = (
    *((one, "version__agreement_id") for one in (Clause, TextComment, WordingWaiver, WrittenText)),
    (AmendmentEdit, "amendment__agreement_id"),
)
_MARKS: tuple[Any, ...] = (StepTaken, Correction, AudienceRequest, Contest, AnswerLink)
# A record that others hang beneath, by the code of its kind and its key.
Root = tuple[str, int]
_ROOTS: tuple[Any, ...] = (Agreement, Activity, Meeting, MeetingSeries)


@cache
def _beneath() -> tuple[tuple[Any, str, str], ...]:
    """The tables that hang beneath a root: each with the way to it, and of which kind it is.

    What hangs beneath activities, meetings and series is found by its column, whoever added it.
    """
    found = [(one, "agreement_id", Agreement.subject) for one in _PARTS]
    found += [(one, way, Agreement.subject) for one, way in _DEEPER]
    columns = {"activity": Activity, "meeting": Meeting, "series": MeetingSeries}
    for model in apps.get_models():
        if not issubclass(model, Record) or model in _ROOTS:
            continue
        for field in model._meta.fields:
            root = columns.get(field.name)
            if root is not None and root is field.related_model:
                found.append((model, field.attname, root.subject))
    return tuple(found)


@dataclass(frozen=True)
class Named:
    """The names of what changes are about."""

    wholes: Mapping[Root, Any]
    of_row: Mapping[tuple[str, int], Root]
    parties: Mapping[int, str]
    officers: Mapping[int, str]

    def whole_of(self, change: Change) -> Any:
        """The root that a change is about, if it is about one in the reader's sight."""
        return self.wholes.get(self.of_row.get((change.source, change.record_id or 0), ("", 0)))

    def name_of(self, change: Change) -> str:
        """What the record is called; empty where it has no name of its own."""
        if whole := self.whole_of(change):
            return getattr(whole, "reference", "") or title_of(whole)
        row: Mapping[str, Any] = change.after or change.before or {}
        if change.source in (PartyFact._meta.db_table, RedLine._meta.db_table):
            return str(self.parties.get(row.get("party_id", 0), ""))
        if change.source == Officer._meta.db_table:
            return str(self.officers.get(change.record_id or 0, ""))
        return ""

    def address(self, change: Change) -> str:
        """Where the record is found; empty where it is not."""
        whole = self.whole_of(change)
        return address_of(whole) if whole else ""


def names_for(reader: Any, changes: Iterable[Change]) -> Named:
    """Look up what these changes are about, as far as the reader sees it; a query for each table among them."""
    rows = list(changes)
    of_row = _roots_of_rows(reader, rows)
    wholes: dict[Root, Any] = {}
    for model in _ROOTS:
        if keys := {key for kind, key in of_row.values() if kind == model.subject}:
            seen = model.objects.visible_to(reader)
            found = seen.defer("search") if model in (Agreement, Activity) else seen
            wholes |= {(model.subject, key): one for key, one in found.in_bulk(keys).items()}
    return Named(
        wholes=wholes,
        of_row=of_row,
        parties={one.pk: party_name(one) for one in _parties(rows)},
        officers=dict(Officer.objects.visible_to(reader).values_list("pk", "name")),
    )


def _roots_of_rows(reader: Any, rows: Iterable[Change]) -> dict[tuple[str, int], Root]:
    """The root that each change is about or hangs beneath."""
    wanted: dict[str, set[int]] = defaultdict(set)
    for row in rows:
        if row.record_id:
            wanted[row.source].add(row.record_id)
    found: dict[tuple[str, int], Root] = {}
    for model in _ROOTS:
        table = model._meta.db_table
        found |= {(table, key): (model.subject, key) for key in wanted.get(table, ())}
    for model, way, kind in _beneath():
        if keys := wanted.get(model._meta.db_table):
            seen = model.objects.visible_to(reader).filter(pk__in=keys).values_list("pk", way)
            found |= {(model._meta.db_table, pk): (kind, above) for pk, above in seen}
    for model in _MARKS:
        if keys := wanted.get(model._meta.db_table):
            seen = model.objects.visible_to(reader).filter(pk__in=keys, subject__in=[one.subject for one in _ROOTS])
            marks = seen.values_list("pk", "subject", "subject_id")
            found |= {(model._meta.db_table, pk): (kind, above) for pk, kind, above in marks}
    return found


def _parties(rows: Iterable[Change]) -> Iterable[Party]:
    keys = {
        value
        for row in rows
        for content in (row.before, row.after)
        for name in PARTY_COLUMNS
        if (value := (content or {}).get(name))
    }
    return all_parties(pk__in=keys) if keys else ()


def rows_of(reader: Any, text: str) -> Q:
    """The rows of the agreements, activities, meetings and series that `text` finds, and of everything beneath them,
    to filter changes by."""
    found = Q(pk__in=[])
    roots = {kind: keys for kind, keys in _found(reader, text).items() if keys}
    for model in _ROOTS:
        found |= Q(source=model._meta.db_table, record_id__in=roots.get(model.subject, []))
    for model, way, kind in _beneath():
        if kind in roots:
            rows = model.objects.visible_to(reader).filter(**{f"{way}__in": roots[kind]})
            found |= Q(source=model._meta.db_table, record_id__in=list(rows.values_list("pk", flat=True)))
    marked = Q(pk__in=[])
    for kind, keys in roots.items():
        marked |= Q(subject=kind, subject_id__in=keys)
    for model in _MARKS if roots else ():
        rows = model.objects.visible_to(reader).filter(marked)
        found |= Q(source=model._meta.db_table, record_id__in=list(rows.values_list("pk", flat=True)))
    return found


def _found(reader: Any, text: str) -> dict[str, list[int]]:
    """The roots that a text finds: the one with this reference or address, else those with its words."""
    by_key = {Agreement: agreement_by_key, Activity: activity_by_key, Meeting: meeting_by_key}
    for model, found in by_key.items():
        with suppress(Unseen):
            return {model.subject: [found(reader, text.strip()).pk]}
    by_words = {
        Agreement: Agreement.objects.visible_to(reader).filter(matching(text)),
        Activity: Activity.objects.visible_to(reader).filter(matching(text)),
        Meeting: meetings_found(reader, q=text),
        MeetingSeries: series_found(reader, q=text),
    }
    return {model.subject: list(rows.values_list("pk", flat=True)[:MOST_FOUND]) for model, rows in by_words.items()}
