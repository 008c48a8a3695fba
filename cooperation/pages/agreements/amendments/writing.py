"""Writing what an amendment changes: which clause, how, and its new words."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse, QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from agreements.amendments.amendment import Amendment
from agreements.amendments.editing import amendment_edit_set
from agreements.amendments.kinds import EditAction
from agreements.amendments.reading import Proposal, proposal_of
from agreements.instruments.agreement import Agreement
from cooperation.day import legal_day
from cooperation.pages.agreements.amendments.framing import sheet, tab
from cooperation.pages.agreements.amendments.showing import RTL, names_of
from cooperation.pages.agreements.writing.about import writable
from cooperation.pages.agreements.writing.careful import CarefulForm
from cooperation.pages.agreements.writing.replayed import writing_page
from cooperation.words.languages import language_name
from partners.records.errors import Unseen

_ACTIONS = {
    EditAction.REPLACE: gettext_lazy("Write it anew"),
    EditAction.REMOVE: gettext_lazy("Take it out"),
    EditAction.INSERT: gettext_lazy("Put a new clause in behind it"),
}


class WhichForm(CarefulForm):
    """Which clause is changed, and how."""

    part = forms.ChoiceField(label=gettext_lazy("Clause"))
    action = forms.ChoiceField(
        label=gettext_lazy("What becomes of it"), choices=lambda: list(_ACTIONS.items()), widget=forms.RadioSelect
    )


def _found(request: HttpRequest, key: str) -> tuple[Agreement, Proposal]:
    officer: Any = request.user
    agreement = writable(request, key)
    row = Amendment.objects.visible_to(officer).filter(agreement=agreement).select_related("base").first()
    above = Agreement.objects.visible_to(officer).filter(pk=agreement.parent_id).first()
    if row is None or above is None:
        raise Unseen
    row.agreement = agreement
    now = proposal_of(officer, row, above)
    if now.current is None:
        raise Unseen
    return agreement, now


@writing_page
def amendment_add(request: HttpRequest, key: str) -> HttpResponse:
    """Choose the clause that the amendment changes; its words follow on the next page."""
    agreement, now = _found(request, key)
    names = names_of(now.current)

    def make(_root: Agreement, data: QueryDict | None) -> WhichForm:
        form = WhichForm(data, initial={"action": EditAction.REPLACE})
        field: Any = form.fields["part"]
        field.choices = list(names.items())
        return form

    def do(form: WhichForm, expected: int) -> str:
        part, action = form.cleaned_data["part"], form.cleaned_data["action"]
        if action == EditAction.INSERT:
            return reverse("amendment_insert", args=[agreement.key, part])
        if action == EditAction.REPLACE:
            return reverse("amendment_edit", args=[agreement.key, part])
        given: dict[str, Any] = {"officer": request.user, "today": legal_day(), "agreement": agreement}
        amendment_edit_set(**given, action=action, part=part, expected_version=expected)
        return tab(agreement)

    return sheet(request, agreement, make, "change", _("Change a clause"), _("Go on")).answer(do)


class WordsForm(CarefulForm):
    """The new words of a clause, in each language of the text."""

    def __init__(self, codes: list[str], headings: Any, bodies: Any, *args: Any, **more: Any) -> None:
        initial: dict[str, Any] = {}
        for code in codes:
            initial |= {f"heading_{code}": headings.get(code, ""), f"body_{code}": bodies.get(code, "")}
        super().__init__(*args, initial=initial, **more)
        self.codes = codes
        for code in codes:
            attrs = {"lang": code, "dir": "rtl" if code in RTL else "ltr", "autocomplete": "off"}
            name = {"language": language_name(code)}
            self.fields[f"heading_{code}"] = forms.CharField(
                label=_("Heading (%(language)s)") % name, max_length=300, required=False, widget=forms.TextInput(attrs)
            )
            self.fields[f"body_{code}"] = forms.CharField(
                label=_("Words (%(language)s)") % name,
                max_length=20_000,
                widget=forms.Textarea({**attrs, "rows": 8}),
            )

    def words(self, part: str) -> dict[str, str]:
        """Headings or bodies by language."""
        return {code: self.cleaned_data[f"{part}_{code}"] for code in self.codes}


@writing_page
def amendment_edit(request: HttpRequest, key: str, part: str) -> HttpResponse:
    """Write a clause anew, or go on writing one that the amendment puts in."""
    agreement, now = _found(request, key)
    row = next((one for one in now.rows if one.part == part), None)
    inserted = row is not None and row.action == EditAction.INSERT
    present = next((one for one in now.before if one.part == part), None)
    if row is None and present is None:
        raise Unseen
    source: Any = row if row is not None and row.action != EditAction.REMOVE else present or row
    action = EditAction.INSERT if inserted else EditAction.REPLACE
    return _words(request, agreement, now, source, action=action, part=part, after=row.after if row else "")


@writing_page
def amendment_insert(request: HttpRequest, key: str, after: str) -> HttpResponse:
    """Write a new clause that the amendment puts in behind another."""
    agreement, now = _found(request, key)
    if after not in {one.part for one in now.before}:
        raise Unseen
    return _words(request, agreement, now, None, action=EditAction.INSERT, part="", after=after)


def _words(
    request: HttpRequest, agreement: Agreement, now: Proposal, source: Any, *, action: str, part: str, after: str
) -> HttpResponse:
    current: Any = now.current
    codes = list(current.languages)
    headings, bodies = (source.headings, source.bodies) if source is not None else ({}, {})

    def make(_root: Agreement, data: QueryDict | None) -> WordsForm:
        return WordsForm(codes, headings, bodies, data)

    def do(form: WordsForm, expected: int) -> str:
        given: dict[str, Any] = {"officer": request.user, "today": legal_day(), "agreement": agreement}
        given |= {"headings": form.words("heading"), "bodies": form.words("body")}
        amendment_edit_set(**given, action=action, part=part, after=after, expected_version=expected)
        return tab(agreement)

    names = names_of(current)
    title = names.get(part) or _("A new clause behind: %(clause)s") % {"clause": names.get(after, "")}
    name = f"change.{part or 'new'}.{after}"
    return sheet(request, agreement, make, name, title, _("Save the change")).answer(do)
