"""The register of an arrangement: metadata of what was exchanged, as a page and as files of exactly what is shown."""

from datetime import date
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_safe

from agreements.activities.access import activity_by_key
from agreements.activities.activity import Activity
from agreements.activities.intelligence.objecting import contested_exchanges
from agreements.activities.intelligence.selectors import ExchangeFilter, exchanges_found
from agreements.activities.intelligence.vocabulary import ArrangementStage
from agreements.activities.vocabulary import Form
from agreements.instruments.selectors import in_order
from agreements.models import Arrangement, Exchange
from cooperation.day import legal_day
from cooperation.pages.activities.about import activity_address, activity_crumbs, activity_heading, two_sides
from cooperation.pages.activities.intelligence.told import (
    conditions,
    direction,
    due_tag,
    entry_address,
    handled,
    marked,
    receipt_tag,
)
from cooperation.pages.base import page, signed_in
from cooperation.pages.lists.columns import Column, order_by
from cooperation.pages.lists.files import file_format, file_of
from cooperation.pages.lists.filters import Filters
from cooperation.pages.lists.listing import nothing_fits, page_of, pages_of, saved_views, table_of, tools_of
from cooperation.words import VOCABULARIES, label, party_name
from cooperation.words.dates import day_words
from partners.records.errors import Unseen

_LATEST = ("-year", "-number")


def _coded(name: Any, vocabulary: str) -> forms.ChoiceField:
    return forms.ChoiceField(
        label=name, choices=lambda: [("", _("Any")), *VOCABULARIES[vocabulary].items()], required=False
    )


class RegisterFilters(Filters):
    """What a register can be narrowed to."""

    sender = forms.ChoiceField(label=gettext_lazy("Sent by"), required=False)
    kind = _coded(gettext_lazy("Kind"), "exchange_kind")
    year = forms.IntegerField(label=gettext_lazy("Year"), required=False, min_value=1900, max_value=2500)
    state = _coded(gettext_lazy("What is open"), "exchange_state")
    handling = _coded(gettext_lazy("Condition of the originator"), "exchange_handling")
    marked = forms.ChoiceField(label=gettext_lazy("Marked by the sender"), required=False)

    def __init__(self, request: HttpRequest, activity: Activity, seen: QuerySet[Any]) -> None:
        names = sorted({one for one in seen.values_list("marked_as", flat=True).distinct() if one})
        senders = [(one.code, party_name(one)) for one in two_sides(activity, request.user)]
        offered: dict[str, Any] = {"sender": senders, "marked": [(one, one) for one in names]}
        super().__init__(request, {name: [("", _("Any")), *rows] for name, rows in offered.items()})

    def asked(self) -> ExchangeFilter:
        """The filter that the address asks for."""
        names = ("sender", "kind", "state", "handling")
        return ExchangeFilter(
            q=self.request.GET.get("q", ""),
            year=int(self.wanted("year") or 0),
            marked_as=self.wanted("marked"),
            **{name: self.wanted(name) for name in names},
        )


def arrangement_read(officer: Any, key: str) -> Activity:
    """An arrangement of the own pair. Raises Unseen."""
    found = activity_by_key(officer, key)
    if found.form != Form.INTELLIGENCE or not found.partnership.has(officer.party_id):
        raise Unseen
    return found


@require_safe
@signed_in
def register_page(request: HttpRequest, key: str) -> HttpResponseBase:
    """The entries of one arrangement in sight of an officer."""
    officer: Any = request.user
    activity, today = arrangement_read(officer, key), legal_day()
    filters = RegisterFilters(request, activity, Exchange.objects.visible_to(officer).filter(activity=activity))
    columns = _columns(today)
    found = exchanges_found(officer, activity, filters.asked(), today)
    found = found.annotate(contested=contested_exchanges(officer))
    found = in_order(found, order_by(columns, request.GET.get("ordering", ""), _LATEST))
    if form := file_format(request):
        return file_of(request, name="register", columns=columns, rows=list(found), form=form)
    shown, number = page_of(request, found), found.count()
    count = ngettext("%(count)d exchange", "%(count)d exchanges", number) % {"count": number}
    views = [(_("All"), {}), (_("Receipt is late"), {"state": "receipt_late"})]
    views.append((_("To be returned or destroyed"), {"state": "to_settle"}))
    saved = saved_views(request, views)
    narrowed = bool(request.GET.get("q") or filters.chips())
    return page(
        request,
        "lists/stacked.html",
        heading=activity_heading(_("Register of exchanges"), activity, officer, actions=_actions(activity, officer)),
        crumbs=activity_crumbs(activity, officer, beneath=True),
        tools=tools_of(request, filters=filters, placeholder=_("Reference number"), count=count, saved=saved),
        table=table_of(columns, list(shown), empty=_empty(request, activity, officer, narrowed)),
        pages=pages_of(request, shown),
    )


def operates(activity: Activity, officer: Any) -> bool:
    """Whether exchanges may be entered now."""
    seen = Arrangement.objects.visible_to(officer).filter(activity=activity)
    return bool(seen.filter(stage=ArrangementStage.OPERATING).exists())


def _actions(activity: Activity, officer: Any) -> list[dict[str, str]]:
    if not (officer.writes and operates(activity, officer)):
        return []
    return [{"label": _("Enter an exchange"), "url": activity_address("exchange_new", activity)}]


def _empty(request: HttpRequest, activity: Activity, officer: Any, narrowed: bool) -> dict[str, Any]:
    if narrowed:
        return nothing_fits(request, _("No entry here fits"))
    text = _("That something was sent, when, under which marking and by which channel stands here; never what it says.")
    told: dict[str, Any] = {"title": _("Nothing was exchanged yet"), "text": text}
    if actions := _actions(activity, officer):
        told["action"] = actions[0]
    elif not operates(activity, officer):
        told["text"] = _("Exchanges are entered once the arrangement is in operation.")
        told["action"] = {"label": _("The arrangement"), "url": activity_address("activity", activity)}
    return told


def _columns(today: date) -> list[Column]:
    def number(one: Exchange) -> dict[str, Any]:
        tag = {"tag": {"text": _("Contested"), "tone": "warn"}} if one.contested else {}  # type: ignore[attr-defined]
        return {"text": one.key, "url": entry_address("exchange", one), "note": one.subject_number, **tag}

    def marking(one: Exchange) -> dict[str, Any]:
        if one.marked_as and not one.handled_as:
            return {"text": marked(one), "tag": {"text": handled(one), "tone": "warn"}}
        return {"text": marked(one), "note": _("handled as %(name)s") % {"name": handled(one)} if handled(one) else ""}

    def kind(one: Exchange) -> str:
        return label("exchange_kind", one.kind)

    return [
        Column("number", _("Number"), cell=number, plain=lambda one: one.key, sort=("year", "number")),
        Column("subject", _("Reference number"), plain=lambda one: one.subject_number),
        Column("sent", _("Sent"), plain=lambda one: one.sent_on, cell=_sent, sort=("sent_on", "number")),
        Column("sender", _("Direction"), cell=direction, plain=direction, sort=("sender__code",)),
        Column("kind", _("Kind"), cell=kind, plain=kind, sort=("kind",)),
        Column("marked", _("Marked by the sender"), cell=marking, plain=marked, sort=("marked_as",)),
        Column("handled", _("Handled by the receiver as"), plain=handled),
        Column("handling", _("Condition of the originator"), plain=lambda one: "; ".join(conditions(one))),
        Column("channel", _("Channel"), plain=lambda one: one.channel.name),
        Column("answers", _("Answers"), plain=lambda one: one.answers.key if one.answers else ""),
        Column(
            "receipt",
            _("Receipt"),
            cell=lambda one: receipt_tag(one, today),
            plain=lambda one: one.received_on,
            sort=("received_on", "receipt_by"),
        ),
        Column("receipt_by", _("Receipt expected by"), plain=lambda one: one.receipt_by),
        Column(
            "due",
            _("Returned or destroyed"),
            cell=lambda one: due_tag(one, today),
            plain=lambda one: one.due_on,
            sort=("due_on",),
        ),
        Column("settled", _("Done on"), plain=lambda one: one.settled_on),
    ]


def _sent(one: Exchange) -> str:
    return day_words(one.sent_on, "short")
