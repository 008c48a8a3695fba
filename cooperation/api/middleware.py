"""Errors that arise before or beside a resource are problem+json as well."""

from collections.abc import Callable

import orjson
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase

from cooperation.api.problems import MEDIA_TYPE, problem
from cooperation.api.words import DETAILS

PREFIX = "/api/"


class ProblemsOnly:
    """Under `/api/` no error is a page: an unknown address, a refused host, a failure of ours."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        if not request.path_info.startswith(PREFIX):
            return response
        if response.status_code == 301 and request.method not in ("GET", "HEAD"):
            # A missing slash: the write itself goes on to the right address, not a read in its place.
            response.status_code = 308
        if response.status_code < 400 or response.headers.get("Content-Type", "").startswith(MEDIA_TYPE):
            return response
        return _as_problem(response)


def _as_problem(response: HttpResponseBase) -> HttpResponse:
    status = response.status_code
    detail = {404: DETAILS["unseen"], 500: DETAILS["internal"], 503: DETAILS["unavailable"]}.get(status, "")
    answer = HttpResponse(orjson.dumps(problem(status, str(detail))), status=status, content_type=MEDIA_TYPE)
    for name in ("Allow", "Retry-After", "Content-Language"):
        if name in response.headers:
            answer.headers[name] = response.headers[name]
    return answer
