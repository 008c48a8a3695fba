"""A promise, an occasion and what was done about it, as words."""

from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from agreements.instruments.agreement import Agreement
from agreements.models import Consultation, Due, DueAct, Obligation
from cooperation.words import label, party_name
from cooperation.words.dates import date_words, instant_words

Told = list[tuple[str, str]]


def promises_told(officer: Any, agreement: Agreement) -> Told:
    """What sharing an agreement shows of its promises, a line each."""
    language = get_language() or "en"
    of_this = {"agreement": agreement}
    promises = Obligation.objects.visible_to(officer).filter(**of_this).select_related("debtor").order_by("id")
    told = [(_("Promise"), promise_line(one, language)) for one in promises]
    dues = Due.objects.visible_to(officer).filter(**of_this).select_related("obligation").order_by("due_on", "id")
    for due in dues.exclude(status="pending"):
        state = label("due_status", due.status)
        told.append((_("Due"), ", ".join((due.obligation.title_in(language), date_words(due.due), state))))
    acts = DueAct.objects.visible_to(officer).filter(**of_this).select_related("side").order_by("id")
    told += [(label("due_act", act.kind), act_line(act)) for act in acts]
    asked = Consultation.objects.visible_to(officer).filter(**of_this).select_related("asked_by").order_by("id")
    return told + [(_("Consultation"), _consultation(one)) for one in asked]


def promise_line(obligation: Obligation, language: str) -> str:
    """Who owes what, by which clause."""
    who = party_name(obligation.debtor) if obligation.debtor else _("both sides")
    return ", ".join(part for part in (who, obligation.title_in(language), obligation.clause) if part)


def act_line(act: DueAct) -> str:
    """Who did it, when, with what, and what shows it."""
    who = party_name(act.side) if act.side else _("both sides")
    parts = [who, date_words(act.on), act.clause, act.evidence, act.evidence_url, act.reason]
    return ", ".join(part for part in parts if part)


def _consultation(one: Consultation) -> str:
    outcome = label("consultation_outcome", one.outcome) if one.outcome else ""
    parts = [party_name(one.asked_by), instant_words(one.asked_at), one.about, one.evidence, outcome, one.outcome_note]
    return ", ".join(part for part in parts if part)
