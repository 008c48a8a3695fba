"""Who sees an agreement: asked for with a reason, decided by an approver, what becomes visible shown field by field."""

from functools import partial

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from agreements.instruments.mending import agreement_decide_audience
from cooperation.pages.agreements.writing.about import frame, writable
from cooperation.pages.agreements.writing.disclosure import opened_told, shown_to
from cooperation.pages.agreements.writing.replayed import writing_page
from cooperation.pages.audience.changing import Seeing, audience_page
from cooperation.pages.naming import address_of


@writing_page
def agreement_audience_page(request: HttpRequest, key: str) -> HttpResponse:
    """Ask for a change of who sees it, or decide the one that waits."""
    agreement = writable(request, key, own=True)
    seeing = Seeing(
        agreement,
        home=lambda: address_of(agreement),
        frame=lambda submit: frame(_("Who sees it"), agreement, request, submit),
        said=partial(shown_to, request.user, agreement),
        keeps=_("What we keep for ourselves stays with us: mandate, finance note, contacts, file numbers, notes."),
        decide=partial(agreement_decide_audience, agreement=agreement),
        opened=lambda: opened_told(agreement),
        preview=lambda to: reverse("agreement_preview", args=[agreement.key, to]),
    )
    return audience_page(request, seeing)
