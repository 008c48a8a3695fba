"""Forms of what a side keeps: an opinion asked and given, who may sign, an approval at home, a round, a waiver."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from agreements.models import TablingRule
from cooperation.pages.agreements.writing.careful import CarefulForm, Group
from cooperation.pages.agreements.writing.fields import coded, line, lines, partial, reason_field
from cooperation.words import label
from partners.models import Role


def whole_day(text: Any, *, needed: bool = False, hint: Any = "") -> forms.DateField:
    """A day, known as a day."""
    widget = forms.DateInput({"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(label=text, required=needed, help_text=hint, widget=widget)


class OpinionForm(CarefulForm):
    """A question to another office of ours."""

    kind = coded(_("Kind of office"), "office")
    office = line(_("Its name"), hint=_("Such as: Legal service of the Ministry of Finance."), needed=True)
    asked_on = whole_day(_("Asked on"), needed=True)
    due_on = whole_day(_("Answer due by"))


class VerdictForm(CarefulForm):
    """What it answered."""

    shows_record = True

    verdict = coded(_("Opinion"), "verdict")
    summary = lines(_("In short"), hint=_("Needed for remarks and for an unfavourable opinion."))
    given_on = whole_day(_("Given on"), needed=True)

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        field: Any = self.fields["verdict"]
        field.choices = [one for one in field.choices if one[0] != "waiting"]


class PowersForm(CarefulForm):
    """One person who may sign. Of a person name and function, and nothing else."""

    name = line(_("Name"), most=120, needed=True)
    function = line(_("Function"), needed=True)
    power = coded(_("By what power"), "power")
    issued_by = line(_("Full powers given by"), hint=_("The office: President of the Republic."))
    issued_on = whole_day(_("Full powers given on"))
    reference = line(_("Reference of the full powers"), most=120)

    unasked = CarefulForm.unasked | {"reference"}
    groups = (
        Group("", ("name", "function", "power"), folded=False),
        Group(_("The full powers"), ("issued_by", "issued_on", "reference"), folded=False),
    )


class MandateForm(CarefulForm):
    """Who gave the mandate to negotiate, when, and within which limits."""

    shows_record = True

    authority = line(_("Who gives the mandate"), hint=_("The office, such as: Minister of Defence."), needed=True)
    on = partial(_("Date"), needed=True)
    limits = lines(_("Limits of the mandate"), hint=_("What may be agreed, and what may not."), needed=True)


class ApprovalForm(CarefulForm):
    """An approval at home: before whom, for how long, by which act."""

    shows_record = True

    procedure = coded(_("Who approves"), "procedure")
    tabled_on = whole_day(_("Tabled on"))
    rule = forms.ChoiceField(
        label=_("How long it must lie there"),
        required=False,
        help_text=_("By the rules of our state; an approver or desk officer enters them under “How we work”."),
    )
    exemption = lines(
        _("Why the time need not run out"), rows=2, hint=_("An approver’s decision, kept with its reason.")
    )
    approved_on = whole_day(_("Approved on"))
    act_number = line(_("Law or decree"), most=120, hint=_("Its number and date."))
    gazette = line(_("Official gazette"), hint=_("Issue and page."))

    unasked = CarefulForm.unasked | {"act_number", "gazette"}
    groups = (
        Group("", ("procedure", "tabled_on", "rule", "exemption"), folded=False),
        Group(_("When it is approved"), ("approved_on", "act_number", "gazette"), folded=False),
    )

    def __init__(self, officer: Any, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        rules = TablingRule.objects.visible_to(officer).filter(owner=officer.party_id).order_by("name")
        field: Any = self.fields["rule"]
        field.choices = [("", _("No such time")), *((str(one.pk), rule_words(one)) for one in rules)]
        if not officer.has_role(Role.APPROVER):
            del self.fields["exemption"]


def rule_words(rule: TablingRule) -> str:
    """A rule in words: when it applies, how many days of which kind."""
    return f"{rule.name}: {rule.days} {label('day_kind', rule.kind)}"


class RoundForm(CarefulForm):
    """A round of negotiation."""

    shows_record = True

    on = whole_day(_("Date"), needed=True)
    until = whole_day(_("Until"), hint=_("Only if it took more than a day."))
    means = coded(_("How"), "means")
    place = line(_("Place"), hint=_("The town, if both met in person."))
    our_head = line(_("Head of our delegation"), hint=_("The function, not the name."), needed=True)
    their_head = line(_("Head of their delegation"), hint=_("The function, not the name."))
    outcome = lines(_("What came out, in a sentence"), needed=True, rows=2)
    next_on = whole_day(_("Next round"))

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["outcome"].max_length = 500  # type: ignore[attr-defined]


class WaiveForm(CarefulForm):
    """Why one goes ahead without something."""

    reason = reason_field(_("It is kept for good, with your name; auditors read it first."))
