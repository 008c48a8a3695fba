"""A series: how its rhythm stands, its meetings, and writing it down."""

from datetime import date
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from agreements.models import Agreement
from cooperation.day import legal_day
from cooperation.meetings.access import series_by_key
from cooperation.meetings.sequence import Standing, series_stand
from cooperation.meetings.series import MeetingSeries, SeriesSide
from cooperation.meetings.writing import series_assign, series_begin, series_change, series_end
from cooperation.pages.agreements.writing.careful import CarefulForm
from cooperation.pages.agreements.writing.fields import reason_field
from cooperation.pages.agreements.writing.meanwhile import touched
from cooperation.pages.agreements.writing.replayed import writing_page
from cooperation.pages.agreements.writing.sheet import Sheet
from cooperation.pages.audience.previewing import previews
from cooperation.pages.base import page, signed_in
from cooperation.pages.meetings.finding import by, series_written
from cooperation.pages.meetings.forms import SeriesForm, series_initial
from cooperation.pages.meetings.told import BEAT_TONES, address, crumbs, side_name, status_tag, title_of, when_words
from cooperation.pages.naming import address_of, pair_name, when
from cooperation.pages.naming import title_of as agreement_title
from cooperation.pages.obligations.form import officers
from cooperation.words import label
from cooperation.words.dates import date_words, length_words
from partners.models import Officer
from partners.parties.choosing import party_by_code
from partners.records.errors import Forbidden


@require_safe
@signed_in
def series_page(request: HttpRequest, key: str) -> HttpResponse:
    """One series."""
    officer: Any = request.user
    series = series_by_key(officer, key)
    may = officer.writes and series.partnership is not None and series.partnership.has(officer.party_id)
    mend = _mend(series, officer) if may and series.owner_id == officer.party_id else None
    shown = series_shown(series, officer, series.audience, crumbs(), may=may)
    return page(request, "meetings/series.html", mend=mend, **shown)


def series_shown(
    series: MeetingSeries, reader: Any, audience: str, above: list[Any], *, may: bool = False
) -> dict[str, Any]:
    """What the page of a series shows to a reader; who `may` write is offered the next meeting."""
    (standing,) = series_stand(reader, [series], legal_day())
    tag = {"text": label("beat", standing.rhythm.beat), "tone": BEAT_TONES.get(standing.rhythm.beat, "plain")}
    pair: Any = series.partnership
    heading = {
        "title": title_of(series),
        "tag": tag,
        "sub": [pair_name(pair, reader), label("meeting_kind", series.kind)],
        "audience": audience,
        "actions": _actions(standing) if may else [],
    }
    return {"heading": heading, "crumbs": above, "facts": _facts(reader, standing), "table": _table(standing)}


def _actions(standing: Standing) -> list[dict[str, str]]:
    if standing.rhythm.beat == "ended":
        return []
    url = reverse("meeting_new") + f"?series={standing.series.key}"
    kind = "main" if standing.rhythm.to_propose else "plain"
    return [{"label": _("Prepare the next meeting"), "url": url, "kind": kind}]


def rhythm_words(standing: Standing) -> str:
    """How often one meets, when one met last and by when one meets again."""
    rhythm = standing.rhythm
    said = {
        "length": length_words(standing.series.every_months),
        "last": date_words(str(rhythm.last)),
        "day": when(rhythm.due_by),
    }
    return _("At least once in %(length)s; last held: %(last)s; so by %(day)s") % said


def _facts(reader: Any, standing: Standing) -> list[dict[str, Any]]:
    series = standing.series
    pair: Any = series.partnership
    hosts = {one.pk: one for one in (pair.party_a, pair.party_b)}
    facts: list[dict[str, Any]] = [{"label": _("Rhythm"), "value": rhythm_words(standing)}]
    ground = {"label": _("What asks for it"), "value": series.decided, "note": series.clause}
    above = Agreement.objects.visible_to(reader).filter(pk=series.agreement_id).first()
    if above is not None:
        ground |= {"value": agreement_title(above), "url": address_of(above)}
    facts.append(ground)
    turn = side_name(hosts.get(standing.host_id or 0)) if standing.host_id else _("As it is agreed")
    facts.append({"label": _("Who hosts the next"), "value": turn, "note": label("hosting", series.hosting)})
    half = SeriesSide.objects.visible_to(reader).filter(series=series, owner=reader.party_id)
    person = half.select_related("responsible").first()
    if person is not None:
        facts.append({"label": _("Who of us sees to it"), "value": str(person.responsible)})
    if series.ended_on:
        facts.append({"label": _("No further meeting after"), "value": when(series.ended_on)})
    return [one for one in facts if one["value"]]


def _table(standing: Standing) -> dict[str, Any]:
    columns = [{"label": text} for text in (_("Meeting"), _("When"), _("Host"), _("How it stands"))]
    rows = [
        {
            "cells": [
                {"text": title_of(one), "url": address("meeting", one), "note": one.reference or ""},
                when_words(one, "short"),
                side_name(one.host) if one.host else "",
                {"text": None, "tag": status_tag(one)},
            ]
        }
        for one in reversed(standing.meetings)
    ]
    text = _("When the next is to be planned, it is proposed here and in To do.")
    return {"columns": columns, "rows": rows, "empty": {"title": _("No meeting of it yet"), "text": text}}


def _mend(series: MeetingSeries, officer: Any) -> dict[str, Any]:
    links = [
        (_("Change it, with a reason"), "series_change"),
        (_("Say who of us sees to it"), "series_assign"),
        (_("Let it end, or go on"), "series_end"),
        (_("Who sees it"), "series_audience"),
    ]
    return {
        "label": _("What can be changed"),
        "links": [
            *({"label": text, "url": address(name, series)} for text, name in links),
            *previews("series_preview", series, officer),
        ],
    }


@writing_page
def series_new_page(request: HttpRequest) -> HttpResponse:
    """Write down a series."""
    officer: Any = request.user
    if not officer.writes:
        raise Forbidden("role")
    first = {"partner": request.GET.get("partner", "")}

    def make(_root: Any, data: QueryDict | None) -> SeriesForm:
        return SeriesForm(officer, data, initial=first)

    def do(form: SeriesForm, _version: int) -> str:
        partner: Any = party_by_code(form.cleaned_data["partner"])
        made = series_begin(
            officer=officer,
            today=legal_day(),
            partner=partner,
            values=form.values(partner),
            responsible=officer,
        )
        messages.success(request, _("The series is written down. You see to it until somebody else does."))
        return address("meeting_series", made)

    return Sheet(
        request,
        make,
        key="series.new",
        heading={"title": _("Write down a series of meetings")},
        crumbs=crumbs(),
        actions={"submit": _("Write it down"), "cancel_url": reverse("meetings")},
    ).answer(do)


def _frame(title: str, series: MeetingSeries, submit: str, **more: Any) -> dict[str, Any]:
    return {
        "heading": {"title": title, "sub": [title_of(series)]},
        "crumbs": crumbs(series),
        "actions": {"submit": submit, "cancel_url": address("meeting_series", series)},
        **more,
    }


@writing_page
def series_change_page(request: HttpRequest, key: str) -> HttpResponse:
    """Put right what is written of a series, with a reason."""
    officer: Any = request.user
    series = series_written(request, key)

    def make(root: MeetingSeries, data: QueryDict | None) -> SeriesForm:
        return SeriesForm(officer, data, initial=series_initial(root), pair=root, corrects=True)

    def do(form: SeriesForm, version: int) -> str:
        values = form.values()
        changed = {name.replace("title_en", "titles").replace("title_fr", "titles") for name in touched(form)}
        series_change(
            officer=officer,
            today=legal_day(),
            series=series,
            values={name: value for name, value in values.items() if name in changed},
            reason=form.cleaned_data["reason"],
            expected_version=version,
        )
        messages.success(request, _("It is changed."))
        return address("meeting_series", series)

    context = _frame(_("Change a series"), series, _("Change it"))
    return Sheet(request, make, key=f"series.{series.pk}.change", root=series, **context).answer(do)


class EndForm(CarefulForm):
    """After which day no meeting is proposed, and why."""

    on = forms.DateField(
        label=gettext_lazy("Last day"),
        help_text=gettext_lazy("Leave empty to let it go on."),
        required=False,
        widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
    )
    reason = reason_field()


@writing_page
def series_end_page(request: HttpRequest, key: str) -> HttpResponse:
    """Let no meeting of it be proposed after a day, or let it go on."""
    series = series_written(request, key)

    def make(root: MeetingSeries, data: QueryDict | None) -> EndForm:
        first: date = root.ended_on or legal_day()
        return EndForm(data, initial={"on": first})

    def do(form: EndForm, version: int) -> str:
        given = form.cleaned_data
        told: dict[str, Any] = {
            "officer": request.user,
            "today": legal_day(),
            "series": series,
            "expected_version": version,
        }
        series_end(on=given["on"], reason=given["reason"], **told)
        messages.success(request, _("It is written down."))
        return address("meeting_series", series)

    context = _frame(_("End of a series"), series, _("Write it down"))
    return Sheet(request, make, key=f"series.{series.pk}.end", root=series, **context).answer(do)


class AssignForm(CarefulForm):
    """Who of us sees to it."""

    responsible = forms.ChoiceField(label=gettext_lazy("Who of us sees to it"))

    def __init__(self, officer: Any, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        choose: Any = self.fields["responsible"]
        choose.choices = officers(officer)


@writing_page
def series_assign_page(request: HttpRequest, key: str) -> HttpResponse:
    """Say who of us sees to a series."""
    officer: Any = request.user
    series = series_written(request, key)

    def do(form: AssignForm, version: int) -> str:
        person = Officer.objects.visible_to(officer).get(pk=form.cleaned_data["responsible"])
        told = by(officer, version, series=series)
        series_assign(responsible=person, **told)
        messages.success(request, _("%(person)s sees to it now.") % {"person": person})
        return address("meeting_series", series)

    return Sheet(
        request,
        lambda _root, data: AssignForm(officer, data, initial={"responsible": str(officer.pk)}),
        key=f"series.{series.pk}.assign",
        root=series,
        **_frame(_("Who of us sees to it"), series, _("Save")),
    ).answer(do)
