"""The door for activities that exist, mending, and what is taken twice."""

from typing import Any

import pytest

from agreements.activities.access import activity_by_key
from agreements.activities.acting import activity_contest
from agreements.activities.activity import Activity, ActivityAddress
from agreements.activities.booking import booking_add, booking_drop
from agreements.activities.entry import ActivityEntry
from agreements.activities.mending import activity_correct, activity_mistake, activity_same_as
from agreements.activities.recording import activities_record
from agreements.activities.selectors import ActivityFilter, activities_found
from partners.models import Correction
from partners.records.errors import Malformed, Refused, Unseen
from tests.cast import Cast
from tests.doings import Doing, recorded_activity


def test_title_partner_and_period_are_enough_and_its_days_say_how_it_stands(cast: Cast) -> None:
    today = cast.today.isoformat()
    stands = {starts: recorded_activity(cast, starts=starts).status for starts in ("2026-06", today, "2027-04/2027-06")}
    assert list(stands.values()) == ["completed", "ongoing", "agreed"]
    quarter = Activity.objects.get(starts="2027-04/2027-06")
    assert (str(quarter.first_on), str(quarter.last_on), quarter.days) == ("2027-04-01", "2027-06-30", None)
    assert quarter.reference == "GBR-UKR-2027-A001" and quarter.form == "exercise" and quarter.audience == "national"
    assert activity_by_key(cast.liaison, quarter.slug).pk == quarter.pk
    with pytest.raises(Unseen):
        activity_by_key(cast.partner_desk, quarter.slug)


@pytest.mark.parametrize(
    ("entry", "faults"),
    [
        ({"parties": ["UKR"]}, {"parties": ["two_that_are_one"]}),
        ({"parties": ["GBR", "POL", "EST"]}, {"parties": ["more_than_two"]}),
        ({"parties": ["XXX"]}, {"parties": ["unknown"]}),
        ({"title": " "}, {"title": ["required"]}),
        ({"starts": "soon"}, {"starts": ["not_a_date"]}),
        ({"starts": "2026-06", "ends": "2026-05"}, {"ends": ["ends_before_start"]}),
        ({"host": "POL"}, {"host": ["not_of_pair"]}),
        ({"status": "planned"}, {"status": ["over_already"]}),
        ({"status": "completed", "starts": "2027"}, {"status": ["not_over_yet"]}),
        ({"legal_basis": "GBR-UKR-2024-001"}, {"legal_basis": ["unknown"]}),
        ({"activity_type": "war"}, {"activity_type": ["unknown"]}),
    ],
)
def test_what_is_wrong_is_said_by_field_and_nothing_is_kept(cast: Cast, entry: Any, faults: Any) -> None:
    given = {"parties": ["GBR"], "title": "Patrol", "starts": "2026-06", **entry}
    (row,) = activities_record(officer=cast.desk, today=cast.today, entries=[ActivityEntry(**given)])
    assert (row.outcome, row.faults) == ("refused", faults) and not Activity.objects.exists()


def test_the_legal_basis_is_an_agreement_of_the_same_pair(cast: Cast) -> None:
    ours, theirs = cast.record("GBR"), cast.record("POL")
    wrong = {"legal_basis": ["of_another_pair"]}
    given: Any = {"parties": ["GBR"], "title": "Patrol", "starts": "2026-06"}
    entries = [ActivityEntry(**given, legal_basis=one.key) for one in (ours, theirs)]
    rows = activities_record(officer=cast.desk, today=cast.today, entries=entries)
    assert [(row.outcome, row.faults) for row in rows] == [("created", {}), ("refused", wrong)]
    doing = Doing(cast, legal_basis=ours)
    for plan in (lambda: doing.edit(legal_basis=theirs), lambda: Doing(cast, legal_basis=theirs)):
        with pytest.raises(Malformed) as caught:
            plan()
        assert caught.value.fields == wrong


def test_a_list_is_recorded_with_as_many_statements_as_one_and_once(
    cast: Cast, django_assert_max_num_queries: Any
) -> None:
    entries = [
        ActivityEntry(parties=["GBR", "POL"], title=f"Patrol {one}", starts="1999-05", source_key=f"k{one}")
        for one in range(30)
    ]
    with django_assert_max_num_queries(18):
        rows = activities_record(officer=cast.desk, today=cast.today, entries=entries)
    assert {row.outcome for row in rows} == {"created"}
    again = activities_record(officer=cast.desk, today=cast.today, entries=[*entries, entries[0]])
    assert [row.outcome for row in again] == ["unchanged"] * 30 + ["refused"]
    assert activities_found(cast.desk, ActivityFilter(q="patr", partner="POL", year=1999)).count() == 30
    assert activities_found(cast.partner_desk, ActivityFilter()).count() == 0


def test_a_mistake_is_mended_with_a_reason_and_never_hidden(cast: Cast) -> None:
    one, other = recorded_activity(cast), recorded_activity(cast)
    given: Any = {"officer": cast.desk, "today": cast.today}
    with pytest.raises(Malformed):
        activity_correct(activity=one, values={}, reason="Typo.", expected_version=one.version, **given)
    one.refresh_from_db()
    values = {"place": "Kherson", "status": "cancelled"}
    activity_correct(activity=one, values=values, reason="Typo.", expected_version=one.version, **given)
    one.refresh_from_db()
    assert one.status == "cancelled" and one.corrected_at
    assert Correction.objects.get().after == {"place": "Kherson", "status": "cancelled"}
    kept = {"kept": one, "reason": "Twice.", "expected_version": other.version}
    activity_same_as(duplicate=other, **kept, **given)
    assert activity_by_key(cast.desk, str(other.reference)).pk == one.pk and ActivityAddress.objects.count() == 4
    one.refresh_from_db()
    activity_mistake(activity=one, reason="Never was.", expected_version=one.version, **given)
    assert not Activity.objects.visible_to(cast.desk).exists()


def test_the_other_side_objects_to_what_was_recorded_and_nobody_to_the_own(cast: Cast) -> None:
    shared = recorded_activity(cast, audience="parties")
    given: Any = {"today": cast.today, "activity": shared, "reason": "It was a visit.", "expected_version": None}
    assert activity_contest(officer=cast.partner_desk, **given).party == cast.party("GBR")
    with pytest.raises(Exception, match="contest_own"):
        activity_contest(officer=cast.desk, **given)


def test_a_unit_is_taken_once_and_the_other_activity_is_named_to_those_alone_who_see_it(cast: Cast) -> None:
    ukraine = cast.party("UKR")
    given: Any = {"today": cast.today, "kind": "unit", "expected_version": None}
    first, second, theirs = Doing(cast), Doing(cast), Doing(cast, "EST", "reported")
    for doing in (first, second, theirs):
        booking_add(officer=cast.desk, activity=doing.activity, party=ukraine, name="Ship  Hetman", **given)
    booking_add(officer=cast.partner_desk, activity=second.activity, party=ukraine, name="Place", **given)
    taken = first.to("confirmed")
    second.to("planned")
    second.bring()
    second.cover()
    with pytest.raises(Refused) as caught:
        second.act("confirmed", ours=True)
    assert caught.value.conditions[0].data == {"name": "Ship  Hetman", "by": taken.reference}
    theirs.to("confirmed") if False else None
    hidden = Doing(cast, "EST", "reported")
    booking_add(officer=cast.desk, activity=hidden.activity, party=ukraine, name="ship hetman 2", **given)
    hidden.to("confirmed")
    shared = recorded_activity(cast, starts="2026-12-12", ends="2026-12-12", status="confirmed", audience="parties")
    with pytest.raises(Refused) as unnamed:
        booking_add(officer=cast.partner_desk, activity=shared, party=ukraine, name="SHIP HETMAN 2", **given)
    assert unnamed.value.conditions[0].data == {"name": "ship hetman 2", "by": ""}
    first.step("postponed", by="GBR", reason="Storm.")
    assert second.to("confirmed").status == "confirmed"


def test_the_database_itself_refuses_what_is_taken_twice(cast: Cast) -> None:
    from agreements.activities.parts import Booking
    from partners.records.service import service

    given: Any = {"today": cast.today, "kind": "place", "party": cast.party("UKR"), "expected_version": None}
    one, other = (recorded_activity(cast, starts="2026-12-10", ends="2026-12-12", status="confirmed") for _ in range(2))
    booking = booking_add(officer=cast.desk, activity=one, name="Range 3", **given)

    @service
    def past_the_guard(*, officer: Any, today: Any) -> None:
        values = {name: getattr(booking, name) for name in ("kind", "party", "name", "key", "owner", "partnership")}
        Booking.objects.create(activity=other, days=other.days, **values)

    with pytest.raises(Refused, match="booked_once"):
        past_the_guard(officer=cast.desk, today=cast.today)
    booking_drop(officer=cast.desk, today=cast.today, activity=one, booking_id=booking.pk, expected_version=None)
    booking_add(officer=cast.desk, activity=other, name="Range 3", **given)
