"""Activities for tests: planned, recorded and walked to a status by services."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from agreements.activities.acting import activity_act_record
from agreements.activities.activity import Activity
from agreements.activities.advancing import activities_advance
from agreements.activities.closing import benefit_state
from agreements.activities.entry import ActivityEntry
from agreements.activities.links import activity_link_answer, activity_link_make
from agreements.activities.mending import activity_decide_audience
from agreements.activities.moving import activity_step, fresh_activity
from agreements.activities.planning import activity_edit, activity_plan
from agreements.activities.recording import activity_record
from agreements.activities.sides import activity_side_put
from agreements.coverage.answering import covered
from agreements.coverage.paper import coverage_paper_add
from agreements.coverage.risk.answering import risks_of
from agreements.coverage.risk.check import risk_answer
from partners.records.audience import audience_ask

if TYPE_CHECKING:
    from tests.cast import Cast

# The way to its report, each with the legal day on which it is reached: the activity is on 10 to 14 December 2026.
ROUTE = ("proposed", "accepted_by_one", "agreed", "planned", "confirmed", "ongoing", "completed", "reported")
PLANNED = {
    "title": "Sea patrol",
    "activity_type": "exercise",
    "area": "maritime_security",
    "purpose": "To patrol the sea together.",
    "starts": "2026-12-10",
    "ends": "2026-12-14",
    "place": "Odesa",
    "cost_rule": "each_own",
}
OUTCOME = "Both ships patrolled together for four days."


def recorded_activity(cast: Cast, *parties: str, officer: Any = None, audience: str = "", **entry: Any) -> Activity:
    """An activity that exists, recorded by the desk officer of Ukraine."""
    given = {"title": "Sea patrol", "starts": "2026-06", **entry}
    made = activity_record(
        officer=officer or cast.desk, today=cast.today, entry=ActivityEntry(parties=parties or ("GBR",), **given)
    )
    return widened_activity(cast, made, audience)


def widened_activity(cast: Cast, activity: Activity, to: str) -> Activity:
    """Asked by the desk officer of its owner and decided by the approver, where it is not so already."""
    activity = fresh_activity(activity)
    if not to or to == activity.audience:
        return activity
    pairs = {"UKR": (cast.desk, cast.approver), "GBR": (cast.partner_desk, cast.partner_approver)}
    desk, approver = pairs.get(activity.owner.code, (cast.third_desk, cast.third_approver))  # type: ignore[union-attr]
    told = {"today": cast.today, "reason": "Agreed with the partner.", "expected_version": activity.version}
    audience_ask(officer=desk, root=activity, to=to, **told)
    activity_decide_audience(officer=approver, activity=activity, agree=True, **told)
    return fresh_activity(activity)


class Doing:
    """One activity on its way; the partner acts by its `officer`, by `link`, or as `reported` by us."""

    def __init__(self, cast: Cast, partner: str = "GBR", way: str = "officer", **values: Any) -> None:
        self.cast, self.partner, self.way, self.today = cast, cast.party(partner), way, cast.today
        given = {**PLANNED, "host": cast.party("UKR"), "country": cast.party("UKR"), **values}
        made = activity_plan(officer=cast.desk, today=self.today, partner=self.partner, values=given)
        self.activity = widened_activity(cast, made, "" if way == "reported" else "parties")

    def to(self, status: str) -> Activity:
        """Walk on until `status`."""
        if status in ("postponed", "cancelled"):
            self.to("agreed" if status == "postponed" else "proposed")
            return self.step(status, by="UKR", reason="No ship is free.")
        here = ROUTE.index(self.activity.status)
        for one in ROUTE[here + 1 : ROUTE.index(status) + 1]:
            getattr(self, f"_{one}")()
        assert self.activity.status == status
        return self.activity

    def step(self, to: str, officer: Any = None, **inputs: str) -> Activity:
        """Take a step by its service."""
        activity_step(
            officer=officer or self.cast.desk,
            today=self.today,
            activity=self.activity,
            to=to,
            expected_version=self.activity.version,
            inputs=inputs,
        )
        return self.fresh()

    def edit(self, **values: Any) -> Activity:
        """Put it down otherwise."""
        given = {"values": values, "expected_version": self.activity.version}
        activity_edit(officer=self.cast.desk, today=self.today, activity=self.activity, **given)
        return self.fresh()

    def fresh(self) -> Activity:
        """As it now is."""
        self.activity = fresh_activity(self.activity)
        return self.activity

    def act(self, kind: str, *, ours: bool) -> Activity:
        """We act by our desk officer, the partner in its way."""
        given = {"today": self.today, "activity": self.activity, "kind": kind, "expected_version": None}
        if ours:
            activity_act_record(officer=self.cast.desk, **given)
        elif self.way == "officer":
            activity_act_record(officer=self.cast.partner_desk, **given)
        elif self.way == "reported":
            activity_act_record(officer=self.cast.desk, side=self.partner, evidence="Letter 7/2026", **given)
        else:
            asked = {"today": self.today, "activity": self.activity, "asks": kind, "expected_version": None}
            token = activity_link_make(officer=self.cast.desk, **asked)[1]
            answer = {"agrees": True, "answered_by": "Head of department"}
            activity_link_answer(officer=None, today=self.today, token=token, **answer)
        return self.fresh()

    def bring(self, **values: Any) -> None:
        """Both sides say what they bring."""
        given = {"participants": 40, "contact": "Head of training", **values}
        theirs = self.cast.partner_desk if self.way == "officer" else self.cast.desk
        for officer, party in ((self.cast.desk, self.cast.party("UKR")), (theirs, self.partner)):
            told = {"activity": self.activity, "party": party, "values": given, "expected_version": None}
            activity_side_put(officer=officer, today=self.today, **told)
        self.fresh()

    def cover(self, *officers: Any) -> None:
        """Each side that has officers here, or these officers, name what covers it."""
        for officer in officers or self._here():
            for one in covered(officer, self.activity):
                paper = {"rule": one.rule.code, "kind": "other_paper", "reference": "Note 8/2026"}
                told = {"activity": self.activity, "expected_version": None}
                if not one.met:
                    coverage_paper_add(officer=officer, today=self.today, **told, **paper)
        self.fresh()

    def settle(self) -> None:
        """Each side that has officers here answers every question of legal risk: no."""
        given: Any = {"answer": "no", "source": "Legal service", "review_on": self.today.replace(year=2030)}
        for officer in self._here():
            for one in risks_of(officer, self.activity, self.today):
                told = {"root": self.activity, "question": one.question.code, "expected_version": None}
                if not one.met:
                    risk_answer(officer=officer, today=self.today, **told, **given)
        self.fresh()

    def _here(self) -> tuple[Any, ...]:
        return (self.cast.desk, self.cast.partner_desk) if self.way == "officer" else (self.cast.desk,)

    def _accepted_by_one(self) -> None:
        self.act("accepted", ours=True)

    def _agreed(self) -> None:
        self.act("accepted", ours=False)

    def _planned(self) -> None:
        self.step("planned")

    def _confirmed(self) -> None:
        self.bring()
        self.cover()
        self.settle()
        self.act("confirmed", ours=True)
        self.act("confirmed", ours=False)

    def _ongoing(self) -> None:
        self.today = self.activity.first_on
        activities_advance(self.today)
        self.fresh()

    def _completed(self) -> None:
        self.today = self.activity.last_on.replace(day=self.activity.last_on.day + 1)
        self.step("completed")

    def _reported(self) -> None:
        self.say_benefit()
        self.step("reported", outcome=OUTCOME)

    def say_benefit(self) -> None:
        """We say that we saw none."""
        given: Any = {"officer": self.cast.desk, "today": self.today, "activity": self.activity}
        benefit_state(**given, expected_version=None, none_seen=True)
        self.fresh()
