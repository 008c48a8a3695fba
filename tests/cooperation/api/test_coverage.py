"""The legal basis of an activity by REST: the same as on its page."""

from typing import Any

from tests.cast import Cast
from tests.doings import Doing

RULE = "status_of_forces"


def test_by_rest_it_is_the_same_and_each_write_takes_the_version_that_was_read(cast: Cast, rest: Any) -> None:
    doing = Doing(cast)
    one = f"activities/{doing.activity.key}/coverage/"
    read = rest.get(cast.desk, one)
    (row,) = read.data["results"]
    assert (read.data["covered"], row["rule"], row["state"], row["soil"]) == (False, RULE, "missing", "UKR")
    assert [way["way"] for way in row["ways"]] == ["record_paper", "conclude"]
    body = {"rule": RULE, "kind": "other_paper", "reference": "Note 8/2026"}
    assert rest.post(cast.desk, f"{one}papers/", body).status == 428
    kept = rest.post(cast.desk, f"{one}papers/", body, If_Match=read.tag)
    assert (kept.status, kept.data["covered"], kept.data["results"][0]["paper"]["reference"]) == (
        201,
        True,
        "Note 8/2026",
    )
    assert rest.post(cast.desk, f"{one}papers/", body, If_Match=read.tag).status == 412
    pk = kept.data["results"][0]["paper"]["id"]
    gone = rest.send(cast.desk, "delete", f"{one}papers/{pk}/", If_Match=kept.tag)
    assert (gone.status, gone.data["covered"]) == (200, False)
    why = {"rule": RULE, "reason": "A note is on its way."}
    assert rest.post(cast.desk, f"{one}waivers/", why, If_Match=gone.tag).status == 403
    ahead = rest.post(cast.approver, f"{one}waivers/", why, If_Match=gone.tag)
    assert (ahead.status, ahead.data["results"][0]["waived"]["reason"]) == (201, why["reason"])
    assert not rest.get(cast.partner_desk, one).data["covered"]
    assert rest.get(cast.third_desk, one).status == 404
    rule = {"code": RULE, "off": True, "reason": "Our law asks for none."}
    assert rest.post(cast.desk, "ministry/coverage-rules/", rule).status == 403
    assert rest.post(cast.approver, "ministry/coverage-rules/", rule).data["off"] is True
    assert rest.get(cast.desk, one).data == {**ahead.data, "results": [], "covered": True}
    assert {row["code"]: row["off"] for row in rest.get(cast.desk, "ministry/coverage-rules/").data["results"]}[RULE]


def test_legal_risk_by_rest_is_answered_and_gone_ahead_with(cast: Cast, rest: Any) -> None:
    one = f"activities/{Doing(cast, activity_type='procurement_case').activity.key}/risks/"
    read = rest.get(cast.desk, one)
    assert (read.data["settled"], {row["state"] for row in read.data["results"]}) == (False, {"not_answered"})
    body = {"question": "end_use", "answer": "no", "source": "Legal service", "review_on": "2027-11-22"}
    kept = rest.post(cast.desk, one, body, If_Match=read.tag)
    assert (kept.status, [row["met"] for row in kept.data["results"]].count(True)) == (201, 1)
    assert rest.post(cast.desk, one, body, If_Match=read.tag).status == 412
    why = {"question": "arms_embargo", "reason": "It ends in May."}
    assert rest.post(cast.desk, f"{one}waivers/", why, If_Match=kept.tag).status == 403
    gone = rest.post(cast.approver, f"{one}waivers/", why, If_Match=kept.tag)
    assert (gone.status, [row["met"] for row in gone.data["results"]].count(True)) == (201, 2)
    assert not any(row["met"] for row in rest.get(cast.partner_desk, one).data["results"])
    assert rest.get(cast.auditor, "waivers/?sort=legal_risk").data["results"][0]["reason"] == "It ends in May."
    asked = {"code": "end_use", "off": True, "reason": "Our law asks for none."}
    assert rest.post(cast.desk, "ministry/risk-questions/", asked).status == 403
    assert rest.post(cast.approver, "ministry/risk-questions/", asked).data["off"] is True
    assert len(rest.get(cast.desk, "ministry/risk-questions/").data["results"]) == 5
