"""Writing clauses: each write holds the agreement, so that of two officers at once the second sees what changed."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.utils import timezone

from agreements.instruments.agreement import Agreement
from agreements.texts.holding import hold_text, own_version, refuse_unless_open
from agreements.texts.library.reading import alternatives, clauses, keys
from agreements.texts.library.starting import part_of
from agreements.texts.version import TextVersion
from agreements.texts.writing.beginning import clauses_made, seen_with
from agreements.texts.writing.clause import Clause, OwnClause, WrittenText
from agreements.texts.writing.facts import facts_of
from partners.records.errors import Condition, Malformed, Unseen
from partners.records.service import service

MOST_SIGNS = 20_000
MOST_CLAUSES = 200


def hold_draft(officer: Any, agreement: Agreement, version_id: int, expected_version: int | None) -> TextVersion:
    """A written draft of the own side, held for a write. Raises Unseen, Forbidden, Refused once it is sent, Stale."""
    held = hold_text(officer, agreement, expected_version)
    version = own_version(officer, held, version_id)
    version.agreement = held
    refuse_unless_open(
        held,
        Condition("version_not_sent", met=version.is_draft),
        Condition("version_written_here", met=version.written),
    )
    return version


def clause_of(version: TextVersion, part: str) -> Clause:
    """A clause of a version by its lasting name. Raises Unseen."""
    found: Clause | None = Clause.objects.filter(version=version, part=part, mistake_at=None).first()
    if found is None:
        raise Unseen
    return found


@service
def clause_edit(
    *,
    officer: Any,
    today: date,
    agreement: Agreement,
    version_id: int,
    part: str,
    headings: Mapping[str, str],
    bodies: Mapping[str, str],
    expected_version: int | None,
    numbered: bool | None = None,
) -> Clause:
    """Change the words of a clause; languages that are not named stay.

    A clause whose words were changed by hand is no longer the alternative of
    the library that it was. Raises Malformed, and what `hold_draft` raises.
    """
    version = hold_draft(officer, agreement, version_id, expected_version)
    row = clause_of(version, part)
    _check_words(version, headings, bodies)
    before = (row.bodies, row.headings)
    row.headings = {**row.headings, **{code: text.strip() for code, text in headings.items()}}
    row.bodies = {**row.bodies, **{code: _plain(text) for code, text in bodies.items()}}
    row.numbered = row.numbered if numbered is None else numbered
    if row.bodies != before[0]:
        row.alternative = ""
    row.save()
    return row


@service
def clause_choose(
    *,
    officer: Any,
    today: date,
    agreement: Agreement,
    version_id: int,
    part: str,
    alternative: str,
    expected_version: int | None,
) -> Clause:
    """Take another wording of the library for a clause, in all its languages. Raises Malformed, and as `hold_draft`."""
    version = hold_draft(officer, agreement, version_id, expected_version)
    row = clause_of(version, part)
    if alternative not in alternatives(row.key):
        raise Malformed({"alternative": ["unknown"]})
    name = f"{row.key}.{alternative}" if alternative else row.key
    words = part_of(name, _facts(version), version.languages, _sheet(version).frameworks)
    row.alternative, row.headings, row.bodies = alternative, dict(words.headings), dict(words.bodies)
    row.save()
    return row


@service
def clause_insert(
    *,
    officer: Any,
    today: date,
    agreement: Agreement,
    version_id: int,
    expected_version: int | None,
    after: str = "",
    name: str = "",
    own_clause: int | None = None,
) -> Clause:
    """Put a clause after another (`after` its lasting name; empty: at the beginning).

    It is taken from the library by its `name`, from the ministry's own
    (`own_clause`), or empty. Raises Malformed, and what `hold_draft` raises.
    """
    version = hold_draft(officer, agreement, version_id, expected_version)
    rows = _rows(version)
    if len(rows) >= MOST_CLAUSES:
        raise Malformed({"name": ["too_many"]})
    at = _place(rows, after)
    made = _made(officer, version, name, own_clause)
    _in_order([*rows[:at], made, *rows[at:]])
    return made


def _made(officer: Any, version: TextVersion, name: str, own_clause: int | None) -> Clause:
    if own_clause is not None:
        kept = OwnClause.objects.visible_to(officer).filter(pk=own_clause).first()
        if kept is None:
            raise Malformed({"own_clause": ["unknown"]})
        words = {"key": kept.key, "headings": kept.headings, "bodies": kept.bodies}
        row: Clause = Clause.objects.create(version=version, order=0, **words, **seen_with(version))
        return row
    if name:
        if name not in clauses("en", True) and name not in keys():
            raise Malformed({"name": ["unknown"]})
        part = part_of(name, _facts(version), version.languages, _sheet(version).frameworks)
        return clauses_made(version, [part])[0]
    empty = dict.fromkeys(version.languages, "")
    row = Clause.objects.create(version=version, order=0, headings=empty, bodies=empty, **seen_with(version))
    return row


@service
def clause_move(
    *,
    officer: Any,
    today: date,
    agreement: Agreement,
    version_id: int,
    part: str,
    by: int,
    expected_version: int | None,
) -> Clause:
    """Move a clause up (`by` negative) or down among the others, as far as there is room."""
    version = hold_draft(officer, agreement, version_id, expected_version)
    rows = _rows(version)
    row = clause_of(version, part)
    at = next(place for place, one in enumerate(rows) if one.pk == row.pk)
    rows.insert(min(max(at + by, 0), len(rows) - 1), rows.pop(at))
    _in_order(rows)
    return row


@service
def clause_remove(
    *, officer: Any, today: date, agreement: Agreement, version_id: int, part: str, expected_version: int | None
) -> Clause:
    """Take a clause out of a draft; the history keeps it."""
    version = hold_draft(officer, agreement, version_id, expected_version)
    row = clause_of(version, part)
    row.mistake_at = timezone.now()
    row.save()
    _in_order(_rows(version))
    return row


def _rows(version: TextVersion) -> list[Clause]:
    return list(Clause.objects.filter(version=version, mistake_at=None).order_by("order", "id"))


def _in_order(rows: list[Clause]) -> None:
    for order, row in enumerate(rows, 1):
        row.order = order
    Clause.objects.bulk_update(rows, ["order"])


def _place(rows: list[Clause], after: str) -> int:
    if not after:
        return 0
    for at, row in enumerate(rows, 1):
        if row.part == after:
            return at
    raise Malformed({"after": ["unknown"]})


def _facts(version: TextVersion) -> Any:
    sheet = _sheet(version)
    return facts_of(
        version.agreement,
        own=version.side_id,
        languages=version.languages,
        prevails=sheet.prevails,
        frameworks=sheet.frameworks,
    )


def _sheet(version: TextVersion) -> WrittenText:
    found: WrittenText = WrittenText.objects.get(version=version)
    return found


def _check_words(version: TextVersion, headings: Mapping[str, str], bodies: Mapping[str, str]) -> None:
    faults: dict[str, list[str]] = {}
    for name, words in (("headings", headings), ("bodies", bodies)):
        if set(words) - set(version.languages):
            faults[name] = ["unknown"]
        if any(len(text) > MOST_SIGNS for text in words.values()):
            faults[name] = ["too_long"]
    if faults:
        raise Malformed(faults)


def _plain(text: str) -> str:
    return "\n".join(line.rstrip() for line in text.replace("\r\n", "\n").strip().split("\n"))
