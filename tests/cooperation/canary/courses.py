"""Courses on the stage of the walk: of each owner, seen by each audience, with seats that were moved and let go."""

import itertools
from typing import Any

from agreements.activities.activity import Activity
from agreements.activities.entry import ActivityEntry
from agreements.activities.recording import activity_record
from agreements.activities.training.keeping import course_put, means_put
from agreements.activities.training.moving import seats_step
from agreements.activities.training.seating import seats_add
from tests.cast import Cast
from tests.doings import widened_activity


def courses_played(cast: Cast) -> dict[str, Activity]:
    """Every course by name."""
    played = {}
    for owner, audience in itertools.product(("UKR", "GBR", "POL"), ("national", "parties", "public")):
        desk = {"UKR": cast.desk, "GBR": cast.partner_desk, "POL": cast.third_desk}[owner]
        other = "GBR" if owner == "POL" else {"UKR": "GBR", "GBR": "UKR"}[owner]
        made = _course(cast, desk, owner, other)
        played[f"{owner} course {audience}"] = widened_activity(cast, made, audience)
    return played


def _course(cast: Cast, desk: Any, owner: str, other: str) -> Activity:
    entry = ActivityEntry(
        parties=(owner, other),
        title="Course",
        activity_type="course_seat",
        starts="2027-03-01",
        ends="2027-03-05",
        status="confirmed",
    )
    activity = activity_record(officer=desk, today=cast.today, entry=entry)
    told: Any = {"officer": desk, "today": cast.today, "activity": activity, "expected_version": None}
    own = cast.party(owner)
    course_put(**told, values={"standing": "offered", "institution": "School", "prerequisites": "Words"})
    means_put(**told, values={"kind": "mobile_team", "giving": own, "topic": "Unit", "team_size": 4, "days_given": 2})
    seats_add(**told, count=4, giving=own, function="Function")
    seats_add(**told, count=1, giving=cast.party(other), function="Function", status="confirmed")
    seats_step(**told, seats=[1, 2], to="offered")
    seats_step(**told, seats=[2], to="withdrawn", inputs={"by": owner, "reason": "Reason"})
    return activity
