"""One-time links of an agreement: asking a partner without an account to answer for its side."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from agreements.instruments.act_rules import ACT_RULES
from agreements.instruments.agreement import Agreement
from agreements.instruments.links import ASKABLE, link_make
from cooperation.day import legal_day
from cooperation.pages.agreements.writing.about import writable
from cooperation.pages.agreements.writing.replayed import writing_page
from cooperation.pages.agreements.writing.sentences import ASKS
from cooperation.pages.answer.asking import Asking, asking_page
from cooperation.words import label, party_name
from partners.people.asking import asked_by_link
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
        *asked_by_link(agreement, other, rule.own),
        Condition("act_has_its_time", {"act": asks, "status": agreement.status}, met=agreement.status in rule.statuses),
    ]
