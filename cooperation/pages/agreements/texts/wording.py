"""The wording check of a version, and going ahead with the words as they are."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from agreements.instruments.access import agreement_by_key
from agreements.instruments.agreement import Agreement
from agreements.models import WordingWaiver
from agreements.texts.contents import Content, contents_of, hits_in
from agreements.texts.settling import kind_looked_for, wording_waive, words_found
from agreements.texts.wording.checking import MEMO, Hit
from cooperation.day import legal_day
from cooperation.desk.texts import version_seen
from cooperation.pages.agreements.texts.comparing import place_said
from cooperation.pages.agreements.texts.saying import version_title
from cooperation.pages.agreements.writing.about import address, frame
from cooperation.pages.agreements.writing.careful import CarefulForm
from cooperation.pages.agreements.writing.fields import reason_field
from cooperation.pages.agreements.writing.replayed import writing_page
from cooperation.pages.agreements.writing.sheet import Sheet
from cooperation.words import fault
from cooperation.words.dates import instant_words
from cooperation.words.languages import language_name
from partners.records.errors import Forbidden

Row = dict[str, Any]


class WaiveForm(CarefulForm):
    """Why the words stay."""

    reason = reason_field(gettext_lazy("Why the words stay as they are. Only we see it; it is kept with the version."))


@writing_page
def agreement_text_wording(request: HttpRequest, key: str, pk: int) -> HttpResponse:
    """The words that do not fit the kind of text, each with its place; it advises, and one may go ahead."""
    officer: Any = request.user
    agreement = agreement_by_key(officer, key)
    version = version_seen(officer, agreement, pk)
    waiver = WordingWaiver.objects.visible_to(officer).filter(version=version, owner=officer.party_id).first()
    may = officer.writes and agreement.partnership.has(officer.party_id)
    if request.method == "POST" and not may:
        raise Forbidden("role")

    def make(_root: Agreement, data: QueryDict | None) -> WaiveForm:
        return WaiveForm(data)

    def do(form: WaiveForm, expected: int) -> str:
        wording_waive(
            officer=officer,
            today=legal_day(),
            agreement=agreement,
            version_id=pk,
            reason=form.cleaned_data["reason"],
            expected_version=expected,
        )
        messages.success(request, _("Your reason is kept. The words stay as they are."))
        return address("agreement_texts", agreement)

    title = _("Wording: %(version)s") % {"version": version_title(version)}
    context = frame(
        title, agreement, request, _("Go ahead without it, with a reason"), cancel=address("agreement_texts", agreement)
    )
    found = words_found(agreement, version)
    context |= {
        "looked_for": _looked_for(agreement),
        "files": [_file(one, kind_looked_for(agreement)) for one in contents_of(officer, version)],
        "waiver": _waiver(waiver) if waiver else None,
        "no_form": not may or found == 0 or waiver is not None,
    }
    name = f"agreement.{agreement.pk}.text.{pk}.wording"
    return Sheet(request, make, key=name, root=agreement, template="agreements/texts/wording.html", **context).answer(
        do
    )


def _looked_for(agreement: Agreement) -> str:
    kind = kind_looked_for(agreement)
    if not kind:
        return _("It is not stated yet whether the text will bind in law; then there is nothing to look for.")
    if kind == MEMO:
        return _("This text is to bind in law. Words that are those of a memorandum are looked for.")
    return _("This text is to bind nobody in law. Words that are those of a treaty are looked for.")


def _waiver(waiver: WordingWaiver) -> Row:
    return {"who": str(waiver.officer), "when": instant_words(waiver.created_at), "reason": waiver.reason}


def _file(content: Content, kind: str) -> Row:
    hits = hits_in(content.paragraphs, content.language, kind) if kind else []
    return {
        "name": content.document.file_name,
        "language": language_name(content.language),
        "lang": content.language,
        "unread": fault(content.unread) if content.unread else "",
        "no_language": not content.language,
        "hits": [hit_said(one) for one in hits],
    }


def hit_said(hit: Hit) -> Row:
    """A word with its place, its sentence in three pieces, and what to write instead."""
    return {
        "place": place_said(hit.place),
        "head": hit.sentence[: hit.start],
        "word": hit.sentence[hit.start : hit.end],
        "tail": hit.sentence[hit.end :],
        "instead": hit.instead,
        "lang": hit.language,
    }
