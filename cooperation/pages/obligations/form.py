"""The form of a promise: who owes what and when stands open, the rest is folded away until it is needed."""

import re
from collections.abc import Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from agreements.instruments.agreement import Agreement
from agreements.instruments.entry import is_date
from agreements.obligations.entry import decimal_of
from agreements.obligations.obligation import Obligation
from cooperation.pages.agreements.writing.careful import CarefulForm, Group
from cooperation.pages.agreements.writing.fields import coded, length, line, partial, reason_field
from cooperation.words import VOCABULARIES, fault, party_name
from partners.models import Officer
from partners.people.officer import WRITES

BOTH = "both"


class AmountField(forms.Field):
    """A number as people write it: `1 500,50`, `1500.50`; None where nothing is written."""

    def __init__(self, **more: Any) -> None:
        widget = forms.TextInput({"inputmode": "decimal", "autocomplete": "off", "size": "14", "maxlength": "24"})
        super().__init__(required=False, widget=widget, **more)

    def to_python(self, value: Any) -> Any:
        """The number. Raises ValidationError for what is none."""
        text = re.sub(r"[\s\u00a0\u202f'’]", "", str(value or ""))
        if not text:
            return None
        if "," in text and "." not in text:
            text = text.replace(",", ".")
        amount = decimal_of(text.replace(",", ""))
        if amount is None:
            raise ValidationError(fault("not_an_amount"), code="not_an_amount")
        return amount

    def prepare_value(self, value: Any) -> Any:
        """As it was written, or plainly."""
        return f"{value.normalize():f}" if hasattr(value, "normalize") else value


class DatesField(forms.Field):
    """Several dates, one on each line."""

    def __init__(self, **more: Any) -> None:
        super().__init__(required=False, widget=forms.Textarea({"rows": 3}), **more)

    def to_python(self, value: Any) -> Any:
        """The dates. Raises ValidationError for what is none."""
        found = [one for one in re.split(r"[\s;,]+", str(value or "")) if one]
        if any(not is_date(one) for one in found):
            raise ValidationError(fault("not_a_date"), code="not_a_date")
        return found

    def prepare_value(self, value: Any) -> Any:
        """One on each line."""
        return "\n".join(value) if isinstance(value, list | tuple) else value


def whole(name: Any, hint: Any = "", least: int = 1) -> forms.IntegerField:
    """A small whole number."""
    widget = forms.TextInput({"inputmode": "numeric", "size": "6", "autocomplete": "off"})
    return forms.IntegerField(
        label=name, help_text=hint, required=False, min_value=least, max_value=3660, widget=widget
    )


def check(name: Any) -> forms.BooleanField:
    """Yes or no."""
    return forms.BooleanField(label=name, required=False)


class PromiseForm(CarefulForm):
    """What is written down of a promise."""

    debtor = forms.ChoiceField(label=_("Who owes it"), widget=forms.RadioSelect)
    title_en = line(_("What is promised, in a sentence (English)"), most=500)
    title_fr = line(_("What is promised, in a sentence (French)"), most=500)
    clause = line(_("Article or section"), most=80)
    kind = coded(_("Kind"), "obligation_kind")
    recurrence = coded(_("How often"), "recurrence")
    first_on = partial(_("On which day, or the first day of a series"), hint=_("A month or a year alone will do."))
    every_months = length(_("Every"), hint=_("Of what recurs: counted from the first day."))
    on_dates = DatesField(label=_("On these dates"), help_text=_("One on each line, such as 2027-05-28 or 2027-05."))
    quantity = AmountField(label=_("Quantity"))
    unit = forms.ChoiceField(label=_("Unit"), required=False)
    value = AmountField(label=_("Value"))
    currency = line(_("Currency"), most=3, hint=_("Three letters, such as EUR."), size="5")
    cap = AmountField(label=_("Cap"), help_text=_("The most that may be asked for."))
    period_from = partial(_("From"))
    period_until = partial(_("Until"), hint=_("A ten-year pact may fund one year."))
    offset_days = whole(_("Days after that"), _("Such as a report 30 days after the end of the year."), least=-3660)
    working_rule = coded(_("If it falls on a Saturday or a Sunday"), "working_rule")
    needs_ack = check(_("The other side acknowledges it"))
    survives = check(_("It outlives the agreement"))
    appropriation = check(_("It is subject to the availability of funds"))
    event = coded(_("What sets it off"), "obligation_event")
    within_hours = whole(_("Within how many hours"))
    responsible = forms.ChoiceField(label=_("Who of us sees to it"), required=False)
    source = line(_("Source"), most=300)
    source_url = line(_("Address of the source"), most=500, inputmode="url")

    groups = (
        Group("", ("debtor", "title_en", "title_fr", "clause", "kind"), folded=False),
        Group(_("When"), ("recurrence", "first_on", "every_months", "on_dates"), folded=False),
        Group(_("How much"), ("quantity", "unit", "value", "currency", "cap")),
        Group(_("Its own period, and days off"), ("period_from", "period_until", "offset_days", "working_rule")),
        Group(_("On which terms"), ("needs_ack", "survives", "appropriation")),
        Group(_("Set off by an event, not by a date"), ("event", "within_hours")),
        Group(_("Who sees to it, and where it stands written"), ("responsible", "source", "source_url")),
        Group("", ("reason",), folded=False),
    )

    def __init__(self, officer: Any, agreement: Agreement, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        pair = agreement.partnership
        sides = sorted((pair.party_a, pair.party_b), key=lambda party: party.pk != officer.party_id)
        choose: Any = self.fields
        choose["debtor"].choices = [*((one.code, party_name(one)) for one in sides), (BOTH, _("Both sides"))]
        choose["unit"].choices = [("", ""), *VOCABULARIES["unit"].items()]
        choose["responsible"].choices = [("", _("Whoever sees to the agreement")), *officers(officer)]

    def values(self) -> dict[str, Any]:
        """What was written, as the services take it."""
        given = dict(self.cleaned_data)
        titles = {lang: given.pop(f"title_{lang}") for lang in ("en", "fr")}
        apart = ("checked", "reason", "responsible", "debtor")
        values = {name: value for name, value in given.items() if name not in apart}
        values["offset_days"] = values["offset_days"] or 0
        debtor = given["debtor"]
        values |= {"titles": titles, "debtor": "" if debtor == BOTH else debtor}
        return values | ({"creditor": ""} if debtor == BOTH else {})

    def person(self, officer: Any) -> Officer | None:
        """Who was named to see to it."""
        pk = self.cleaned_data.get("responsible")
        return Officer.objects.visible_to(officer).filter(pk=pk).first() if pk else None


class CorrectPromiseForm(PromiseForm):
    """The same, with the reason of the correction."""

    shows_record = True
    reason = reason_field(_("What was wrong, and how it is known. It is kept with the record."))


def officers(officer: Any) -> list[tuple[str, str]]:
    """Those of the own party who may see to something."""
    found = Officer.objects.visible_to(officer).filter(is_active=True, roles__overlap=list(WRITES)).order_by("name")
    return [(str(one.pk), ", ".join(part for part in (one.name, one.function) if part)) for one in found]


def initial_of(obligation: Obligation, responsible: int | None) -> Mapping[str, Any]:
    """The fields as a promise says them."""
    names = [name for name in PromiseForm.base_fields if hasattr(obligation, name)]
    found = {name: getattr(obligation, name) for name in names}
    return found | {
        "debtor": obligation.debtor.code if obligation.debtor else BOTH,
        "title_en": obligation.titles.get("en", ""),
        "title_fr": obligation.titles.get("fr", ""),
        "offset_days": obligation.offset_days or None,
        "responsible": str(responsible or ""),
    }


# Where faults of the service land in the form.
NAMES = {"titles": "title_en", "creditor": "debtor"}
