"""What the forms of amendments share: where they stand, and where one goes on to."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, QueryDict
from django.urls import reverse

from agreements.instruments.agreement import Agreement
from cooperation.pages.agreements.writing.about import frame
from cooperation.pages.agreements.writing.careful import CarefulForm
from cooperation.pages.agreements.writing.sheet import Sheet


def tab(agreement: Agreement) -> str:
    """The address of the tab of amendments."""
    return reverse("agreement_amendments", args=[agreement.key])


def sheet(
    request: HttpRequest,
    agreement: Agreement,
    make: Callable[[Any, QueryDict | None], CarefulForm],
    name: str,
    title: str,
    submit: str,
    does: str = "",
) -> Sheet:
    """A form beneath the tab of amendments; its draft is kept under `name`."""
    context = frame(title, agreement, request, submit, does=does, cancel=tab(agreement))
    key = f"agreement.{agreement.pk}.{name}"
    return Sheet(request, make, key=key, root=agreement, template="agreements/writing/act.html", **context)
