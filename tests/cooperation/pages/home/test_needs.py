"""What needs an officer: each decision, step, act and answer is asked of whoever can give it, and of nobody else."""

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from agreements.instruments.acts import act_record
from agreements.instruments.contesting import act_contest, contest_settle
from agreements.instruments.mending import act_correct
from agreements.texts.exchanging import version_draft
from cooperation.desk.needs import Need, needs_of
from partners.people.notices import notify
from partners.records.audience import audience_ask
from tests.walks import fresh


def needs(cast: Any, officer: Any) -> list[Need]:
    """What needs an officer, notices aside."""
    return [one for one in needs_of(officer, cast.today).mine if one.code != "read_notices"]


def codes(cast: Any, officer: Any) -> list[str]:
    """What needs an officer, by code."""
    return [one.code for one in needs(cast, officer)]


def test_a_mandate_waits_for_an_approver_who_did_not_ask(cast: Any) -> None:
    agreement = cast.prepared("authority_requested")
    (need,) = needs(cast, cast.approver)
    assert (need.code, need.agreement, need.since) == ("decide_mandate", agreement, cast.today)
    assert codes(cast, cast.desk) == []
    both = cast.officer("UKR", "desk_officer", "approver", email="both@ukr.example")
    assert codes(cast, both) == ["decide_mandate"]


def test_who_asked_for_the_mandate_does_not_decide_it(cast: Any) -> None:
    cast.prepared("authority_requested")
    cast.desk.roles = ["desk_officer", "approver"]
    cast.desk.save()
    assert codes(cast, cast.desk) == []


def test_a_request_to_share_waits_for_an_approver(cast: Any) -> None:
    agreement = cast.record()
    audience_ask(
        officer=cast.desk,
        today=cast.today,
        root=agreement,
        to="parties",
        reason="To work from one record.",
        expected_version=agreement.version,
    )
    for officer, expected in (
        (cast.approver, ["decide_audience"]),
        (cast.other_approver, ["decide_audience"]),
        (cast.desk, []),
        (cast.auditor, []),
        (cast.partner_approver, []),
        (cast.third_approver, []),
    ):
        assert codes(cast, officer) == expected
    assert needs(cast, cast.approver)[0].data["audience"] == "parties"


def test_who_asked_does_not_decide_on_sharing(cast: Any) -> None:
    agreement = cast.record()
    asked = {"to": "parties", "reason": "To work from one record.", "expected_version": agreement.version}
    audience_ask(officer=cast.approver, today=cast.today, root=agreement, **asked)
    assert codes(cast, cast.approver) == [] and codes(cast, cast.other_approver) == ["decide_audience"]


def test_a_concept_waits_for_whoever_is_responsible(cast: Any) -> None:
    agreement = cast.prepared("concept", values={"purpose": ""})
    (need,) = needs(cast, cast.desk)
    assert (need.code, need.agreement) == ("complete", agreement)
    assert [one.code for one in need.data["missing"]] == ["purpose_written"]
    assert codes(cast, cast.other_desk) == []
    assert codes(cast, cast.approver) == []


def test_a_step_with_nothing_missing_is_to_be_taken(cast: Any) -> None:
    cast.prepared("concept")
    (need,) = needs(cast, cast.desk)
    assert (need.code, need.data["step"]) == ("take_step", "request_authority")


def test_an_agreement_that_nobody_is_responsible_for_is_every_desk_officers(cast: Any) -> None:
    agreement = cast.prepared("concept")
    side = agreement.sides.get(owner=cast.desk.party)
    side.responsible = None
    side.save()
    assert codes(cast, cast.other_desk) == ["take_step"]
    assert codes(cast, cast.liaison) == []


def test_each_side_is_asked_for_its_own_confirmation(cast: Any) -> None:
    agreement = cast.prepared("negotiating")
    (need,) = needs(cast, cast.desk)
    assert (need.code, need.data["act"]) == ("record_act", "text_confirmed")
    assert codes(cast, cast.partner_desk) == ["record_act"]
    act_record(
        officer=cast.partner_desk,
        today=cast.today,
        agreement=agreement,
        kind="text_confirmed",
        on=cast.today.isoformat(),
        side=cast.partner_desk.party,
        expected_version=None,
    )
    assert codes(cast, cast.desk) == ["record_act"]
    assert codes(cast, cast.partner_desk) == []
    assert needs_of(cast.partner_desk, cast.today).owed == [agreement]
    assert needs_of(cast.desk, cast.today).owed == []


def test_a_signature_is_asked_of_approvers(cast: Any) -> None:
    cast.prepared("text_agreed")
    assert codes(cast, cast.approver) == ["record_act"]
    assert codes(cast, cast.desk) == []
    assert codes(cast, cast.partner_approver) == ["record_act"]


def test_the_guest_of_a_partner_is_asked_to_confirm(cast: Any) -> None:
    cast.prepared("negotiating", partner="LVA")
    assert codes(cast, cast.guest) == ["record_act"]


def test_a_sharing_that_waits_for_its_decision_is_nobody_elses_need(cast: Any) -> None:
    agreement = cast.prepared("mandate_granted")
    given = {"officer": cast.desk, "today": cast.today, "agreement": agreement}
    version_draft(**given, expected_version=None, written=True, languages=["en"])
    agreement = fresh(agreement)
    assert codes(cast, cast.desk) == ["complete"]
    audience_ask(
        officer=cast.desk,
        today=cast.today,
        root=agreement,
        to="parties",
        reason="To negotiate.",
        expected_version=agreement.version,
    )
    assert codes(cast, cast.desk) == []
    assert codes(cast, cast.approver) == ["decide_audience"]


def test_an_objection_is_to_be_settled_by_who_recorded(cast: Any) -> None:
    agreement = cast.record(audience="parties")
    act = agreement.acts.first()
    contest = act_contest(
        officer=cast.partner_desk,
        today=cast.today,
        agreement=agreement,
        act_id=act.pk,
        reason="It was another day.",
        expected_version=None,
    )
    assert codes(cast, cast.desk) == ["settle_contest"]
    assert codes(cast, cast.partner_desk) == [] and codes(cast, cast.third_desk) == []
    contest_settle(
        officer=cast.partner_desk,
        today=cast.today,
        agreement=agreement,
        contest_id=contest.pk,
        expected_version=None,
    )
    assert codes(cast, cast.desk) == []


def test_an_objection_is_answered_by_a_correction(cast: Any) -> None:
    agreement = cast.record(audience="parties")
    act = agreement.acts.first()
    act_contest(
        officer=cast.partner_desk,
        today=cast.today,
        agreement=agreement,
        act_id=act.pk,
        reason="It was another day.",
        expected_version=None,
    )
    act_correct(
        officer=cast.approver,
        today=cast.today,
        agreement=agreement,
        act_id=act.pk,
        values={"on": "2024-01-11"},
        reason="They are right.",
        expected_version=None,
    )
    assert codes(cast, cast.desk) == []


@pytest.mark.parametrize("who", ["auditor", "minister", "admin", "service"])
def test_who_only_reads_or_administers_needs_nothing(cast: Any, who: str) -> None:
    for status in ("concept", "authority_requested", "negotiating", "text_agreed"):
        cast.prepared(status)
    assert codes(cast, getattr(cast, who)) == []


def test_unread_notices_are_one_need(cast: Any) -> None:
    for number in range(3):
        notify([cast.auditor], code="audience_decided", key=f"n{number}")
    # Said by a need of its own.
    notify([cast.auditor], code="audience_asked", key="a")
    (need,) = needs_of(cast.auditor, cast.today).mine
    assert (need.code, need.data["count"]) == ("read_notices", 3)


def test_nothing_of_a_third_state_is_ever_a_need(cast: Any) -> None:
    for status in ("negotiating", "text_agreed"):
        cast.prepared(status)
    cast.record(audience="public")
    for officer in (cast.third_desk, cast.third_approver, cast.guest):
        assert codes(cast, officer) == []


def test_the_number_of_queries_does_not_grow(cast: Any) -> None:
    def counted() -> int:
        with CaptureQueriesContext(connection) as queries:
            needs_of(cast.desk, cast.today)
        return len(queries)

    def more() -> None:
        for status in ("concept", "negotiating", "text_agreed", "mandate_granted", "authority_requested"):
            cast.prepared(status)

    more()
    few = counted()
    more()
    assert counted() == few <= 14
