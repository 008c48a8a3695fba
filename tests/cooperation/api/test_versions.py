"""Versions of a text in REST: brought, sent, compared, checked, objected to; each side sees what is put to it."""

import base64
from typing import Any

from tests.agreements.texts.word_files import word_file
from tests.cast import Cast
from tests.walks import fresh

FIRST = ["Article 1", "The Parties shall train together once a year."]
SECOND = ["Article 1", "The Parties shall train together twice a year."]


def body(lines: list[str], **more: Any) -> dict[str, Any]:
    """A version as it is sent."""
    content = base64.b64encode(word_file(lines).getvalue()).decode()
    return {"papers": [{"name": "text.docx", "language": "en", "content": content}], **more}


def test_both_sides_put_their_texts_and_compare_them(rest: Any, cast: Cast) -> None:
    talks = cast.prepared("drafting", binding=False)
    where = f"agreements/{talks.key}/versions/"
    ours = rest.post(cast.desk, where, body(FIRST, note="Ours."), If_Match=rest.get(cast.desk, where).tag)
    assert ours.status == 201 and ours.data["number"] is None and ours.data["audience"] == "national"
    assert rest.get(cast.partner_desk, ours.data["url"]).status == 404
    sent = rest.post(cast.desk, f"{ours.data['url']}sending/", {}, If_Match=ours.tag)
    assert sent.status == 200 and sent.data["number"] == 2
    seen = rest.get(cast.partner_desk, where)
    assert seen.data["turn"] == {"side": "GBR", "waits_for": "answer", "version": 2, "since": sent.data["sent_on"]}
    theirs = rest.post(cast.partner_desk, where, body(SECOND), If_Match=seen.tag)
    assert rest.post(cast.partner_desk, f"{theirs.data['url']}sending/", {}, If_Match=theirs.tag).data["number"] == 3
    found = rest.get(cast.desk, f"{theirs.data['url']}difference/").data
    assert found["counts"] == {"changed": 1, "same": 1, "moved": 0}
    assert [one["text"].strip() for one in found["lines"][0]["new"] if one["mark"]] == ["twice"]
    assert rest.get(cast.desk, f"{theirs.data['url']}difference/?with=x").status == 400
    now = rest.get(cast.desk, theirs.data["url"])
    no = rest.post(cast.desk, f"{theirs.data['url']}objections/", {"reason": "Too often."}, If_Match=now.tag)
    assert no.data["objections"][0]["side"] == "UKR"
    assert rest.get(cast.desk, where).data["turn"]["waits_for"] == "counter"


def test_the_wording_is_checked_and_left_as_it_is_with_a_reason_of_ones_own(rest: Any, cast: Cast) -> None:
    talks = cast.prepared("drafting", binding=False)
    where = f"agreements/{talks.key}/versions/"
    ours = rest.post(cast.desk, where, body(FIRST), If_Match=rest.get(cast.desk, where).tag)
    sent = rest.post(cast.desk, f"{ours.data['url']}sending/", {}, If_Match=ours.tag)
    address = f"{ours.data['url']}wording/"
    found = rest.get(cast.desk, address).data
    assert found["looked_for"] == "treaty" and not found["settled"]
    assert [one["word"] for one in found["files"][0]["hits"]] == ["Article", "Parties", "shall"]
    settled = rest.post(cast.desk, address, {"reason": "So agreed."}, If_Match=sent.tag)
    assert settled.data["settled"] and settled.data["reason"] == "So agreed."
    assert rest.get(cast.partner_desk, address).data["reason"] is None


def test_a_version_that_came_by_letter_names_it(rest: Any, cast: Cast) -> None:
    talks = cast.prepared("negotiating", partner="EST")
    where = f"agreements/{talks.key}/versions/"
    tag = rest.get(cast.desk, where).tag
    came = rest.post(cast.desk, where, body(FIRST, evidence="Note 7", received_on="2026-11-20"), If_Match=tag)
    assert (came.data["side"], came.data["way"], came.data["number"]) == ("EST", "reported", 2)
    assert rest.post(cast.desk, where, body(SECOND)).status == 428
    assert rest.post(cast.desk, where, {"papers": []}, If_Match=came.tag).status == 400


def test_a_draft_is_put_aside_and_a_receipt_is_noted_of_what_was_sent(rest: Any, cast: Cast) -> None:
    talks = cast.prepared("drafting", binding=False)
    where = f"agreements/{talks.key}/versions/"
    draft = rest.post(cast.desk, where, body(FIRST), If_Match=rest.get(cast.desk, where).tag)
    assert rest.send(cast.desk, "DELETE", draft.data["url"]).status == 428
    assert rest.send(cast.partner_desk, "DELETE", draft.data["url"], If_Match=draft.tag).status == 404
    assert (
        rest.post(cast.desk, f"{draft.data['url']}receipt/", {"received_on": "2026-11-20"}, If_Match=draft.tag).status
        == 409
    )
    assert rest.send(cast.desk, "DELETE", draft.data["url"], If_Match=draft.tag).status == 204
    assert rest.get(cast.desk, draft.data["url"]).status == 404
    ours = rest.post(cast.desk, where, body(FIRST), If_Match=rest.get(cast.desk, where).tag)
    sent = rest.post(cast.desk, f"{ours.data['url']}sending/", {}, If_Match=ours.tag)
    noted = rest.post(
        cast.desk, f"{ours.data['url']}receipt/", {"received_on": sent.data["sent_on"]}, If_Match=sent.tag
    )
    assert noted.status == 200 and noted.data["received_on"] == sent.data["sent_on"]
    assert rest.send(cast.desk, "DELETE", ours.data["url"], If_Match=noted.tag).status == 409


LAW = [
    "Article 9",
    "This Memorandum shall remain in force for a period of five years.",
    "Article 4",
    "Ukraine shall deliver a report by 31 December 2027.",
]


def test_dates_and_promises_are_read_in_a_file_and_taken_over_once(rest: Any, cast: Cast) -> None:
    talks = cast.prepared("drafting", binding=False)
    where = f"agreements/{talks.key}/versions/"
    made = rest.post(cast.desk, where, body(LAW), If_Match=rest.get(cast.desk, where).tag)
    document = made.data["files"][0]["url"].removesuffix("file/")
    picked = rest.get(cast.desk, f"{document}picked/")
    fields = {one["field"]: one["value"] for one in picked.data["proposals"]}
    assert fields["term_months"] == 60 and "entry" in picked.data["silent"]
    (promise,) = [one for one in picked.data["promises"] if one["debtor"]]
    assert (promise["debtor"], promise["by"]) == ("UKR", "2027-12-31")
    assert rest.get(cast.partner_desk, f"{document}picked/").status == 404
    promises = [
        {"titles": {"en": promise["sentence"]}, "debtor": "UKR", "recurrence": "once", "first_on": promise["by"]}
    ]
    taken = {"values": {"term_months": 60, "term_kind": "fixed"}, "promises": promises}
    strange = {"values": {"purpose": "x"}}
    assert rest.post(cast.desk, f"{document}picked/", strange, If_Match=picked.tag).codes == ["unknown_field"]
    done = rest.post(cast.desk, f"{document}picked/", taken, If_Match=picked.tag)
    assert done.status == 200 and done.data["version"] > picked.data["version"]
    assert rest.post(cast.desk, f"{document}picked/", taken, If_Match=picked.tag).status == 412
    assert fresh(talks).term_months == 60
    assert rest.get(cast.desk, f"agreements/{talks.key}/obligations/").data["results"][0]["first_on"] == "2027-12-31"
