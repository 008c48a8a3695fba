"""What two parties could do first follows from what they share, within the caps, and says what law it stands on."""

import datetime as dt
from decimal import Decimal
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from agreements.activities.vocabulary import ActivityType
from agreements.coverage.vocabulary import State, Way
from agreements.instruments.vocabulary import Area
from cooperation.opportunities.first_step import About, first_steps, step_for
from cooperation.opportunities.frameworks import cares, framework_for
from cooperation.opportunities.proposed import Proposed, proposed_for
from cooperation.opportunities.proposing import Between, proposals
from cooperation.phases.caps import cap_set, default_cap
from partners.models import Officer, Party
from partners.parties.loading import reference_load
from partners.parties.reference.read import organisations
from partners.profile.recording import profile_line_set
from partners.profile.taxonomy import BY_CODE
from tests.cast import Cast


@pytest.fixture
def ghana(cast: Cast) -> Officer:
    """An approver of Ghana, over the reference data and nothing else."""
    reference_load()
    party = Party.objects.get(code="GHA")
    given = {"name": "Ama", "clearance": 0, "party": party, "roles": ["desk_officer", "approver"]}
    return Officer.objects.create_user("ama@gha.example", cast.password, **given)


def highest(officer: Officer, today: dt.date, goal: str, priority: str = "high") -> None:
    """Give a goal of the own party a priority."""
    line = {"party": officer.party, "kind": "goal", "term": goal}
    said = {"priority": priority, "source": "White paper", "as_of": "2026"}
    profile_line_set(officer=officer, today=today, **line, values=said, expected_version=None)


def _all(officer: Officer, code: str, today: dt.date) -> list[Proposed]:
    return proposed_for(officer, Party.objects.get(code=code), today)


def first(officer: Officer, code: str, today: dt.date) -> Proposed:
    return _all(officer, code, today)[0]


def test_ghana_is_proposed_a_joint_patrol_under_ecowas_within_the_caps(cast: Cast, ghana: Officer) -> None:
    highest(ghana, cast.today, "maritime_security")
    for code in ("TGO", "BEN"):
        found = first(ghana, code, cast.today)
        one = found.proposal
        assert (one.step.code, one.step.activity_type) == ("joint_patrol", "exercise")
        assert (one.basis.about, one.basis.term) == (About.GOAL, "maritime_security") and "fact" in one.basis.near
        assert "counter_piracy" in one.also
        assert one.framework and one.framework.code == "ECOWAS" and one.framework.cares
        assert (one.size.days, one.size.our_people, one.size.amount, one.size.cut) == (10, 60, Decimal(120000), ())
        assert not one.size.before_gate
        assert one.begins.weekday() == 0 and one.begins > cast.today
        assert (one.ours.code, one.ours.priority, one.theirs.code) == ("goal", "high", "goal")
        missing = [answer for answer in found.answers if not answer.met]
        assert [answer.rule.code for answer in missing] == ["status_of_forces"]
        assert missing[0].state == State.MISSING and missing[0].leads[-1].way == Way.CONCLUDE
    caps = {"days": 5, "people": 50, "amount": Decimal(30000), "currency": "EUR", "reason": "A lean year."}
    cap_set(officer=ghana, today=cast.today, phase="pilot", **caps)
    size = first(ghana, "TGO", cast.today).proposal.size
    assert (size.days, size.our_people, size.their_people, size.amount) == (5, 25, 25, Decimal(30000))
    assert size.cut == ("days", "people", "amount") and size.before_gate


def test_cyber_set_highest_changes_what_is_proposed_for_good_or_for_a_moment(cast: Cast, ghana: Officer) -> None:
    assert first(ghana, "TGO", cast.today).proposal.key == "joint_patrol"
    keys = {code: [one.proposal.key for one in _all(ghana, code, cast.today)] for code in ("TGO", "BEN")}
    assert "border_visit" in keys["TGO"] and "border_visit" not in keys["BEN"]  # they share no border
    togo = Party.objects.get(code="TGO")
    tried = proposed_for(ghana, togo, cast.today, highest="counter_terrorism")
    assert tried[0].proposal.key == "counter_terrorism_workshop"
    with CaptureQueriesContext(connection) as few:
        proposed_for(ghana, Party.objects.get(code="FJI"), cast.today)
    highest(ghana, cast.today, "maritime_security", "low")
    highest(ghana, cast.today, "cyber_security")
    assert first(ghana, "EST", cast.today).proposal.key == "cyber_table_top"
    with CaptureQueriesContext(connection) as many:
        assert len(proposed_for(ghana, togo, cast.today)) == 3
    assert len(few) <= len(many) <= 18


def test_a_capability_that_they_seek_and_we_offer_is_a_training_exchange(cast: Cast) -> None:
    line = {"kind": "sought", "term": "demining", "party": cast.party("GBR")}
    said = {"source": "A letter", "as_of": "2026"}
    profile_line_set(officer=cast.desk, today=cast.today, **line, values=said, expected_version=None)
    line = {"kind": "offered", "term": "demining", "party": cast.party("UKR")}
    profile_line_set(officer=cast.desk, today=cast.today, **line, values=said, expected_version=None)
    one = first(cast.desk, "GBR", cast.today).proposal
    assert (one.key, one.step.we_host) == ("training_exchange.demining", True)
    assert (one.ours.code, one.theirs.code, one.theirs.term) == ("goal", "receives", "demining")


def test_where_nothing_is_known_it_is_talks() -> None:
    nothing = Between((), (), (), {})
    cap = default_cap("pilot")
    (only,) = proposals(nothing, first_steps(), pilot=cap, exploring=cap, today=dt.date(2026, 11, 22))
    assert (only.basis.about, only.step.code, only.ours.code) == (About.NOTHING, "staff_talks", "to_find_out")
    assert (only.begins, only.ends) == (dt.date(2027, 3, 22), dt.date(2027, 3, 23))


def test_the_tables_name_what_there_is() -> None:
    known = {str(one) for one in ActivityType}
    for row in first_steps():
        assert row.activity_type in known and row.area in Area.values, row
        assert row.term in {*BY_CODE, "*"} and row.about in set(About) and row.days > 0, row
        assert "{term}" not in row.title_en or (row.term == "*" and "{term}" in row.title_fr), row
    codes: dict[str, set[Any]] = {}
    for row in first_steps():
        codes.setdefault(row.code, set()).add((row.activity_type, row.title_en, row.days, row.amount))
    assert all(len(said) == 1 for said in codes.values())
    assert set(cares()) <= {one.code for one in organisations()}
    assert {goal for one in cares().values() for goal in one.goals} <= set(BY_CODE)
    assert all(step_for(first_steps(), about, "own_1") for about in ("goal", "we_seek", "they_seek"))


def test_the_smallest_that_cares_comes_before_the_smallest_and_the_world_last() -> None:
    def code(shared: dict[str, int], goal: str) -> str:
        found = framework_for(shared, [goal])
        return found.code if found else ""

    assert code({"UN": 193, "AU": 54, "ECOWAS": 12}, "maritime_security") == "ECOWAS"
    assert code({"UN": 193, "AU": 54, "ECOWAS": 12}, "disaster_relief") == "AU"
    assert code({"UN": 193, "B9": 9}, "peace_support") == "B9"
    assert code({}, "peace_support") == ""
