"""Every error as `application/problem+json` (RFC 9457), in the reader's language."""

import logging
from collections.abc import Iterable
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import InterfaceError, OperationalError
from django.http import Http404
from rest_framework import exceptions
from rest_framework.response import Response

from cooperation.api.words import DETAILS, TITLES, fault_detail
from cooperation.words import say
from partners.models import Officer
from partners.records import errors
from partners.records.service import request_id

MEDIA_TYPE = "application/problem+json"
_TYPES = {
    400: "malformed",
    401: "unauthenticated",
    403: "forbidden",
    404: "unseen",
    405: "method-not-allowed",
    406: "not-acceptable",
    409: "refused",
    412: "stale",
    413: "too-large",
    415: "unsupported-media-type",
    428: "version-required",
    429: "too-many-requests",
    500: "internal",
    503: "unavailable",
}
logger = logging.getLogger(__name__)
Errors = list[dict[str, Any]]


class VersionRequired(exceptions.APIException):
    """An edit that does not say which version it was made on."""

    status_code = 428
    default_code = "version_required"
    default_detail = DETAILS["version_required"]


class ParameterFault(Exception):
    """A query parameter or a header that is wrong, by name."""

    def __init__(self, name: str, code: str) -> None:
        super().__init__(name, code)
        self.name, self.code = name, code


def problem(status: int, detail: str = "", errors: Iterable[dict[str, Any]] = (), **more: Any) -> dict[str, Any]:
    """The body of an error: what kind, what happened here, and every single thing that is wrong."""
    kind = _TYPES.get(status, "internal" if status >= 500 else "malformed")
    title = str(TITLES.get(status, TITLES[500 if status >= 500 else 400]))
    return {
        "type": f"urn:entente:problem:{kind}",
        "title": title,
        "status": status,
        "detail": detail or title,
        "instance": f"urn:entente:request:{request_id.get()}",
        "errors": list(errors),
        **more,
    }


def problem_response(status: int, *args: Any, headers: dict[str, str] | None = None, **more: Any) -> Response:
    """A problem as a response."""
    return Response(problem(status, *args, **more), status=status, headers=headers, content_type=MEDIA_TYPE)


def answer_problem(error: Exception, context: dict[str, Any]) -> Response | None:
    """The handler of every exception that a resource raises; None for one that is nobody's mistake but ours."""
    if isinstance(error, errors.RecordError):
        return _of_record(error, getattr(context.get("request"), "user", None))
    if isinstance(error, ParameterFault):
        named = {"pointer": "", "parameter": error.name, "code": error.code, "detail": fault_detail(error.code)}
        return problem_response(400, f"{error.name}: {named['detail']}", [named])
    if isinstance(error, Http404):
        return problem_response(404, str(DETAILS["unseen"]))
    if isinstance(error, PermissionDenied):
        return problem_response(403)
    if isinstance(error, exceptions.APIException):
        return _of_framework(error)
    if isinstance(error, OperationalError | InterfaceError):
        logger.warning("The database cannot be reached: %s", error)
        return problem_response(503, str(DETAILS["unavailable"]), headers={"Retry-After": "5"})
    return None


def _of_record(error: errors.RecordError, officer: Any) -> Response:
    if isinstance(error, errors.Malformed):
        return problem_response(400, errors=_malformed(error))
    if isinstance(error, errors.Forbidden):
        said = _condition(error.condition)
        return problem_response(403, said["detail"], [said])
    if isinstance(error, errors.Unseen):
        return problem_response(404, str(DETAILS["unseen"]))
    if isinstance(error, errors.Refused):
        return problem_response(409, errors=[_condition(one) for one in error.conditions])
    if isinstance(error, errors.Stale):
        return problem_response(412, str(DETAILS["stale"]), changes=_changes(error, officer))
    return problem_response(500, str(DETAILS["internal"]))


def _malformed(error: errors.Malformed) -> Errors:
    return [
        {"pointer": "#/" + name.replace(".", "/") if name else "#", "code": code, "detail": fault_detail(code)}
        for name, codes in error.fields.items()
        for code in codes
    ]


def _condition(condition: errors.Condition) -> dict[str, Any]:
    return {"pointer": "#", "code": condition.code, "detail": say(condition), "data": dict(condition.data)}


def _changes(error: errors.Stale, officer: Any) -> list[dict[str, Any]]:
    """What changed since the version that was read; who did it where it was somebody of the own party."""
    keys = {one["officer"] for one in error.changes if one.get("officer")}
    names = {}
    if keys and getattr(officer, "party_id", None):
        names = dict(Officer.objects.visible_to(officer).filter(pk__in=keys).values_list("pk", "name"))
    return [
        {
            "at": one["at"],
            "version": one["version"],
            "fields": one["fields"],
            "officer": names.get(one.get("officer") or 0),
        }
        for one in error.changes
    ]


def _of_framework(error: exceptions.APIException) -> Response:
    headers = {}
    if isinstance(error, exceptions.NotAuthenticated | exceptions.AuthenticationFailed):
        headers["WWW-Authenticate"] = 'Bearer realm="entente"' + (
            ', error="invalid_token"' if isinstance(error, exceptions.AuthenticationFailed) else ""
        )
    wait = getattr(error, "wait", None)
    if wait:
        headers["Retry-After"] = str(int(wait) or 1)
    if isinstance(error, exceptions.ValidationError):
        found = list(_validation(error.detail, "#"))
        return problem_response(error.status_code, errors=found, headers=headers)
    code = error.get_codes()
    detail = str(DETAILS.get(str(code), error.detail))
    return problem_response(
        error.status_code, detail, [{"pointer": "", "code": str(code), "detail": detail}], headers=headers
    )


def _validation(detail: Any, pointer: str) -> Iterable[dict[str, Any]]:
    if isinstance(detail, dict):
        for name, inner in detail.items():
            yield from _validation(inner, pointer if name == "non_field_errors" else f"{pointer}/{name}")
    elif isinstance(detail, list):
        for index, inner in enumerate(detail):
            nested = isinstance(inner, dict | list)
            yield from _validation(inner, f"{pointer}/{index}" if nested else pointer)
    else:
        yield {"pointer": pointer, "code": getattr(detail, "code", "invalid"), "detail": str(detail)}
