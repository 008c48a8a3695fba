"""Asking for what takes long: the dry run, the import, its undoing; and stopping and going on."""

from collections.abc import Collection
from datetime import date
from typing import Any

from partners.records.errors import Malformed, Refused, missing
from partners.records.imports.batch import OPEN, Import, ImportRow, Outcome, State, Take
from partners.records.imports.headings import columns_of
from partners.records.imports.receiving import hold_import, must_be
from partners.records.imports.subjects import subject_of
from partners.records.imports.working import CHECK, UNDO, WRITE
from partners.records.jobs import Job, job_cancel, job_resume, job_start
from partners.records.service import service

_STOPPED = (Job.State.CANCELLED, Job.State.FAILED)


@service
def import_check(*, officer: Any, today: date, batch: Import, expected_version: int | None) -> Import:
    """Ask for the dry run. Raises Refused where a column is missing without which no row can be read."""
    held = hold_import(officer, batch, expected_version)
    must_be(held, *OPEN)
    lacking = subject_of(held.of).missing(held.profile, list(columns_of(held.matched)))
    if lacking:
        raise Refused([missing("import_column_matched", column=field) for field in lacking])
    ImportRow.objects.filter(batch=held).delete()
    return _begin(held, officer, today, CHECK, State.CHECKING)


@service
def import_write(
    *,
    officer: Any,
    today: date,
    batch: Import,
    take: str,
    expected_version: int | None,
    from_file: Collection[str] = (),
) -> Import:
    """Ask for the import after its dry run: `take` all, which one refusal prevents, or only the good rows.

    A cell that was corrected here since stays as it is, unless `from_file`
    names it as `line cell`; `*` takes the file's value of all of them.
    """
    held = hold_import(officer, batch, expected_version)
    if take not in Take.values:
        raise Malformed({"take": ["unknown"]})
    must_be(held, State.CHECKED)
    refused = held.counts.get(Outcome.REFUSED, 0)
    if take == Take.ALL and refused:
        raise Refused([missing("import_without_refusals", count=refused)])
    held.take, held.from_file = take, list(from_file)
    return _begin(held, officer, today, WRITE, State.WRITING)


@service
def import_undo(*, officer: Any, today: date, batch: Import, reason: str, expected_version: int | None) -> Import:
    """Ask that what an import did be taken back, with a reason; also of one that was stopped half-way."""
    held = hold_import(officer, batch, expected_version)
    if not reason.strip():
        raise Malformed({"reason": ["required"]})
    stopped = held.state == State.WRITING and is_stopped(held)
    if not stopped:
        must_be(held, State.WRITTEN)
    held.reason = reason.strip()
    job = job_start(officer=officer, kind=UNDO, asked=_asked(held, today))
    Import.objects.filter(pk=held.pk).update(state=State.UNDOING, job=job, reason=held.reason)
    held.refresh_from_db()
    return held


@service
def import_stop(*, officer: Any, today: date, batch: Import) -> None:
    """Stop the work on an import after the piece that it is at. Raises Unseen, Refused where there is none."""
    job_cancel(officer=officer, pk=_job_of(batch))


@service
def import_resume(*, officer: Any, today: date, batch: Import) -> None:
    """Let stopped work go on where it stopped. Raises Unseen, Refused where none is stopped."""
    job_resume(officer=officer, pk=_job_of(batch))


@service
def import_reopen(*, officer: Any, today: date, batch: Import, expected_version: int | None) -> Import:
    """Back to the headings from a dry run that was stopped."""
    held = hold_import(officer, batch, expected_version)
    if not (held.state == State.CHECKING and is_stopped(held)):
        must_be(held, *OPEN)
    Import.objects.filter(pk=held.pk).update(state=State.READ, passed=0, counts={})
    held.refresh_from_db()
    return held


def is_stopped(batch: Import) -> bool:
    """Whether nobody is at work on it and it can go on."""
    return batch.job is not None and batch.job.state in _STOPPED


def _job_of(batch: Import) -> int:
    if batch.job_id is None:
        raise Refused([missing("job_is_over")])
    return int(batch.job_id)


def _asked(batch: Import, today: date) -> dict[str, Any]:
    return {"import": batch.pk, "today": today.isoformat()}


def _begin(held: Import, officer: Any, today: date, kind: str, state: str) -> Import:
    held.job = job_start(officer=officer, kind=kind, asked=_asked(held, today))
    held.state, held.passed, held.counts = state, 0, {}
    held.save()
    return held
