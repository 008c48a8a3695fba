"""Adding documents: one or several files that are alike, checked one by one, kept all or none."""

from typing import Any

from django import forms
from django.conf import settings
from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse, QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from agreements.documents.adding import document_add, documents_like
from agreements.documents.document import Document
from agreements.documents.selectors import documents_of
from agreements.instruments.agreement import Agreement
from cooperation.day import legal_day
from cooperation.pages.agreements.documents.fields import (
    FilesField,
    files_hint,
    kind_field,
    language_field,
    side_field,
)
from cooperation.pages.agreements.writing.about import frame, writable
from cooperation.pages.agreements.writing.careful import CarefulForm, Group
from cooperation.pages.agreements.writing.fields import line, lines, partial
from cooperation.pages.agreements.writing.replayed import writing_page
from cooperation.pages.agreements.writing.sheet import Sheet
from cooperation.words import fault
from cooperation.words.dates import day_words
from partners.records.file_checks import FileFault, check_file
from partners.records.files import file_digest
from partners.records.record import Audience

MOST_FILES = 20


class AddForm(CarefulForm):
    """Files, and what is said of all of them."""

    papers = FilesField(gettext_lazy("Files"))
    kind = kind_field()
    title = line(
        gettext_lazy("Title"), most=300, hint=gettext_lazy("Left empty, it is called by its file. For one file alone.")
    )
    language = language_field()
    from_party = forms.ChoiceField(required=False)
    dated_on = partial(gettext_lazy("The date it bears"))
    note = lines(gettext_lazy("Note"), rows=2)
    seen = forms.ChoiceField(label=gettext_lazy("Who sees it"), required=False)
    groups = (
        Group("", ("papers", "kind", "title", "language", "from_party", "dated_on"), folded=False),
        Group(gettext_lazy("Who sees it, and a note"), ("seen", "note")),
    )

    def __init__(self, officer: Any, agreement: Agreement, data: QueryDict | None, files: Any, **more: Any) -> None:
        self.officer, self.agreement, self.elsewhere = officer, agreement, dict[str, Document]()
        super().__init__(data, files, **more)
        self.fields["from_party"] = side_field(agreement)
        self.fields["seen"] = _seen_field(agreement)
        self.fields["papers"].help_text = files_hint(again=data is not None)
        self.order_fields([*self.groups[0].names, *self.groups[1].names, "checked"])

    def clean(self) -> dict[str, Any]:
        """Say of each file what is wrong with it."""
        given = super().clean()
        files = given.get("papers") or []
        if len(files) > MOST_FILES:
            self.add_error("papers", _("At most %(most)d files at once.") % {"most": MOST_FILES})
        elif len(files) > 1 and given.get("title"):
            self.add_error("title", _("Several files are called by their names: leave the title empty."))
        here = {one.file.digest: one for one in documents_of(self.officer, self.agreement)} if files else {}
        digests: set[str] = set()
        for one in files[:MOST_FILES]:
            problem = self._problem(one, here, digests)
            if problem:
                self.add_error("papers", _("%(name)s: %(problem)s") % {"name": one.name, "problem": problem})
        return given

    def _problem(self, one: "UploadedFile[Any]", here: dict[str, Document], digests: set[str]) -> str:
        name, size = str(one.name), int(one.size or 0)
        most = settings.FILE_MOST_MEGABYTES * 1024 * 1024
        content: Any = one.file
        try:
            check_file(name=name, content=content, size=size, endings=settings.FILE_ENDINGS, most=most)
        except FileFault as problem:
            return fault(problem.code)
        digest, _size = file_digest(content)
        if digest in digests:
            return _("This file was chosen twice.")
        digests.add(digest)
        same = here.get(digest)
        if same is not None and same.owner_id == self.officer.party_id:
            told = {"title": same.title, "day": day_words(same.created_at.date())}
            return _("This file is here already: “%(title)s”, added %(day)s.") % told
        like = next(iter(documents_like(self.officer, digest)), None)
        if like is not None:
            self.elsewhere[name] = like
        return ""


def _seen_field(agreement: Agreement) -> forms.ChoiceField:
    choices = [
        ("", _("As is usual: the text with the agreement, letters and notes only us")),
        ("national", _("Only us")),
        ("agreement", _("Whoever sees the agreement")),
    ]
    hint = _("What everyone may see is released by an approver.") if agreement.audience == Audience.PUBLIC else ""
    return forms.ChoiceField(label=_("Who sees it"), choices=choices, required=False, help_text=hint)


@writing_page
def agreement_document_add(request: HttpRequest, key: str) -> HttpResponse:
    """Bring documents to an agreement."""
    officer: Any = request.user
    agreement = writable(request, key)
    wanted = request.GET.get("kind", "")

    def make(_root: Agreement, data: QueryDict | None) -> AddForm:
        files = request.FILES if data is not None and request.method == "POST" else None
        return AddForm(officer, agreement, data, files, initial={"kind": wanted})

    def do(form: AddForm, version: int) -> str:
        made = _added(officer, agreement, form, version)
        messages.success(request, _kept(made))
        for name, like in form.elsewhere.items():
            where = {"name": name, "title": like.title, "agreement": like.agreement.key}
            messages.info(request, _("The file %(name)s is also here: “%(title)s” (%(agreement)s).") % where)
        address = reverse("agreement_documents", args=[agreement.key])
        return address if len(made) > 1 else reverse("agreement_document", args=[agreement.key, made[0].pk])

    context = frame(
        _("Add documents"), agreement, request, _("Add"), cancel=reverse("agreement_documents", args=[agreement.key])
    )
    return Sheet(
        request,
        make,
        key=f"agreement.{agreement.pk}.document",
        root=agreement,
        template="agreements/documents/add.html",
        **context,
    ).answer(do)


def _added(officer: Any, agreement: Agreement, form: AddForm, version: int) -> list[Document]:
    given = form.cleaned_data
    pair = agreement.partnership
    sides = {one.code: one for one in (pair.party_a, pair.party_b)}
    made: list[Document] = []
    for one in given["papers"]:
        content: Any = one.file
        made.append(
            document_add(
                officer=officer,
                today=legal_day(),
                agreement=agreement,
                expected_version=version if not made else None,
                kind=given["kind"],
                name=one.name,
                content=content,
                title=given["title"],
                language=given["language"],
                from_party=sides.get(given["from_party"]),
                dated_on=given["dated_on"],
                note=given["note"],
                follows={"national": False, "agreement": True}.get(given["seen"]),
            )
        )
    return made


def _kept(made: list[Document]) -> str:
    if len(made) > 1:
        return _("%(count)d documents are kept.") % {"count": len(made)}
    return _("The document is kept.")
