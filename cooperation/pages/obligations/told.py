"""A promise, an occasion and what was done about it, as words."""

from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from agreements.instruments.agreement import Agreement
from agreements.models import Consultation, Due, DueAct, Obligation
from agreements.obligations.vocabulary import Recurrence
from cooperation.words import label, party_name
from cooperation.words.amounts import money_words, number_words
from cooperation.words.dates import date_words, instant_words, length_words
from cooperation.words.languages import present_language

Told = list[tuple[str, str]]
TONES = {"overdue": "bad", "due": "warn", "disputed": "bad", "to_acknowledge": "warn", "fulfilled": "good"}


def promises_told(officer: Any, agreement: Agreement) -> Told:
    """What sharing an agreement shows of its promises, a line each."""
    of_this = {"agreement": agreement}
    promises = Obligation.objects.visible_to(officer).filter(**of_this).select_related("debtor").order_by("id")
    told = [(_("Promise"), promise_line(one)) for one in promises]
    dues = Due.objects.visible_to(officer).filter(**of_this).select_related("obligation").order_by("due_on", "id")
    for due in dues.exclude(status="pending"):
        state = label("due_status", due.status)
        told.append((_("Due"), ", ".join((what(due.obligation), date_words(due.due), state))))
    acts = DueAct.objects.visible_to(officer).filter(**of_this).select_related("side").order_by("id")
    told += [(label("due_act", act.kind), act_line(act)) for act in acts]
    asked = Consultation.objects.visible_to(officer).filter(**of_this).select_related("asked_by").order_by("id")
    return told + [(_("Consultation"), _consultation(one)) for one in asked]


def what(obligation: Obligation) -> str:
    """What is promised, in the reader's language."""
    return obligation.title_in(present_language())


def debtor(obligation: Obligation) -> str:
    """Who owes it."""
    return party_name(obligation.debtor) if obligation.debtor else _("both sides")


def creditor(obligation: Obligation) -> str:
    """To whom it is owed."""
    return party_name(obligation.creditor) if obligation.creditor else _("both sides")


def promise_line(obligation: Obligation) -> str:
    """Who owes what, by which clause."""
    return ", ".join(part for part in (debtor(obligation), what(obligation), obligation.clause) if part)


def act_line(act: DueAct) -> str:
    """Who did it, when, with what, and what shows it."""
    who = party_name(act.side) if act.side else _("both sides")
    parts = [who, date_words(act.on), act.clause, act.evidence, act.evidence_url, act.reason]
    return ", ".join(part for part in parts if part)


def _consultation(one: Consultation) -> str:
    outcome = label("consultation_outcome", one.outcome) if one.outcome else ""
    parts = [party_name(one.asked_by), instant_words(one.asked_at), one.about, one.evidence, outcome, one.outcome_note]
    return ", ".join(part for part in parts if part)


def quantity_words(amount: Decimal | None, unit: str) -> str:
    """A quantity with its unit."""
    return f"{number_words(amount)} {label('unit', unit)}" if amount is not None and unit else number_words(amount)


def how_much(obligation: Obligation) -> str:
    """Quantity and value, as far as they are promised."""
    cap = money_words(obligation.cap, obligation.currency)
    parts = [
        quantity_words(obligation.quantity, obligation.unit),
        money_words(obligation.value, obligation.currency),
        _("at most %(amount)s") % {"amount": cap} if cap else "",
    ]
    return "; ".join(part for part in parts if part)


def how_often(obligation: Obligation) -> str:
    """When it falls due, in a phrase."""
    if obligation.by_event:
        words = {"event": label("obligation_event", obligation.event), "hours": obligation.within_hours}
        return _("%(event)s, within %(hours)s hours") % words
    months = obligation.every_months or 0
    if obligation.recurrence == Recurrence.EVERY:
        return _every(months)
    if obligation.recurrence == Recurrence.EACH_PERIOD:
        return _each(months)
    return label("recurrence", obligation.recurrence)


def _every(months: int) -> str:
    named = {1: _("Every month"), 12: _("Every year")}
    return named.get(months) or _("Every %(length)s") % {"length": length_words(months)}


def _each(months: int) -> str:
    named = {1: _("At least once a month"), 12: _("At least once a year")}
    return named.get(months) or _("At least once in %(length)s") % {"length": length_words(months)}


def state_tag(due: Due) -> dict[str, str]:
    """How an occasion stands, as a tag."""
    return {"text": label("due_status", due.status), "tone": TONES.get(due.status, "plain"), "term": due.status}


def due_words(due: Due) -> str:
    """When it is due; said where no date is set."""
    return date_words(due.due) or _("no date is set")
