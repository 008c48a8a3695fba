"""Saying that a similar agreement seems to be recorded already."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from agreements.instruments.agreement import Agreement
from agreements.instruments.similar import agreements_similar
from cooperation.pages.agreements.writing.fields import PartialDateField
from cooperation.pages.base import signed_in
from cooperation.pages.naming import title_of


def told_of_similar(request: HttpRequest, made: Agreement) -> None:
    """After a save: name what may be the same, so that the two can be joined."""
    a, b = made.partnership.codes
    found = agreements_similar(
        request.user,  # type: ignore[arg-type]
        parties=(a, b),
        kind=made.kind,
        titles=made.titles.values(),
        signed=made.standing.signed_on,
        instrument_type=made.instrument_type,
        areas=made.areas,
        but=made.pk,
    )
    for one in found:
        messages.warning(
            request,
            _("This may be the same agreement: %(title)s. If it is, say so with “Same as another”.")
            % {"title": " · ".join(part for part in (one.reference, title_of(one)) if part)},
        )


@signed_in
def agreement_similar_page(request: HttpRequest) -> HttpResponse:
    """While somebody writes: what may be the same; an empty answer mostly."""
    officer: Any = request.user
    asked = request.GET
    partner = asked.get("partner", "")
    found = []
    if partner and partner != officer.party.code:
        found = agreements_similar(
            officer,
            parties=(officer.party.code, partner),
            kind=asked.get("kind", ""),
            titles=[asked.get("title", "")],
            instrument_type=asked.get("instrument_type", ""),
            areas=asked.getlist("areas"),
            signed=_date([asked.get(f"signed_on_{at}", "") for at in range(3)]),
        )
    rows = [{"agreement": one, "title": title_of(one)} for one in found]
    return render(request, "agreements/writing/similar.html", {"similar": rows})


def _date(boxes: list[str]) -> str:
    """A date that is still being typed is none."""
    try:
        return PartialDateField().to_python(boxes)
    except ValidationError:
        return ""
