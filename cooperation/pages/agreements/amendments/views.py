"""The tab of amendments: of an agreement its acts and its text as it reads, of an amendment what it changes."""

from datetime import date, timedelta
from itertools import pairwise
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from agreements.amendments.amendment import Amendment, Consolidated
from agreements.amendments.editing import amendment_edit_drop, amendment_merge, amendment_rebase
from agreements.amendments.effect import reaches
from agreements.amendments.reading import amendments_of, consolidated_all, proposal_of
from agreements.instruments.access import agreement_by_key
from agreements.instruments.agreement import Agreement
from agreements.terms.dates import PartialDate
from agreements.texts.holding import WRITTEN_IN
from cooperation.day import legal_day
from cooperation.pages.agreements.addresses import crumbs, tabs
from cooperation.pages.agreements.amendments.showing import acts_listed, changes_shown, text_shown
from cooperation.pages.agreements.amendments.time import time_told
from cooperation.pages.agreements.documents.papers import links_of
from cooperation.pages.agreements.writing.about import heading, writable
from cooperation.pages.agreements.writing.replayed import writing_page
from cooperation.pages.agreements.writing.sheet import see
from cooperation.pages.base import page, signed_in
from cooperation.pages.naming import title_of
from cooperation.papers.text import languages_to_print
from partners.records.errors import Refused


@require_safe
@signed_in
def agreement_amendments(request: HttpRequest, key: str) -> HttpResponse:
    """What changes this agreement, or what this amendment changes."""
    officer: Any = request.user
    agreement = agreement_by_key(officer, key)
    if agreement.key != key:
        return HttpResponseRedirect(reverse("agreement_amendments", args=[agreement.key]))
    row = Amendment.objects.visible_to(officer).filter(agreement=agreement).select_related("base", "merged").first()
    above = Agreement.objects.visible_to(officer).filter(pk=agreement.parent_id).first() if row else None
    if row is not None and above is not None:
        row.agreement = agreement
        return _of_amendment(request, row, above)
    return _of_agreement(request, agreement)


def _frame(request: HttpRequest, agreement: Agreement, actions: list[dict[str, Any]]) -> dict[str, Any]:
    officer: Any = request.user
    return {
        "heading": heading(title_of(agreement), agreement, officer, actions=actions),
        "crumbs": crumbs(agreement, officer),
        "tabs": tabs(agreement, officer, "amendments"),
    }


def _of_agreement(request: HttpRequest, agreement: Agreement) -> HttpResponse:
    officer: Any = request.user
    amendments = amendments_of(officer, agreement)
    texts = list(consolidated_all(officer, agreement))
    writes = officer.writes and agreement.partnership.has(officer.party_id)
    signed = bool(agreement.standing.signed_on or agreement.standing.entry_into_force)
    actions = []
    if writes and signed:
        actions.append({"label": _("Prepare an amendment"), "url": reverse("amendment_new", args=[agreement.key])})
    lay = reverse("consolidated_lay", args=[agreement.key]) if _may_lay(officer, agreement, signed, texts) else ""
    if writes and agreement.owner_id == officer.party_id and agreement.parent_id and not amendments:
        mark = {"label": _("It changes the agreement above it"), "url": reverse("amendment_mark", args=[agreement.key])}
        actions.append({**mark, "kind": "plain"})
    return page(
        request,
        "agreements/amendments/agreement.html",
        **_frame(request, agreement, actions),
        acts=acts_listed(agreement, amendments),
        none_yet=not amendments,
        signed=signed,
        text=_shown(agreement, texts[-1], legal_day()) if texts else None,
        earlier=[_shown(agreement, *one) for one in _earlier(agreement, texts)] if request.GET.get("earlier") else [],
        earlier_url="?earlier=1" if len(texts) > 1 and not request.GET.get("earlier") else "",
        lay_url=lay,
        time=time_told(agreement),
    )


def _shown(agreement: Agreement, text: Consolidated, day: date | None) -> dict[str, Any]:
    """A consolidated text, with its papers where there is a day on which it reads so."""
    links = links_of(agreement, "consolidated", "agreement_paper", languages_to_print(text), day) if day else []
    return {**text_shown(text), "papers": links}


def _earlier(agreement: Agreement, texts: list[Consolidated]) -> list[tuple[Consolidated, date | None]]:
    """The texts before the last, the newest first, each with the last day on which it read so."""
    found = []
    for text, following in pairwise(texts):
        until = PartialDate.parse(following.since).first - timedelta(days=1) if following.since else None
        found.append((text, until))
    return found[::-1]


def _may_lay(officer: Any, agreement: Agreement, signed: bool, texts: list[Any]) -> bool:
    return bool(officer.writes and agreement.owner_id == officer.party_id and signed and len(texts) <= 1)


def _of_amendment(request: HttpRequest, row: Amendment, above: Agreement) -> HttpResponse:
    officer: Any = request.user
    agreement = row.agreement
    now = proposal_of(officer, row, above)
    writes = officer.writes and agreement.partnership.has(officer.party_id) and row.merged is None
    is_open = agreement.status in WRITTEN_IN or agreement.door == "recorded" or bool(now.found)
    writes = bool(writes and is_open and now.current is not None)
    key = agreement.key
    actions = []
    if writes:
        actions.append({"label": _("Change a clause"), "url": reverse("amendment_add", args=[key])})
    if (officer.writes and not agreement.standing.entry_into_force) or agreement.door == "recorded":
        time_url = reverse("amendment_time", args=[key])
        actions.append({"label": _("Change its dates and terms"), "url": time_url, "kind": "plain"})
    return page(
        request,
        "agreements/amendments/amendment.html",
        **_frame(request, agreement, actions if officer.writes else []),
        kind=row.kind,
        above={"title": title_of(above), "url": reverse("agreement_amendments", args=[above.key])},
        no_text=now.current is None,
        changes=changes_shown(now, writes),
        stale=now.stale and row.merged is None,
        crossed=bool(now.found),
        rebase_url=reverse("amendment_rebase", args=[key]) if writes and now.found else "",
        merge_url=reverse("amendment_merge", args=[key]) if writes and now.rows and _in_force(agreement) else "",
        merged=row.merged.number if row.merged else 0,
        unknown_to_some=not reaches(row, above),
        time=time_told(above, row),
    )


def _in_force(agreement: Agreement) -> bool:
    return bool(agreement.standing.in_force)


@require_POST
@writing_page
def amendment_drop(request: HttpRequest, key: str, part: str) -> HttpResponse:
    """Leave a clause as it is after all."""
    agreement = writable(request, key)
    given: dict[str, Any] = {"officer": request.user, "today": legal_day(), "agreement": agreement}
    amendment_edit_drop(**given, part=part, expected_version=None)
    return see(reverse("agreement_amendments", args=[agreement.key]))


@require_POST
@writing_page
def amendment_rebase_page(request: HttpRequest, key: str) -> HttpResponse:
    """The edits were looked at against the text that now holds."""
    agreement = writable(request, key)
    given: dict[str, Any] = {"officer": request.user, "today": legal_day(), "agreement": agreement}
    try:
        amendment_rebase(**given, expected_version=None)
        messages.success(request, _("The amendment is now written for the text as it reads."))
    except Refused:
        messages.warning(request, _("Leave alone first what is no longer there: those changes are marked below."))
    return see(reverse("agreement_amendments", args=[agreement.key]))


@require_POST
@writing_page
def amendment_merge_page(request: HttpRequest, key: str) -> HttpResponse:
    """Put the changes into the text."""
    agreement = writable(request, key)
    given: dict[str, Any] = {"officer": request.user, "today": legal_day(), "agreement": agreement}
    amendment_merge(**given, expected_version=None)
    messages.success(request, _("The consolidated text has one more amendment in it."))
    return see(reverse("agreement_amendments", args=[agreement.key]))
