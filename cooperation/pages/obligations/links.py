"""One-time links of a day due: asking the other side to acknowledge it, or to give it up."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from agreements.models import Due
from agreements.obligations.links import ASKABLE, due_link_conditions, due_link_make
from agreements.obligations.steps import REPORTING, STEP_OF_ACT
from cooperation.day import legal_day
from cooperation.pages.agreements.writing.about import address, writable
from cooperation.pages.agreements.writing.replayed import writing_page
from cooperation.pages.answer.asking import Asking, asking_page
from cooperation.pages.answer.of_due import due_question
from cooperation.pages.obligations.finding import due_seen
from cooperation.words import party_name
from partners.records.errors import Forbidden, Unseen


@writing_page
@never_cache
def due_link_page(request: HttpRequest, key: str, pk: int, asks: str) -> HttpResponse:
    """Make a one-time link that asks the other side to acknowledge a day due, or to give it up; it is shown once."""
    officer: Any = request.user
    agreement = writable(request, key)
    due = due_seen(request, key, pk)
    if asks not in ASKABLE:
        raise Unseen
    if not agreement.partnership.has(officer.party_id):
        raise Forbidden("not_a_party")
    if not officer.has_role(*REPORTING[asks]):
        raise Forbidden("due_role", step=STEP_OF_ACT[asks])
    other = party_name(agreement.partnership.other(officer.party_id))
    words = _("Ask %(party)s to acknowledge it") if asks == "acknowledged" else _("Ask %(party)s to give it up")
    told = {"officer": officer, "today": legal_day(), "due": due, "asks": asks}
    asking = Asking(
        agreement,
        Due.subject,
        due.pk,
        asks,
        title=words % {"party": other},
        question=due_question(due, asks, other),
        conditions=due_link_conditions(officer, due, asks, legal_day()),
        make=lambda version: due_link_make(**told, expected_version=version),
        cancel_url=address("due", agreement, due.pk),
    )
    return asking_page(request, asking)
