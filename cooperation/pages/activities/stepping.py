"""Taking a step with an activity: what it does, what is still missing, and what it needs."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from agreements.activities.activity import Activity
from agreements.activities.moving import activity_offers, activity_situation, activity_step
from agreements.activities.steps import ACTIVITY
from agreements.activities.vocabulary import BOTH
from cooperation.day import legal_day
from cooperation.pages.activities.about import activity_address, activity_frame, two_sides, writable_activity
from cooperation.pages.activities.next_step import Checklist
from cooperation.pages.agreements.writing.careful import CarefulForm
from cooperation.pages.agreements.writing.fields import lines, partial, reason_field
from cooperation.pages.agreements.writing.replayed import writing_page
from cooperation.pages.agreements.writing.sheet import Sheet
from cooperation.words import label, party_name
from partners.records.errors import Forbidden
from partners.records.lifecycle import Step

_DOES = {
    "plan": gettext_lazy("From here on days, place and people are settled, until both sides confirm."),
    "complete": gettext_lazy("It took place. Within thirty days it is reported on."),
    "report": gettext_lazy("The after-action report: what it brought about, measured by its purpose."),
    "postpone": gettext_lazy("It waits for a new date; units and places are free again."),
    "reschedule": gettext_lazy("It is planned again, on other days; both sides confirm them anew."),
    "cancel": gettext_lazy("It does not take place. Units and places are free again."),
}


class StepForm(CarefulForm):
    """What a step needs, and nothing else."""

    by = forms.ChoiceField(label=gettext_lazy("Whose decision it is"), widget=forms.RadioSelect)
    starts = partial(gettext_lazy("Begins"), hint=gettext_lazy("A month or a year alone will do."))
    ends = partial(gettext_lazy("Ends"))
    outcome = lines(
        gettext_lazy("What it brought about"), hint=gettext_lazy("In a few sentences, against its purpose."), rows=6
    )
    reason = reason_field()

    def __init__(self, officer: Any, activity: Activity, step: Step[Any], *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        sides = [(one.code, party_name(one)) for one in two_sides(activity, officer)]
        self.fields["by"].choices = [*sides, (BOTH, _("Both sides"))]  # type: ignore[attr-defined]
        for name in [name for name in self.fields if name not in (*step.needs, "checked")]:
            del self.fields[name]
        for name, must in step.needs.items():
            self.fields[name].required = must


@writing_page
def activity_step_page(request: HttpRequest, key: str, to: str) -> HttpResponse:
    """Take the step to the status `to`; refused, it shows everything that is still missing."""
    officer: Any = request.user
    activity = writable_activity(request, key)
    if not activity.partnership.has(officer.party_id):
        raise Forbidden("not_a_party")
    step = ACTIVITY.step_to(to, activity_situation(officer, activity, legal_day()))

    def make(root: Activity, data: QueryDict | None) -> StepForm:
        return StepForm(officer, root, step, data)

    def do(form: StepForm, version: int) -> str:
        inputs = {name: form.cleaned_data[name] for name in step.needs}
        made = activity_step(
            officer=officer, today=legal_day(), activity=activity, to=to, expected_version=version, inputs=inputs
        )
        words = {"status": label("activity_status", made.status)}
        messages.success(request, _("Done. It now stands: %(status)s.") % words)
        return activity_address("activity", made)

    tasks, ready = _tasks(officer, activity, to)
    name = label("activity_step", step.name)
    context = activity_frame(name, activity, request, name, does=_DOES.get(step.name, ""), tasks=tasks, ready=ready)
    return Sheet(
        request,
        make,
        key=f"activity.{activity.pk}.step.{to}",
        root=activity,
        template="activities/step.html",
        leads_to=label("activity_status", to),
        no_form=request.method == "GET" and not ready,
        **context,
    ).answer(do)


def _tasks(officer: Any, activity: Activity, to: str) -> tuple[list[dict[str, Any]], bool]:
    """Every condition of the step to `to` with the way to it, and whether it may be taken now."""
    offers = activity_offers(officer, activity, legal_day())
    offer = next((one for one in offers if one.step.target == to), None)
    if offer is None:
        return [], False
    card = Checklist(activity, officer)
    return [card.task(one) for one in offer.conditions], offer.ready
