"""Red lines by REST: who is excluded on a day and why, asked for, decided by another, and ours alone."""

from typing import Any

from partners.models import PartyFact
from tests.cast import Cast

LINE = {
    "party": "POL",
    "ground": "minister",
    "why": "No cooperation now.",
    "would_change": "An apology.",
    "source": "Letter 12",
    "as_of": "2026-11",
}


def test_it_is_asked_for_drawn_by_another_changed_and_lifted_on_its_version(cast: Cast, rest: Any) -> None:
    assert rest.send(cast.auditor, "POST", "red-lines/", LINE).status == 403
    wrong = rest.send(cast.desk, "POST", "red-lines/", {**LINE, "party": "XXX"})
    assert wrong.status == 400 and wrong.codes == ["unknown"]
    made = rest.send(cast.desk, "POST", "red-lines/", LINE)
    assert made.status == 201 and made.data["status"] == "asked"
    at = f"red-lines/{made.data['id']}/"
    assert rest.send(cast.desk, "GET", "red-lines/").data["results"] == []
    draw = {"to": "drawn", "reason": "As asked."}
    assert rest.send(cast.approver, "POST", f"{at}transitions/", draw).status == 428
    assert rest.send(cast.desk, "POST", f"{at}transitions/", draw, If_Match=made.tag).status == 403
    offered = rest.send(cast.approver, "GET", f"{at}transitions/").data["steps"]
    assert [(one["to"], one["ready"]) for one in offered] == [("drawn", True), ("declined", True)]
    drawn = rest.send(cast.approver, "POST", f"{at}transitions/", draw, If_Match=made.tag)
    assert drawn.status == 201 and drawn.data["drawn_on"]
    (found,) = rest.send(cast.auditor, "GET", "red-lines/?party=pol&basis=own").data["results"]
    assert (found["ground"], found["how"], found["text"]) == (
        "minister",
        "our_word",
        "Our minister’s word. We drew this line ourselves.",
    )
    assert found["would_change"][0]["text"] == "An apology." and found["red_line"].endswith(at)
    change = {"source": "Letter 13", "reason": "A later letter."}
    assert rest.send(cast.desk, "PATCH", at, change, If_Match=drawn.tag).status == 403
    assert rest.send(cast.approver, "PATCH", at, change, If_Match=made.tag).status == 412
    changed = rest.send(cast.approver, "PATCH", at, change, If_Match=drawn.tag)
    assert changed.status == 200 and changed.data["source"] == "Letter 13"
    lifting = {"to": "lifting", "reason": "They apologised."}
    asked = rest.send(cast.desk, "POST", f"{at}transitions/", lifting, If_Match=changed.tag)
    lifted = {"to": "lifted", "reason": "Indeed."}
    assert rest.send(cast.approver, "POST", f"{at}transitions/", lifted, If_Match=asked.tag).data["lifted_on"]
    assert rest.send(cast.desk, "GET", "red-lines/").data["results"] == []
    assert rest.send(cast.desk, "GET", "red-lines/own/?status=lifted").data["count"] == 1
    for other in (cast.partner_approver, cast.third_desk):
        assert rest.send(other, "GET", at).status == 404
        assert rest.send(other, "GET", "red-lines/own/").data["results"] == []
    assert rest.send(cast.guest, "GET", "red-lines/").status == 403


def test_who_is_excluded_is_told_for_any_day_with_what_would_have_to_change(cast: Cast, rest: Any) -> None:
    said = {"other": cast.party("EU"), "audience": "public", "source": "Decision 1", "as_of": "2026"}
    PartyFact.objects.create(party=cast.party("UKR"), kind="member_of", value={"status": "member"}, **said)
    PartyFact.objects.create(party=cast.party("POL"), kind="sanctions", since="2014-07-31", **said)
    (found,) = rest.send(cast.desk, "GET", "red-lines/?as_of=2014-07-31").data["results"]
    assert (found["party"], found["by"], found["how"], found["basis"]) == ("POL", "EU", "by_ours", "derived")
    assert found["would_change"] == [
        {
            "code": "measure_lifted",
            "parties": {"by": "EU", "on": "POL"},
            "text": "the measure against Poland is lifted (European Union)",
        }
    ]
    before = rest.send(cast.desk, "GET", "red-lines/?as_of=2014-07-30").data
    assert before["results"] == [] and before["as_of"] == "2014-07-30"
    assert rest.send(cast.desk, "GET", "red-lines/?as_of=soon").status == 400
