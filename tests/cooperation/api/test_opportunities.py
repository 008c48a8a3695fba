"""First steps and opportunities by REST: proposed, kept, taken up or not with why, planned; and ours alone."""

from typing import Any

from tests.cast import Cast

STEP = "cyber_table_top"


def test_a_candidate_becomes_a_partnership_and_its_first_step_an_activity(cast: Cast, rest: Any) -> None:
    found = rest.send(cast.desk, "GET", "parties/EST/first-steps/?highest=cyber_security")
    assert found.status == 200 and found.data["opportunity"] is None
    first = found.data["results"][0]
    assert (first["step"], first["ours"]["code"], first["days"]) == (STEP, "goal", 3)
    sent = {"party": "EST", "weights": {"size": 3.0}, "highest": "cyber_security", "first_step": STEP}
    wrong = rest.send(cast.desk, "POST", "opportunities/", {**sent, "first_step": "joint_patrol"})
    assert wrong.status == 400 and wrong.codes == ["not_proposed"]
    made = rest.send(cast.desk, "POST", "opportunities/", {**sent, "take_up": True})
    at = made.data["url"].removeprefix("/api/v1/")
    assert made.status == 201 and made.data["status"] == "taken_up" and made.data["assessment"]["of"] == 5
    again = rest.send(cast.other_desk, "POST", "opportunities/", {**sent, "take_up": True})
    assert again.status == 201 and again.data["url"] == made.data["url"]
    refused = rest.send(cast.desk, "POST", "opportunities/", sent)
    assert refused.status == 409 and refused.codes == ["opportunity_not_taken_up_yet"]
    assert rest.send(cast.desk, "POST", f"{at}activity/", {}).status == 428
    planned = rest.send(cast.desk, "POST", f"{at}activity/", {}, If_Match=made.tag)
    assert planned.status == 200 and planned.data["activity"].startswith("/api/v1/activities/")
    assert rest.send(cast.desk, "GET", "parties/EST/first-steps/").data["opportunity"] == made.data["url"]
    assert rest.send(cast.desk, "GET", "parties/UKR/first-steps/").status == 404


def test_what_is_not_taken_up_keeps_why_and_is_listed(cast: Cast, rest: Any) -> None:
    made = rest.send(cast.desk, "POST", "opportunities/", {"party": "GBR", "note": "Wait."})
    at = made.data["url"].removeprefix("/api/v1/")
    chosen = rest.send(cast.desk, "PUT", f"{at}first-step/", {"first_step": STEP}, If_Match=made.tag)
    assert chosen.status == 200 and chosen.data["first_step"]["step"] == STEP and chosen.data["note"] is None
    steps = rest.send(cast.desk, "GET", f"{at}transitions/").data["steps"]
    assert [one["to"] for one in steps] == ["taken_up", "not_taken_up"]
    step = {"to": "not_taken_up", "why": "no_money", "reason": "Spent."}
    assert rest.send(cast.desk, "POST", f"{at}transitions/", step, If_Match=made.tag).status == 412
    over = rest.send(cast.desk, "POST", f"{at}transitions/", step, If_Match=chosen.tag)
    assert over.status == 200 and (over.data["why"], over.data["reason"]) == ("no_money", "Spent.")
    listed = rest.send(cast.desk, "GET", "opportunities/?why=no_money&fields=party,status")
    assert listed.data["results"] == [{"party": "GBR", "status": "not_taken_up"}]
    assert rest.send(cast.desk, "GET", "opportunities/?status=lost").status == 400
    assert rest.send(cast.partner_desk, "GET", "opportunities/").data["count"] == 0
    assert rest.send(cast.partner_desk, "GET", at).status == 404
    assert rest.send(cast.own_guest, "GET", "opportunities/").status == 403
