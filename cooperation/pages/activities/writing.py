"""Writing down an activity: both doors, editing while it is open, correcting with a reason."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _

from agreements.activities.activity import Activity
from agreements.activities.mending import activity_correct
from agreements.activities.planning import activity_edit, activity_plan
from agreements.activities.recording import activity_record
from agreements.instruments.vocabulary import Door
from cooperation.day import legal_day
from cooperation.pages.activities.about import activity_address, activity_frame, writable_activity
from cooperation.pages.activities.form import ActivityForm, CorrectForm, PlanForm, RecordForm, initial_of
from cooperation.pages.agreements.writing.about import renamed
from cooperation.pages.agreements.writing.meanwhile import touched
from cooperation.pages.agreements.writing.replayed import writing_page
from cooperation.pages.agreements.writing.sheet import Sheet
from partners.records.errors import Forbidden

TEMPLATE = "activities/form.html"
# Where faults of the service land in the form.
NAMES = {"parties": "partner"}


@writing_page
def activity_plan_page(request: HttpRequest) -> HttpResponse:
    """Propose a new activity."""
    officer: Any = request.user
    if not officer.writes:
        raise Forbidden("role")

    def make(_root: Any, data: QueryDict | None) -> PlanForm:
        return PlanForm(officer, data, initial={"partner": request.GET.get("partner", "")})

    def do(form: PlanForm, _version: int) -> str:
        partner = form.cleaned_data["partner"]
        values = form.values(officer, partner)
        made = activity_plan(officer=officer, today=legal_day(), partner=partner, values=values)
        messages.success(request, _("It is proposed. Until it is shared, only we see it."))
        return activity_address("activity", made)

    other = {"url": reverse("activity_record"), "label": _("It exists already? Record it as it is.")}
    return _new(request, make, "activity.plan", _("Plan an activity"), _("Propose it"), other).answer(do)


@writing_page
def activity_record_page(request: HttpRequest) -> HttpResponse:
    """Record an activity that exists: title, partner and period are enough."""
    officer: Any = request.user
    if not officer.writes:
        raise Forbidden("role")

    def make(_root: Any, data: QueryDict | None) -> RecordForm:
        return RecordForm(officer, data, initial={"partner": request.GET.get("partner", "")})

    def do(form: RecordForm, _version: int) -> str:
        with renamed(NAMES):
            made = activity_record(officer=officer, today=legal_day(), entry=form.entry(officer))
        messages.success(request, _("It is recorded."))
        return activity_address("activity", made)

    other = {"url": reverse("activity_plan"), "label": _("It does not exist yet? Plan a new one.")}
    title = _("Record an activity that exists")
    return _new(request, make, "activity.record", title, _("Record it"), other).answer(do)


def _new(request: HttpRequest, make: Any, key: str, title: str, submit: str, other: dict[str, str]) -> Sheet:
    return Sheet(
        request,
        make,
        key=key,
        template=TEMPLATE,
        crumbs=[{"label": _("Activities"), "url": reverse("activities")}],
        heading={"title": title, "sub": _("Partner, title, type and period are enough.")},
        actions={"submit": submit, "cancel_url": reverse("activities")},
        other_door=other,
    )


@writing_page
def activity_edit_page(request: HttpRequest, key: str) -> HttpResponse:
    """Put an activity down otherwise, as long as it is not confirmed."""
    officer: Any = request.user
    activity = writable_activity(request, key, own=True)

    def make(root: Activity, data: QueryDict | None) -> ActivityForm:
        form = ActivityForm(officer, data, initial=initial_of(root, officer))
        form.shows_record = True
        return form

    def do(form: ActivityForm, version: int) -> str:
        values = form.values(officer, activity.partnership.other(officer.party_id))
        activity_edit(officer=officer, today=legal_day(), activity=activity, values=values, expected_version=version)
        messages.success(request, _("It is changed. Whoever accepted or confirmed something else is asked again."))
        return activity_address("activity", activity)

    frame = activity_frame(_("Edit"), activity, request, _("Save"))
    return Sheet(request, make, key=f"activity.{activity.pk}.edit", root=activity, template=TEMPLATE, **frame).answer(
        do
    )


@writing_page
def activity_correct_page(request: HttpRequest, key: str) -> HttpResponse:
    """Put right what an activity says, with a reason."""
    officer: Any = request.user
    activity = writable_activity(request, key, own=True)
    recorded = activity.door == Door.RECORDED

    def make(root: Activity, data: QueryDict | None) -> CorrectForm:
        return CorrectForm(officer, recorded, data, initial=initial_of(root, officer))

    def do(form: CorrectForm, version: int) -> str:
        given = form.cleaned_data
        values = form.values(officer, activity.partnership.other(officer.party_id))
        values |= {name: given[name] for name in ("status", "outcome") if name in given}
        changed = touched(form)
        activity_correct(
            officer=officer,
            today=legal_day(),
            activity=activity,
            values={name: value for name, value in values.items() if name in changed or name in ("starts", "ends")},
            reason=given["reason"],
            expected_version=version,
        )
        messages.success(request, _("It is corrected."))
        return activity_address("activity", activity)

    frame = activity_frame(_("Correct it, with a reason"), activity, request, _("Correct it"))
    return Sheet(
        request, make, key=f"activity.{activity.pk}.correct", root=activity, template=TEMPLATE, **frame
    ).answer(do)
