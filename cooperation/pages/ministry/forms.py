"""Forms of how a ministry works."""

from typing import Any

from django import forms
from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext_lazy as _

from cooperation.pages.agreements.half_room.forms import whole_day
from cooperation.pages.agreements.writing.careful import CarefulForm
from cooperation.pages.agreements.writing.fields import coded, line, reason_field

# Numbered as the records are: 1 for Monday.
_DAYS = [(str(at + 1), name) for at, name in WEEKDAYS.items()]


class SwitchForm(CarefulForm):
    """Why a step is not used, or is used again."""

    reason = reason_field(_("It is kept with the history of this setting."))


class RuleForm(CarefulForm):
    """How long a text must lie before parliament."""

    name = line(_("When it applies"), most=120, hint=_("Such as: treaties that need a law."), needed=True)
    days: Any = forms.IntegerField(
        label=_("How many days"),
        min_value=1,
        max_value=730,
        widget=forms.TextInput({"inputmode": "numeric", "size": "6", "autocomplete": "off"}),
    )
    kind = coded(_("Which days"), "day_kind")
    source = line(_("Law that says so"), most=300, needed=True)

    unasked = CarefulForm.unasked | {"source"}


class SittingForm(CarefulForm):
    """When parliament sits."""

    first = whole_day(_("First day"), needed=True)
    last = whole_day(_("Last day"), needed=True)
    weekdays: Any = forms.MultipleChoiceField(
        label=_("Days of the week"),
        choices=_DAYS,
        widget=forms.CheckboxSelectMultiple({"class": "in-columns"}),
        initial=["2", "3", "4"],
    )
