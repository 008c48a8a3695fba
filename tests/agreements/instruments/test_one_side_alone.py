"""Each side acts in one of three ways, and either side can walk a lifecycle to its end alone."""

import pytest

from agreements.instruments.acts import act_offers, act_record
from agreements.instruments.agreement import Agreement
from agreements.instruments.contesting import act_contest
from agreements.instruments.links import link_answer, link_make, link_revoke
from agreements.standing.moves import standings_advance
from partners.models import AnswerLink, Contest, Notice, StepTaken
from partners.records.errors import Forbidden, Malformed, Refused, Unseen
from tests.cast import Cast
from tests.walks import BINDING_WAY, MINISTER, NON_BINDING_WAY, fresh

LAST = {"binding": BINDING_WAY, "non_binding": NON_BINDING_WAY}
SIGNED = {"place": "Tallinn", "capacity": "Minister of Defence"}


@pytest.mark.parametrize("route", LAST)
@pytest.mark.parametrize("way", ["officer", "link", "reported"])
def test_each_lifecycle_is_walked_to_its_end(cast: Cast, route: str, way: str) -> None:
    partner = "GBR" if way == "officer" else "EST"
    agreement = cast.prepared(LAST[route][-1], partner=partner, way=way, binding=route == "binding")
    theirs = agreement.acts.filter(side=cast.party(partner))
    assert set(theirs.values_list("way", flat=True)) == {way}
    ours = agreement.acts.filter(side=cast.party("UKR"))
    assert set(ours.values_list("way", flat=True)) == {"officer"}
    told = {"officer": cast.party(partner), "link": cast.party(partner), "reported": cast.party("UKR")}[way]
    assert set(theirs.values_list("owner", flat=True)) == {told.pk}
    assert set(theirs.exclude(evidence="").values_list("evidence", flat=True)) == (
        {"Letter 7/2026"} if way == "reported" else set()
    )


def test_each_step_leaves_one_row_that_says_who_and_how(cast: Cast) -> None:
    agreement = cast.prepared("in_force", partner="EST", way="link")
    steps = StepTaken.objects.filter(subject_id=agreement.pk).order_by("id")
    assert [(one.step, one.from_status, one.to_status, one.way) for one in steps] == [
        ("begun", "", "concept", "officer"),
        ("request_authority", "concept", "authority_requested", "officer"),
        ("grant_mandate", "authority_requested", "mandate_granted", "officer"),
        ("open_negotiation", "mandate_granted", "negotiating", "officer"),
        ("agree_text", "negotiating", "text_agreed", "link"),
        ("sign", "text_agreed", "signed", "link"),
        ("seek_approval", "signed", "in_approval", "officer"),
        ("enter_into_force", "in_approval", "in_force", "link"),
    ]
    assert [one.officer == cast.desk for one in steps][:2] == [True, True]
    assert {one.side.code for one in steps if one.way == "link"} == {"EST"}
    assert {one.on for one in steps} == {cast.today}
    assert [one.audience for one in steps][:4] == ["national"] * 3 + ["parties"]


def test_nobody_speaks_for_a_side_that_can_act_itself(cast: Cast) -> None:
    agreement = cast.prepared("text_agreed")
    with pytest.raises(Refused) as caught:
        act_record(
            officer=cast.approver, today=cast.today, agreement=agreement, kind="signed", on="2026-11-22",
            signatories=[MINISTER],
            side=cast.party("GBR"), evidence="Letter", expected_version=agreement.version, **SIGNED,
        )  # fmt: skip
    assert [one.code for one in caught.value.conditions] == ["side_acts_itself"]
    with pytest.raises(Refused) as caught:
        link_make(
            officer=cast.desk, today=cast.today, agreement=agreement, asks="signed", expected_version=agreement.version
        )
    assert "side_acts_itself" in [one.code for one in caught.value.conditions]


def test_a_report_needs_its_evidence(cast: Cast) -> None:
    agreement = cast.prepared("negotiating", partner="EST")
    with pytest.raises(Malformed) as caught:
        act_record(
            officer=cast.desk, today=cast.today, agreement=agreement, kind="text_confirmed", on="2026-11-22",
            side=cast.party("EST"), expected_version=agreement.version,
        )  # fmt: skip
    assert caught.value.fields == {"evidence": ["required"]}


@pytest.mark.parametrize("side", ["UKR", "EST"])
def test_a_liaison_officer_may_not_sign_nor_say_that_others_did(cast: Cast, side: str) -> None:
    agreement = cast.prepared("text_agreed", partner="EST", way="reported")
    with pytest.raises(Forbidden) as caught:
        act_record(
            officer=cast.liaison, today=cast.today, agreement=agreement, kind="signed", on="2026-11-22",
            signatories=[MINISTER],
            side=cast.party(side), evidence="Letter", expected_version=agreement.version, **SIGNED,
        )  # fmt: skip
    assert caught.value.condition.code == "act_role"
    assert not any(one.allowed for one in act_offers(cast.liaison, agreement, cast.today) if one.kind == "signed")


def test_a_desk_officer_does_not_sign_for_the_own_side(cast: Cast) -> None:
    agreement = cast.prepared("text_agreed")
    for officer, side in ((cast.desk, "UKR"), (cast.partner_desk, "GBR")):
        with pytest.raises(Forbidden):
            act_record(
                officer=officer, today=cast.today, agreement=agreement, kind="signed", on="2026-11-22",
                signatories=[MINISTER],
                side=cast.party(side), expected_version=agreement.version, **SIGNED,
            )  # fmt: skip


def test_a_guest_confirms_and_contests_and_does_nothing_else(cast: Cast) -> None:
    agreement = cast.prepared("negotiating", partner="LVA")
    given = {"officer": cast.guest, "today": cast.today, "on": "2026-11-22", "side": cast.party("LVA")}
    act_record(agreement=agreement, kind="text_confirmed", expected_version=agreement.version, **given)
    agreement = fresh(agreement)
    with pytest.raises(Forbidden):
        act_record(agreement=agreement, kind="initialled", expected_version=agreement.version, **given)
    act_record(
        officer=cast.desk, today=cast.today, agreement=agreement, kind="text_confirmed", on="2026-11-22",
        side=cast.party("UKR"), expected_version=agreement.version,
    )  # fmt: skip
    agreement = fresh(agreement)
    assert agreement.status == "text_agreed"
    act_record(
        officer=cast.approver, today=cast.today, agreement=agreement, kind="signed", on="2026-11-22",
        signatories=[MINISTER],
        side=cast.party("LVA"), evidence="Letter", expected_version=agreement.version, **SIGNED,
    )  # fmt: skip
    reported = agreement.acts.get(kind="signed")
    contested = {"agreement": agreement, "act_id": reported.pk, "expected_version": None}
    act_contest(officer=cast.guest, today=cast.today, reason="Signed a day later.", **contested)
    assert Contest.objects.get().party == cast.party("LVA")
    assert Notice.objects.filter(code="act_contested", officer=cast.desk).exists()
    with pytest.raises(Forbidden):
        act_contest(officer=cast.desk, today=cast.today, reason="Ours.", **contested)


def test_a_link_is_for_one_answer(cast: Cast) -> None:
    agreement = cast.prepared("negotiating", partner="EST")
    link, token = linked(cast, agreement)
    assert token not in str(AnswerLink.objects.filter(pk=link.pk).values())
    answer(cast, token)
    with pytest.raises(Unseen):
        answer(cast, token)


def test_a_revoked_or_expired_link_opens_nothing(cast: Cast) -> None:
    agreement = cast.prepared("negotiating", partner="EST")
    link, token = linked(cast, agreement)
    with pytest.raises(Unseen):
        link_revoke(officer=cast.third_desk, today=cast.today, link_id=link.pk)
    with pytest.raises(Forbidden):
        link_revoke(officer=cast.auditor, today=cast.today, link_id=link.pk)
    link_revoke(officer=cast.desk, today=cast.today, link_id=link.pk)
    with pytest.raises(Unseen):
        answer(cast, token)
    other, token = linked(cast, fresh(agreement))
    AnswerLink.objects.filter(pk=other.pk).update(expires_at=other.created_at)
    with pytest.raises(Unseen):
        answer(cast, token)


def test_an_objection_by_link_is_kept_and_changes_nothing(cast: Cast) -> None:
    agreement = cast.prepared("negotiating", partner="EST")
    _, token = linked(cast, agreement)
    with pytest.raises(Malformed):
        answer(cast, token, agrees=False)
    answer(cast, token, agrees=False, reason="Article 4 is missing.")
    assert (Contest.objects.get().reason, Contest.objects.get().way) == ("Article 4 is missing.", "link")
    assert not agreement.acts.exists() and fresh(agreement).status == "negotiating"


def test_an_answer_that_is_not_accepted_leaves_the_link_open(cast: Cast) -> None:
    agreement = cast.prepared("negotiating", partner="EST")
    _, token = linked(cast, agreement)
    with pytest.raises(Malformed):
        answer(cast, token, answered_by=" ")
    answer(cast, token)
    assert agreement.acts.get().capacity == "Head of department"


def test_time_alone_takes_the_steps_that_nobody_must_take(cast: Cast) -> None:
    agreement = cast.prepared("in_force", values={"term_kind": "fixed", "term_months": 12})
    standings_advance(cast.today.replace(year=2028))
    last = StepTaken.objects.filter(subject_id=agreement.pk).latest("id")
    assert (last.way, last.to_status, last.on.isoformat(), last.officer) == ("system", "expired", "2027-11-23", None)


def linked(cast: Cast, agreement: Agreement) -> tuple[AnswerLink, str]:
    """A link that asks whether the text is confirmed."""
    return link_make(
        officer=cast.desk,
        today=cast.today,
        agreement=agreement,
        asks="text_confirmed",
        expected_version=agreement.version,
    )


def answer(cast: Cast, token: str, **more: object) -> None:
    """Answer it, with yes where nothing else is said."""
    given = {"agrees": True, "answered_by": "Head of department", **more}
    link_answer(officer=None, today=cast.today, token=token, **given)
