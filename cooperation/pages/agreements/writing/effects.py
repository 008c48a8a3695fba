"""What a step or an act would bring, told on its page before it is taken; and what it still asks for."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from agreements.instruments.acts import act_offers
from agreements.instruments.agreement import Agreement
from agreements.instruments.family.effects import STEP_OF_ACT, effects_of, outcome_if
from agreements.obligations.obligation import Obligation
from agreements.terms.clauses import ActKind
from cooperation.day import legal_day
from cooperation.pages.agreements.sheet import stage_tag
from cooperation.pages.agreements.writing.checklist import task_of
from cooperation.pages.naming import address_of, title_of
from cooperation.words import label
from cooperation.words.dates import date_words
from cooperation.words.languages import present_language


def effect_rows(officer: Any, agreement: Agreement, step: str) -> list[dict[str, Any]]:
    """What the step would bring to agreements beneath and to promises, each as a row."""
    rows = []
    effects = effects_of(officer, agreement, step, legal_day())
    told = [one.data["obligation"] for one in effects if "obligation" in one.data]
    promises = Obligation.objects.visible_to(officer).in_bulk(told) if told else {}
    for one in effects:
        row: dict[str, Any] = {"text": label("effect", one.code), "data": one.data}
        if one.agreement:
            tag = stage_tag(one.agreement.standing.status)
            row |= {"title": title_of(one.agreement), "url": address_of(one.agreement), "tag": tag}
        elif "obligation" in one.data:
            url = reverse("promise", args=[agreement.key, one.data["obligation"]])
            row |= {"title": promises[one.data["obligation"]].title_in(present_language()), "url": url}
        rows.append(row)
    return rows


def act_tasks(officer: Any, agreement: Agreement, kind: str, party: Any) -> list[dict[str, Any]]:
    """What an act of the own side, or of both, asks for, each as a task with its way."""
    key = party.pk if party else None
    offers = act_offers(officer, agreement, legal_day())
    offer = next((one for one in offers if one.kind == kind and (one.side.pk if one.side else None) == key), None)
    return [task_of(one, officer, agreement, kind) for one in offer.conditions] if offer else []


def ends_if(agreement: Agreement, kind: str) -> str:
    """A sentence on what a notice of termination that is received today leads to."""
    if kind not in STEP_OF_ACT or kind != ActKind.DENOUNCED:
        return ""
    ends = outcome_if(agreement, kind, legal_day()).ends_on
    if ends is None:
        return _("Its clause on notice is not known, so the day of its end cannot be computed.")
    return _("If it is received today, the agreement ends: %(day)s.") % {"day": date_words(str(ends))}
