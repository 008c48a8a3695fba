"""What an activity gives is counted by itself, follows its corrections, and is seen with it."""

from decimal import Decimal
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from agreements.activities.activity import Activity
from agreements.activities.entry import ActivityEntry
from agreements.activities.mending import activity_correct, activity_mistake
from agreements.activities.recording import activities_record
from agreements.activities.sides import activity_side_put
from agreements.activities.training.keeping import means_drop, means_put
from agreements.activities.training.seating import seats_add
from agreements.reciprocity.acting import reciprocity_act, reciprocity_act_mistake, reciprocity_contest
from agreements.reciprocity.counting import Facts, counted
from agreements.reciprocity.entry import ReciprocityEntry
from agreements.reciprocity.following import entries_follow
from agreements.reciprocity.recording import reciprocity_correct, reciprocity_mistake, reciprocity_record
from partners.models import StepTaken
from partners.records.audience import audience_ask
from partners.records.errors import Forbidden, Malformed, Refused, Unseen
from tests.cast import Cast
from tests.doings import recorded_activity, widened_activity
from tests.given import Giving, agreed, shared

DONE = {"starts": "2026-06-01", "ends": "2026-06-05", "status": "completed", "host": "UKR", "area": "exercises"}


def exercise(cast: Cast, partner: str = "GBR", **entry: Any) -> Activity:
    """Five days of exercise with us, forty of ours and thirty of theirs."""
    made = recorded_activity(cast, partner, activity_type="exercise", **{**DONE, **entry})
    for code, people in (("UKR", 40), (partner, 30)):
        put(cast, made, code, people)
    return made


def put(cast: Cast, activity: Activity, code: str, people: int) -> None:
    given = {"party": cast.party(code), "values": {"took_part": people}, "expected_version": None}
    activity_side_put(officer=cast.desk, today=cast.today, activity=activity, **given)


def given(activity: Activity) -> set[tuple[str, str, str, Decimal]]:
    rows = ReciprocityEntry.objects.filter(activity=activity, mistake_at=None)
    return {(one.giver.code, one.kind, one.unit, one.quantity) for one in rows.select_related("giver")}


@pytest.mark.parametrize(
    ("form", "activity_type", "wanted"),
    [
        ("exercise", "exercise", {(1, "hosting", 5), (1, "people_sent", 200), (2, "people_sent", 150)}),
        ("training", "course_seat", {(1, "hosting", 5), (1, "guests_hosted", 150)}),
        ("visit_talks", "working_visit", {(1, "hosting", 5), (1, "guests_hosted", 150)}),
        ("training", "mobile_training_team", {(2, "instructors", 150)}),
        ("intelligence", "information_exchange", set()),
        ("procurement", "procurement_case", set()),
    ],
)
def test_each_form_counts_what_it_gives(form: str, activity_type: str, wanted: set[Any]) -> None:
    facts = Facts(form, activity_type, 1, 5, {1: 40, 2: 30})
    assert {(one.giver, one.kind, one.quantity) for one in counted(facts)} == wanted
    assert not list(counted(Facts(form, activity_type, 1, None, {1: 40})))


def test_it_is_counted_by_itself_and_follows_corrections_without_being_typed_twice(cast: Cast) -> None:
    made = exercise(cast)
    whole = {("UKR", "hosting", "days", Decimal(5)), ("UKR", "people_sent", "person_days", Decimal(200))}
    assert given(made) == whole | {("GBR", "people_sent", "person_days", Decimal(150))}
    entry = ReciprocityEntry.objects.get(activity=made, giver=cast.party("GBR"))
    assert (entry.status, str(entry.given_on), entry.area, entry.name) == (
        *("provided", "2026-06-05", "exercises", made.title),
    )
    assert StepTaken.objects.filter(subject="reciprocity", subject_id=entry.pk, step="counted", way="system").exists()
    put(cast, made, "GBR", 20)
    entry.refresh_from_db()
    assert entry.quantity == 100 and entry.corrected_at
    made.refresh_from_db()
    told = {"officer": cast.desk, "today": cast.today, "activity": made, "reason": "As the log has it."}
    activity_correct(**told, values={"ends": "2026-06-02", "host": cast.party("GBR")}, expected_version=made.version)
    assert given(made) == {
        ("GBR", "hosting", "days", Decimal(2)),
        ("UKR", "people_sent", "person_days", Decimal(80)),
        ("GBR", "people_sent", "person_days", Decimal(40)),
    }
    made.refresh_from_db()
    with pytest.raises(Refused) as caught:
        reciprocity_correct(
            officer=cast.desk, today=cast.today, entry=entry, values={"title": "x"}, reason="x", expected_version=None
        )
    assert [one.code for one in caught.value.conditions] == ["entry_of_no_activity"]
    activity_mistake(**told, expected_version=made.version)
    assert not given(made)


def test_seats_on_which_somebody_sat_and_teams_are_counted_from_their_own_rows(cast: Cast) -> None:
    course = recorded_activity(cast, "GBR", activity_type="course_seat", **DONE)
    told: dict[str, Any] = {"officer": cast.desk, "today": cast.today, "activity": course, "expected_version": None}
    seats_add(**told, count=3, giving=cast.party("GBR"), status="graduated")
    seats_add(**told, count=2, giving=cast.party("GBR"))
    values = {"kind": "instructors", "giving": cast.party("GBR"), "topic": "Navigation"}
    means = means_put(**told, values={**values, "team_size": 2, "days_given": 4})
    hosting = ("UKR", "hosting", "days", Decimal(5))
    seats = ("GBR", "seats", "seats", Decimal(3))
    assert given(course) == {hosting, seats, ("GBR", "instructors", "person_days", Decimal(8))}
    means_drop(**told, means_id=means.pk)
    assert given(course) == {hosting, seats}


def test_an_entry_of_an_activity_is_shared_with_it_and_between_the_two_alone(cast: Cast) -> None:
    made = exercise(cast)
    entry = ReciprocityEntry.objects.get(activity=made, kind="hosting")
    asked = {"root": entry, "to": "parties", "reason": "x", "expected_version": entry.version}
    with pytest.raises(Refused):
        audience_ask(officer=cast.desk, today=cast.today, **asked)
    assert not ReciprocityEntry.objects.visible_to(cast.partner_desk).exists()
    assert "UKR hosting 5 days" in made.disclosed()["given"]
    widened_activity(cast, made, "parties")
    assert ReciprocityEntry.objects.visible_to(cast.partner_desk).count() == 3
    widened_activity(cast, made, "public")
    assert set(ReciprocityEntry.objects.values_list("audience", flat=True)) == {"parties"}
    act = {"entry": entry, "to": "acknowledged", "expected_version": None}
    kept = reciprocity_act(officer=cast.partner_desk, today=cast.today, **act)
    assert kept.audience == "parties"
    put(cast, made, "UKR", 50)
    assert ReciprocityEntry.objects.get(pk=entry.pk).status == "acknowledged"


def test_many_are_counted_in_a_fixed_number_of_statements(cast: Cast) -> None:
    def asked(number: int) -> int:
        rows = [
            ActivityEntry(parties=("GBR",), title=f"Exercise {one}", activity_type="exercise", **DONE)
            for one in range(number)
        ]
        made = [one.activity for one in activities_record(officer=cast.desk, today=cast.today, entries=rows)]
        ReciprocityEntry.objects.filter(activity__in=made).update(quantity=1)
        with CaptureQueriesContext(connection) as queries:
            entries_follow(made)
        return len(queries)

    assert asked(2) == asked(60)


def test_what_no_activity_says_is_put_down_corrected_taken_back_and_contested(cast: Cast) -> None:
    values = {"kind": "access", "title": "Range of Yavoriv", "unit": "days", "quantity": Decimal(3)}
    told: dict[str, Any] = {"officer": cast.desk, "today": cast.today, "partner": cast.party("GBR")}
    for wrong, field in (
        ({"unit": "seats"}, "unit"),
        ({"quantity": Decimal(0)}, "quantity"),
        ({"given_on": cast.today.replace(year=2027)}, "given_on"),
        ({"currency": "EUR"}, "currency"),
        ({}, "due_on"),
    ):
        with pytest.raises(Malformed) as caught:
            reciprocity_record(**told, giver=cast.party("UKR"), values={**values, **wrong})
        assert field in caught.value.fields
    money = {**values, "unit": "money", "currency": "EUR", "given_on": cast.today}
    with pytest.raises(Refused):
        reciprocity_record(**told, giver=cast.party("UKR"), values=money)
    agreed(cast, "GBR", "valuation")
    assert reciprocity_record(**told, giver=cast.party("UKR"), values=money).currency == "EUR"
    with pytest.raises(Malformed) as caught:
        reciprocity_record(**told, giver=cast.party("GBR"), values={**values, "given_on": cast.today})
    assert caught.value.fields == {"evidence": ["required"]}
    with pytest.raises(Forbidden):
        reciprocity_record(**{**told, "officer": cast.auditor}, giver=cast.party("UKR"), values=values)
    entry = reciprocity_record(**told, giver=cast.party("UKR"), values={**values, "given_on": cast.today})
    on: dict[str, Any] = {"today": cast.today, "entry": entry, "reason": "As the log has it.", "expected_version": None}
    assert reciprocity_correct(officer=cast.desk, values={"quantity": Decimal(4)}, **on).quantity == 4
    assert reciprocity_act_mistake(officer=cast.desk, **on).status == "pledged"
    with pytest.raises(Unseen):
        reciprocity_act_mistake(officer=cast.desk, **on)
    entry = shared(cast, entry)
    with pytest.raises(Forbidden):
        reciprocity_contest(officer=cast.desk, **on)
    assert reciprocity_contest(officer=cast.partner_desk, **on).party == cast.party("GBR")
    assert reciprocity_mistake(officer=cast.desk, **on).mistake_at


def test_what_is_late_is_overdue_and_what_is_returned_names_the_return(cast: Cast) -> None:
    late = Giving(cast, due_on=cast.today.replace(month=10)).entry
    assert late.overdue_on(cast.today) and not late.overdue_on(cast.today.replace(month=9))
    first = Giving(cast, given_on=cast.today, settle_by=cast.today)
    first.to("acknowledged") if first.entry.status == "pledged" else first.act("acknowledged", ours=False)
    back = Giving(cast, giver="GBR")
    with pytest.raises(Malformed) as caught:
        first.act("settled_in_kind", ours=True, counter=late)
    assert caught.value.fields == {"counter": ["not_of_the_other_side"]}
    assert first.act("settled_in_kind", ours=True, counter=back.entry).counter == back.entry
    assert not first.entry.overdue_on(cast.today.replace(year=2027))


def test_the_database_keeps_one_entry_for_an_activity_a_side_and_a_kind(cast: Cast) -> None:
    made = exercise(cast)
    one = ReciprocityEntry.objects.filter(activity=made).first()
    assert one
    one.pk, one.slug = None, "another"
    with pytest.raises(IntegrityError, match="one_entry_per_activity_side_and_kind"), transaction.atomic():
        one.save(force_insert=True)
