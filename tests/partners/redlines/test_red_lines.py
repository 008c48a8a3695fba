"""Who is excluded before any score, by the reference alone, with the reason and what would have to change."""

from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from partners.models import Party, PartyFact
from partners.parties.correcting import party_fact_correct
from partners.parties.loading import reference_load
from partners.records.record import Viewpoint
from partners.redlines.excluding import Exclusion
from partners.redlines.reading import KINDS, red_lines

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 22)


@pytest.fixture
def reference(cast: Any) -> dict[str, Party]:
    """The parties of the reference by code, with the facts about them."""
    reference_load()
    return {one.code: one for one in Party.objects.all()}


def lines(parties: dict[str, Party], us: str, day: date = TODAY, **at_hand: Any) -> dict[str, list[Exclusion]]:
    """Who is excluded for a party, by code."""
    codes = {one.pk: one.code for one in parties.values()}
    found = red_lines(Viewpoint(parties[us].pk), day, **at_hand)
    return {codes[pk]: rows for pk, rows in found.items()}


def told(found: list[Exclusion]) -> set[tuple[str, str, str]]:
    """Each reason in short: the ground, in which way, by whom."""
    return {(one.ground, one.how, one.by.code if one.by else "") for one in found}


def test_russia_is_excluded_for_its_neighbours_in_the_union_with_the_reason_and_what_would_change(
    reference: dict[str, Party],
) -> None:
    for us in ("LVA", "EST", "FIN"):
        found = lines(reference, us)["RUS"]
        assert told(found) == {("embargo", "by_ours", "EU"), ("sanctions", "by_ours", "EU")}
        embargo = next(one for one in found if one.ground == "embargo")
        assert "2014/512/CFSP" in embargo.source and embargo.since == "2014-07-31" and embargo.basis == "derived"
        (change,) = embargo.would_change
        assert change.code == "measure_lifted"
        assert {name: party.code for name, party in change.data.items() if party} == {"by": "EU", "on": "RUS"}
    assert "RUS" not in lines(reference, "SRB") and "RUS" not in lines(reference, "KAZ"), "bound by nothing of the kind"
    assert told(lines(reference, "SRB")["PRK"]) == {("embargo", "by_ours", "UN"), ("sanctions", "by_ours", "UN")}


def test_nothing_keeps_ghana_from_its_neighbours(reference: dict[str, Party]) -> None:
    found = lines(reference, "GHA")
    assert not {"TGO", "BEN", "CIV", "BFA", "NGA", "NER"} & set(found)
    niger = lines(reference, "GHA", date(2023, 11, 1))["NER"]
    assert told(niger) == {("sanctions", "by_ours", "ECOWAS")}


def test_an_alliance_with_a_state_at_war_with_us_excludes_and_says_which(reference: dict[str, Party]) -> None:
    found = lines(reference, "UKR")
    assert ("armed_conflict", "between_us", "RUS") in told(found["RUS"])
    (belarus,) = [one for one in found["BLR"] if one.ground == "conflicting_obligation"]
    assert (belarus.how, belarus.by.code, belarus.ally.code) == ("their_ally", "CSTO", "RUS")  # type: ignore[union-attr]
    assert [one.code for one in belarus.would_change] == ["their_ally_conflict_ends", "alliance_left"]
    (ukraine,) = lines(reference, "BLR")["UKR"]
    assert (ukraine.how, ukraine.by.code, ukraine.ally.code) == ("our_ally", "CSTO", "RUS")  # type: ignore[union-attr]
    assert "UZB" not in found, "it left the alliance"


def test_a_measure_on_us_excludes_who_imposed_it_and_who_belongs_to_it(reference: dict[str, Party]) -> None:
    found = lines(reference, "RUS")
    assert ("embargo", "on_us", "USA") in told(found["USA"])
    assert ("sanctions", "on_us_by_theirs", "EU") in told(found["LVA"]) and "EU" in found
    assert "SRB" not in found and "GHA" not in lines(reference, "LBY"), "what the UN imposed on a member is its affair"


def test_a_rivalry_excludes_in_either_direction(reference: dict[str, Party]) -> None:
    assert told(lines(reference, "MAR")["DZA"]) == {("rivalry", "between_us", "DZA")}
    assert told(lines(reference, "DZA")["MAR"]) == {("rivalry", "between_us", "MAR")}
    assert "DZA" not in lines(reference, "MAR", date(2021, 8, 23))


def test_nothing_of_today_is_said_of_a_day_before_it(reference: dict[str, Party]) -> None:
    assert "RUS" in lines(reference, "LVA", date(2014, 7, 31))
    assert "RUS" not in lines(reference, "LVA", date(2014, 7, 30))
    assert lines(reference, "LVA", date(1995, 12, 31)) == {}, "nor what Latvia did not belong to yet"
    assert "AZE" in lines(reference, "ARM", date(1995, 12, 31))
    assert lines(reference, "LVA", facts=[]) == {}


@pytest.mark.parametrize(("us", "of", "other"), [("UKR", "RUS", "UKR"), ("UKR", "UKR", "RUS")])
def test_our_correction_of_either_of_a_pair_takes_effect_for_us_alone(
    cast: Any, reference: dict[str, Party], us: str, of: str, other: str
) -> None:
    fact = PartyFact.objects.get(kind="armed_conflict", party=reference[of], other=reference[other])
    ended = {"value": {}, "since": fact.since, "until": "2026-10-01"}
    party_fact_correct(
        officer=cast.desk, today=TODAY, party=fact.party, kind=fact.kind, replaces=fact, source="The peace", **ended,
        as_of="2026-10-02", reason="It ended.",
    )  # fmt: skip
    mine = SimpleNamespace(party_id=cast.desk.party_id, clearance=0, reads_national=True, reads_shared=True)
    after = {pk: {one.ground for one in rows} for pk, rows in red_lines(mine, TODAY).items()}
    assert "armed_conflict" not in after.get(reference["RUS"].pk, set()) and reference["KAZ"].pk not in after
    assert "armed_conflict" in {one.ground for one in lines(reference, "RUS")["UKR"]}, "they keep theirs"


def test_there_are_two_queries_and_none_of_what_is_at_hand(reference: dict[str, Party]) -> None:
    at_hand = list(PartyFact.objects.filter(kind__in=KINDS).select_related("party", "other"))
    with CaptureQueriesContext(connection) as asked:
        alone = lines(reference, "UKR")
        assert len(asked) == 2
        assert lines(reference, "UKR", facts=at_hand, own=()) == alone
        assert len(asked) == 2
