"""Verifying the sealed history: the head of the chain, and a job that checks every batch."""

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from partners.records.history import Seal, Unsealed
from partners.records.jobs import Job, Progress, job_kind, job_start
from partners.records.seal import Problem, seal_count, strays, verify_batches

KIND = "verify_history"
# Progress is kept after so many batches, a moment's work.
PIECE = 20
# More problems than this are counted, and not listed.
MOST_LISTED = 200


@dataclass(frozen=True)
class Head:
    """The end of the sealed history: its digest, kept elsewhere, proves later that nothing before it changed."""

    position: int
    digest: str
    at: datetime
    waiting: int
    """Changes that are not sealed yet."""


def history_head() -> Head | None:
    """The last seal; None before the first."""
    last = Seal.objects.order_by("-last").first()
    return Head(last.last, last.digest, last.at, Unsealed.objects.count()) if last else None


def verification_start(*, officer: Any) -> Job:
    """Ask for a verification of the whole history; the one that the officer's is still at work on, if there is one."""
    running = Job.objects.filter(officer=officer, kind=KIND, state__in=(Job.State.WAITING, Job.State.RUNNING))
    return running.first() or job_start(officer=officer, kind=KIND, asked={})


@job_kind(KIND)
def verify(job: Job) -> Iterator[Progress]:
    """Check batch by batch from where it stopped; `result` holds the problems, the head and how much was checked."""
    done, kept = job.done, dict(job.kept)
    problems, count = list(kept.get("problems", ())), int(kept.get("count", 0))
    position = int(kept.get("after", 0))
    for last, found in verify_batches(position):
        position, done, count = last, done + 1, count + len(found)
        problems = _listed(problems, found)
        if done % PIECE == 0:
            yield _piece(done, position, problems, count)
    stray = strays()
    yield _piece(done, position, _listed(problems, stray), count + len(stray))


def _listed(problems: list[dict[str, Any]], found: list[Problem]) -> list[dict[str, Any]]:
    return [*problems, *map(asdict, found)][:MOST_LISTED]


def _piece(done: int, position: int, problems: list[dict[str, Any]], count: int) -> Progress:
    head = Seal.objects.filter(last=position).values_list("digest", flat=True).first() or ""
    kept = {"after": position, "problems": problems, "count": count}
    result = {"problems": problems, "count": count, "position": position, "digest": head}
    return Progress(done, max(seal_count(), done), kept, result)
