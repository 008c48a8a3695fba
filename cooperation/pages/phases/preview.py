"""The phase of a pair as the partner or everyone would see our view of it."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from cooperation.pages.audience.previewing import eyes_of, preview_tabs
from cooperation.pages.base import page, signed_in
from cooperation.pages.naming import pair_name
from cooperation.pages.phases.phase import gates_table
from cooperation.pages.phases.told import crumbs, pair_at, phase_address, ribbon, short_code
from cooperation.phases.reading import gates_of, phase_of
from cooperation.words import label
from partners.records.errors import Unseen


@require_safe
@signed_in
def phase_preview(request: HttpRequest, code: str, seen_as: str) -> HttpResponse:
    """Our view with the eyes of others; caps, our template and what we went ahead without are not on it."""
    officer: Any = request.user
    pair = pair_at(officer, code)
    found = phase_of(officer, pair)
    if found is None:
        raise Unseen
    eyes = eyes_of(officer, found, seen_as)
    key = short_code(pair, officer)
    return page(
        request,
        "phases/phase.html",
        tabs=preview_tabs("phase_preview", found, officer, seen_as, key),
        preview={"text": eyes.banner, "leave_url": phase_address(pair, officer)},
        heading={
            "title": _("Phase: %(phase)s") % {"phase": label("phase", found.phase)},
            "sub": [pair_name(pair, eyes.reader)],
            "audience": eyes.audience,
        },
        crumbs=crumbs(pair, officer),
        ribbon=ribbon(found, pair),
        reason=found.reason,
        gates=gates_table(eyes.reader, gates_of(eyes.parts, found), linked=False),
    )
