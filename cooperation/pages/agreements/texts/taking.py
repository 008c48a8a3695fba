"""Dates and promises that were read in a Word file, on one page, to be looked at and saved once."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from agreements.documents.selectors import document_of
from agreements.instruments.agreement import Agreement
from agreements.models import Document
from agreements.texts.contents import content_of
from agreements.texts.holding import WRITTEN_IN
from agreements.texts.picking.clauses import Picked, Proposal, clauses_picked
from agreements.texts.picking.promises import Promise, promises_picked
from agreements.texts.taking import text_take
from cooperation.day import legal_day
from cooperation.desk.texts import names_in_texts
from cooperation.pages.agreements.texts.comparing import place_said
from cooperation.pages.agreements.writing import parts
from cooperation.pages.agreements.writing.about import frame, writable
from cooperation.pages.agreements.writing.careful import CarefulForm, Group
from cooperation.pages.agreements.writing.fields import reason_field
from cooperation.pages.agreements.writing.replayed import writing_page
from cooperation.pages.agreements.writing.sheet import Sheet
from cooperation.words import fault, party_name
from cooperation.words.dates import date_words

_TOPICS = {
    "entry": gettext_lazy("Nothing was found on how it begins to apply."),
    "term": gettext_lazy("Nothing was found on how long it applies."),
    "notice": gettext_lazy("Nothing was found on notice and termination."),
}
_ARTICLES = {
    "entry": "entry_article",
    "term": "term_article",
    "notice": "notice_article",
    "survival": "survival_article",
}


class TakeForm(parts.ClauseFields, CarefulForm):
    """The clauses as the record has them or the text proposes them, and the promises to tick."""

    shows_record = True
    promises = forms.MultipleChoiceField(
        label=gettext_lazy("Sentences that promise something"), required=False, widget=forms.CheckboxSelectMultiple
    )
    reason = reason_field(gettext_lazy("Where the record is corrected by it. It is kept with the record."))

    def __init__(self, agreement: Agreement, picked: Picked, promised: Sequence[Promise], data: Any) -> None:
        now = {name: getattr(agreement, name) for name in parts.CLAUSE_NAMES}
        self.now = now | {name: now[name] or None for name in ("entry_months", "entry_days")}
        proposed = {one.field: one.value for one in picked.proposals} | _articles(picked)
        super().__init__(data, initial=self.now | proposed)
        self.groups = (
            *parts.clause_groups(folded=False),
            Group(_("Promises"), ("promises",), folded=False),
            Group("", ("reason",), folded=False),
        )
        for one in picked.proposals:
            self.fields[one.field].help_text = _quoted(one)
        names = {one.code: party_name(one) for one in (agreement.partnership.party_a, agreement.partnership.party_b)}
        self.promised = promised
        field: Any = self.fields["promises"]
        field.choices = [(str(at), _promise_said(one, names)) for at, one in enumerate(promised)]
        if not promised:
            del self.fields["promises"]
        if agreement.status in WRITTEN_IN:
            del self.fields["reason"]

    def values(self) -> dict[str, Any]:
        """The clauses that differ from the record."""
        given = {name: self.cleaned_data[name] for name in parts.CLAUSE_NAMES}
        changed = {name: value for name, value in given.items() if (value or None) != (self.now[name] or None)}
        return parts.clause_values(changed)

    def entries(self, language: str, source: str) -> list[dict[str, Any]]:
        """The promises that were ticked, as the services take them."""
        chosen = [self.promised[int(at)] for at in self.cleaned_data.get("promises", ())]
        return [_entry(one, language, source) for one in chosen]


def _articles(picked: Picked) -> dict[str, str]:
    found: dict[str, str] = {}
    for one in picked.proposals:
        if one.place.article and len(one.place.article) <= 40:
            found.setdefault(_ARTICLES[one.topic], one.place.article)
    return found


def _quoted(one: Proposal) -> Any:
    return format_html("<q>{}</q> <small>{}</small>", one.quote[:600], place_said(one.place))


def _promise_said(one: Promise, names: dict[str, str]) -> str:
    who = names.get(one.debtor) or _("both, or not said")
    by = _("by %(day)s") % {"day": date_words(one.by)} if one.by else ""
    return " · ".join(part for part in (one.sentence[:600], who, by, place_said(one.place)) if part)


def _entry(one: Promise, language: str, source: str) -> dict[str, Any]:
    entry: dict[str, Any] = {
        "titles": {language or "en": one.sentence[:500]},
        "debtor": one.debtor,
        "clause": place_said(one.place)[:80],
        "source": source[:300],
    }
    return entry | ({"recurrence": "once", "first_on": one.by} if one.by else {})


@writing_page
def agreement_text_take(request: HttpRequest, key: str, pk: int) -> HttpResponse:
    """Read dates and promises in one Word file of an agreement, and save what was looked at."""
    officer: Any = request.user
    agreement = writable(request, key, own=True)
    document = document_of(officer, agreement, pk)
    content = content_of(document)
    picked = clauses_picked(content.paragraphs)
    promised = promises_picked(content.paragraphs, names_in_texts(agreement))

    def make(root: Agreement, data: QueryDict | None) -> TakeForm:
        return TakeForm(root, picked, promised, data)

    def do(form: TakeForm, version: int) -> str:
        text_take(
            officer=officer,
            today=legal_day(),
            agreement=agreement,
            values=form.values(),
            promises=form.entries(document.language, document.title),
            reason=form.cleaned_data.get("reason", ""),
            expected_version=version,
        )
        messages.success(request, _("It is saved."))
        return reverse("agreement", args=[agreement.key])

    title = _("Dates and promises in: %(file)s") % {"file": document.file_name}
    context = frame(
        title, agreement, request, _("Save what stands here"), notices=_notices(document, content.unread, picked)
    )
    context["no_form"] = bool(content.unread)
    name = f"agreement.{agreement.pk}.take.{pk}"
    return Sheet(request, make, key=name, root=agreement, **context).answer(do)


def _notices(document: Document, unread: str, picked: Picked) -> list[dict[str, Any]]:
    """What was not found, and what stands twice; nothing is saved unseen."""
    if unread:
        return [{"tone": "warn", "title": document.file_name, "text": fault(unread)}]
    told = [
        {
            "text": _(
                "Each proposal stands with its sentence. Look at it, change it, then save: nothing is saved unseen."
            )
        }
    ]
    silent = [str(_TOPICS[one]) for one in picked.unread]
    silent += [
        _("Another sentence says otherwise: “%(quote)s” (%(place)s)")
        % {"quote": one.quote[:300], "place": place_said(one.place)}
        for one in picked.doubtful
    ]
    return told + ([{"tone": "warn", "title": _("To be read by you"), "list": silent}] if silent else [])
