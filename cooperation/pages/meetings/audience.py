"""Who sees a meeting or a series: asked for with a reason, decided by an approver, shown field by field."""

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from cooperation.day import legal_day
from cooperation.meetings.access import series_by_key
from cooperation.meetings.meeting import Meeting
from cooperation.meetings.series import MeetingSeries
from cooperation.pages.agreements.writing.acts import ReasonForm
from cooperation.pages.agreements.writing.audience import ASKS, CHOICES
from cooperation.pages.agreements.writing.replayed import writing_page
from cooperation.pages.agreements.writing.sheet import Sheet
from cooperation.pages.history.words import column_word
from cooperation.pages.meetings.finding import by, meeting_written, series_written
from cooperation.pages.meetings.told import address, crumbs, title_of, when_words
from cooperation.words import label, party_name, say
from cooperation.words.dates import date_words, instant_words
from partners.models import AudienceRequest, Role
from partners.records.audience import audience_ask, audience_conditions, audience_decide, waiting_request
from partners.records.record import Audience

Whole = Meeting | MeetingSeries
_CODES = {"kind": "meeting_kind", "mode": "meeting_mode", "status": "meeting_status", "minutes": "minutes_status"}


@writing_page
def meeting_audience_page(request: HttpRequest, key: str) -> HttpResponse:
    """Ask for a change of who sees a meeting, or decide the one that waits."""
    return _page(request, meeting_written(request, key, own=True), "meeting")


@writing_page
def series_audience_page(request: HttpRequest, key: str) -> HttpResponse:
    """Ask for a change of who sees a series, or decide the one that waits."""
    series_written(request, key)
    return _page(request, series_by_key(request.user, key), "meeting_series")  # type: ignore[arg-type]


def _page(request: HttpRequest, root: Whole, home: str) -> HttpResponse:
    asked = waiting_request(root)
    return _decide(request, root, home, asked) if asked else _ask(request, root, home)


def _widens(root: Whole, to: str) -> bool:
    return Audience(to).rank > Audience(root.audience).rank


def _sheet(request: HttpRequest, root: Whole, home: str, to: str, submit: str, **context: Any) -> Sheet:
    return Sheet(
        request,
        lambda _root, data: ReasonForm(data),
        key=f"{root.subject}.{root.pk}.audience",
        root=root,
        template="meetings/audience.html",
        heading={"title": _("Who sees it"), "sub": [title_of(root)], "audience": root.audience},
        crumbs=crumbs(root),
        compare=_compared(root, to),
        withdrawal=not _widens(root, to),
        **{"actions": {"submit": submit, "cancel_url": address(home, root)}, **context},
    )


def _ask(request: HttpRequest, root: Whole, home: str) -> HttpResponse:
    targets = [code for code in Audience.values if code != root.audience]
    wanted = request.GET.get("to", "")
    to = wanted if wanted in targets else next(one for one in ("parties", "public", "national") if one in targets)
    unmet = [say(one) for one in audience_conditions(root, to) if not one.met]

    def do(form: ReasonForm, version: int) -> str:
        given: dict[str, Any] = {
            "officer": request.user,
            "today": legal_day(),
            "root": root,
            "expected_version": version,
        }
        audience_ask(to=to, reason=form.cleaned_data["reason"], **given)
        messages.success(request, _("It is asked. An approver is told and decides."))
        return address(home, root)

    links = [
        {"label": CHOICES[_widens(root, code), code], "url": f"{request.path}?to={code}", "current": code == to}
        for code in targets
    ]
    no_form = bool(unmet) and request.method == "GET"
    choices = {"label": _("What to change"), "links": links}
    submit = str(ASKS[_widens(root, to), to])
    return _sheet(request, root, home, to, submit, unmet=unmet, choices=choices, no_form=no_form).answer(do)


def _decide(request: HttpRequest, root: Whole, home: str, asked: AudienceRequest) -> HttpResponse:
    officer: Any = request.user
    alone = asked.asked_by_id == officer.pk
    may = officer.has_role(Role.APPROVER) and (not alone or settings.DECIDE_ALONE)
    agree = request.POST.get("do") != "decline"

    def do(form: ReasonForm, version: int) -> str:
        given = by(officer, version, root=root)
        audience_decide(agree=agree, reason=form.cleaned_data["reason"], **given)
        root.refresh_from_db()
        seen = _("It is now seen by: %(audience)s.") % {"audience": label("audience", root.audience)}
        messages.success(request, seen if agree else _("It is declined. Whoever asked is told."))
        return address(home, root)

    to = asked.to_audience
    told = {
        "what": CHOICES[_widens(root, to), to],
        "who": str(asked.asked_by),
        "when": instant_words(asked.created_at),
        "reason": asked.reason,
        "older": asked.version_read < root.version,
        "own": alone and not may,
    }
    buttons = [
        {"label": _("Agree"), "name": "do", "value": "agree"},
        {"label": _("Decline"), "name": "do", "value": "decline", "kind": "plain"},
    ]
    actions = {"buttons": buttons, "cancel_url": address(home, root)}
    no_form = not may and request.method == "GET"
    return _sheet(request, root, home, to, "", asked=told, no_form=no_form, actions=actions).answer(do)


def _compared(root: Whole, to: str) -> dict[str, Any]:
    """What somebody sees today and afterwards; widening shows, narrowing hides."""
    widening = _widens(root, to)
    wider = to if widening else root.audience
    pair: Any = root.partnership
    who = _("Everyone") if wider == Audience.PUBLIC else party_name(pair.other(root.owner_id))
    rows = [
        {
            "field": column_word(name) or name,
            "today": "" if widening else said,
            "after": said if widening else "",
            "changed": 1,
        }
        for name, value in root.disclosed().items()
        if (said := _said(root, name, value))
    ]
    return {
        "today_label": _("%(who)s today") % {"who": who},
        "after_label": _("%(who)s afterwards") % {"who": who},
        "rows": rows,
    }


def _said(root: Whole, name: str, value: Any) -> str:
    if name in _CODES:
        return label(_CODES[name], value)
    if name == "starts_at" and isinstance(root, Meeting):
        return when_words(root)
    if name in ("ends_at", "zone"):
        return ""
    if name in ("planned", "last_held_on"):
        return date_words(value)
    if isinstance(value, dict):
        return "\n".join(value.values())
    return "\n".join(value) if isinstance(value, list) else label("hosting", value) if name == "hosting" else str(value)
