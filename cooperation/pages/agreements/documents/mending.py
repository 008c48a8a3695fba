"""Putting right what is said of a document, taking it out, and who sees it."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from agreements.documents.document import Document
from agreements.documents.mending import (
    document_correct,
    document_decide_audience,
    document_follow,
    document_mistake,
)
from agreements.documents.selectors import document_of, taken_by
from agreements.instruments.access import agreement_by_key
from agreements.instruments.agreement import Agreement
from cooperation.day import legal_day
from cooperation.pages.agreements.documents.fields import kind_field, language_field
from cooperation.pages.agreements.writing.about import frame, writable
from cooperation.pages.agreements.writing.acts import ReasonForm
from cooperation.pages.agreements.writing.careful import CarefulForm
from cooperation.pages.agreements.writing.fields import line, lines, partial, reason_field
from cooperation.pages.agreements.writing.meanwhile import touched
from cooperation.pages.agreements.writing.replayed import writing_page
from cooperation.pages.agreements.writing.sheet import Sheet
from cooperation.words import label, party_name
from partners.models import Role
from partners.parties.choosing import party_by_code
from partners.records.errors import Forbidden
from partners.records.record import Audience


class CorrectForm(CarefulForm):
    """What is said of a document; its content never changes."""

    shows_record = True

    kind = kind_field()
    title = line(gettext_lazy("Title"), most=300, needed=True)
    language = language_field()
    dated_on = partial(gettext_lazy("The date it bears"))
    note = lines(gettext_lazy("Note"), rows=2)
    reason = reason_field(gettext_lazy("What was wrong, and how it is known. It is kept with the record."))

    def changes(self) -> dict[str, str]:
        """What somebody changed."""
        names = [name for name in self.fields if name not in ("reason", "checked")]
        return {name: self.cleaned_data[name] for name in names if name in touched(self)}


def _own(request: HttpRequest, key: str, pk: int) -> tuple[Agreement, Document]:
    """The document, for officers of the party that brought it. Raises Unseen, Forbidden."""
    officer: Any = request.user
    document = document_of(officer, agreement_by_key(officer, key), pk)
    agreement = writable(request, key)
    if document.owner_id != officer.party_id:
        raise Forbidden("owner_only")
    return agreement, document


def _back(agreement: Agreement, document: Document) -> str:
    return reverse("agreement_document", args=[agreement.key, document.pk])


def _answer(
    request: HttpRequest,
    agreement: Agreement,
    document: Document,
    name: str,
    make: Callable[[Any, QueryDict | None], CarefulForm],
    do: Callable[[Any, int], str],
    **context: Any,
) -> HttpResponse:
    context["actions"]["cancel_url"] = _back(agreement, document)
    key = f"agreement.{agreement.pk}.document.{document.pk}.{name}"
    return Sheet(request, make, key=key, root=agreement, template="agreements/documents/act.html", **context).answer(do)


@writing_page
def agreement_document_correct(request: HttpRequest, key: str, pk: int) -> HttpResponse:
    """Put right what is said of a document, with a reason."""
    agreement, document = _own(request, key, pk)

    def make(_root: Agreement, data: QueryDict | None) -> CorrectForm:
        current = document_of(request.user, agreement, pk)  # type: ignore[arg-type]
        names = ("kind", "title", "language", "dated_on", "note")
        return CorrectForm(data, initial={name: getattr(current, name) for name in names})

    def do(form: CorrectForm, version: int) -> str:
        document_correct(
            officer=request.user,
            today=legal_day(),
            document=document,
            values=form.changes(),
            reason=form.cleaned_data["reason"],
            expected_version=version,
        )
        messages.success(request, _("It is corrected."))
        return _back(agreement, document)

    context = frame(_("Correct: %(act)s") % {"act": document.title}, agreement, request, _("Correct it"))
    note = _("The file itself never changes. Another file is another document.")
    return _answer(request, agreement, document, "correct", make, do, does=note, **context)


@writing_page
def agreement_document_mistake(request: HttpRequest, key: str, pk: int) -> HttpResponse:
    """Take a document that was entered by mistake out of every list, with a reason."""
    agreement, document = _own(request, key, pk)
    officer: Any = request.user
    if document.locked and not officer.has_role(Role.APPROVER):
        raise Forbidden("role", needs=[Role.APPROVER])

    def do(form: ReasonForm, version: int) -> str:
        document_mistake(
            officer=officer,
            today=legal_day(),
            document=document,
            reason=form.cleaned_data["reason"],
            expected_version=version,
        )
        messages.success(request, _("The document is taken out. The history keeps it."))
        return reverse("agreement_documents", args=[agreement.key])

    title = _("Entered by mistake: %(act)s") % {"act": document.title}
    note = _("It leaves every list and search. The history keeps it.")
    context = frame(title, agreement, request, _("Take it out"))
    return _answer(
        request, agreement, document, "mistake", lambda _root, data: ReasonForm(data), do, does=note, **context
    )


class Chosen(CarefulForm):
    """A choice without anything to write."""


@writing_page
def agreement_document_audience(request: HttpRequest, key: str, pk: int) -> HttpResponse:
    """Who sees a document: chosen while only we do, else decided by an approver, with a reason."""
    agreement, document = _own(request, key, pk)
    target = _target(document)
    decides = _decides(document, target)
    officer: Any = request.user
    may = not decides or officer.has_role(Role.APPROVER)

    def do(form: CarefulForm, version: int) -> str:
        told = {"officer": officer, "today": legal_day(), "document": document, "expected_version": version}
        if decides:
            document_decide_audience(**told, to=target, reason=form.cleaned_data["reason"])
        else:
            document_follow(**told, follows=not document.follows)
        now = document_of(officer, agreement, pk)
        seen = {"audience": label("audience", now.audience)}
        messages.success(request, _("It is now seen by: %(audience)s.") % seen)
        return _back(agreement, document)

    def make(_root: Agreement, data: QueryDict | None) -> CarefulForm:
        return ReasonForm(data) if decides else Chosen(data)

    context = frame(_("Who sees it"), agreement, request, _button(document, target))
    context["heading"] |= {"audience": document.audience}
    taken = [party_name(party_by_code(one.party)) for one in taken_by(document)]
    narrower = Audience(target).rank < Audience(document.audience).rank
    return _answer(
        request,
        agreement,
        document,
        "audience",
        make,
        do,
        does=document.title,
        no_form=not may,
        only_approver=not may,
        withdrawal=narrower,
        taken=taken,
        **context,
    )


def _target(document: Document) -> Audience:
    """Where the next decision leads: as wide as the agreement, or, where it is that already, only us again."""
    wide, seen = Audience(document.agreement.audience), Audience(document.audience)
    return wide if wide.rank > seen.rank else Audience.NATIONAL


def _decides(document: Document, target: Audience) -> bool:
    """Whether it takes an approver: to show it to everyone, or to take back what others see."""
    return target == Audience.PUBLIC or document.audience != Audience.NATIONAL


def _button(document: Document, target: Audience) -> str:
    if target == Audience.NATIONAL and document.audience == Audience.NATIONAL:
        return _("Keep it for us alone") if document.follows else _("Show it with the agreement")
    return _("Show it to: %(audience)s") % {"audience": label("audience", target)}
