"""What was released, for everyone, without an account: read with the eyes of the public whoever asks."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from agreements.instruments.access import agreement_by_key
from cooperation.day import legal_day
from cooperation.pages.agreements.detail import day_asked, page_printed
from cooperation.pages.agreements.list import answer
from cooperation.pages.agreements.reading import read
from cooperation.pages.agreements.sheet import heading, print_header, sheet
from cooperation.pages.base import page
from partners.records.record import PUBLIC


@require_safe
def public_agreements(request: HttpRequest) -> HttpResponseBase:
    """The agreements that were released."""
    head = {"title": _("Agreements"), "sub": _("What was released to everyone, each fact with its source.")}
    return answer(request, PUBLIC, detail="public_agreement", template="public/list.html", heading=head, menu=None)


@require_safe
def public_agreement(request: HttpRequest, key: str) -> HttpResponse:
    """One released agreement; an old address leads to the present one."""
    agreement = agreement_by_key(PUBLIC, key)
    if agreement.key != key:
        return HttpResponseRedirect(reverse("public_agreement", args=[agreement.key]))
    reading = read(agreement, PUBLIC, legal_day(), day=day_asked(request))
    return page(
        request,
        "public/agreement.html",
        heading=heading(reading)
        | {
            "actions": [
                {
                    "label": _("Say it, print it"),
                    "url": reverse("public_agreement_papers", args=[key]),
                    "kind": "plain",
                }
            ]
        },
        crumbs=[{"label": _("Agreements"), "url": reverse("public_agreements")}],
        print_header=print_header(reading, page_printed(reading)),
        sheet=sheet(reading),
        menu=None,
    )
