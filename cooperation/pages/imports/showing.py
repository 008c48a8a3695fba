"""What the page of one import shows, by where the import stands."""

from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cooperation.pages.imports.forms import MatchForm, RereadForm, UndoForm
from cooperation.pages.imports.listing import counts_words, tone_of
from cooperation.pages.imports.report import finding_line, report_of
from cooperation.words import party_name, party_names
from cooperation.words.imports import PROFILES, STATES, FindingNames
from partners.models import Import, Job
from partners.parties.choosing import parties_to_choose
from partners.profile.importing.subject import CODE as PROFILES_CODE
from partners.records.imports.asking import is_stopped
from partners.records.imports.batch import Outcome, State
from partners.records.imports.receiving import samples_of
from partners.records.imports.reporting import asked_of, kept_of

AT_WORK = frozenset({State.CHECKING, State.WRITING, State.UNDOING})
_WORK: dict[str, Any] = {
    State.CHECKING: lambda: _("Every row is checked; nothing is imported"),
    State.WRITING: lambda: _("The import"),
    State.UNDOING: lambda: _("The import is undone"),
}


def shown(request: HttpRequest, batch: Import, **more: Any) -> dict[str, Any]:
    """The context of the page; `more` puts a form that was refused in its place."""
    officer: Any = request.user
    may = officer.writes
    context: dict[str, Any] = {
        "batch": batch,
        "heading": _heading(batch),
        "crumbs": crumbs_of(batch.of),
        "file_url": address("import_file", batch),
    }
    if batch.state in AT_WORK:
        context["job"] = job_card(officer, batch)
        if is_stopped(batch) and may:
            context |= _stopped(batch)
    if batch.state == State.READ:
        context |= _recognised(batch, may)
    elif batch.rows.exists():
        context |= report_of(request, batch)
    if batch.state == State.CHECKED and may:
        context |= _to_write(officer, batch)
    if batch.state == State.WRITTEN and may:
        context["undo_form"], context["undo_url"] = UndoForm(), address("import_undo", batch)
    return context | more


def crumbs_of(of: str) -> list[dict[str, str]]:
    """Where an import of a subject belongs."""
    if of == PROFILES_CODE:
        url = f"{reverse('imports')}?of={PROFILES_CODE}"
        whole = {"label": _("Goals and capabilities"), "url": reverse("profile_lines")}
        return [whole, {"label": _("Import goals and capabilities"), "url": url}]
    whole = {"label": _("Agreements"), "url": reverse("agreements")}
    return [whole, {"label": _("Import agreements"), "url": reverse("imports")}]


def address(name: str, batch: Import) -> str:
    """One of its addresses."""
    return reverse(name, args=[batch.pk])


def _heading(batch: Import) -> dict[str, Any]:
    sub = [str(PROFILES.get(batch.profile, "")), counts_words(batch)]
    if not batch.counts:
        sub[1] = ngettext("%(count)d row", "%(count)d rows", batch.total) % {"count": batch.total}
    tag = {"text": STATES[batch.state], "tone": tone_of(batch)}
    return {"title": batch.file_name, "tag": tag, "sub": [part for part in sub if part]}


def job_card(officer: Any, batch: Import) -> dict[str, Any]:
    """The work on it as progress; its own officer stops and resumes it."""
    job = batch.job
    state = job.state if job else Job.State.WAITING
    own = bool(job and job.officer_id == officer.pk)
    running = state in (Job.State.WAITING, Job.State.RUNNING)
    return {
        "id": batch.job_id,
        "title": _WORK[batch.state]() if batch.state in _WORK else STATES[batch.state],
        "state": state,
        "done": job.done if batch.state == State.UNDOING and job else batch.passed,
        "total": job.total if batch.state == State.UNDOING and job else batch.total,
        "text": _said(job, batch),
        "url": address("import_progress", batch),
        "cancel_url": address("import_stop", batch) if own and running and job and not job.cancel_asked else "",
        "resume_url": address("import_resume", batch) if own and job and is_stopped(batch) else "",
    }


def _said(job: Job | None, batch: Import) -> str:
    if job is None or job.state == Job.State.WAITING:
        return _("It starts as soon as a worker is free; the page may be left.")
    if job.state == Job.State.FAILED:
        return _("It stopped on an error: %(error)s") % {"error": job.result.get("error", "")}
    return _("%(done)s of %(total)s rows; the page may be left.") % {"done": batch.passed, "total": batch.total}


def _stopped(batch: Import) -> dict[str, Any]:
    if batch.state == State.CHECKING:
        return {"reopen_url": address("import_reopen", batch)}
    return {"undo_form": UndoForm(), "undo_url": address("import_undo", batch)} if batch.state == State.WRITING else {}


def _recognised(batch: Import, may: bool) -> dict[str, Any]:
    samples = samples_of(batch)
    form = MatchForm(batch)
    return {
        "above": batch.above,
        "match": form if may else None,
        "match_url": address("import_match", batch),
        "columns": list(form.columns(samples)),
        "by_hand": form.by_hand,
        "reread": RereadForm(batch) if may else None,
        "reread_url": address("import_reread", batch),
    }


def _to_write(officer: Any, batch: Import) -> dict[str, Any]:
    refused = batch.counts.get(Outcome.REFUSED, 0)
    good = batch.counts.get(Outcome.CREATED, 0) + batch.counts.get(Outcome.CHANGED, 0)
    return {
        "questions": list(_questions(officer, batch)),
        "answers_url": address("import_answers", batch),
        "write_url": address("import_write", batch),
        "reopen_url": address("import_reopen", batch),
        "refused": refused,
        "good": good,
        "kept": list(_kept(officer, batch)),
        "kept_all": batch.counts.get("kept", 0),
        "good_words": ngettext("Import the good row", "Import the %(count)d good rows", good) % {"count": good},
        "all_words": ngettext("Import the row", "Import all %(count)d rows", good) % {"count": good},
    }


def _kept(officer: Any, batch: Import) -> Iterator[dict[str, str]]:
    """The cells that stay as they were corrected here, each to be marked where the file is right after all."""
    names = FindingNames(officer)
    for line, finding in kept_of(batch) if batch.counts.get("kept") else ():
        about = {"line": line, "text": finding_line(finding, names)}
        yield {"value": f"{line} {finding['data']['cell']}", "text": _("Row %(line)d, %(text)s") % about}


def _questions(officer: Any, batch: Import) -> Iterator[dict[str, Any]]:
    """The names that are not understood, each with its drop-down: what may be meant first, then everybody."""
    asked = asked_of(batch)
    if not asked:
        return
    offered = parties_to_choose(officer, officer.language, historic=True)
    everybody = [(officer.party.code, party_name(officer.party)), *offered["state"], *offered["organisation"]]
    naming = party_names()
    for number, (value, suggestions, count) in enumerate(asked):
        rows = ngettext("%(count)d row", "%(count)d rows", count) % {"count": count}
        perhaps = [(code, naming(code)) for code in suggestions]
        yield {"name": f"said.{number}", "value": value, "rows": rows, "perhaps": perhaps, "everybody": everybody}
