"""The tab with the texts of an agreement, and the page of one version."""

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from agreements.instruments.access import agreement_by_key
from agreements.models import TextVersion
from cooperation.desk.texts import Texts, before, read_texts
from cooperation.pages.agreements.addresses import crumbs, tabs
from cooperation.pages.agreements.sheet import tab_heading
from cooperation.pages.agreements.texts.ladder import ladder, next_move, nothing_kept
from cooperation.pages.agreements.texts.saying import address, days_said, version_title, way_said
from cooperation.pages.agreements.writing.about import crumbs as crumbs_beneath
from cooperation.pages.agreements.writing.about import heading
from cooperation.pages.base import page, signed_in
from cooperation.words.languages import language_name
from partners.records.errors import Unseen


@require_safe
@signed_in
def agreement_texts(request: HttpRequest, key: str) -> HttpResponse:
    """The versions of the text, whose turn it is, and the one thing to do next."""
    officer: Any = request.user
    agreement = agreement_by_key(officer, key)
    if agreement.key != key:
        return HttpResponseRedirect(reverse("agreement_texts", args=[agreement.key]))
    texts = read_texts(officer, agreement)
    return page(
        request,
        "agreements/texts/ladder.html",
        heading=tab_heading(agreement, officer),
        crumbs=crumbs(agreement, officer),
        tabs=tabs(agreement, officer, "text"),
        move=next_move(texts),
        ladder=ladder(texts) if texts.sent or texts.drafts else None,
        empty=nothing_kept(texts),
    )


@require_safe
@signed_in
def agreement_text(request: HttpRequest, key: str, pk: int) -> HttpResponse:
    """One version: from whom, when, its files, what was said to it, what can be done with it."""
    officer: Any = request.user
    agreement = agreement_by_key(officer, key)
    texts = read_texts(officer, agreement)
    version = next((one for one in (*texts.sent, *texts.drafts) if one.pk == pk), None)
    if version is None:
        raise Unseen
    if agreement.key != key:
        return HttpResponseRedirect(reverse("agreement_text", args=[agreement.key, pk]))
    rung = next(one for one in ladder(texts)["rungs"] if one["url"] == address("agreement_text", texts, pk))
    return page(
        request,
        "agreements/texts/version.html",
        heading=heading(version_title(version), agreement, officer, tags=rung["tags"], audience=version.audience),
        crumbs=[*crumbs_beneath(agreement), {"label": _("Text"), "url": address("agreement_texts", texts)}],
        facts=_facts(texts, version),
        rung=rung,
        earlier=_earlier(texts, version),
        actions=_actions(texts, version),
        takes=texts.writes and agreement.owner_id == officer.party_id,
    )


def _facts(texts: Texts, version: TextVersion) -> list[dict[str, Any]]:
    rows = [
        (_("From"), texts.name_of(version.side_id)),
        (_("Languages"), ", ".join(language_name(code) for code in version.languages)),
        (_("When"), days_said(version)),
        (_("How it came"), way_said(version, texts)),
        (_("Note that goes with it"), version.note),
    ]
    return [{"label": label, "value": value} for label, value in rows if value]


def _earlier(texts: Texts, version: TextVersion) -> list[dict[str, str]]:
    """The versions with which this one may be compared, the nearest first."""
    nearest = before(texts, version)
    others = [one for one in texts.sent if one != version and one != nearest]
    return [
        {
            "label": _("Compare with version %(number)d") % {"number": one.number},
            "url": f"{address('agreement_text_difference', texts, version.pk)}?with={one.pk}",
        }
        for one in others
    ]


def _actions(texts: Texts, version: TextVersion) -> list[dict[str, Any]]:
    """What this officer may do with this version."""
    own = version.side_id == texts.officer.party_id and version.owner_id == texts.officer.party_id
    if not (texts.writes and own):
        return []
    found: list[dict[str, Any]] = []
    if version.is_draft and texts.in_talks:
        found.append({"label": _("Send it"), "url": address("agreement_text_send", texts, version.pk)})
    if version.is_draft:
        url = address("agreement_text_drop", texts, version.pk)
        found.append({"label": _("Put it aside"), "post_url": url, "kind": "plain"})
    elif version.received_on is None:
        url = address("agreement_text_received", texts, version.pk)
        found.append({"label": _("They received it"), "url": url, "kind": "plain"})
    return found
