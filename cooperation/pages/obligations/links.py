"""One-time links for a day due: asking the other side to acknowledge it, and their answer without an account."""

from typing import Any

from django.http import HttpRequest, HttpResponse, QueryDict
from django.urls import reverse
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache

from agreements.models import Due, DueAct
from agreements.obligations.links import due_link_answer, due_link_conditions, due_link_make, due_of_link
from cooperation.day import legal_day
from cooperation.pages.agreements.writing.about import address, frame, writable
from cooperation.pages.agreements.writing.careful import CarefulForm
from cooperation.pages.agreements.writing.fields import line, lines, partial
from cooperation.pages.agreements.writing.replayed import writing_page
from cooperation.pages.agreements.writing.sheet import Sheet, see
from cooperation.pages.base import page
from cooperation.pages.forms import attempt
from cooperation.pages.obligations.finding import due_seen
from cooperation.pages.obligations.told import act_line, debtor, due_words, how_much, what
from cooperation.words import label, party_name, say
from cooperation.words.dates import day_words
from partners.records.record import Viewpoint
from partners.records.ways import AnswerLink

# Where the secret waits until the page that shows it once is read.
_SHOWN_ONCE = "due_link"


class AskForm(CarefulForm):
    """Nothing but the wish."""


@writing_page
@never_cache
def due_link_page(request: HttpRequest, key: str, pk: int) -> HttpResponse:
    """Make a one-time link that asks the other side to acknowledge a day due; it is shown once."""
    officer: Any = request.user
    agreement = writable(request, key)
    due = due_seen(request, key, pk)

    def do(_form: AskForm, version: int) -> str:
        made, token = due_link_make(officer=officer, today=legal_day(), due=due, expected_version=version)
        request.session[_SHOWN_ONCE] = {"due": due.pk, "link": made.pk, "token": token}
        return request.path

    fresh = request.session.pop(_SHOWN_ONCE, None) if request.method == "GET" else None
    unmet = [] if fresh else [say(one) for one in due_link_conditions(officer, due, legal_day()) if not one.met]
    other = party_name(agreement.partnership.other(officer.party_id))
    context = frame(
        _("Ask %(party)s to acknowledge it") % {"party": other}, agreement, request, _("Make a one-time link")
    )
    context["actions"]["cancel_url"] = address("due", agreement, due.pk)
    context |= {
        "party": other,
        "question": _question(due, other),
        "fresh": _shown(request, officer, fresh),
        "unmet": unmet,
        "links": [],
        "agreement_key": agreement.key,
        "no_form": bool(fresh or unmet) and request.method == "GET",
    }

    def make(_root: Any, data: QueryDict | None) -> AskForm:
        return AskForm(data)

    return Sheet(
        request,
        make,
        key=f"due.{due.pk}.link",
        root=agreement,
        template="agreements/writing/link.html",
        **context,
    ).answer(do)


def _question(due: Due, side: str) -> str:
    words = {"side": side, "what": what(due.obligation), "day": due_words(due)}
    return _("Does %(side)s acknowledge that this was kept: %(what)s, %(day)s?") % words


def _shown(request: HttpRequest, officer: Any, fresh: Any) -> dict[str, str] | None:
    """The link that was just made, in full; afterwards nobody can show it again."""
    link = AnswerLink.objects.visible_to(officer).filter(pk=fresh["link"]).first() if fresh else None
    if link is None:
        return None
    url = request.build_absolute_uri(reverse("answer", args=[fresh["token"]]))
    return {"url": url, "until": day_words(localtime(link.expires_at).date())}


class AnswerForm(CarefulForm):
    """Who answers, in which function, and on which day it was received."""

    answered_by = line(
        gettext_lazy("Your function and office"),
        hint=gettext_lazy("Not your name: Head of bilateral cooperation, Ministry of Defence."),
        most=160,
        needed=True,
    )
    on = partial(gettext_lazy("Date"), needed=True)
    reason = lines(gettext_lazy("If you object: why"))

    def __init__(self, *args: Any, objects: bool = False, **more: Any) -> None:
        super().__init__(*args, initial={"on": legal_day().isoformat()}, **more)
        self.fields["on"].required = not objects
        self.fields["reason"].required = objects


def answer_due(request: HttpRequest, token: str, link: AnswerLink) -> HttpResponse:
    """Show the one day due of a link, and take its answer. Raises Unseen when it is no longer shared."""
    due = due_of_link(link)
    if request.method != "POST":
        return _show(request, link, due, AnswerForm())
    objects = request.POST.get("do") == "contest"
    form = AnswerForm(request.POST, objects=objects)
    if not form.is_valid():
        return _show(request, link, due, form, 400)
    given = form.cleaned_data
    with attempt(form) as tried:
        due_link_answer(
            officer=None,
            today=legal_day(),
            token=token,
            agrees=not objects,
            answered_by=given["answered_by"],
            on=given["on"],
            reason=given["reason"],
        )
    return see(request.path) if tried.done else _show(request, link, due, form, tried.status)


def _show(request: HttpRequest, link: AnswerLink, due: Due, form: AnswerForm, status: int = 200) -> HttpResponse:
    words = {"from": party_name(link.owner), "until": day_words(localtime(link.expires_at).date())}
    buttons = [
        {"label": _("We acknowledge it"), "name": "do", "value": "agree"},
        {"label": _("We object"), "name": "do", "value": "contest", "kind": "plain"},
    ]
    sub = _("Asked by %(from)s. The link is open until %(until)s.") % words
    return page(
        request,
        "answer/answer.html",
        status=status,
        heading={"title": _question(due, party_name(link.party)), "sub": sub},
        title=what(due.obligation),
        late=False,
        facts=_facts(link, due),
        form=form,
        sections=list(form.sections()),
        actions={"buttons": buttons},
    )


def _facts(link: AnswerLink, due: Due) -> list[dict[str, str]]:
    """What the partner would see of it with an account, and nothing else."""
    pairs = [
        (_("Who owes it"), debtor(due.obligation)),
        (_("Due"), due_words(due)),
        (_("Clause"), due.obligation.clause),
        (_("How much"), how_much(due.obligation)),
        (_("How it stands"), label("due_status", due.status)),
    ]
    seen = DueAct.objects.visible_to(Viewpoint(link.party_id)).filter(due=due).select_related("side").order_by("id")
    pairs += [(label("due_act", act.kind), act_line(act)) for act in seen]
    return [{"label": name, "value": value} for name, value in pairs if value]
