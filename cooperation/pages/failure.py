"""When the page cannot be made: the database is away, or the fault is ours."""

import sys

from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.template import loader


def server_error(request: HttpRequest) -> HttpResponse:
    """A page that needs no database: 503 while that is away, with when to try again; else 500."""
    error = sys.exc_info()[1]
    away = isinstance(error, OperationalError | InterfaceError)
    status = 503 if away else 500
    answer = HttpResponse(loader.render_to_string(f"{status}.html"), status=status)
    if away:
        answer["Retry-After"] = "5"
    return answer
