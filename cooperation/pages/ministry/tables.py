"""The tables of how a ministry works."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from agreements.instruments.route.requirements import BINDING, Requirement
from agreements.instruments.route.requirements import requirements as asked
from agreements.instruments.route.switch import Switch, switched_off
from agreements.models import Sitting, StepSwitch, TablingRule
from cooperation.pages.agreements.half_room.tables import stage_words
from cooperation.pages.ministry.forms import _DAYS
from cooperation.words import label, say_of_any
from cooperation.words.dates import date_words
from partners.models import Role

Table = dict[str, Any]


def switches(officer: Any) -> Table:
    """What we use and what not, who decided and why; for an approver with the way to decide."""
    rows = StepSwitch.objects.visible_to(officer).filter(owner=officer.party_id).select_related("decided_by")
    kept = {row.switch: row for row in rows}
    decides = officer.has_role(Role.APPROVER)
    return {
        "columns": [{"label": one} for one in (_("Step or condition"), _("Do we use it?"), _("Why"), "")],
        "rows": [{"cells": _switch(str(one), kept.get(one), decides)} for one in Switch],
    }


def _switch(code: str, row: StepSwitch | None, decides: bool) -> list[Any]:
    name = label("switch", code)
    off = bool(row and row.off)
    action: dict[str, Any] = {}
    if decides:
        text = _("Use it again") if off else _("Do without it")
        action = {"action": {"label": text, "about": name, "url": reverse("our_way_switch", args=[code])}}
    who = f"{row.decided_by.name}, {date_words(row.updated_at.date().isoformat(), 'short')}" if row else ""
    tag = {"text": _("not used"), "tone": "warn"} if off else {"text": _("used"), "tone": "plain"}
    return [{"text": name}, {"text": "", "tag": tag}, {"text": row.reason if row else "", "note": who}, action]


def rules(officer: Any) -> Table:
    """How long a text must lie before parliament."""
    rows = TablingRule.objects.visible_to(officer).filter(owner=officer.party_id).order_by("name", "id")
    return {
        "columns": [{"label": one} for one in (_("When it applies"), _("How long"), _("By which law"), "")],
        "rows": [
            {
                "cells": [
                    {"text": one.name},
                    {"text": f"{one.days} {label('day_kind', one.kind)}"},
                    {"text": one.source},
                    _remove(officer, "rule", one.pk, one.name),
                ]
            }
            for one in rows
        ],
        "empty": {"text": _("No such time is entered. Where no law asks for one, none is needed.")},
    }


def sittings(officer: Any) -> Table:
    """When parliament sits."""
    rows = Sitting.objects.visible_to(officer).filter(owner=officer.party_id).order_by("first", "id")
    return {
        "columns": [{"label": one} for one in (_("First day"), _("Last day"), _("Days of the week"), "")],
        "rows": [{"cells": _sitting(officer, one)} for one in rows],
        "empty": {"text": _("It is not entered when parliament sits. It is needed only where sitting days count.")},
    }


def _sitting(officer: Any, one: Sitting) -> list[Any]:
    names = {code: str(name) for code, name in _DAYS}
    days = ", ".join(names[str(day)] for day in one.weekdays)
    first, last = (date_words(day.isoformat(), "short") for day in (one.first, one.last))
    return [{"text": first}, {"text": last}, {"text": days}, _remove(officer, "sitting", one.pk, first)]


def _remove(officer: Any, what: str, pk: int, about: str) -> dict[str, Any]:
    if not officer.writes:
        return {}
    url = reverse("our_way_remove", args=[what, pk])
    return {"action": {"label": _("Take out"), "about": about, "post_url": url}}


def requirements(officer: Any) -> Table:
    """What each stage asks for, on which route, and whether one may go ahead without it."""
    off = switched_off(officer.party_id)
    rows, above = [], ""
    for one in asked():
        stage = str(one.stage)
        for code in one.codes:
            rows.append({"cells": _required(one, code, stage if stage != above else "", off)})
            above = stage
    columns = (_("Step or act"), _("What it asks for"), _("Of which texts"), _("May one go ahead without it?"))
    return {"columns": [{"label": one} for one in columns], "rows": rows}


def _required(row: Requirement, code: str, stage: str, off: frozenset[str]) -> list[Any]:
    both = len(row.routes) > 1
    route = _("all") if both else (_("binding ones") if BINDING in row.routes else _("others"))
    unused = {"tag": {"text": _("not used"), "tone": "warn"}} if row.switch in off else {}
    return [
        {"text": stage_words(stage) if stage else ""},
        {"text": say_of_any(code), **unused},
        {"text": route},
        {"text": _("yes, an approver, with a reason") if row.waivable else _("no")},
    ]
