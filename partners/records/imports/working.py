"""The work on an import: pieces that each are one transaction, counted in the same transaction.

How far it is stands on the import itself and is raised with the piece, so
that a worker that was killed leaves no piece half done and none is done twice.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from functools import partial
from typing import Any

from django.utils import timezone

from partners.records.imports.batch import MARK, Import, ImportRow, Outcome, State, Take
from partners.records.imports.receiving import opened
from partners.records.imports.rows import RawRow
from partners.records.imports.subjects import Judged, Reading, subject_of
from partners.records.jobs import Job, Progress, job_kind
from partners.records.service import request_id, writing_as

PIECE = 1000
CHECK, WRITE, UNDO = "import_check", "import_write", "import_undo"
_REPORTED = ["outcome", "name", "findings", "changes", "record_id", "version"]
Group = list[RawRow]


class _OvertakenError(Exception):
    """Another worker went on with the import."""


@job_kind(CHECK)
def check_work(job: Job) -> Iterator[Progress]:
    """The dry run: every row judged and reported, nothing written."""
    yield from _through(job, State.CHECKING, _judged)
    _reached(job, State.CHECKING, State.CHECKED)


@job_kind(WRITE)
def write_work(job: Job) -> Iterator[Progress]:
    """The import itself; where all or nothing was asked for, a refusal takes back what was written."""
    yield from _through(job, State.WRITING, _written)
    _reached(job, State.WRITING, State.WRITTEN)
    if Import.objects.filter(pk=job.asked["import"], state=State.UNDOING).exists():
        yield from _back(job)
        _reached(job, State.UNDOING, State.REFUSED)


@job_kind(UNDO)
def undo_work(job: Job) -> Iterator[Progress]:
    """Take back what an import did, the last row first."""
    yield from _back(job)
    _reached(job, State.UNDOING, State.UNDONE)


def _reached(job: Job, source: str, target: str) -> None:
    with writing_as(job.officer):
        held = Import.objects.filter(pk=job.asked["import"], state=source)
        held.update(state=target, updated_at=timezone.now())


Piece = Callable[..., list[Judged]]


def _through(job: Job, state: str, do: Piece) -> Iterator[Progress]:
    """Go through the rows of a file from where an earlier worker stopped, a piece at a time."""
    batch = Import.objects.select_related("file", "beside", "owner").get(pk=job.asked["import"])
    if batch.state != state:
        return
    subject = subject_of(batch.of)
    reading = subject.reading(batch, job.officer, _day(job))
    at, start = 0, batch.passed
    for piece in _pieces(_groups(batch, subject)):
        lines = sum(len(group) for group in piece)
        if at + lines <= start:
            reading.passed(piece)
            at += lines
            continue
        try:
            _one(job, batch.pk, state, at, lines, partial(do, reading=reading, piece=piece))
        except _OvertakenError:
            return
        at += lines
        yield Progress(at, batch.total, {}, {})


def _one(job: Job, pk: int, state: str, at: int, lines: int, do: Callable[[Import], list[Judged]]) -> None:
    """One piece: done, reported and counted together, by one worker."""
    with _importing(job, pk):
        held = Import.objects.select_for_update(of=("self",)).get(pk=pk)
        if held.state != state or held.passed != at:
            raise _OvertakenError
        judged = do(held)
        if held.state == state:
            held.passed = at + lines
            _report(held, judged)
        Import.objects.filter(pk=pk).update(
            passed=held.passed, counts=held.counts, state=held.state, updated_at=timezone.now()
        )


@contextmanager
def _importing(job: Job, pk: int) -> Iterator[None]:
    """A transaction of which the history keeps that an import wrote it, and no hand of the officer."""
    token = request_id.set(f"{MARK}{pk}")
    try:
        with writing_as(job.officer):
            yield
    finally:
        request_id.reset(token)


def _judged(held: Import, reading: Reading, piece: Sequence[Group]) -> list[Judged]:
    return reading.judge(piece)


def _written(held: Import, reading: Reading, piece: Sequence[Group]) -> list[Judged]:
    judged = reading.judge(piece)
    if held.take == Take.ALL and any(one.refuses for one in judged):
        held.state = State.UNDOING
        return []
    reading.write(judged)
    return judged


def _report(held: Import, judged: Sequence[Judged]) -> None:
    rows = [
        ImportRow(
            batch=held,
            line=one.line,
            outcome=one.outcome,
            name=one.name[:200],
            findings=[found.kept() for found in one.findings],
            changes=dict(one.changes),
            record_id=one.record_id,
            version=one.version,
        )
        for one in judged
    ]
    ImportRow.objects.bulk_create(rows, update_conflicts=True, unique_fields=["batch", "line"], update_fields=_REPORTED)
    counts = Counter(held.counts) + Counter(one.outcome for one in judged)
    counts["kept"] += sum(one.keeps for one in judged)
    counts["told"] += sum(bool(one.findings) and not one.refuses for one in judged)
    held.counts = dict(+counts)


def _groups(batch: Import, subject: Any) -> Iterator[Group]:
    """Lines that are one row of the subject."""
    group: Group = []
    for row in opened(batch).rows():
        if group and subject.begins(batch, row):
            yield group
            group = []
        group.append(row)
    if group:
        yield group


def _pieces(groups: Iterator[Group]) -> Iterator[list[Group]]:
    piece: list[Group] = []
    for group in groups:
        piece.append(group)
        if len(piece) >= PIECE:
            yield piece
            piece = []
    if piece:
        yield piece


def _back(job: Job) -> Iterator[Progress]:
    """Take back a piece after the other; what somebody touched since stays and is told."""
    pk, taken = job.asked["import"], 0
    # Rows that the dry run saw and the import never reached have no record.
    did = ImportRow.objects.filter(batch=pk, outcome__in=[Outcome.CREATED, Outcome.CHANGED], record_id__isnull=False)
    total = did.count()
    while True:
        with _importing(job, pk):
            held = Import.objects.select_for_update(of=("self",)).get(pk=pk)
            if held.state != State.UNDOING:
                return
            rows = list(did.filter(undone="").order_by("-line")[:PIECE])
            if not rows:
                return
            subject_of(held.of).undo(held, rows, job.officer, _day(job), held.reason or held.file_name)
            ImportRow.objects.bulk_update(rows, ["undone"])
        taken += len(rows)
        yield Progress(min(taken, total), total, {}, {})


def _day(job: Job) -> date:
    return date.fromisoformat(job.asked["today"])
