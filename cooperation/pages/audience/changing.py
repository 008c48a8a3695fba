"""Asking for a change of who sees a record, and deciding it; one way for every root."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cooperation.day import legal_day
from cooperation.pages.agreements.sight import decides
from cooperation.pages.agreements.writing.acts import ReasonForm
from cooperation.pages.agreements.writing.sheet import Sheet
from cooperation.words import label, party_name, say
from cooperation.words.dates import instant_words
from partners.models import AudienceRequest
from partners.records.audience import audience_ask, audience_conditions, audience_decide, waiting_request
from partners.records.record import Audience
from partners.records.roots import Root

# By whether it widens, and to whom.
ASKS = {
    (True, "parties"): gettext_lazy("Ask an approver to share it with the partner"),
    (True, "public"): gettext_lazy("Ask an approver to release it to everyone"),
    (False, "national"): gettext_lazy("Ask an approver to withdraw it to us alone"),
    (False, "parties"): gettext_lazy("Ask an approver to withdraw it from the public"),
}
CHOICES = {
    (True, "parties"): gettext_lazy("Share with the partner"),
    (True, "public"): gettext_lazy("Release to everyone"),
    (False, "national"): gettext_lazy("Withdraw to us alone"),
    (False, "parties"): gettext_lazy("Withdraw from the public"),
}
Said = Sequence[tuple[str, str]]


@dataclass(frozen=True)
class Seeing:
    """A record whose audience is changed.

    `home` is its page as it is addressed now, `frame` the frame of a form beneath it for the words of a button,
    `said` its fields in words as they are seen by a given audience, `keeps` the sentence of what stays with us,
    `opened` who has opened it (None where nothing is kept of that), `preview` the page as others would see it, and
    `decide` its service. `targets` are those who may see it at all.
    """

    root: Root
    home: Callable[[], str]
    frame: Callable[[str], Mapping[str, Any]]
    said: Callable[[str], Said]
    decide: Callable[..., Any]
    keeps: str = ""
    targets: Sequence[str] = tuple(Audience.values)
    opened: Callable[[], Sequence[str]] | None = None
    preview: Callable[[str], str] | None = None


def decide_root(root: Root) -> Callable[..., Any]:
    """The decision on a root that needs nothing beside it."""
    return lambda **told: audience_decide(root=root, **told)


def audience_page(request: HttpRequest, seeing: Seeing) -> HttpResponse:
    """Ask for a change of who sees it, or decide the one that waits."""
    asked = waiting_request(seeing.root)
    return _decide(request, seeing, asked) if asked else _ask(request, seeing)


def widens(root: Root, to: str) -> bool:
    """Whether more would see it."""
    return Audience(to).rank > Audience(root.audience).rank


def compared(root: Root, to: str, said: Said) -> dict[str, Any]:
    """What somebody sees today and afterwards; widening shows, narrowing hides."""
    widening = widens(root, to)
    pair: Any = root.partnership
    public = _wider(root, to) == Audience.PUBLIC
    seer = _("Everyone") if public else party_name(pair.other(root.owner_id))
    rows = [
        {"field": field, "today": "" if widening else words, "after": words if widening else "", "changed": True}
        for field, words in said
        if words
    ]
    return {
        "today_label": _("%(who)s today") % {"who": seer},
        "after_label": _("%(who)s afterwards") % {"who": seer},
        "rows": rows,
    }


def _wider(root: Root, to: str) -> str:
    """The wider of the two audiences: what it sees is what changes."""
    return to if widens(root, to) else str(root.audience)


def _sheet(request: HttpRequest, seeing: Seeing, to: str, submit: str, **context: Any) -> Sheet:
    root, withdrawal = seeing.root, not widens(seeing.root, to)
    told = dict(seeing.frame(submit))
    told["heading"]["audience"] = root.audience
    return Sheet(
        request,
        lambda _root, data: ReasonForm(data),
        key=f"{root.subject}.{root.pk}.audience",
        root=root,
        template="audience/changing.html",
        compare=compared(root, to, seeing.said(_wider(root, to))),
        withdrawal=withdrawal,
        opened_is_kept=seeing.opened is not None,
        opened=seeing.opened() if seeing.opened and withdrawal else [],
        keeps=seeing.keeps,
        preview_url=seeing.preview(to) if seeing.preview and not withdrawal else "",
        **told,
        **context,
    )


def _ask(request: HttpRequest, seeing: Seeing) -> HttpResponse:
    root = seeing.root
    targets = [code for code in seeing.targets if code != root.audience]
    wanted = request.GET.get("to", "")
    to = wanted if wanted in targets else _likely(root, targets)
    unmet = [say(one) for one in audience_conditions(root, to) if not one.met]

    def do(form: ReasonForm, version: int) -> str:
        told: dict[str, Any] = {"officer": request.user, "today": legal_day(), "expected_version": version}
        audience_ask(root=root, to=to, reason=form.cleaned_data["reason"], **told)
        messages.success(request, _("It is asked. An approver is told and decides."))
        return seeing.home()

    links = [
        {"label": CHOICES[widens(root, code), code], "url": f"{request.path}?to={code}", "current": code == to}
        for code in targets
    ]
    choices = {"label": _("What to change"), "links": links} if len(links) > 1 else None
    no_form = bool(unmet) and request.method == "GET"
    submit = str(ASKS[widens(root, to), to])
    return _sheet(request, seeing, to, submit, unmet=unmet, choices=choices, no_form=no_form).answer(do)


def _likely(root: Root, targets: Sequence[str]) -> str:
    """What is asked for most: the next wider audience; sharing only where the owner is of the pair."""
    pair: Any = root.partnership
    if len(targets) == 1:
        return str(targets[0])
    if root.audience == Audience.NATIONAL and pair.has(root.owner_id):
        return str(Audience.PARTIES)
    return str(Audience.NATIONAL if root.audience == Audience.PUBLIC else Audience.PUBLIC)


def _decide(request: HttpRequest, seeing: Seeing, asked: AudienceRequest) -> HttpResponse:
    officer: Any = request.user
    root, to = seeing.root, asked.to_audience
    may = decides(officer, asked)
    agree = request.POST.get("do") != "decline"

    def do(form: ReasonForm, version: int) -> str:
        told = {"officer": officer, "today": legal_day(), "expected_version": version}
        seeing.decide(agree=agree, reason=form.cleaned_data["reason"], **told)
        root.refresh_from_db()
        messages.success(request, _decided(root) if agree else _("It is declined. Whoever asked is told."))
        return seeing.home()

    told = {
        "what": CHOICES[widens(root, to), to],
        "who": str(asked.asked_by),
        "when": instant_words(asked.created_at),
        "reason": asked.reason,
        "older": asked.version_read < root.version,
        "own": asked.asked_by_id == officer.pk and not may,
    }
    sheet = _sheet(request, seeing, to, "", asked=told, no_form=not may and request.method == "GET")
    buttons = [{"label": _("Agree"), "name": "do", "value": "agree"}]
    buttons.append({"label": _("Decline"), "name": "do", "value": "decline", "kind": "plain"})
    sheet.context["actions"]["buttons"] = buttons
    return sheet.answer(do)


def _decided(root: Root) -> str:
    pair: Any = root.partnership
    if root.audience == Audience.PARTIES:
        return _("%(party)s sees it now.") % {"party": party_name(pair.other(root.owner_id))}
    return _("It is now seen by: %(audience)s.") % {"audience": label("audience", root.audience)}
