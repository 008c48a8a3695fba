"""Goals and capabilities by REST: read, settled, written on a version, taken out with a reason, and ours alone."""

from typing import Any

from tests.cast import Cast
from tests.partners.profile.test_profiles import line

LINE = {"kind": "sought", "term": "demining", "level": "full", "source": "Letter", "as_of": "2026-11"}


def test_a_profile_is_read_and_written_on_its_version(cast: Cast, rest: Any) -> None:
    found = rest.send(cast.desk, "GET", "parties/EST/profile/")
    assert found.status == 200 and found.data["version"] == 0 and not found.data["lines"]
    suggested = {one["term"]: one["grounds"] for one in found.data["suggested"]}
    assert "2008-05-14" in {one["as_of"] for one in suggested["cyber_security"]}
    assert {one["until"] for one in suggested["cyber_security"]} == {None}
    assert rest.send(cast.desk, "POST", "parties/EST/profile/lines/", LINE).status == 428
    made = rest.send(cast.desk, "POST", "parties/EST/profile/lines/", LINE, If_Match=found.tag)
    assert made.status == 201 and made.data["version"] == 1
    for late in (LINE, {**LINE, "level": "basic"}):
        assert rest.send(cast.desk, "POST", "parties/EST/profile/lines/", late, If_Match=found.tag).status == 412
    wrong = rest.send(cast.desk, "POST", "parties/EST/profile/lines/", {**LINE, "priority": "high"}, If_Match=made.tag)
    assert wrong.status == 400 and wrong.codes == ["not_of_this_kind"]
    answers = {"answers": {"cyber_security": "struck"}}
    judged = rest.send(cast.desk, "POST", "parties/EST/profile/goals/", answers, If_Match=made.tag)
    left = {one["term"] for one in judged.data["suggested"]}
    assert judged.status == 200 and left == set(suggested) - {"cyber_security"}
    assert [one["struck"] for one in judged.data["lines"]] == [False, True]
    at = f"parties/EST/profile/lines/{judged.data['lines'][0]['id']}/removal/"
    gone = rest.send(cast.desk, "POST", at, {"reason": "Said no more."}, If_Match=judged.tag)
    assert gone.status == 200 and len(gone.data["lines"]) == 1
    assert rest.send(cast.desk, "POST", at, {"reason": "Again."}, If_Match=gone.tag).status == 404


def test_views_are_listed_and_meet_and_nobody_else_sees_them(cast: Cast, rest: Any) -> None:
    line(cast, "GBR", "sought", "demining")
    line(cast, "UKR", "offered", "demining", level="instructing")
    listed = rest.send(cast.desk, "GET", "profile-lines/?kind=sought")
    assert [one["name"] for one in listed.data["results"]] == ["Demining"] and listed.data["count"] == 1
    assert rest.send(cast.desk, "GET", "profile-lines/?kind=wanted").status == 400
    line(cast, "GBR", "sought", "airlift", valid_until=cast.today)
    for asked, count in ((f"lte={cast.today}", 1), (f"gte={cast.today}", 1), ("lte=2026-01-01", 0)):
        assert rest.send(cast.desk, "GET", f"profile-lines/?valid_until__{asked}").data["count"] == count
    assert rest.send(cast.auditor, "GET", "profile-lines/").data["count"] == 3
    line(cast, "UKR", "goal", "peace_support", priority="low")
    for code in ("GBR", "UKR"):
        line(cast, code, "communication", "hf_radio")
    both = rest.send(cast.desk, "GET", "partnerships/GBR-UKR/sought-and-offered/")
    first, *more = both.data["goals"]
    assert (first["term"], first["our_priority"], first["their_priority"]) == ("peace_support", "low", None)
    cyber = next(one for one in more if one["term"] == "cyber_security")
    assert [(one["code"], one["others"]) for one in cyber["common"]] == [("budapest_convention", ["GBR"])]
    assert both.data["communications"] == ["hf_radio"]
    assert both.data["they_seek"][0]["offered"]["level"] == "instructing" and both.data["we_seek"] == []
    theirs = rest.send(cast.partner_desk, "GET", "partnerships/GBR-UKR/sought-and-offered/")
    assert theirs.data["they_seek"] == theirs.data["we_seek"] == []
    assert rest.send(cast.partner_desk, "GET", "profile-lines/").data["results"] == []
    assert rest.send(cast.guest, "GET", "parties/GBR/profile/").status == 403
    assert rest.send(cast.auditor, "POST", "parties/GBR/profile/lines/", LINE, If_Match='"1"').status == 403


def test_an_approver_changes_terms(cast: Cast, rest: Any) -> None:
    told = {"code": "demining", "off": True, "reason": "Not ours."}
    assert rest.send(cast.desk, "POST", "ministry/profile-terms/", told).status == 403
    made = rest.send(cast.approver, "POST", "ministry/profile-terms/", told)
    assert made.status == 201 and made.data["off"]
    added = {"kind": "capability", "name": "Divers", "reason": "Ours."}
    assert rest.send(cast.approver, "POST", "ministry/profile-terms/", added).data["name"] == "Divers"
    found = rest.send(cast.desk, "GET", "ministry/profile-terms/").data["results"]
    assert {one["code"] for one in found if one["off"]} == {"demining"}
