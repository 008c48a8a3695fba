"""Remarks on clauses: shown beside them, said, answered and closed."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from agreements.instruments.agreement import Agreement
from agreements.models import Clause, TextComment, TextVersion
from agreements.texts.commenting.reading import Thread
from agreements.texts.commenting.saying import comment_add, comment_reply, comment_resolve
from cooperation.day import legal_day
from cooperation.pages.agreements.clauses.finding import TEXT, of_text
from cooperation.pages.agreements.writing.about import frame, writable
from cooperation.pages.agreements.writing.careful import CarefulForm
from cooperation.pages.agreements.writing.fields import line, lines
from cooperation.pages.agreements.writing.replayed import writing_page
from cooperation.pages.agreements.writing.sheet import Sheet, see
from cooperation.words import party_name
from cooperation.words.clauses import clause_word
from cooperation.words.dates import instant_words
from partners.records.errors import Unseen
from partners.records.record import Audience


def thread_rows(threads: Sequence[Thread], officer: Any, version: TextVersion) -> list[dict[str, Any]]:
    """Remarks with their replies in words; of the other side the party is named, not the person."""
    return [
        {
            "id": one.comment.pk,
            "place": one.comment.place,
            "open": one.is_open,
            "shared": one.comment.audience != Audience.NATIONAL,
            "said": [_said(row, officer) for row in (one.comment, *one.replies)],
            "closed": _closed(one.comment, officer),
            "reply_url": f"{of_text('agreement_text_comment', version)}?reply={one.comment.pk}",
            "close_url": of_text("agreement_comment_resolve", version, one.comment.pk),
        }
        for one in threads
    ]


def _said(row: TextComment, officer: Any) -> dict[str, str]:
    return {"who": _who(row.author, row.owner, officer), "when": instant_words(row.created_at), "text": row.text}


def _who(person: Any, party: Any, officer: Any) -> str:
    return str(person.name) if party.pk == officer.party_id else party_name(party)


def _closed(row: TextComment, officer: Any) -> str:
    if row.resolved_at is None or row.resolved_by is None:
        return ""
    own = row.resolved_by.party_id == officer.party_id
    who = row.resolved_by.name if own else _("the other side")
    return _("Closed by %(who)s, %(when)s") % {"who": who, "when": instant_words(row.resolved_at)}


class RemarkForm(CarefulForm):
    """What somebody says of a clause, and to whom."""

    place = line(gettext_lazy("Where in the text"), hint=gettext_lazy("Such as: Article 5."), most=80)
    text = lines(gettext_lazy("Your remark"), needed=True)
    shared = forms.BooleanField(
        label=gettext_lazy("The partner reads it too"),
        help_text=gettext_lazy("Else only we see it. It cannot be taken back from the partner."),
        required=False,
    )


@writing_page
def agreement_text_comment(request: HttpRequest, key: str, pk: int) -> HttpResponse:
    """Remark on a clause (`part`) or a place of a version, or answer a remark (`reply`)."""
    officer: Any = request.user
    agreement = writable(request, key)
    version = TextVersion.objects.visible_to(officer).filter(agreement=agreement, pk=pk).first()
    if version is None:
        raise Unseen
    version.agreement = agreement
    part, reply = request.GET.get("part", ""), request.GET.get("reply", "")
    clause = Clause.objects.visible_to(officer).filter(version=version, part=part).first() if part else None

    def make(_root: Agreement, data: QueryDict | None) -> RemarkForm:
        form = RemarkForm(data)
        if part or reply.isdecimal():
            del form.fields["place"]
        if reply.isdecimal() or version.audience == Audience.NATIONAL:
            del form.fields["shared"]
        return form

    def do(form: RemarkForm, expected: int) -> str:
        given = {"officer": officer, "today": legal_day(), "agreement": agreement, "expected_version": expected}
        said = form.cleaned_data
        if reply.isdecimal():
            comment_reply(**given, comment_id=int(reply), text=said["text"])
        else:
            about = {"version_id": version.pk, "part": part, "place": said.get("place", "")}
            comment_add(**given, text=said["text"], shared=bool(said.get("shared")), **about)
        messages.success(request, _("Your remark is kept."))
        return _back(version, part)

    title = _("Answer the remark") if reply else _("Remark on the text")
    if clause is not None:
        words = {"clause": clause_word(clause.key) if clause.key else next(iter(clause.headings.values()), "")}
        title = _("Remark on: %(clause)s") % words
    context = frame(title, agreement, request, _("Keep the remark"), cancel=_back(version, part))
    sheet_key = f"agreement.{agreement.pk}.remark.{version.pk}.{part}.{reply}"
    return Sheet(request, make, key=sheet_key, root=agreement, **context).answer(do)


def _back(version: TextVersion, part: str = "") -> str:
    name = TEXT if version.written else "agreement_text"
    return of_text(name, version) + (f"#c{part}" if part else "")


@require_POST
@writing_page
def agreement_comment_resolve(request: HttpRequest, key: str, pk: int, comment_id: int) -> HttpResponse:
    """Close a remark, or open it again (`open`)."""
    officer: Any = request.user
    agreement = writable(request, key)
    version = TextVersion.objects.visible_to(officer).filter(agreement=agreement, pk=pk).first()
    if version is None:
        raise Unseen
    version.agreement = agreement
    found = comment_resolve(
        officer=officer,
        today=legal_day(),
        agreement=agreement,
        comment_id=comment_id,
        resolved="open" not in request.POST,
    )
    return see(_back(version, found.part))
