"""A page with one form about a person: filled from the record or its draft, sent once, returned filled."""

from collections.abc import Callable, Mapping
from typing import Any
from uuid import uuid4

from django import forms
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict

from cooperation.pages.base import page
from cooperation.pages.drafts import draft_done, draft_of, draft_url
from cooperation.pages.forms import attempt, once

# What a form sends: its cleaned values and the version that was read.
Do = Callable[[dict[str, Any], int | None], str]


def form_page(
    request: HttpRequest,
    make: Callable[..., forms.Form],
    do: Do,
    *,
    template: str,
    draft: str,
    initial: Mapping[str, Any] | None = None,
    version: Callable[[], int] | None = None,
    **context: Any,
) -> HttpResponse:
    """Show a form, or do what it asks: 303 onward when done, else the form with what is wrong.

    `do` calls the service and returns the address to go on to.
    """
    status, typed = 200, draft_of(request.user, draft) if request.method != "POST" else {}
    if request.method == "POST" and "forget" in request.GET:
        draft_done(request.user, draft)
        return HttpResponseRedirect(request.path, status=303)
    if request.method == "POST":
        form, status = make(request.POST), 400
        if form.is_valid():
            with attempt(form) as tried:
                address = once(request, lambda: do(form.cleaned_data, _read(request)))
            if tried.done:
                draft_done(request.user, draft)
                return HttpResponseRedirect(address, status=303)
            status = tried.status
    else:
        form = make(None, initial=_begun(make(None), initial or {}, typed))
    shown: dict[str, Any] = {"form": form, "draft_url": draft_url(draft), "submission": uuid4().hex}
    shown["forget_url"] = f"{request.path}?forget" if typed else ""
    if version:
        shown["version"] = version()
    return page(request, template, status=status, **shown, **context)


def _read(request: HttpRequest) -> int | None:
    text = request.POST.get("version", "")
    return int(text) if text.isdecimal() else None


def _begun(form: forms.Form, initial: Mapping[str, Any], typed: Mapping[str, list[str]]) -> dict[str, Any]:
    """What the form begins with: as it is kept, and over it what was typed and not yet sent."""
    if not typed:
        return dict(initial)
    data = QueryDict(mutable=True)
    for name, values in typed.items():
        data.setlist(name, values)
    return {name: field.widget.value_from_datadict(data, {}, name) for name, field in form.fields.items()}
