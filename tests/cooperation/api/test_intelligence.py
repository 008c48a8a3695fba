"""An arrangement to share intelligence by REST."""

from typing import Any

from partners.records.seal import seal_history
from tests.cast import Cast
from tests.cooperation.api.test_activities import at, sent
from tests.cooperation.pages.looking import look
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


def test_the_register_is_entered_listed_and_answered(cast: Cast, rest: Any) -> None:
    sharing = Sharing(cast).operating()
    one = sharing.activity
    points = rest.get(cast.desk, at(one, "intelligence/")).data["points"]
    channel = next(each["id"] for each in points if each["kind"] == "channel")
    data = {"sender": "UKR", "kind": "report", "sent_on": "2026-11-01", "subject_number": "26-7", "channel": channel}
    data |= {"marked_as": "Secret", "handling": ["return_by"], "due_on": "2026-11-20"}
    made = sent(rest, cast.desk, one, "exchanges/", data)
    assert made.status == 201 and (made.data["handled_as"], made.data["display"]) == ("Most hidden", "2026-001")
    assert sent(rest, cast.desk, one, "exchanges/", data | {"text": "What it says"}).codes == ["unknown_field"]
    words = sent(rest, cast.desk, one, "exchanges/", data | {"subject_number": "Tanks at dawn"})
    assert words.status == 400 and words.codes == ["looks_like_content"]
    restricted = sent(rest, cast.desk, one, "exchanges/", data | {"marked_as": "Restricted"})
    assert restricted.data["ask"] and restricted.data["handled_as"] is None
    where = f"exchanges/{made.data['id']}/"
    assert sent(rest, cast.partner_desk, one, where + "acts/", {"act": "exchange_received"}).status == 201
    assert sent(rest, cast.partner_desk, one, where + "acts/", {"act": "exchange_received"}).codes == ["received_once"]
    assert rest.get(cast.auditor, at(one, "exchanges/?state=receipt_late")).data["count"] == 1
    assert rest.get(cast.desk, at(one, "exchanges/?state=settle_late&sender=UKR&kind=report")).data["count"] == 2
    assert rest.get(cast.desk, at(one, "exchanges/?stat=x")).status == 400
    objecting = {"reason": "It was another number."}
    assert sent(rest, cast.desk, one, where + "contests/", objecting).status == 403
    objected = sent(rest, cast.partner_desk, one, where + "contests/", objecting)
    assert [each["party"] for each in objected.data["objections"]] == ["GBR"]
    register = look(cast.desk, f"/activities/{one.key}/register/").context["table"]["rows"]
    marks = [row["cells"][0].get("tag", {}).get("text") for row in register]
    assert marks == [None, "Contested"]
    for page in (f"/activities/{one.key}/", f"/activities/{one.key}/register/{made.data['id']}/"):
        assert "It was another number." in look(cast.desk, page).content.decode()
    gone = f"exchanges/{restricted.data['id']}/mistake/"
    assert sent(rest, cast.desk, one, gone, {"why": "entered_twice"}).status == 204
    assert rest.get(cast.partner_desk, at(one, "exchanges/")).data["count"] == 1
    assert rest.get(cast.partner_desk, at(one, where)).data["receipt_way"] == "officer"
    assert rest.get(cast.third_desk, at(one, "exchanges/")).status == 404
    seal_history()
    told = rest.get(cast.partner_desk, "changes/?limit=1000").data["results"]
    assert any(each["record"] == "exchange" and (each["state"] or {}).get("subject_number") == "26-7" for each in told)
    assert "exchange" not in {
        each["record"] for each in rest.get(cast.third_desk, "changes/?limit=1000").data["results"]
    }
