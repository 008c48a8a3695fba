"""A partnership is a bare pair without content, made on first mention, whoever mentions it first."""

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from partners.models import Partnership
from partners.partnerships.partnership import pair_code, partnerships_between
from tests.cast import Cast


def test_a_pair_is_found_from_either_side(cast: Cast) -> None:
    a, b = cast.party("UKR"), cast.party("GBR")
    (one,) = partnerships_between([(a, b)]).values()
    (other,) = partnerships_between([(b, a)]).values()
    assert one == other and one.code == pair_code("UKR", "GBR") == "GBR-UKR"
    assert (one.other(a.pk), one.other(b.pk)) == (b, a)
    assert one.has(a.pk) and not one.has(cast.party("POL").pk)
    assert set(Partnership.objects.of(a)) == {one}


def test_many_pairs_take_two_statements(cast: Cast) -> None:
    ours = cast.party("UKR")
    pairs = [(ours, cast.party(code)) for code in ("GBR", "POL", "LVA", "EST", "EU")]
    with CaptureQueriesContext(connection) as queries:
        found = partnerships_between(pairs)
    assert len(queries) == 2 and set(found) == {"GBR-UKR", "POL-UKR", "LVA-UKR", "EST-UKR", "EU-UKR"}


def test_a_party_has_no_partnership_with_itself(cast: Cast) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Partnership.objects.create(party_a=cast.party("UKR"), party_b=cast.party("UKR"), code="UKR-UKR")


def test_codes_of_several_lengths_are_sorted(cast: Cast) -> None:
    (one,) = partnerships_between([(cast.party("UKR"), cast.party("EU"))]).values()
    assert (one.code, one.codes) == ("EU-UKR", ["EU", "UKR"])
