"""One-time links: asking a partner without an account to answer for its side."""

from datetime import datetime
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.urls import reverse
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from agreements.instruments.act_rules import ACT_RULES
from agreements.instruments.agreement import Agreement
from agreements.instruments.links import ASKABLE, link_make, link_revoke
from cooperation.day import legal_day
from cooperation.pages.agreements.writing.about import address, frame, writable
from cooperation.pages.agreements.writing.careful import CarefulForm
from cooperation.pages.agreements.writing.replayed import writing_page
from cooperation.pages.agreements.writing.sentences import ASKS
from cooperation.pages.agreements.writing.sheet import Sheet, see
from cooperation.words import label, party_name, say
from cooperation.words.dates import day_words
from partners.models import AnswerLink
from partners.people.officer import acts_here
from partners.records.errors import Condition, Forbidden, Unseen

# Where the secret waits until the page that shows it once is read.
_SHOWN_ONCE = "answer_link"


class AskForm(CarefulForm):
    """Nothing but the wish."""


@writing_page
@never_cache
def agreement_link_page(request: HttpRequest, key: str, asks: str) -> HttpResponse:
    """Make a one-time link that asks the partner for one act; it is shown once."""
    officer: Any = request.user
    agreement = writable(request, key)
    _may_ask(officer, agreement, asks)
    other = agreement.partnership.other(officer.party_id)

    def make(_root: Agreement | None, data: QueryDict | None) -> AskForm:
        return AskForm(data)

    def do(_form: AskForm, version: int) -> str:
        link, token = link_make(
            officer=officer, today=legal_day(), agreement=agreement, asks=asks, expected_version=version
        )
        request.session[_SHOWN_ONCE] = {"link": link.pk, "token": token}
        return request.path

    fresh = request.session.pop(_SHOWN_ONCE, None) if request.method == "GET" else None
    links = _links(officer, agreement, asks)
    title = _("Ask %(party)s: %(act)s") % {"party": party_name(other), "act": label("act", asks)}
    context = frame(title, agreement, request, _("Make a one-time link"), links=[_told(one) for one in links])
    context |= {
        "party": party_name(other),
        "question": ASKS[asks][0] % {"side": party_name(other)},
        "fresh": _shown(request, links, fresh),
        "unmet": [] if fresh else _unmet(agreement, other, asks),
        "agreement_key": agreement.key,
    }
    context["no_form"] = bool(fresh or context["unmet"]) and request.method == "GET"
    return Sheet(
        request,
        make,
        key=f"agreement.{agreement.pk}.link.{asks}",
        root=agreement,
        template="agreements/writing/link.html",
        **context,
    ).answer(do)


def _may_ask(officer: Any, agreement: Agreement, asks: str) -> None:
    """Refuse whoever could not send the form, before it is shown."""
    if asks not in ASKABLE:
        raise Unseen
    if not agreement.partnership.has(officer.party_id):
        raise Forbidden("not_a_party")
    if not officer.has_role(*ACT_RULES[asks].reporting):
        raise Forbidden("act_role", act=asks)


def _unmet(agreement: Agreement, other: Any, asks: str) -> list[str]:
    """What stands against a link, before anybody asks for one."""
    rule = ACT_RULES[asks]
    conditions = [
        Condition("shared_with_partner", met=agreement.audience != "national"),
        Condition("side_acts_itself", {"party": other.code}, met=not acts_here(other.pk, rule.own)),
        Condition("act_has_its_time", {"act": asks, "status": agreement.status}, met=agreement.status in rule.statuses),
    ]
    return [say(one) for one in conditions if not one.met]


def _links(officer: Any, agreement: Agreement, asks: str) -> list[AnswerLink]:
    found = AnswerLink.objects.visible_to(officer).filter(subject=Agreement.subject, subject_id=agreement.pk, asks=asks)
    return list(found.order_by("-created_at"))


def _shown(request: HttpRequest, links: list[AnswerLink], fresh: Any) -> dict[str, str] | None:
    """The link that was just made, in full; afterwards nobody can show it again."""
    link = next((one for one in links if fresh and one.pk == fresh["link"]), None)
    if link is None:
        return None
    url = request.build_absolute_uri(reverse("answer", args=[fresh["token"]]))
    return {"url": url, "until": _day(link.expires_at)}


def _day(at: datetime) -> str:
    return day_words(localtime(at).date())


def _told(link: AnswerLink) -> dict[str, Any]:
    if link.answered_at:
        state = _("Answered on %(when)s by: %(who)s") % {"when": _day(link.answered_at), "who": link.answered_by}
    elif link.revoked_at:
        state = _("Closed by us on %(when)s") % {"when": _day(link.revoked_at)}
    elif link.is_open:
        state = _("Open until %(when)s") % {"when": _day(link.expires_at)}
    else:
        state = _("Expired on %(when)s") % {"when": _day(link.expires_at)}
    return {"pk": link.pk, "made": _day(link.created_at), "state": state, "is_open": link.is_open}


@writing_page
@require_POST
def agreement_link_revoke_page(request: HttpRequest, key: str, link_id: int) -> HttpResponse:
    """Close a link before it is answered."""
    agreement = writable(request, key)
    officer: Any = request.user
    of_this = AnswerLink.objects.visible_to(officer).filter(
        pk=link_id, subject=Agreement.subject, subject_id=agreement.pk
    )
    if not of_this.exists():
        raise Unseen
    link = link_revoke(officer=officer, today=legal_day(), link_id=link_id)
    messages.success(request, _("The link is closed. Nobody can answer through it any more."))
    return see(address("agreement_link", agreement, link.asks))
