"""The forms of phases and gates."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from agreements.models import Document
from cooperation.pages.agreements.writing.careful import CarefulForm
from cooperation.pages.agreements.writing.fields import coded, line, lines, number, reason_field
from cooperation.words import VOCABULARIES, party_name

_PEOPLE, _DAYS, _COUNT = 1_000_000, 3660, 1_000_000


def day(label: Any, hint: Any = "", *, needed: bool = False) -> forms.DateField:
    """A day of the calendar."""
    widget = forms.DateInput({"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(label=label, help_text=hint, required=needed, widget=widget)


class EnterForm(CarefulForm):
    """In which phase a partnership older than its record is."""

    phase = coded(_("Phase"), "phase")
    reason = reason_field(_("What shows that it was reached before it was recorded here."))


class OpenForm(CarefulForm):
    """Nothing but the wish."""


class StepForm(CarefulForm):
    """What a step of a gate needs."""

    meets_on = day(_("Day of the gate meeting"))
    reason = reason_field()

    def __init__(self, needs: Any, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        for name in ("meets_on", "reason"):
            if name not in needs:
                del self.fields[name]

    def inputs(self) -> dict[str, str]:
        """As the service takes them."""
        given = self.cleaned_data
        return {name: str(given[name] or "") for name in ("meets_on", "reason") if name in self.fields}


class CriterionForm(CarefulForm):
    """What a gate asks for; a measured criterion has a threshold, one of its own a title."""

    title = line(_("What it asks for"), most=300, needed=True)
    threshold = number(_("Threshold"), hint=_("A share in hundredths, else a number."), most=_COUNT)
    mandatory = forms.BooleanField(label=_("The gate cannot be passed without it"), required=False, initial=True)
    left_out = forms.BooleanField(label=_("Do not ask for it at this gate"), required=False)

    def __init__(self, *args: Any, own: bool, measured: bool, fresh: bool, **more: Any) -> None:
        super().__init__(*args, **more)
        for name, gone in (("title", not (own and fresh)), ("threshold", not measured), ("left_out", fresh)):
            if gone:
                del self.fields[name]

    def values(self) -> dict[str, Any]:
        """As the service takes them."""
        given = self.cleaned_data
        return {name: given[name] for name in ("title", "threshold", "mandatory", "left_out") if name in self.fields}


class EvidenceForm(CarefulForm):
    """What shows that a criterion is met."""

    evidence = lines(_("What shows it"), hint=_("Whoever sees the gate reads this."), rows=3)
    document = forms.ChoiceField(
        label=_("Document"),
        help_text=_("Of an agreement with this partner. Whoever does not see the document does not see its title."),
        required=False,
    )

    def __init__(self, officer: Any, partnership: Any, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        seen = Document.objects.visible_to(officer).filter(agreement__partnership=partnership)
        self.documents = {str(one.pk): one for one in seen.order_by("-pk")[:200]}
        choose: Any = self.fields["document"]
        choose.choices = [("", _("None")), *((key, one.title) for key, one in self.documents.items())]


class ConditionForm(CarefulForm):
    """What is still to be done, by whom, by when."""

    text = line(_("What is to be done"), most=300, needed=True)
    side = forms.ChoiceField(label=_("By which side"))
    due_on = day(_("By which day"), _("When this day passes without it, the partnership falls back."), needed=True)
    criterion = forms.ChoiceField(label=_("For which criterion"), required=False)

    def __init__(self, sides: Any, criteria: Any, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.parties = {one.code: one for one in sides}
        choose: Any = self.fields
        choose["side"].choices = [(code, party_name(one)) for code, one in self.parties.items()]
        choose["criterion"].choices = [("", _("None in particular")), *criteria]


class MetForm(CarefulForm):
    """What shows that a condition is met."""

    evidence = lines(_("What shows it"), needed=True, rows=3)


class DecideForm(CarefulForm):
    """What a side decides."""

    decision = forms.ChoiceField(label=_("Decision"), widget=forms.RadioSelect)
    on = day(_("On"), needed=True)
    evidence = line(_("Letter or document that shows it"), most=300, needed=True)
    reason = reason_field()
    edition = forms.IntegerField(widget=forms.HiddenInput)

    unasked = CarefulForm.unasked | {"evidence"}

    def __init__(self, *args: Any, own: bool, **more: Any) -> None:
        super().__init__(*args, **more)
        choose: Any = self.fields
        choose["decision"].choices = list(VOCABULARIES["gate_decision"].items())
        if own:
            del self.fields["evidence"]


class CapForm(CarefulForm):
    """The most that an activity may be in a phase; an empty box sets no cap."""

    days = number(_("Days"), most=_DAYS)
    people = number(_("People of both sides"), most=_PEOPLE)
    amount = forms.DecimalField(label=_("Planned cost"), required=False, min_value=0, max_digits=17, decimal_places=2)
    currency = line(
        _("Currency"), hint=_("Three letters. Only costs in this currency are compared."), most=3, needed=True
    )
    reason = reason_field()


class RuleForm(CarefulForm):
    """What our template asks for at a gate."""

    title = line(_("What it asks for"), most=300, needed=True)
    threshold = number(_("Threshold"), hint=_("A share in hundredths, else a number."), most=_COUNT)
    mandatory = forms.BooleanField(label=_("The gate cannot be passed without it"), required=False, initial=True)
    left_out = forms.BooleanField(label=_("Do not ask for it from now on"), required=False)
    reason = reason_field()

    def __init__(self, *args: Any, own: bool, measured: bool, **more: Any) -> None:
        super().__init__(*args, **more)
        for name, gone in (("title", not own), ("threshold", not measured)):
            if gone:
                del self.fields[name]
