"""Long work: a row that its officer watches, cancels and resumes.

A job's work is a generator that yields after each piece; what it yields is
kept, so that a worker that died goes on where it stopped.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.db import models, transaction
from django.db.models import F, Q
from django.utils import timezone

from partners.records.errors import Refused, Unseen, missing
from partners.records.outbox import effect, handles

# Without a sign of life for this long, the worker is taken to have died.
SIGN_OF_LIFE = timedelta(minutes=2)


class Job(models.Model):
    """Long work of one officer, who alone sees it."""

    class State(models.TextChoices):
        WAITING = "waiting"
        RUNNING = "running"
        DONE = "done"
        FAILED = "failed"
        CANCELLED = "cancelled"

    kind = models.CharField(max_length=40)
    officer = models.ForeignKey("partners.Officer", models.PROTECT, related_name="jobs")
    asked = models.JSONField(default=dict)
    state = models.CharField(max_length=10, choices=State.choices, default=State.WAITING)
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    kept = models.JSONField(default=dict, help_text="Where it goes on after a stop.")
    result = models.JSONField(default=dict)
    cancel_asked = models.BooleanField(default=False)
    runs = models.PositiveSmallIntegerField(default=0)
    alive_at = models.DateTimeField(null=True)
    created_at = models.DateTimeField(auto_now_add=True)


@dataclass(frozen=True)
class Progress:
    """A piece done: how far, and what is needed to go on from here."""

    done: int
    total: int
    kept: dict[str, Any]
    result: dict[str, Any]


Work = Callable[[Job], Iterator[Progress]]
_kinds: dict[str, Work] = {}


def job_kind(kind: str) -> Callable[[Work], Work]:
    """Register the work of a kind of job."""

    def register(work: Work) -> Work:
        _kinds[kind] = work
        return work

    return register


def _ring(job: Job) -> None:
    effect(kind="job", key=f"job:{job.pk}:{job.runs}:{timezone.now().timestamp()}", data={"job": job.pk})


def job_start(*, officer: Any, kind: str, asked: dict[str, Any]) -> Job:
    """Ask for long work; it starts when the transaction is committed."""
    with transaction.atomic():
        job = Job.objects.create(kind=kind, officer=officer, asked=asked)
        _ring(job)
    return job


def job_cancel(*, officer: Any, pk: int) -> None:
    """Ask a job to stop after the piece it is at. Raises Unseen, or Refused when it is over."""
    _own(officer, pk)
    if Job.objects.filter(pk=pk, state=Job.State.WAITING).update(state=Job.State.CANCELLED):
        return
    if not Job.objects.filter(pk=pk, state=Job.State.RUNNING).update(cancel_asked=True):
        raise Refused([missing("job_is_over")])


def job_resume(*, officer: Any, pk: int) -> None:
    """Let a cancelled or failed job go on where it stopped. Raises Unseen or Refused."""
    job = _own(officer, pk)
    stopped = (Job.State.CANCELLED, Job.State.FAILED)
    with transaction.atomic():
        if not Job.objects.filter(pk=pk, state__in=stopped).update(state=Job.State.WAITING, cancel_asked=False):
            raise Refused([missing("job_is_not_stopped")])
        _ring(job)


def _own(officer: Any, pk: int) -> Job:
    job = Job.objects.filter(officer=officer, pk=pk).first()
    if job is None:
        raise Unseen
    return job


@handles("job")
def run_from_effect(row: Any) -> None:
    """Carry out the job that an effect names."""
    run(row.data["job"])


def abandoned() -> models.QuerySet[Job]:
    """Jobs that nobody is at work on although they are not over."""
    silent = Q(state=Job.State.RUNNING, alive_at__lt=timezone.now() - SIGN_OF_LIFE)
    unheard = Q(state=Job.State.WAITING, created_at__lt=timezone.now() - SIGN_OF_LIFE)
    return Job.objects.filter(silent | unheard)


def run(pk: int) -> None:
    """Do a job piece by piece, from where it stopped, until it is done, cancelled or failed."""
    now = timezone.now()
    free = Q(state=Job.State.WAITING) | Q(state=Job.State.RUNNING, alive_at__lt=now - SIGN_OF_LIFE)
    if not Job.objects.filter(free, pk=pk).update(state=Job.State.RUNNING, alive_at=now, runs=F("runs") + 1):
        return
    job = Job.objects.get(pk=pk)
    mine = Job.objects.filter(pk=pk, runs=job.runs, state=Job.State.RUNNING)
    try:
        for piece in _kinds[job.kind](job):
            kept = {"done": piece.done, "total": piece.total, "kept": piece.kept, "result": piece.result}
            if not mine.update(alive_at=timezone.now(), **kept):
                return
            if mine.filter(cancel_asked=True).update(state=Job.State.CANCELLED):
                return
    except Exception as error:  # its officer reads what went wrong and may resume it
        mine.update(state=Job.State.FAILED, result={"error": repr(error)[:2000]})
        return
    mine.update(state=Job.State.DONE)
