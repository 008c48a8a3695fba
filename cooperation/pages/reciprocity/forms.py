"""The forms of what each side gives, and of what both agree about it."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from agreements.models import ReciprocityEntry
from agreements.reciprocity.understanding import About
from agreements.reciprocity.vocabulary import UNITS_OF
from cooperation.pages.agreements.writing.careful import CarefulForm
from cooperation.pages.agreements.writing.fields import line, lines, number, reason_field
from cooperation.pages.phases.forms import day
from cooperation.words import VOCABULARIES, label, party_name

_QUANTITY: Any = {"min_value": 0, "max_digits": 17, "decimal_places": 2}


def _choice(name: Any, vocabulary: str, *, needed: bool = True, hint: Any = "") -> forms.ChoiceField:
    first = [] if needed else [("", _("No area named"))]
    return forms.ChoiceField(
        label=name, help_text=hint, required=needed, choices=lambda: [*first, *VOCABULARIES[vocabulary].items()]
    )


class EntryForm(CarefulForm):
    """What is given: by whom, of what kind, how much, when."""

    giver = forms.ChoiceField(label=_("Given by"))
    kind = _choice(_("Kind"), "given_kind")
    title = line(_("What"), hint=_("Such as: use of a firing range for one week."), most=300, needed=True)
    quantity = forms.DecimalField(label=_("How much"), **_QUANTITY)
    unit = forms.ChoiceField(label=_("Unit"))
    currency = line(_("Currency"), hint=_("Three letters; of money alone."), most=3)
    area = _choice(_("Area of cooperation"), "area", needed=False)
    given_on = day(_("Given on"), _("Leave it empty for what is only pledged."))
    due_on = day(_("Pledged by"), _("The day by which it is to be provided."))
    settle_by = day(_("To be settled by"), _("Where the two agreed on a day."))
    evidence = line(_("Letter or document that shows it"), hint=_("Of what the other side has given."), most=300)
    reason = reason_field()

    unasked = CarefulForm.unasked | {"evidence"}

    def __init__(self, sides: Any, *args: Any, money: bool, correcting: bool = False, **more: Any) -> None:
        super().__init__(*args, **more)
        self.parties = {one.code: one for one in (sides.us, sides.them)}
        choose: Any = self.fields
        choose["giver"].choices = [(code, party_name(one)) for code, one in self.parties.items()]
        units = dict.fromkeys(unit for units in UNITS_OF.values() for unit in units if money or unit != "money")
        choose["unit"].choices = [(unit, label("given_unit", unit)) for unit in units]
        gone = ["giver", "evidence"] if correcting else ["reason"]
        for name in gone + ([] if money else ["currency"]):
            del self.fields[name]

    def values(self) -> dict[str, Any]:
        """As the service takes them."""
        apart = ("giver", "evidence", "reason", "checked")
        return {name: value for name, value in self.cleaned_data.items() if name not in apart}


class ActForm(CarefulForm):
    """What a side says of an entry."""

    on = day(_("On"), needed=True)
    counter = forms.ChoiceField(label=_("Returned by"), required=False)
    evidence = line(_("Letter or document that shows it"), most=300, needed=True)

    unasked = CarefulForm.unasked | {"evidence"}

    def __init__(self, *args: Any, reported: bool, counters: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.counters: dict[str, ReciprocityEntry] = {one.key: one for one in counters or ()}
        choose: Any = self.fields["counter"]
        choose.choices = [("", _("Nothing of its own here")), *((key, one.name) for key, one in self.counters.items())]
        for name, gone in (("counter", counters is None), ("evidence", not reported)):
            if gone:
                del self.fields[name]


class StatementForm(CarefulForm):
    """Up to which day the figures are put to both."""

    until = day(_("Figures up to"), needed=True)


class BandForm(CarefulForm):
    """Which part of all that is given the own side gives."""

    low = number(_("At least (%)"), most=100)
    high = number(_("At most (%)"), most=100)


class ValuationForm(CarefulForm):
    """What a day, a person-day and a seat are worth."""

    method = lines(_("How you come to it"), hint=_("Both sides read this."), needed=True)
    currency = line(_("Currency"), hint=_("Three letters."), most=3, needed=True)
    day_rate = forms.DecimalField(label=_("A day of hosting"), required=False, **_QUANTITY)
    person_day_rate = forms.DecimalField(label=_("A day of one person"), required=False, **_QUANTITY)
    seat_rate = forms.DecimalField(label=_("A seat on a course"), required=False, **_QUANTITY)


PROPOSALS: dict[str, type[CarefulForm]] = {
    About.STATEMENT: StatementForm,
    About.BAND: BandForm,
    About.VALUATION: ValuationForm,
}


class AnswerForm(CarefulForm):
    """What a side says to a proposal."""

    on = day(_("On"), needed=True)
    evidence = line(_("Letter or document that shows it"), most=300, needed=True)
    reason = lines(_("Reason"), rows=2)

    unasked = CarefulForm.unasked | {"evidence"}

    def __init__(self, *args: Any, reported: bool, reasoned: bool, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["reason"].required = reasoned
        if not reported:
            del self.fields["evidence"]


class RuleForm(CarefulForm):
    """From where on we call it a one-way street."""

    least_share = number(_("Least share of either side (%)"), most=50)
    years = number(_("Over the last so many years"), most=10)
    least_entries = number(_("From so many entries on"), most=1000)
    reason = reason_field()
