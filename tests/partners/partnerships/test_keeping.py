"""What a side keeps of a partnership is its own: who is responsible, whom one reaches, what was said."""

from datetime import timedelta
from typing import Any

import pytest

from partners.models import Change, PartnershipNote, PartnershipSide, PointOfContact
from partners.partnerships.noting import contact_put, note_put, note_withdraw, partnership_assign
from partners.records.errors import Forbidden, Malformed, Stale, Unseen


def told(cast: Any, officer: Any, version: int | None = None, partner: str = "GBR") -> dict[str, Any]:
    """Who writes of whom."""
    return {"officer": officer, "today": cast.today, "partner": cast.party(partner), "expected_version": version}


def test_both_sides_keep_their_own_and_see_nothing_of_the_other(cast: Any) -> None:
    partnership_assign(responsible=cast.other_desk, **told(cast, cast.desk))
    note_put(note_id=None, values={"text": "Theirs"}, **told(cast, cast.partner_desk, partner="UKR"))
    assert PartnershipSide.objects.count() == 2
    assert [one.responsible for one in PartnershipSide.objects.visible_to(cast.desk)] == [cast.other_desk]
    assert not PartnershipNote.objects.visible_to(cast.desk).exists()


def test_whoever_writes_claims_it(cast: Any) -> None:
    side = partnership_assign(responsible=cast.desk, **told(cast, cast.desk))
    note_put(note_id=None, values={"text": "One"}, **told(cast, cast.desk, side.version))
    with pytest.raises(Stale):
        contact_put(contact_id=None, values={"function": "Head"}, **told(cast, cast.desk, side.version))


def test_only_officers_who_write_and_of_whom_one_may_choose(cast: Any) -> None:
    with pytest.raises(Forbidden):
        partnership_assign(responsible=None, **told(cast, cast.auditor))
    with pytest.raises(Malformed):
        partnership_assign(responsible=cast.partner_desk, **told(cast, cast.desk))
    with pytest.raises(Unseen):
        partnership_assign(responsible=None, **told(cast, cast.desk, partner="UKR"))


def test_a_comment_is_put_right_by_its_writer_or_an_approver(cast: Any) -> None:
    note = note_put(note_id=None, values={"text": "One", "kind": "call"}, **told(cast, cast.desk))
    with pytest.raises(Forbidden):
        note_put(note_id=note.pk, values={"text": "Two"}, **told(cast, cast.other_desk))
    assert note_put(note_id=note.pk, values={"text": "Two"}, **told(cast, cast.approver)).kind == "call"
    note_withdraw(note_id=note.pk, **told(cast, cast.desk))
    assert not PartnershipNote.objects.visible_to(cast.desk).exists()
    tomorrow = cast.today + timedelta(days=1)
    with pytest.raises(Malformed) as faults:
        note_put(note_id=None, values={"on": tomorrow, "kind": "moon"}, **told(cast, cast.desk))
    assert set(faults.value.fields) == {"on", "kind", "text"}


def test_the_history_keeps_that_a_contact_changed_not_who_it_was(cast: Any) -> None:
    contact = contact_put(contact_id=None, values={"function": "Head", "name": "Ann"}, **told(cast, cast.desk))
    contact_put(contact_id=contact.pk, values={"left_on": cast.today}, **told(cast, cast.desk))
    (kept,) = PointOfContact.objects.visible_to(cast.desk)
    assert (kept.function, kept.left_on) == ("Head", cast.today)
    written = Change.objects.filter(source="partners_pointofcontact")
    assert written.count() == 2 and not any("Ann" in str(one.after) for one in written)
    with pytest.raises(Malformed):
        contact_put(contact_id=None, values={"function": "X", "party": cast.party("POL")}, **told(cast, cast.desk))
