"""What hangs beneath an agreement, as it is answered."""

from collections.abc import Collection
from typing import Any

from agreements.instruments.parts import ACT_SAYS
from agreements.models import Agreement, AgreementAct, AgreementSide, Signatory, Statement
from agreements.terms.clauses import ActKind
from cooperation.api.addresses import agreement_url
from partners.models import Contest
from partners.records.record import Reader

Row = dict[str, Any]

_ACT = (
    "id",
    "agreement_id",
    "kind",
    "side__code",
    *ACT_SAYS,
    "successor_id",
    "way",
    "evidence",
    "source",
    "source_url",
    "source_as_of",
    "note",
    "owner__code",
    "created_at",
    "updated_at",
)
_OPTIONAL = (*ACT_SAYS[1:], "evidence", "note")
SIDE = (
    "file_number",
    "their_file_number",
    "original_place",
    "partner_contact",
    "finance_note",
    "stands_alone",
    "duplicates_checked",
    "talks_level",
    "certified_copy_on",
    "mandate_authority",
    "mandate_on",
    "mandate_limits",
    "notes",
)
PART_FIELDS = ("acts", "statements", "side")


def parts_data(reader: Reader, agreement: int, fields: Collection[str] = PART_FIELDS) -> Row:
    """The acts, statements and own half of an agreement, each as far as it is in sight."""
    found: Row = {}
    if "acts" in fields:
        found["acts"] = acts_data(reader, AgreementAct.objects.visible_to(reader).filter(agreement=agreement))
    if "statements" in fields:
        found["statements"] = statements_data(Statement.objects.visible_to(reader).filter(agreement=agreement))
    if "side" in fields:
        found["side"] = side_data(reader, agreement)
    return found


def acts_data(reader: Reader, acts: Any) -> list[Row]:
    """Acts as they are answered, by date; a contested one says so."""
    rows = list(acts.order_by("on", "id").values(*_ACT))
    contested = Contest.objects.visible_to(reader).filter(
        subject=Agreement.subject, act_id__in=[row["id"] for row in rows], settled_at=None
    )
    objected = set(contested.values_list("act_id", flat=True)) if rows else set()
    signed = _signatories(reader, [row["id"] for row in rows if row["kind"] == ActKind.SIGNED])
    successors = _keys(reader, [row["successor_id"] for row in rows if row["successor_id"]])
    return [
        _act(row)
        | {
            "contested": row["id"] in objected,
            "signatories": signed.get(row["id"], []),
            "successor": successors.get(row["successor_id"]),
        }
        for row in rows
    ]


def _signatories(reader: Reader, acts: Collection[int]) -> dict[int, list[Row]]:
    """Who signed, by act."""
    found: dict[int, list[Row]] = {}
    if acts:
        rows = Signatory.objects.visible_to(reader).filter(act__in=acts).order_by("id")
        for row in rows.values("act_id", "name", "function", "power", "reference"):
            found.setdefault(row.pop("act_id"), []).append(row)
    return found


def _keys(reader: Reader, agreements: Collection[int]) -> dict[int, str]:
    """The addresses of agreements in sight."""
    if not agreements:
        return {}
    rows = Agreement.objects.visible_to(reader).filter(pk__in=agreements).values_list("pk", "reference", "slug")
    return {key: agreement_url(reference or slug) for key, reference, slug in rows}


def _act(row: Row) -> Row:
    source = {"title": row["source"], "url": row["source_url"] or None, "as_of": row["source_as_of"] or None}
    return {
        "id": row["id"],
        "kind": row["kind"],
        "side": row["side__code"],
        "on": row["on"],
        **{name: row[name] or None for name in _OPTIONAL},
        "way": row["way"],
        "source": source if row["source"] else None,
        "recorded_by": row["owner__code"],
        "created_at": row["created_at"],
        "updated_at": row["updated_at"],
    }


def statements_data(statements: Any) -> list[Row]:
    """What sources say, as it is answered."""
    rows = statements.order_by("field", "id").values("id", "field", "says", "source", "source_url", "as_of")
    return [
        {
            "id": row["id"],
            "field": row["field"],
            "says": row["says"],
            "source": {"title": row["source"], "url": row["source_url"] or None, "as_of": row["as_of"] or None},
        }
        for row in rows
    ]


def side_data(reader: Reader, agreement: int) -> Row | None:
    """The own party's half; None for whoever has none in sight."""
    persons = ("responsible", "deputy")
    columns = [f"{person}__{name}" for person in persons for name in ("id", "name", "function")]
    halves = AgreementSide.objects.visible_to(reader).filter(agreement=agreement, owner=reader.party_id)
    row = halves.values(*SIDE, *columns).first() if reader.party_id else None
    if row is None:
        return None
    people = {person: _person(row, person) for person in persons}
    return {name: row[name] if row[name] != "" else None for name in SIDE} | people


def _person(row: Row, person: str) -> Row | None:
    if not row[f"{person}__id"]:
        return None
    return {name: row[f"{person}__{name}"] for name in ("id", "name", "function")}
