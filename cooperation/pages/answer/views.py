"""Answering through a one-time link: one item, no account, once."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from agreements.instruments.act_rules import ACT_RULES
from agreements.instruments.agreement import Agreement
from agreements.instruments.answered import acted_already, link_answered
from agreements.instruments.links import link_agreement, link_answer
from agreements.instruments.parts import AgreementAct
from agreements.models import Due
from agreements.texts.contents import files_of
from agreements.texts.version import version_current
from cooperation.day import legal_day
from cooperation.downloads import download
from cooperation.pages.agreements.writing.careful import CarefulForm
from cooperation.pages.agreements.writing.fields import line, lines, partial
from cooperation.pages.agreements.writing.said import field_word, value_said
from cooperation.pages.agreements.writing.sentences import ASKS
from cooperation.pages.agreements.writing.sheet import see
from cooperation.pages.base import page
from cooperation.pages.forms import attempt
from cooperation.pages.naming import title_of
from cooperation.pages.obligations.links import answer_due
from cooperation.words import label, party_name
from cooperation.words.dates import date_words, day_words
from partners.records.errors import Unseen
from partners.records.record import Viewpoint
from partners.records.ways import AnswerLink, open_link

_HIDDEN = ("titles", "title_basis", "status", "acts", "statements", "obligations", "consultations")


class AnswerForm(CarefulForm):
    """Who answers, in which function, and what."""

    answered_by = line(
        gettext_lazy("Your function and office"),
        hint=gettext_lazy("Not your name: Head of bilateral cooperation, Ministry of Defence."),
        most=160,
        needed=True,
    )
    on = partial(gettext_lazy("Date"), needed=True)
    place = line(gettext_lazy("Place"), hint=gettext_lazy("The town."))
    reason = lines(gettext_lazy("If you object: why"))

    def __init__(self, asks: str, *args: Any, objects: bool = False, **more: Any) -> None:
        super().__init__(*args, initial={"on": legal_day().isoformat()}, **more)
        self.fields["place"].required = self.fields["on"].required = not objects
        self.fields["reason"].required = objects
        if "place" not in ACT_RULES[asks].needs:
            del self.fields["place"]

    def only_objects(self) -> None:
        """Leave nothing but the objection: the time for the act has passed."""
        for name in {"on", "place"} & set(self.fields):
            del self.fields[name]
        self.fields["reason"].label = _("Why you object")
        self.fields["reason"].required = True


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
    if link.subject == Due.subject:
        return answer_due(request, token, link)
    agreement = link_agreement(link)
    if request.method != "POST":
        return _show(request, link, agreement, AnswerForm(link.asks))
    objects = request.POST.get("do") == "contest"
    form = AnswerForm(link.asks, request.POST, objects=objects)
    if not form.is_valid():
        return _show(request, link, agreement, form, 400)
    given = form.cleaned_data
    with attempt(form) as tried:
        link_answer(
            officer=None,
            today=legal_day(),
            token=token,
            agrees=not objects,
            answered_by=given["answered_by"],
            on=given["on"],
            place=given.get("place", ""),
            reason=given["reason"],
        )
    return see(request.path) if tried.done else _show(request, link, agreement, form, tried.status)


def _show(
    request: HttpRequest, link: AnswerLink, agreement: Agreement, form: AnswerForm, status: int = 200
) -> HttpResponse:
    side = party_name(link.party)
    question, agree, _done = ASKS[link.asks]
    words = {"from": party_name(link.owner), "until": day_words(localtime(link.expires_at).date())}
    sub = _("Asked by %(from)s. The link is open until %(until)s.") % words
    buttons = [{"label": _("We object"), "name": "do", "value": "contest", "kind": "plain"}]
    late = _is_late(link, agreement)
    if late:
        form.only_objects()
    else:
        buttons.insert(0, {"label": str(agree), "name": "do", "value": "agree"})
    return page(
        request,
        "answer/answer.html",
        status=status,
        heading={"title": question % {"side": side}, "sub": sub},
        title=title_of(agreement),
        late=late,
        facts=_facts(link, agreement),
        text=_text(request, link, agreement),
        form=form,
        sections=list(form.sections()),
        actions={"buttons": buttons},
    )


def _text(request: HttpRequest, link: AnswerLink, agreement: Agreement) -> dict[str, Any] | None:
    """The version of the text that lies on the table, with its files to take away; None where there is none."""
    version = version_current(agreement) if link.asks == "text_confirmed" else None
    files = files_of(Viewpoint(link.party_id), version) if version else []
    if version is None or not files:
        return None
    return {
        "title": _("Version %(number)d") % {"number": version.number},
        "files": [{"name": one.file_name, "url": f"{request.path}files/{one.pk}/"} for one in files],
    }


@never_cache
@require_safe
def answer_file(request: HttpRequest, token: str, pk: int) -> HttpResponseBase:
    """A file of the text that an open link asks about. Raises Unseen for any other."""
    link = open_link(token)
    asks_text = link is not None and link.subject == Agreement.subject and link.asks == "text_confirmed"
    version = version_current(link_agreement(link)) if link and asks_text else None
    seen = files_of(Viewpoint(link.party_id), version) if link and version else []
    found = next((one for one in seen if one.pk == pk), None)
    if found is None:
        raise Unseen
    return download(request, found.file, found.file_name)


def _is_late(link: AnswerLink, agreement: Agreement) -> bool:
    """Whether the act was recorded meanwhile, or its time has passed; one may still object."""
    recorded = acted_already(agreement, link.asks, link.party_id)
    return recorded or agreement.status not in ACT_RULES[link.asks].statuses


def _facts(link: AnswerLink, agreement: Agreement) -> list[dict[str, str]]:
    """What the partner would see of it with an account: the shared half, and nothing else."""
    pair = agreement.partnership
    both = _("%(one)s and %(other)s") % {"one": party_name(pair.party_a), "other": party_name(pair.party_b)}
    facts = [{"label": _("Parties"), "value": both}]
    facts += [{"label": field_word("titles"), "value": text} for text in agreement.titles.values()]
    facts += [
        {"label": field_word(name), "value": value_said(agreement, name, value)}
        for name, value in agreement.disclosed().items()
        if name not in _HIDDEN
    ]
    partner = Viewpoint(link.party_id)
    acts = (
        AgreementAct.objects.visible_to(partner).filter(agreement=agreement).select_related("side").order_by("on", "id")
    )
    return facts + [{"label": label("act", act.kind), "value": _act(act)} for act in acts]


def _act(act: AgreementAct) -> str:
    who = party_name(act.side) if act.side else _("both sides")
    return ", ".join(part for part in (who, date_words(act.on), act.place, act.capacity) if part)


def _spent(request: HttpRequest, token: str) -> HttpResponse:
    """Nothing of the item any more: what was answered, or that the link is closed."""
    link = link_answered(token)
    if link is None or link.answered_at is None:
        title = _("This link is closed")
        text = _("It was used, withdrawn or has expired. Whoever sent it can make another.")
        return page(request, "answer/spent.html", status=404, heading={"title": title}, text=text)
    agreed = link.answer == "agreed"
    said = ASKS[link.asks][2] if link.asks in ASKS else _("It is acknowledged, and the other side sees it.")
    done = str(said) if agreed else _("Your objection is kept, and shown to the other side.")
    words = {"when": day_words(localtime(link.answered_at).date()), "who": link.answered_by}
    text = _("Answered on %(when)s by: %(who)s") % words
    return page(request, "answer/spent.html", heading={"title": _("Thank you")}, done=done, text=text)
