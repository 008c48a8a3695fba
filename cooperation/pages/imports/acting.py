"""What is done on the page of an import; each leads back to it."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from cooperation.day import legal_day
from cooperation.pages.base import page, signed_in
from cooperation.pages.forms import attempt
from cooperation.pages.imports.forms import MatchForm, RereadForm, UndoForm
from cooperation.pages.imports.showing import AT_WORK, address, job_card, shown
from cooperation.words import say
from partners.models import Import
from partners.records.errors import Forbidden, Malformed, Refused, Stale
from partners.records.imports.asking import (
    import_check,
    import_reopen,
    import_resume,
    import_stop,
    import_undo,
    import_write,
    is_stopped,
)
from partners.records.imports.receiving import import_by_key, import_match, import_reread

Deed = Callable[[HttpRequest, Import], HttpResponse | None]


def deed(view: Deed) -> Callable[..., HttpResponse]:
    """Something that is done to an import by POST; what is refused is said on its page."""

    @wraps(view)
    def done(request: HttpRequest, pk: int) -> HttpResponse:
        officer: Any = request.user
        batch = import_by_key(officer, pk)
        if not officer.writes:
            raise Forbidden("role")
        try:
            answer = view(request, batch)
        except Refused as error:
            messages.error(
                request, " ".join(_("Still missing: %(what)s") % {"what": say(one)} for one in error.conditions)
            )
            answer = None
        except Stale:
            messages.error(request, _("Somebody changed this meanwhile. Look again, then save."))
            answer = None
        return answer or _back(batch)

    return require_POST(signed_in(done))


def _back(batch: Import) -> HttpResponse:
    answer = HttpResponse(status=303)
    answer["Location"] = address("import", batch)
    return answer


def _told(request: HttpRequest, batch: Import) -> dict[str, Any]:
    text = request.POST.get("version", "")
    if not text.isdecimal():
        raise Malformed({"version": ["required"]})
    return {"officer": request.user, "today": legal_day(), "batch": batch, "expected_version": int(text)}


def _refused(request: HttpRequest, batch: Import, status: int, **form: Any) -> HttpResponse:
    return page(request, "imports/one.html", status=status, **shown(request, batch, **form))


@deed
def match(request: HttpRequest, batch: Import) -> HttpResponse | None:
    """Say which column is which, and let every row be checked."""
    form = MatchForm(batch, request.POST)
    if not form.is_valid():
        return _refused(request, batch, 400, match=form)
    with attempt(form) as tried:
        given = {name: form.cleaned_data[name] for name in ("source", "date_order")}
        told = _told(request, batch)
        matched = import_match(**told, matched=form.matched(), **given)
        import_check(**{**told, "batch": matched, "expected_version": None})
    return None if tried.done else _refused(request, batch, tried.status, match=form)


@deed
def reread(request: HttpRequest, batch: Import) -> HttpResponse | None:
    """Read the file anew, as told."""
    form = RereadForm(batch, request.POST)
    if not form.is_valid():
        return _refused(request, batch, 400, reread=form)
    values = {name: value for name, value in form.cleaned_data.items() if value}
    with attempt(form) as tried:
        import_reread(**_told(request, batch), values=values)
    return None if tried.done else _refused(request, batch, tried.status, reread=form)


@deed
def answers(request: HttpRequest, batch: Import) -> HttpResponse | None:
    """Say what names mean, and let every row be checked again."""
    said = {name.removeprefix("said."): str(request.POST[name]) for name in request.POST if name.startswith("said.")}
    meant = {text: str(request.POST.get(f"means.{number}", "")) for number, text in said.items()}
    told = _told(request, batch)
    matched = import_match(**told, matched=batch.matched, answers={"party": meant})
    import_check(**{**told, "batch": matched, "expected_version": None})
    return None


@deed
def write(request: HttpRequest, batch: Import) -> HttpResponse | None:
    """Import all rows, or the good ones."""
    marked = request.POST.getlist("from_file")
    import_write(**_told(request, batch), take=request.POST.get("take", ""), from_file=marked)
    return None


@deed
def undo(request: HttpRequest, batch: Import) -> HttpResponse | None:
    """Undo it as one step, with a reason."""
    form = UndoForm(request.POST)
    if not form.is_valid():
        return _refused(request, batch, 400, undo_form=form)
    import_undo(**_told(request, batch), reason=form.cleaned_data["reason"])
    return None


@deed
def reopen(request: HttpRequest, batch: Import) -> HttpResponse | None:
    """Back to the columns."""
    import_reopen(**_told(request, batch))
    return None


@deed
def stop(request: HttpRequest, batch: Import) -> HttpResponse | None:
    """Stop after the piece that it is at."""
    import_stop(officer=request.user, today=legal_day(), batch=batch)
    return None


@deed
def resume(request: HttpRequest, batch: Import) -> HttpResponse | None:
    """Go on where it stopped."""
    import_resume(officer=request.user, today=legal_day(), batch=batch)
    return None


@require_safe
@signed_in
def progress(request: HttpRequest, pk: int) -> HttpResponse:
    """How far it is, for the page that asks again and again; the whole page once it is over."""
    officer: Any = request.user
    batch = import_by_key(officer, pk)
    if not request.headers.get("HX-Request"):
        return _back(batch)
    if batch.state not in AT_WORK or is_stopped(batch):
        answer = HttpResponse(status=204)
        answer["HX-Refresh"] = "true"
        return answer
    return render(request, "components/progress.html", {"job": job_card(officer, batch)})
