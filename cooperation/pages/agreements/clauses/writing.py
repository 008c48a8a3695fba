"""Writing a text: beginning it, its shape, one clause, putting one in, keeping one for the next text."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _

from agreements.instruments.agreement import Agreement
from agreements.models import Clause, WrittenText
from agreements.texts.library.reading import LANGUAGES
from agreements.texts.writing.beginning import text_begin
from agreements.texts.writing.editing import clause_edit, clause_insert
from agreements.texts.writing.frameworks import Offered, frameworks_offered
from agreements.texts.writing.keeping import clause_keep
from agreements.texts.writing.shaping import text_shape
from cooperation.day import legal_day
from cooperation.pages.agreements.clauses.finding import TEXT, of_text, own_draft, text_frame, written_version
from cooperation.pages.agreements.clauses.forms import (
    NUMBERING_OF,
    BeginForm,
    ClauseForm,
    InsertForm,
    KeepForm,
    ShapeForm,
)
from cooperation.pages.agreements.writing.about import frame, renamed, writable
from cooperation.pages.agreements.writing.replayed import writing_page
from cooperation.pages.agreements.writing.sheet import Sheet
from cooperation.words import label, party_name
from cooperation.words.clauses import clause_word
from cooperation.words.languages import present_language
from partners.records.errors import Forbidden, Unseen

_BACK = {"languages": "second", "frameworks": "framework"}


@writing_page
def agreement_text_write(request: HttpRequest, key: str) -> HttpResponse:
    """Begin to write: from the starting text of the type, under a framework, in one or two languages."""
    officer: Any = request.user
    agreement = writable(request, key)
    if not agreement.partnership.has(officer.party_id):
        raise Forbidden("not_a_party")
    parties = (agreement.partnership.party_a, agreement.partnership.party_b)
    offered = frameworks_offered(officer, parties, legal_day())
    first = present_language()[:2]
    known = agreement.framework.code if agreement.framework else next((o.framework.code for o in offered if o.both), "")
    initial = {
        "framework": known,
        "first": first if first in LANGUAGES else "en",
        "numbering": NUMBERING_OF[agreement.is_binding],
    }

    def make(_root: Agreement, data: QueryDict | None) -> BeginForm:
        return BeginForm(offered, data, initial=initial)

    def do(form: BeginForm, expected: int) -> str:
        chosen = form.cleaned_data
        with renamed(_BACK):
            made = text_begin(
                officer=officer,
                today=legal_day(),
                agreement=agreement,
                expected_version=expected,
                languages=form.languages(),
                frameworks=[chosen["framework"]] if chosen["framework"] else [],
                numbering=chosen["numbering"],
                prevails=chosen["prevails"],
            )
        made.agreement = agreement
        messages.success(request, _("The text is half done. Only we see it until it is sent."))
        return of_text(TEXT, made)

    back = reverse("agreement_texts", args=[agreement.key])
    context = frame(_("Write the text here"), agreement, request, _("Begin with this text"), cancel=back)
    kind = label("instrument_type", agreement.instrument_type)
    does = _("You begin with the starting text for: %(type)s. Parties, areas, dates and terms come from the record.")
    return Sheet(
        request,
        make,
        key=f"agreement.{agreement.pk}.write",
        root=agreement,
        template="agreements/clauses/begin.html",
        does=does % {"type": kind},
        offered=[_told(one) for one in offered],
        **context,
    ).answer(do)


def _told(one: Offered) -> dict[str, Any]:
    """A framework with the facts behind its words, each with its source."""
    language = "fr" if present_language()[:2] == "fr" else "en"
    return {
        "name": party_name(one.framework),
        "both": one.both,
        "facts": [{**fact, "text": fact[language]} for fact in one.brings["facts"]],
        "checks": [{**check, "text": check[language]} for check in one.brings.get("checks", [])],
    }


@writing_page
def agreement_text_shape(request: HttpRequest, key: str, pk: int) -> HttpResponse:
    """Change languages, what prevails, and how clauses are counted."""
    officer: Any = request.user
    agreement, version = own_draft(request, key, pk)
    sheet = WrittenText.objects.visible_to(officer).filter(version=version).first()
    if sheet is None:
        raise Unseen
    second = version.languages[1] if len(version.languages) > 1 else ""
    initial = {
        "first": version.languages[0],
        "second": second,
        "prevails": sheet.prevails,
        "numbering": sheet.numbering,
    }

    def make(_root: Agreement, data: QueryDict | None) -> ShapeForm:
        return ShapeForm(data, initial=initial)

    def do(form: ShapeForm, expected: int) -> str:
        with renamed(_BACK):
            text_shape(
                officer=request.user,
                today=legal_day(),
                agreement=agreement,
                version_id=pk,
                expected_version=expected,
                languages=form.languages(),
                numbering=form.cleaned_data["numbering"],
                prevails=form.cleaned_data["prevails"],
            )
        return of_text(TEXT, version)

    context = text_frame(request, version, _("Languages and counting"), _("Save"))
    return Sheet(request, make, key=f"agreement.{agreement.pk}.shape.{pk}", root=agreement, **context).answer(do)


@writing_page
def agreement_clause_edit(request: HttpRequest, key: str, pk: int, part: str) -> HttpResponse:
    """Write a clause in each language of the text."""
    officer: Any = request.user
    agreement, version = own_draft(request, key, pk)

    def row() -> Clause:
        found: Clause | None = Clause.objects.visible_to(officer).filter(version=version, part=part).first()
        if found is None:
            raise Unseen
        return found

    clause = row()

    def make(_root: Agreement, data: QueryDict | None) -> ClauseForm:
        return ClauseForm(version, row(), data)

    def do(form: ClauseForm, expected: int) -> str:
        clause_edit(
            officer=request.user,
            today=legal_day(),
            agreement=agreement,
            version_id=pk,
            part=part,
            headings=form.words("heading"),
            bodies=form.words("body"),
            numbered=form.cleaned_data["numbered"],
            expected_version=expected,
        )
        return of_text(TEXT, version) + f"#c{part}"

    title = clause_word(clause.key) if clause.key else _("Clause")
    return Sheet(
        request,
        make,
        key=f"agreement.{agreement.pk}.clause.{pk}.{part}",
        root=agreement,
        template="agreements/clauses/clause.html",
        **text_frame(request, version, title, _("Save the clause")),
    ).answer(do)


@writing_page
def agreement_clause_insert(request: HttpRequest, key: str, pk: int) -> HttpResponse:
    """Put a clause in: from the library, from our own, or an empty one."""
    officer: Any = request.user
    agreement, version = own_draft(request, key, pk)
    rows = list(Clause.objects.visible_to(officer).filter(version=version).order_by("order", "id"))
    last = rows[-1].part if rows else ""
    initial = {"after": request.GET.get("after", last), "what": request.GET.get("name", "")}

    def make(_root: Agreement, data: QueryDict | None) -> InsertForm:
        return InsertForm(officer, version, rows, data, initial=initial)

    def do(form: InsertForm, expected: int) -> str:
        what = form.cleaned_data["what"]
        own = what.removeprefix("own:") if what.startswith("own:") else ""
        with renamed({"name": "what", "own_clause": "what"}):
            made = clause_insert(
                officer=request.user,
                today=legal_day(),
                agreement=agreement,
                version_id=pk,
                expected_version=expected,
                after=form.cleaned_data["after"],
                name="" if own else what,
                own_clause=int(own) if own else None,
            )
        if not what:
            return of_text("agreement_clause_edit", version, made.part)
        return of_text(TEXT, version) + f"#c{made.part}"

    context = text_frame(request, version, _("Put a clause in"), _("Put it in"))
    return Sheet(request, make, key=f"agreement.{agreement.pk}.insert.{pk}", root=agreement, **context).answer(do)


@writing_page
def agreement_clause_keep(request: HttpRequest, key: str, pk: int, part: str) -> HttpResponse:
    """Keep a clause in the ministry's own library."""
    officer: Any = request.user
    agreement, version = written_version(officer, key, pk)
    if not officer.writes:
        raise Forbidden("role")
    clause = Clause.objects.visible_to(officer).filter(version=version, part=part).first()
    if clause is None:
        raise Unseen

    def make(_root: Any, data: QueryDict | None) -> KeepForm:
        return KeepForm(data, initial={"name": clause_word(clause.key) if clause.key else ""})

    def do(form: KeepForm, _expected: int) -> str:
        name = form.cleaned_data["name"]
        clause_keep(officer=officer, today=legal_day(), agreement=agreement, version_id=pk, part=part, name=name)
        messages.success(request, _("It is in our library."))
        return of_text(TEXT, version) + f"#c{part}"

    context = text_frame(request, version, _("Keep it in our library"), _("Keep it"))
    return Sheet(request, make, key=f"agreement.{agreement.pk}.keep.{pk}.{part}", **context).answer(do)
