"""The legal risk of a gate: its card, and the forms on it."""

from collections.abc import Sequence
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from agreements.coverage.risk.answering import Risk
from cooperation.pages.agreements.writing.replayed import writing_page
from cooperation.pages.coverage.risk import Place, answer_sheet, not_any_more, risk_card, waive_sheet
from cooperation.pages.phases.told import frame, gate_address, gate_written
from cooperation.phases.gate import Gate
from cooperation.phases.risks import rests_on
from cooperation.phases.vocabulary import OPEN


def gate_risk_card(gate: Gate, risks: Sequence[Risk], officer: Any) -> dict[str, Any] | None:
    """The card on its page; None where nothing is asked, or not of this reader."""
    return risk_card(_place(gate, officer), risks, officer)


def unsettled_words(risks: Sequence[Risk]) -> str:
    """How many questions stand against going on."""
    many = ngettext("%(count)s question of legal risk", "%(count)s questions of legal risk", len(risks))
    return many % {"count": len(risks)}


@writing_page
def gate_risk_answer_page(request: HttpRequest, code: str, number: int, question: str) -> HttpResponse:
    """Answer a question of legal risk at a gate; only we see it, for ever."""
    return answer_sheet(request, _place(gate_written(request, code, number), request.user), question)


@writing_page
def gate_risk_waive_page(request: HttpRequest, code: str, number: int, question: str) -> HttpResponse:
    """Go ahead at a gate although a question is not settled; an approver's decision."""
    return waive_sheet(request, _place(gate_written(request, code, number), request.user), question)


def _place(gate: Gate, officer: Any) -> Place:
    pair = gate.phase.partnership
    return Place(
        root=gate,
        name=f"gate.{gate.pk}",
        stops=_("We may not decide to go on before each question is settled.")
        if gate.status in OPEN
        else not_any_more(),
        page=gate_address("gate", gate, officer),
        address=lambda what, question: gate_address(f"gate_risk_{what}", gate, officer, question),
        frame=lambda title, submit, note: {**frame(title, pair, officer, submit, gate), "does": note},
        over=not rests_on(gate),
    )
