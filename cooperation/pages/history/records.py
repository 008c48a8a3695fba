"""Which record each change is about, by the name it has for the reader; a constant number of queries."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Q

from agreements.instruments.access import agreement_by_key
from agreements.instruments.searching import matching
from agreements.models import (
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
    StepTaken,
)
from partners.parties.reading import all_parties
from partners.records.errors import Unseen

# A search finds the changes of so many agreements.
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


@dataclass(frozen=True)
class Named:
    """The names of what changes are about."""

    agreements: Mapping[int, Agreement]
    of_row: Mapping[tuple[str, int], int]
    parties: Mapping[int, str]
    officers: Mapping[int, str]

    def agreement_of(self, change: Change) -> Agreement | None:
        """The agreement that a change is about, if it is about one in the reader's sight."""
        if change.source == Agreement._meta.db_table:
            return self.agreements.get(change.record_id or 0)
        return self.agreements.get(self.of_row.get((change.source, change.record_id or 0), 0))

    def name_of(self, change: Change) -> str:
        """What the record is called; empty where it has no name of its own."""
        if agreement := self.agreement_of(change):
            return agreement.reference or title_of(agreement)
        row: Mapping[str, Any] = change.after or change.before or {}
        if change.source == PartyFact._meta.db_table:
            return str(self.parties.get(row.get("party_id", 0), ""))
        if change.source == Officer._meta.db_table:
            return str(self.officers.get(change.record_id or 0, ""))
        return ""

    def address(self, change: Change) -> str:
        """Where the record is found; empty where it is not."""
        agreement = self.agreement_of(change)
        return address_of(agreement) if agreement else ""


def agreements_addressed(reader: Any, text: str) -> list[int]:
    """The agreement with this reference or address, if there is one in sight."""
    try:
        return [agreement_by_key(reader, text.strip()).pk]
    except Unseen:
        return []


def names_for(reader: Any, changes: Iterable[Change]) -> Named:
    """Look up what these changes are about, as far as the reader sees it."""
    rows = list(changes)
    of_row = _agreements_of_rows(reader, rows)
    keys = {row.record_id for row in rows if row.source == Agreement._meta.db_table} | set(of_row.values())
    return Named(
        agreements=Agreement.objects.visible_to(reader).defer("search").in_bulk([key for key in keys if key]),
        of_row=of_row,
        parties={one.pk: party_name(one) for one in _parties(rows)},
        officers=dict(Officer.objects.visible_to(reader).values_list("pk", "name")),
    )


def _agreements_of_rows(reader: Any, rows: Iterable[Change]) -> dict[tuple[str, int], int]:
    """The agreement that each part and each mark belongs to."""
    wanted: dict[str, set[int]] = defaultdict(set)
    for row in rows:
        if row.record_id:
            wanted[row.source].add(row.record_id)
    found: dict[tuple[str, int], int] = {}
    parts = (*((one, "agreement_id") for one in _PARTS), *_DEEPER, *((one, "subject_id") for one in _MARKS))
    for model, column in parts:
        table = model._meta.db_table
        if keys := wanted.get(table):
            seen = model.objects.visible_to(reader).filter(pk__in=keys)
            if column == "subject_id":
                seen = seen.filter(subject=Agreement.subject)
            found |= {(table, pk): owner for pk, owner in seen.values_list("pk", column)}
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
    """The rows of the agreements that `text` finds, and of everything beneath them, to filter changes by."""
    addressed = agreements_addressed(reader, text)
    found_by_words = Agreement.objects.visible_to(reader).filter(matching(text)).values_list("pk", flat=True)
    keys_found = addressed or list(found_by_words[:MOST_FOUND])
    found = Q(source=Agreement._meta.db_table, record_id__in=keys_found)
    for model in _PARTS:
        keys = list(model.objects.visible_to(reader).filter(agreement__in=keys_found).values_list("pk", flat=True))
        found |= Q(source=model._meta.db_table, record_id__in=keys)
    for model in _MARKS:
        seen = model.objects.visible_to(reader).filter(subject=Agreement.subject, subject_id__in=keys_found)
        found |= Q(source=model._meta.db_table, record_id__in=list(seen.values_list("pk", flat=True)))
    return found
