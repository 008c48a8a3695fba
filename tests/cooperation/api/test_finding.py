"""The ranking by REST: weights as parameters, one candidate part by part, sets and parts of our own."""

from typing import Any

from tests.cast import Cast
from tests.cooperation.pages.opportunities.test_finding_pages import facts


def test_the_ranking_takes_weights_and_says_what_is_tested(cast: Cast, rest: Any) -> None:
    facts(cast)
    plain = rest.send(cast.desk, "GET", "finding/")
    first = plain.data["results"][0]
    assert plain.data["count"] == 5 and first["place"] == 1 and 0 < first["likelihood"] < 1
    page = rest.send(cast.desk, "GET", "finding/?limit=2")
    assert page.data["results"] == plain.data["results"][:2]
    following = rest.send(cast.desk, "GET", page.data["next"].removeprefix("/api/v1/"))
    assert following.data["results"] == plain.data["results"][2:4]
    only = rest.send(cast.desk, "GET", "finding/candidates/POL/?weights=size:10,proximity:0,shared_goals:0")
    parts = {one["part"]: one for one in only.data["parts"]}
    assert parts["size"]["points"] == round(10 * parts["size"]["measure"], 2) and not parts["size"]["tested"]
    assert parts["size"]["grounds"] == [{"source": "An atlas", "as_of": "2026"}]
    assert parts["they_seek"]["measure"] is None and parts["they_seek"]["missing"] == "we_entered_nothing"
    for wrong in ("weights=size:101", "weights=size", "weights=luck:1", "highest=demining", "set=99", "luck=1"):
        assert rest.send(cast.desk, "GET", f"finding/?{wrong}").status == 400, wrong
    assert rest.send(cast.desk, "GET", "finding/candidates/UKR/").status == 404
    assert rest.send(cast.guest, "GET", "finding/").status == 403


def test_sets_and_parts_of_our_own_are_kept_on_their_version(cast: Cast, rest: Any) -> None:
    made = rest.send(cast.desk, "POST", "finding/sets/", {"name": "At sea", "weights": {"size": 30}})
    assert made.status == 201 and made.data["weights"] == {"size": 30.0}
    at = f"finding/sets/{made.data['id']}/"
    assert rest.send(cast.desk, "PATCH", at, {"name": "Near"}).status == 428
    changed = rest.send(cast.desk, "PATCH", at, {"name": "Near"}, If_Match=made.tag)
    assert (changed.status, changed.data["name"], changed.data["weights"]) == (200, "Near", {"size": 30.0})
    assert rest.send(cast.desk, "PATCH", at, {"name": "Far"}, If_Match=made.tag).status == 412
    said = {"on": True, "reason": "So decided."}
    assert rest.send(cast.desk, "PUT", f"{at}default/", said, If_Match=changed.tag).status == 403
    opened = rest.send(cast.approver, "PUT", f"{at}default/", said, If_Match=changed.tag)
    assert opened.data["is_default"]
    assert [one["name"] for one in rest.send(cast.auditor, "GET", "finding/sets/").data["results"]] == ["Near"]
    assert rest.send(cast.partner_desk, "GET", at).status == 404
    assert rest.send(cast.approver, "DELETE", at, If_Match=opened.tag).status == 204
    part = rest.send(cast.desk, "POST", "finding/criteria/", {"name": "Attachés", "meaning": "100: all."})
    at = f"finding/criteria/{part.data['id']}/"
    values = [{"party": "POL", "value": 80, "source": "Embassy", "as_of": "2026"}, {"party": "XXX", "value": 1}]
    wrong = rest.send(cast.desk, "PUT", f"{at}values/", {"values": values}, If_Match=part.tag)
    assert wrong.status == 400
    given = rest.send(cast.desk, "PUT", f"{at}values/", {"values": values[:1]}, If_Match=part.tag)
    assert given.status == 200 and given.data["values"] == values[:1]
    ranked = rest.send(cast.desk, "GET", "finding/candidates/POL/").data["parts"]
    assert next(one["value"] for one in ranked if one["part"] == part.data["part"]) == "80 of 100"
    assert rest.send(cast.desk, "DELETE", at, If_Match=given.tag).status == 204
    assert rest.send(cast.desk, "GET", "finding/criteria/").data["results"] == []
