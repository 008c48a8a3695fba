"""Fields that agreements need: dates known as well as they are known, lengths in years and months, references."""

from collections.abc import Sequence
from typing import Any, TypeAlias

from django import forms
from django.core.exceptions import ValidationError
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from agreements.instruments.access import agreement_by_key
from agreements.instruments.agreement import Agreement
from agreements.instruments.entry import LATEST_YEAR
from agreements.terms.dates import PartialDate
from cooperation.words import VOCABULARIES, fault
from partners.records.errors import Unseen

Text: TypeAlias = Any  # a text, or one that is translated when it is shown
_PLAIN = 'inputmode="numeric" maxlength="4" size="4" autocomplete="off"'
_BOX = f'<label>{{}}<input name="{{}}" id="{{}}" value="{{}}" {_PLAIN}></label>'


class DateBoxes(forms.MultiWidget):
    """Three boxes: day, month, year; the look draws them."""

    look = "partial-date"

    def __init__(self) -> None:
        super().__init__([forms.TextInput] * 3)

    def decompress(self, value: Any) -> list[str]:
        """The boxes of an ISO date at its precision; a stretch has none."""
        if not value or "/" in value:
            return ["", "", ""]
        parts = [part.lstrip("0") for part in reversed(value.split("-"))]
        return [""] * (3 - len(parts)) + parts


class PartialDateField(forms.Field):
    """A date as ISO text at its precision: `2011`, `2011-06`, `2011-06-17`; empty where none is given."""

    widget = DateBoxes

    def to_python(self, value: Any) -> str:
        """The three boxes as one text. Raises ValidationError for what is no date."""
        day, month, year = ((text or "").strip() for text in (value or ["", "", ""]))
        if not (day or month or year):
            return ""
        if not year or (day and not month):
            raise ValidationError(_("Write the year, and the month if you write the day."), code="not_a_date")
        try:
            text = f"{int(year):04d}" + "".join(f"-{int(part):02d}" for part in (month, day) if part)
            found = PartialDate.parse(text)
        except ValueError as error:
            raise ValidationError(_("There is no such date."), code="not_a_date") from error
        if found.first.year < 1600:
            raise ValidationError(_("Write the year with four digits."), code="not_a_date")
        if found.first.year > LATEST_YEAR:
            raise ValidationError(_("Write a year up to %(year)d.") % {"year": LATEST_YEAR}, code="not_a_date")
        return text

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Compared as dates."""
        return bool(DateBoxes().decompress(initial) != data)


class YearsAndMonths(forms.MultiWidget):
    """Two boxes: years and months."""

    use_fieldset = True

    def __init__(self) -> None:
        super().__init__([forms.TextInput] * 2)

    def decompress(self, value: Any) -> list[str]:
        """Years and months of a length in months."""
        years, months = divmod(value, 12) if value else (0, 0)
        return [str(years or ""), str(months or "")]

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:
        """Both boxes, each with its own word."""
        parts = value if isinstance(value, list) else self.decompress(value)
        labels = (_("Years"), _("Months"))
        boxes = [(label, f"{name}_{at}", f"id_{name}_{at}", parts[at] or "") for at, label in enumerate(labels)]
        return format_html('<div class="date">{}</div>', format_html_join("", _BOX, boxes))


class LengthField(forms.Field):
    """A length of time in months, written as years and months; None where nothing is written."""

    widget = YearsAndMonths

    def to_python(self, value: Any) -> int | None:
        """Months. Raises ValidationError for what is no whole number."""
        years, months = ((text or "").strip() for text in (value or ["", ""]))
        if not years and not months:
            return None
        try:
            length = int(years or 0) * 12 + int(months or 0)
        except ValueError as error:
            raise ValidationError(fault("not_a_number"), code="not_a_number") from error
        if length < 0:
            raise ValidationError(fault("out_of_range"), code="out_of_range")
        return length


class AgreementField(forms.Field):
    """The reference of an agreement in the officer's sight, as text with suggestions."""

    widget = forms.TextInput

    def __init__(self, officer: Any, listed: str, **more: Any) -> None:
        self.officer = officer
        super().__init__(required=False, **more)
        self.widget.attrs |= {"list": listed, "autocomplete": "off", "size": "24", "maxlength": "40"}

    def to_python(self, value: Any) -> Any:
        """The agreement itself, or None. Raises ValidationError for one that is not in sight."""
        key = str(value or "").strip()
        if not key:
            return None
        try:
            # No reference holds what the database cannot even be asked for.
            if "\x00" in key:
                raise Unseen
            return agreement_by_key(self.officer, key)
        except Unseen as error:
            raise ValidationError(_("No agreement has this reference."), code="unknown") from error

    def prepare_value(self, value: Any) -> Any:
        """The reference of an agreement, as it is written."""
        return value.key if isinstance(value, Agreement) else value


def line(label: Text, *, hint: Text = "", most: int = 160, needed: bool = False, **attrs: str) -> forms.CharField:
    """A line of text."""
    widget = forms.TextInput({"autocomplete": "off", **attrs})
    return forms.CharField(label=label, help_text=hint, max_length=most, required=needed, widget=widget)


def lines(label: Text, *, hint: Text = "", needed: bool = False, rows: int = 3) -> forms.CharField:
    """A paragraph of text."""
    widget = forms.Textarea({"rows": rows, "autocomplete": "off"})
    return forms.CharField(label=label, help_text=hint, max_length=4000, required=needed, widget=widget)


def coded(label: Text, vocabulary: str, *, hint: Text = "") -> forms.ChoiceField:
    """One code of a vocabulary, as its words; what is not stated stands first and is what nobody touched."""

    def choices() -> list[tuple[str, Any]]:
        return sorted(VOCABULARIES[vocabulary].items(), key=lambda row: row[0] != "not_stated")

    plain = next(iter(sorted(VOCABULARIES[vocabulary], key=lambda code: code != "not_stated")))
    return forms.ChoiceField(label=label, help_text=hint, choices=choices, initial=plain)


def partial(label: Text, *, hint: Text = "", needed: bool = False) -> PartialDateField:
    """A date known as well as it is known."""
    return PartialDateField(label=label, help_text=hint, required=needed)


def calendar_day(label: Text, *, hint: Text = "", needed: bool = False) -> forms.DateField:
    """A day of the calendar; written as ISO whatever the language, since the box of the browser takes nothing else."""
    widget = forms.DateInput({"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(label=label, help_text=hint, required=needed, widget=widget)


def length(label: Text, *, hint: Text = "") -> LengthField:
    """A length of time."""
    return LengthField(label=label, help_text=hint, required=False)


def number(label: Text, *, hint: Text = "", most: int) -> forms.IntegerField:
    """A whole number that may stay empty."""
    widget = forms.TextInput({"inputmode": "numeric", "size": "6", "autocomplete": "off"})
    return forms.IntegerField(label=label, help_text=hint, required=False, min_value=0, max_value=most, widget=widget)


def article() -> forms.CharField:
    """Where in the text a clause stands."""
    return line(gettext_lazy("Where this stands"), hint=gettext_lazy("Such as: Article 12(2)."), most=40, size="16")


def reason_field(hint: Text = "") -> forms.CharField:
    """Why."""
    kept = hint or gettext_lazy("It is kept with the record.")
    return lines(gettext_lazy("Reason"), hint=kept, needed=True, rows=2)


def some(values: dict[str, Any], names: Sequence[str]) -> dict[str, Any]:
    """Those of `values` that are named."""
    return {name: values[name] for name in names if name in values}
