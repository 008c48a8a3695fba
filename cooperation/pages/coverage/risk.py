"""The legal risk of an activity: how our answers stand, answering, and going ahead."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from agreements.activities.activity import Activity
from agreements.coverage.risk.answering import Risk, risk_waive, risks_of
from agreements.coverage.risk.check import risk_answer
from agreements.coverage.risk.vocabulary import Question, RiskState
from cooperation.day import legal_day
from cooperation.pages.activities.about import activity_address, activity_frame
from cooperation.pages.agreements.half_room.forms import whole_day
from cooperation.pages.agreements.writing.careful import CarefulForm
from cooperation.pages.agreements.writing.fields import line, lines
from cooperation.pages.agreements.writing.replayed import writing_page
from cooperation.pages.agreements.writing.sheet import Sheet
from cooperation.pages.coverage.acting import TEMPLATE, WaiveForm, taking_part
from cooperation.pages.naming import when
from cooperation.words import VOCABULARIES, label
from partners.models import Role
from partners.records.errors import Forbidden, Unseen

Dict = dict[str, Any]
_TONES = {RiskState.NO: "good", RiskState.MITIGATED: "good", RiskState.OPEN: "bad"}


def legal_risk(activity: Activity, officer: Any) -> Dict | None:
    """The card on the page of an activity; None where nothing is asked, or not of this reader."""
    risks = risks_of(officer, activity, legal_day())
    if not risks:
        return None
    stops = any(not one.met for one in risks)
    gone = any(one.waived for one in risks)
    said = _("Nothing stands against it.") if not gone else _("We go ahead although not everything is settled.")
    said = _("It may not be confirmed before each question is settled.") if stops else said
    return {"said": said, "stops": stops, "rows": [_row(one, activity, officer) for one in risks]}


def question_words(question: Question) -> str:
    """A question; one of our own as we wrote it."""
    return question.text or label("risk_question", question.code)


def _row(one: Risk, activity: Activity, officer: Any) -> Dict:
    tag = {"text": label("risk_state", one.state), "tone": _TONES.get(one.state, "warn"), "term": str(one.state)}
    row: Dict = {"title": question_words(one.question), "tag": tag, "links": _links(one, activity, officer)}
    if check := one.check:
        row["how"] = check.mitigation
        words = {"who": check.officer.name, "on": when(check.on), "source": check.source}
        row["who"] = _("%(who)s, %(on)s, from: %(source)s") % words
        row["review"] = _("To be answered anew by %(day)s.") % {"day": when(check.review_on)}
    if one.waived:
        row["waived"] = {"reason": one.waived.reason, "who": one.waived.officer.name, "on": when(one.waived.on)}
    return row


def _links(one: Risk, activity: Activity, officer: Any) -> list[Dict]:
    if not officer.writes:
        return []
    about = question_words(one.question)
    name = _("Answer it anew") if one.check else _("Answer it")
    links = [{"label": name, "url": activity_address("risk_answer", activity, one.question.code), "about": about}]
    if not one.met and officer.has_role(Role.APPROVER):
        url = activity_address("risk_waive", activity, one.question.code)
        links.append({"label": _("Go ahead all the same"), "url": url, "about": about})
    return links


class AnswerForm(CarefulForm):
    """The answer to one question."""

    answer = forms.ChoiceField(label=gettext_lazy("Answer"), widget=forms.RadioSelect)
    mitigation = lines(
        gettext_lazy("How it is mitigated, or why there is no such risk"),
        hint=gettext_lazy("Of a risk that is mitigated: what was agreed, and who sees to it."),
    )
    source = line(gettext_lazy("Where this is known from"), most=300, needed=True)
    review_on = whole_day(gettext_lazy("To be answered anew by"), needed=True)

    shows_record = True
    unasked = CarefulForm.unasked | {"source"}

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        choose: Any = self.fields["answer"]
        choose.choices = list(VOCABULARIES["risk_answer"].items())


def _asked(officer: Any, activity: Activity, code: str) -> Risk:
    found = next((one for one in risks_of(officer, activity, legal_day()) if one.question.code == code), None)
    if found is None:
        raise Unseen
    return found


@writing_page
def risk_answer_page(request: HttpRequest, key: str, question: str) -> HttpResponse:
    """Answer a question of legal risk; only we see it, for ever."""
    officer: Any = request.user
    activity = taking_part(request, key)
    asked = _asked(officer, activity, question)

    def make(_root: Activity, data: QueryDict | None) -> AnswerForm:
        return AnswerForm(data, initial=forms.model_to_dict(asked.check) if asked.check else {})

    def do(form: AnswerForm, version: int) -> str:
        given = {name: value for name, value in form.cleaned_data.items() if name != "checked"}
        told = {"officer": officer, "today": legal_day(), "root": activity, "question": question}
        risk_answer(**told, **given, expected_version=version)
        messages.success(request, _("It is kept. Only we see it."))
        return activity_address("activity", activity) + "#risk"

    note = _("Only we see the answer, also once the activity is shared. What it said before is kept in the history.")
    frame = activity_frame(question_words(asked.question), activity, request, _("Keep it"), does=note)
    name = f"activity.{activity.pk}.risk.{question}"
    return Sheet(request, make, key=name, root=activity, template=TEMPLATE, **frame).answer(do)


@writing_page
def risk_waive_page(request: HttpRequest, key: str, question: str) -> HttpResponse:
    """Go ahead although a question is not settled; an approver's decision."""
    officer: Any = request.user
    activity = taking_part(request, key)
    if not officer.has_role(Role.APPROVER):
        raise Forbidden("role", needs=[Role.APPROVER])
    asked = _asked(officer, activity, question)

    def make(_root: Activity, data: QueryDict | None) -> WaiveForm:
        return WaiveForm(data)

    def do(form: WaiveForm, version: int) -> str:
        told = {"officer": officer, "today": legal_day(), "root": activity, "question": question}
        risk_waive(**told, reason=form.cleaned_data["reason"], expected_version=version)
        messages.success(request, _("Your decision is kept."))
        return activity_address("activity", activity) + "#risk"

    title = _("Go ahead all the same: %(question)s") % {"question": question_words(asked.question)}
    note = _("It holds until the question is answered anew or the days move, and stands first for those who check.")
    frame = activity_frame(title, activity, request, _("Go ahead all the same"), does=note)
    name = f"activity.{activity.pk}.risked.{question}"
    return Sheet(request, make, key=name, root=activity, template=TEMPLATE, **frame).answer(do)
