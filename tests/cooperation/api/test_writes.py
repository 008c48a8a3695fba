"""Writes: both doors, edits with their version, steps, acts, sharing; each once."""

from typing import Any

import pytest

from agreements.models import Agreement
from partners.models import Change, Submission
from tests.cast import Cast

RECORD = {"parties": ["GBR"], "titles": {"en": "Memorandum", "fr": "Mémorandum"}}


def test_records_what_exists_in_one_save(rest: Any, cast: Cast) -> None:
    body = {
        **RECORD,
        "instrument_type": "mou",
        "legal_nature": "political_non_binding",
        "term_kind": "fixed",
        "term_months": 240,
        "acts": [{"kind": "signed", "on": "2011", "place": "London", "source": "Own files"}],
        "statements": [{"field": "term", "says": {"en": "twenty years"}, "source": "Own files"}],
        "side": {"file_number": "A-17", "responsible": cast.liaison.pk},
    }
    answer = rest.post(cast.desk, "agreements/", body)
    assert answer.status == 201, answer.data
    made = answer.data
    assert made["reference"] == "GBR-UKR-2011-001"
    assert answer.headers["Location"] == made["url"] == "/api/v1/agreements/GBR-UKR-2011-001/"
    assert (made["status"], made["signed_on"], made["ends_on"]) == ("in_effect", "2011", "2031")
    assert made["side"]["responsible"]["id"] == cast.liaison.pk
    assert made["sources"] == [{"title": "Own files", "url": None, "as_of": None, "tells": ["signed", "term"]}]
    assert rest.get(cast.desk, "agreements/GBR-UKR-2011-001/").data == made


@pytest.mark.parametrize(
    ("change", "pointer", "code"),
    [
        ({"parties": []}, "#/parties", "min_length"),
        ({"parties": ["XXX"]}, "#/parties", "unknown"),
        ({"parties": ["UKR"]}, "#/parties", "two_that_are_one"),
        ({"titles": {"en": " "}}, "#/titles", "required"),
        ({"titles": "Memorandum"}, "#/titles", "not_a_dict"),
        ({"kind": "war"}, "#/kind", "invalid_choice"),
        ({"areas": ["cyber", "x"]}, "#/areas/1", "invalid_choice"),
        ({"term_kind": "fixed"}, "#/term_months", "required"),
        ({"term_months": -1}, "#/term_months", "min_value"),
        ({"acts": [{"kind": "signed", "on": "soon"}]}, "#/acts/0/on", "not_a_date"),
        ({"acts": [{"kind": "signed", "on": "2027-01-01"}]}, "#/acts/0/on", "in_the_future"),
        ({"acts": [{"kind": "signed", "on": "9999"}]}, "#/acts/0/on", "not_a_date"),
        ({"acts": [{"kind": "signed", "on": "2020", "side": "POL"}]}, "#/acts/0/side", "not_of_pair"),
        ({"acts": [{"on": "2020"}]}, "#/acts/0/kind", "required"),
        ({"audience": "public"}, "#/audience", "unknown_field"),
        ({"owner": "GBR"}, "#/owner", "unknown_field"),
        ({"parent": "GBR-UKR-1999-001"}, "#/parent", "unknown"),
        ({"framework": "XX"}, "#/framework", "unknown"),
        ({"side": {"responsible": 10**9}}, "#/side/responsible", "unknown"),
        ({"side": {"mandate_authority": "Me"}}, "#/side/mandate_authority", "unknown_field"),
    ],
)
def test_refuses_what_is_malformed(rest: Any, cast: Cast, change: dict[str, Any], pointer: str, code: str) -> None:
    answer = rest.post(cast.desk, "agreements/", {**RECORD, **change})
    assert answer.status == 400
    assert (pointer, code) in [(one["pointer"], one["code"]) for one in answer.data["errors"]], answer.data["errors"]
    assert not Agreement.objects.exists()


def test_who_may_not_write(rest: Any, cast: Cast) -> None:
    for who in (cast.minister, cast.auditor, cast.admin, cast.service, cast.guest):
        assert rest.post(who, "agreements/", RECORD).status == 403
    assert rest.post(None, "agreements/", RECORD).status == 401
    reading = rest.token(cast.desk, scope="read")
    answer = rest.send(None, "POST", "agreements/", RECORD, token=reading)
    assert (answer.status, answer.codes) == (403, ["token_scope"])
    assert not Agreement.objects.exists()


def test_an_edit_names_its_version(rest: Any, cast: Cast) -> None:
    made = rest.post(cast.desk, "agreements/", {**RECORD, "door": "prepared"})
    where, tag = made.data["url"], made.tag
    assert made.data["reference"] is None
    assert rest.patch(cast.desk, where, {"purpose": "Patrols."}).status == 428
    assert rest.patch(cast.desk, where, {"purpose": "Patrols."}, If_Match="*").status == 428
    assert rest.patch(cast.desk, where, {"purpose": "Patrols."}, If_Match='"x"').codes == ["not_a_version"]
    first = rest.patch(cast.desk, where, {"purpose": "Patrols.", "side": {"notes": "Call them."}}, If_Match=tag)
    assert (first.status, first.data["purpose"], first.data["side"]["notes"]) == (200, "Patrols.", "Call them.")
    stale = rest.patch(cast.other_desk, where, {"purpose": "Other."}, If_Match=tag)
    assert stale.status == 412
    told = [(one["fields"], one["officer"]) for one in stale.data["changes"]]
    assert told == [(["purpose"], "Desk"), ([], "Desk")]
    assert rest.patch(cast.other_desk, where, {"purpose": "Other."}, If_Match=first.tag).status == 200


def test_what_is_recorded_is_corrected_with_a_reason(rest: Any, cast: Cast) -> None:
    agreement = cast.record()
    where = f"agreements/{agreement.key}/"
    tag = rest.get(cast.desk, where).tag
    without = rest.patch(cast.desk, where, {"term_months": 60}, If_Match=tag)
    assert [(one["pointer"], one["code"]) for one in without.data["errors"]] == [("#/reason", "required")]
    done = rest.patch(cast.desk, where, {"term_months": 60, "reason": "Misread."}, If_Match=tag)
    assert (done.status, done.data["ends_on"]) == (200, "2029-01-12")
    kept = rest.get(cast.desk, f"{where}history/").data["corrections"][0]
    assert (kept["before"], kept["after"], kept["officer"]) == ({"term_months": 120}, {"term_months": 60}, "Desk")
    assert rest.patch(cast.partner_desk, where, {"reason": "x"}, If_Match=done.tag).status == 404


def test_steps_from_concept_to_mandate(rest: Any, cast: Cast) -> None:
    made = rest.post(cast.desk, "agreements/", {**RECORD, "door": "prepared"})
    steps = f"{made.data['url']}transitions/"
    offered = rest.get(cast.desk, steps).data["steps"]
    asked = next(one for one in offered if one["to"] == "authority_requested")
    assert (asked["allowed"], asked["ready"]) == (True, False)
    missing = [one["code"] for one in asked["conditions"] if not one["met"]]
    refused = rest.post(cast.desk, steps, {"to": "authority_requested"}, If_Match=made.tag)
    assert refused.status == 409
    assert refused.codes == missing
    assert all(one["detail"] for one in refused.data["errors"])
    edit = {
        "purpose": "Patrols.",
        "areas": ["cyber"],
        "legal_nature": "treaty_binding",
        "side": {"finance_note": "Own budget.", "stands_alone": True},
    }
    tag = rest.patch(cast.desk, made.data["url"], edit, If_Match=made.tag).tag
    assert rest.post(cast.desk, steps, {"to": "authority_requested"}).status == 428
    moved = rest.post(cast.desk, steps, {"to": "authority_requested"}, If_Match=tag)
    assert (moved.status, moved.data["status"]) == (201, "authority_requested")
    assert rest.post(cast.desk, steps, {"to": "mandate_granted"}, If_Match=moved.tag).status == 403
    needs = rest.post(cast.approver, steps, {"to": "mandate_granted"}, If_Match=moved.tag)
    assert {one["pointer"] for one in needs.data["errors"]} == {"#/authority", "#/on", "#/limits"}
    inputs = {"to": "mandate_granted", "authority": "Minister", "on": "2026-11-20", "limits": "None"}
    odd = rest.post(cast.approver, steps, {**inputs, "on": 3, "bribe": "x"}, If_Match=moved.tag)
    assert odd.status == 400
    granted = rest.post(cast.approver, steps, inputs, If_Match=moved.tag)
    assert (granted.status, granted.data["side"]["mandate_authority"]) == (201, "Minister")
    assert rest.post(cast.desk, steps, {"to": "in_force"}, If_Match=granted.tag).codes == ["no_such_step"]
    assert rest.post(cast.desk, steps, {"to": "peace"}, If_Match=granted.tag).codes == ["unknown"]


def test_a_liaison_officer_does_not_sign(rest: Any, cast: Cast) -> None:
    agreement = cast.prepared("text_agreed")
    acts = f"agreements/{agreement.key}/acts/"
    answer = rest.get(cast.liaison, acts)
    mine = next(one for one in answer.data["offers"] if (one["kind"], one["side"]) == ("signed", "UKR"))
    assert mine["allowed"] is False
    who = [{"name": "A. Person", "function": "Minister", "power": "by_office"}]
    body = {"kind": "signed", "on": "2026-11-22", "side": "UKR", "place": "Kyiv", "signatories": who}
    assert rest.post(cast.liaison, acts, body, If_Match=answer.tag).status == 403
    signed = rest.post(cast.approver, acts, body, If_Match=answer.tag)
    assert (signed.status, signed.data["way"], signed.data["place"]) == (201, "officer", "Kyiv")
    assert signed.data["signatories"] == [{**who[0], "reference": ""}]
    both = rest.post(cast.partner_approver, acts, {**body, "side": "GBR"}, If_Match=signed.tag)
    assert both.status == 201
    assert rest.get(cast.desk, f"agreements/{agreement.key}/status/").data["status"] == "signed"
    contest = f"{acts}{both.data['id']}/contests/"
    assert rest.post(cast.desk, contest, {"reason": "Not so."}, If_Match=both.tag).status == 201
    shown = {one["id"]: one["contested"] for one in rest.get(cast.desk, acts).data["results"]}
    assert shown[both.data["id"]] is True


def test_an_act_is_corrected_or_taken_out(rest: Any, cast: Cast) -> None:
    agreement = cast.record()
    acts = f"agreements/{agreement.key}/acts/"
    found = rest.get(cast.approver, acts)
    one = f"{acts}{found.data['results'][0]['id']}/"
    assert rest.patch(cast.approver, one, {"place": "Lviv"}, If_Match=found.tag).status == 400
    moved = rest.patch(cast.approver, one, {"place": "Lviv", "reason": "Typed wrong."}, If_Match=found.tag)
    assert (moved.status, moved.data["place"]) == (200, "Lviv")
    gone = rest.patch(cast.approver, one, {"mistake": True, "reason": "Another text."}, If_Match=moved.tag)
    assert (gone.status, gone.data) == (204, None)
    assert rest.get(cast.desk, acts).data["results"] == []


def test_sharing_is_asked_and_decided(rest: Any, cast: Cast) -> None:
    agreement = cast.prepared()
    where = f"agreements/{agreement.key}/audience/"
    now = rest.get(cast.desk, where)
    assert (now.data["audience"], now.data["request"]) == ("national", None)
    assert now.data["shows"]["titles"]
    assert rest.post(cast.desk, where, {"reason": "Talks."}, If_Match=now.tag).status == 400
    asked = rest.post(cast.desk, where, {"to": "parties", "reason": "Talks."}, If_Match=now.tag)
    assert (asked.status, asked.data["request"]["outcome"]) == (201, "waiting")
    assert rest.get(cast.partner_desk, f"agreements/{agreement.key}/").status == 404
    assert rest.post(cast.desk, where, {"agree": True, "reason": "ok"}, If_Match=asked.tag).status == 403
    decided = rest.post(cast.approver, where, {"agree": True, "reason": "ok"}, If_Match=asked.tag)
    assert (decided.status, decided.data["audience"]) == (201, "parties")
    reference = Agreement.objects.get().reference
    assert rest.get(cast.partner_desk, f"agreements/{reference}/").status == 200
    assert rest.get(cast.desk, where).headers["Location"] == f"/api/v1/agreements/{reference}/audience/"


def test_the_same_key_writes_once(rest: Any, cast: Cast) -> None:
    first = rest.post(cast.desk, "agreements/", RECORD, Idempotency_Key="one")
    again = rest.post(cast.desk, "agreements/", RECORD, Idempotency_Key="one")
    assert (again.status, again.data) == (first.status, first.data)
    assert again.headers["Location"] == first.headers["Location"]
    assert again.tag == first.tag
    assert again.headers["Idempotency-Replayed"] == "true"
    assert Agreement.objects.count() == 1
    other = rest.post(cast.desk, "agreements/", {**RECORD, "parties": ["POL"]}, Idempotency_Key="one")
    assert (other.status, other.codes) == (409, ["key_used_otherwise"])
    assert rest.post(cast.other_desk, "agreements/", RECORD, Idempotency_Key="one").status == 201
    assert rest.post(cast.desk, "agreements/", RECORD, Idempotency_Key="a b").status == 400


def test_a_refused_write_leaves_its_key_free(rest: Any, cast: Cast) -> None:
    assert rest.post(cast.desk, "agreements/", {**RECORD, "kind": "x"}, Idempotency_Key="k").status == 400
    assert rest.post(cast.auditor, "agreements/", RECORD, Idempotency_Key="k").status == 403
    assert not Submission.objects.exists()
    assert rest.post(cast.desk, "agreements/", RECORD, Idempotency_Key="k").status == 201


def test_the_history_knows_officer_and_request(rest: Any, cast: Cast) -> None:
    rest.post(cast.desk, "agreements/", RECORD, X_Request_ID="client-0042")
    change = Change.objects.filter(source="agreements_agreement").first()
    assert (change.officer, change.request) == (cast.desk.pk, "client-0042")
