"""Promises of one agreement: what we owe and what they owe beside each other, by what falls due next."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from agreements.instruments.access import agreement_by_key
from agreements.models import Agreement, Consultation, Due, Obligation
from agreements.obligations.selectors import DueFilter, dues_found, stated_today
from agreements.obligations.vocabulary import SETTLED, DueStatus
from cooperation.day import legal_day
from cooperation.pages.agreements.addresses import crumbs, tabs
from cooperation.pages.agreements.reading import read
from cooperation.pages.agreements.sheet import heading, print_header
from cooperation.pages.base import page, signed_in
from cooperation.pages.obligations.finding import party_to_it
from cooperation.pages.obligations.told import due_words, how_much, how_often, state_tag, what
from cooperation.words import label, party_name
from cooperation.words.dates import instant_words

_DONE = (*SETTLED, DueStatus.LAPSED)


@require_safe
@signed_in
def promises_page(request: HttpRequest, key: str) -> HttpResponse:
    """What each side promised by this agreement, and what comes next of each."""
    officer: Any = request.user
    agreement = agreement_by_key(officer, key)
    if agreement.key != key:
        return HttpResponseRedirect(reverse("agreement_promises", args=[agreement.key]))
    today = legal_day()
    reading = read(agreement, officer, today)
    promises = list(
        Obligation.objects.visible_to(officer).filter(agreement=agreement).select_related("debtor").order_by("id")
    )
    asked = Consultation.objects.visible_to(officer).filter(agreement=agreement).select_related("asked_by")
    columns = _columns(officer, agreement, promises, _next(officer, agreement, today))
    return page(
        request,
        "obligations/promises.html",
        heading=heading(reading) | {"actions": _actions(officer, agreement)},
        crumbs=crumbs(agreement, officer),
        tabs=tabs(agreement, officer, "promises"),
        print_header=print_header(reading),
        columns=columns,
        consultations=_consultations(agreement, list(asked.order_by("-asked_at"))),
        empty=None if promises else _empty(officer, agreement),
    )


def _actions(officer: Any, agreement: Agreement) -> list[dict[str, str]]:
    if not officer.writes or not party_to_it(officer, agreement):
        return []
    key = [agreement.key]
    ask = {"label": _("Ask for consultation"), "url": reverse("consultation_new", args=key), "kind": "plain"}
    return [ask, {"label": _("Add a promise"), "url": reverse("promise_new", args=key)}]


def _next(officer: Any, agreement: Agreement, today: date) -> dict[int, Due]:
    """Of each promise the occasion that is to be looked at first: the oldest that is not done, else the last done."""
    found: dict[int, Due] = {}
    dues = list(dues_found(officer, DueFilter(agreement=agreement.pk), today).order_by("due_on", "id"))
    stated_today(dues, today)
    for due in dues:
        known = found.get(due.obligation_id)
        if known is None or known.status in _DONE:
            found[due.obligation_id] = due
    return found


def _columns(
    officer: Any, agreement: Agreement, promises: Sequence[Obligation], following: dict[int, Due]
) -> list[dict[str, Any]]:
    """A column for each side that owes something; what both owe stands apart."""
    pair = agreement.partnership
    if pair.has(officer.party_id):
        sides = [(officer.party_id, _("We owe")), (pair.other(officer.party_id).pk, _("They owe"))]
    else:
        owes = _("%(party)s owes")
        sides = [(one.pk, owes % {"party": party_name(one)}) for one in (pair.party_a, pair.party_b)]
    sides.append((None, _("Both owe")))
    made = []
    for side, title in sides:
        own = [one for one in promises if one.debtor_id == side]
        own.sort(key=lambda one: _place(following.get(one.pk)))
        if own or (side is not None and promises):
            rows = [_row(agreement, one, following.get(one.pk)) for one in own]
            made.append({"title": title, "rows": rows})
    return made


def _place(due: Due | None) -> tuple[bool, date]:
    done = due is None or due.status in _DONE
    return done, (due.due_on or date.max) if due else date.max


def _row(agreement: Agreement, obligation: Obligation, due: Due | None) -> dict[str, Any]:
    parts = [obligation.clause, how_often(obligation), how_much(obligation)]
    row: dict[str, Any] = {
        "what": what(obligation),
        "url": reverse("promise", args=[agreement.key, obligation.pk]),
        "note": " · ".join(part for part in parts if part),
    }
    if due is not None:
        row |= {
            "due": due_words(due),
            "due_url": reverse("due", args=[agreement.key, due.pk]),
            "tag": state_tag(due),
        }
    return row


def _consultations(agreement: Agreement, asked: Sequence[Consultation]) -> list[dict[str, Any]]:
    return [
        {
            "text": _("%(party)s, %(when)s") % {"party": party_name(one.asked_by), "when": instant_words(one.asked_at)},
            "url": reverse("consultation", args=[agreement.key, one.pk]),
            "tag": {"text": label("consultation_outcome", one.outcome)}
            if one.outcome
            else {"text": _("The clock runs"), "tone": "warn"},
        }
        for one in asked
    ]


def _empty(officer: Any, agreement: Agreement) -> dict[str, Any]:
    text = _("What each side promised stands here, with its next day, once somebody writes it down from the text.")
    empty: dict[str, Any] = {"title": _("No promise is written down yet"), "text": text}
    if officer.writes and party_to_it(officer, agreement):
        empty["action"] = {"label": _("Add a promise"), "url": reverse("promise_new", args=[agreement.key])}
    return empty
