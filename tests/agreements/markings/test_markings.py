"""Markings of two sides: neither symmetric nor total, and protection never falls (Latvia and Denmark, domain (j))."""

from typing import Any

import pytest

from agreements.instruments.agreement import Agreement
from agreements.markings.reading import table_of
from agreements.markings.writing import equivalences_put, scale_put
from agreements.models import MarkingEquivalence, MarkingName
from partners.records.errors import Forbidden, Malformed, RecordError, Refused, Stale, Unseen
from tests.cast import Cast
from tests.walks import fresh

OURS = ("Restricted", "Confidential", "Secret", "Top secret")
THEIRS = ("Official", "Sensitive", "Hidden", "Most hidden")


def told(cast: Cast, agreement: Agreement, officer: Any = None) -> Any:
    """What each service is told."""
    given = {"officer": officer or cast.desk, "today": cast.today, "agreement": agreement, "expected_version": None}
    return {**given, "source": "Article 3"}


def scaled(cast: Cast, audience: str = "parties") -> Agreement:
    """An agreement with both scales."""
    agreement = cast.record(instrument_type="gsomia", audience=audience)
    for code, names in (("UKR", OURS), ("GBR", THEIRS)):
        scale_put(**told(cast, agreement), party=cast.party(code), names=names)
    return fresh(agreement)


def put(cast: Cast, agreement: Agreement, *rows: tuple[str, str], officer: Any = None) -> Any:
    """Write down rows by names; the codes of what is refused."""
    keys = dict(MarkingName.objects.filter(agreement=agreement, mistake_at=None).values_list("name", "pk"))
    try:
        given = {keys[named]: keys[handled] if handled else None for named, handled in rows}
        equivalences_put(**told(cast, agreement, officer), rows=given)
    except Refused as error:
        return {one.code for one in error.conditions}
    except RecordError as error:
        return type(error).__name__
    return set()


def test_the_table_is_neither_symmetric_nor_total(cast: Cast) -> None:
    agreement = scaled(cast)
    same = (("Confidential", "Hidden"), ("Secret", "Most hidden"), ("Top secret", "Most hidden"))
    assert put(cast, agreement, *same, ("Restricted", "Hidden"), ("Hidden", "Confidential")) == set()
    table = table_of(cast.partner_desk, agreement)
    ours, theirs = cast.party("UKR").pk, cast.party("GBR").pk

    def said(party: int, name: str) -> str | None:
        found = table.named(party, name)
        handled = table.as_what(found) if found else None
        return handled.name if handled else None

    assert said(ours, "Restricted") == "Hidden" and said(theirs, "Hidden") == "Confidential"
    assert said(theirs, "Sensitive") is None and table.both_ways()
    sensitive = table.named(theirs, "Sensitive")
    higher = table.next_higher(sensitive) if sensitive else None
    assert higher is not None and higher.name == "Hidden"
    assert put(cast, agreement, ("Restricted", ""), officer=cast.partner_desk) == set()
    assert MarkingEquivalence.objects.filter(agreement=agreement, mistake_at=None).count() == 4
    assert "markings" in agreement.disclosed()


@pytest.mark.parametrize(
    ("rows", "code"),
    [
        ((("Secret", "Sensitive"), ("Confidential", "Hidden")), "marking_not_below_lower"),
        ((("Secret", "Sensitive"), ("Sensitive", "Restricted")), "marking_comes_back_as_high"),
        ((("Restricted", "Official"), ("Official", "Top secret"), ("Sensitive", "Secret")), "marking_not_below_lower"),
    ],
)
def test_protection_never_falls(cast: Cast, rows: tuple[tuple[str, str], ...], code: str) -> None:
    agreement = scaled(cast)
    assert put(cast, agreement, *rows) == {code}
    assert not MarkingEquivalence.objects.filter(agreement=agreement).exists()


def test_a_scale_keeps_what_the_table_uses_and_its_order(cast: Cast) -> None:
    agreement = scaled(cast)
    put(cast, agreement, ("Confidential", "Sensitive"), ("Secret", "Hidden"))
    ukraine = cast.party("UKR")
    with pytest.raises(Refused, match="marking_not_in_table"):
        scale_put(**told(cast, agreement), party=ukraine, names=("Restricted", "Secret"))
    with pytest.raises(Refused, match="marking_not_below_lower"):
        scale_put(**told(cast, agreement), party=ukraine, names=("Restricted", "Secret", "Confidential"))
    scale_put(**told(cast, agreement), party=ukraine, names=("Open", "Confidential", "Secret"))
    assert [one.name for one in table_of(cast.desk, agreement).scale(ukraine.pk)] == ["Open", "Confidential", "Secret"]
    for names, fault in (((), "required"), (("A", "A"), "twice"), (("A" * 61,), "too_long")):
        with pytest.raises(Malformed) as caught:
            scale_put(**told(cast, agreement), party=ukraine, names=names)
        assert caught.value.fields == {"names": [fault]}
    with pytest.raises(Malformed):
        scale_put(**told(cast, agreement), party=cast.party("POL"), names=("A",))
    wrong = MarkingName.objects.filter(agreement=agreement, mistake_at=None)[:2]
    with pytest.raises(Malformed):
        equivalences_put(**told(cast, agreement), rows={wrong[0].pk: wrong[1].pk})


def test_whoever_may_not_is_kept_out(cast: Cast) -> None:
    agreement = scaled(cast, "national")
    assert put(cast, agreement, ("Secret", "Hidden"), officer=cast.partner_desk) == Unseen.__name__
    assert not table_of(cast.partner_desk, agreement).names
    assert put(cast, agreement, ("Secret", "Hidden"), officer=cast.auditor) == Forbidden.__name__
    with pytest.raises(Stale):
        given = {**told(cast, agreement), "expected_version": 1}
        scale_put(**given, party=cast.party("UKR"), names=("A",))
    put(cast, agreement, ("Secret", "Hidden"))
    shared = cast.widened(agreement, "public")
    assert {one.audience for one in MarkingEquivalence.objects.filter(agreement=shared)} == {"public"}
    assert table_of(cast.third_desk, shared).handled
