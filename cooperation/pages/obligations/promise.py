"""The page of one promise: what it says, and each of its days."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from agreements.models import Due, Obligation, ObligationSide
from agreements.obligations.selectors import DueFilter, dues_found, stated_today
from cooperation.day import legal_day
from cooperation.pages.base import page, signed_in
from cooperation.pages.lists.listing import page_of, pages_of
from cooperation.pages.naming import address_of, title_of, when
from cooperation.pages.obligations.finding import party_to_it, promise_seen
from cooperation.pages.obligations.told import (
    creditor,
    debtor,
    due_words,
    how_much,
    how_often,
    quantity_words,
    state_tag,
    what,
)
from cooperation.words import label, party_name
from cooperation.words.dates import date_words

Fact = dict[str, Any]


@require_safe
@signed_in
def promise_page(request: HttpRequest, key: str, pk: int) -> HttpResponse:
    """One promise."""
    officer: Any = request.user
    promise = promise_seen(request, key, pk)
    today = legal_day()
    dues = dues_found(officer, DueFilter(obligation=promise.pk), today).order_by("due_on", "id")
    shown = page_of(request, dues)
    rows = list(shown.object_list)
    stated_today(rows, today)
    return page(
        request,
        "obligations/promise.html",
        heading=_heading(officer, promise),
        crumbs=promise_crumbs(promise),
        facts=_facts(officer, promise),
        table=_table(promise, rows),
        pages=pages_of(request, shown),
        mend=_mend(officer, promise),
    )


def promise_crumbs(promise: Obligation) -> list[dict[str, str]]:
    """The way to a page beneath a promise."""
    agreement = promise.agreement
    return [
        {"label": _("Agreements"), "url": reverse("agreements")},
        {"label": title_of(agreement), "url": address_of(agreement)},
        {"label": _("Promises"), "url": reverse("agreement_promises", args=[agreement.key])},
    ]


def _heading(officer: Any, promise: Obligation) -> dict[str, Any]:
    sub = [promise.clause, _("%(one)s to %(other)s") % {"one": debtor(promise), "other": creditor(promise)}]
    return {
        "title": what(promise),
        "sub": [one for one in sub if one],
        "audience": promise.audience,
        "actions": _actions(officer, promise),
    }


def _actions(officer: Any, promise: Obligation) -> list[dict[str, str]]:
    if not (promise.by_event and officer.writes and party_to_it(officer, promise.agreement)):
        return []
    url = reverse("consultation_new", args=[promise.agreement.key]) + f"?promise={promise.pk}"
    return [{"label": _("Ask for consultation"), "url": url}]


def _facts(officer: Any, promise: Obligation) -> list[Fact]:
    period = " – ".join(one for one in (date_words(promise.period_from), date_words(promise.period_until)) if one)
    yes = {"needs_ack": promise.needs_ack, "survives": promise.survives, "appropriation": promise.appropriation}
    pairs = [
        (_("Kind"), label("obligation_kind", promise.kind)),
        (_("When"), how_often(promise)),
        (_("First day"), date_words(promise.first_on)),
        (_("How much"), how_much(promise)),
        (_("Its own period"), period),
        (_("If it falls on a Saturday or a Sunday"), _rule(promise)),
        (_("Terms"), "; ".join(str(_TERMS[name]()) for name, holds in yes.items() if holds)),
        (_("Nothing is asked after"), when(promise.closed_on)),
        (_("Written down by"), party_name(promise.owner)),
        (_("Who of us sees to it"), _person(officer, promise)),
    ]
    facts: list[Fact] = [{"label": name, "value": value} for name, value in pairs if value]
    if promise.source:
        facts.append({"label": _("Source"), "value": promise.source, "url": promise.source_url})
    return facts


_TERMS = {
    "needs_ack": lambda: _("the other side acknowledges it"),
    "survives": lambda: _("it outlives the agreement"),
    "appropriation": lambda: _("subject to the availability of funds"),
}


def _rule(promise: Obligation) -> str:
    return label("working_rule", promise.working_rule) if promise.working_rule != "none" else ""


def _person(officer: Any, promise: Obligation) -> str:
    half = ObligationSide.objects.visible_to(officer).filter(obligation=promise, owner=officer.party_id)
    found = half.select_related("responsible").first()
    return str(found.responsible) if found and found.responsible else ""


def _table(promise: Obligation, dues: list[Due]) -> dict[str, Any]:
    columns = [{"label": text} for text in (_("Due"), _("How it stands"), _("Fulfilled"))]
    if promise.by_event:
        text = _("It is set off by an event. Each time one side asks, a clock of its own begins.")
    else:
        text = _("It is counted from a day that is not known yet, or its days lie before it was noted.")
    empty = {"title": _("No day is laid out"), "text": text}
    return {"caption": _("Its days"), "columns": columns, "rows": [_row(promise, one) for one in dues], "empty": empty}


def _row(promise: Obligation, due: Due) -> dict[str, Any]:
    done = when(due.fulfilled_on, "short")
    amount = quantity_words(due.fulfilled_quantity, promise.unit)
    where = reverse("due", args=[promise.agreement.key, due.pk])
    period = _("for %(period)s") % {"period": date_words(due.period, "short")} if due.period else ""
    return {
        "cells": [
            {"text": due_words(due), "url": where, "note": period},
            {"text": None, "tag": state_tag(due)},
            {"text": done, "note": amount},
        ]
    }


def _mend(officer: Any, promise: Obligation) -> dict[str, Any] | None:
    if not officer.writes or promise.owner_id != officer.party_id:
        return None
    key = [promise.agreement.key, promise.pk]
    return {
        "label": _("If something is wrong or over"),
        "links": [
            {"label": _("Correct it, with a reason"), "url": reverse("promise_correct", args=key)},
            {"label": _("Let it end, or go on"), "url": reverse("promise_end", args=key)},
            {"label": _("It was entered by mistake"), "url": reverse("promise_mistake", args=key)},
        ],
    }
