"""Taking a step: what it does, what is still missing, and what it needs."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from agreements.instruments.agreement import Agreement
from agreements.instruments.moving import agreement_offers, agreement_step, situation_of
from agreements.instruments.steps import lifecycle_of
from cooperation.day import legal_day
from cooperation.pages.agreements.writing import parts
from cooperation.pages.agreements.writing.about import frame, writable
from cooperation.pages.agreements.writing.careful import CarefulForm
from cooperation.pages.agreements.writing.checklist import task_of
from cooperation.pages.agreements.writing.effects import effect_rows
from cooperation.pages.agreements.writing.fields import AgreementField, line, lines, partial, reason_field
from cooperation.pages.agreements.writing.replayed import writing_page
from cooperation.pages.agreements.writing.sentences import STEP_DOES
from cooperation.pages.agreements.writing.sheet import Sheet
from cooperation.pages.naming import address_of
from cooperation.words import label
from partners.records.lifecycle import Step


class StepForm(CarefulForm):
    """What a step needs, and nothing else."""

    authority = line(
        gettext_lazy("Who gives the mandate"),
        hint=gettext_lazy("The office, such as: Minister of Defence."),
        needed=True,
    )
    on = partial(gettext_lazy("Date"), needed=True)
    limits = lines(
        gettext_lazy("Limits of the mandate"), hint=gettext_lazy("What may be agreed, and what may not."), needed=True
    )
    clause = line(gettext_lazy("Clause that allows it, or consent"), hint=gettext_lazy("Article 12; or: by consent."))
    evidence = line(
        gettext_lazy("Letter or document that shows it"),
        most=300,
        hint=gettext_lazy("What it is, its number and date: note verbale 112 of 12 May 2026."),
    )
    reason = reason_field()

    unasked = CarefulForm.unasked | {"evidence"}

    def __init__(self, officer: Any, step: Step[Any], *args: Any, **more: Any) -> None:
        super().__init__(*args, initial={"on": legal_day().isoformat()}, **more)
        if "successor" in step.needs:
            self.fields["successor"] = AgreementField(
                officer,
                parts.PARENTS,
                label=gettext_lazy("Agreement that takes its place"),
                help_text=gettext_lazy("Its reference, if it is here. Begin to write and choose."),
            )
            self.parents_listed = parts.parents_to_suggest(officer)
        for name in [name for name in self.fields if name not in (*step.needs, "checked")]:
            del self.fields[name]
        for name, must in step.needs.items():
            self.fields[name].required = must


@writing_page
def agreement_step_page(request: HttpRequest, key: str, to: str) -> HttpResponse:
    """Take the step to the status `to`; refused, it shows everything that is still missing."""
    officer: Any = request.user
    agreement = writable(request, key)
    situation = situation_of(officer, agreement, legal_day())
    step = lifecycle_of(agreement, situation.off).step_to(to, situation)

    def make(_root: Agreement, data: QueryDict | None) -> StepForm:
        return StepForm(officer, step, data)

    def do(form: StepForm, version: int) -> str:
        inputs = {name: _sent(form.cleaned_data[name]) for name in step.needs}
        made = agreement_step(
            officer=officer, today=legal_day(), agreement=agreement, to=to, expected_version=version, inputs=inputs
        )
        messages.success(
            request,
            _("Done: %(step)s. It now stands: %(status)s.")
            % {"step": label("step", step.name), "status": label("status", made.status)},
        )
        return address_of(made)

    tasks, ready = step_tasks(officer, agreement, to)
    name = label("step", step.name)
    context = frame(name, agreement, request, name, does=STEP_DOES.get(step.name, ""), tasks=tasks, ready=ready)
    context |= {"effects": effect_rows(officer, agreement, step.name)}
    context |= {"leads_to": label("status", to), "no_form": request.method == "GET" and not ready}
    return Sheet(
        request,
        make,
        key=f"agreement.{agreement.pk}.step.{to}",
        root=agreement,
        template="agreements/writing/step.html",
        **context,
    ).answer(do)


def _sent(value: Any) -> str:
    """A value as the step takes it: an agreement by its address."""
    return str(value.key if isinstance(value, Agreement) else value or "")


def step_tasks(officer: Any, agreement: Agreement, to: str) -> tuple[list[dict[str, Any]], bool]:
    """Every condition of the step to `to` as a task, and whether it may be taken now."""
    offers = agreement_offers(officer, agreement, legal_day())
    offer = next((one for one in offers if one.step.target == to), None)
    if offer is None:
        return [], False
    tasks = [task_of(one, officer, agreement, offer.step.name) for one in offer.conditions]
    return tasks, offer.ready
