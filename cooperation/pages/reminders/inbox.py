"""The inbox: what an officer should know, one line for each thing, the newest first."""

from typing import Any

from django import forms
from django.db.models import Q
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext_lazy
from django.views.decorators.http import require_POST, require_safe

from agreements.activities.selectors import ActivityFilter, activities_found, activity_partners
from agreements.instruments.selectors import AgreementFilter, agreements_found, partners_found
from agreements.models import ReciprocityEntry, Understanding
from agreements.reciprocity.telling import BALANCE
from cooperation.day import legal_day
from cooperation.desk.inbox import Letter, letters
from cooperation.meetings.selectors import meetings_found, series_found
from cooperation.pages.base import page, signed_in
from cooperation.pages.lists.address import address
from cooperation.pages.lists.columns import ordered
from cooperation.pages.lists.files import file_format, file_of
from cooperation.pages.lists.filters import Filters
from cooperation.pages.lists.listing import nothing_fits, page_of, pages_of, table_of, tools_of
from cooperation.pages.reminders.showing import columns
from cooperation.words import party_name
from partners.models import Partnership
from partners.people.notices import notice_read, notices_read, threads_of
from partners.profile.reading import profiles_found

# So many threads back the inbox reaches; what is older stands in the history of its record.
MOST = 2000
UNREAD = "unread"
_KINDS = {
    "reminder": gettext_lazy("Days that come up"),
    "asked_reminder": gettext_lazy("What I asked for"),
    "other": gettext_lazy("What others ask or decide"),
}


class InboxFilters(Filters):
    """By whether it was read, by kind, by partner."""

    state = forms.ChoiceField(
        label=pgettext_lazy("of a notice", "Read"),
        required=False,
        choices=[("", ""), (UNREAD, gettext_lazy("Not read yet"))],
    )
    kind = forms.ChoiceField(label=gettext_lazy("About"), required=False, choices=[("", ""), *_KINDS.items()])
    partner = forms.ChoiceField(label=gettext_lazy("Partner"), required=False)

    def __init__(self, request: HttpRequest) -> None:
        reader: Any = request.user
        across = {*partners_found(reader), *activity_partners(reader)}
        partners = sorted((party_name(one), one.code) for one in across)
        super().__init__(request, choices={"partner": [("", ""), *((code, name) for name, code in partners)]})


@require_safe
@signed_in
def inbox(request: HttpRequest) -> HttpResponse:
    """The own notices, searched, filtered and sorted, or as a file."""
    officer: Any = request.user
    filters = InboxFilters(request)
    shown = columns(officer, legal_day(), request.get_full_path())
    rows = ordered(_found(request, officer, filters), shown, request.GET.get("ordering", ""))
    if form := file_format(request):
        return file_of(request, name="notices", columns=shown, rows=rows, form=form)
    on_page = page_of(request, rows)
    newest = max((one.notice.pk for one in rows if one.notice.unread), default=None)
    return page(
        request,
        "reminders/inbox.html",
        heading={"title": _("Notices"), "actions": _ways()},
        tools=tools_of(
            request,
            filters=filters,
            placeholder=_("Title, reference, partner"),
            count=ngettext("One notice", "%(count)s notices", len(rows)) % {"count": len(rows)},
            saved=_saved(request),
        ),
        table=table_of(shown, on_page.object_list, empty=_empty(request, filters)),
        pages=pages_of(request, on_page),
        newest=newest,
    )


def _found(request: HttpRequest, officer: Any, filters: InboxFilters) -> list[Letter]:
    found = threads_of(officer, unread=bool(filters.wanted("state")))
    if kind := filters.wanted("kind"):
        found = found.exclude(code__in=[*_KINDS]) if kind == "other" else found.filter(code=kind)
    wanted = AgreementFilter(q=request.GET.get("q", "").strip(), partner=filters.wanted("partner"))
    if wanted.q or wanted.partner:
        found = found.filter(_about(officer, wanted))
    return letters(list(found[:MOST]), officer)


def _about(officer: Any, wanted: AgreementFilter) -> Q:
    """The notices about what the search finds: agreements, activities, meetings, views of parties, the balance."""
    doings = activities_found(officer, ActivityFilter(q=wanted.q, partner=wanted.partner)).order_by().values("pk")
    seen = agreements_found(officer, wanted, legal_day()).order_by().values("pk")
    found = Q(subject="agreement", subject_id__in=seen) | Q(subject="activity", subject_id__in=doings)
    said = {"q": wanted.q, "partner": wanted.partner}
    found |= Q(subject="meeting", subject_id__in=meetings_found(officer, **said).values("pk"))
    found |= Q(subject="profile", subject_id__in=profiles_found(officer, **said).values("pk"))
    found |= Q(subject="series", subject_id__in=series_found(officer, **said).values("pk"))
    given = ReciprocityEntry.objects.visible_to(officer).filter(_said_of(wanted))
    return found | Q(subject=ReciprocityEntry.subject, subject_id__in=given.values("pk")) | _of_partner(officer, wanted)


def _said_of(wanted: AgreementFilter) -> Q:
    words = Q(title__icontains=wanted.q) | Q(activity__title__icontains=wanted.q) if wanted.q else Q()
    return words & _across(wanted, "partnership__")


def _across(wanted: AgreementFilter, path: str) -> Q:
    code = wanted.partner
    return Q(**{f"{path}party_a__code": code}) | Q(**{f"{path}party_b__code": code}) if code else Q()


def _of_partner(officer: Any, wanted: AgreementFilter) -> Q:
    """What has no title to search in: understandings and balances, by the partner alone."""
    if wanted.q:
        return Q(pk__in=[])
    settled = Understanding.objects.visible_to(officer).filter(_across(wanted, "partnership__"))
    pairs = Partnership.objects.of(officer.party_id).filter(_across(wanted, ""))
    found = Q(subject=Understanding.subject, subject_id__in=settled.values("pk"))
    return found | Q(subject=BALANCE, subject_id__in=pairs.values("pk"))


def _ways() -> list[dict[str, str]]:
    return [
        {"label": _("What I asked to be reminded of"), "url": reverse("reminders"), "kind": "plain"},
        {"label": _("Mail and calendar"), "url": reverse("reminding"), "kind": "plain"},
    ]


def _saved(request: HttpRequest) -> list[dict[str, Any]]:
    asked = (request.GET.get("state", ""), request.GET.get("kind", ""))
    views = [(_("All"), "", ""), (_("Not read yet"), UNREAD, ""), *((name, "", kind) for kind, name in _KINDS.items())]
    return [
        {
            "label": name,
            "url": address(request, state=state or None, kind=kind or None),
            "current": asked == (state, kind),
        }
        for name, state, kind in views
    ]


def _empty(request: HttpRequest, filters: InboxFilters) -> dict[str, Any]:
    if request.GET.get("q") or filters.chips():
        return nothing_fits(request, _("No notice here fits"))
    text = _("Days that come up under your agreements, and what others decide or ask of you, are told here.")
    return {"title": _("No notices"), "text": text}


@signed_in
@require_POST
def read(request: HttpRequest) -> HttpResponse:
    """Mark as read what was shown: all of it, or one."""
    for name, mark in (("up_to", _all), ("one", _one)):
        text = request.POST.get(name, "")
        if text.isdecimal():
            mark(request, int(text))
    return HttpResponseRedirect(back(request, reverse("notices")), status=303)


def _all(request: HttpRequest, pk: int) -> None:
    notices_read(officer=request.user, up_to=pk)


def _one(request: HttpRequest, pk: int) -> None:
    notice_read(officer=request.user, pk=pk)


def back(request: HttpRequest, otherwise: str) -> str:
    """Where a form was sent from, if that is a page of ours."""
    asked = request.POST.get("next", "")
    ours = url_has_allowed_host_and_scheme(asked, {request.get_host()}, require_https=request.is_secure())
    return asked if ours and asked.startswith("/") else otherwise
