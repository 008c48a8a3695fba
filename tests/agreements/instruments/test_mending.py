"""Mistakes are mended, not hidden: corrected with a reason, taken out, or joined."""

import pytest

from agreements.instruments.access import agreement_by_key
from agreements.instruments.acts import act_record
from agreements.instruments.agreement import Agreement
from agreements.instruments.entry import ActEntry
from agreements.instruments.mending import (
    act_correct,
    act_mistake,
    agreement_correct,
    agreement_mistake,
    agreement_same_as,
)
from agreements.instruments.preparing import agreement_edit
from partners.models import Correction, StepTaken
from partners.records.errors import Forbidden, Malformed, Refused, Stale, Unseen
from tests.cast import Cast
from tests.walks import MINISTER, fresh, widened


def correct(cast: Cast, officer: object, agreement: Agreement, values: dict[str, object], reason: str = "Misread."):
    """Correct an agreement."""
    given = {"values": values, "reason": reason, "expected_version": agreement.version}
    return agreement_correct(officer=officer, today=cast.today, agreement=agreement, **given)


def test_status_and_dates_follow_a_correction(cast: Cast) -> None:
    agreement = cast.record()
    assert (agreement.status, agreement.standing.ends_on) == ("in_force", "2034-01-12")
    correct(cast, cast.desk, agreement, {"term_months": 24})
    agreement = fresh(agreement)
    assert (agreement.status, agreement.standing.ends_on) == ("expired", "2026-01-12")
    kept = Correction.objects.get()
    assert (kept.before, kept.after, kept.reason) == ({"term_months": 120}, {"term_months": 24}, "Misread.")
    assert agreement.corrected_at
    assert StepTaken.objects.filter(subject_id=agreement.pk).latest("id").to_status == "expired"


def test_a_correction_needs_a_reason_and_a_change(cast: Cast) -> None:
    agreement = cast.record()
    for values, reason in (({"term_months": 24}, " "), ({"term_months": 120}, "Nothing."), ({"door": "x"}, "Odd.")):
        with pytest.raises(Malformed):
            correct(cast, cast.desk, agreement, values, reason)
    assert fresh(agreement).version == agreement.version


def test_the_owner_alone_corrects_what_the_agreement_says(cast: Cast) -> None:
    shared, public = cast.prepared("in_force"), cast.record(audience="public")
    for officer, agreement, error in (
        (cast.partner_approver, shared, Forbidden),
        (cast.third_approver, shared, Unseen),
        (cast.third_approver, public, Forbidden),
        (cast.auditor, shared, Forbidden),
    ):
        with pytest.raises(error):
            correct(cast, officer, agreement, {"purpose": "Else."})
        with pytest.raises(error):
            agreement_mistake(
                officer=officer, today=cast.today, agreement=agreement, reason="No.", expected_version=agreement.version
            )


def test_what_was_agreed_is_corrected_and_not_edited(cast: Cast) -> None:
    for agreement in (cast.prepared("text_agreed"), cast.prepared("in_force"), cast.record()):
        with pytest.raises(Refused) as caught:
            agreement_edit(
                officer=cast.desk, today=cast.today, agreement=agreement, values={"purpose": "x"},
                expected_version=agreement.version,
            )  # fmt: skip
        assert [one.code for one in caught.value.conditions] == ["edit_while_prepared"]


def test_a_signature_entered_by_mistake_leads_back(cast: Cast) -> None:
    agreement = cast.prepared("signed")
    act = agreement.acts.get(kind="signed", side=cast.party("UKR"))
    given = {"agreement": agreement, "act_id": act.pk, "expected_version": agreement.version}
    for officer in (cast.desk, cast.liaison, cast.partner_approver):
        with pytest.raises(Forbidden):
            act_mistake(officer=officer, today=cast.today, reason="Not yet.", **given)
    act_mistake(officer=cast.approver, today=cast.today, reason="Not yet.", **given)
    agreement = fresh(agreement)
    assert (agreement.status, agreement.standing.signed_on) == ("text_agreed", "")
    act_record(
        officer=cast.approver, today=cast.today, agreement=agreement, kind="signed", on="2026-11-22",
        signatories=[MINISTER],
        side=cast.party("UKR"), place="Kyiv", capacity="Minister", expected_version=agreement.version,
    )  # fmt: skip
    assert fresh(agreement).status == "signed"


def test_a_corrected_act_moves_what_follows(cast: Cast) -> None:
    agreement = cast.record()
    act = agreement.acts.get()
    given = {"agreement": agreement, "act_id": act.pk, "reason": "Read again.", "today": cast.today}
    act_correct(officer=cast.approver, values={"on": "2014-01-12"}, expected_version=agreement.version, **given)
    assert fresh(agreement).standing.ends_on == "2024-01-12"
    with pytest.raises(Malformed):
        act_correct(officer=cast.approver, values={"on": "2030-01-01"}, expected_version=None, **given)
    with pytest.raises(Stale):
        act_correct(officer=cast.approver, values={"place": "Lviv"}, expected_version=agreement.version, **given)


def test_a_mistaken_record_leaves_every_list(cast: Cast) -> None:
    agreement = cast.record(audience="public")
    agreement_mistake(
        officer=cast.desk, today=cast.today, agreement=agreement, reason="Twice.", expected_version=agreement.version
    )
    for reader in (cast.desk, cast.partner_desk, cast.third_desk):
        assert not Agreement.objects.visible_to(reader).exists()
        with pytest.raises(Unseen):
            agreement_by_key(reader, agreement.key)


def test_what_others_lean_on_is_no_mistake(cast: Cast) -> None:
    acted = cast.prepared("text_agreed")
    parent = cast.record()
    cast.record(parent=parent.reference, acts=[ActEntry("signed", "2025")])
    for agreement, code in ((acted, "partner_has_not_acted"), (parent, "no_children")):
        with pytest.raises(Refused) as caught:
            agreement_mistake(
                officer=cast.desk, today=cast.today, agreement=agreement, reason="x", expected_version=agreement.version
            )
        assert [one.code for one in caught.value.conditions] == [code]


def test_two_records_of_one_agreement_are_joined(cast: Cast) -> None:
    kept, duplicate = cast.record(), cast.record()
    join = {"officer": cast.desk, "today": cast.today, "reason": "The same."}
    agreement_same_as(duplicate=duplicate, kept=kept, expected_version=duplicate.version, **join)
    for key in (kept.reference, kept.slug, duplicate.reference, duplicate.slug):
        assert agreement_by_key(cast.desk, key) == kept
    assert Agreement.objects.visible_to(cast.desk).get() == kept


def test_only_two_of_one_pair_and_as_wide_are_joined(cast: Cast) -> None:
    duplicate = cast.record(audience="public")
    join = {"officer": cast.desk, "today": cast.today, "reason": "The same.", "expected_version": duplicate.version}
    for kept, code in (
        (duplicate, "same_as_another"),
        (cast.record("EST", audience="public"), "same_pair"),
        (cast.record(), "kept_as_wide"),
    ):
        with pytest.raises(Refused) as caught:
            agreement_same_as(duplicate=duplicate, kept=kept, **join)
        assert [one.code for one in caught.value.conditions] == [code]


def test_the_old_address_keeps_working(cast: Cast) -> None:
    draft = cast.prepared("concept")
    slug = draft.slug
    shared = widened(cast, draft, "parties")
    assert draft.key == slug and shared.key == "GBR-UKR-2026-001"
    assert agreement_by_key(cast.partner_desk, slug) == agreement_by_key(cast.desk, shared.key) == shared
    with pytest.raises(Unseen):
        agreement_by_key(cast.third_desk, slug)
