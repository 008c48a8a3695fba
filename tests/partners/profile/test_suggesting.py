"""Goals that the reference facts suggest: before anybody has typed, comparable between parties, and dated."""

from datetime import date
from typing import Any

from partners.models import FactKind, Officer, Party, PartyFact, Role
from partners.parties.loading import reference_load
from partners.parties.reference.read import PARTIAL_DATE, states
from partners.profile.judging import profile_goals_judge
from partners.profile.reading import View, all_views, goals_shared, view_of
from partners.profile.reference.read import challenges
from partners.profile.taxonomy import BY_CODE, OF_THE_SEA
from tests.cast import Cast

BASIC = {"maritime_security", "border_security", "peace_support"}


def ghana_of(cast: Cast) -> Officer:
    """An officer of Ghana, in a world with all parties and their reference facts."""
    reference_load()
    cast._parties["GHA"] = Party.objects.get(code="GHA")
    return cast.officer("GHA", Role.DESK, email="desk@gha.example")


def seen_by(officer: Any, today: date) -> dict[str, View]:
    return {view.party.code: view for view in all_views(officer, today).values()}


def test_ghana_shares_the_sea_with_togo_and_benin_first_when_it_puts_the_sea_first(cast: Cast) -> None:
    ghana = ghana_of(cast)
    before = seen_by(ghana, cast.today)
    answers = {"maritime_security": "high", "cyber_security": "low"}
    told: dict[str, Any] = {"officer": ghana, "today": cast.today, "expected_version": None}
    profile_goals_judge(**told, party=ghana.party, answers=answers)
    seen = seen_by(ghana, cast.today)
    grounds = {}
    for code in ("TGO", "BEN"):
        shared = goals_shared(seen["GHA"], seen[code])
        first = next(iter(shared.values()))
        assert (first.goal, first.ours.weight, first.theirs.weight) == ("maritime_security", 3, 1)
        assert first.ours.line is not None and first.theirs.line is None
        grounds[code] = {one.code: one for one in first.common}
        assert "Yaoundé, 25 June 2013" in grounds[code]["yaounde_code"].source
        assert all(one.as_of and one.others == (code,) for one in first.common)
    assert FactKind.SEA_NEIGHBOUR in grounds["TGO"] and FactKind.SEA_NEIGHBOUR not in grounds["BEN"]
    # Burkina Faso signed the Yaoundé code too, and has no coast: no patrol is proposed to it.
    assert "maritime_security" not in goals_shared(seen["GHA"], seen["BFA"])
    assert next(iter(goals_shared(before["GHA"], before["TGO"]).values())).ours.weight == 1
    switched = {"maritime_security": "low", "cyber_security": "high"}
    for goal, priority in switched.items():
        line = seen["GHA"].goals[goal]
        type(line).objects.filter(pk=line.pk).update(priority=priority)
    seen = seen_by(ghana, cast.today)
    assert next(iter(goals_shared(seen["GHA"], seen["EST"]))) == "cyber_security"
    assert "cyber_security" not in goals_shared(seen["GHA"], seen["BFA"])


def test_facts_suggest_goals_to_nearly_every_state_and_none_of_the_sea_without_a_coast(cast: Cast) -> None:
    ghana = ghana_of(cast)
    seen = seen_by(ghana, cast.today)
    living = [one.code for one in states() if one.un_status == "member"]
    bare = [code for code in living if not BASIC & set(seen[code].aims)]
    assert not bare
    inland = {one.code for one in states() if one.landlocked}
    afloat = {code for code in inland if OF_THE_SEA & set(seen[code].aims)}
    assert afloat == {"AZE", "KAZ", "TKM"}
    coast = PartyFact.objects.get(party__code="BFA", kind=FactKind.LANDLOCKED)
    corrected = {"value": {"landlocked": False}, "source": "Ours", "as_of": "2026", "replaces": coast}
    PartyFact.objects.create(party=coast.party, owner=ghana.party, kind=FactKind.LANDLOCKED, **corrected)
    assert "maritime_security" in view_of(ghana, coast.party, cast.today).aims


def test_a_ground_with_an_end_suggests_nothing_after_it(cast: Cast) -> None:
    ghana = ghana_of(cast)
    ended = [one for one in challenges() if one.until]
    assert "unifil" in {one.code for one in ended}

    def codes(day: date) -> set[str]:
        return {one.code for one in view_of(ghana, ghana.party, day).suggested["peace_support"]}

    assert codes(date(2026, 12, 31)) - codes(date(2027, 1, 1)) == {"unifil"}


def test_neighbours_are_named_with_the_source_that_says_so(cast: Cast) -> None:
    ghana = ghana_of(cast)
    near = PartyFact.objects.get(party__code="GHA", other__code="TGO", kind=FactKind.SEA_NEIGHBOUR)
    corrected = {"source": "Judgment of a court", "as_of": "2026-01", "replaces": near}
    PartyFact.objects.create(party=near.party, other=near.other, owner=near.party, kind=near.kind, **corrected)
    grounds = view_of(ghana, ghana.party, cast.today).suggested["maritime_security"]
    told = {one.others: one.source for one in grounds if one.code == FactKind.SEA_NEIGHBOUR}
    assert told["TGO",] == "Judgment of a court" and "general geography" in told["CIV",]


def test_a_challenge_names_states_goals_and_where_it_is_from() -> None:
    known = {one.code for one in states()}
    for one in challenges():
        assert one.states <= known and len(one.states) > 1, one.code
        assert one.goals and all(BY_CODE[goal].kind == "goal" for goal in one.goals), one.code
        assert one.name_en and one.name_fr and one.source and len(one.source) <= 300, one.code
        assert PARTIAL_DATE.fullmatch(one.as_of), one.code
        assert not one.until or date.fromisoformat(one.until), one.code


def test_the_texts_that_states_took_up_together_are_complete() -> None:
    counted = {one.code: len(one.states) for one in challenges()}
    assert len({one.code for one in challenges()}) == len(challenges())
    known = {"yaounde_code": 25, "djibouti_code": 20, "recaap": 21, "budapest_convention": 75, "nile_river": 10}
    assert counted | known == counted
