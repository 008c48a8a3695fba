"""Meetings as a list: what comes, what was held; and the series with how their rhythm stands."""

from typing import Any

from django import forms
from django.db.models import F
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_safe

from cooperation.day import legal_day
from cooperation.meetings.access import MEETING_JOINED
from cooperation.meetings.meeting import Meeting
from cooperation.meetings.selectors import meetings_found
from cooperation.meetings.sequence import series_stand
from cooperation.meetings.series import MeetingSeries
from cooperation.pages.base import page, signed_in
from cooperation.pages.lists.columns import Column, order_by
from cooperation.pages.lists.files import file_format, file_of
from cooperation.pages.lists.filters import Filters
from cooperation.pages.lists.listing import page_of, pages_of, table_of, tools_of
from cooperation.pages.meetings.series import rhythm_words
from cooperation.pages.meetings.told import (
    BEAT_TONES,
    address,
    day_of,
    side_name,
    status_tag,
    title_of,
    when_words,
    where_words,
)
from cooperation.pages.naming import pair_name
from cooperation.words import VOCABULARIES, label, party_name
from partners.models import Partnership
from partners.records.fold import fold

# So many series stand above the list, those to be planned first.
MOST_SERIES = 12


class MeetingFilters(Filters):
    """By partner, by kind, by how it stands."""

    partner = forms.ChoiceField(label=gettext_lazy("Partner"), required=False)
    kind = forms.ChoiceField(label=gettext_lazy("Kind"), required=False)
    status = forms.ChoiceField(label=gettext_lazy("How it stands"), required=False)
    minutes = forms.ChoiceField(label=gettext_lazy("Minutes"), required=False)


@require_safe
@signed_in
def meetings_page(request: HttpRequest) -> HttpResponse:
    """All meetings in sight."""
    officer: Any = request.user
    filters = _filters(request, officer)
    columns = _columns(officer)
    order = order_by(columns, request.GET.get("ordering", ""), ("-first", "-pk"))
    found = _found(request, officer, filters).order_by(*order)
    if form := file_format(request):
        return file_of(request, name="meetings", columns=columns, rows=found, form=form)
    shown = page_of(request, found)
    count = shown.paginator.count
    narrowed = bool(filters.chips() or request.GET.get("q"))
    series = [] if narrowed else _series(officer)
    return page(
        request,
        "meetings/list.html",
        heading={"title": _("Meetings"), "actions": _actions(officer)},
        tools=tools_of(
            request,
            filters=filters,
            placeholder=_("Title, reference, place"),
            count=ngettext("One meeting", "%(count)s meetings", count) % {"count": count},
        ),
        series=series,
        table=table_of(columns, shown.object_list, empty=_empty(officer, narrowed)),
        pages=pages_of(request, shown),
    )


def _actions(officer: Any) -> list[dict[str, str]]:
    found = []
    if officer.writes:
        found.append({"label": _("Prepare a meeting"), "url": reverse("meeting_new")})
        found.append({"label": _("Write down a series"), "url": reverse("series_new"), "kind": "plain"})
    if officer.reads_national:
        url = reverse("sessions_of_organisations")
        found.append({"label": _("Sessions of organisations"), "url": url, "kind": "plain"})
        found.append({"label": _("Briefs for a summit"), "url": reverse("binder"), "kind": "plain"})
    return found


def _filters(request: HttpRequest, officer: Any) -> MeetingFilters:
    seen = Meeting.objects.visible_to(officer).order_by().values_list("partnership", flat=True).distinct()
    pairs = Partnership.objects.filter(pk__in=seen).select_related("party_a", "party_b")
    across = {party for pair in pairs for party in (pair.party_a, pair.party_b) if party.pk != officer.party_id}
    partners = sorted(((one.code, party_name(one)) for one in across), key=lambda one: fold(one[1]))
    any_one = [("", _("Any"))]
    return MeetingFilters(
        request,
        {
            "partner": [*any_one, *partners],
            "kind": [*any_one, *VOCABULARIES["meeting_kind"].items()],
            "status": [*any_one, *VOCABULARIES["meeting_status"].items()],
            "minutes": [*any_one, *VOCABULARIES["minutes_status"].items()],
        },
    )


def _found(request: HttpRequest, officer: Any, filters: MeetingFilters) -> Any:
    wanted = {name: filters.wanted(name) for name in ("kind", "status", "minutes")}
    found = meetings_found(officer, q=request.GET.get("q", ""), partner=filters.wanted("partner"))
    found = found.filter(**{name: value for name, value in wanted.items() if value})
    # Those without an hour stand before all others: a day for them is still to be found.
    return found.annotate(first=F("starts_at")).select_related(*MEETING_JOINED)


def _columns(officer: Any) -> list[Column]:
    return [
        Column("title", _("Meeting"), cell=_title, plain=title_of),
        Column("reference", _("Reference"), plain=lambda one: one.reference or ""),
        Column(
            "partner",
            _("Partner"),
            cell=lambda one: pair_name(one.partnership, officer),
            plain=lambda one: pair_name(one.partnership, officer),
        ),
        Column("kind", _("Kind"), plain=lambda one: label("meeting_kind", one.kind)),
        Column("when", _("When"), cell=lambda one: when_words(one, "short"), sort=("starts_at", "pk")),
        Column("day", _("Day"), plain=day_of),
        Column("where", _("Where"), cell=where_words, plain=where_words),
        Column("host", _("Host"), plain=lambda one: side_name(one.host) if one.host else ""),
        Column("status", _("How it stands"), cell=_status, plain=_status_word, sort=("status", "pk")),
        Column("minutes", _("Minutes"), plain=lambda one: label("minutes_status", one.minutes)),
    ]


def _title(one: Meeting) -> dict[str, Any]:
    return {"text": title_of(one), "url": address("meeting", one), "note": one.reference or ""}


def _status(one: Meeting) -> dict[str, Any]:
    minutes = label("minutes_status", one.minutes) if one.status == "closed" else ""
    return {"text": None, "tag": status_tag(one), "note": minutes}


def _status_word(one: Meeting) -> str:
    return label("meeting_status", one.status)


def _series(officer: Any) -> list[dict[str, Any]]:
    """The series of the own party, those whose next meeting is to be planned first."""
    pairs = Partnership.objects.of(officer.party_id)
    seen = MeetingSeries.objects.visible_to(officer).filter(partnership__in=pairs)
    found = series_stand(officer, seen.select_related("partnership__party_a", "partnership__party_b"), legal_day())
    living = [one for one in found if one.rhythm.beat != "ended"]
    living.sort(key=lambda one: (not one.rhythm.to_propose, one.rhythm.due_by))
    return [
        {
            "text": title_of(one.series),
            "url": address("meeting_series", one.series),
            "note": rhythm_words(one),
            "partner": pair_name(one.series.partnership, officer),
            "tag": {"text": label("beat", one.rhythm.beat), "tone": BEAT_TONES.get(one.rhythm.beat, "plain")},
        }
        for one in living[:MOST_SERIES]
    ]


def _empty(officer: Any, narrowed: bool) -> dict[str, Any]:
    if narrowed:
        return {"title": _("Nothing fits"), "text": _("Take a filter away, or search for another word.")}
    empty: dict[str, Any] = {
        "title": _("No meeting yet"),
        "text": _("A meeting that returns is best written down as a series: the next one is then proposed in time."),
    }
    if officer.writes:
        empty["action"] = {"label": _("Write down a series"), "url": reverse("series_new")}
    return empty
