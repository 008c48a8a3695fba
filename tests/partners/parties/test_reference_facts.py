"""The reference files say what is known of states and of their neighbours by land and sea."""

import re
from collections import Counter

import pytest

from partners.parties.reference import read

ARABIC = re.compile(r"^[\u0600-\u06ff +\-،]+$")

STATES = {state.code: state for state in read.states()}
LAND = {(row.a, row.b): row for row in read.land_neighbours()}
SEA = {(row.a, row.b): row for row in read.sea_neighbours()}


def neighbours(pairs: dict, code: str) -> set[str]:
    """Whom a state has beside it."""
    return {a if b == code else b for a, b in pairs if code in (a, b)}


def test_there_are_197_states_by_status():
    assert len(STATES) == len(read.states()) == 197
    assert Counter(state.un_status for state in STATES.values()) == {"member": 193, "observer": 2, "none": 2}
    assert {code for code, state in STATES.items() if state.un_status == "observer"} == {"PSE", "VAT"}
    assert {code for code, state in STATES.items() if state.un_status == "none"} == {"TWN", "XKX"}


def test_codes_are_well_formed_and_unique():
    assert all(re.fullmatch("[A-Z]{3}", code) for code in STATES)
    assert all(re.fullmatch("[A-Z]{2}", state.alpha2) for state in STATES.values())
    assert all(re.fullmatch(r"\d{3}", state.numeric) for code, state in STATES.items() if code != "XKX")
    assert len({state.alpha2 for state in STATES.values()}) == len({s.numeric for s in STATES.values()}) == 197
    assert (STATES["XKX"].alpha2, STATES["XKX"].numeric) == ("XK", "")


@pytest.mark.parametrize("language", ["en", "fr", "pt", "ar"])
def test_names_are_given_once_in_each_language(language):
    names = [getattr(state, f"name_{language}").strip() for state in STATES.values()]
    assert all(names)
    assert len(set(names)) == 197


def test_names_follow_official_usage():
    assert STATES["CIV"].name_en == STATES["CIV"].name_fr == "Côte d’Ivoire"
    assert (STATES["TUR"].name_en, STATES["CZE"].name_en, STATES["CPV"].name_en) == ("Türkiye", "Czechia", "Cabo Verde")
    assert STATES["COD"].name_fr == "République démocratique du Congo"
    assert STATES["VAT"].name_fr == "Saint-Siège"
    assert STATES["STP"].name_pt == "São Tomé e Príncipe"
    assert all(ARABIC.match(state.name_ar) for state in STATES.values())


def test_capitals_have_coordinates_on_the_globe():
    for state in STATES.values():
        assert state.capital_en and state.capital_fr
        assert -60 < state.capital_lat < 70
        assert -180 <= state.capital_lon <= 180
    assert (STATES["UKR"].capital_en, STATES["UKR"].capital_lat, STATES["UKR"].capital_lon) == ("Kyiv", 50.45, 30.52)


def test_45_states_are_landlocked():
    assert sum(state.landlocked for state in STATES.values()) == 45
    assert STATES["MLI"].landlocked and STATES["XKX"].landlocked and STATES["KAZ"].landlocked
    assert not STATES["BEN"].landlocked and not STATES["COD"].landlocked


# Neighbours


@pytest.mark.parametrize("pairs", [LAND, SEA], ids=["land", "sea"])
def test_each_pair_of_known_states_stands_once_in_order(pairs):
    for a, b in pairs:
        assert a < b, "a pair in order is no self pair and has no mirror image"
        assert {a, b} <= STATES.keys()
    assert len(LAND) == len(read.land_neighbours())
    assert len(SEA) == len(read.sea_neighbours())


def test_land_neighbours_of_some_states():
    assert neighbours(LAND, "UKR") == {"BLR", "HUN", "MDA", "POL", "ROU", "RUS", "SVK"}
    assert neighbours(LAND, "MLI") == {"BFA", "CIV", "DZA", "GIN", "MRT", "NER", "SEN"}
    assert neighbours(LAND, "TGO") == {"BEN", "BFA", "GHA"}
    assert len(neighbours(LAND, "CHN")) == len(neighbours(LAND, "RUS")) == 14
    assert not neighbours(LAND, "JPN") and not neighbours(LAND, "SGP")


def test_every_landlocked_state_has_a_land_neighbour():
    assert all(neighbours(LAND, code) for code, state in STATES.items() if state.landlocked)


def test_borders_through_overseas_territory_say_so():
    for pair in [("BRA", "FRA"), ("FRA", "SUR"), ("FRA", "NLD"), ("ESP", "MAR"), ("CAN", "DNK")]:
        assert LAND[pair].note


def test_borders_left_out_on_purpose():
    assert not {("MAR", "MRT"), ("ESP", "GBR"), ("CUB", "USA"), ("MYS", "SGP"), ("IND", "LKA")} & LAND.keys()


def test_every_coastal_state_has_a_sea_neighbour():
    assert [code for code, state in STATES.items() if not state.landlocked and not neighbours(SEA, code)] == []


def test_landlocked_states_have_sea_neighbours_on_the_caspian_only():
    for (a, b), row in SEA.items():
        if STATES[a].landlocked or STATES[b].landlocked:
            assert "Caspian" in row.note, (a, b)
    assert {code for pair in SEA for code in pair if STATES[code].landlocked} == {"AZE", "KAZ", "TKM"}


def test_adjacent_coasts_belong_to_land_neighbours():
    assert {row.basis for row in SEA.values()} == {"adjacent", "opposite"}
    assert {pair for pair, row in SEA.items() if row.basis == "adjacent"} <= LAND.keys()


def test_a_land_border_that_ends_inland_makes_no_sea_neighbours():
    inland = {
        ("CHN", "IND"),
        ("CHN", "RUS"),
        ("BRA", "COL"),
        ("CIV", "GIN"),
        ("GIN", "LBR"),
        ("COD", "COG"),
        ("CMR", "GAB"),
    }
    assert inland <= LAND.keys()
    assert not inland & SEA.keys()


@pytest.mark.parametrize(
    "pair",
    [
        *("FRA-GBR", "BEL-GBR", "GBR-NLD", "GBR-IRL", "GBR-NOR", "DNK-SWE", "EST-FIN", "ITA-TUN", "ESP-MAR"),
        *("GHA-TGO", "CIV-GHA", "GNQ-NGA", "NGA-STP", "BEN-NGA", "CMR-NGA", "TUR-UKR", "ROU-UKR"),
        *("JPN-KOR", "RUS-USA", "CUB-USA", "AUS-IDN", "AUS-PNG", "IND-LKA"),
    ],
)
def test_well_known_sea_neighbours(pair):
    assert tuple(sorted(pair.split("-"))) in SEA


# Measures and conflicts


def test_measures_and_conflicts_are_about_known_states_and_end_after_they_began():
    organisations = {row.code for row in read.organisations()}
    for row in read.restrictions():
        assert row.state in STATES and row.by in STATES.keys() | organisations and row.state != row.by
        assert row.kind in ("arms_embargo", "sanctions")
    for row in read.conflicts():
        assert row.a < row.b and {row.a, row.b} <= STATES.keys()
        assert row.kind in ("armed_conflict", "rivalry")
    for row in [*read.restrictions(), *read.conflicts()]:
        assert not row.until or row.since < row.until
    keys = Counter((row.state, row.kind, row.by, row.since) for row in read.restrictions())
    assert set(keys.values()) == {1}


def test_alliances_are_those_that_owe_help():
    assert read.alliances() == {"AES", "CSTO", "NATO", "RSS"}


# Reading


@pytest.mark.parametrize(
    ("line", "wrong"),
    [
        ("AAA,BBB,,2026,", "no source"),
        ("AAA,BBB,x,,", "no as-of date"),
        ("AAA,BBB,x,2026-13,", "not a date"),
        ("AAA,BBB,x", "not as many fields"),
        ("AAA,BBB,x,2026,,more", "not as many fields"),
    ],
)
def test_a_row_that_cannot_be_read_is_named(tmp_path, monkeypatch, line, wrong):
    (tmp_path / "land_neighbours.csv").write_text(f"a,b,source,as_of,note\nAAA,BBB,x,2026,\n{line}\n", encoding="utf-8")
    monkeypatch.setattr(read, "FOLDER", tmp_path)
    with pytest.raises(read.BadFact, match=f"land_neighbours.csv, line 3: .*{wrong}"):
        read.land_neighbours()


def test_sources_fit_their_field():
    for row in [
        *read.states(),
        *read.land_neighbours(),
        *read.sea_neighbours(),
        *read.organisations(),
        *read.memberships(),
        *read.restrictions(),
        *read.conflicts(),
    ]:
        assert 0 < len(row.source) <= 300
