"""Loading the reference facts: complete, the same the second time, and nothing of an officer's touched."""

import pytest

from partners.models import Party, PartyFact
from partners.parties.loading import reference_load

pytestmark = pytest.mark.django_db


def test_the_second_time_changes_nothing():
    parties, facts = reference_load()
    assert (parties, facts) == (232, PartyFact.objects.count())
    assert reference_load() == (0, 0)


def test_a_changed_reference_fact_is_put_right_again_and_an_officers_stays():
    reference_load()
    fact = PartyFact.objects.filter(kind="capital", party__code="GHA")
    fact.update(value={"en": "Kumasi"})
    ghana = Party.objects.get(code="GHA")
    PartyFact.objects.create(
        party=ghana, owner=ghana, kind="capital", value={"en": "Accra"}, source="Their ministry", as_of="2026"
    )
    assert reference_load() == (0, 1)
    assert fact.get(owner=None).value["en"] == "Accra"
    assert fact.filter(owner=ghana).count() == 1


def test_mali_has_left_ecowas_and_the_g5_sahel_is_historic():
    reference_load()
    left = PartyFact.objects.get(kind="member_of", party__code="MLI", other__code="ECOWAS")
    assert left.until == "2025-01-29"
    assert Party.objects.get(code="G5SAHEL").is_historic
