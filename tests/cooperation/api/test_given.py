"""What each side gives by REST: put down, shared, said, listed, summed; what both agree; the rule of a party."""

from typing import Any

import pytest

from agreements.models import ReciprocityEntry
from cooperation.api.documentation.views import schema
from partners.records.seal import seal_history
from tests.agreements.reciprocity.test_counted import exercise
from tests.cast import TODAY, Cast
from tests.cooperation.api.conftest import Rest
from tests.cooperation.api.test_schema import fits
from tests.doings import widened_activity
from tests.learning import Learning

DAY = TODAY.isoformat()
PAIR = "partnerships/GBR-UKR"


@pytest.fixture(autouse=True)
def _on_the_day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cooperation.api.resource.legal_day", lambda: TODAY)


def share(rest: Rest, cast: Cast, address: str) -> None:
    """Asked for by our desk officer and decided by our approver."""
    for officer, body in ((cast.desk, {"to": "parties"}), (cast.approver, {"agree": True})):
        tag = rest.get(officer, f"{address}audience/").tag
        made = rest.post(officer, f"{address}audience/", {**body, "reason": "Agreed."}, If_Match=tag)
        assert made.status == 201, made.data


def test_the_balance_is_counted_put_down_said_and_agreed_by_rest(cast: Cast) -> None:
    rest = Rest()
    widened_activity(cast, exercise(cast), "parties")
    body: dict[str, Any] = {"giver": "UKR", "kind": "access", "title": "Range", "unit": "days", "quantity": "3"}
    assert rest.post(cast.desk, f"{PAIR}/given/", {**body, "unit": "seats", "given_on": DAY}).status == 400
    made = rest.post(cast.desk, f"{PAIR}/given/", {**body, "given_on": DAY})
    assert made.status == 201 and made.data["acts"][0]["kind"] == "provided"
    own = f"given/{made.data['key']}/"
    assert rest.get(cast.partner_desk, own).status == 404
    share(rest, cast, own)
    tag = rest.get(cast.partner_desk, own).tag
    assert rest.post(cast.partner_desk, f"{own}acts/", {"to": "settled_cash"}, If_Match=tag).status == 409
    said = rest.post(cast.partner_desk, f"{own}acts/", {"to": "acknowledged"}, If_Match=tag)
    assert said.status == 201 and said.data["status"] == "acknowledged"
    rows = rest.get(cast.partner_desk, f"{PAIR}/given/?giver=UKR&unit=days")
    assert rows.data["count"] == 2 and rest.get(cast.desk, f"{PAIR}/given/?colour=red").status == 400
    put = {"quantity": "4", "reason": "As the log has it."}
    tag = rest.get(cast.desk, own).tag
    assert rest.patch(cast.desk, own, put, If_Match=tag).data["quantity"] == "4.00"
    notices = {one["code"]: one["about_url"] for one in rest.get(cast.partner_desk, "me/notices/").data["results"]}
    assert notices == {"given_to_acknowledge": f"/api/v1/{own}"}
    seal_history()
    found = rest.get(cast.partner_desk, "changes/?limit=1000").data["results"]
    assert {one["about_url"] for one in found if one["record"] in ("given", "given_act")} >= {f"/api/v1/{own}"}
    changed = [one["after"] for one in found if one["record"] == "given" and one["kind"] == "changed"]
    assert [one["quantity"] for one in changed if "quantity" in one] == [4]
    assert not {one["record"] for one in rest.get(cast.third_desk, "changes/?limit=1000").data["results"]} & {"given"}
    contested = rest.post(
        cast.partner_desk, f"{own}contests/", {"reason": "It was 3."}, If_Match=rest.get(cast.partner_desk, own).tag
    )
    assert contested.status == 201
    told = {"about": "band", "low": 40, "high": 60}
    band = rest.post(cast.desk, f"{PAIR}/understandings/", told)
    one = f"understandings/{band.data['key']}/"
    share(rest, cast, one)
    for officer in (cast.partner_approver, cast.approver):
        tag = rest.get(officer, one).tag
        answer = rest.post(officer, f"{one}answers/", {"kind": "agreed"}, If_Match=tag)
        assert answer.status == 201, answer.data
    assert answer.data["status"] == "agreed" and answer.data["first"] == "GBR"
    Learning(cast).move("offered", ours=False)
    whole = rest.get(cast.partner_desk, f"{PAIR}/balance/?year=2026")
    assert [(one["giving"], one["offered"], one["used"]) for one in whole.data["seats"]] == [("GBR", 3, 0)]
    days = next(one for one in whole.data["totals"] if one["unit"] == "days")
    assert days["given"] == {"GBR": "0.00", "UKR": "9.00"} and (whole.data["low"], whole.data["high"]) == (40, 60)
    assert rest.get(cast.third_desk, f"{PAIR}/balance/").status == 404
    rule = {"least_share": 10, "years": 1, "least_entries": 3, "reason": "Few."}
    assert rest.send(cast.approver, "PUT", "ministry/balance/rule/", rule).data["years"] == 1
    entry = ReciprocityEntry.objects.filter(activity=None).get()
    schema.cache_clear()
    document = schema("en")
    for found, template in (
        (rest.get(cast.desk, own), "given/{key}/"),
        (rest.get(cast.desk, f"{PAIR}/given/"), "partnerships/{pair}/given/"),
        (whole, "partnerships/{pair}/balance/"),
        (rest.get(cast.desk, one), "understandings/{key}/"),
        (rest.get(cast.desk, f"{PAIR}/understandings/"), "partnerships/{pair}/understandings/"),
        (rest.get(cast.desk, f"given/{entry.key}/audience/"), "given/{key}/audience/"),
        (rest.get(cast.desk, "ministry/balance/rule/"), "ministry/balance/rule/"),
    ):
        fits(document, found, template)
