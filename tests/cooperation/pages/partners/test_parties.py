"""States and organisations: found by any of their names, each fact with its source, ours beside the reference."""

from typing import Any

import pytest

from partners.models import FactKind, Party, PartyFact
from tests.cooperation.pages.looking import as_, look, text


@pytest.fixture
def coast(cast: Any) -> Party:
    """A state with accents in its name, that left the union."""
    party = Party.objects.create(
        code="CIV",
        alpha2="CI",
        name_en="Côte d’Ivoire",
        name_fr="Côte d’Ivoire",
        name_pt="Costa do Marfim",
        name_ar="كوت ديفوار",
    )
    said = {"party": party, "audience": "public", "source": "Reference", "as_of": "2026-05"}
    capital = {"en": "Yamoussoukro", "fr": "Yamoussoukro", "lat": 6.8, "lon": -5.3}
    PartyFact.objects.create(kind=FactKind.CAPITAL, value=capital, **said)
    PartyFact.objects.create(
        kind=FactKind.MEMBER_OF,
        other=cast.party("EU"),
        value={"status": "member"},
        since="1975-05-28",
        until="2025-01-29",
        **said,
    )
    return party


def names(response: Any) -> list[str]:
    """The parties of a page."""
    return [row["cells"][0]["text"] for row in response.context["table"]["rows"]]


@pytest.mark.parametrize("words", ["cote", "IVOIRE cote", "Costa do", "ديفوار", "CIV"])
def test_found_by_any_name(cast: Any, coast: Party, words: str) -> None:
    assert names(look(cast.third_desk, "/parties/", q=words)) == ["Côte d’Ivoire"]


def test_filtered_by_kind_organisation_and_what_we_have(cast: Any, coast: Party) -> None:
    assert names(look(cast.desk, "/parties/", kind="organisation")) == ["European Union"]
    assert names(look(cast.desk, "/parties/", organisation="EU")) == []
    cast.record("GBR", audience="parties")
    assert names(look(cast.desk, "/parties/", partners="on")) == ["United Kingdom"]
    assert names(look(cast.third_desk, "/parties/", partners="on")) == []


def test_a_state_says_what_it_left_when_and_on_what_source(cast: Any, coast: Party) -> None:
    shown = text(look(cast.desk, "/parties/CIV/"))
    assert "Belonged to" in shown and "28 May 1975 to 29 Jan 2025" in shown
    assert "Yamoussoukro" in shown and "Reference, as of May 2026" in shown
    assert look(cast.desk, "/parties/CIV/").context["locator"]["text"] == "Yamoussoukro, 7° N, 5° W"


def test_an_organisation_says_who_belongs_to_it_and_who_did(cast: Any, coast: Party) -> None:
    said = {"kind": FactKind.MEMBER_OF, "other": cast.party("EU"), "audience": "public", "source": "R", "as_of": "2026"}
    PartyFact.objects.create(party=cast.party("POL"), value={"status": "member"}, **said)
    parts = look(cast.desk, "/parties/EU/").context["members"]
    assert [part["title"] for part in parts] == ["One member or observer", "One that no longer belongs to it"]


def test_a_historic_organisation_says_so(cast: Any) -> None:
    gone = Party.objects.create(code="G5", kind="organisation", name_en="G5", name_fr="G5", is_historic=True)
    PartyFact.objects.create(
        party=gone, kind=FactKind.ENDED, value={"on": "2023-12-06"}, audience="public", source="R", as_of="2023"
    )
    assert "It ended on 6 December 2023; old records keep it." in text(look(cast.desk, "/parties/G5/"))


def test_a_code_is_found_in_either_case(cast: Any) -> None:
    assert look(cast.desk, "/parties/gbr/").headers["Location"] == "/parties/GBR/"
    assert look(cast.desk, "/parties/nobody/").status_code == 404


def correction(**more: str) -> dict[str, str]:
    """What the form of a capital sends."""
    return {
        "capital_en": "Abidjan",
        "capital_fr": "Abidjan",
        "source": "Note of the embassy",
        "as_of_0": "",
        "as_of_1": "11",
        "as_of_2": "2026",
        "reason": "The embassy says so.",
    } | more


def test_a_fact_is_corrected_and_taken_back_on_its_page(cast: Any, coast: Party) -> None:
    fact = coast.facts.get(kind=FactKind.CAPITAL)
    client = as_(cast.desk)
    path = f"/parties/CIV/facts/{fact.pk}/correct/"
    assert "The reference says" in text(client.get(path))
    assert client.post(path, correction()).status_code == 303
    shown = text(client.get("/parties/CIV/"))
    assert "Abidjan Our correction" in shown and "Note of the embassy" in shown and "Yamoussoukro" in shown
    assert "Abidjan" not in text(look(cast.partner_desk, "/parties/CIV/"))
    own = coast.facts.get(owner=cast.desk.party)
    assert client.post(f"/parties/CIV/facts/{own.pk}/withdraw/", {"reason": "A slip."}).status_code == 303
    assert "Abidjan" not in text(client.get("/parties/CIV/"))


def test_a_form_that_is_not_right_comes_back_filled(cast: Any, coast: Party) -> None:
    fact = coast.facts.get(kind=FactKind.CAPITAL)
    answer = as_(cast.desk).post(f"/parties/CIV/facts/{fact.pk}/correct/", correction(reason=""))
    assert answer.status_code == 400 and "Abidjan" in answer.content.decode()
    later = as_(cast.desk).post(f"/parties/CIV/facts/{fact.pk}/correct/", correction(as_of_2="2199"))
    assert later.status_code == 400 and "This day has not come yet." in text(later)


def test_who_does_not_write_is_offered_nothing_and_refused(cast: Any, coast: Party) -> None:
    fact = coast.facts.get(kind=FactKind.CAPITAL)
    assert "Correct" not in text(look(cast.auditor, "/parties/CIV/"))
    assert look(cast.auditor, f"/parties/CIV/facts/{fact.pk}/correct/").status_code == 403
    assert look(cast.desk, f"/parties/CIV/facts/{fact.pk}/withdraw/").status_code == 403
    assert look(cast.desk, f"/parties/GBR/facts/{fact.pk}/correct/").status_code == 404


@pytest.mark.parametrize("kind", FactKind.values)
def test_every_kind_of_fact_has_a_form_that_opens(cast: Any, kind: str) -> None:
    values = {
        "capital": {"en": "A", "fr": "A"},
        "landlocked": {"landlocked": True},
        "un_status": {"status": "member"},
        "sea_neighbour": {"basis": "adjacent"},
        "member_of": {"status": "member"},
        "founded": {"on": "1990"},
        "ended": {"on": "1999-02"},
        "seat": {"place": "B"},
    }
    about_two = {"land_neighbour": "POL", "sea_neighbour": "POL", "member_of": "EU", "arms_embargo": "EU"}
    other = {**about_two, "sanctions": "POL", "armed_conflict": "POL", "rivalry": "POL"}.get(kind)
    fact = PartyFact.objects.create(
        party=cast.party("GBR"),
        kind=kind,
        value=values.get(kind, {}),
        other=cast.party(other) if other else None,
        audience="public",
        source="R",
        as_of="2026",
    )
    assert look(cast.desk, f"/parties/GBR/facts/{fact.pk}/correct/").status_code == 200
    assert look(cast.desk, "/parties/GBR/").status_code == 200
