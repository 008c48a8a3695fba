"""An arrangement to share intelligence by REST."""

from typing import Any

from tests.cast import Cast
from tests.cooperation.api.test_activities import at, sent
from tests.sharing import Sharing


def test_an_arrangement_is_read_and_walked(cast: Cast, rest: Any) -> None:
    sharing = Sharing(cast)
    one = sharing.activity
    sharing.lose("contact")
    refused = sent(rest, cast.desk, one, "intelligence/transitions/", {"to": "in_operation"})
    assert refused.status == 409 and set(refused.codes) == {"intelligence_contact_of"}
    for officer, party in ((cast.desk, "UKR"), (cast.partner_desk, "GBR")):
        point = {"party": party, "kind": "contact", "name": "Head of liaison", "valid_until": "2027-01-01"}
        assert sent(rest, officer, one, "intelligence/points/", point).status == 201
    made = sent(rest, cast.desk, one, "intelligence/transitions/", {"to": "in_operation"})
    assert made.status == 201 and made.data["stage"] == "in_operation"
    assert sent(rest, cast.desk, one, "intelligence/", {"receipt_days": 7}).data["receipt_days"] == 7
    found = rest.get(cast.partner_desk, at(one, "intelligence/"))
    assert {step["to"] for step in found.data["next"]} == {"suspended", "ended"}
    assert found.data["security_agreement"] == f"/api/v1/agreements/{sharing.agreement.key}/"
    own = next(each for each in found.data["points"] if each["party"] == "GBR" and each["kind"] == "contact")
    where = at(one, f"intelligence/points/{own['id']}/")
    tag = rest.get(cast.partner_desk, at(one)).tag
    assert rest.patch(cast.desk, where, {"gone": True}, If_Match=tag).status == 409
    gone = rest.patch(cast.partner_desk, where, {"gone": True}, If_Match=tag)
    assert own["id"] not in [each["id"] for each in gone.data["points"]]
    assert rest.get(cast.third_desk, at(one, "intelligence/")).status == 404
