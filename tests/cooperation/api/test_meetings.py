"""Meetings by REST: prepared, walked, minuted, agreed by both sides; what is out of sight is not there."""

from typing import Any

import pytest

from cooperation.models import Meeting
from tests.cast import Cast
from tests.meetings import meeting_at, minuted, series_of, share


def tagged(answer: Any) -> dict[str, str]:
    """The header that says which version was read."""
    return {"If-Match": answer.headers["ETag"]}


def test_a_meeting_is_prepared_held_minuted_and_agreed_by_both(cast: Cast, rest: Any) -> None:
    desk, partner = cast.desk, cast.partner_desk
    series = rest.post(
        desk,
        "meeting-series/",
        {
            "partner": "GBR",
            "titles": {"en": "Dialogue"},
            "kind": "ministerial",
            "every_months": 12,
            "decided": "Statement",
            "last_held_on": "2025-12-10",
        },
    )
    assert (series.status, series.data["beat"], series.data["due_by"]) == (201, "to_plan", "2026-12-10")
    hours = {"starts_at": "2026-11-22T10:00:00+02:00", "ends_at": "2026-11-22T12:00:00+02:00", "zone": "Europe/Kyiv"}
    slug = series.data["url"].rstrip("/").split("/")[-1]
    made = rest.post(desk, "meetings/", {"series": slug, "titles": {"en": "Dialogue 2026"}, "mode": "video", **hours})
    assert made.status == 201 and made.data["status"] == "draft"
    path = made.data["url"].removeprefix("/api/v1/")
    refused = rest.post(desk, f"{path}transitions/", {"to": "open"}, **tagged(made))
    assert refused.status == 409 and [one["code"] for one in refused.data["errors"]] == ["agenda_there"]
    item = rest.post(desk, f"{path}items/", {"title": "Training", "lasts": 30}, **tagged(made))
    assert item.status == 201
    share(cast, Meeting.objects.get(), "parties")
    path = rest.get(desk, path).headers["Location"]
    now = rest.get(desk, path)
    opened = rest.post(desk, f"{path}transitions/", {"to": "open"}, **tagged(now))
    assert opened.data["reference"] == "GBR-UKR-2026-M001"
    assert rest.get(partner, path).status == 200 and rest.get(cast.third_desk, path).status == 404
    begun = rest.post(desk, f"{path}transitions/", {"to": "in_progress"}, **tagged(opened))
    (item_row,) = begun.data["items"]
    action = {"kind": "action", "text": "Send it", "side": "GBR", "due_on": "2026-12-01"}
    told = rest.post(desk, f"{path}items/{item_row['id']}/outcomes/", action, **tagged(begun))
    assert told.data["items"][0]["outcomes"][0]["side"] == "GBR"
    closed = rest.post(desk, f"{path}transitions/", {"to": "closed"}, **tagged(told))
    drafted = rest.patch(desk, f"{path}minutes/", {"text": "Both met."}, **tagged(closed))
    assert rest.get(partner, path).data["minutes_texts"] == []
    sent = rest.post(desk, f"{path}minutes/", {"to": "exchanged"}, **tagged(drafted))
    ours = rest.post(desk, f"{path}minutes/answers/", {"agrees": True, "on": "2026-11-22"}, **tagged(sent))
    both = rest.post(partner, f"{path}minutes/answers/", {"agrees": True, "on": "2026-11-22"}, **tagged(ours))
    assert both.data["minutes"] == "agreed"
    assert rest.patch(desk, f"{path}minutes/", {"text": "Else."}, **tagged(both)).status == 409
    report = {"kind": "done", "on": "2026-11-22"}
    outcome = both.data["items"][0]["outcomes"][0]["id"]
    done = rest.post(partner, f"{path}outcomes/{outcome}/report/", report, **tagged(both))
    assert done.data["items"][0]["outcomes"][0]["report"] == "done"


def test_an_edit_needs_the_version_and_says_when_it_is_stale(cast: Cast, rest: Any) -> None:
    meeting = meeting_at(cast)
    path = f"meetings/{meeting.key}/"
    assert rest.patch(cast.desk, path, {"place": "Lviv"}).status == 428
    read = rest.get(cast.desk, path)
    assert rest.patch(cast.desk, path, {"place": "Lviv"}, **tagged(read)).data["place"] == "Lviv"
    assert rest.patch(cast.desk, path, {"place": "Odesa"}, **tagged(read)).status == 412
    assert rest.patch(cast.desk, path, {"host": "POL"}, **tagged(rest.get(cast.desk, path))).status in (200, 400)


def test_the_steps_are_told_with_all_that_is_missing(cast: Cast, rest: Any) -> None:
    meeting = meeting_at(cast, "in_progress", items=2)
    steps = rest.get(cast.desk, f"meetings/{meeting.key}/transitions/").data["steps"]
    assert [(one["to"], one["ready"]) for one in steps] == [("closed", False)]
    assert [one["code"] for one in steps[0]["conditions"]] == ["item_decided", "item_decided"]
    minutes = rest.get(cast.desk, f"meetings/{meeting.key}/minutes/").data
    assert (minutes["status"], minutes["steps"]) == ("none", [])


@pytest.mark.parametrize(("who", "count"), [("desk", 2), ("partner_desk", 1), ("third_desk", 0)])
def test_lists_hold_what_is_in_sight(cast: Cast, rest: Any, who: str, count: int) -> None:
    meeting_at(cast, series=series_of(cast), audience="national")
    minuted(cast, "exchanged")
    found = rest.get(getattr(cast, who), "meetings/?party=GBR&ordering=-updated_at").data
    assert found["count"] == len(found["results"]) == count
    assert len(rest.get(getattr(cast, who), "meeting-series/").data["results"]) == (1 if who == "desk" else 0)
    assert rest.get(cast.desk, "meetings/?status=nothing").status == 400
