"""The terms in which profiles are written: ours to change, with a reason."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from cooperation.day import legal_day
from cooperation.pages.agreements.writing.careful import CarefulForm
from cooperation.pages.agreements.writing.fields import coded, line, reason_field
from cooperation.pages.agreements.writing.replayed import writing_page
from cooperation.pages.agreements.writing.sheet import Sheet
from cooperation.pages.base import page, signed_in
from cooperation.pages.naming import when
from cooperation.pages.profiles.said import term_word
from cooperation.words import VOCABULARIES, label
from partners.models import ProfileTerm, Role
from partners.profile.taxonomy import BY_CODE, Term
from partners.profile.term import MOST_NAME, profile_term_set, terms_of
from partners.records.errors import Forbidden, Unseen
from partners.records.fold import fold


class TermForm(CarefulForm):
    """One term."""

    kind = coded(gettext_lazy("What it is a word for"), "profile_term_kind")
    name = line(gettext_lazy("What it is called"), most=MOST_NAME)
    off = forms.BooleanField(label=gettext_lazy("Not offered for new lines"), required=False)
    reason = reason_field(gettext_lazy("It is kept with the history of this term."))

    shows_record = True


@require_safe
@signed_in
def profile_terms_page(request: HttpRequest) -> HttpResponse:
    """All terms, as we have them."""
    officer: Any = request.user
    if not officer.reads_national:
        raise Forbidden("role")
    decides = officer.has_role(Role.APPROVER)
    terms = terms_of(officer.party_id)
    kept = ProfileTerm.objects.visible_to(officer).filter(owner=officer.party_id).select_related("decided_by")
    rows = {one.code: one for one in kept}
    return page(
        request,
        "profiles/terms.html",
        heading={
            "title": _("Terms of goals and capabilities"),
            "sub": [_("Only us. An approver changes them; each change keeps its reason and its author.")],
        },
        crumbs=[{"label": _("How we work"), "url": reverse("our_way")}],
        tables=[_table(kind, words, terms, rows, decides) for kind, words in VOCABULARIES["profile_term_kind"].items()],
        new_url=reverse("profile_term_new") if decides else "",
    )


def _table(
    kind: str, words: Any, terms: dict[str, Term], rows: dict[str, ProfileTerm], decides: bool
) -> dict[str, Any]:
    of_kind = [one for one in terms.values() if one.kind == kind]
    columns = (words, _("Code"), _("Why"), *([""] if decides else []))
    return {
        "columns": [{"label": one} for one in columns],
        "rows": [
            {"cells": _cells(one, terms, rows.get(one.code), decides)}
            for one in sorted(of_kind, key=lambda one: fold(term_word(terms, one.code)))
        ],
    }


def _cells(term: Term, terms: dict[str, Term], row: ProfileTerm | None, decides: bool) -> list[Any]:
    name = term_word(terms, term.code)
    title: dict[str, Any] = {"text": name}
    if term.code in BY_CODE and term.name:
        title["note"] = label("profile_term", term.code)
    if term.off:
        title["tag"] = {"text": _("not used"), "tone": "warn"}
    why: Any = {"text": row.reason, "note": f"{row.decided_by.name}, {when(row.updated_at, 'short')}"} if row else ""
    cells = [title, term.code if term.code in BY_CODE else name, why]
    if decides:
        url = reverse("profile_term", args=[term.code])
        cells.append({"action": {"label": _("Change"), "about": name, "url": url}})
    return cells


@writing_page
def profile_term_page(request: HttpRequest, code: str) -> HttpResponse:
    """Rename a term, take it out of use, or add one; an approver's decision."""
    officer: Any = request.user
    if not officer.has_role(Role.APPROVER):
        raise Forbidden("role", needs=[Role.APPROVER])
    terms = terms_of(officer.party_id)
    term = terms.get(code)
    if code and term is None:
        raise Unseen
    back = reverse("profile_terms")

    def make(_root: Any, data: QueryDict | None) -> TermForm:
        form = TermForm(data, initial={"name": term.name, "off": term.off} if term else {"kind": "capability"})
        for name in ("kind",) if term else ("off",):
            del form.fields[name]
        if code in BY_CODE:
            form.fields["name"].help_text = _("Leave it empty to call it “%(word)s”.") % {
                "word": label("profile_term", code)
            }
        return form

    def do(form: TermForm, _version: int) -> str:
        given = form.cleaned_data
        told = {"code": code, "name": given["name"], "off": given.get("off", False), "reason": given["reason"]}
        kind = term.kind if term else given["kind"]
        profile_term_set(officer=officer, today=legal_day(), kind=kind, **told)
        messages.success(request, _("The term is kept."))
        return back

    return Sheet(
        request,
        make,
        key=f"profile.term.{code or 'new'}",
        template="agreements/writing/act.html",
        heading={"title": term_word(terms, code) if term else _("Add a term")},
        crumbs=[
            {"label": _("How we work"), "url": reverse("our_way")},
            {"label": _("Terms of goals and capabilities"), "url": back},
        ],
        actions={"submit": _("Save"), "cancel_url": back},
        does=_("Lines that are written in it keep it; new ones use it as it then is."),
    ).answer(do)
