"""Recording that a side accepts or confirms an activity, in one of the three ways; objecting to it."""

from datetime import date
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from agreements.activities.acting import ASKABLE, act_conditions, activity_act_record, activity_contest
from agreements.activities.activity import Activity
from agreements.activities.moving import activity_situation
from cooperation.day import legal_day
from cooperation.pages.activities.about import activity_address, activity_frame, two_sides, writable_activity
from cooperation.pages.activities.next_step import Checklist
from cooperation.pages.agreements.writing.acts import ReasonForm
from cooperation.pages.agreements.writing.careful import CarefulForm
from cooperation.pages.agreements.writing.fields import calendar_day, line
from cooperation.pages.agreements.writing.replayed import writing_page
from cooperation.pages.agreements.writing.sheet import Sheet
from cooperation.words import label, party_name
from cooperation.words.marks import said_of
from partners.models import Party
from partners.records.errors import Forbidden, Unseen
from partners.records.record import Audience


class ActForm(CarefulForm):
    """When, and of the other side the letter that shows it."""

    on = calendar_day(gettext_lazy("Date"), needed=True)
    evidence = line(
        gettext_lazy("The letter that shows it"),
        most=300,
        needed=True,
        hint=gettext_lazy("What it is, its number and date: note verbale 112 of 12 May 2026."),
    )
    unasked = CarefulForm.unasked | {"evidence"}

    def __init__(self, reported: bool, *args: Any, **more: Any) -> None:
        super().__init__(*args, initial={"on": legal_day()}, **more)
        if not reported:
            del self.fields["evidence"]


@writing_page
def activity_act_page(request: HttpRequest, key: str, kind: str, side: str) -> HttpResponse:
    """Record an act of the own side, or of the other as reported by us."""
    officer: Any = request.user
    activity = writable_activity(request, key, guests=True)
    party = side_named(activity, officer, side)
    if kind not in ASKABLE or not activity.partnership.has(officer.party_id):
        raise Unseen if kind not in ASKABLE else Forbidden("not_a_party")
    reported = party.pk != officer.party_id

    def make(_root: Activity, data: QueryDict | None) -> ActForm:
        return ActForm(reported, data)

    def do(form: ActForm, version: int) -> str:
        on: date = form.cleaned_data["on"]
        activity_act_record(
            officer=officer,
            today=legal_day(),
            activity=activity,
            kind=kind,
            side=party,
            on=on,
            evidence=form.cleaned_data.get("evidence", ""),
            expected_version=version,
        )
        activity.refresh_from_db()
        words = {"status": label("activity_status", activity.status)}
        messages.success(request, _("It is recorded. It now stands: %(status)s.") % words)
        return activity_address("activity", activity)

    name = said_of(label("activity_do", kind), party_name(party))
    conditions = act_conditions(activity_situation(officer, activity, legal_day()), kind, party)
    missing = [Checklist(activity, officer).task(one) for one in conditions if not one.met]
    asks = reported and activity.audience != Audience.NATIONAL
    return Sheet(
        request,
        make,
        key=f"activity.{activity.pk}.act.{kind}.{side}",
        root=activity,
        template="agreements/writing/act.html",
        tasks=missing,
        no_form=bool(missing) and request.method == "GET",
        reported=reported,
        party=party_name(party),
        link_url=activity_address("activity_link", activity, kind) if asks else "",
        **activity_frame(name, activity, request, label("activity_do", kind)),
    ).answer(do)


def side_named(activity: Activity, officer: Any, code: str) -> Party:
    """One of the two sides by its code. Raises Unseen for any other."""
    found = next((one for one in two_sides(activity, officer) if one.code == code), None)
    if found is None:
        raise Unseen
    return found


@writing_page
def activity_contest_page(request: HttpRequest, key: str) -> HttpResponse:
    """Object to what the other side recorded."""
    activity = writable_activity(request, key, guests=True)

    def do(form: ReasonForm, version: int) -> str:
        activity_contest(
            officer=request.user,
            today=legal_day(),
            activity=activity,
            reason=form.cleaned_data["reason"],
            expected_version=version,
        )
        messages.success(request, _("Your objection is kept, and shown to the other side."))
        return activity_address("activity", activity)

    note = _("The record stays as it is, marked as contested, until it is put right.")
    return Sheet(
        request,
        lambda _root, data: ReasonForm(data),
        key=f"activity.{activity.pk}.contest",
        root=activity,
        template="agreements/writing/act.html",
        **activity_frame(_("Contest it"), activity, request, _("Contest it"), does=note),
    ).answer(do)
