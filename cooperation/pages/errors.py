"""What a service answers when it does not do as asked, as a page."""

from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.formats import date_format

from cooperation.words import say
from partners.models import Officer
from partners.records.errors import Forbidden, Malformed, RecordError, Refused, Stale


class RecordErrorPages:
    """Turns what climbs out of a view into the page of its status; REST has its own."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        # A NUL stands in no record, and the database does not even look for one. REST says so itself.
        odd = "\0" in request.path_info or "%00" in request.META.get("QUERY_STRING", "")
        if odd and not request.path.startswith("/api/"):
            raise Http404
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """The page for an error of a service; None for any other."""
        if not isinstance(error, RecordError) or request.path.startswith("/api/"):
            return None
        return render(request, f"{error.status}.html", _context(request, error), status=error.status)


def _context(request: HttpRequest, error: RecordError) -> dict[str, Any]:
    context: dict[str, Any] = {"back_url": request.path if isinstance(error, Stale) else "/"}
    if isinstance(error, Forbidden):
        context["reason"] = say(error.condition)
    if isinstance(error, Refused):
        context["conditions"] = [{"text": say(one), "done": False} for one in error.conditions]
    if isinstance(error, Stale):
        context["changes"] = list(_changes(error))
    if isinstance(error, Malformed):
        context["fields"] = error.fields
    return context


def _changes(error: Stale) -> list[dict[str, str]]:
    who = {row["officer"] for row in error.changes if row["officer"]}
    names = dict(Officer.objects.filter(pk__in=who).values_list("pk", "name"))
    return [
        {
            "field": ", ".join(row["fields"]) or "…",
            "who": names.get(row["officer"], ""),
            "when": date_format(timezone.localtime(row["at"]), "DATETIME_FORMAT"),
        }
        for row in error.changes
    ]
