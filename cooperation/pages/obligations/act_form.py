"""What is known of an act on an occasion, as a form: when, how much, what shows it, why."""

from typing import Any

from django import forms
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from agreements.models import Document, Due
from agreements.obligations.judging import Given
from agreements.obligations.steps import DUE
from cooperation.pages.agreements.writing.about import address, frame
from cooperation.pages.agreements.writing.careful import CarefulForm, Group
from cooperation.pages.agreements.writing.fields import line, lines, partial, reason_field
from cooperation.pages.obligations.form import AmountField
from cooperation.pages.obligations.told import due_words


class DueActForm(CarefulForm):
    """What is known of an act on an occasion."""

    on = partial(gettext_lazy("On which day"), needed=True)
    quantity = AmountField(label=gettext_lazy("How much"))
    document = forms.ChoiceField(label=gettext_lazy("Document of this agreement that shows it"), required=False)
    evidence = line(
        gettext_lazy("Or a letter that shows it"),
        most=300,
        hint=gettext_lazy("What it is, its number and date: note verbale 112 of 12 May 2026."),
    )
    evidence_url = line(gettext_lazy("Or an address where it is shown"), most=500, inputmode="url")
    clause = line(gettext_lazy("Clause that allows it"), most=80, hint=gettext_lazy("Empty: both sides give it up."))
    reason = lines(gettext_lazy("Reason"), rows=2)
    because = reason_field(gettext_lazy("What was wrong, and how it is known. It is kept with the record."))

    unasked = CarefulForm.unasked | {"evidence", "evidence_url"}

    def __init__(
        self, officer: Any, due: Due, step: str, *args: Any, reported: bool = False, corrects: bool = False, **more: Any
    ) -> None:
        super().__init__(*args, **more)
        needs = next(one for one in DUE.steps if one.name == step).needs
        self.shows_record = corrects
        if not corrects:
            del self.fields["because"]
        for name in ("quantity", "clause"):
            if name not in needs:
                del self.fields[name]
            else:
                self.fields[name].required = needs[name]
        self.fields["reason"].required = bool(needs.get("reason"))
        if not needs.get("reason"):
            self.fields["reason"].label = _("Note")
        shown = bool(needs.get("evidence")) or reported
        document: Any = self.fields["document"]
        document.choices = [("", ""), *papers(officer, due)]
        if len(document.choices) == 1:
            # Nothing to choose from is no question.
            del self.fields["document"]
            if "evidence" in self.fields:
                self.fields["evidence"].label = _("Letter or document that shows it")
        evidence = ("document", "evidence", "evidence_url")
        self.groups = (
            Group("", ("on", "quantity", "clause"), folded=False),
            Group(_("What shows it"), evidence, folded=not shown and "evidence" not in needs),
            Group("", ("reason", "because"), folded=False),
        )

    def given(self, officer: Any) -> Given:
        """What was written, as the services take it."""
        values = {name: self.cleaned_data[name] for name in Given.__dataclass_fields__ if name in self.cleaned_data}
        pk = values.pop("document", "")
        paper = Document.objects.visible_to(officer).filter(pk=pk).first() if pk else None
        return Given(**values, document=paper)


def papers(officer: Any, due: Due) -> list[tuple[str, str]]:
    """The documents of the agreement, to choose from."""
    found = Document.objects.visible_to(officer).filter(agreement=due.agreement).order_by("-id")[:200]
    return [(str(one.pk), one.title) for one in found]


def framed(title: str, due: Due, request: HttpRequest, submit: str = "", **more: Any) -> dict[str, Any]:
    """The frame of a form about an occasion, from which one leaves to its page."""
    back = address("due", due.agreement, due.pk)
    context = frame(title, due.agreement, request, submit or _("Record it"), cancel=back, **more)
    context["heading"]["sub"].append(due_words(due))
    return context
