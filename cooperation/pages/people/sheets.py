"""A sheet of codes on paper: shown once, to be printed and handed over."""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from cooperation.day import legal_day
from cooperation.pages.base import page, signed_in
from cooperation.pages.people.officers import colleague
from partners.people.second_factor import recovery_sheet_issue


@never_cache
@signed_in
@require_POST
def sheet(request: HttpRequest, pk: int) -> HttpResponse:
    """Make a sheet for a colleague and show it, this once."""
    subject = colleague(request, pk)
    codes = recovery_sheet_issue(officer=request.user, today=legal_day(), subject=subject)
    return page(
        request,
        "people/sheet.html",
        heading={"title": _("Sheet of codes")},
        crumbs=[
            {"label": _("People"), "url": reverse("people")},
            {"label": subject.name, "url": reverse("person", args=[subject.pk])},
        ],
        subject=subject,
        codes=[f"{code[:4]} {code[4:]}" for code in codes],
        made=timezone.localdate(),
    )
