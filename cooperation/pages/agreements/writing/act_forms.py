"""Forms of acts: what is known of one, and of a signature who signed, how, and by what power."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from agreements.instruments.act_rules import ACT_RULES, ActRule
from agreements.instruments.agreement import Agreement
from agreements.instruments.half.powers import Power
from agreements.instruments.signing.signatory import SignatoryEntry
from agreements.models import FullPowers
from agreements.terms.clauses import ActKind
from cooperation.day import legal_day
from cooperation.pages.agreements.writing.careful import CarefulForm, Group
from cooperation.pages.agreements.writing.fields import coded, line, lines, partial, reason_field

# Asked before anything else, where the kind of act has it.
_FIRST = ("on", "given", "months", "until", "number", "place", "capacity", "evidence", "note")


class ActForm(CarefulForm):
    """What is known of an act."""

    on = partial(gettext_lazy("Date"), needed=True)
    given: Any = partial(
        gettext_lazy("Given on"), hint=gettext_lazy("The day that the notice bears, where it was received on another.")
    )
    months = forms.IntegerField(
        label=gettext_lazy("By how many months"),
        min_value=1,
        max_value=2400,
        widget=forms.TextInput({"inputmode": "numeric", "size": "6", "autocomplete": "off"}),
    )
    until = partial(gettext_lazy("New last day"), hint=gettext_lazy("Where the extension names a day instead."))
    number = line(
        gettext_lazy("Number"),
        hint=gettext_lazy("Of the registration, of the law or decree, or of the issue of the gazette."),
    )
    place = line(gettext_lazy("Place"), hint=gettext_lazy("The town."))
    capacity = line(
        gettext_lazy("In which function"), hint=gettext_lazy("The function, not the name: Minister of Defence.")
    )
    clause = line(gettext_lazy("Clause that allows it, or consent"))
    evidence = line(
        gettext_lazy("Letter or document that shows it"),
        most=300,
        hint=gettext_lazy("What it is, its number and date: note verbale 112 of 12 May 2026."),
    )
    source = line(gettext_lazy("Source"), most=300)
    source_url = line(gettext_lazy("Address of the source"), most=500, inputmode="url")
    source_as_of = partial(gettext_lazy("As the source stood on"))
    note = lines(gettext_lazy("Note"))

    unasked = CarefulForm.unasked | {"evidence", "number"}

    def __init__(self, rule: ActRule, *args: Any, reported: bool = False, **more: Any) -> None:
        super().__init__(*args, **more)
        needed = {*rule.needs, *(("evidence",) if reported else ())}
        shown = {"on", *needed, *rule.may_have}
        asked = [name for name in _FIRST if name in shown]
        self.groups = (
            *self.first_groups(asked),
            Group(_("More about it"), [name for name in self.fields if name not in (*asked, *self.own_names)]),
            Group("", ("reason",), folded=False),
        )
        for name in ("place", "capacity", "evidence", "months", "number", "note"):
            self.fields[name].required = name in needed and not (name == "months" and "until" in rule.may_have)
        for name in ("given", "months", "until", *(("capacity",) if rule.joint else ())):
            if name not in shown:
                del self.fields[name]

    # Fields that stand in groups of their own.
    own_names: Sequence[str] = ("reason", "checked")

    def first_groups(self, asked: Sequence[str]) -> Sequence[Group]:
        """The groups that stand open."""
        return (Group("", asked, folded=False),)

    def told(self) -> dict[str, Any]:
        """What was written, as columns of the act."""
        return {name: value for name, value in self.cleaned_data.items() if name not in ("checked", "reason")}


class CorrectActForm(ActForm):
    """The same, with the reason of the correction."""

    shows_record = True

    reason = reason_field(gettext_lazy("What was wrong, and how it is known. It is kept with the record."))


_PERSON = ("name", "function", "power", "reference")
_ONE, _OTHER = [f"first_{name}" for name in _PERSON], [f"second_{name}" for name in _PERSON]


def _person() -> tuple[forms.Field, ...]:
    paper = gettext_lazy("Number and date of the paper.")
    return (
        line(gettext_lazy("Name"), most=120),
        line(gettext_lazy("Function")),
        coded(gettext_lazy("By what power"), "power"),
        line(gettext_lazy("Reference of the full powers"), most=120, hint=paper),
    )


class SignatureForm(ActForm):
    """A signature: where, by whom, by what power, on paper or on screen. Those who may sign are filled in."""

    own_names = ("reason", "checked", "manner", "capacity", *_ONE, *_OTHER)
    first_name, first_function, first_power, first_reference = _person()
    second_name, second_function, second_power, second_reference = _person()
    manner = coded(
        gettext_lazy("How it is signed"),
        "manner",
        hint=gettext_lazy("On screen you sign yourself, today, by the name and function of your account."),
    )

    def __init__(self, officer: Any, agreement: Agreement, data: Any, *, reported: bool) -> None:
        known = [] if reported else _known(officer, agreement)
        initial: dict[str, Any] = {"on": legal_day().isoformat(), "first_power": _usual(agreement)}
        for place, person in zip(("first", "second"), known, strict=False):
            initial |= {f"{place}_{name}": getattr(person, name) for name in _PERSON}
        super().__init__(ACT_RULES[ActKind.SIGNED], data, initial=initial, reported=reported)
        self.fields.pop("capacity", None)
        if reported:
            del self.fields["manner"]

    def first_groups(self, asked: Sequence[str]) -> Sequence[Group]:
        """Where and how, then who."""
        where = [name for name in asked if name != "capacity"]
        return (
            Group("", [*where, "manner"], folded=False),
            Group(_("Who signs"), _ONE, _("name and function, nothing else of a person"), folded=False),
            Group(_("A second signatory"), _OTHER),
        )

    def told(self) -> dict[str, Any]:
        """Columns of the act, and who signed."""
        given = super().told()
        people = [{name: given.pop(f"{place}_{name}", "") for name in _PERSON} for place in ("first", "second")]
        entries = [SignatoryEntry(**one) for one in people if one["name"] or one["function"]]
        return {**given, "signatories": entries}


def _known(officer: Any, agreement: Agreement) -> list[FullPowers]:
    found = FullPowers.objects.visible_to(officer).filter(agreement=agreement, owner=officer.party_id)
    return list(found.order_by("id")[:2])


def _usual(agreement: Agreement) -> str:
    return str(Power.FULL_POWERS if agreement.is_binding else Power.AUTHORISED)
