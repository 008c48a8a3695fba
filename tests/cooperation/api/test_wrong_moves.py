"""Wrong input to activities, gates and meetings by REST: each is refused with what is wrong and where."""

from typing import Any

from tests.cast import Cast
from tests.doings import Doing
from tests.meetings import meeting_at
from tests.phases import Moving

NEW = {"door": "prepared", "parties": ["GBR"], "title": "A", "activity_type": "exercise", "starts": "2027-03-01"}
MEETS = {
    "partner": "GBR",
    "titles": {"en": "A"},
    "starts_at": "2027-03-01T09:00:00Z",
    "ends_at": "2027-03-01T10:00:00Z",
}
ACTIVITIES = (
    ({"ends": "2027-02-01"}, "ends", "ends_before_start"),
    ({"starts": "2027-02-30"}, "starts", "not_a_date"),
    ({"starts": "9999-12-31"}, "starts", "not_a_date"),
    ({"parties": ["UKR"]}, "parties", "two_that_are_one"),
    ({"host": "POL"}, "host", "not_of_pair"),
    ({"activity_type": "war"}, "activity_type", "invalid_choice"),
    ({"title": " "}, "title", "blank"),
    ({"unheard_of": 1}, "unheard_of", "unknown_field"),
)
BENEATH = (
    ("sides/", {"side": "UKR", "participants": 10**12}, "participants", "out_of_range"),
    ("sides/", {"side": "UKR", "participants": -1}, "participants", "out_of_range"),
    ("sides/", {"side": "POL", "participants": 1}, "side", "not_of_pair"),
    ("costs/", {"side": "UKR", "currency": "EUR", "budget": "1e30"}, "budget", "max_digits"),
    ("costs/", {"side": "UKR", "currency": "eu", "budget": "1"}, "currency", "unknown"),
    ("acts/", {"kind": "accepted", "on": "9999-12-31"}, "on", "in_the_future"),
    ("bookings/", {"kind": "unit", "side": "UKR", "name": " "}, "name", "blank"),
)
MEETINGS = (
    ({"ends_at": "2027-02-01T09:00:00Z"}, "ends_at", "ends_before_it_begins"),
    ({"zone": "Mars/Base"}, "zone", "not_a_zone"),
    ({"host": "POL"}, "host", "not_of_pair"),
    ({"titles": {"../x": "A"}}, "titles", "unknown"),
    ({"partner": "UKR"}, "partner", "two_that_are_one"),
)
GATES = (
    ("criteria/", {"threshold": 10**15, "title": "A"}, "threshold", "max_value"),
    (
        "decisions/",
        {"decision": "maybe", "edition": 1, "reason": "A", "side": "GBR", "evidence": "A"},
        "decision",
        "unknown",
    ),
    ("conditions/", {"text": "A", "side": "GBR", "due_on": "2020-01-01"}, "due_on", "in_the_past"),
    ("conditions/", {"text": "A", "side": "POL", "due_on": "2030-01-01"}, "side", "not_of_pair"),
    ("transitions/", {"to": "in_review", "meets_on": "2026-13-01"}, "meets_on", "not_a_date"),
)


def wrong(answer: Any, field: str, code: str) -> None:
    told = {one["pointer"].split("/")[1]: one["code"] for one in answer.data["errors"]}
    assert answer.status == 400 and told.get(field) == code, (field, code, answer.status, answer.data)


def read(rest: Any, officer: Any, path: str) -> dict[str, str]:
    return {"If-Match": rest.get(officer, path).headers["ETag"]}


def test_wrong_input_to_activities_is_refused_where_it_is_wrong(cast: Cast, rest: Any) -> None:
    for change, field, code in ACTIVITIES:
        wrong(rest.post(cast.desk, "activities/", NEW | change), field, code)
    path = f"activities/{Doing(cast).activity.key}/"
    version = read(rest, cast.desk, path)
    for tail, body, field, code in BENEATH:
        wrong(rest.post(cast.desk, path + tail, body, **version), field, code)
    booked = rest.post(cast.desk, f"{path}bookings/", {"kind": "unit", "side": "UKR", "name": "First"}, **version)
    assert booked.status == 201
    stale = rest.post(cast.desk, f"{path}acts/", {"kind": "accepted"}, **version)
    assert stale.status == 412 and rest.post(cast.desk, f"{path}acts/", {"kind": "accepted"}).status == 428
    assert rest.get(cast.third_desk, path).status == 404
    assert rest.post(cast.third_desk, f"{path}acts/", {"kind": "accepted"}, **version).status == 404


def test_wrong_input_to_gates_and_meetings_is_refused_where_it_is_wrong(cast: Cast, rest: Any) -> None:
    for change, field, code in MEETINGS:
        wrong(rest.post(cast.desk, "meetings/", MEETS | change), field, code)
    gate, meeting = Moving(cast).gate, meeting_at(cast)
    path = f"partnerships/GBR-UKR/gates/{gate.number}/"
    version = read(rest, cast.desk, path)
    for tail, body, field, code in GATES:
        wrong(rest.post(cast.desk, path + tail, body, **version), field, code)
    for there in (path, f"meetings/{meeting.key}/"):
        assert rest.get(cast.third_desk, there).status == 404
        answer = rest.post(cast.third_desk, f"{there}transitions/", {"to": "cancelled", "reason": "A"}, **version)
        assert answer.status == 404
    assert rest.get(cast.desk, "partnerships/GBR-UKR/gates/99999999999999999999/").status == 404
