"""A form that is sent twice leads twice to where it led first, also where the first made the second impossible."""

from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse

from cooperation.pages.agreements.writing.sheet import see
from cooperation.pages.base import View, signed_in
from cooperation.pages.forms import once
from partners.records.errors import RecordError


class _NotYetError(Exception):
    """The form was not sent before."""


def writing_page(view: View) -> View:
    """A page for officers that write: a second submit of the very same is answered like the first."""

    @wraps(view)
    def replaying(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.method != "POST":
            return view(request, *args, **kwargs)
        earlier = _earlier(request)
        if earlier:
            return see(earlier)
        try:
            return view(request, *args, **kwargs)
        except RecordError:
            # The first may have been done between the look and the view.
            earlier = _earlier(request)
            if earlier is None:
                raise
            return see(earlier)

    return signed_in(replaying)


def _earlier(request: HttpRequest) -> str | None:
    """Where the same submit led before; None where it was not done."""
    try:
        return once(request, _not_yet)
    except _NotYetError:
        return None


def _not_yet() -> str:
    raise _NotYetError
