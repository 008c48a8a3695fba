"""What a step asks for, all at once; and who asked does not decide."""

import pytest

from agreements.instruments.acts import act_record
from agreements.instruments.agreement import Agreement
from agreements.instruments.mending import agreement_decide_audience
from agreements.instruments.moving import agreement_offers, agreement_step
from agreements.instruments.preparing import agreement_edit, agreement_prepare, side_edit
from partners.models import AudienceRequest, Notice, Officer
from partners.records.audience import audience_ask
from partners.records.errors import Forbidden, Malformed, Refused, Stale, Unseen
from tests.cast import Cast
from tests.walks import MINISTER, Walk, fresh, widened

MANDATE = {"authority": "Minister", "on": "2026-11-22", "limits": "None."}


def bare(cast: Cast) -> Agreement:
    """A concept with a title and nothing else."""
    titles = {"titles": {"en": "Patrols"}}
    return fresh(agreement_prepare(officer=cast.desk, today=cast.today, partner=cast.party("EST"), values=titles))


def step(cast: Cast, officer: Officer, agreement: Agreement, to: str, **inputs: str) -> Agreement:
    """Take a step."""
    given = {"to": to, "expected_version": agreement.version, "inputs": inputs}
    agreement_step(officer=officer, today=cast.today, agreement=agreement, **given)
    return fresh(agreement)


def refused(caught: pytest.ExceptionInfo[Refused]) -> set[str]:
    """The codes of what is missing."""
    return {one.code for one in caught.value.conditions}


def test_everything_that_is_missing_is_said_at_once(cast: Cast) -> None:
    agreement = bare(cast)
    with pytest.raises(Refused) as caught:
        step(cast, cast.desk, agreement, "authority_requested")
    missing = {"purpose_written", "areas_named", "nature_proposed", "parent_settled", "finance_noted"}
    assert refused(caught) == missing
    offers = {one.step.target: one for one in agreement_offers(cast.desk, agreement, cast.today)}
    assert {one.code for one in offers["authority_requested"].missing} == missing
    assert not offers["authority_requested"].ready and offers["abandoned"].ready
    assert fresh(agreement).version == agreement.version


@pytest.mark.parametrize(
    ("take", "missing"),
    [
        ({"purpose": " "}, "purpose_written"),
        ({"areas": []}, "areas_named"),
        ({"legal_nature": "not_stated"}, None),
    ],
)
def test_each_condition_counts_by_itself(cast: Cast, take: dict[str, object], missing: str | None) -> None:
    agreement = cast.prepared("concept", values=take)
    with pytest.raises(Refused) as caught:
        step(cast, cast.desk, agreement, "authority_requested")
    assert refused(caught) == {missing or "nature_proposed"}


@pytest.mark.parametrize(
    ("take", "missing"), [({"finance_note": ""}, "finance_noted"), ({"stands_alone": False}, "parent_settled")]
)
def test_the_own_half_counts_too(cast: Cast, take: dict[str, object], missing: str) -> None:
    agreement = cast.prepared("concept")
    side_edit(officer=cast.desk, today=cast.today, agreement=agreement, values=take, expected_version=agreement.version)
    with pytest.raises(Refused) as caught:
        step(cast, cast.desk, fresh(agreement), "authority_requested")
    assert refused(caught) == {missing}


def test_negotiations_need_contacts_and_the_partners_sight(cast: Cast) -> None:
    agreement = cast.prepared("mandate_granted")
    none = {"partner_contact": "", "responsible": None}
    side_edit(officer=cast.desk, today=cast.today, agreement=agreement, values=none, expected_version=agreement.version)
    with pytest.raises(Refused) as caught:
        step(cast, cast.desk, fresh(agreement), "negotiating")
    assert refused(caught) == {
        "responsible_named",
        "partner_contact_named",
        "shared_with_partner",
        "text_version_there",
    }


def test_a_text_is_agreed_when_both_confirmed_it_and_its_clauses_are_chosen(cast: Cast) -> None:
    agreement = cast.prepared("negotiating", values={"entry_method": "not_stated", "term_kind": "not_stated"})
    with pytest.raises(Refused) as caught:
        step(cast, cast.desk, agreement, "text_agreed")
    assert refused(caught) == {"entry_chosen", "term_chosen", "text_confirmed_by"}
    assert {one.data.get("party") for one in caught.value.conditions} == {None, "UKR", "GBR"}


def test_a_reopened_text_is_confirmed_anew(cast: Cast) -> None:
    agreement = cast.prepared("text_agreed")
    agreement = step(cast, cast.desk, agreement, "negotiating", reason="Article 4.")
    with pytest.raises(Refused) as caught:
        step(cast, cast.desk, agreement, "text_agreed")
    assert refused(caught) == {"text_confirmed_by"}
    for officer, code in ((cast.desk, "UKR"), (cast.partner_desk, "GBR")):
        act_record(
            officer=officer, today=cast.today, agreement=agreement, kind="text_confirmed", on="2026-11-22",
            side=cast.party(code), expected_version=agreement.version,
        )  # fmt: skip
        agreement = fresh(agreement)
    assert agreement.status == "text_agreed"


def test_a_text_that_somebody_signed_is_neither_reopened_nor_abandoned(cast: Cast) -> None:
    agreement = cast.prepared("text_agreed")
    act_record(
        officer=cast.partner_approver, today=cast.today, agreement=agreement, kind="signed", on="2026-11-22",
        signatories=[MINISTER],
        side=cast.party("GBR"), place="Kyiv", capacity="Minister", expected_version=agreement.version,
    )  # fmt: skip
    for target in ("negotiating", "abandoned"):
        with pytest.raises(Refused) as caught:
            step(cast, cast.approver, fresh(agreement), target, reason="Too late.")
        assert refused(caught) == {"nobody_signed"}


def test_who_asked_for_a_mandate_does_not_grant_it(cast: Cast, settings) -> None:
    both = cast.officer("UKR", "desk_officer", "approver", email="both@ua.example")
    walk = Walk(cast, "EST", "reported", True, {})
    walk.step("authority_requested", both)
    with pytest.raises(Refused) as caught:
        walk.step("mandate_granted", both, **MANDATE)
    assert refused(caught) == {"asker_cannot_decide"}
    settings.DECIDE_ALONE = True
    walk.step("mandate_granted", both, **MANDATE)
    assert walk.agreement.status == "mandate_granted"


def asked(cast: Cast, officer: Officer, agreement: Agreement, to: str, reason: str = "Talks.") -> AudienceRequest:
    """Ask for another audience."""
    given = {"to": to, "reason": reason, "expected_version": agreement.version}
    return audience_ask(officer=officer, today=cast.today, root=agreement, **given)


def decided(cast: Cast, officer: Officer, agreement: Agreement, agree: bool = True, reason: str = "Yes.") -> None:
    """Decide it."""
    given = {"agree": agree, "reason": reason, "expected_version": agreement.version}
    agreement_decide_audience(officer=officer, today=cast.today, agreement=agreement, **given)


def test_sharing_is_an_approvers_decision_with_a_reason(cast: Cast) -> None:
    agreement = cast.prepared("concept")
    with pytest.raises(Malformed):
        asked(cast, cast.desk, agreement, "parties", reason=" ")
    with pytest.raises(Malformed):
        asked(cast, cast.desk, agreement, "everybody")
    asked(cast, cast.desk, agreement, "parties")
    assert set(Notice.objects.filter(code="audience_asked").values_list("officer__name", flat=True)) == {
        "Approver", "Other Approver",
    }  # fmt: skip
    assert fresh(agreement).audience == "national"
    with pytest.raises(Refused):
        asked(cast, cast.liaison, agreement, "public")
    for officer in (cast.desk, cast.liaison):
        with pytest.raises(Forbidden):
            decided(cast, officer, agreement)
    with pytest.raises(Malformed):
        decided(cast, cast.approver, agreement, reason="")
    decided(cast, cast.approver, agreement)
    agreement = fresh(agreement)
    assert (agreement.audience, agreement.reference) == ("parties", "GBR-UKR-2026-001")
    request = AudienceRequest.objects.get()
    assert (request.outcome, request.decided_alone) == ("agreed", False)
    assert "titles" in request.shown and "finance_note" not in request.shown
    with pytest.raises(Unseen):
        decided(cast, cast.approver, agreement)


def test_a_declined_request_changes_nothing(cast: Cast) -> None:
    agreement = cast.prepared("concept")
    asked(cast, cast.desk, agreement, "parties")
    decided(cast, cast.approver, agreement, agree=False, reason="Too early.")
    assert (fresh(agreement).audience, fresh(agreement).reference) == ("national", None)
    assert Notice.objects.get(code="audience_decided").officer == cast.desk


def test_who_asked_to_share_does_not_decide(cast: Cast, settings) -> None:
    agreement = cast.prepared("concept")
    asked(cast, cast.approver, agreement, "parties")
    with pytest.raises(Refused) as caught:
        decided(cast, cast.approver, agreement)
    assert refused(caught) == {"asker_cannot_decide"}
    settings.DECIDE_ALONE = True
    decided(cast, cast.approver, agreement)
    assert AudienceRequest.objects.get().decided_alone


def test_a_decision_names_the_version_that_was_read(cast: Cast) -> None:
    agreement = cast.prepared("concept")
    asked(cast, cast.desk, agreement, "parties")
    agreement_edit(
        officer=cast.desk, today=cast.today, agreement=agreement, values={"purpose": "Another."},
        expected_version=agreement.version,
    )  # fmt: skip
    with pytest.raises(Stale) as caught:
        decided(cast, cast.approver, agreement)
    assert caught.value.changes[-1]["officer"] == cast.desk.pk
    with pytest.raises(Stale):
        asked(cast, cast.liaison, agreement, "public")


def test_only_the_owner_shares_and_a_third_state_does_not_even_see(cast: Cast) -> None:
    shared = cast.prepared("negotiating")
    public = cast.record(audience="public")
    for officer, agreement, error in (
        (cast.partner_approver, shared, Forbidden),
        (cast.third_approver, shared, Unseen),
        (cast.third_approver, public, Forbidden),
        (cast.auditor, shared, Forbidden),
        (cast.admin, shared, Unseen),
    ):
        with pytest.raises(error):
            asked(cast, officer, agreement, "national")
        with pytest.raises(error):
            decided(cast, officer, agreement)


def test_what_the_partner_acted_on_stays_in_its_sight(cast: Cast) -> None:
    agreement = cast.prepared("text_agreed")
    with pytest.raises(Refused) as caught:
        asked(cast, cast.desk, agreement, "national")
    assert refused(caught) == {"partner_has_not_acted"}


def test_a_record_about_two_others_is_never_shared_with_one_of_them(cast: Cast) -> None:
    agreement = cast.record(parties=["GBR", "POL"])
    with pytest.raises(Refused) as caught:
        asked(cast, cast.desk, agreement, "parties")
    assert refused(caught) == {"owner_of_pair_to_share"}
    assert widened(cast, agreement, "public").audience == "public"


def test_parts_follow_their_agreement_and_the_own_half_does_not(cast: Cast) -> None:
    agreement = cast.record(audience="public")
    assert set(agreement.acts.values_list("audience", flat=True)) == {"public"}
    assert set(agreement.sides.values_list("audience", flat=True)) == {"national"}
    assert set(widened(cast, agreement, "national").acts.values_list("audience", flat=True)) == {"national"}
