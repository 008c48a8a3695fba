"""Procurement cases for tests: written down and walked to a stage by services."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from agreements.activities.closing import benefit_state
from agreements.activities.procurement.acting import case_act_record
from agreements.activities.procurement.case import ProcurementCase
from agreements.activities.procurement.changing import case_change_propose
from agreements.activities.procurement.delivering import case_instalment_make, case_instalment_plan
from agreements.activities.procurement.links import case_link_answer, case_link_make
from agreements.activities.procurement.putting import case_line_put, case_put
from agreements.activities.procurement.sharing import case_alone_put, case_fit_put, case_share_put
from agreements.activities.procurement.steps import STEPS
from agreements.models import CaseInstalment
from tests.doings import Doing, recorded_activity

if TYPE_CHECKING:
    from tests.cast import Cast

REQUESTED = dt.date(2026, 10, 19)
VALID = dt.date(2027, 2, 1)
ROUTE = ("prepare_offer", "offer", "accept", "implement", "begin_delivery", "complete_delivery", "reconcile", "close")
STAGES = ("request_received", *(STEPS[name].target for name in ROUTE))
BOATS = {"what": "Patrol boats", "quantity": Decimal(4), "unit": "boat", "price": Decimal(800), "currency": "EUR"}
DUE = (("delivery", dt.date(2026, 11, 1)), ("delivery", dt.date(2027, 3, 1)), ("payment", dt.date(2026, 12, 1)))


class Buying:
    """One case on its way; the partner sells and acts by its `officer`, by `link`, or as `reported` by us.

    In a `joint` purchase both buy from a third.
    """

    def __init__(self, cast: Cast, partner: str = "GBR", way: str = "officer", joint: bool = False) -> None:
        self.cast, self.joint, self.way = cast, joint, way
        self.doing = Doing(cast, partner, way, activity_type="procurement_case", title="Boats for the river")
        seller = {"seller": None, "third": "Shipyard of Tampere"} if joint else {"seller": cast.party(partner)}
        case_put(**self.told(), values={**seller, "requested_on": REQUESTED, "request": "Note 5"})
        self.today = cast.today

    @property
    def activity(self) -> Any:
        """The activity as it now is."""
        return self.doing.fresh()

    @property
    def case(self) -> ProcurementCase:
        """The case as it now is."""
        found: ProcurementCase = ProcurementCase.objects.get(activity=self.doing.activity)
        return found

    def told(self, officer: Any = None) -> Any:
        """What each service is told."""
        today = getattr(self, "today", self.cast.today)
        given = {"officer": officer or self.cast.desk, "today": today, "activity": self.activity}
        return {**given, "expected_version": None}

    def write(self) -> None:
        """A line with its shares and its plan, where there is none yet."""
        if self.activity.case_lines.exists():
            return
        case_line_put(**self.told(), values=BOATS)
        for kind, on in DUE:
            what = {"line": 1, "planned": Decimal(2)} if kind == "delivery" else {"currency": "EUR", "planned": 800}
            case_instalment_plan(**self.told(), kind=kind, planned_on=on, **what)
        if self.joint:
            shares = {one: (Decimal(2), Decimal(400)) for one in (self.cast.party("UKR"), self.doing.partner)}
            case_share_put(**self.told(), number=1, shares=shares)
        case_put(**self.told(), values={"valid_until": VALID})

    def make(self, *kinds: str) -> None:
        """What was planned is handed over."""
        for one in CaseInstalment.objects.filter(activity=self.doing.activity, kind__in=kinds, actual=None):
            given = {"actual_on": self.today, "actual": one.planned, "evidence": "Note of receipt"}
            case_instalment_make(**self.told(), instalment_id=one.pk, **given)

    def law(self) -> None:
        """Each side that has officers here answers what the law asks, and names what covers it."""
        self.doing.settle()
        self.doing.cover()

    def to(self, stage: str) -> ProcurementCase:
        """Walk on until `stage`."""
        here = STAGES.index(self.case.stage)
        for name in ROUTE[here : STAGES.index(stage)]:
            getattr(self, f"_{name}", lambda: None)()
            self.act(name)
        assert self.case.stage == stage
        return self.case

    def act(self, name: str) -> None:
        """Whoever is on that end takes its part in a step."""
        step = STEPS[name]
        told = {"to": step.target}
        if self.joint and step.trade == "seller":
            case_act_record(**self.told(), third=True, evidence="Letter of the shipyard", **told)
        elif step.trade == "seller":
            self._theirs(name)
        else:
            case_act_record(**self.told(), **told)
            if self.joint and step.each:
                self._theirs(name)

    def _theirs(self, name: str) -> None:
        """The partner acts in its way."""
        told, to = self.told(), STEPS[name].target
        if self.way == "officer":
            case_act_record(**self.told(self.cast.partner_desk), to=to)
        elif self.way == "reported":
            case_act_record(**told, to=to, side=self.doing.partner, evidence="Letter 9/2026")
        else:
            token = case_link_make(**told, asks=f"case_{name}")[1]
            answer = {"agrees": True, "answered_by": "Head of sales", "on": str(self.today)}
            case_link_answer(officer=None, today=self.today, token=token, **answer)

    def _offer(self) -> None:
        self.write()

    def _accept(self) -> None:
        self.law()

    def _begin_delivery(self) -> None:
        self.make("delivery")

    def _reconcile(self) -> None:
        self.make("payment")

    def _close(self) -> None:
        self.doing.to("completed")
        self.today = self.doing.today
        for officer in (self.cast.desk, self.cast.partner_desk)[: 2 if self.way == "officer" else 1]:
            benefit_state(**self.told(officer), none_seen=True)


def bought(cast: Cast, desk: Any) -> Any:
    """A joint purchase that exists, with everything that hangs on it, recorded by a desk officer of one of the two."""
    other = "GBR" if desk.party.code == "UKR" else "UKR"
    activity = recorded_activity(cast, other, officer=desk, title="Boats", activity_type="procurement_case")
    told: Any = {"officer": desk, "today": cast.today, "activity": activity, "expected_version": None}
    seller = {"seller": None, "third": "Shipyard", "request": "Note"}
    case_put(**told, values={**seller, "requested_on": REQUESTED, "stage": "implemented", "since": REQUESTED})
    case_line_put(**told, values=BOATS)
    case_share_put(**told, number=1, shares={cast.party(code): (Decimal(2), Decimal(400)) for code in ("UKR", "GBR")})
    said: Any = {"system": "System", "source": "Source", "as_of": cast.today}
    case_fit_put(**told, number=1, party=desk.party, fit="compatible", **said)
    quote: Any = {"currency": "EUR", "price": Decimal(550), "source": "Quote", "as_of": cast.today}
    case_alone_put(**told, **quote)
    for kind, what in (("delivery", {"line": 1}), ("payment", {"currency": "EUR"})):
        case_instalment_plan(**told, kind=kind, planned_on=cast.today, planned=Decimal(2), **what)
    one = CaseInstalment.objects.filter(activity=activity, kind="delivery").get()
    case_instalment_make(
        **told, instalment_id=one.pk, actual_on=cast.today, actual=Decimal(2), evidence="Note", settled="Words"
    )
    case_act_record(**told, to="delivering", third=True, evidence="Letter")
    items = [{"about": "line", "line": 1, "values": {"what": "Boats of another kind"}}]
    case_change_propose(**told, kind="amendment", items=items, reason="Reason", evidence="Letter")
    return activity
