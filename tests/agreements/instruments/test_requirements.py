"""What is required at each stage is one table: it refuses, an approver alone waives it, it is switched off once."""

import ast
import inspect
from itertools import combinations
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from agreements.amendments.beginning import amendment_prepare
from agreements.amendments.consolidating import consolidated_begin
from agreements.instruments import acts, moving
from agreements.instruments.acts import act_record
from agreements.instruments.half.opinion import opinion_ask, opinion_give
from agreements.instruments.moving import agreement_offers, agreement_step
from agreements.instruments.route.elsewhere import _ASKED, asked_at
from agreements.instruments.route.requirements import EVERY_ACT, REQUIREMENTS, STAGES, StageGuard, requirements
from agreements.instruments.route.switch import Switch, step_switch
from agreements.instruments.route.waiving import condition_waive
from agreements.instruments.steps import BINDING, FALLS_AWAY, NON_BINDING, route_of
from agreements.models import StepSwitch, Waiver
from agreements.terms.clauses import ActKind
from cooperation.words import VOCABULARIES
from cooperation.words.conditions import CONDITIONS
from partners.models import Change
from partners.records.errors import Condition, Forbidden, Malformed, Refused, Unseen
from tests.cast import Cast
from tests.walks import Walk, fresh, widened

ONE_TITLE = {"titles": {"en": "Patrols"}}
NOT_IN_TWO = {"stage": "agree_text", "code": "title_in_both_languages"}


def waived(cast: Cast, officer: Any, agreement: Any, **given: str) -> Waiver:
    """Go ahead without something."""
    told = {"reason": "English alone is authentic.", **given}
    version = fresh(agreement).version
    return condition_waive(officer=officer, today=cast.today, agreement=agreement, expected_version=version, **told)


def confirmed(cast: Cast, agreement: Any) -> Any:
    """Both sides confirm the text."""
    for officer, code in ((cast.desk, "UKR"), (cast.partner_desk, "GBR")):
        given = {"kind": "text_confirmed", "on": "2026-11-22", "side": cast.party(code), "expected_version": None}
        act_record(officer=officer, today=cast.today, agreement=agreement, **given)
    return fresh(agreement)


def test_every_row_names_a_stage_that_there_is_and_has_its_words() -> None:
    stages = {step.name for table in (BINDING, NON_BINDING) for step in table.steps} | set(ActKind) | {EVERY_ACT}
    assert set(STAGES) <= stages and {row.stage for row in REQUIREMENTS} | set(_ASKED) <= set(STAGES)
    for row in requirements():
        assert row.codes and set(row.codes) <= set(CONDITIONS), row
    assert set(VOCABULARIES["switch"]) == set(Switch)


def test_no_condition_of_a_step_or_an_act_is_without_its_row(cast: Cast) -> None:
    """Steps have no guard but the rows of their stage, a guard answers nothing but what its row names, and the
    services that take steps and record acts refuse nothing of their own."""
    for table in (BINDING, NON_BINDING, route_of(True, frozenset(FALLS_AWAY))):
        for step in table.steps:
            assert all(isinstance(guard, StageGuard) for guard in step.guards), step
            assert step.guards[-1] == StageGuard(step.name)
    for service in (moving, acts):
        tree = ast.parse(inspect.getsource(service))
        called = {node.func.id for node in ast.walk(tree) if isinstance(node, ast.Call) and hasattr(node.func, "id")}
        assert not called & {"Condition", "missing", "refuse_unless"}, service

    @asked_at("suspend", codes="no_amendment_open")
    def asked(agreements: Any, side: Any) -> Any:
        return {one.pk: [Condition("of_no_row", met=True)] for one in agreements}

    try:
        with pytest.raises(LookupError, match="of_no_row"):
            agreement_offers(cast.approver, cast.record("GBR"), cast.today)
    finally:
        _ASKED["suspend"].pop()


def test_what_other_subjects_ask_stands_in_the_table() -> None:
    asked = {(row.stage, code): row.waivable for row in requirements() for code in row.codes}
    assert asked["agree_text", "wording_settled"] and asked["agree_text", "clause_filled"]
    for stage, code in (
        ("suspend", "no_amendment_open"),
        ("apply_provisionally", "no_amendment_open"),
        ("start_drafting", "commitments_checked"),
        ("request_authority", "contradiction_accepted"),
        ("text_confirmed", "text_sent"),
        (EVERY_ACT, "side_acts_itself"),
    ):
        assert asked[stage, code] is False


def test_going_ahead_without_is_an_approvers_with_a_reason_and_lets_the_step_follow(cast: Cast) -> None:
    agreement = confirmed(cast, cast.prepared("negotiating", values=ONE_TITLE))
    assert agreement.status == "negotiating"
    for officer, given, error in (
        (cast.desk, NOT_IN_TWO, Forbidden),
        (cast.third_approver, NOT_IN_TWO, Unseen),
        (cast.approver, {**NOT_IN_TWO, "reason": " "}, Malformed),
        (cast.approver, {"stage": "agree_text", "code": "entry_chosen"}, Refused),
        (cast.approver, {"stage": "agree_text", "code": "text_confirmed_by", "about": "UKR"}, Refused),
    ):
        with pytest.raises(error):
            waived(cast, officer, agreement, **given)
    kept = waived(cast, cast.approver, agreement, **NOT_IN_TWO)
    assert fresh(agreement).status == "text_agreed"
    assert (kept.owner.code, kept.audience, kept.officer) == ("UKR", "national", cast.approver)
    assert not Waiver.objects.visible_to(cast.partner_approver).exists()
    assert Waiver.objects.visible_to(cast.auditor).get() == kept
    with pytest.raises(IntegrityError, match="append-only"), transaction.atomic():
        Waiver.objects.update(reason="Another.")


def test_what_we_waived_is_told_to_us_with_its_reason_and_to_the_other_side_without(cast: Cast) -> None:
    agreement = cast.prepared("negotiating", values=ONE_TITLE)
    waived(cast, cast.approver, agreement, **NOT_IN_TWO)
    for officer, reason in ((cast.desk, "English alone is authentic."), (cast.partner_desk, "")):
        offers = {one.step.name: one for one in agreement_offers(officer, fresh(agreement), cast.today)}
        found = next(one for one in offers["agree_text"].conditions if one.code == NOT_IN_TWO["code"])
        assert (found.met, found.waived) == (True, reason)


def test_what_a_side_does_for_itself_the_other_side_does_not_waive(cast: Cast) -> None:
    agreement = cast.prepared("text_agreed")
    with pytest.raises(Refused):
        waived(cast, cast.partner_approver, agreement, stage="signed", code="signatories_named")
    assert not Waiver.objects.exists()


def test_a_mandate_waits_for_the_opinions_that_were_asked(cast: Cast) -> None:
    agreement = cast.prepared("authority_requested")
    told = {"today": cast.today, "agreement": agreement, "expected_version": None}
    row = opinion_ask(officer=cast.desk, kind="legal", office="Legal service", **told)
    mandate = {"authority": "Minister", "on": "2026-11-22", "limits": "None."}
    step = {"officer": cast.approver, "today": cast.today, "to": "mandate_granted", "inputs": mandate}
    with pytest.raises(Refused, match="opinion_given_by"):
        agreement_step(agreement=agreement, expected_version=fresh(agreement).version, **step)
    answer = {"opinion_id": row.pk, "verdict": "unfavourable"}
    with pytest.raises(Malformed):
        opinion_give(officer=cast.desk, summary="", **answer, **told)
    opinion_give(officer=cast.desk, summary="Article 4 is against the law.", **answer, **told)
    with pytest.raises(Refused, match="opinion_not_against"):
        agreement_step(agreement=agreement, expected_version=fresh(agreement).version, **step)
    waived(cast, cast.approver, agreement, stage="grant_mandate", code="opinion_not_against", about=str(row.pk))
    agreement_step(agreement=agreement, expected_version=fresh(agreement).version, **step)
    assert fresh(agreement).status == "mandate_granted"


def switched(cast: Cast, switch: str, off: bool = True, **given: Any) -> StepSwitch:
    """Switch something for Ukraine."""
    told = {"officer": cast.approver, "reason": "Our law knows none.", **given}
    return step_switch(today=cast.today, switch=switch, off=off, **told)


def test_switching_is_an_approvers_with_a_reason_and_a_history(cast: Cast) -> None:
    for given, error in (
        ({"officer": cast.desk}, Forbidden),
        ({"officer": cast.admin}, Forbidden),
        ({"reason": ""}, Malformed),
    ):
        with pytest.raises(error):
            switched(cast, "mandate", **given)
    switched(cast, "mandate")
    with pytest.raises(Malformed):
        switched(cast, "mandate")
    row = switched(cast, "mandate", off=False, reason="It does now.")
    assert Change.objects.filter(source=StepSwitch._meta.db_table, record_id=row.pk).count() == 2
    assert not StepSwitch.objects.visible_to(cast.partner_approver).exists()


def test_without_a_mandate_negotiation_opens_from_the_concept_and_asks_what_the_mandate_asked(cast: Cast) -> None:
    switched(cast, "mandate")
    walk = Walk(cast, "GBR", "officer", True, {"purpose": ""})
    offers = {one.step.name: one for one in agreement_offers(cast.desk, walk.agreement, cast.today)}
    assert "request_authority" not in offers
    assert "purpose_written" in [one.code for one in offers["open_negotiation"].missing]
    with pytest.raises(Refused, match="no_such_step"):
        walk.step("authority_requested", cast.desk)
    full = Walk(cast, "GBR", "officer", True, {})
    full._negotiating()
    assert full.agreement.status == "negotiating"


def test_what_stood_at_a_step_that_was_switched_off_goes_on_from_there(cast: Cast) -> None:
    agreement = cast.prepared("authority_requested", audience="parties")
    switched(cast, "mandate")
    offers = {one.step.name: one for one in agreement_offers(cast.desk, agreement, cast.today)}
    assert offers["open_negotiation"].allowed
    assert [one.code for one in offers["open_negotiation"].missing] == ["text_version_there"]


def test_a_condition_that_is_switched_off_is_not_asked(cast: Cast) -> None:
    agreement = cast.prepared("concept", values={})
    agreement.sides.update(finance_note="")
    asked = {one.code for one in agreement_offers(cast.desk, agreement, cast.today)[0].missing}
    assert asked == {"finance_noted"}
    switched(cast, "finance_note")
    assert not agreement_offers(cast.desk, agreement, cast.today)[0].missing


def test_no_switch_opens_a_step_that_the_table_does_not_know() -> None:
    """Closed by default: what is switched off takes cells away, and only the mandate makes one: past itself."""
    for count in range(1, len(FALLS_AWAY) + 1):
        for off in combinations(FALLS_AWAY, count):
            for binding, whole in ((True, BINDING), (False, NON_BINDING)):
                cells, full = cells_of(route_of(binding, frozenset(off))), cells_of(whole)
                past = {("concept", "negotiating"), ("authority_requested", "negotiating")}
                assert cells - full == (past if binding and Switch.MANDATE in off else set())
                gone = {step.name for one in off for step in whole.steps if step.name in FALLS_AWAY[one]}
                assert {name for name in gone} == {s.name for s in whole.steps} - {
                    s.name for s in route_of(binding, frozenset(off)).steps
                }


def cells_of(table: Any) -> set[tuple[str, str]]:
    """From where to where a table leads."""
    return {(source, step.target) for step in table.steps for source in step.sources}


def test_another_subject_asks_at_a_stage_without_being_known_here(cast: Cast) -> None:
    @asked_at("suspend", codes="no_amendment_open")
    def asked(agreements: Any, side: Any) -> Any:
        return {one.pk: [Condition("no_amendment_open", met=False)] for one in agreements}

    try:
        agreement = cast.prepared("in_force")
        offers = {one.step.name: one for one in agreement_offers(cast.approver, agreement, cast.today)}
        assert [one.code for one in offers["suspend"].missing] == ["no_amendment_open"]
        assert not offers["terminate"].missing
    finally:
        _ASKED["suspend"].pop()


def test_an_open_amendment_is_asked_for_once_and_told_to_whoever_knows_of_it(cast: Cast) -> None:
    agreement = cast.prepared("in_force")
    given = {"officer": cast.desk, "today": cast.today, "expected_version": None}
    consolidated_begin(**given, agreement=agreement, texts={"en": "Article 1\nPurpose\nTo train."})
    titles = {"titles": {"en": "Protocol"}}
    made = amendment_prepare(**given, agreement=fresh(agreement), kind="amending_protocol", **titles)

    def missing(officer: Any) -> list[list[str]]:
        above = fresh(agreement)
        with CaptureQueriesContext(connection) as queries:
            offers = {one.step.name: one for one in agreement_offers(officer, above, cast.today)}
        assert len([one for one in queries if "agreements_amendment" in one["sql"]]) == 1
        return [[one.code for one in offers[step].missing] for step in ("suspend", "terminate", "supersede")]

    assert missing(cast.approver) == [["no_amendment_open"]] * 3
    assert missing(cast.partner_approver) == [[]] * 3, "it would be told of what is not its to know"
    widened(cast, fresh(made), "parties")
    assert missing(cast.partner_approver) == [["no_amendment_open"]] * 3
