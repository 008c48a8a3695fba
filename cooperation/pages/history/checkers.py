"""Who checks: auditors and approvers."""

from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse

from cooperation.pages.base import View, signed_in
from partners.models import Role
from partners.records.errors import Forbidden


def for_checkers(view: View) -> View:
    """A page for auditors and approvers; anybody else is refused, and has no entry in the menu."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        officer: Any = request.user
        if not officer.has_role(Role.AUDITOR, Role.APPROVER):
            raise Forbidden("role", needs=[Role.AUDITOR, Role.APPROVER])
        return view(request, *args, **kwargs)

    return signed_in(guarded)
