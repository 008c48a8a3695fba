"""The lifecycle of a red line as a table, closed by default: asked for, drawn, asked to be lifted, lifted."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.conf import settings

from partners.people.officer import WRITES, Role
from partners.records.errors import Condition
from partners.records.lifecycle import By, Lifecycle, Offer, Situation, Step
from partners.redlines.redline import RedLine
from partners.redlines.vocabulary import RedLineStatus

S = RedLineStatus
_REASON = {"reason": True}


@dataclass(frozen=True)
class RedLineSituation(Situation):
    """A red line as an officer finds it; `asked_it` whether this officer asked for what is to be decided."""

    asked_it: bool


def another_asked(s: RedLineSituation) -> Iterator[Condition]:
    """Who asked cannot decide, except where the installation allows it."""
    yield Condition("asker_cannot_decide", met=settings.DECIDE_ALONE or not s.asked_it)


def _decides(name: str, source: RedLineStatus, target: RedLineStatus) -> Step[RedLineSituation]:
    approver = frozenset({Role.APPROVER})
    return Step(name, frozenset({source}), target, approver, By.OWNER, guards=(another_asked,), needs=_REASON)


RED_LINE: Lifecycle[RedLineSituation] = Lifecycle(
    "red_line",
    tuple(S),
    (
        _decides("draw", S.ASKED, S.DRAWN),
        _decides("decline", S.ASKED, S.DECLINED),
        Step("ask_to_lift", frozenset({S.DRAWN}), S.LIFTING, WRITES, By.OWNER, needs=_REASON),
        _decides("lift", S.LIFTING, S.LIFTED),
        _decides("keep", S.LIFTING, S.DRAWN),
    ),
)


def situation_of(officer: Any, line: RedLine) -> RedLineSituation:
    """A red line as this officer finds it."""
    return RedLineSituation(
        status=line.status,
        side=officer.party_id,
        owner=line.owner_id,
        roles=frozenset(officer.roles if officer.is_active else ()),
        asked_it=line.asked_by_id == officer.pk,
    )


def red_line_offers(officer: Any, line: RedLine) -> list[Offer]:
    """Every step out of the present status as this officer sees it."""
    return RED_LINE.offers(situation_of(officer, line))
