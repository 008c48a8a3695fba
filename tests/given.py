"""What each side gave, for tests: entries and understandings made, shared and walked to a status by services."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from agreements.reciprocity.access import fresh_entry
from agreements.reciprocity.acting import reciprocity_act
from agreements.reciprocity.agreeing import understanding_answer, understanding_propose
from agreements.reciprocity.entry import ReciprocityEntry
from agreements.reciprocity.links import (
    reciprocity_link_answer,
    reciprocity_link_make,
    understanding_link_answer,
    understanding_link_make,
)
from agreements.reciprocity.recording import reciprocity_record
from agreements.reciprocity.understanding import Understanding
from agreements.reciprocity.understood import fresh_understanding
from partners.records.audience import audience_ask, audience_decide

if TYPE_CHECKING:
    from tests.cast import Cast

LETTER = "Letter 7/2026"
VALUES = {
    "statement": {"until": None},
    "band": {"low": 40, "high": 60},
    "valuation": {
        "method": "Mean of both ministries' daily allowances.",
        "currency": "EUR",
        "day_rate": Decimal(1000),
        "person_day_rate": Decimal(100),
        "seat_rate": Decimal(5000),
    },
}
ROUTE = ("pledged", "provided", "acknowledged", "settled_in_kind")


def shared(cast: Cast, root: Any) -> Any:
    """Asked for by the desk officer of Ukraine and decided by its approver."""
    root = type(root).objects.get(pk=root.pk)
    told: dict[str, Any] = {"today": cast.today, "root": root, "reason": "Agreed.", "expected_version": root.version}
    audience_ask(officer=cast.desk, to="parties", **told)
    audience_decide(officer=cast.approver, agree=True, **told)
    return fresh_entry(root) if isinstance(root, ReciprocityEntry) else fresh_understanding(root)


class Giving:
    """An entry of which we give; the partner acts by its `officer`, by `link`, or as `reported` by us."""

    def __init__(self, cast: Cast, partner: str = "GBR", way: str = "officer", giver: str = "UKR", **values: Any):
        self.cast, self.partner, self.way, self.today = cast, cast.party(partner), way, cast.today
        given = {"kind": "logistics", "title": "Use of a port", "unit": "days", "quantity": Decimal(10), **values}
        if "given_on" not in given:
            given = {"due_on": cast.today, **given}
        self.entry = reciprocity_record(
            officer=cast.desk, today=cast.today, partner=self.partner, giver=cast.party(giver), values=given
        )
        if way != "reported":
            self.entry = shared(cast, self.entry)

    def act(self, to: str, *, ours: bool, officer: Any = None, **more: Any) -> ReciprocityEntry:
        """We act by our desk officer, the partner in its way."""
        given: dict[str, Any] = {"today": self.today, "entry": self.entry, "expected_version": None}
        if ours or self.way == "officer":
            who = officer or (self.cast.desk if ours else self.cast.partner_desk)
            reciprocity_act(officer=who, to=to, **given, **more)
        elif self.way == "reported":
            reciprocity_act(officer=self.cast.desk, to=to, evidence=LETTER, **given, **more)
        else:
            token = reciprocity_link_make(officer=self.cast.desk, asks=to, **given)[1]
            reciprocity_link_answer(officer=None, today=self.today, token=token, agrees=True, answered_by="Director")
        return self.fresh()

    def fresh(self) -> ReciprocityEntry:
        """As it now is."""
        self.entry = fresh_entry(self.entry)
        return self.entry

    def to(self, status: str) -> ReciprocityEntry:
        """Walk on until `status`; what is settled in cash is so by what both agreed."""
        gives = self.entry.giver_id == self.cast.party("UKR").pk
        if status == "settled_cash":
            agreed(self.cast, self.partner.code, "valuation", self.way)
        last = status if status.startswith(("settled", "counted")) else ""
        for one in ROUTE[1 : ROUTE.index("acknowledged" if last else status) + 1]:
            self.act(one, ours=gives != (one == "acknowledged"))
        if last:
            self.act(last, ours=gives)
        assert self.fresh().status == status
        return self.entry


def proposed(cast: Cast, partner: str, about: str, way: str = "officer", **values: Any) -> Understanding:
    """Put down by our desk officer, and shared unless the partner is only reported."""
    given = {**VALUES[about], **values}
    if about == "statement" and given["until"] is None:
        given["until"] = cast.today
    told = {"partner": cast.party(partner), "about": about, "values": given}
    made = understanding_propose(officer=cast.desk, today=cast.today, **told)
    return made if way == "reported" else shared(cast, made)


def answered(cast: Cast, one: Understanding, way: str, kind: str, *, ours: bool, reason: str = "") -> Understanding:
    """We answer by our approver, the partner in its way."""
    given: dict[str, Any] = {"today": cast.today, "understanding": one, "expected_version": None}
    said = {"kind": kind, "reason": reason}
    if ours or way == "officer":
        understanding_answer(officer=cast.approver if ours else cast.partner_approver, **given, **said)
    elif way == "reported":
        other = one.partnership.other(cast.party("UKR").pk)
        understanding_answer(officer=cast.desk, side=other, evidence=LETTER, **given, **said)
    else:
        token = understanding_link_make(officer=cast.desk, **given)[1]
        understanding_link_answer(officer=None, today=cast.today, token=token, agrees=True, answered_by="Director")
    return fresh_understanding(one)


def agreed(cast: Cast, partner: str, about: str, way: str = "officer", **values: Any) -> Understanding:
    """Proposed by us and agreed by both."""
    one = proposed(cast, partner, about, way, **values)
    answered(cast, one, way, "agreed", ours=True)
    return answered(cast, one, way, "agreed", ours=False)
