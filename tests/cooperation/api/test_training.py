"""A course over REST: facts, seats moved many at once, clearance, what is taken back, teams and simulation."""

from typing import Any

from tests.cast import Cast
from tests.doings import Doing
from tests.learning import COURSE


def test_seats_move_over_rest(rest: Any, cast: Cast) -> None:
    one = Doing(cast, **COURSE).activity
    api = f"activities/{one.key}/"

    def sent(officer: Any, where: str, data: Any, method: str = "post") -> Any:
        tag = rest.get(officer, api).tag
        return getattr(rest, method)(officer, api + where, data, If_Match=tag)

    assert sent(cast.desk, "training/", {"standing": "offered", "language": "en"}).status == 201
    made = sent(cast.desk, "training/seats/", {"count": 10, "giving": "GBR", "function": "Staff officer"})
    assert made.status == 201 and len(made.data["seats"]) == 10
    assert made.data["next"][0]["to"] == "offered" and made.data["next"][0]["ready"] == list(range(1, 11))
    every = {"seats": list(range(1, 11))}
    refused = sent(cast.desk, "training/transitions/", {**every, "to": "offered"})
    assert refused.status == 409 and refused.codes == ["side_acts_itself"]
    assert sent(cast.partner_desk, "training/transitions/", {**every, "to": "offered"}).status == 201
    assert sent(cast.desk, "training/transitions/", {**every, "to": "requested"}).status == 201
    assert sent(cast.partner_desk, "training/transitions/", {**every, "to": "confirmed"}).status == 201
    assert sent(cast.desk, "training/transitions/", {**every, "to": "nominated"}).status == 201
    said = {**every, "language": True, "medical": True, "security": True}
    cleared = sent(cast.partner_desk, "training/clearances/", said)
    assert {each["status"] for each in cleared.data["seats"]} == {"cleared"}
    act = cleared.data["acts"][-1]
    back = sent(cast.partner_desk, f"training/acts/{act['id']}/", {"reason": "Wrong course."}, "patch")
    assert {each["status"] for each in back.data["seats"]} == {"nominated"} and len(back.data["acts"]) == 4
    gone = sent(cast.desk, "training/transitions/", {"seats": [1], "to": "forfeited", "by": "UKR", "reason": "Ill."})
    assert gone.data["seats"][0]["ended_by"] == "UKR"
    team = {"kind": "simulation", "giving": "UKR", "topic": "Bridge simulator", "hours_run": 12}
    made = sent(cast.desk, "training/means/", team).data["means"][0]
    changed = sent(cast.desk, f"training/means/{made['id']}/", {"hours_run": 20}, "patch")
    assert changed.data["means"][0]["hours_run"] == 20
    named = sent(cast.desk, "training/seats/", {"seats": [2], "function": "Pilot"}, "patch")
    assert named.data["seats"][1]["function"] == "Pilot"
    assert rest.get(cast.third_desk, api + "training/").status == 404
    assert rest.get(cast.auditor, api + "training/").data["standing"] == "offered"
