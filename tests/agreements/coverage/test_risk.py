"""Legal risk: an open question stops the step, an approver alone goes ahead, and it is nobody else's for ever."""

import datetime as dt
from typing import Any

import pytest

from agreements.activities.procurement.steps import case_offers
from agreements.coverage.risk.answering import risk_waive, risks_of
from agreements.coverage.risk.check import RiskCheck, risk_answer
from agreements.coverage.risk.question import risk_question_set
from agreements.coverage.risk.reminding import risk_reviews_tell
from agreements.coverage.risk.turning import still_turned, turned_all, turned_in
from partners.models import Notice
from partners.records.errors import Forbidden, Malformed, Refused
from tests.cases import Buying
from tests.cast import Cast
from tests.doings import Doing

LATER = dt.date(2027, 11, 22)


def states(doing: Doing, officer: Any, today: dt.date | None = None) -> dict[str, str]:
    """How each question stands for an officer."""
    found = risks_of(officer, doing.activity, today or doing.today)
    return {one.question.code: str(one.state) for one in found}


def answered(doing: Doing, question: str, answer: str = "no", **more: Any) -> RiskCheck:
    """Our answer."""
    given = {"source": "Legal service", "review_on": LATER, "officer": doing.cast.desk, "today": doing.today, **more}
    return risk_answer(root=doing.activity, question=question, answer=answer, expected_version=None, **given)


@pytest.mark.parametrize(
    ("activity_type", "asked"),
    [
        ("procurement_case", {"arms_embargo", "record_of_unit", "end_use", "regional_sanctions"}),
        ("mobile_training_team", {"arms_embargo", "record_of_unit", "detention", "regional_sanctions"}),
        ("information_exchange", {"record_of_unit", "detention", "end_use", "regional_sanctions"}),
        ("staff_talks", set()),
    ],
)
def test_procurement_training_of_units_and_intelligence_are_asked(
    cast: Cast, activity_type: str, asked: set[str]
) -> None:
    doing = Doing(cast, activity_type=activity_type)
    assert states(doing, cast.desk) == dict.fromkeys(asked, "not_answered")
    assert not risks_of(cast.third_desk, doing.activity, cast.today)
    assert not risks_of(cast.own_guest, doing.activity, cast.today)
    for question in {"arms_embargo", "detention", "end_use"} - asked:
        with pytest.raises(Malformed) as caught:
            answered(doing, question)
        assert caught.value.fields == {"question": ["not_asked_of_this"]} and not RiskCheck.objects.exists()


def test_what_is_not_answered_or_not_mitigated_stops_the_step_of_each_side_for_itself(cast: Cast) -> None:
    doing = Doing(cast, activity_type="information_exchange")
    doing.to("planned")
    doing.bring()
    doing.cover()
    for question in ("record_of_unit", "detention", "end_use"):
        answered(doing, question)
    with pytest.raises(Refused) as caught:
        doing.act("confirmed", ours=True)
    assert [(one.code, one.data["about"]) for one in caught.value.conditions] == [
        ("risk_settled", "regional_sanctions")
    ]
    answered(doing, "regional_sanctions", "yes_not_mitigated")
    with pytest.raises(Refused):
        doing.act("confirmed", ours=True)
    with pytest.raises(Malformed) as wrong:
        answered(doing, "regional_sanctions", "yes_mitigated", review_on=cast.today, source="")
    assert set(wrong.value.fields) == {"mitigation", "review_on", "source"}
    answered(doing, "regional_sanctions", "yes_mitigated", mitigation="Only with units that are not listed.")
    assert doing.act("confirmed", ours=True).status == "planned"
    with pytest.raises(Refused):
        doing.act("confirmed", ours=False)
    assert set(states(doing, cast.partner_desk).values()) == {"not_answered"}


def test_going_ahead_is_an_approvers_until_the_question_is_answered_anew(cast: Cast) -> None:
    doing = Doing(cast, activity_type="mobile_training_team")
    given: Any = {"today": cast.today, "question": "detention", "reason": "Observers are there."}

    def waive(officer: Any) -> None:
        activity = doing.fresh()
        risk_waive(officer=officer, root=activity, expected_version=activity.version, **given)

    answered(doing, "detention", "yes_not_mitigated")
    with pytest.raises(Forbidden):
        waive(cast.desk)
    waive(cast.approver)
    with pytest.raises(Refused):
        waive(cast.approver)
    (one,) = [one for one in risks_of(cast.auditor, doing.activity, cast.today) if one.waived]
    assert (one.question.code, one.met, one.state) == ("detention", True, "yes_not_mitigated")
    answered(doing, "detention", "yes_not_mitigated", source="Report of May")
    assert not any(one.waived for one in risks_of(cast.desk, doing.activity, cast.today))


def test_an_answer_is_asked_anew_from_its_review_on_and_reminded_before_on_the_own_side_alone(cast: Cast) -> None:
    doing = Doing(cast, activity_type="procurement_case", starts="2027-06-01", ends="2027-06-02")
    review = cast.today + dt.timedelta(days=100)
    answered(doing, "end_use", review_on=review)
    assert states(doing, cast.desk, review - dt.timedelta(days=1))["end_use"] == "no"
    assert states(doing, cast.desk, review)["end_use"] == "to_be_reviewed"
    told = [risk_reviews_tell(review - dt.timedelta(days=left)) for left in (101, 90, 89, 30, 0)]
    assert told == [0, 1, 0, 1, 1]
    notices = Notice.objects.filter(code="risk_review")
    assert {one.officer for one in notices} == {cast.desk}
    assert [one.data["urgent"] for one in notices.order_by("id")][-1] is True
    doing.fresh()
    doing.step("cancelled", by="UKR", reason="No money.")
    answered(doing, "end_use", review_on=review)
    assert risk_reviews_tell(review) == 0


def test_an_approver_changes_the_questions_with_a_reason(cast: Cast) -> None:
    doing = Doing(cast, activity_type="staff_talks")
    own = {"text": "Is a court case pending?", "activity_types": ["staff_talks"]}
    given: Any = {"today": cast.today, "code": "", "values": own, "reason": "After the case of May."}
    with pytest.raises(Forbidden):
        risk_question_set(officer=cast.desk, **given)
    made = risk_question_set(officer=cast.approver, **given)
    assert states(doing, cast.desk) == {made.code: "not_answered"} and states(doing, cast.partner_desk) == {}
    off = {"today": cast.today, "code": made.code, "values": {"off": True}, "reason": "It is decided."}
    risk_question_set(officer=cast.approver, **off)
    assert states(doing, cast.desk) == {}


def test_the_answers_stay_national_when_the_activity_is_shared(cast: Cast) -> None:
    doing = Doing(cast, "EST", "reported", activity_type="information_exchange")
    answered(doing, "detention")
    assert RiskCheck.objects.get().audience == "national"
    doing = Doing(cast, activity_type="information_exchange")
    answered(doing, "detention")
    assert {one.audience for one in RiskCheck.objects.all()} == {"national"}
    assert not RiskCheck.objects.visible_to(cast.partner_desk).exists()


def test_what_turns_after_we_bound_ourselves_comes_to_our_approvers_and_stops_what_comes_next(cast: Cast) -> None:
    doing = Doing(cast, activity_type="information_exchange")
    answered(doing, "detention", "yes_not_mitigated")
    told = Notice.objects.filter(code="risk_turned")
    assert not told.exists() and not turned_all(cast.approver)  # nothing is confirmed yet: it stops that
    doing.to("confirmed")
    for officer in (cast.desk, cast.partner_desk):
        answered(doing, "detention", "yes_not_mitigated", officer=officer, source="Report of June")
    people = {one.officer for one in told}
    assert {cast.approver, cast.partner_approver} <= people and all(one.has_role("approver") for one in people)
    doing.fresh()
    risks = {one: risks_of(one, doing.activity, cast.today) for one in (cast.auditor, cast.own_guest)}
    seen = {one: turned_in(one, doing.activity, found) for one, found in risks.items()}
    assert [one.question.code for one in seen[cast.auditor]] == ["detention"] and not seen[cast.own_guest]
    doing._ongoing()
    doing.today = doing.activity.last_on + dt.timedelta(days=1)
    with pytest.raises(Refused) as caught:
        doing.step("completed")
    unmet = [(one.code, one.data["about"]) for one in caught.value.conditions if not one.met]
    assert unmet == [("risk_settled", "detention")]
    (turned,) = turned_all(cast.approver)
    assert still_turned(cast.approver, [turned], "activity", [doing.activity]) == [turned]
    ahead: Any = {"question": "detention", "reason": "Observers.", "expected_version": doing.fresh().version}
    risk_waive(officer=cast.approver, today=doing.today, root=doing.activity, **ahead)
    assert not still_turned(cast.approver, turned_all(cast.approver), "activity", [doing.activity])
    doing.fresh()
    assert doing.step("completed").status == "completed" and not turned_all(cast.approver)


def test_a_risk_that_turns_in_a_case_stops_its_delivery_on_our_side_alone(cast: Cast) -> None:
    buying = Buying(cast)
    buying.to("implemented")
    told: Any = {"source": "Council decision", "review_on": LATER, "expected_version": None, "root": buying.activity}
    risk_answer(officer=cast.desk, today=buying.today, question="arms_embargo", answer="yes_not_mitigated", **told)
    asked = {
        officer.party.code: [
            one.code
            for offer in case_offers(officer, buying.activity, buying.today)
            if offer.step.name == "begin_delivery"
            for one in offer.missing
        ]
        for officer in (cast.desk, cast.partner_desk)
    }
    assert "risk_settled" in asked["UKR"] and "risk_settled" not in asked["GBR"]
    assert Notice.objects.filter(code="risk_turned", officer=cast.approver).exists()
