"""The questions of legal risk: ours to change, with a reason."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from agreements.coverage.risk.question import QUESTION_COLUMNS, questions_of, risk_question_set
from agreements.coverage.risk.vocabulary import KNOWN, Question
from agreements.models import RiskQuestion
from cooperation.day import legal_day
from cooperation.pages.agreements.writing.careful import CarefulForm
from cooperation.pages.agreements.writing.fields import line, reason_field
from cooperation.pages.agreements.writing.replayed import writing_page
from cooperation.pages.agreements.writing.sheet import Sheet
from cooperation.pages.base import page, signed_in
from cooperation.pages.coverage.rules import several
from cooperation.pages.coverage.turned import question_words
from cooperation.pages.naming import when
from cooperation.words import VOCABULARIES, label
from partners.models import Role
from partners.records.errors import Forbidden, Unseen


class QuestionForm(CarefulForm):
    """One question."""

    text = line(gettext_lazy("Question"), most=300, needed=True)
    activity_types = several(gettext_lazy("Of which activities"), "activity_type")
    source = line(gettext_lazy("By which law or text"), most=300)
    off = forms.BooleanField(label=gettext_lazy("We do not ask it"), required=False)
    reason = reason_field(gettext_lazy("It is kept with the history of this question."))

    shows_record = True
    unasked = CarefulForm.unasked | {"source"}


@require_safe
@signed_in
def risk_questions_page(request: HttpRequest) -> HttpResponse:
    """All questions, as we ask them."""
    officer: Any = request.user
    if not officer.reads_national:
        raise Forbidden("role")
    decides = officer.has_role(Role.APPROVER)
    return page(
        request,
        "coverage/rules.html",
        heading={
            "title": _("Questions of legal risk"),
            "sub": [_("Only us. An answer is asked for before we confirm such an activity.")],
        },
        crumbs=[{"label": _("How we work"), "url": reverse("our_way")}],
        table=_table(officer, decides),
        new_url=reverse("risk_question_new") if decides else "",
        new_label=_("Add a question"),
    )


def _table(officer: Any, decides: bool) -> dict[str, Any]:
    rows = RiskQuestion.objects.visible_to(officer).filter(owner=officer.party_id).select_related("decided_by")
    kept = {one.code: one for one in rows}
    columns = (_("Question"), _("Of which activities"), _("Why"), "")
    return {
        "columns": [{"label": one} for one in columns],
        "rows": [{"cells": _cells(one, kept.get(one.code), decides)} for one in questions_of(officer.party_id)],
    }


def _cells(question: Question, row: RiskQuestion | None, decides: bool) -> list[dict[str, Any]]:
    named = [code for code in VOCABULARIES["activity_type"] if code in question.activity_types]
    title: dict[str, Any] = {"text": question_words(question), "note": question.source}
    if question.off:
        title["tag"] = {"text": _("not used"), "tone": "warn"}
    why = {"text": row.reason, "note": f"{row.decided_by.name}, {when(row.updated_at, 'short')}"} if row else {}
    action: dict[str, Any] = {}
    if decides:
        url = reverse("risk_question", args=[question.code])
        action = {"action": {"label": _("Change"), "about": question_words(question), "url": url}}
    return [title, {"text": ", ".join(label("activity_type", one) for one in named)}, why, action]


@writing_page
def risk_question_page(request: HttpRequest, code: str) -> HttpResponse:
    """Change a question, or add one; an approver's decision."""
    officer: Any = request.user
    if not officer.has_role(Role.APPROVER):
        raise Forbidden("role", needs=[Role.APPROVER])
    question = next((one for one in questions_of(officer.party_id) if one.code == code), None)
    if code and question is None:
        raise Unseen

    def make(_root: Any, data: QueryDict | None) -> QuestionForm:
        said = {name: getattr(question, name) for name in QUESTION_COLUMNS} if question else {}
        if question:
            said["activity_types"] = sorted(question.activity_types)
        form = QuestionForm(data, initial=said)
        if code in KNOWN:
            del form.fields["text"]
        return form

    def do(form: QuestionForm, _version: int) -> str:
        values = {name: form.cleaned_data[name] for name in QUESTION_COLUMNS if name in form.fields}
        values["activity_types"] = sorted(values["activity_types"])
        reason = form.cleaned_data["reason"]
        risk_question_set(officer=officer, today=legal_day(), code=code, values=values, reason=reason)
        messages.success(request, _("The question is kept. Activities are asked it from now on."))
        return reverse("risk_questions")

    return Sheet(
        request,
        make,
        key=f"risk.{code or 'new'}",
        template="agreements/writing/act.html",
        heading={"title": question_words(question) if question else _("Add a question")},
        crumbs=[
            {"label": _("How we work"), "url": reverse("our_way")},
            {"label": _("Questions of legal risk"), "url": reverse("risk_questions")},
        ],
        actions={"submit": _("Save"), "cancel_url": reverse("risk_questions")},
    ).answer(do)
