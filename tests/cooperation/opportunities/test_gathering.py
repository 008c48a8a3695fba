"""The world is gathered through what the reader may see, by the same few queries however many parties."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cooperation.opportunities.gathering import gather
from cooperation.opportunities.ranking import known_for
from partners.matching.fitted import likelihoods
from partners.matching.parts import Part
from partners.models import FactKind, PartyFact
from partners.parties.loading import reference_load
from partners.profile.recording import profile_line_set
from tests.cast import Cast


@pytest.fixture
def reference(cast: Cast) -> None:
    reference_load()


def test_facts_of_today_measure_every_state(cast: Cast, reference: None) -> None:
    known = known_for(cast.desk, cast.today)
    measured = known.measured
    assert len(measured.parts[Part.PROXIMITY]) + len(known.excluded) == 196
    for part in (Part.PROXIMITY, Part.SIZE, Part.ORGANISATIONS):
        missing = [code for code, one in measured.parts[part].items() if one.x is None]
        assert len(missing) <= 2, (part, missing)
    likely = likelihoods(measured)
    assert likely["POL"] > likely["FJI"]


def test_queries_do_not_grow_with_parties(cast: Cast) -> None:
    with CaptureQueriesContext(connection) as few:
        gather(cast.desk, cast.today)
    reference_load()
    with CaptureQueriesContext(connection) as many:
        gather(cast.desk, cast.today)
    assert len(few) == len(many) == 7


def test_what_another_state_keeps_to_itself_is_not_counted(cast: Cast) -> None:
    secret = cast.record("POL")
    before = gather(cast.third_desk, cast.today).ties
    line = {"party": cast.party("GBR"), "kind": "sought", "term": "demining"}
    said = {"source": "A letter", "as_of": "2026"}
    profile_line_set(officer=cast.desk, today=cast.today, **line, values=said, expected_version=None)
    assert secret.audience == "national"
    assert before == []
    assert gather(cast.desk, cast.today).ties
    assert gather(cast.desk, cast.today).aims["GBR"].sought
    assert not gather(cast.partner_desk, cast.today).aims["GBR"].sought


def test_a_fact_counts_on_the_days_on_which_it_held(cast: Cast) -> None:
    said = {"audience": "public", "source": "A treaty", "as_of": "2026", "value": {"status": "member"}}
    pair = {"party": cast.party("UKR"), "kind": FactKind.MEMBER_OF, "other": cast.party("EU")}
    PartyFact.objects.create(**pair, **said, since="1995", until="2004-05")
    held = [
        bool(gather(cast.desk, day).bodies.get("UKR"))
        for day in (dt.date(1994, 12, 31), dt.date(1995, 1, 1), dt.date(2004, 5, 31), dt.date(2004, 6, 1))
    ]
    assert held == [False, True, True, False]


def test_the_own_word_about_a_fact_counts_instead_of_the_reference(cast: Cast) -> None:
    about = {"party": cast.party("POL"), "kind": FactKind.POPULATION, "source": "A census", "as_of": "2026"}
    reference = PartyFact.objects.create(**about, audience="public", value={"people": 38_000_000})
    PartyFact.objects.create(**about, owner=cast.party("UKR"), replaces=reference, value={"people": 36_500_000})
    assert gather(cast.desk, cast.today).population["POL"].value == 36_500_000
    assert gather(cast.partner_desk, cast.today).population["POL"].value == 38_000_000
