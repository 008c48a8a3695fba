"""Record quality: everything that is to mend in the own records, each one click from its mending."""

from collections import Counter
from collections.abc import Sequence
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from agreements.instruments.agreement import Agreement
from agreements.instruments.selectors import agreements_found, sortable
from agreements.quality.known import Sort
from agreements.quality.looking import agreement_look_over
from agreements.quality.reading import qualities
from cooperation.day import legal_day
from cooperation.pages.agreements.writing.about import writable
from cooperation.pages.agreements.writing.replayed import writing_page
from cooperation.pages.agreements.writing.sheet import see
from cooperation.pages.base import page, signed_in
from cooperation.pages.lists.columns import ordered
from cooperation.pages.lists.files import file_format, file_of
from cooperation.pages.lists.listing import nothing_fits, page_of, pages_of, saved_views, table_of, tools_of
from cooperation.pages.naming import address_of
from cooperation.pages.quality.listing import QualityFilters, Row, columns, rows_of
from cooperation.words.languages import present_language
from partners.records.errors import Forbidden

# So many records are judged at once, the latest first; whoever has more narrows the list.
MOST = 2_000


@require_safe
@signed_in
def quality_page(request: HttpRequest) -> HttpResponse:
    """What is to mend in the records of the own party, with filters, counts and files."""
    officer: Any = request.user
    if not officer.reads_national:
        raise Forbidden("role")
    filters = QualityFilters(request, officer)
    today = legal_day()
    found = sortable(agreements_found(officer, filters.asked(officer), today), officer, present_language())
    # What others wrote is theirs to mend.
    agreements = list(found.filter(owner=officer.party_id).order_by("-updated_at", "pk")[: MOST + 1])
    too_many, agreements = len(agreements) > MOST, agreements[:MOST]
    quality = qualities(officer, agreements, today)
    rows = rows_of(agreements, quality, filters)
    shown = ordered(rows, columns(officer), request.GET.get("ordering", ""))
    if form := file_format(request):
        return file_of(request, name="record-quality", columns=columns(officer), rows=shown, form=form)
    on_page = page_of(request, shown)
    return page(
        request,
        "quality/list.html",
        search_url="",
        heading={"title": _("Record quality"), "sub": _said(rows, agreements)},
        notice=_narrow() if too_many else None,
        tools=tools_of(
            request,
            filters=filters,
            placeholder=_("Title, reference, partner"),
            count=_count(rows, agreements),
            saved=_saved(request),
        ),
        table=table_of(columns(officer), on_page.object_list, empty=_empty(request, filters)),
        pages=pages_of(request, on_page),
    )


def _said(rows: Sequence[Row], agreements: Sequence[Agreement]) -> list[str]:
    counts = Counter(row.finding.sort for row in rows)
    contradictions, stale, missing = (counts[one] for one in (Sort.CONTRADICTION, Sort.STALE, Sort.MISSING))
    return [
        ngettext("%(count)s contradiction", "%(count)s contradictions", contradictions) % {"count": contradictions},
        ngettext("%(count)s stale", "%(count)s stale", stale) % {"count": stale},
        ngettext("%(count)s missing", "%(count)s missing", missing) % {"count": missing},
    ]


def _count(rows: Sequence[Row], agreements: Sequence[Agreement]) -> str:
    words = {"count": len(rows), "records": len({row.agreement.pk for row in rows}), "all": len(agreements)}
    return (
        ngettext(
            "%(count)s finding, in %(records)s of %(all)s agreements",
            "%(count)s findings, in %(records)s of %(all)s agreements",
            len(rows),
        )
        % words
    )


def _narrow() -> dict[str, Any]:
    text = _("The %(most)s agreements that changed last are judged here. Narrow the list to see the others.")
    return {"tone": "warn", "text": text % {"most": MOST}}


def _saved(request: HttpRequest) -> list[dict[str, Any]]:
    views = [
        (_("All"), {}),
        (_("Contradictions"), {"sort": "contradiction"}),
        (_("Stale"), {"sort": "stale"}),
        (_("Missing"), {"sort": "missing"}),
        (_("Mine"), {"responsible": "me"}),
    ]
    return saved_views(request, views)


def _empty(request: HttpRequest, filters: QualityFilters) -> dict[str, Any]:
    if request.GET.get("q") or filters.chips():
        return nothing_fits(request, _("Nothing here is to mend"))
    text = _("Each record says what its stage lets one expect, and nothing in it contradicts itself.")
    return {"title": _("Nothing is to mend"), "text": text}


@require_POST
@writing_page
def quality_look_over(request: HttpRequest, key: str) -> HttpResponse:
    """Keep that somebody looked a record over and found it right."""
    agreement = writable(request, key, own=True)
    agreement_look_over(officer=request.user, today=legal_day(), agreement=agreement, expected_version=None)
    messages.success(request, _("It is kept that you looked it over today."))
    back = request.POST.get("back", "")
    return see(reverse("quality") if back == "list" else address_of(agreement))
