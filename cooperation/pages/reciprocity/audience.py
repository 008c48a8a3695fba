"""Who sees an entry or an understanding: asked for with a reason, decided by an approver, shown field by field."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from agreements.models import ReciprocityEntry, Understanding
from agreements.reciprocity.access import entry_by_key, own_entry_only
from agreements.reciprocity.understood import understanding_by_key
from cooperation.day import legal_day
from cooperation.pages.agreements.writing.acts import ReasonForm
from cooperation.pages.agreements.writing.audience import ASKS, CHOICES
from cooperation.pages.agreements.writing.replayed import writing_page
from cooperation.pages.agreements.writing.sheet import Sheet
from cooperation.pages.history.values import value_words
from cooperation.pages.history.words import column_word
from cooperation.pages.phases.told import writer_of
from cooperation.pages.reciprocity.told import entry_frame, understanding_frame
from cooperation.words import label, party_by_code, party_name, say
from cooperation.words.dates import day_words, instant_words
from partners.models import AudienceRequest, Role
from partners.records.audience import audience_ask, audience_conditions, audience_decide, waiting_request
from partners.records.errors import Forbidden
from partners.records.record import Audience

Root = ReciprocityEntry | Understanding
Row = dict[str, Any]


@writing_page
def given_audience_page(request: HttpRequest, key: str) -> HttpResponse:
    """Who sees an entry."""
    entry = entry_by_key(request.user, key)  # type: ignore[arg-type]
    writer_of(request, entry.partnership)
    own_entry_only(request.user, entry)
    told = entry_frame(_("Who sees it"), entry, request.user, "", legal_day())
    return _page(request, entry, told, reverse("given_entry", args=[entry.key]))


@writing_page
def understanding_audience_page(request: HttpRequest, key: str) -> HttpResponse:
    """Who sees an understanding."""
    one = understanding_by_key(request.user, key)  # type: ignore[arg-type]
    officer = writer_of(request, one.partnership)
    if one.owner_id != officer.party_id:
        raise Forbidden("owner_only")
    told = understanding_frame(_("Who sees it"), one, officer, "")
    return _page(request, one, told, reverse("understanding", args=[one.key]))


def _page(request: HttpRequest, root: Root, told: Row, home: str) -> HttpResponse:
    told["heading"]["audience"] = root.audience
    asked = waiting_request(root)
    return _decide(request, root, told, home, asked) if asked else _ask(request, root, told, home)


def _sheet(request: HttpRequest, root: Root, told: Row, to: str, **context: Any) -> Sheet:
    widening = Audience(to).rank > Audience(root.audience).rank
    return Sheet(
        request,
        lambda _root, data: ReasonForm(data),
        key=f"{root.subject}.{root.pk}.audience",
        root=root,
        template="reciprocity/audience.html",
        compare=_compared(root, widening=widening),
        withdrawal=not widening,
        **told,
        **context,
    )


def _compared(root: Root, *, widening: bool) -> Row:
    who = party_name(root.partnership.other(root.owner_id))
    rows = []
    for name, value in root.disclosed().items():
        said = _said(root, name, value)
        told = {"today": "" if widening else said, "after": said if widening else ""}
        rows.append({"field": _("What happened") if name == "acts" else _word(name), "changed": True, **told})
    labels = {"today_label": _("%(who)s today"), "after_label": _("%(who)s afterwards")}
    return {**{name: text % {"who": who} for name, text in labels.items()}, "rows": rows}


def _word(name: str) -> str:
    return column_word(f"{name}_id") if name == "giver" else column_word(name)


def _said(root: Root, name: str, value: Any) -> str:
    if name == "giver":
        return party_by_code(value)
    if name == "acts":
        acts = "entry_act" if isinstance(root, ReciprocityEntry) else "understanding_act"
        return "\n".join(f"{label(acts, kind)}, {day_words(on)}" for kind, on in (_parted(one) for one in value))
    row: Mapping[str, Any] = {}
    return value_words(root._meta.db_table, name, value, row)


def _parted(text: str) -> tuple[str, Any]:
    kind, on = text.split(" ")
    return kind, date.fromisoformat(on)


def _ask(request: HttpRequest, root: Root, told: Row, home: str) -> HttpResponse:
    to = str(Audience.PARTIES if root.audience == Audience.NATIONAL else Audience.NATIONAL)
    unmet = [say(one) for one in audience_conditions(root, to) if not one.met]

    def do(form: ReasonForm, version: int) -> str:
        given: Row = {"officer": request.user, "today": legal_day(), "expected_version": version}
        audience_ask(root=root, to=to, reason=form.cleaned_data["reason"], **given)
        messages.success(request, _("It is asked. An approver is told and decides."))
        return home

    told["actions"]["submit"] = str(ASKS[to == "parties", to])
    no_form = bool(unmet) and request.method == "GET"
    return _sheet(request, root, told, to, unmet=unmet, no_form=no_form).answer(do)


def _decide(request: HttpRequest, root: Root, told: Row, home: str, asked: AudienceRequest) -> HttpResponse:
    officer: Any = request.user
    alone = asked.asked_by_id == officer.pk
    may = officer.has_role(Role.APPROVER) and (not alone or settings.DECIDE_ALONE)
    agree = request.POST.get("do") != "decline"

    def do(form: ReasonForm, version: int) -> str:
        given = {"officer": officer, "today": legal_day(), "expected_version": version}
        audience_decide(root=root, agree=agree, reason=form.cleaned_data["reason"], **given)
        root.refresh_from_db()
        done = _("It is now seen by: %(audience)s.") % {"audience": label("audience", root.audience)}
        messages.success(request, done if agree else _("It is declined. Whoever asked is told."))
        return home

    to = asked.to_audience
    said = {
        "what": CHOICES[to == "parties", to],
        "who": str(asked.asked_by),
        "when": instant_words(asked.created_at),
        "reason": asked.reason,
        "older": asked.version_read < root.version,
        "own": alone and not may,
    }
    sheet = _sheet(request, root, told, to, asked=said, no_form=not may and request.method == "GET")
    buttons = [{"label": _("Agree"), "name": "do", "value": "agree"}]
    buttons.append({"label": _("Decline"), "name": "do", "value": "decline", "kind": "plain"})
    sheet.context["actions"]["buttons"] = buttons
    return sheet.answer(do)
