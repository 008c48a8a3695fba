"""What the forms of amendments share: where they stand, and where one goes on to."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from agreements.instruments.agreement import Agreement
from cooperation.pages.agreements.writing.about import frame


def tab(agreement: Agreement) -> str:
    """The address of the tab of amendments."""
    return reverse("agreement_amendments", args=[agreement.key])


def framed(request: HttpRequest, agreement: Agreement, title: str, submit: str, does: str) -> dict[str, Any]:
    """The context of a form beneath the tab of amendments, its template included."""
    context = frame(title, agreement, request, submit, does=does, cancel=tab(agreement))
    return {**context, "template": "agreements/writing/act.html"}
