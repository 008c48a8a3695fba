"""Asking the other side through a one-time link, whatever it is about: made, shown once, listed, closed."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse, QueryDict
from django.urls import reverse
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cooperation.pages.agreements.writing.about import frame
from cooperation.pages.agreements.writing.careful import CarefulForm
from cooperation.pages.agreements.writing.sheet import Sheet
from cooperation.words import party_name, say
from cooperation.words.dates import day_words
from partners.models import AnswerLink
from partners.records.errors import Condition

# Where the secret waits until the page that shows it once is read.
_SHOWN_ONCE = "answer_link"
# What somebody sees who opens it, by what it is about.
_SHOWS = {
    "agreement": gettext_lazy("this one agreement"),
    "activity": gettext_lazy("this one activity"),
    "exchange": gettext_lazy("this one entry of the register"),
    "meeting": gettext_lazy("the minutes of this one meeting"),
    "gate": gettext_lazy("this one gate"),
    "reciprocity": gettext_lazy("this one entry"),
    "understanding": gettext_lazy("this one proposal"),
}


class AskForm(CarefulForm):
    """Nothing but the wish."""


@dataclass(frozen=True)
class Asking:
    """What is asked: the subject and its key, by which act, in which words, what stands against it, and how it is made.

    `root` is what it hangs beneath. `cancel_url` is where one goes back to; empty: to the agreement. What is about
    something else than an agreement brings the `frame` of its page.
    """

    root: Any
    subject: str
    subject_id: int
    asks: str
    title: str
    question: str
    conditions: Sequence[Condition]
    make: Callable[[int], tuple[AnswerLink, str]]
    cancel_url: str = ""
    frame: Mapping[str, Any] | None = None


def asking_page(request: HttpRequest, asking: Asking) -> HttpResponse:
    """The page on which a link is made."""
    officer: Any = request.user
    root = asking.root

    def make(_root: Any, data: QueryDict | None) -> AskForm:
        return AskForm(data)

    def do(_form: AskForm, version: int) -> str:
        link, token = asking.make(version)
        request.session[_SHOWN_ONCE] = {"link": link.pk, "token": token}
        return request.path

    fresh = request.session.pop(_SHOWN_ONCE, None) if request.method == "GET" else None
    links = _links(officer, asking)
    shown = _shown(request, links, fresh)
    unmet = [] if shown else [say(one) for one in asking.conditions if not one.met]
    submit = _("Make a one-time link")
    context = dict(asking.frame or frame(asking.title, root, request, submit))
    if asking.cancel_url:
        context["actions"]["cancel_url"] = asking.cancel_url
    context |= {
        "links": [_told(one) for one in links],
        "party": party_name(root.partnership.other(officer.party_id)),
        "question": asking.question,
        "fresh": shown,
        "unmet": unmet,
        "shows": _SHOWS.get(asking.subject, _SHOWS["agreement"]),
        "here": request.path,
        "no_form": bool(shown or unmet) and request.method == "GET",
    }
    return Sheet(
        request,
        make,
        key=f"{asking.subject}.{asking.subject_id}.link.{asking.asks}",
        root=root,
        template="answer/asking.html",
        **context,
    ).answer(do)


def _links(officer: Any, asking: Asking) -> list[AnswerLink]:
    about = {"subject": asking.subject, "subject_id": asking.subject_id, "asks": asking.asks}
    return list(AnswerLink.objects.visible_to(officer).filter(**about).order_by("-created_at"))


def _shown(request: HttpRequest, links: Sequence[AnswerLink], fresh: Any) -> dict[str, str] | None:
    """The link that was just made, in full; afterwards nobody can show it again."""
    link = next((one for one in links if fresh and one.pk == fresh["link"]), None)
    if link is None:
        return None
    url = request.build_absolute_uri(reverse("answer", args=[fresh["token"]]))
    return {"url": url, "until": _day(link.expires_at)}


def _day(at: datetime) -> str:
    return day_words(localtime(at).date())


def link_state(link: AnswerLink) -> str:
    """How a link stands, in words."""
    if link.answered_at:
        return _("Answered on %(when)s by: %(who)s") % {"when": _day(link.answered_at), "who": link.answered_by}
    if link.revoked_at:
        return _("Closed by us on %(when)s") % {"when": _day(link.revoked_at)}
    words = _("Open until %(when)s") if link.is_open else _("Expired on %(when)s")
    return words % {"when": _day(link.expires_at)}


def _told(link: AnswerLink) -> dict[str, Any]:
    return {"pk": link.pk, "made": _day(link.created_at), "state": link_state(link), "is_open": link.is_open}
