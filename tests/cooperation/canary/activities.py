"""Activities on the stage of the walk: of each owner, seen by each audience, with everything that hangs on them."""

import datetime as dt
import itertools
from decimal import Decimal
from typing import Any

from agreements.activities.acting import activity_act_record, activity_contest
from agreements.activities.activity import Activity
from agreements.activities.booking import booking_add
from agreements.activities.entry import ActivityEntry
from agreements.activities.exercising import exercise_put, lesson_put
from agreements.activities.intelligence.arrangement import Arrangement
from agreements.activities.intelligence.arranging import arrangement_put, point_put
from agreements.activities.intelligence.registering import exchange_register
from agreements.activities.mending import activity_correct
from agreements.activities.moving import fresh_activity
from agreements.activities.planning import activity_half_edit
from agreements.activities.procurement.target import case_target_set
from agreements.activities.recording import activity_record
from agreements.activities.sides import activity_cost_put, activity_side_put
from agreements.coverage.paper import coverage_paper_add
from agreements.coverage.risk.check import risk_answer
from agreements.coverage.risk.question import risk_question_set
from agreements.coverage.rule import coverage_rule_set
from agreements.coverage.waiving import coverage_waive
from tests.cases import bought
from tests.cast import Cast
from tests.cooperation.canary.courses import courses_played
from tests.doings import Doing, widened_activity

LATER = dt.date(2029, 1, 1)


def activities_played(cast: Cast) -> dict[str, Activity]:
    """Every activity by name."""
    desks = {"UKR": cast.desk, "GBR": cast.partner_desk, "POL": cast.third_desk}
    played: dict[str, Activity] = {}
    for approver in (cast.approver, cast.partner_approver):
        own = {"name": "Name", "source": "Law", "instruments": ["annex"], "activity_types": ["port_visit"]}
        coverage_rule_set(officer=approver, today=cast.today, code="", values=own, reason="Reason")
        asked = {"text": "Question", "source": "Law", "activity_types": ["exercise"]}
        risk_question_set(officer=approver, today=cast.today, code="", values=asked, reason="Reason")
    for approver in (cast.approver, cast.partner_approver, cast.third_approver):
        every = {"activity_types": ["exercise", "procurement_case", "information_exchange"]}
        risk_question_set(officer=approver, today=cast.today, code="end_use", values=every, reason="Reason")
    for owner, parties, audience in (
        *itertools.product(["UKR", "GBR"], [("UKR", "GBR")], ["national", "parties", "public"]),
        *itertools.product(["POL"], [("POL", "GBR")], ["national", "parties", "public"]),
        *itertools.product(["UKR"], [("GBR", "POL")], ["national", "public"]),
        ("UKR", ("UKR", "LVA"), "parties"),
    ):
        name = f"{owner} {'-'.join(parties)} {audience}"
        played[name] = widened_activity(cast, _whole(cast, desks[owner], parties), audience)
    for owner, parties, audience in (
        *itertools.product(["UKR", "GBR"], [("UKR", "GBR")], ["national", "parties"]),
        ("POL", ("POL", "GBR"), "parties"),
    ):
        shared = widened_activity(cast, _shared(cast, desks[owner], parties), audience)
        played[f"{owner} sharing {'-'.join(parties)} {audience}"] = shared
    for name in ("UKR marked", "UKR mistaken"):
        played[name] = widened_activity(cast, _whole(cast, cast.desk, ("UKR", "GBR")), "public")
    shared = {"today": cast.today, "activity": played["UKR UKR-GBR parties"], "expected_version": None}
    activity_contest(officer=cast.partner_desk, reason="Reason", **shared)
    played |= courses_played(cast)
    for desk, audience in itertools.product((cast.desk, cast.partner_desk), ("national", "parties", "public")):
        name = f"bought {desk.party.code} {audience}"
        played[name] = widened_activity(cast, bought(cast, desk), audience)
    for approver in (cast.approver, cast.partner_approver):
        told: Any = {"officer": approver, "today": cast.today, "ageing": 10, "days": 20, "reason": "Reason"}
        case_target_set(**told, clock="offer")
    played["planned with EST"] = Doing(cast, "EST", "link").to("reported")
    return {name: fresh_activity(one) for name, one in played.items()}


def _in_law(cast: Cast, activity: Activity, desk: Any) -> None:
    """What a side holds to cover it, and that it goes ahead without."""
    approver = {"UKR": cast.approver, "GBR": cast.partner_approver, "POL": cast.third_approver}[desk.party.code]
    told: Any = {"today": cast.today, "activity": activity, "rule": "status_of_forces"}
    version = fresh_activity(activity).version
    coverage_waive(officer=approver, reason="Reason", expected_version=version, **told)
    answer = {"answer": "yes_mitigated", "mitigation": "Words", "source": "Office", "review_on": LATER}
    risk_answer(officer=desk, today=cast.today, root=activity, question="end_use", expected_version=None, **answer)
    paper = {"kind": "other_paper", "reference": "Note", "issued_by": "Office", "expected_version": None}
    coverage_paper_add(officer=desk, **told, **paper)


def _shared(cast: Cast, desk: Any, parties: tuple[str, str]) -> Activity:
    """An arrangement to share intelligence."""
    entry = ActivityEntry(
        parties=parties, title="Activity", activity_type="information_exchange", starts="2027", status="proposed"
    )
    activity = activity_record(officer=desk, today=cast.today, entry=entry)
    told: Any = {"officer": desk, "today": cast.today, "activity": activity, "expected_version": None}
    arrangement_put(**told, receipt_days=10)
    for code in parties:
        told["party"] = cast.party(code)
        point_put(**told, kind="contact", values={"name": "Office", "office_contact": "Desk", "valid_until": LATER})
        channel = point_put(**told, kind="channel", values={"name": "Channel", "accredited_to": "Secret"})
    told.pop("party")
    Arrangement.objects.filter(activity=activity).update(stage="in_operation")
    day = cast.today - dt.timedelta(days=40)
    sent = {"kind": "report", "sent_on": day, "subject_number": "26-1", "channel": channel.pk}
    sent |= {"handling": ["return_by"], "due_on": cast.today}
    exchange_register(**told, sender=desk.party, values=sent)
    return fresh_activity(activity)


def _whole(cast: Cast, desk: Any, parties: tuple[str, str]) -> Activity:
    entry = ActivityEntry(
        parties=parties,
        title="Activity",
        purpose="Purpose",
        starts="2027-05",
        place="Place",
        source="List",
        status="proposed",
    )
    activity = activity_record(officer=desk, today=cast.today, entry=entry)
    told: Any = {"officer": desk, "today": cast.today, "activity": activity, "expected_version": None}
    side = cast.party(parties[0])
    brought = {"participants": 4, "composition": "Words", "contact": "Office"}
    activity_side_put(**told, party=side, values=brought)
    activity_cost_put(**told, party=side, currency="EUR", budget=Decimal(4), actual=None)
    activity_half_edit(**told, responsible=desk, notes="Notes")
    if desk.party.code in parties:
        exercise_put(**told, values={"kind": "livex", "host_support": "Words"})
        lesson_put(**told, values={"text": "Words", "office": "Office", "action": "Words"})
    booking_add(**told, kind="unit", party=side, name="Unit")
    if desk.party.code in parties:
        activity_act_record(**told, kind="accepted")
        _in_law(cast, activity, desk)
    corrected = {"values": {"place": "Elsewhere"}, "reason": "Reason"}
    activity = fresh_activity(activity)
    activity_correct(**told | {"activity": activity, "expected_version": activity.version}, **corrected)
    return fresh_activity(activity)
