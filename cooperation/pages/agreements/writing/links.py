"""One-time links of an agreement: asking a partner without an account to answer for its side, and closing a link."""

from typing import Any

from django.contrib import messages
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from agreements.instruments.act_rules import ACT_RULES
from agreements.instruments.agreement import Agreement
from agreements.instruments.links import ASKABLE, link_make, link_revoke
from agreements.models import Due
from cooperation.day import legal_day
from cooperation.pages.agreements.writing.about import address, writable
from cooperation.pages.agreements.writing.replayed import writing_page
from cooperation.pages.agreements.writing.sentences import ASKS
from cooperation.pages.agreements.writing.sheet import see
from cooperation.pages.answer.asking import Asking, asking_page
from cooperation.pages.reminders.inbox import back
from cooperation.words import label, party_name
from partners.models import AnswerLink
from partners.people.officer import acts_here
from partners.records.errors import Condition, Forbidden, Unseen


@writing_page
@never_cache
def agreement_link_page(request: HttpRequest, key: str, asks: str) -> HttpResponse:
    """Make a one-time link that asks the partner for one act; it is shown once."""
    officer: Any = request.user
    agreement = writable(request, key)
    _may_ask(officer, agreement, asks)
    other = agreement.partnership.other(officer.party_id)
    told = {"officer": officer, "today": legal_day(), "agreement": agreement, "asks": asks}
    asking = Asking(
        agreement,
        Agreement.subject,
        agreement.pk,
        asks,
        title=_("Ask %(party)s: %(act)s") % {"party": party_name(other), "act": label("act", asks)},
        question=str(ASKS[asks][0]) % {"side": party_name(other)},
        conditions=_conditions(agreement, other, asks),
        make=lambda version: link_make(**told, expected_version=version),
    )
    return asking_page(request, asking)


def _may_ask(officer: Any, agreement: Agreement, asks: str) -> None:
    """Refuse whoever could not send the form, before it is shown."""
    if asks not in ASKABLE:
        raise Unseen
    if not agreement.partnership.has(officer.party_id):
        raise Forbidden("not_a_party")
    if not officer.has_role(*ACT_RULES[asks].reporting):
        raise Forbidden("act_role", act=asks)


def _conditions(agreement: Agreement, other: Any, asks: str) -> list[Condition]:
    """What a link asks for, before anybody makes one."""
    rule = ACT_RULES[asks]
    return [
        Condition("shared_with_partner", met=agreement.audience != "national"),
        Condition("side_acts_itself", {"party": other.code}, met=not acts_here(other.pk, rule.own)),
        Condition("act_has_its_time", {"act": asks, "status": agreement.status}, met=agreement.status in rule.statuses),
    ]


@writing_page
@require_POST
def agreement_link_revoke_page(request: HttpRequest, key: str, link_id: int) -> HttpResponse:
    """Close a link about an agreement, or about a day due under it, before it is answered."""
    agreement = writable(request, key)
    officer: Any = request.user
    dues = Due.objects.visible_to(officer).filter(agreement=agreement).values("pk")
    about = Q(subject=Agreement.subject, subject_id=agreement.pk) | Q(subject=Due.subject, subject_id__in=dues)
    if not AnswerLink.objects.visible_to(officer).filter(about, pk=link_id).exists():
        raise Unseen
    link = link_revoke(officer=officer, today=legal_day(), link_id=link_id)
    if link.answered_at:
        messages.warning(request, _("It was answered meanwhile."))
    else:
        messages.success(request, _("The link is closed. Nobody can answer through it any more."))
    if link.subject == Due.subject:
        return see(back(request, address("due_link", agreement, link.subject_id, link.asks)))
    return see(back(request, address("agreement_link", agreement, link.asks)))
