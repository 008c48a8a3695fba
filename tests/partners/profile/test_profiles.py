"""Views of parties: what facts suggest, what officers confirm, strike and write, and how two views meet."""

import dataclasses
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from partners.models import Correction, FactKind, Party, PartyFact, Profile, ProfileLine
from partners.partnerships.partnership import partnerships_between
from partners.profile.entry import LineEntry
from partners.profile.judging import profile_goals_judge
from partners.profile.reading import all_views, goals_shared, sought_and_offered, view_of
from partners.profile.recording import profile_line_remove, profile_line_set, profile_lines_record
from partners.profile.taxonomy import BY_CODE
from partners.profile.term import profile_term_set, terms_of
from partners.records.errors import Forbidden, Malformed, Stale, Unseen
from tests.cast import Cast

SAID = {"source": "White paper", "as_of": "2026-03"}


def neighbours(one: Party, other: Party, kind: str) -> None:
    for a, b in ((one, other), (other, one)):
        told = {"source": "Geography", "as_of": "2026-05", "audience": "public"}
        PartyFact.objects.create(party=a, other=b, kind=kind, **told)


def given(cast: Cast, **more: Any) -> dict[str, Any]:
    return {"officer": cast.desk, "today": cast.today, "expected_version": None, **more}


def line(cast: Cast, code: str, kind: str, term: str, **more: Any) -> ProfileLine:
    told = {"party": cast.party(code), "kind": kind, "term": term, "values": {**SAID, **more}}
    return profile_line_set(**given(cast), **told)


def test_goals_are_suggested_by_facts_with_their_source_and_settled_by_an_officer(cast: Cast) -> None:
    neighbours(cast.party("LVA"), cast.party("EST"), FactKind.LAND_NEIGHBOUR)
    neighbours(cast.party("LVA"), cast.party("EST"), FactKind.SEA_NEIGHBOUR)
    latvia = cast.party("LVA")
    view = view_of(cast.desk, latvia, cast.today)
    offered = set(view.open_suggestions)
    assert {"border_security", "maritime_security", "cyber_security"} <= offered
    ground = view.suggested["border_security"][0]
    assert (ground.others, ground.source, ground.as_of) == (("EST",), "Geography", "2026-05")
    answers = {"border_security": "high", "maritime_security": "struck"}
    profile_goals_judge(**given(cast), party=latvia, answers=answers)
    view = view_of(cast.desk, latvia, cast.today)
    assert (set(view.goals), set(view.struck)) == ({"border_security"}, {"maritime_security"})
    assert set(view.open_suggestions) == offered - {"border_security", "maritime_security"}
    assert set(view.aims) == offered - {"maritime_security"}
    assert (view.goals["border_security"].source, view.goals["border_security"].as_of) == ("Geography", "2026-05")
    for wrong in ({"border_security": "low"}, {"cyber_security": "enormous"}, {}):
        with pytest.raises(Malformed):
            profile_goals_judge(**given(cast), party=latvia, answers=wrong)


def test_what_one_side_seeks_meets_what_the_other_offers_while_it_is_valid(cast: Cast) -> None:
    line(cast, "UKR", "offered", "demining", level="instructing")
    line(cast, "GBR", "sought", "demining")
    line(cast, "UKR", "sought", "staff_college")
    line(cast, "GBR", "offered", "staff_college", valid_until=cast.today)
    line(cast, "GBR", "offered", "simulation")
    pair = partnerships_between([(cast.party("UKR"), cast.party("GBR"))])["GBR-UKR"]
    found = sought_and_offered(cast.desk, pair, cast.today)
    assert [one.term for one in found.they_seek] == ["demining"]
    assert [(one.term, one.offered.profile.party_id) for one in found.we_seek] == [
        ("staff_college", cast.party("GBR").pk)
    ]
    later = sought_and_offered(cast.desk, pair, cast.today.replace(year=2027))
    assert not later.we_seek
    assert [one.term for one in later.they.expired] == ["staff_college"]
    assert not sought_and_offered(cast.partner_desk, pair, cast.today).they_seek


def test_views_are_the_own_partys_for_ever(cast: Cast) -> None:
    made = line(cast, "GBR", "sought", "demining")
    for stranger in (cast.partner_desk, cast.third_desk, cast.guest, cast.own_guest):
        assert not ProfileLine.objects.visible_to(stranger).exists()
    assert ProfileLine.objects.visible_to(cast.auditor).exists()
    pair = partnerships_between([(cast.party("UKR"), cast.party("GBR"))])["GBR-UKR"]
    for model, pk in ((Profile, made.profile_id), (ProfileLine, made.pk)):
        for audience in ("parties", "public"):
            with pytest.raises(IntegrityError), transaction.atomic():
                model.objects.filter(pk=pk).update(audience=audience, partnership=pair)
    with pytest.raises(Unseen):
        profile_line_remove(**{**given(cast), "officer": cast.partner_desk}, line=made, reason="Ours?")
    with pytest.raises(Forbidden):
        profile_lines_record(officer=cast.auditor, today=cast.today, entries=[])


def test_a_line_says_only_what_belongs_to_its_kind_and_from_where(cast: Cast) -> None:
    party, day = cast.party("GBR"), cast.today
    wrong = {
        "priority": LineEntry(party, "goal", "arms_control", SAID),
        "level": LineEntry(party, "goal", "cyber_security", {**SAID, "priority": "low", "level": "full"}),
        "term": LineEntry(party, "offered", "cyber_security", SAID),
        "source": LineEntry(party, "sought", "demining", {"as_of": "2026"}),
        "as_of": LineEntry(party, "sought", "airlift", {**SAID, "as_of": "2027"}),
        "kind": LineEntry(party, "wanted", "sealift", SAID),
        "struck": LineEntry(party, "sought", "sealift", {**SAID, "struck": True}),
        "colour": LineEntry(party, "sought", "airfield", {**SAID, "colour": "blue"}),
    }
    rows = profile_lines_record(officer=cast.desk, today=day, entries=list(wrong.values()))
    assert [list(row.faults) for row in rows] == [[name] for name in wrong]
    assert not Profile.objects.exists()
    twice = LineEntry(party, "sought", "demining", SAID)
    assert {row.outcome for row in profile_lines_record(officer=cast.desk, today=day, entries=[twice, twice])} == {
        "refused"
    }


def test_a_profile_is_written_by_one_officer_at_a_time_and_lines_are_taken_out_with_a_reason(cast: Cast) -> None:
    made = line(cast, "GBR", "sought", "demining")
    told = {"party": cast.party("GBR"), "kind": "sought", "term": "airlift", "values": SAID}
    same = {**told, "term": "demining"}
    for version in (0, 2):
        stale = {**given(cast), "expected_version": version}
        for late in (told, same, {**same, "fresh": True}):
            with pytest.raises(Stale):
                profile_line_set(**stale, **late)
        with pytest.raises(Stale):
            profile_goals_judge(**stale, party=told["party"], answers={})
    with pytest.raises(Malformed):
        profile_line_set(**{**given(cast), "expected_version": 1}, **same)
    profile_line_set(**{**given(cast), "expected_version": 1}, **told)
    assert Profile.objects.get().version == 2
    with pytest.raises(Malformed):
        profile_line_set(**given(cast), **told, fresh=True)
    with pytest.raises(Malformed):
        profile_line_remove(**given(cast), line=made, reason=" ")
    profile_line_remove(**given(cast), line=made, reason="Said no more")
    assert set(view_of(cast.desk, cast.party("GBR"), cast.today).sought) == {"airlift"}
    assert Correction.objects.get(subject="profile").before["term"] == "demining"
    assert line(cast, "GBR", "sought", "demining").pk != made.pk


def test_an_approver_changes_the_terms_with_a_reason(cast: Cast) -> None:
    told = {"today": cast.today, "kind": "capability", "off": False, "reason": "Asked for by the navy."}
    with pytest.raises(Forbidden):
        profile_term_set(officer=cast.desk, code="", name="Divers", **told)
    with pytest.raises(Malformed):
        profile_term_set(officer=cast.approver, code="", name="Divers", **{**told, "reason": " "})
    made = profile_term_set(officer=cast.approver, code="", name="Divers", **told)
    line(cast, "GBR", "sought", made.code)
    profile_term_set(officer=cast.approver, code=made.code, name="Divers", **{**told, "off": True})
    with pytest.raises(Malformed):
        line(cast, "LVA", "sought", made.code)
    assert made.code in view_of(cast.desk, cast.party("GBR"), cast.today).sought
    assert made.code not in terms_of(cast.partner_desk.party_id)
    goal = dataclasses.replace(BY_CODE["cyber_security"], off=True)
    given_goal = {"code": goal.code, "kind": goal.kind, "name": "", "off": True, "reason": "Not ours."}
    profile_term_set(officer=cast.approver, today=cast.today, **given_goal)
    assert "cyber_security" not in view_of(cast.desk, cast.party("EST"), cast.today).suggested


def test_goals_are_shared_whether_entered_or_suggested_and_all_are_read_at_once(cast: Cast) -> None:
    line(cast, "UKR", "goal", "cyber_security", priority="high")
    with CaptureQueriesContext(
        connection,
    ) as asked:
        found = all_views(cast.desk, cast.today)
    few = len(asked)
    shared = goals_shared(found[cast.party("UKR").pk], found[cast.party("EST").pk])
    cyber = shared["cyber_security"]
    assert cyber.ours.line is not None and cyber.theirs.line is None
    assert (cyber.ours.weight, cyber.theirs.weight) == (3, 1)
    assert cyber.ours.sources == (("White paper", "2026-03"),) and cyber.theirs.sources[0][1] == "2008-05-14"
    for code in ("GBR", "POL", "LVA", "EST"):
        line(cast, code, "offered", "demining")
    with CaptureQueriesContext(connection) as asked:
        all_views(cast.desk, cast.today)
    assert len(asked) == few <= 5
