"""Activities over REST: both doors, the way to a report, what each side keeps, lists, the status, the feed."""

from typing import Any

from agreements.models import Activity
from partners.records.seal import seal_history
from tests.cast import Cast
from tests.cooperation.api.test_schema import document, fits  # noqa: F401  the schema, once
from tests.doings import OUTCOME, Doing, recorded_activity

NEW = {"door": "prepared", "parties": ["GBR"], "title": "Sea patrol", "activity_type": "exercise", "starts": "2027-05"}


def at(activity: Activity, rest: str = "") -> str:
    """The address of a resource beneath an activity."""
    return f"activities/{Activity.objects.get(pk=activity.pk).key}/{rest}"


def sent(rest: Any, officer: Any, activity: Activity, where: str, data: Any, **more: Any) -> Any:
    """A write on the version that is there."""
    tag = rest.get(officer, at(activity)).tag
    return rest.post(officer, at(activity, where), data, If_Match=tag, **more)


def test_both_doors_and_what_is_wrong_by_field(rest: Any, cast: Cast) -> None:
    made = rest.post(cast.desk, "activities/", NEW)
    assert made.status == 201 and made.data["status"] == "proposed" and made.headers["Location"] == made.data["url"]
    wrong = rest.post(cast.desk, "activities/", NEW | {"parties": ["XXX"], "host": "POL"})
    assert wrong.status == 400
    recorded = rest.post(cast.desk, "activities/", {**NEW, "door": "recorded", "starts": "2019", "host": "GBR"})
    assert recorded.data["reference"] == "GBR-UKR-2019-A001" and recorded.data["status"] == "completed"
    assert rest.get(cast.partner_desk, recorded.data["url"]).status == 404
    one = Activity.objects.get(starts="2027-05")
    tag = rest.get(cast.desk, at(one)).tag
    assert rest.patch(cast.desk, at(one), {"place": "Odesa"}).status == 428
    edited = rest.patch(cast.desk, at(one), {"place": "Odesa", "host": "UKR"}, If_Match=tag)
    assert edited.data["place"] == "Odesa" and edited.data["host"] == "UKR"
    assert rest.patch(cast.desk, at(one), {"place": "X"}, If_Match=tag).status == 412
    gone = rest.patch(cast.desk, at(one), {"mistake": True, "reason": "Never."}, If_Match=edited.tag)
    assert gone.status == 204 and rest.get(cast.desk, at(one)).status == 404


def test_the_way_to_its_report(rest: Any, cast: Cast) -> None:
    doing = Doing(cast)
    one = doing.activity
    steps = rest.get(cast.partner_desk, at(one, "transitions/")).data
    assert {step["to"] for step in steps["steps"]} == {"accepted_by_one", "cancelled"}
    assert sent(rest, cast.desk, one, "acts/", {"kind": "accepted"}).data["status"] == "accepted_by_one"
    assert sent(rest, cast.partner_desk, one, "acts/", {"kind": "accepted"}).data["status"] == "agreed"
    assert sent(rest, cast.desk, one, "transitions/", {"to": "planned"}).data["status"] == "planned"
    refused = sent(rest, cast.desk, one, "acts/", {"kind": "confirmed"})
    assert refused.status == 409 and set(refused.codes) == {"participants_counted", "contact_named", "activity_covered"}
    for officer, side in ((cast.desk, "UKR"), (cast.partner_desk, "GBR")):
        brought = {"side": side, "participants": 4, "contact": "J7"}
        assert sent(rest, officer, one, "sides/", brought).status == 201
    booked = sent(rest, cast.desk, one, "bookings/", {"kind": "place", "side": "UKR", "name": "Range 3"})
    assert booked.data["bookings"][0]["taken"] is False
    doing.cover()
    for officer in (cast.desk, cast.partner_desk):
        found = sent(rest, officer, one, "acts/", {"kind": "confirmed"})
    assert found.data["status"] == "confirmed" and found.data["bookings"][0]["taken"] is True
    cost = sent(rest, cast.desk, one, "costs/", {"side": "UKR", "currency": "EUR", "budget": "12.50"})
    assert cost.data["half"]["costs"] == [{"party": "UKR", "currency": "EUR", "budget": "12.50", "actual": None}]
    assert rest.get(cast.partner_desk, at(one)).data["half"]["costs"] == []
    called_off = sent(
        rest, cast.partner_desk, one, "transitions/", {"to": "postponed", "by": "GBR", "reason": "Storm."}
    )
    assert called_off.data["called_off_by"] == "GBR"
    assert sent(rest, cast.partner_desk, one, "contests/", {"reason": "No."}).status == 201


def test_lists_status_feed_and_answers_as_the_schema_says(
    rest: Any,
    cast: Cast,
    document: dict[str, Any],  # noqa: F811
) -> None:
    one = Doing(cast).to("reported")
    recorded_activity(cast, "EST", starts="2010", title="Old talks", activity_type="staff_talks")
    found = rest.get(cast.desk, "activities/?form=exercise&party=GBR&first_on__gte=2026-12-01").data
    assert [row["title"] for row in found["results"]] == ["Sea patrol"] and found["count"] == 1
    assert rest.get(cast.desk, "activities/?q=old&ordering=title").data["count"] == 1
    assert rest.get(cast.partner_desk, "activities/").data["count"] == 1
    assert rest.get(cast.desk, "activities/?form=war").status == 400
    status = rest.get(cast.desk, at(one, "status/"))
    assert status.data["status"] == "reported" and status.data["report_due_on"] is None
    assert rest.get(cast.desk, at(one, "status/"), If_None_Match=status.tag).status == 304
    assert rest.get(cast.desk, at(one)).data["outcome"] == OUTCOME
    seal_history()
    told = rest.get(cast.partner_desk, "changes/?limit=1000").data["results"]
    mine = [row for row in told if row["record"] == "activity"]
    assert mine[0]["kind"] == "entered" and mine[0]["state"]["title"] == "Sea patrol"
    for part in ("", "status/", "transitions/", "audience/"):
        fits(document, rest.get(cast.desk, at(one, part)), f"activities/{{key}}/{part}")
    fits(document, rest.get(cast.desk, "activities/"), "activities/")


def test_an_exercise_goes_through_its_stages_and_its_lessons_are_closed(
    rest: Any,
    cast: Cast,
    document: dict[str, Any],  # noqa: F811  it is used
) -> None:
    doing = Doing(cast)
    activity = doing.to("agreed")
    shown = rest.get(cast.desk, at(activity, "exercise/"))
    fits(document, shown, "activities/{key}/exercise/")
    assert shown.data["stage"] == "initiation" and shown.data["next"][0]["to"] == "specification"
    early = sent(rest, cast.desk, activity, "exercise/transitions/", {"to": "specification"})
    assert early.status == 409 and "exercise_kind_stated" in early.codes
    facts = {"kind": "livex", "scheduling": "UKR", "conducting": "GBR", "troops": 400, "initial_on": "2026-11-20"}
    put = sent(rest, cast.desk, activity, "exercise/", facts)
    assert put.status == 201 and (put.data["conducting"], put.data["troops"]) == ("GBR", 400)
    assert sent(rest, cast.desk, activity, "exercise/", {"conducting": "POL"}).status == 400
    tag = rest.get(cast.desk, at(activity)).tag
    assert rest.post(cast.third_desk, at(activity, "exercise/"), facts, If_Match=tag).status == 404
    assert sent(rest, cast.auditor, activity, "exercise/", facts).status == 403
    moved = sent(rest, cast.desk, activity, "exercise/transitions/", {"to": "specification"})
    assert (moved.status, moved.data["stage"]) == (201, "specification")
    assert sent(rest, cast.desk, activity, "lessons/", {"text": "Radios differ."}).status == 400
    lesson = {"text": "Radios differ.", "office": "Signals branch"}
    written = sent(rest, cast.partner_desk, activity, "lessons/", lesson)
    (one,) = written.data["lessons"]
    where, tag = at(activity, f"lessons/{one['id']}/"), rest.get(cast.desk, at(activity)).tag
    assert rest.patch(cast.desk, where, {"state": "learned"}, If_Match=tag).status == 400  # what shows it?
    learned = rest.patch(cast.desk, where, {"state": "learned", "closing": "One radio plan."}, If_Match=tag)
    assert learned.status == 200 and learned.data["lessons"][0]["state"] == "learned"
    other = recorded_activity(cast, activity_type="staff_talks")
    assert rest.get(cast.desk, at(other, "exercise/")).status == 404


def test_what_it_brought_is_said_once_it_took_place_and_only_we_read_it(
    rest: Any,
    cast: Cast,
    document: dict[str, Any],  # noqa: F811  it is used
) -> None:
    doing = Doing(cast)
    activity = doing.to("confirmed")
    said = {"capability": "Mine clearing", "before": "None at night.", "after": "Two boats at night."}
    assert sent(rest, cast.desk, activity, "benefit/", said).status == 409
    activity = doing.to("completed")
    nothing = rest.get(cast.desk, at(activity, "benefit/"))
    fits(document, nothing, "activities/{key}/benefit/")
    assert nothing.data["stated"] is False
    assert sent(rest, cast.desk, activity, "benefit/", {"joint_price": "5.00"}).status == 400
    priced = {**said, "joint_price": "5.00", "alone_price": "8.00", "currency": "EUR"}
    made = sent(rest, cast.desk, activity, "benefit/", priced)
    assert (made.status, made.data["stated"], made.data["alone_price"]) == (201, True, "8.00")
    theirs = rest.get(cast.partner_desk, at(activity, "benefit/"))
    assert theirs.data["stated"] is False and "Mine clearing" not in str(theirs.data)
    assert sent(rest, cast.partner_desk, activity, "benefit/", {"none_seen": True}).data["none_seen"] is True
    assert rest.get(cast.third_desk, at(activity, "benefit/")).status == 404


def test_a_write_that_gave_the_reference_has_its_answer_again_at_the_old_address(cast: Cast, rest: Any) -> None:
    body = {"door": "prepared", "parties": ["EST"], "title": "Talks", "activity_type": "staff_talks", "starts": "2031"}
    made = rest.post(cast.desk, "activities/", body)
    path = f"{made.data['url']}acts/"
    ours = rest.post(cast.desk, path, {"kind": "accepted"}, If_Match=made.tag)
    theirs = {"kind": "accepted", "side": "EST", "evidence": "Letter 7"}
    more = {"If_Match": ours.tag, "Idempotency_Key": "again"}
    first = rest.post(cast.desk, path, theirs, **more)
    again = rest.post(cast.desk, path, theirs, **more)
    assert first.status == again.status == 201 and again.data == first.data
    assert again.headers["Idempotency-Replayed"] == "true" and first.data["url"] != made.data["url"]
    # Anything else at the old address is told where to go.
    assert rest.post(cast.desk, path, theirs, If_Match=ours.tag).status == 308
    assert rest.post(cast.desk, path, {**theirs, "evidence": "Letter 8"}, **more).status == 308
    assert rest.post(cast.desk, path, theirs, **{**more, "Idempotency_Key": "other"}).status == 308
