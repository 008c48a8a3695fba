"""A fact is put right for the own party, on a source and with a reason; the reference stays beside it."""

from typing import Any

import pytest

from partners.models import Change, Correction, FactKind, Party, PartyFact
from partners.parties.correcting import party_fact_correct, party_fact_withdraw
from partners.parties.reading import facts_about, in_effect, told
from partners.records.errors import Forbidden, Malformed, Unseen
from partners.records.record import PUBLIC


@pytest.fixture
def capital(cast: Any) -> PartyFact:
    """A reference fact: public, of nobody."""
    return PartyFact.objects.create(
        party=cast.party("GBR"),
        kind=FactKind.CAPITAL,
        value={"en": "London", "fr": "Londres", "lat": 51.5, "lon": -0.1},
        audience="public",
        source="Reference",
        as_of="2026-05",
    )


@pytest.fixture
def member(cast: Any) -> PartyFact:
    """A membership by the reference."""
    return PartyFact.objects.create(
        party=cast.party("GBR"),
        kind=FactKind.MEMBER_OF,
        other=cast.party("EU"),
        value={"status": "member"},
        since="1973",
        audience="public",
        source="Reference",
        as_of="2019",
    )


def correct(cast: Any, fact: PartyFact, **more: Any) -> PartyFact:
    """A correction by the desk officer."""
    return party_fact_correct(
        **{
            "officer": cast.desk,
            "today": cast.today,
            "party": fact.party,
            "kind": fact.kind,
            "value": {"en": "Edinburgh", "fr": "Édimbourg"},
            "source": "Note of the embassy",
            "as_of": "2026-11",
            "reason": "The embassy says so.",
            "replaces": fact,
            **more,
        }
    )


def test_both_stay_and_ours_stands_first(cast: Any, capital: PartyFact) -> None:
    made = correct(cast, capital)
    (one,) = told(facts_about(cast.desk, capital.party))
    assert one.fact == made and one.beside == [capital]
    assert (made.owner, made.audience) == (cast.desk.party, "national")
    capital.refresh_from_db()
    assert capital.value["en"] == "London" and capital.owner is None


def test_nobody_else_sees_it(cast: Any, capital: PartyFact) -> None:
    correct(cast, capital)
    for reader in (cast.partner_desk, cast.third_desk, cast.guest, PUBLIC):
        assert [one.fact for one in told(facts_about(reader, capital.party))] == [capital]
    assert len(facts_about(cast.auditor, capital.party)) == 2


def test_the_reason_and_what_it_said_before_are_kept(cast: Any, capital: PartyFact) -> None:
    made = correct(cast, capital)
    kept = Correction.objects.get(subject="party", part_id=made.pk)
    assert kept.reason == "The embassy says so." and kept.officer == cast.desk
    assert (kept.before["value"]["en"], kept.after["value"]["en"]) == ("London", "Edinburgh")
    change = Change.objects.get(source="partners_partyfact", record_id=made.pk)
    assert change.officer == cast.desk.pk and change.owner == cast.desk.party


def test_a_later_correction_takes_the_place_of_the_earlier(cast: Any, capital: PartyFact) -> None:
    first = correct(cast, capital)
    second = correct(cast, first, value={"en": "Cardiff"})
    (one,) = told(facts_about(cast.desk, capital.party))
    assert one.fact == second and one.beside == [capital]
    third = correct(cast, capital, value={"en": "York"})
    (one,) = told(facts_about(cast.desk, capital.party))
    assert one.fact == third and one.beside == [capital]


def test_each_party_corrects_for_itself(cast: Any, capital: PartyFact) -> None:
    ours = correct(cast, capital)
    theirs = correct(cast, capital, officer=cast.third_desk, value={"en": "Warsaw"})
    assert told(facts_about(cast.desk, capital.party))[0].fact == ours
    assert told(facts_about(cast.third_desk, capital.party))[0].fact == theirs


def test_taken_back_the_reference_stands_alone(cast: Any, capital: PartyFact) -> None:
    made = correct(cast, capital)
    party_fact_withdraw(officer=cast.desk, today=cast.today, fact=made, reason="It was a slip.")
    (one,) = told(facts_about(cast.desk, capital.party))
    assert one.fact == capital and not one.beside
    assert Correction.objects.filter(part_id=made.pk, after={"withdrawn": True}).exists()


def test_a_membership_that_is_denied_no_longer_holds(cast: Any, member: PartyFact) -> None:
    correct(cast, member, value={}, holds=False)
    assert in_effect(facts_about(cast.desk, member.party)) == []
    assert in_effect(facts_about(cast.third_desk, member.party)) == [member]


def test_a_membership_may_end(cast: Any, member: PartyFact) -> None:
    made = correct(cast, member, value={"status": "member"}, since="1973-01-01", until="2020-01-31")
    assert in_effect(facts_about(cast.desk, member.party)) == [made] and made.other == member.other


def test_a_fact_that_the_reference_lacks_is_added(cast: Any) -> None:
    made = party_fact_correct(
        officer=cast.desk,
        today=cast.today,
        party=cast.party("GBR"),
        kind=FactKind.LAND_NEIGHBOUR,
        other=cast.party("POL"),
        value={},
        source="Map",
        as_of="2026",
        reason="For the test.",
    )
    assert facts_about(cast.desk, cast.party("GBR")) == [made]


@pytest.mark.parametrize("who", ["auditor", "minister", "admin", "own_guest", "service"])
def test_who_does_not_write_corrects_nothing(cast: Any, capital: PartyFact, who: str) -> None:
    with pytest.raises(Forbidden):
        correct(cast, capital, officer=getattr(cast, who))
    made = correct(cast, capital)
    if getattr(cast, who).reads_national:
        with pytest.raises(Forbidden):
            party_fact_withdraw(officer=getattr(cast, who), today=cast.today, fact=made, reason="No.")


def test_the_correction_of_another_party_is_out_of_sight(cast: Any, capital: PartyFact) -> None:
    made = correct(cast, capital)
    with pytest.raises(Unseen):
        correct(cast, made, officer=cast.third_desk)
    with pytest.raises(Unseen):
        party_fact_withdraw(officer=cast.third_desk, today=cast.today, fact=made, reason="No.")


def test_the_reference_is_not_taken_back(cast: Any, capital: PartyFact) -> None:
    with pytest.raises(Forbidden):
        party_fact_withdraw(officer=cast.desk, today=cast.today, fact=capital, reason="No.")


@pytest.mark.parametrize(
    ("given", "field", "code"),
    [
        ({"source": " "}, "source", "required"),
        ({"as_of": ""}, "as_of", "required"),
        ({"as_of": "soon"}, "as_of", "not_a_date"),
        ({"as_of": "2026-12"}, "as_of", "in_the_future"),
        ({"reason": " "}, "reason", "required"),
        ({"value": {"en": " "}}, "value", "unknown"),
        ({"value": {"en": "London", "fr": "Londres", "lat": 51.5, "lon": -0.1}}, "value", "nothing_changed"),
        ({"kind": "seat", "value": {"place": "x"}}, "kind", "unknown"),
        ({"since": "2020", "until": "2019-05"}, "until", "out_of_range"),
    ],
)
def test_what_is_wrong_is_named(cast: Any, capital: PartyFact, given: Any, field: str, code: str) -> None:
    with pytest.raises(Malformed) as refused:
        correct(cast, capital, **given)
    assert code in refused.value.fields[field]
    assert PartyFact.objects.count() == 1


@pytest.mark.parametrize(
    ("kind", "other", "code"),
    [
        ("land_neighbour", None, "required"),
        ("land_neighbour", "GBR", "two_that_are_one"),
        ("member_of", "POL", "unknown"),
    ],
)
def test_the_other_party_is_of_the_kind_that_the_fact_asks_for(cast: Any, kind: str, other: Any, code: str) -> None:
    with pytest.raises(Malformed) as refused:
        party_fact_correct(
            officer=cast.desk,
            today=cast.today,
            party=cast.party("GBR"),
            kind=kind,
            other=Party.objects.get(code=other) if other else None,
            value={"status": "member"},
            source="Map",
            as_of="2026",
            reason="For the test.",
        )
    assert code in refused.value.fields["other"]
