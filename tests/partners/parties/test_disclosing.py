"""What leaves by mail and calendar is decided by an administrator, with a reason, for the own party alone."""

import pytest

from partners.models import Change
from partners.parties.disclosing import disclosure_decide
from partners.parties.disclosure import disclosures_of, parties_that_disclose
from partners.records.errors import Forbidden, Malformed, Refused
from tests.cast import Cast


def test_the_last_decision_holds_and_all_are_kept(cast: Cast) -> None:
    both = [cast.party("UKR").pk, cast.party("GBR").pk]
    assert parties_that_disclose(both) == set()
    for names, reason in ((True, "Our own mail server."), (False, "It moved.")):
        disclosure_decide(officer=cast.admin, today=cast.today, names=names, reason=reason)
        assert parties_that_disclose(both) == ({cast.party("UKR").pk} if names else set())
    assert [one.reason for one in disclosures_of(cast.admin.party_id)] == ["It moved.", "Our own mail server."]
    assert not disclosures_of(cast.third_desk.party_id).exists()
    assert Change.objects.filter(source="partners_disclosure", owner=cast.admin.party_id).count() == 2


def test_only_administrators_decide_and_never_without_a_reason_or_twice(cast: Cast) -> None:
    for officer in (cast.desk, cast.approver, cast.auditor):
        with pytest.raises(Forbidden):
            disclosure_decide(officer=officer, today=cast.today, names=True, reason="Why not.")
    with pytest.raises(Malformed):
        disclosure_decide(officer=cast.admin, today=cast.today, names=True, reason=" ")
    with pytest.raises(Refused):
        disclosure_decide(officer=cast.admin, today=cast.today, names=False, reason="As it is.")
