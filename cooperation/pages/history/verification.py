"""Verifying the history from the page: a job in the background, with progress, to cancel and to resume."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from cooperation.pages.history.checkers import for_checkers
from cooperation.words.dates import instant_words
from partners.models import Job
from partners.records.errors import Unseen
from partners.records.jobs import job_cancel, job_resume
from partners.records.verifying import KIND, history_head, verification_start

_STOPPED = (Job.State.CANCELLED, Job.State.FAILED)
_AT_WORK = (Job.State.WAITING, Job.State.RUNNING)


def verification_of(officer: Any) -> dict[str, Any]:
    """The card beside the history: the head of the seal, and the last verification of this officer."""
    head, job = history_head(), officer.jobs.filter(kind=KIND).order_by("-pk").first()
    return {
        "head": {
            "position": head.position,
            "digest": head.digest,
            "at": instant_words(head.at),
            "waiting": ngettext(
                "One change waits for its seal.", "%(count)s changes wait for their seal.", head.waiting
            )
            % {"count": head.waiting}
            if head.waiting
            else "",
        }
        if head
        else None,
        "job": job_card(job) if job else None,
        "problems": _problems(job) if job else [],
        "start_url": "" if job and job.state in _AT_WORK else reverse("verification_start"),
    }


def job_card(job: Job) -> dict[str, Any]:
    """A verification as the progress of a job."""
    at_work = job.state in _AT_WORK
    return {
        "id": job.pk,
        "title": _("Verification"),
        "state": job.state,
        "done": job.done,
        "total": job.total,
        "text": _text(job),
        "url": reverse("verification", args=[job.pk]),
        "cancel_url": reverse("verification_cancel", args=[job.pk]) if at_work and not job.cancel_asked else "",
        "resume_url": reverse("verification_resume", args=[job.pk]) if job.state in _STOPPED else "",
    }


def _text(job: Job) -> str:
    if job.state == Job.State.WAITING:
        return _("It starts as soon as a worker is free; the page may be left.")
    if job.state == Job.State.FAILED:
        return _("It stopped on an error: %(error)s") % {"error": job.result.get("error", "")}
    pieces = _("%(done)s of %(total)s batches") % {"done": job.done, "total": job.total}
    if job.state != Job.State.DONE:
        return pieces
    count, position = job.result.get("count", 0), job.result.get("position", 0)
    if count:
        return ngettext("One thing does not verify.", "%(count)s things do not verify.", count) % {"count": count}
    return _("Every change up to position %(position)s verifies.") % {"position": position}


_PROBLEMS = {
    "altered": lambda: _("The change at position %(position)s was altered or removed."),
    "digest": lambda: _("The batch that begins at position %(position)s does not match its digest."),
    "gap": lambda: _("Position %(position)s is missing."),
    "stray": lambda: _("The change with key %(position)s stands outside the sealed order."),
}


def _problems(job: Job) -> list[str]:
    return [_PROBLEMS[one["code"]]() % one for one in job.result.get("problems", ())]


def _own(request: HttpRequest, pk: int) -> Job:
    officer: Any = request.user
    job: Job | None = officer.jobs.filter(kind=KIND, pk=pk).first()
    if job is None:
        raise Unseen
    return job


@require_POST
@for_checkers
def start(request: HttpRequest) -> HttpResponse:
    """Begin a verification; the page then shows how far it is."""
    verification_start(officer=request.user)
    return redirect("history")


@require_safe
@for_checkers
def progress(request: HttpRequest, pk: int) -> HttpResponse:
    """How far a verification is, for the page that asks again and again."""
    job = _own(request, pk)
    if not request.headers.get("HX-Request"):
        return redirect("history")
    if job.state not in _AT_WORK:
        # What it found stands on the whole page.
        answer = HttpResponse(status=204)
        answer["HX-Refresh"] = "true"
        return answer
    return render(request, "components/progress.html", {"job": job_card(job)})


@require_POST
@for_checkers
def cancel(request: HttpRequest, pk: int) -> HttpResponse:
    """Stop after the piece that it is at."""
    job_cancel(officer=request.user, pk=_own(request, pk).pk)
    return redirect("history")


@require_POST
@for_checkers
def resume(request: HttpRequest, pk: int) -> HttpResponse:
    """Go on where it stopped."""
    job_resume(officer=request.user, pk=_own(request, pk).pk)
    return redirect("history")
