"""The tables of our half: opinions, who may sign, approvals at home, what we went ahead without."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from agreements.instruments.agreement import Agreement
from agreements.instruments.half.clock import Clock
from agreements.instruments.route.requirements import EVERY_ACT
from agreements.models import FullPowers, HomeApproval, Opinion, Waiver
from cooperation.day import legal_day
from cooperation.words import label, say
from cooperation.words.dates import date_words, day_words
from partners.records.errors import Condition

Table = dict[str, Any]
_TONES = {"favourable": "good", "with_remarks": "warn", "unfavourable": "bad", "waiting": "plain"}


def _day(value: Any) -> str:
    return date_words(value.isoformat(), "short") if value else ""


def _action(officer: Any, text: str, name: str, agreement: Agreement, pk: int, about: str) -> dict[str, Any]:
    if not officer.writes:
        return {}
    return {"action": {"label": text, "about": about, "url": reverse(name, args=[agreement.key, pk])}}


def opinions(agreement: Agreement, officer: Any) -> Table:
    """What other offices were asked, until when, and what they said."""
    rows = Opinion.objects.visible_to(officer).filter(agreement=agreement, owner=officer.party_id)
    return {
        "title": _("Opinions of other offices"),
        "columns": [{"label": name} for name in (_("Office"), _("Asked"), _("Due"), _("Opinion"), "")],
        "rows": [{"cells": _opinion(one, agreement, officer)} for one in rows.order_by("asked_on", "id")],
        "empty": {"text": _("No other office was asked yet.")},
    }


def _opinion(one: Opinion, agreement: Agreement, officer: Any) -> list[dict[str, Any]]:
    late = one.given_on is None and one.due_on is not None and one.due_on < legal_day()
    tag = {"text": label("verdict", one.verdict), "tone": _TONES[one.verdict]}
    tags = [tag, *([{"text": _("overdue"), "tone": "bad"}] if late else [])]
    text = _("Change the answer") if one.given_on else _("Enter the answer")
    return [
        {"text": one.office, "note": label("office", one.kind)},
        {"text": _day(one.asked_on)},
        {"text": _day(one.due_on)},
        {"text": _day(one.given_on), "tags": tags, "note": one.summary},
        _action(officer, text, "agreement_opinion", agreement, one.pk, one.office),
    ]


def powers(agreement: Agreement, officer: Any) -> Table:
    """Who may sign for us, and by what power."""
    rows = FullPowers.objects.visible_to(officer).filter(agreement=agreement, owner=officer.party_id)
    return {
        "title": _("Who may sign for us"),
        "columns": [{"label": name} for name in (_("Who"), _("By what power"), _("Given"), "")],
        "rows": [
            {
                "cells": [
                    {"text": one.name, "note": one.function},
                    {"text": label("power", one.power), "note": one.reference},
                    {"text": _day(one.issued_on), "note": one.issued_by},
                    _action(officer, _("Take out"), "agreement_powers_remove", agreement, one.pk, one.name),
                ]
            }
            for one in rows.order_by("id")
        ],
        "empty": {"text": _("Nobody is named yet.")},
    }


def approvals(agreement: Agreement, officer: Any) -> Table:
    """Before whom the text lies at home, how long it must, and by which act it was approved."""
    rows = HomeApproval.objects.visible_to(officer).filter(agreement=agreement, owner=officer.party_id)
    return {
        "title": _("Approval at home"),
        "columns": [{"label": name} for name in (_("By whom"), _("Tabled"), _("Time"), _("Approved"), "")],
        "rows": [{"cells": _approval(one, agreement, officer)} for one in rows.order_by("id")],
        "empty": {"text": _("No approval is entered yet.")},
    }


def _approval(one: HomeApproval, agreement: Agreement, officer: Any) -> list[dict[str, Any]]:
    clock = one.clock(legal_day())
    exempt = _("need not run out: %(why)s") % {"why": one.exemption} if one.exemption else ""
    return [
        {"text": label("procedure", one.procedure)},
        {"text": _day(one.tabled_on)},
        {"text": clock_words(clock) if clock else "", "note": exempt},
        {"text": _day(one.approved_on), "note": ", ".join(part for part in (one.act_number, one.gazette) if part)},
        _action(officer, _("Change"), "agreement_approval", agreement, one.pk, label("procedure", one.procedure)),
    ]


def clock_words(clock: Clock) -> str:
    """How a clock stands: how many days, and when it runs out."""
    days = ngettext("%(count)d of %(days)d day", "%(count)d of %(days)d days", clock.days)
    told = days % {"count": clock.counted, "days": clock.days}
    kind = label("day_kind", clock.kind)
    if clock.elapsed:
        return _("%(days)s (%(kind)s): run out") % {"days": told, "kind": kind}
    if clock.runs_out_on is None:
        return _("%(days)s (%(kind)s): enter when parliament sits") % {"days": told, "kind": kind}
    words = {"days": told, "kind": kind, "day": day_words(clock.runs_out_on)}
    return _("%(days)s (%(kind)s): runs out %(day)s") % words


def waivers(agreement: Agreement, officer: Any) -> Table:
    """What we went ahead without, and why."""
    rows = Waiver.objects.visible_to(officer).filter(agreement=agreement, owner=officer.party_id)
    return {
        "title": _("Gone ahead without"),
        "columns": [{"label": name} for name in (_("What"), _("Why"), _("Who decided"))],
        "rows": [
            {
                "cells": [
                    {"text": waived_text(one), "note": stage_words(one.stage)},
                    {"text": one.reason},
                    {"text": one.officer.name, "note": _day(one.on)},
                ]
            }
            for one in rows.select_related("officer").order_by("id")
        ],
    }


def waived_text(one: Waiver) -> str:
    """What was gone ahead without, in words; of an opinion the office stands in the history."""
    return say(Condition(one.code, {"clause": one.about})).replace(": {office}", "")


def stage_words(stage: str) -> str:
    """The step or act that asks for it."""
    if stage == EVERY_ACT:
        return _("every act")
    words = label("step", stage)
    return words if words != stage else label("act", stage)
