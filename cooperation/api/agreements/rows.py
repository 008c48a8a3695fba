"""Agreements as rows: the columns that are read, and what is answered of each."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import Any

from agreements.instruments.time_clauses import CLAUSE_COLUMNS
from agreements.instruments.vocabulary import STAGE_OF
from agreements.models import Agreement, Standing
from agreements.standing.seen import standings_seen
from cooperation.api.addresses import agreement_url, partnership_url
from cooperation.api.agreements.selection import JOINED
from cooperation.api.agreements.sources import sources_of
from cooperation.day import legal_day
from cooperation.words.languages import present_language
from partners.records.errors import Unseen
from partners.records.prepared import Prepared
from partners.records.record import Reader
from partners.records.wording import in_language

Row = dict[str, Any]

_PLAIN = (
    "titles",
    "title_basis",
    "purpose",
    "kind",
    "areas",
    "instrument_type",
    "legal_nature",
    "with_parent",
    "door",
    "audience",
    "is_sample",
    "corrected_at",
    "created_at",
    "updated_at",
    "version",
)
_STANDING = (
    "status",
    "in_force",
    "basis",
    "signed_on",
    "entry_into_force",
    "entry_basis",
    "ends_on",
    "ends_basis",
    "assumptions",
    "ends_clause",
    "survives_until",
    "next_events",
    "matters",
    "renewals",
    "computed_on",
    "good_until",
)
COLUMNS = (
    "id",
    "slug",
    "reference",
    "parent_id",
    "partnership__code",
    "owner__code",
    "framework__code",
    *_PLAIN,
    *CLAUSE_COLUMNS,
    *(f"standing__{name}" for name in _STANDING),
)
_EVENT = ("kind", "date", "consequence", "clause", "article", "months", "by", "until")
# What a status needs of it.
STATUS_COLUMNS = (
    "id",
    "slug",
    "reference",
    "titles",
    "partnership__code",
    "instrument_type",
    "legal_nature",
    "with_parent",
    "corrected_at",
    "updated_at",
    "version",
    *(f"standing__{name}" for name in _STANDING),
)
FIELDS = (
    "reference",
    "id",
    "url",
    "display",
    "title",
    "titles",
    "title_basis",
    "purpose",
    "parties",
    "partnership",
    "recorded_by",
    "kind",
    "areas",
    "instrument_type",
    "legal_nature",
    "with_parent",
    "parent",
    "framework",
    "door",
    "audience",
    "stage",
    "status",
    "in_force",
    "basis",
    "assumptions",
    "signed_on",
    "entry_into_force",
    "entry_basis",
    "ends_on",
    "ends_basis",
    "ends_clause",
    "survives_until",
    "next_events",
    "matters",
    "renewals",
    "clauses",
    "sources",
    "is_sample",
    "corrected_at",
    "created_at",
    "updated_at",
    "version",
)


def _by_key(columns: Sequence[str]) -> Prepared:
    return Prepared(
        lambda reader, key: Agreement.objects.visible_to(reader).filter(addresses__key=key).values(*columns),
        {"key": "the key"},
    )


_PREPARED = {columns: _by_key(columns) for columns in (COLUMNS, STATUS_COLUMNS)}


def row_by_key(reader: Reader, key: str, columns: tuple[str, ...] = COLUMNS) -> Row:
    """The row of an agreement at any address it ever had; one query. Raises Unseen."""
    found = _PREPARED[columns].rows(reader, key=key)
    if not found:
        raise Unseen
    return found[0]


def stand_on(reader: Reader, rows: Collection[Row], day: date) -> None:
    """Make rows say how each agreement stands on `day`; no query where the stored outcome still holds."""
    late = [row["id"] for row in rows if not _holds(row, day)]
    if late:
        found = Agreement.objects.visible_to(reader).filter(pk__in=late).select_related(*JOINED)
        put_standings(rows, standings_seen(reader, list(found), day, legal_day()))


def put_standings(rows: Collection[Row], standings: Mapping[int, Standing]) -> None:
    """Put computed standings into the rows that they are of."""
    for row in rows:
        standing = standings.get(row["id"])
        if standing is not None:
            row.update({f"standing__{name}": getattr(standing, name) for name in _STANDING})


def _holds(row: Row, day: date) -> bool:
    until = row["standing__good_until"]
    return bool(row["standing__computed_on"] <= day and (until is None or day <= until))


def key_of(row: Row) -> str:
    """The address of an agreement: its reference once it has one."""
    return str(row["reference"] or row["slug"])


def title_of(row: Row) -> str:
    """The title in the reader's language, or in whichever it has."""
    return in_language(row["titles"], present_language())


def display_of(row: Row) -> str:
    """One line for a list of choices."""
    title = title_of(row)
    return f"{row['reference']}: {title}" if row["reference"] else title


def events_of(row: Row, name: str = "next_events") -> list[Row]:
    """What time will bring to it, or with `matters` what waits for people."""
    return [{key: one.get(key) for key in _EVENT} for one in row[f"standing__{name}"]]


def agreements_data(reader: Reader, rows: Sequence[Row], fields: Collection[str] = FIELDS) -> list[Row]:
    """Rows as they are answered; two queries for their sources, one for the agreements above them."""
    sources = sources_of(reader, [row["id"] for row in rows]) if "sources" in fields else {}
    parents = _parents(reader, rows) if "parent" in fields else {}
    return [
        _one(row) | {"sources": sources.get(row["id"], []), "parent": parents.get(row["parent_id"])} for row in rows
    ]


def _parents(reader: Reader, rows: Sequence[Row]) -> dict[int, str]:
    """The addresses of the agreements above these, of those in sight."""
    keys = {row["parent_id"] for row in rows if row["parent_id"]}
    if not keys:
        return {}
    found = Agreement.objects.visible_to(reader).filter(pk__in=keys).values("id", "reference", "slug")
    return {row["id"]: agreement_url(key_of(row)) for row in found}


def _one(row: Row) -> Row:
    key, standing = key_of(row), {name: row[f"standing__{name}"] for name in _STANDING}
    return {
        "reference": row["reference"],
        "id": key,
        "url": agreement_url(key),
        "display": display_of(row),
        "title": title_of(row),
        "parties": row["partnership__code"].split("-"),
        "partnership": partnership_url(row["partnership__code"]),
        "recorded_by": row["owner__code"],
        "framework": row["framework__code"],
        "stage": STAGE_OF[standing["status"]],
        "status": standing["status"],
        "in_force": standing["in_force"],
        "basis": standing["basis"],
        "assumptions": standing["assumptions"],
        "signed_on": standing["signed_on"] or None,
        "entry_into_force": standing["entry_into_force"] or None,
        "entry_basis": standing["entry_basis"] or None,
        "ends_on": standing["ends_on"] or None,
        "ends_basis": standing["ends_basis"] or None,
        "ends_clause": standing["ends_clause"] or None,
        "survives_until": standing["survives_until"] or None,
        "next_events": events_of(row),
        "matters": events_of(row, "matters"),
        "renewals": standing["renewals"],
        "clauses": {name: row[name] if row[name] != "" else None for name in CLAUSE_COLUMNS},
        **{name: row[name] for name in _PLAIN},
    }
