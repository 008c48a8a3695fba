"""What a procurement case keeps to: its plan, its shares, its changes, its clocks, and what is told of them."""

import datetime as dt
from decimal import Decimal
from typing import Any

import pytest

from agreements.activities.procurement.acting import case_act_mistake, case_act_record
from agreements.activities.procurement.advancing import cases_lapse
from agreements.activities.procurement.changing import case_change_answer, case_change_propose, case_change_withdraw
from agreements.activities.procurement.clock import read_clock
from agreements.activities.procurement.delivering import (
    case_instalment_make,
    case_instalment_plan,
    case_instalment_put,
)
from agreements.activities.procurement.links import case_link_answer, case_link_make
from agreements.activities.procurement.putting import case_line_put, case_put
from agreements.activities.procurement.selectors import procurement_delivered, savings_of
from agreements.activities.procurement.sharing import case_alone_put, case_fit_put, case_share_put
from agreements.activities.procurement.target import case_target_set, targets_of
from agreements.activities.procurement.telling import cases_tell
from agreements.models import Activity, CaseAct, CaseInstalment, CaseLine, CaseShare
from partners.models import AnswerLink, Notice, StepTaken
from partners.records.errors import Forbidden, Malformed, Refused
from tests.cases import BOATS, VALID, Buying
from tests.cast import Cast
from tests.doings import recorded_activity, widened_activity

FIVE = {"quantity": Decimal(5), "price": Decimal(1000)}


def test_an_amendment_needs_the_consent_of_the_other_side_and_says_before_and_after(cast: Cast) -> None:
    buying = Buying(cast)
    early = [{"about": "line", "values": BOATS}]
    with pytest.raises(Refused, match="case_amendable"):
        case_change_propose(**buying.told(), kind="amendment", items=early, reason="More")
    buying.to("accepted")
    items = [{"about": "line", "line": 1, "values": FIVE}, {"about": "line", "values": {**BOATS, "what": "Spares"}}]
    one = case_change_propose(**buying.told(), kind="amendment", items=items, reason="A fifth boat")
    assert (one.number, one.state) == (1, "proposed") and CaseLine.objects.get().quantity == 4
    assert one.items[0]["before"]["quantity"] == "4" and one.items[0]["after"]["quantity"] == "5"
    with pytest.raises(Refused, match="no_open_amendment"):
        case_act_record(**buying.told(cast.partner_desk), to="implemented")
    with pytest.raises(Refused, match="amendment_is_theirs"):
        case_change_answer(**buying.told(), number=1, agrees=True)
    with pytest.raises(Malformed):
        case_change_answer(**buying.told(cast.partner_desk), number=1, agrees=False)
    case_change_answer(**buying.told(cast.partner_desk), number=1, agrees=True)
    assert list(CaseLine.objects.order_by("number").values_list("what", "quantity")) == [
        ("Patrol boats", 5),
        ("Spares", 4),
    ]
    drop = [{"about": "line", "line": 2, "drop": True}]
    second = case_change_propose(**buying.told(), kind="amendment", items=drop, reason="No spares")
    with pytest.raises(Forbidden):
        case_change_withdraw(**buying.told(cast.partner_desk), number=second.number)
    case_change_withdraw(**buying.told(), number=second.number)
    assert second.number == 2 and CaseLine.objects.filter(mistake_at=None).count() == 2


def test_a_modification_is_the_sellers_notice_and_holds_at_once(cast: Cast) -> None:
    buying = Buying(cast)
    buying.to("implemented")
    delivery = CaseInstalment.objects.filter(kind="delivery").order_by("planned_on").last()
    assert delivery
    later = [{"about": "instalment", "id": delivery.pk, "values": {"planned_on": "2027-05-01"}}]
    told: Any = {"kind": "modification", "items": later, "reason": "The yard is late"}
    with pytest.raises(Refused, match="case_change_of"):
        case_change_propose(**buying.told(), **told)
    with pytest.raises(Refused, match="case_plan_open"):
        case_instalment_put(**buying.told(), instalment_id=delivery.pk, values={"planned_on": VALID})
    one = case_change_propose(**buying.told(cast.partner_desk), **told, on=dt.date(2026, 11, 20))
    delivery.refresh_from_db()
    assert (one.number, one.state, one.on) == (1, "in_effect", dt.date(2026, 11, 20))
    assert delivery.planned_on == dt.date(2027, 5, 1)
    too_much = [{"about": "instalment", "id": delivery.pk, "values": {"planned": "3"}}]
    with pytest.raises(Refused, match="case_plan_within_whole"):
        case_change_propose(**buying.told(cast.partner_desk), **{**told, "items": too_much})


def test_a_link_asks_for_consent_to_the_amendment_that_waits_and_to_no_other(cast: Cast) -> None:
    buying = Buying(cast, "EST", "link")
    buying.to("accepted")
    items = [{"about": "line", "line": 1, "values": FIVE}]
    told: Any = {"kind": "amendment", "items": items, "reason": "A fifth boat"}
    case_change_propose(**buying.told(), **told)
    case_link_make(**buying.told(), asks="case_consent")
    case_change_withdraw(**buying.told(), number=1)
    assert not AnswerLink.objects.get(asks="case_consent").is_open
    case_change_propose(**buying.told(), **told)
    _, token = case_link_make(**buying.told(), asks="case_consent")
    answer: Any = {"officer": None, "today": buying.today, "answered_by": "Head of sales"}
    case_link_answer(**answer, token=token, agrees=False, reason="No fifth hull is free")
    assert CaseAct.objects.get(step="refuse").way == "link" and CaseLine.objects.get().quantity == 4
    case_change_propose(**buying.told(), **told)
    case_change_answer(**buying.told(), number=3, agrees=True, side=cast.party("EST"), evidence="Letter 3")
    assert CaseAct.objects.get(step="consent").way == "reported" and CaseLine.objects.get().quantity == 5


def test_shares_are_the_whole_and_the_price_alone_tells_what_was_saved(cast: Cast) -> None:
    buying = Buying(cast, joint=True)
    buying.write()
    ours, theirs = cast.party("UKR"), cast.party("GBR")
    with pytest.raises(Refused, match="case_shares_add_up"):
        wrong = {ours: (Decimal(2), Decimal(400)), theirs: (Decimal(1), Decimal(400))}
        case_share_put(**buying.told(), number=1, shares=wrong)
    alone: Any = {"currency": "EUR", "source": "Quote 12", "as_of": cast.today}
    case_alone_put(**buying.told(), price=Decimal(550), **alone)
    assert [(one.currency, one.saved) for one in savings_of(cast.desk, buying.activity)] == [("EUR", 150)]
    assert not list(savings_of(cast.partner_desk, buying.activity))
    buying.to("accepted")
    five = {"about": "line", "line": 1, "values": FIVE}
    case_change_propose(**buying.told(), kind="amendment", items=[five], reason="A fifth boat")
    with pytest.raises(Refused, match="case_shares_add_up"):
        case_change_answer(**buying.told(cast.partner_desk), number=1, agrees=True)
    case_change_withdraw(**buying.told(), number=1)
    more = {"about": "share", "line": 1, "party": "UKR", "values": {"quantity": "3", "amount": "600"}}
    case_change_propose(**buying.told(), kind="amendment", items=[five, more], reason="A fifth boat, for us")
    case_change_answer(**buying.told(cast.partner_desk), number=2, agrees=True)
    assert CaseShare.objects.get(party=ours).amount == 600


def test_delivered_waits_for_every_line_and_reconciled_for_every_payment_or_a_reason(cast: Cast) -> None:
    buying = Buying(cast)
    buying.to("implemented")
    first, second = CaseInstalment.objects.filter(kind="delivery").order_by("planned_on")
    given: Any = {"actual_on": cast.today, "evidence": "Note of receipt"}
    with pytest.raises(Malformed):
        case_instalment_make(**buying.told(), instalment_id=first.pk, **{**given, "evidence": ""}, actual=Decimal(1))
    case_instalment_make(**buying.told(), instalment_id=first.pk, **given, actual=Decimal(1))
    rest = CaseInstalment.objects.filter(kind="delivery", actual=None).order_by("planned_on").first()
    assert rest and (rest.planned, rest.planned_on) == (1, first.planned_on), "what came short stays planned"
    case_act_record(**buying.told(cast.partner_desk), to="delivering")
    with pytest.raises(Refused, match="case_line_delivered"):
        case_act_record(**buying.told(), to="delivered")
    for one in (rest, second):
        case_instalment_make(**buying.told(), instalment_id=one.pk, **given, actual=one.planned)
    buying.to("delivered")
    assert buying.case.since == cast.today
    payment = CaseInstalment.objects.get(kind="payment")
    with pytest.raises(Refused, match="payments_settled"):
        case_act_record(**buying.told(cast.partner_desk), to="reconciled")
    settled: Any = {"actual_on": None, "actual": None, "evidence": "", "settled": "Offset against fuel"}
    case_instalment_make(**buying.told(), instalment_id=payment.pk, **settled)
    with pytest.raises(Refused, match="no_such_step"):
        case_act_record(**buying.told(), to="closed")
    assert case_act_record(**buying.told(cast.partner_desk), to="reconciled").stage == "reconciled"


def test_a_step_entered_by_mistake_is_taken_back_with_its_clock(cast: Cast) -> None:
    buying = Buying(cast)
    buying.to("offered")
    act = CaseAct.objects.get(step="offer")
    with pytest.raises(Forbidden):
        case_act_mistake(**buying.told(), act_id=act.pk, reason="Not sent yet")
    case_act_mistake(**buying.told(cast.partner_desk), act_id=act.pk, reason="Not sent yet")
    assert (buying.case.stage, buying.case.since) == ("offer_in_preparation", dt.date(2026, 10, 19))
    buying.act("offer")
    assert buying.case.stage == "offered"


def test_an_offer_lapses_by_itself_and_is_read_as_lapsed_before_the_night(cast: Cast) -> None:
    buying = Buying(cast)
    buying.to("offered")
    buying.today = VALID + dt.timedelta(days=1)
    with pytest.raises(Refused, match="no_such_step"):
        case_act_record(**buying.told(), to="accepted")
    assert [cases_lapse(VALID), cases_lapse(buying.today), cases_lapse(buying.today)] == [0, 1, 0]
    assert buying.case.stage == "lapsed" and StepTaken.objects.get(step="case_lapse").on == buying.today


@pytest.mark.parametrize(
    ("stage", "day", "said"),
    [
        ("request_received", 34, ("offer", 34, 120, "on_time")),
        ("offer_in_preparation", 90, ("offer", 90, 120, "ageing")),
        ("offer_in_preparation", 121, ("offer", 121, 120, "overdue")),
        ("offered", 59, ("accept", 59, 85, "on_time")),
        ("offered", 85, ("accept", 85, 85, "ageing")),
        ("accepted", 16, ("implement", 16, 15, "overdue")),
        ("implemented", 3, ("begin_delivery", 3, None, "no_target")),
        ("delivered", 730, ("reconcile", 730, 730, "ageing")),
    ],
)
def test_each_step_has_its_clock(stage: str, day: int, said: tuple[Any, ...]) -> None:
    since = dt.date(2026, 1, 1)
    found = read_clock(stage, since, since + dt.timedelta(days=day), {})
    assert found and (found.clock, found.day, found.target.days, found.pace) == said
    assert read_clock("closed", since, since, {}) is None
    by_plan = read_clock("delivering", since, since + dt.timedelta(days=11), {}, since + dt.timedelta(days=10))
    assert by_plan and by_plan.pace == "overdue"


def test_both_sides_are_told_once_of_what_ages_by_their_own_targets(cast: Cast) -> None:
    buying = Buying(cast)
    with pytest.raises(Forbidden):
        case_target_set(officer=cast.desk, today=cast.today, clock="offer", ageing=10, days=20, reason="Law 7")
    with pytest.raises(Malformed):
        case_target_set(officer=cast.approver, today=cast.today, clock="offer", ageing=30, days=20, reason="Law 7")
    case_target_set(officer=cast.approver, today=cast.today, clock="offer", ageing=10, days=20, reason="Law 7")
    assert targets_of(cast.desk.party_id)["offer"].days == 20
    assert cases_tell(cast.today) == 1 and cases_tell(cast.today) == 0
    told = Notice.objects.get(code="case_clock")
    assert (told.officer, told.data["clock"], told.data["outcome"]) == (cast.desk, "offer", "overdue")
    buying.to("implemented")
    assert cases_tell(dt.date(2026, 11, 23)) and Notice.objects.filter(code="case_late", officer=cast.desk).count() == 1


def test_what_was_delivered_is_valued_by_side_currency_and_year_for_who_sees_it(cast: Cast) -> None:
    buying = Buying(cast)
    buying.to("delivering")
    found = procurement_delivered(cast.desk)
    assert [(one.seller, one.currency, one.year, one.value) for one in found] == [
        (cast.party("GBR").pk, "EUR", 2026, Decimal("800.00"))
    ]
    assert not procurement_delivered(cast.third_desk)
    assert not procurement_delivered(cast.desk, Activity.objects.none())


def test_each_side_says_what_fits_and_not_known_is_an_answer(cast: Cast) -> None:
    buying = Buying(cast)
    buying.write()
    told: Any = {"number": 1, "party": cast.party("UKR")}
    with pytest.raises(Malformed) as caught:
        case_fit_put(**buying.told(), **told, fit="compatible")
    assert set(caught.value.fields) == {"system", "source", "as_of"}
    assert case_fit_put(**buying.told(), **told, fit="not_known").fit == "not_known"
    with pytest.raises(Refused, match="side_acts_itself"):
        case_fit_put(**buying.told(), **{**told, "party": cast.party("GBR")}, fit="not_known")


def test_lines_are_written_until_it_is_offered_and_the_plan_is_never_more_than_the_whole(cast: Cast) -> None:
    buying = Buying(cast)
    buying.write()
    with pytest.raises(Refused, match="case_plan_within_whole"):
        case_instalment_plan(**buying.told(), kind="delivery", line=1, planned_on=VALID, planned=Decimal(1))
    with pytest.raises(Malformed):
        case_line_put(**buying.told(), values={**BOATS, "currency": "euro"})
    buying.to("offered")
    for refused in (
        lambda: case_line_put(**buying.told(), values=BOATS),
        lambda: case_put(**buying.told(), values={"request": "Another"}),
    ):
        with pytest.raises(Refused, match="case_open"):
            refused()


def test_a_case_older_than_its_record_enters_at_its_stage_and_is_shared_with_its_activity(cast: Cast) -> None:
    one = recorded_activity(cast, activity_type="procurement_case")
    told: Any = {"officer": cast.desk, "today": cast.today, "activity": one, "expected_version": None}
    values = {"seller": cast.party("GBR"), "requested_on": dt.date(2020, 1, 1), "stage": "delivering"}
    with pytest.raises(Malformed):
        case_put(**told, values=values)
    case = case_put(**told, values={**values, "since": dt.date(2026, 1, 1)})
    assert case.stage == "delivering"
    widened_activity(cast, one, "parties")
    case.refresh_from_db()
    assert case.audience == "parties"
    with pytest.raises(Malformed, match="only_of_recorded"):
        planned = Buying(cast).told()
        case_put(**planned, values={"stage": "delivering", "since": cast.today})
