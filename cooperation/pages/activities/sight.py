"""Who sees an activity: asked for with a reason, decided by an approver, field by field."""

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from agreements.activities.activity import Activity
from agreements.activities.mending import activity_decide_audience
from agreements.instruments.opened import opened_by
from cooperation.day import legal_day
from cooperation.pages.activities.about import activity_address, activity_frame, writable_activity
from cooperation.pages.activities.said import field_words, value_words
from cooperation.pages.agreements.writing.acts import ReasonForm
from cooperation.pages.agreements.writing.audience import ASKS, CHOICES
from cooperation.pages.agreements.writing.replayed import writing_page
from cooperation.pages.agreements.writing.sheet import Sheet
from cooperation.words import label, party_name, say
from cooperation.words.dates import day_words, instant_words
from partners.models import AudienceRequest, Role
from partners.parties.choosing import party_by_code
from partners.records.audience import audience_ask, audience_conditions, waiting_request
from partners.records.record import Audience


@writing_page
def activity_audience_page(request: HttpRequest, key: str) -> HttpResponse:
    """Ask for a change of who sees it, or decide the one that waits."""
    activity = writable_activity(request, key, own=True)
    asked = waiting_request(activity)
    return _decide(request, activity, asked) if asked else _ask(request, activity)


def _widens(activity: Activity, to: str) -> bool:
    return Audience(to).rank > Audience(activity.audience).rank


def _sheet(request: HttpRequest, activity: Activity, to: str, submit: str, **context: Any) -> Sheet:
    told = activity_frame(_("Who sees it"), activity, request, submit)
    told["heading"]["audience"] = activity.audience
    withdrawal = not _widens(activity, to)
    return Sheet(
        request,
        lambda _root, data: ReasonForm(data),
        key=f"activity.{activity.pk}.audience",
        root=activity,
        template="activities/audience.html",
        compare=_compared(activity, to, withdrawal),
        withdrawal=withdrawal,
        opened=_opened(activity) if withdrawal else [],
        **told,
        **context,
    )


def _compared(activity: Activity, to: str, withdrawal: bool) -> dict[str, Any]:
    """What somebody sees today and afterwards; widening shows, narrowing hides."""
    wider = activity.audience if withdrawal else to
    public = wider == Audience.PUBLIC
    seer = _("Everyone") if public else party_name(activity.partnership.other(activity.owner_id))
    rows = [
        {
            "field": field_words(name),
            "today": value_words(name, value) if withdrawal else "",
            "after": "" if withdrawal else value_words(name, value),
            "changed": True,
        }
        for name, value in activity.disclosed().items()
    ]
    return {
        "today_label": _("%(who)s today") % {"who": seer},
        "after_label": _("%(who)s afterwards") % {"who": seer},
        "rows": rows,
    }


def _opened(activity: Activity) -> list[str]:
    return [
        _("%(party)s, since %(day)s")
        % {"party": party_name(party_by_code(one.party)), "day": day_words(one.since.date())}
        for one in opened_by(activity)
    ]


def _ask(request: HttpRequest, activity: Activity) -> HttpResponse:
    officer: Any = request.user
    targets = [code for code in Audience.values if code != activity.audience]
    wanted = request.GET.get("to", "")
    to = wanted if wanted in targets else _likely(activity)
    unmet = [say(one) for one in audience_conditions(activity, to) if not one.met]

    def do(form: ReasonForm, version: int) -> str:
        audience_ask(
            officer=officer,
            today=legal_day(),
            root=activity,
            to=to,
            reason=form.cleaned_data["reason"],
            expected_version=version,
        )
        messages.success(request, _("It is asked. An approver is told and decides."))
        return activity_address("activity", activity)

    links = [
        {
            "label": CHOICES[_widens(activity, code), code],
            "url": f"{activity_address('activity_audience', activity)}?to={code}",
            "current": code == to,
        }
        for code in targets
    ]
    choices = {"label": _("What to change"), "links": links}
    no_form = bool(unmet) and request.method == "GET"
    ask = str(ASKS[_widens(activity, to), to])
    return _sheet(request, activity, to, ask, unmet=unmet, choices=choices, no_form=no_form).answer(do)


def _likely(activity: Activity) -> str:
    """What is asked for most: the next wider audience; sharing only where the owner is of the pair."""
    if activity.audience == Audience.NATIONAL and activity.partnership.has(activity.owner_id):
        return str(Audience.PARTIES)
    return str(Audience.NATIONAL if activity.audience == Audience.PUBLIC else Audience.PUBLIC)


def _decide(request: HttpRequest, activity: Activity, asked: AudienceRequest) -> HttpResponse:
    officer: Any = request.user
    alone = asked.asked_by_id == officer.pk
    may = officer.has_role(Role.APPROVER) and (not alone or settings.DECIDE_ALONE)
    agree = request.POST.get("do") != "decline"

    def do(form: ReasonForm, version: int) -> str:
        activity_decide_audience(
            officer=officer,
            today=legal_day(),
            activity=activity,
            agree=agree,
            reason=form.cleaned_data["reason"],
            expected_version=version,
        )
        activity.refresh_from_db()
        words = {"audience": label("audience", activity.audience)}
        done = _("It is now seen by: %(audience)s.") % words
        messages.success(request, done if agree else _("It is declined. Whoever asked is told."))
        return activity_address("activity", activity)

    to = asked.to_audience
    told = {
        "what": CHOICES[_widens(activity, to), to],
        "who": str(asked.asked_by),
        "when": instant_words(asked.created_at),
        "reason": asked.reason,
        "older": asked.version_read < activity.version,
        "own": alone and not may,
    }
    sheet = _sheet(request, activity, to, "", asked=told, no_form=not may and request.method == "GET")
    buttons = [{"label": _("Agree"), "name": "do", "value": "agree"}]
    buttons.append({"label": _("Decline"), "name": "do", "value": "decline", "kind": "plain"})
    sheet.context["actions"]["buttons"] = buttons
    return sheet.answer(do)
