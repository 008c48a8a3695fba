"""Mending: a record that should not be, two records of one activity."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from agreements.activities.acting import activity_act_mistake
from agreements.activities.mending import activity_mistake, activity_same_as
from agreements.activities.steps import ACTS
from agreements.models import Activity, ActivityAct
from cooperation.day import legal_day
from cooperation.pages.activities.about import activity_address, activity_frame, period_words, writable_activity
from cooperation.pages.agreements.writing.acts import ReasonForm
from cooperation.pages.agreements.writing.mending import SameForm
from cooperation.pages.agreements.writing.replayed import writing_page
from cooperation.pages.agreements.writing.sheet import Sheet
from cooperation.words import label, party_name
from partners.records.errors import Unseen


@writing_page
def activity_mistake_page(request: HttpRequest, key: str) -> HttpResponse:
    """Take a record that was entered by mistake out of every list."""
    activity = writable_activity(request, key, own=True)

    def do(form: ReasonForm, version: int) -> str:
        activity_mistake(
            officer=request.user,
            today=legal_day(),
            activity=activity,
            reason=form.cleaned_data["reason"],
            expected_version=version,
        )
        messages.success(request, _("The record is taken out of every list. The history keeps it."))
        return reverse("activities")

    note = _("It leaves every list and search. The history keeps it.")
    return Sheet(
        request,
        lambda _root, data: ReasonForm(data),
        key=f"activity.{activity.pk}.mistake",
        root=activity,
        template="agreements/writing/act.html",
        **activity_frame(_("Entered by mistake"), activity, request, _("Take it out of every list"), does=note),
    ).answer(do)


@writing_page
def activity_act_mistake_page(request: HttpRequest, key: str, pk: int) -> HttpResponse:
    """Take back that a side accepted or confirmed, which we entered by mistake."""
    officer: Any = request.user
    activity = writable_activity(request, key)
    act = next((one for one in acts_to_take_back(activity, officer) if one.pk == pk), None)
    if act is None:
        raise Unseen

    def do(form: ReasonForm, version: int) -> str:
        told = {"officer": officer, "today": legal_day(), "activity": activity, "expected_version": version}
        activity_act_mistake(**told, act_id=pk, reason=form.cleaned_data["reason"])
        messages.success(request, _("It is taken back; the history keeps it."))
        return activity_address("activity", activity)

    title = _("Take back: %(act)s") % {"act": act_words(act)}
    note = _("The activity is then where it was before.")
    return Sheet(
        request,
        lambda _root, data: ReasonForm(data),
        key=f"activity.{activity.pk}.act.{pk}.mistake",
        root=activity,
        template="agreements/writing/act.html",
        **activity_frame(title, activity, request, _("Take it back"), does=note),
    ).answer(do)


def acts_to_take_back(activity: Activity, officer: Any) -> list[ActivityAct]:
    """What the officer's party entered and has led no further; no query where nothing can have."""
    kinds = [kind for kind, statuses in ACTS.items() if activity.status in statuses]
    if not (officer.writes and kinds):
        return []
    own = ActivityAct.objects.visible_to(officer).filter(activity=activity, owner=officer.party_id, kind__in=kinds)
    return list(own.select_related("side").order_by("id"))


def act_words(act: ActivityAct) -> str:
    """What a side did, and which."""
    return f"{label('activity_act', act.kind)} · {party_name(act.side)}"


@writing_page
def activity_same_page(request: HttpRequest, key: str) -> HttpResponse:
    """Join two records of one activity."""
    officer: Any = request.user
    activity = writable_activity(request, key, own=True)
    of_pair = Activity.objects.visible_to(officer).filter(partnership=activity.partnership).exclude(pk=activity.pk)
    others = {one.key: one for one in of_pair.order_by("-first_on")[:200]}
    choices = {one.key: f"{one.reference or '–'} · {one.title} · {period_words(one)}" for one in others.values()}

    def do(form: SameForm, version: int) -> str:
        kept = others[form.cleaned_data["kept"]]
        activity_same_as(
            officer=officer,
            today=legal_day(),
            duplicate=activity,
            kept=kept,
            reason=form.cleaned_data["reason"],
            expected_version=version,
        )
        messages.success(request, _("The two records are joined. Both references lead here."))
        return activity_address("activity", kept)

    note = _("This record leaves every list, and its reference leads to the one that is kept.")
    return Sheet(
        request,
        lambda _root, data: SameForm(choices, data),
        key=f"activity.{activity.pk}.same",
        root=activity,
        template="agreements/writing/act.html",
        **activity_frame(_("Same as another"), activity, request, _("Join the two"), does=note),
    ).answer(do)
