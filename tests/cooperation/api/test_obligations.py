"""Promises over REST: written down, listed, kept in steps, counted in the status, told in the feed."""

import datetime as dt
from typing import Any

import pytest
from django.utils import timezone

from agreements.obligations.advancing import dues_advance
from partners.records.seal import seal_history
from tests.cast import TODAY, Cast
from tests.promises import acted, due_of, in_days, promised
from tests.walks import fresh

ONE = "agreements/GBR-UKR-2024-001/"
PROMISE = {"titles": {"en": "Two seats a year"}, "debtor": "UKR", "recurrence": "each_period", "every_months": 12}


@pytest.fixture(autouse=True)
def _day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cooperation.api.obligations.selection.legal_day", lambda: TODAY)


def tagged(rest: Any, officer: Any, **more: str) -> dict[str, str]:
    """The version that was read."""
    return {"If_Match": rest.get(officer, ONE).tag, **more}


def test_a_promise_is_written_down_corrected_and_taken_out(rest: Any, cast: Cast) -> None:
    cast.record(audience="parties")
    assert rest.post(cast.desk, ONE + "obligations/", PROMISE).status == 428
    wrong = rest.post(
        cast.desk, ONE + "obligations/", PROMISE | {"debtor": "POL", "value": 5}, **tagged(rest, cast.desk)
    )
    assert wrong.status == 400 and set(wrong.codes) == {"not_of_pair", "required"}
    sent = PROMISE | {"period_from": "2026", "quantity": "2", "unit": "seats"}
    made = rest.post(cast.desk, ONE + "obligations/", sent, **tagged(rest, cast.desk))
    assert made.status == 201 and made.data["creditor"] == "GBR" and made.headers["Location"] == made.data["url"]
    where = made.data["url"]
    assert rest.get(cast.partner_desk, where).data["titles"] == {"en": "Two seats a year"}
    assert rest.get(cast.third_desk, where).status == 404
    changed = {"needs_ack": True, "reason": "Read again."}
    assert rest.patch(cast.partner_desk, where, changed, **tagged(rest, cast.partner_desk)).status == 403
    assert rest.patch(cast.desk, where, changed, **tagged(rest, cast.desk)).data["needs_ack"] is True
    listed = rest.get(cast.partner_desk, "obligations/?party=GBR&fields=id,debtor")
    assert listed.data["results"] == [{"id": made.data["id"], "debtor": "UKR"}]
    assert rest.get(cast.third_desk, "obligations/").data["count"] == 0
    assert rest.get(cast.desk, "obligations/?debitor=UKR").status == 400
    gone = rest.patch(cast.desk, where, {"mistake": True, "reason": "Never."}, **tagged(rest, cast.desk))
    assert gone.status == 204 and rest.get(cast.desk, where).status == 404


def test_an_occasion_is_kept_in_steps(rest: Any, cast: Cast) -> None:
    due = due_of(promised(cast, cast.record(audience="parties"), first_on=in_days(cast, 10), needs_ack=True))
    where = f"{ONE}dues/{due.pk}/"
    offered = rest.get(cast.desk, where + "transitions/").data
    assert offered["status"] == "due" and {one["step"] for one in offered["steps"]} == {
        "record_part", "fulfil", "acknowledge", "waive", "dispute",
    }  # fmt: skip
    sent = {"step": "fulfil", "on": "2026-11-22"}
    bare = rest.post(cast.desk, where + "transitions/", sent, **tagged(rest, cast.desk))
    assert bare.status == 400 and bare.codes == ["required"]
    kept = {"step": "fulfil", "on": "2026-11-22", "evidence": "Note 7/2026"}
    once = tagged(rest, cast.desk, Idempotency_Key="k1")
    done = rest.post(cast.desk, where + "transitions/", kept, **once)
    assert done.status == 201 and done.data["status"] == "to_acknowledge" and done.data["acts"][0]["way"] == "officer"
    assert rest.post(cast.desk, where + "transitions/", kept, **once).headers["Idempotency-Replayed"] == "true"
    again = rest.post(cast.desk, where + "transitions/", kept, **tagged(rest, cast.desk))
    assert again.status == 409 and again.codes == ["no_such_due_step"]
    acknowledged = {"step": "acknowledge", "on": "2026-11-22"}
    told = rest.post(cast.partner_desk, where + "transitions/", acknowledged, **tagged(rest, cast.partner_desk))
    assert told.data["status"] == "fulfilled" and told.data["fulfilled_on"] == "2026-11-22"
    assert rest.get(cast.third_desk, where).status == 404


def test_the_status_counts_what_its_reader_sees_and_time_alone_changes_its_tag(rest: Any, cast: Cast) -> None:
    agreement = cast.record(audience="parties")
    assert rest.get(cast.desk, ONE + "status/").data["obligations"] is None
    promised(cast, agreement, first_on=in_days(cast, -3))
    promised(cast, agreement, first_on=in_days(cast, 2))
    acted(cast, due_of(promised(cast, agreement, first_on=in_days(cast, 1))), "fulfil")
    first = rest.get(cast.partner_desk, ONE + "status/")
    assert first.data["obligations"] == {"open": 2, "overdue": 1}
    assert rest.get(cast.third_desk, ONE + "status/").status == 404
    later = rest.get(cast.desk, ONE + f"status/?as_of={in_days(cast, 5)}")
    assert later.data["obligations"] == {"open": 2, "overdue": 2}
    earlier = rest.get(cast.desk, ONE + f"status/?as_of={in_days(cast, -4)}")
    assert earlier.data["obligations"] == {"open": 3, "overdue": 0}
    dues_advance(TODAY + dt.timedelta(days=3))
    assert rest.get(cast.partner_desk, ONE + "status/", If_None_Match=first.tag).status == 200
    many = rest.get(cast.desk, "agreements/status/").data["results"]
    assert [one["obligations"] for one in many] == [{"open": 2, "overdue": 1}]
    late = rest.get(cast.partner_desk, "obligations/dues/?overdue=true&ordering=due_on&fields=due,status")
    assert late.data["results"] == [{"due": in_days(cast, -3), "status": "overdue"}]


def test_a_consultation_is_asked_for_and_ended(rest: Any, cast: Cast) -> None:
    cast.record("EST", audience="parties")
    one = "agreements/EST-UKR-2024-001/"
    now = timezone.now()
    asked = {"asked_at": (now - dt.timedelta(hours=2)).isoformat(), "zone": "Europe/Kyiv", "within_hours": 24}
    tag = {"If_Match": rest.get(cast.desk, one).tag}
    assert rest.post(cast.desk, one + "consultations/", asked | {"zone": "Mars"}, **tag).status == 400
    made = rest.post(cast.desk, one + "consultations/", asked, **tag)
    assert made.status == 201 and made.data["asked_by"] == "UKR" and made.data["outcome"] is None
    ended = {"outcome": "held", "ended_at": now.isoformat(), "note": "Met."}
    tag = {"If_Match": rest.get(cast.desk, one).tag}
    assert rest.patch(cast.desk, made.data["url"], ended, **tag).data["outcome"] == "held"
    assert len(rest.get(cast.desk, one + "consultations/").data["results"]) == 1


def test_the_feed_tells_of_promises_and_their_steps_beneath_the_right_agreement(rest: Any, cast: Cast) -> None:
    for _ in range(3):
        cast.record()  # so that numbers of occasions are numbers of agreements too
    agreement = cast.record(audience="parties")
    acted(cast, due_of(promised(cast, agreement, first_on=in_days(cast, 10))), "fulfil")
    seal_history()
    told = rest.get(cast.partner_desk, "changes/?limit=1000").data["results"]
    kinds = {one["record"] for one in told}
    assert {"obligation", "due", "step"} <= kinds
    where = f"/api/v1/agreements/{fresh(agreement).key}/"
    assert {one["agreement"] for one in told if one["agreement"]} == {where}
    entered = next(one for one in told if one["record"] == "due" and one["kind"] == "entered")
    assert entered["state"]["agreement"] == where
