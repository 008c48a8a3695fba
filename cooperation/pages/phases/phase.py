"""Where a partnership stands: its phase, what it may undertake there, its gates."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from cooperation.pages.audience.previewing import previews
from cooperation.pages.base import page, signed_in
from cooperation.pages.naming import pair_name
from cooperation.pages.phases.told import (
    crumbs,
    gate_address,
    gate_tag,
    gate_title,
    on_day,
    pair_at,
    phase_address,
    ribbon,
    short_code,
    whose_view,
)
from cooperation.phases.caps import PhaseCap, cap_of
from cooperation.phases.entering import enter_conditions
from cooperation.phases.gate import Gate
from cooperation.phases.phase import PartnershipPhase
from cooperation.phases.reading import gates_of, phase_of
from cooperation.phases.vocabulary import OPEN, Phase
from cooperation.words import label
from cooperation.words.amounts import money_words
from partners.models import Partnership, Role
from partners.records.audience import waiting_request
from partners.records.errors import Unseen

Row = dict[str, Any]


@require_safe
@signed_in
def phase_page(request: HttpRequest, code: str) -> HttpResponse:
    """The phase of a pair as the reader finds it."""
    officer: Any = request.user
    pair = pair_at(officer, code)
    found = phase_of(officer, pair)
    if found is None and not pair.has(officer.party_id):
        raise Unseen
    gates = gates_of(officer, found)
    ours = pair.has(officer.party_id)
    return page(
        request,
        "phases/phase.html",
        heading={
            "title": _("Phase: %(phase)s") % {"phase": label("phase", found.phase if found else Phase.EXPLORATORY)},
            "sub": [pair_name(pair, officer)],
            "audience": found.audience if found else "",
            "actions": _actions(officer, pair, found, gates) if ours and officer.writes else [],
        },
        crumbs=crumbs(pair, officer)[:-1],
        ribbon=ribbon(found, pair),
        view=whose_view(found, pair, officer),
        reason=found.reason if found else "",
        caps=cap_facts(cap_of(officer, found.phase if found else Phase.EXPLORATORY)) if ours else [],
        caps_url=reverse("our_phases") if officer.reads_national else "",
        gates=gates_table(officer, gates),
        audience=_audience(officer, pair, found),
    )


def cap_facts(cap: PhaseCap) -> list[Row]:
    """The most that an activity may be in a phase."""
    none = _("no cap")
    amount = money_words(cap.amount, cap.currency) or none
    return [
        {"label": _("Days"), "value": str(cap.days) if cap.days is not None else none},
        {"label": _("People of both sides"), "value": str(cap.people) if cap.people is not None else none},
        {"label": _("Planned cost"), "value": amount},
    ]


def _actions(officer: Any, pair: Partnership, found: PartnershipPhase | None, gates: list[Gate]) -> list[Row]:
    code, actions = short_code(pair, officer), []
    is_open = any(one.status in OPEN for one in gates)
    if not is_open and (found is None or Phase(found.phase).following):
        actions.append({"label": _("Open the gate to the next phase"), "url": reverse("gate_new", args=[code])})
    if officer.has_role(Role.APPROVER) and all(one.met for one in enter_conditions(found)):
        url = reverse("phase_enter", args=[code])
        actions.append({"label": _("Record a phase that was reached before"), "url": url, "kind": "plain"})
    return actions


def gates_table(reader: Any, gates: list[Gate], *, linked: bool = True) -> Row:
    """Gates with how each stands; `linked` where the reader may open them."""
    columns = [{"label": text} for text in (_("Gate"), _("How it stands"), _("Gate meeting"), _("Decided"))]
    rows = [
        {
            "cells": [
                {"text": gate_title(one), **({"url": gate_address("gate", one, reader)} if linked else {})},
                {"tag": gate_tag(one)},
                on_day(one.meets_on),
                on_day(one.decided_on),
            ]
        }
        for one in gates
    ]
    text = _("A gate asks for what must be so before the partnership goes on; both sides decide on it.")
    return {"columns": columns, "rows": rows, "empty": {"title": _("No gate yet"), "text": text}}


def _audience(officer: Any, pair: Partnership, found: PartnershipPhase | None) -> Row | None:
    """The way to who sees it, for the side whose view it is."""
    if found is None or found.owner_id != officer.party_id or not officer.writes:
        return None
    asked = waiting_request(found)
    return {
        "url": reverse("phase_audience", args=[short_code(pair, officer)]),
        "label": _("Decide who sees it") if asked else _("Change who sees it"),
        "asked": asked is not None,
        "previews": previews("phase_preview", found, officer, short_code(pair, officer)),
    }


def partner_phase(officer: Any, pair: Partnership) -> Row | None:
    """The phase for the page of a partner; of others only where it is in sight. At most two queries."""
    pair = pair if pair.pk else Partnership.objects.filter(code=pair.code).first() or pair
    found = phase_of(officer, pair)
    if found is None and not pair.has(officer.party_id):
        return None
    gate = next((one for one in gates_of(officer, found) if one.status in OPEN), None)
    links = [{"label": _("Phase, caps and gates"), "url": phase_address(pair, officer)}]
    if gate:
        links.insert(0, {"label": gate_title(gate), "url": gate_address("gate", gate, officer)})
    return {
        "ribbon": ribbon(found, pair),
        "now": label("phase", found.phase if found else Phase.EXPLORATORY),
        "view": whose_view(found, pair, officer),
        "gate": gate,
        "tag": gate_tag(gate) if gate else None,
        "links": links,
    }
