"""A file comes in: it is kept, read once, and what was recognised is written down to be corrected."""

import re
from collections.abc import Mapping
from datetime import date
from io import BytesIO
from pathlib import PurePath
from typing import Any

from partners.records.errors import Forbidden, Malformed, Refused, Unseen, missing
from partners.records.files import StoredFile, file_pieces, file_store
from partners.records.fold import fold
from partners.records.imports.batch import OPEN, AnswerKnown, HeadingsKnown, Import, State
from partners.records.imports.dates import DAY_FIRST, MONTH_FIRST, order_told_by
from partners.records.imports.faults import Unread
from partners.records.imports.headings import LEFT, NOTE, fingerprint
from partners.records.imports.subjects import claimed_by, subject_of
from partners.records.imports.table import Table, open_file, table_of
from partners.records.roots import claim
from partners.records.service import service

_NOT_NAME = re.compile(r"[\W_]+")
MOST_NAME = 60
# How a browser names the second download of one file.
_AGAIN = re.compile(r"\s*\(\d+\)$")


@service
def import_receive(
    *,
    officer: Any,
    today: date,
    of: str,
    name: str,
    content: bytes,
    beside: bytes = b"",
    encoding: str = "",
    delimiter: str = "",
    sheet: str = "",
    source: str = "",
) -> Import:
    """Keep a file and recognise what it is; nothing of it is imported yet.

    How the party matched the same headings before is taken over. Raises
    Malformed on `file` where it cannot be read, Forbidden for an officer who
    does not write.
    """
    if not officer.writes:
        raise Forbidden("role")
    told = {"encoding": encoding, "delimiter": delimiter, "sheet": sheet}
    table, total, order = _read(of, content, told)
    of = claimed_by(table.headings, of)
    batch = Import(owner=officer.party, of=of, file_name=name[-200:], made_by=officer, date_order=order)
    batch.file = _kept(content)
    batch.beside = _kept(beside) if beside else None
    batch.total = total
    _recognise(batch, table)
    batch.source = _named(source) or batch.source or _named(_AGAIN.sub("", PurePath(name).stem)) or "list"
    batch.save()
    return batch


@service
def import_reread(
    *, officer: Any, today: date, batch: Import, values: Mapping[str, Any], expected_version: int | None
) -> Import:
    """Read the file anew with another `encoding`, `delimiter`, `sheet` or `heading_line`; the matching begins anew."""
    held = hold_import(officer, batch, expected_version)
    must_be(held, *OPEN)
    present = {name: getattr(held, name) for name in ("encoding", "delimiter", "sheet")}
    told = {**present, **{name: value for name, value in values.items() if name != "heading_line"}}
    line = values.get("heading_line") or (held.heading_line if told == present else 0)
    table, held.total, order = _read(held.of, content_of(held.file), told, int(line))
    held.date_order = held.date_order or order
    _recognise(held, table)
    return _opened(held)


@service
def import_match(
    *,
    officer: Any,
    today: date,
    batch: Import,
    matched: Mapping[str, str],
    expected_version: int | None,
    source: str = "",
    date_order: str = "",
    answers: Mapping[str, Mapping[str, str]] | None = None,
) -> Import:
    """Say which column is which field, and what words of the file mean; it is remembered for the next time.

    `answers` are codes by field and by what stands in the file. Raises
    Malformed for a field that there is not or that has two columns.
    """
    held = hold_import(officer, batch, expected_version)
    must_be(held, *OPEN)
    by_hand = subject_of(held.of).by_hand(held.profile)
    _check_matching(held, matched if by_hand else {}, date_order)
    if by_hand:
        held.matched = {str(place): code for place, code in matched.items()}
    held.source = _named(source) or held.source
    held.date_order = date_order or held.date_order
    for field, said in (answers or {}).items():
        meant = {fold(word)[:160]: code for word, code in said.items() if code}
        held.answers[field] = {**held.answers.get(field, {}), **meant}
        _remember_answers(officer, field, meant)
    HeadingsKnown.objects.update_or_create(
        owner=officer.party,
        of=held.of,
        headings=fingerprint(held.headings),
        defaults={"matched": held.matched, "source": held.source, "date_order": held.date_order},
    )
    return _opened(held)


def hold_import(officer: Any, batch: Import, expected_version: int | None) -> Import:
    """Claim an import for a write. Raises Unseen out of sight, Forbidden for one who does not write, Stale."""
    if not Import.objects.visible_to(officer).filter(pk=batch.pk).exists():
        raise Unseen
    if not officer.writes:
        raise Forbidden("role")
    claim(batch, expected_version)
    return Import.objects.select_related("file", "beside", "job", "owner").get(pk=batch.pk)


def import_by_key(officer: Any, key: int) -> Import:
    """An import in sight. Raises Unseen."""
    found: Import | None = Import.objects.visible_to(officer).filter(pk=key).select_related("job", "made_by").first()
    if found is None:
        raise Unseen
    return found


def must_be(batch: Import, *states: str) -> None:
    """Raise Refused unless an import is in one of these states."""
    if batch.state not in states:
        raise Refused([missing("import_stands_so", state=batch.state)])


def content_of(file: StoredFile) -> bytes:
    """A kept file as it came."""
    return b"".join(file_pieces(file))


def source_name(text: str) -> str:
    """The name of a list as it stands in identifiers."""
    return _NOT_NAME.sub("-", fold(text)).strip("-")[:MOST_NAME] or "list"


def _named(text: str) -> str:
    return " ".join(text.split())[:MOST_NAME] if text.strip() and _NOT_NAME.sub("", text) else ""


def opened(batch: Import) -> Table:
    """The table of an import, as it was recognised. Raises Unread."""
    file = open_file(content_of(batch.file), encoding=batch.encoding, delimiter=batch.delimiter, sheet=batch.sheet)
    return Table(file, batch.heading_line, tuple(batch.headings), tuple(batch.above))


def _read(of: str, content: bytes, told: Mapping[str, str], heading_line: int = 0) -> tuple[Table, int, str]:
    """The table, how many rows it has, and which of two numbers is the day where its own dates tell."""
    try:
        table = table_of(open_file(content, **told), subject_of(of).vocabulary.knows, heading_line)
        orders, total = set(), 0
        for row in table.rows():
            total += 1
            orders |= {order_told_by(cell) for cell in row.cells if 8 <= len(cell) <= 14}
    except Unread as error:
        raise Malformed({"file": [error.code]}) from error
    told_by = orders & {DAY_FIRST, MONTH_FIRST}
    return table, total, told_by.pop() if len(told_by) == 1 else ""


def _kept(content: bytes) -> StoredFile:
    packed = content.startswith(b"PK\x03\x04")
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" if packed else "text/csv"
    return file_store(content=BytesIO(content), media_type=kind)


def _recognise(batch: Import, table: Table) -> None:
    """Write down what a table is taken for, with how the party matched the same headings before."""
    subject = subject_of(batch.of)
    batch.encoding, batch.delimiter = table.file.encoding, table.file.delimiter
    batch.sheet, batch.sheets = table.file.sheet, list(table.file.sheets)
    batch.heading_line, batch.headings = table.heading_line, list(table.headings)
    batch.above = [text[:300] for text in table.above]
    batch.profile = subject.profile_of(table.headings)
    batch.matched = subject.matched(batch.profile, table.headings)
    known = HeadingsKnown.objects.filter(owner=batch.owner, of=batch.of, headings=fingerprint(table.headings)).first()
    if known:
        batch.matched = known.matched if subject.by_hand(batch.profile) else batch.matched
        batch.source = known.source
        batch.date_order = batch.date_order or known.date_order


def _opened(batch: Import) -> Import:
    batch.state, batch.passed, batch.counts = State.READ, 0, {}
    batch.save()
    return batch


def _check_matching(batch: Import, matched: Mapping[str, str], date_order: str) -> None:
    subject = subject_of(batch.of)
    known = {one.code for one in subject.vocabulary.fields} | {NOTE, LEFT}
    places = {str(place) for place in range(len(batch.headings))}
    faults: dict[str, list[str]] = {}
    fields = [code for code in matched.values() if code not in (NOTE, LEFT)]
    for place, code in matched.items():
        if str(place) not in places or code not in known:
            faults[f"matched.{place}"] = ["unknown"]
        elif fields.count(code) > 1:
            faults[f"matched.{place}"] = ["matched_twice"]
    if date_order not in ("", DAY_FIRST, MONTH_FIRST):
        faults["date_order"] = ["unknown"]
    if faults:
        raise Malformed(faults)


def _remember_answers(officer: Any, field: str, meant: Mapping[str, str]) -> None:
    AnswerKnown.objects.bulk_create(
        [AnswerKnown(owner=officer.party, field=field, said=said, means=code) for said, code in meant.items()],
        update_conflicts=True,
        unique_fields=["owner", "field", "said"],
        update_fields=["means"],
    )


def samples_of(batch: Import, most: int = 5) -> list[tuple[str, ...]]:
    """The first rows beneath the headings, to show what the columns hold; none where the file reads no more."""
    try:
        return [row.cells for _, row in zip(range(most), opened(batch).rows(), strict=False)]
    except Unread:
        return []
