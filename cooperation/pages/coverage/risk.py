"""Legal risk, of an activity or of a gate: how our answers stand, answering, and going ahead."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from agreements.coverage.risk.answering import Risk, risk_waive, risks_of
from agreements.coverage.risk.check import risk_answer
from agreements.coverage.risk.vocabulary import RiskState
from cooperation.day import legal_day
from cooperation.pages.agreements.half_room.forms import whole_day
from cooperation.pages.agreements.writing.careful import CarefulForm
from cooperation.pages.agreements.writing.fields import line, lines
from cooperation.pages.agreements.writing.sheet import Sheet
from cooperation.pages.coverage.acting import TEMPLATE, WaiveForm
from cooperation.pages.coverage.turned import question_words
from cooperation.pages.naming import when
from cooperation.words import VOCABULARIES, label
from partners.models import Role
from partners.records.errors import Forbidden, Unseen

Dict = dict[str, Any]
_TONES = {RiskState.NO: "good", RiskState.MITIGATED: "good", RiskState.OPEN: "bad"}


@dataclass(frozen=True)
class Place:
    """Where questions are asked: of an activity or a gate, with its addresses and the frame of its forms."""

    root: Any
    name: str
    stops: str
    page: str
    address: Callable[[str, str], str]
    frame: Callable[[str, str, str], Dict]
    over: bool = False


def not_any_more() -> str:
    """What is said where a side bound itself, and a question is open since."""
    return _("Not everything is settled any more. What was done stands.")


def risk_card(place: Place, risks: Sequence[Risk], officer: Any) -> Dict | None:
    """The card on the page of an activity or a gate; None where nothing is asked, or not of this reader."""
    if not risks:
        return None
    stops = not place.over and any(not one.met for one in risks)
    gone = any(one.waived for one in risks)
    said = _("Nothing stands against it.") if not gone else _("We go ahead although not everything is settled.")
    said = _("It is decided. This is how the answers stand today.") if place.over else said
    rows = [_row(one, place, officer) for one in risks]
    return {"said": place.stops if stops else said, "stops": stops, "rows": rows}


def _row(one: Risk, place: Place, officer: Any) -> Dict:
    tag = {"text": label("risk_state", one.state), "tone": _TONES.get(one.state, "warn"), "term": str(one.state)}
    row: Dict = {"title": question_words(one.question), "tag": tag, "links": _links(one, place, officer)}
    if check := one.check:
        row["how"] = check.mitigation
        words = {"who": check.officer.name, "on": when(check.on), "source": check.source}
        row["who"] = _("%(who)s, %(on)s, from: %(source)s") % words
        row["review"] = _("To be answered anew by %(day)s.") % {"day": when(check.review_on)}
    if one.waived:
        row["waived"] = {"reason": one.waived.reason, "who": one.waived.officer.name, "on": when(one.waived.on)}
    return row


def _links(one: Risk, place: Place, officer: Any) -> list[Dict]:
    if not officer.writes or place.over:
        return []
    about = question_words(one.question)
    name = _("Answer it anew") if one.check else _("Answer it")
    links = [{"label": name, "url": place.address("answer", one.question.code), "about": about}]
    if not one.met and officer.has_role(Role.APPROVER):
        url = place.address("waive", one.question.code)
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


def _asked(officer: Any, root: Any, code: str) -> Risk:
    found = next((one for one in risks_of(officer, root, legal_day()) if one.question.code == code), None)
    if found is None:
        raise Unseen
    return found


def answer_sheet(request: HttpRequest, place: Place, question: str) -> HttpResponse:
    """Answer a question of legal risk; only we see it, for ever. Raises Unseen for one that is not asked."""
    officer: Any = request.user
    asked = _asked(officer, place.root, question)

    def make(_root: Any, data: QueryDict | None) -> AnswerForm:
        return AnswerForm(data, initial=forms.model_to_dict(asked.check) if asked.check else {})

    def do(form: AnswerForm, version: int) -> str:
        given = {name: value for name, value in form.cleaned_data.items() if name != "checked"}
        told = {"officer": officer, "today": legal_day(), "root": place.root, "question": question}
        risk_answer(**told, **given, expected_version=version)
        messages.success(request, _("It is kept. Only we see it."))
        return place.page + "#risk"

    note = _("Only we see the answer, also once the rest is shared. What it said before is kept in the history.")
    frame = place.frame(question_words(asked.question), _("Keep it"), note)
    name = f"{place.name}.risk.{question}"
    return Sheet(request, make, key=name, root=place.root.claimed, template=TEMPLATE, **frame).answer(do)


def waive_sheet(request: HttpRequest, place: Place, question: str) -> HttpResponse:
    """Go ahead although a question is not settled; an approver's decision. Raises Forbidden, Unseen."""
    officer: Any = request.user
    if not officer.has_role(Role.APPROVER):
        raise Forbidden("role", needs=[Role.APPROVER])
    asked = _asked(officer, place.root, question)

    def make(_root: Any, data: QueryDict | None) -> WaiveForm:
        return WaiveForm(data)

    def do(form: WaiveForm, version: int) -> str:
        told = {"officer": officer, "today": legal_day(), "root": place.root, "question": question}
        risk_waive(**told, reason=form.cleaned_data["reason"], expected_version=version)
        messages.success(request, _("Your decision is kept."))
        return place.page + "#risk"

    title = _("Go ahead all the same: %(question)s") % {"question": question_words(asked.question)}
    note = _("It holds until the question is answered anew or the days move, and stands first for those who check.")
    frame = place.frame(title, _("Go ahead all the same"), note)
    name = f"{place.name}.risked.{question}"
    return Sheet(request, make, key=name, root=place.root.claimed, template=TEMPLATE, **frame).answer(do)
