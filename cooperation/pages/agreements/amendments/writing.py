"""Beginning an amendment, writing what it changes, and laying down the text that it is written for."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.urls import reverse
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from agreements.amendments.amendment import Amendment
from agreements.amendments.beginning import amendment_mark, amendment_prepare
from agreements.amendments.consolidating import consolidated_begin
from agreements.amendments.editing import amendment_edit_set
from agreements.amendments.kinds import EditAction
from agreements.amendments.reading import Proposal, proposal_of
from agreements.instruments.agreement import Agreement
from agreements.models import TextVersion
from agreements.texts.library.reading import LANGUAGES
from cooperation.day import legal_day
from cooperation.pages.agreements.amendments.showing import RTL, names_of
from cooperation.pages.agreements.writing.about import frame, renamed, writable
from cooperation.pages.agreements.writing.careful import CarefulForm
from cooperation.pages.agreements.writing.fields import line, lines
from cooperation.pages.agreements.writing.replayed import writing_page
from cooperation.pages.agreements.writing.sheet import Sheet
from cooperation.words.clauses import AMENDMENT_KINDS
from cooperation.words.languages import language_name
from partners.records.errors import Unseen

_ACTIONS = {
    EditAction.REPLACE: gettext_lazy("Write it anew"),
    EditAction.REMOVE: gettext_lazy("Take it out"),
    EditAction.INSERT: gettext_lazy("Put a new clause in behind it"),
}


def _tab(agreement: Agreement) -> str:
    return reverse("agreement_amendments", args=[agreement.key])


def _context(request: HttpRequest, agreement: Agreement, title: str, submit: str, does: str) -> dict[str, Any]:
    context = frame(title, agreement, request, submit, does=does)
    context["actions"]["cancel_url"] = _tab(agreement)
    return {**context, "template": "agreements/writing/act.html"}


class KindForm(CarefulForm):
    """How the agreement is changed."""

    kind = forms.ChoiceField(label=gettext_lazy("Kind of amendment"), choices=lambda: list(AMENDMENT_KINDS.items()))


class NewForm(KindForm):
    """What one knows of an amendment at its beginning."""

    title = line(gettext_lazy("Title"), most=400, needed=True)
    purpose = lines(gettext_lazy("Purpose"), hint=gettext_lazy("One or two sentences: what it is for."))


@writing_page
def amendment_new(request: HttpRequest, key: str) -> HttpResponse:
    """Begin an amendment to a signed agreement."""
    officer: Any = request.user
    agreement = writable(request, key)

    def do(form: NewForm, expected: int) -> str:
        given = form.cleaned_data
        with renamed({"titles": "title"}):
            made = amendment_prepare(
                officer=officer,
                today=legal_day(),
                agreement=agreement,
                kind=given["kind"],
                titles={str(get_language() or "en")[:2]: given["title"]},
                purpose=given["purpose"],
                expected_version=expected,
            )
        messages.success(request, _("The amendment is begun. It takes its own way; say now what it changes."))
        return _tab(made)

    does = _("It becomes an agreement of its own beneath this one, with the same partner, areas and legal nature.")
    context = _context(request, agreement, _("Prepare an amendment"), _("Begin it"), does)
    return Sheet(
        request,
        lambda _root, data: NewForm(data),
        key=f"agreement.{agreement.pk}.amendment.new",
        root=agreement,
        **context,
    ).answer(do)


@writing_page
def amendment_mark_page(request: HttpRequest, key: str) -> HttpResponse:
    """Say that a recorded agreement changes the one above it."""
    agreement = writable(request, key, own=True)

    def do(form: KindForm, expected: int) -> str:
        given: dict[str, Any] = {"officer": request.user, "today": legal_day(), "agreement": agreement}
        amendment_mark(**given, kind=form.cleaned_data["kind"], expected_version=expected)
        return _tab(agreement)

    does = _("From then on its changes are written here, and the text of the agreement above follows from it.")
    context = _context(request, agreement, _("It changes the agreement above it"), _("Mark it"), does)
    return Sheet(
        request,
        lambda _root, data: KindForm(data),
        key=f"agreement.{agreement.pk}.amendment.mark",
        root=agreement,
        **context,
    ).answer(do)


class LayForm(CarefulForm):
    """The text as it was signed: a version that was written here, or its words."""

    source = forms.ChoiceField(label=gettext_lazy("From a version written here"), required=False)
    first = forms.ChoiceField(label=gettext_lazy("Language"), required=False)
    text = forms.CharField(
        label=gettext_lazy("Its words"),
        help_text=gettext_lazy("Copy the whole text here. It is split at its headings: Article 1, Section 1."),
        required=False,
        widget=forms.Textarea({"rows": 16, "dir": "auto", "autocomplete": "off"}),
    )
    second = forms.ChoiceField(label=gettext_lazy("Second language"), required=False)
    second_text = forms.CharField(
        label=gettext_lazy("Its words in the second language"),
        required=False,
        widget=forms.Textarea({"rows": 16, "dir": "auto", "autocomplete": "off"}),
    )

    def __init__(self, versions: list[TextVersion], *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        languages = [(code, language_name(code).capitalize()) for code in LANGUAGES]
        source: Any = self.fields["source"]
        number = _("Version %(number)d")
        source.choices = [("", _("none")), *((str(one.pk), number % {"number": one.number}) for one in versions)]
        for name, empty in (("first", []), ("second", [("", _("none"))])):
            field: Any = self.fields[name]
            field.choices = [*empty, *languages]

    def texts(self) -> dict[str, str]:
        """The words by language."""
        given = self.cleaned_data
        pairs = ((given["first"], given["text"]), (given["second"], given["second_text"]))
        return {code: text for code, text in pairs if code and text.strip()}


@writing_page
def consolidated_lay(request: HttpRequest, key: str) -> HttpResponse:
    """Lay down the text of an agreement as it was signed."""
    officer: Any = request.user
    agreement = writable(request, key, own=True)
    written = TextVersion.objects.visible_to(officer).filter(agreement=agreement, written=True, number__isnull=False)
    versions = list(written.order_by("-number"))
    initial = {"source": str(versions[0].pk)} if versions else {"first": str(get_language() or "en")[:2]}

    def do(form: LayForm, expected: int) -> str:
        chosen = form.cleaned_data["source"]
        with renamed({"texts": "text"}):
            consolidated_begin(
                officer=officer,
                today=legal_day(),
                agreement=agreement,
                expected_version=expected,
                version_id=int(chosen) if chosen else None,
                texts=form.texts(),
            )
        messages.success(request, _("The text is laid down. Amendments are written for it."))
        return _tab(agreement)

    does = _("Amendments are written for this text, and each that enters into force makes the next one.")
    context = _context(request, agreement, _("Lay down the text as it was signed"), _("Lay it down"), does)
    return Sheet(
        request,
        lambda _root, data: LayForm(versions, data, initial=initial),
        key=f"agreement.{agreement.pk}.lay",
        root=agreement,
        **context,
    ).answer(do)


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
        return _tab(agreement)

    context = _context(request, agreement, _("Change a clause"), _("Go on"), "")
    return Sheet(request, make, key=f"agreement.{agreement.pk}.change", root=agreement, **context).answer(do)


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
        return _tab(agreement)

    names = names_of(current)
    title = names.get(part) or _("A new clause behind: %(clause)s") % {"clause": names.get(after, "")}
    context = _context(request, agreement, title, _("Save the change"), "")
    sheet_key = f"agreement.{agreement.pk}.change.{part or 'new'}.{after}"
    return Sheet(request, make, key=sheet_key, root=agreement, **context).answer(do)
