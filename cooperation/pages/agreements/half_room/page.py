"""Our half of an agreement on a page of its own: papers, opinions, who may sign, approval at home, waivers."""

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from agreements.instruments.access import agreement_by_key
from agreements.instruments.agreement import Agreement
from cooperation.day import legal_day
from cooperation.pages.agreements.addresses import crumbs, tabs
from cooperation.pages.agreements.half_room.facts import half
from cooperation.pages.agreements.half_room.tables import approvals, opinions, powers, waivers
from cooperation.pages.agreements.reading import read
from cooperation.pages.agreements.sheet import heading, print_header
from cooperation.pages.base import page, signed_in
from partners.records.errors import Forbidden


@require_safe
@signed_in
def agreement_own(request: HttpRequest, key: str) -> HttpResponse:
    """What we keep of an agreement, for officers of ours; the other side never sees it."""
    officer: Any = request.user
    agreement = agreement_by_key(officer, key)
    if not officer.reads_national or not agreement.partnership.has(officer.party_id):
        raise Forbidden("not_a_party")
    if agreement.key != key:
        return HttpResponseRedirect(reverse("agreement_own", args=[agreement.key]))
    reading = read(agreement, officer, legal_day())
    return page(
        request,
        "agreements/own.html",
        heading=heading(reading),
        crumbs=crumbs(agreement, officer),
        tabs=tabs(agreement, officer, "own"),
        print_header=print_header(reading),
        half=half(reading, officer),
        tables=list(_tables(agreement, officer)),
    )


def _tables(agreement: Agreement, officer: Any) -> Any:
    """Each table with the way to add to it."""
    writes = officer.writes
    for name, table, add in (
        ("opinions", opinions(agreement, officer), ("agreement_opinion_new", _("Ask for an opinion"))),
        ("powers", powers(agreement, officer), ("agreement_powers_new", _("Name who may sign"))),
        ("approvals", approvals(agreement, officer), ("agreement_approval_new", _("Add an approval at home"))),
    ):
        url = reverse(add[0], args=[agreement.key]) if writes else ""
        yield {"id": name, "table": table, "add_url": url, "add": add[1]}
    gone = waivers(agreement, officer)
    if gone["rows"]:
        yield {"id": "waivers", "table": gone, "add_url": "", "add": ""}
