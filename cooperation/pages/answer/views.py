"""Answering through a one-time link: one item, no account, once; whatever it asks about."""

from collections.abc import Callable, Mapping

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from agreements.instruments.answered import link_answered
from agreements.instruments.links import link_agreement
from agreements.models import Activity, Due, Exchange, ReciprocityEntry, Understanding
from agreements.texts.contents import files_of
from agreements.texts.version import version_current
from cooperation.downloads import download
from cooperation.meetings.meeting import Meeting
from cooperation.pages.agreements.writing.sentences import ASKS
from cooperation.pages.agreements.writing.sheet import see
from cooperation.pages.answer.form import AnswerForm
from cooperation.pages.answer.of_activity import ACTIVITY_ASKS, ActivityQuestion
from cooperation.pages.answer.of_agreement import AgreementQuestion, is_about_text
from cooperation.pages.answer.of_case import CASE_ASKS, CaseQuestion
from cooperation.pages.answer.of_due import DUE_ASKS, DueQuestion
from cooperation.pages.answer.of_exchange import EXCHANGE_ASKS, ExchangeQuestion
from cooperation.pages.answer.of_gate import GATE_ASKS, GateQuestion
from cooperation.pages.answer.of_given import GIVEN_ASKS, EntryQuestion, UnderstandingQuestion
from cooperation.pages.answer.of_minutes import MINUTES_ASKS, MinutesQuestion
from cooperation.pages.answer.of_seats import activity_question
from cooperation.pages.base import page
from cooperation.pages.forms import attempt
from cooperation.phases.gate import Gate
from cooperation.words import party_name
from cooperation.words.dates import day_words
from partners.records.errors import Unseen
from partners.records.record import Viewpoint
from partners.records.ways import AnswerLink, open_link

Question = (
    AgreementQuestion
    | DueQuestion
    | ActivityQuestion
    | ExchangeQuestion
    | MinutesQuestion
    | GateQuestion
    | EntryQuestion
    | UnderstandingQuestion
)


def _of_activity(link: AnswerLink) -> ActivityQuestion:
    """A question about an activity, or about the purchase that it is."""
    return CaseQuestion(link) if link.asks in CASE_ASKS else activity_question(link)


_BY_SUBJECT: Mapping[str, Callable[[AnswerLink], Question]] = {
    Due.subject: DueQuestion,
    Activity.subject: _of_activity,
    Exchange.subject: ExchangeQuestion,
    Meeting.subject: MinutesQuestion,
    Gate.subject: GateQuestion,
    ReciprocityEntry.subject: EntryQuestion,
    Understanding.subject: UnderstandingQuestion,
}


@never_cache
def answer_page(request: HttpRequest, token: str) -> HttpResponse:
    """Show the one item of a link and take its answer; a spent link says what was answered."""
    link = open_link(token)
    try:
        response = _open(request, token, link) if link else _spent(request, token)
    except Unseen:
        response = _spent(request, token)
    response.headers["X-Robots-Tag"] = "noindex"
    return response


def _open(request: HttpRequest, token: str, link: AnswerLink) -> HttpResponse:
    asked = _BY_SUBJECT.get(link.subject, AgreementQuestion)(link)
    kind = {"place": asked.place, "why": asked.why}
    if request.method != "POST":
        return _show(request, asked, AnswerForm(**kind))
    objects = request.POST.get("do") == "contest"
    form = AnswerForm(request.POST, **kind, objects=objects)
    status = 400
    if form.is_valid():
        with attempt(form) as tried:
            asked.answer(token, not objects, form.cleaned_data)
        if tried.done:
            return see(request.path)
        status = tried.status
    return _show(request, asked, form, status)


def _show(request: HttpRequest, asked: Question, form: AnswerForm, status: int = 200) -> HttpResponse:
    link = asked.link
    words = {"from": party_name(link.owner), "until": day_words(localtime(link.expires_at).date())}
    buttons = [{"label": getattr(asked, "no", "") or _("We object"), "name": "do", "value": "contest", "kind": "plain"}]
    if late := asked.late:
        form.only_objects()
    else:
        buttons.insert(0, {"label": asked.yes, "name": "do", "value": "agree"})
    return page(
        request,
        "answer/answer.html",
        status=status,
        heading={
            "title": asked.question,
            "sub": _("Asked by %(from)s. The link is open until %(until)s.") % words,
        },
        title=asked.title,
        late=late,
        facts=asked.facts(),
        text=asked.text(request.path),
        form=form,
        sections=list(form.sections()),
        actions={"buttons": buttons},
    )


@never_cache
@require_safe
def answer_file(request: HttpRequest, token: str, pk: int) -> HttpResponseBase:
    """A file of the text that an open link asks about. Raises Unseen for any other."""
    link = open_link(token)
    version = version_current(link_agreement(link)) if link and is_about_text(link) else None
    seen = files_of(Viewpoint(link.party_id), version) if link and version else []
    found = next((one for one in seen if one.pk == pk), None)
    if found is None:
        raise Unseen
    return download(request, found.file, found.file_name)


def _spent(request: HttpRequest, token: str) -> HttpResponse:
    """Nothing of the item any more: what was answered, or that the link is closed."""
    link = link_answered(token)
    if link is None or link.answered_at is None:
        title = _("This link is closed")
        text = _("It was used, withdrawn or has expired. Whoever sent it can make another.")
        return page(request, "answer/spent.html", status=404, heading={"title": title}, text=text)
    agreed = link.answer == "agreed"
    ours = link.subject in (ReciprocityEntry.subject, Understanding.subject)
    known = (
        (GIVEN_ASKS,) if ours else (ASKS, DUE_ASKS, ACTIVITY_ASKS, CASE_ASKS, EXCHANGE_ASKS, MINUTES_ASKS, GATE_ASKS)
    )
    said = next(one[link.asks] for one in known if link.asks in one)[2]
    done = str(said) if agreed else _("Your objection is kept, and shown to the other side.")
    words = {"when": day_words(localtime(link.answered_at).date()), "who": link.answered_by}
    text = _("Answered on %(when)s by: %(who)s") % words
    return page(request, "answer/spent.html", heading={"title": _("Thank you")}, done=done, text=text)
