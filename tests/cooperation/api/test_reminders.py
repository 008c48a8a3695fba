"""Reminders by REST: the own inbox, wishes, calendar address, and what comes if nothing is done."""

import datetime as dt
from typing import Any

from agreements.models import AskedReminder
from agreements.reminders.telling import reminders_tell
from cooperation.api.documentation.views import schema
from partners.models import Submission
from tests.cast import Cast
from tests.cooperation.api.test_schema import fits

ENDS = {"term_kind": "fixed", "term_months": 36}  # on 12 January 2027


def test_what_one_was_told_is_listed_and_marked_as_read(rest: Any, cast: Cast) -> None:
    agreement = cast.record(**ENDS)
    reminders_tell(cast.today)
    answer = rest.get(cast.desk, "me/notices/?unread=true")
    (notice,) = answer.data["results"]
    told = {"code": "reminder", "agreement": agreement.key, "kind": "ends", "on": "2027-01-12", "days_before": 60}
    assert told.items() <= notice.items() and notice["display"] == "Ends: 12 January 2027"
    assert rest.post(cast.desk, "me/notices/read/", {"id": notice["id"]}).data == {"unread": 0}
    assert rest.post(cast.liaison, "me/notices/read/", {"id": notice["id"]}).status == 404
    assert rest.post(cast.desk, "me/notices/read/", {}).status == 400
    assert rest.get(cast.desk, "me/notices/?unread=perhaps").status == 400
    assert rest.get(cast.third_desk, "me/notices/").data["results"] == []
    assert rest.get(None, "me/notices/").status == 401


def test_one_asks_to_be_reminded_and_takes_it_back(rest: Any, cast: Cast) -> None:
    agreement = cast.record()
    on = (dt.date.today() + dt.timedelta(days=9)).isoformat()
    asked = {"agreement": agreement.key, "on": on, "note": "Call."}
    made = [rest.post(cast.desk, "me/reminders/", asked, Idempotency_Key="k") for _ in range(2)]
    assert [one.status for one in made] == [201, 201] and AskedReminder.objects.count() == 1
    assert rest.get(cast.desk, "me/reminders/").data["results"] == [made[0].data]
    assert rest.post(cast.third_desk, "me/reminders/", asked).status == 404
    assert rest.post(cast.desk, "me/reminders/", {**asked, "on": "2020-01-01"}).codes == ["not_ahead"]
    where = made[0].data["url"]
    assert rest.send(cast.liaison, "DELETE", where).status == 404
    assert rest.send(cast.desk, "DELETE", where).status == 200
    assert rest.get(cast.desk, "me/reminders/").data["results"] == []


def test_the_calendar_address_is_answered_once_and_kept_nowhere(rest: Any, cast: Cast) -> None:
    made = rest.post(cast.desk, "me/calendar/", {"scope": "all"}, Idempotency_Key="k")
    assert made.status == 201 and "/calendar/" in made.data["address"]
    assert not Submission.objects.exists()
    known = rest.get(cast.desk, "me/calendar/").data
    assert (known["open"], known["scope"], known["address"]) == (True, "all", None)
    assert rest.send(cast.desk, "DELETE", "me/calendar/").data["open"] is False
    assert rest.send(cast.desk, "DELETE", "me/calendar/").status == 404


def test_answers_are_as_described(rest: Any, cast: Cast) -> None:
    cast.record(**ENDS)
    reminders_tell(cast.today)
    rest.post(cast.desk, "me/reminders/", {"agreement": cast.record().key, "on": "2049-01-01"})
    schema.cache_clear()
    document = schema("en")
    for where in ("me/notices/", "me/reminders/", "me/calendar/", "if-nothing/"):
        fits(document, rest.get(cast.desk, where), where)
    (row,) = rest.get(cast.desk, "if-nothing/?partnership=GBR-UKR").data["results"]
    assert (row["kind"], row["on"], row["act_by"]) == ("ends", "2027-01-12", "2027-01-12")
    assert rest.get(cast.desk, "if-nothing/?partnership=GBR-POL").data["results"] == []
    assert rest.get(cast.desk, "if-nothing/?start=soon").status == 400
