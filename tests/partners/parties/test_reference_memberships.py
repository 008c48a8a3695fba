"""The reference files say who belongs to which organisation, since when and until when."""

import re
from collections import Counter

import pytest

from partners.parties.reference import read

ARABIC = re.compile(r"^[\u0600-\u06ff0-9 +\-،]+$")

STATES = {state.code: state for state in read.states()}
ORGANISATIONS = {row.code: row for row in read.organisations()}
MEMBERSHIPS = read.memberships()

CURRENT_MEMBERS = {
    "UN": 193, "EU": 27, "NATO": 32, "OSCE": 57, "CSTO": 6, "NORDEFCO": 5, "B9": 9, "JEF": 10, "V4": 4,
    "5PLUS5": 10, "AU": 54, "ECOWAS": 12, "EAC": 8, "SADC": 16, "ECCAS": 11, "IGAD": 7, "AES": 3, "G5SAHEL": 0,
    "AMU": 5, "LAS": 22, "GCC": 6, "OIC": 57, "LCBC": 6, "MRU": 4, "GGC": 8, "ICGLR": 12, "EASF": 10, "CPLP": 9,
    "OAS": 34, "RSS": 8, "ASEAN": 11, "ADMMPLUS": 19, "SCO": 10, "FPDA": 5, "PIF": 14,
}  # fmt: skip


def current(organisation: str) -> set[str]:
    """The codes of today's members."""
    return {
        row.state
        for row in MEMBERSHIPS
        if row.organisation == organisation and not row.until and row.status == "member"
    }


def stay(organisation: str, state: str) -> read.Membership:
    """The one stay of a state in an organisation."""
    (found,) = [row for row in MEMBERSHIPS if (row.organisation, row.state) == (organisation, state)]
    return found


def test_every_organisation_is_counted():
    assert set(ORGANISATIONS) == set(CURRENT_MEMBERS)
    assert len(ORGANISATIONS) == len(read.organisations())


@pytest.mark.parametrize(("organisation", "expected"), CURRENT_MEMBERS.items())
def test_number_of_current_members(organisation, expected):
    assert len(current(organisation)) == expected


def test_organisations_are_named_in_four_languages():
    for row in ORGANISATIONS.values():
        assert row.name_en and row.name_fr and row.name_pt
        assert ARABIC.match(row.name_ar), row.code
        assert row.founded
        assert re.fullmatch("[A-Z0-9]{2,12}", row.code), "the form of a party's code"
        assert row.code not in STATES
    assert {row.kind for row in ORGANISATIONS.values()} == {
        "alliance", "union", "regional", "global", "forum", "arrangement",
    }  # fmt: skip


def test_memberships_join_known_states_and_organisations_once():
    assert {row.organisation for row in MEMBERSHIPS} == set(ORGANISATIONS)
    assert {row.state for row in MEMBERSHIPS} <= STATES.keys()
    assert {row.status for row in MEMBERSHIPS} == {"member", "observer"}
    assert set(Counter((row.organisation, row.state, row.since) for row in MEMBERSHIPS).values()) == {1}
    open_stays = Counter((row.organisation, row.state) for row in MEMBERSHIPS if not row.until)
    assert set(open_stays.values()) == {1}


def test_a_stay_ends_after_it_began():
    for row in MEMBERSHIPS:
        assert not row.until or not row.since or row.since < row.until, row


def test_un_members_are_the_states_with_that_status():
    assert current("UN") == {code for code, state in STATES.items() if state.un_status == "member"}


def test_mali_burkina_faso_and_niger_left_ecowas():
    leavers = {"MLI", "BFA", "NER"}
    assert {stay("ECOWAS", state).until for state in leavers} == {"2025-01-29"}
    assert not leavers & current("ECOWAS")
    assert current("AES") == leavers


def test_guinea_belongs_to_ecowas():
    assert "GIN" in current("ECOWAS")
    assert stay("ECOWAS", "GIN").since == "1975-05-28"


def test_mauritania_left_ecowas():
    assert stay("ECOWAS", "MRT").until == "2000"


def test_the_united_kingdom_left_the_european_union():
    assert stay("EU", "GBR").until == "2020-01-31"


def test_finland_and_sweden_joined_nato():
    assert (stay("NATO", "FIN").since, stay("NATO", "SWE").since) == ("2023-04-04", "2024-03-07")


def test_india_iran_and_belarus_are_in_the_sco():
    assert {"IND", "IRN", "BLR"} <= current("SCO")
    assert stay("SCO", "IRN").since.startswith("2023")
    assert stay("SCO", "BLR").since.startswith("2024")


def test_g5_sahel_is_historic():
    assert ORGANISATIONS["G5SAHEL"].ended == "2023-12-06"
    assert {row.state: row.until for row in MEMBERSHIPS if row.organisation == "G5SAHEL"} == {
        "MLI": "2022", "BFA": "2023-11-29", "NER": "2023-11-29", "MRT": "2023-12-06", "TCD": "2023-12-06",
    }  # fmt: skip
    assert [row.code for row in ORGANISATIONS.values() if row.ended] == ["G5SAHEL"]


def test_somalia_and_the_drc_joined_the_eac():
    assert (stay("EAC", "COD").since, stay("EAC", "SOM").since) == ("2022-07-11", "2024-03-04")


def test_timor_leste_joined_asean():
    assert stay("ASEAN", "TLS").since == "2025-10-26"


def test_armenia_froze_its_part_in_the_csto_and_is_a_member():
    assert "ARM" in current("CSTO")
    assert "frozen" in stay("CSTO", "ARM").note


def test_rwanda_has_two_stays_in_eccas_and_an_open_question():
    first, second = sorted(
        (r for r in MEMBERSHIPS if (r.organisation, r.state) == ("ECCAS", "RWA")), key=lambda r: r.since
    )
    assert (first.until, second.until) == ("2007", "")
    assert "7 June 2025" in second.note


def test_eritrea_left_igad_and_sudan_came_back():
    assert "ERI" not in current("IGAD")
    assert "SDN" in current("IGAD")


@pytest.mark.parametrize("state", ["MLI", "BFA", "NER", "SDN", "GAB", "GIN"])
def test_a_suspended_state_stays_a_member_of_the_au(state):
    assert state in current("AU")
    assert "uspended" in stay("AU", state).note


def test_the_au_names_its_member_that_is_not_listed():
    assert "Sahrawi" in ORGANISATIONS["AU"].note


def test_nicaragua_left_the_oas():
    assert stay("OAS", "NIC").until == "2023-11-19"
