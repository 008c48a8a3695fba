"""Occasions follow their agreement and time, and no missed night loses a step."""

import datetime as dt
import random
from typing import Any

from agreements.instruments.acts import act_record
from agreements.instruments.agreement import Agreement
from agreements.instruments.entry import ActEntry
from agreements.instruments.mending import act_correct, act_mistake
from agreements.models import Occasion
from agreements.obligations.advancing import dues_advance
from agreements.obligations.due import Due
from agreements.obligations.writing import obligation_correct, obligation_end
from agreements.standing.moves import standings_advance
from partners.models import StepTaken
from tests.cast import Cast
from tests.promises import acted, days, due_of, in_days, promised, status_of
from tests.walks import fresh

SEED = 20261126
YEARLY = {"recurrence": "every", "every_months": 12, "first_on": "2027-01-12"}


def night(day: dt.date) -> None:
    """What the daily task does."""
    dues_advance(day)
    standings_advance(day)


def test_occasions_are_laid_out_ahead_once_and_only_once(cast: Cast) -> None:
    promise = promised(cast, cast.record(), **YEARLY)
    assert days(promise) == ["2027-01-12", "2028-01-12"]
    later = cast.today.replace(year=2027)
    for day in (later, later, later + dt.timedelta(days=1)):
        night(day)
    assert days(promise) == ["2027-01-12", "2028-01-12", "2029-01-12"]


def test_statuses_come_with_time_and_a_missed_night_loses_nothing(cast: Cast) -> None:
    due = due_of(promised(cast, cast.record(), first_on="2027-03-31", period_from="2027-02-01"))
    assert due.status == "pending"
    night(dt.date(2027, 4, 20))
    steps = StepTaken.objects.filter(subject="due", subject_id=due.pk).order_by("id")
    assert list(steps.values_list("from_status", "to_status", "on", "way")) == [
        ("pending", "active", dt.date(2027, 2, 1), "system"),
        ("active", "due", dt.date(2027, 3, 1), "system"),
        ("due", "overdue", dt.date(2027, 4, 1), "system"),
    ]
    night(dt.date(2027, 4, 21))
    assert steps.count() == 3


def test_a_month_is_due_from_its_first_to_its_last_day(cast: Cast) -> None:
    due = due_of(promised(cast, cast.record(), first_on="2027-05"))
    stood = {}
    for day in (dt.date(2027, 4, 30), dt.date(2027, 5, 1), dt.date(2027, 5, 31), dt.date(2027, 6, 1)):
        night(day)
        stood[str(day)] = status_of(due)
    assert stood == {"2027-04-30": "active", "2027-05-01": "due", "2027-05-31": "due", "2027-06-01": "overdue"}


def suspended(cast: Cast) -> Agreement:
    """An agreement that is suspended in the first five months of 2027."""
    days = (("signed", "2024-01-12"), ("suspended", "2027-01-01"), ("resumed", "2027-06-01"))
    return cast.record(acts=[ActEntry(*one) for one in days], entry_method="on_signature")


def test_what_falls_due_in_a_suspension_is_not_owed_and_a_resumption_gives_back_the_rest(cast: Cast) -> None:
    agreement = suspended(cast)
    on = ("2026-12-15", "2026-12-31", "2027-01-01", "2027-03", "2027-05-31", "2027-06-01", "2027-06")
    dues = {day: due_of(promised(cast, agreement, first_on=day)) for day in on}
    within = {"2027-01-01", "2027-03", "2027-05-31"}
    survivor = due_of(promised(cast, agreement, first_on="2027-03-01", survives=True))
    # Nights were missed: the steps are dated by what brought them.
    night(dt.date(2027, 1, 9))
    assert {status_of(due) for due in dues.values()} == {"frozen"} and status_of(survivor) == "active"
    assert Occasion.objects.filter(kind="due", state="live").count() == 1
    night(dt.date(2027, 6, 1))
    stood = {day: status_of(due) for day, due in dues.items()}
    assert {day for day, status in stood.items() if status == "frozen"} == within
    assert (stood["2026-12-15"], stood["2027-06-01"], stood["2027-06"]) == ("overdue", "due", "due")
    night(dt.date(2027, 9, 1))
    assert {day for day, due in dues.items() if status_of(due) != "overdue"} == within
    assert status_of(survivor) == "overdue"
    frozen = StepTaken.objects.get(subject="due", subject_id=dues["2027-06"].pk, to_status="frozen")
    assert (frozen.on, frozen.cause) == (dt.date(2027, 1, 1), "agreement_suspended")
    thawed = StepTaken.objects.get(subject="due", subject_id=dues["2027-06"].pk, from_status="frozen")
    assert thawed.on == dt.date(2027, 6, 1)


def test_both_sides_may_set_another_day_for_what_was_suspended_or_correct_the_suspension(cast: Cast) -> None:
    agreement = suspended(cast)
    promise, other = (promised(cast, agreement, first_on="2027-03-01") for _ in range(2))
    day = dt.date(2027, 7, 1)
    night(day)
    given: dict[str, Any] = {"today": day, "expected_version": None, "reason": "Agreed by letter."}
    promise.agreement = fresh(agreement)
    obligation_correct(officer=cast.desk, obligation=promise, values={"first_on": "2027-09-01"}, **given)
    assert (status_of(due_of(promise)), status_of(due_of(other))) == ("active", "frozen")
    act = agreement.acts.get(kind="suspended")
    act_mistake(officer=cast.approver, agreement=fresh(agreement), act_id=act.pk, **given)
    assert status_of(due_of(other)) == "overdue"


def test_the_end_takes_later_occasions_and_a_correction_gives_them_back(cast: Cast) -> None:
    agreement = cast.record(entry_method="on_signature")
    promise, survivor = promised(cast, agreement, **YEARLY), promised(cast, agreement, survives=True, **YEARLY)
    given = {"today": cast.today, "expected_version": None}
    act = act_record(officer=cast.approver, agreement=fresh(agreement), kind="terminated", on="2027-06-30", **given)
    assert [status_of(due_of(promise, n)) for n in (0, 1)] == ["active", "lapsed"]
    assert [status_of(due_of(survivor, n)) for n in (0, 1)] == ["active", "pending"]
    changed = {"values": {"on": "2028-06-30"}, "reason": "Misread."}
    act_correct(officer=cast.approver, agreement=fresh(agreement), act_id=act.pk, **changed, **given)
    assert [status_of(due_of(promise, n)) for n in (0, 1)] == ["active", "pending"]
    act_correct(
        officer=cast.approver,
        agreement=fresh(agreement),
        act_id=act.pk,
        values={"on": "2026-11-20"},
        reason="No.",
        **given,
    )
    assert {one.status for one in Due.objects.filter(obligation=promise)} == {"lapsed"}
    act_mistake(officer=cast.approver, agreement=fresh(agreement), act_id=act.pk, reason="Never sent.", **given)
    assert [status_of(due_of(promise, n)) for n in (0, 1)] == ["active", "pending"]


def test_nothing_is_owed_before_it_applies(cast: Cast) -> None:
    due = due_of(promised(cast, cast.prepared("concept"), first_on=in_days(cast, -3)))
    assert due.status == "pending"
    night(cast.today + dt.timedelta(days=400))
    assert status_of(due) == "pending"


def test_a_corrected_date_moves_what_nobody_acted_on(cast: Cast) -> None:
    promise = promised(cast, cast.record(), **YEARLY)
    first, second = due_of(promise, 0), due_of(promise, 1)
    acted(cast, first, "fulfil")
    given = {"officer": cast.desk, "today": cast.today, "expected_version": None, "reason": "Misread."}
    promise.agreement = fresh(promise.agreement)
    obligation_correct(obligation=promise, values={"first_on": "2027-02-01"}, **given)
    moved = {one.pk: one.due for one in Due.objects.filter(obligation=promise, mistake_at=None)}
    assert moved == {first.pk: "2027-01-12", second.pk: "2028-02-01"}
    obligation_correct(obligation=promise, values={"recurrence": "on_dates", "on_dates": ["2030"]}, **given)
    assert days(promise) == ["2027-01-12", "2030"]
    obligation_correct(obligation=promise, values={"recurrence": "every", "on_dates": []}, **given)
    assert days(promise) == ["2027-01-12", "2028-02-01"]


def test_a_promise_that_ends_asks_for_nothing_later(cast: Cast) -> None:
    promise = promised(cast, cast.record(), survives=True, **YEARLY)
    given = {"officer": cast.desk, "today": cast.today, "expected_version": None, "reason": "Replaced."}
    promise.agreement = fresh(promise.agreement)
    obligation_end(obligation=promise, on=dt.date(2027, 6, 1), **given)
    assert [status_of(due_of(promise, n)) for n in (0, 1)] == ["active", "lapsed"]
    night(cast.today.replace(year=2027))
    assert len(days(promise)) == 2
    obligation_end(obligation=promise, on=None, **given)
    assert status_of(due_of(promise, 1)) == "pending"


def test_half_a_year_is_the_same_whatever_nights_were_missed(cast: Cast) -> None:
    """Two like portfolios, one advanced each night, one now and then: the same steps on the same days."""
    acts = [ActEntry("signed", "2024-01-12"), ActEntry("suspended", "2027-02-02"), ActEntry("resumed", "2027-03-30")]
    form: dict[str, Any] = {"acts": acts, "entry_method": "on_signature", "term_kind": "fixed", "term_months": 40}
    promises: list[dict[str, Any]] = [
        YEARLY,
        {"recurrence": "every", "every_months": 1, "first_on": "2026-12-31", "working_rule": "after"},
        {"recurrence": "each_period", "every_months": 6, "survives": True},
        {"first_on": "2027-04"},
        {"recurrence": "on_dates", "on_dates": ["2027-04-01", "2028-07"]},
        {},
    ]
    nights = random.Random(SEED)
    chances = {"every night": 1.0, "few nights": 0.1, "no night": 0.0}
    found, last = {}, cast.today + dt.timedelta(days=150)
    for name, chance in chances.items():
        agreement = cast.record(**form)
        for values in promises:
            promised(cast, agreement, **values)
        for number in range(1, 150):
            if nights.random() < chance:
                night(cast.today + dt.timedelta(days=number))
        night(last)
        dues = agreement.dues.select_related("obligation")
        keys = {one.pk: (one.obligation.every_months, one.occasion) for one in dues}
        steps = StepTaken.objects.filter(subject="due", subject_id__in=keys)
        found[name] = sorted(f"{keys[one.subject_id]} {one.on} {one.from_status} {one.to_status}" for one in steps)
    assert len(found["every night"]) > 25
    assert found["every night"] == found["few nights"] == found["no night"], SEED
