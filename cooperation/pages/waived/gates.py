"""What we went ahead without at gates between phases, the latest first."""

from typing import Any

from django.utils.translation import gettext as _

from cooperation.pages.naming import pair_name
from cooperation.pages.phases.told import criterion_words, gate_address, gate_title, on_day
from cooperation.phases.waiving import waivers_seen

# So many of the newest; all stand on their gates.
MOST = 50


def gates_table(officer: Any) -> dict[str, Any] | None:
    """Criteria that an approver of ours went ahead without, with the reason; None where there is none. One query."""
    rows = [{"cells": _cells(officer, one)} for one in waivers_seen(officer)[:MOST]]
    labels = (_("What was missing"), _("Why"), _("Gate"), _("Decided by"), _("Decided"))
    return {"columns": [{"label": one} for one in labels], "rows": rows} if rows else None


def _cells(officer: Any, one: Any) -> list[Any]:
    gate = {
        "text": gate_title(one.gate),
        "url": gate_address("gate", one.gate, officer),
        "note": pair_name(one.gate.phase.partnership, officer),
    }
    return [criterion_words(one.criterion), {"text": one.reason}, gate, one.recorded_by.name, on_day(one.on)]
