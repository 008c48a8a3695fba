"""What a side keeps of an agreement, by REST: written, put right, taken out, and nobody else's."""

from typing import Any

from cooperation.api.documentation.views import schema
from tests.cast import Cast
from tests.cooperation.api.test_schema import fits
from tests.walks import fresh

ROUND = {"on": "2026-11-02", "place": "Kyiv", "our_head": "Director", "outcome": "Articles 1 to 4."}


def test_parts_are_kept_changed_and_taken_out(rest: Any, cast: Cast) -> None:
    agreement = cast.prepared("negotiating")
    one = f"agreements/{agreement.key}/"
    tag = rest.get(cast.desk, one).tag
    asked = {"kind": "legal", "office": "Legal service", "due_on": "2026-12-01"}
    opinion = rest.post(cast.desk, f"{one}opinions/", asked, If_Match=tag)
    assert (opinion.status, opinion.data["verdict"], opinion.data["asked_on"]) == (201, "waiting", "2026-11-22")
    said = {"verdict": "favourable"}
    answered = rest.patch(cast.desk, f"{one}opinions/{opinion.data['id']}/", said, If_Match=opinion.tag)
    assert (answered.status, answered.data["given_on"]) == (200, "2026-11-22")
    assert rest.post(cast.desk, f"{one}opinions/", asked, If_Match=tag).status == 412
    who = {"name": "A. Person", "function": "Minister", "power": "full_powers"}
    refused = rest.post(cast.desk, f"{one}powers/", who, If_Match=answered.tag)
    assert {each["pointer"] for each in refused.data["errors"]} == {"#/issued_by", "#/issued_on"}
    named = rest.post(
        cast.desk, f"{one}powers/", {**who, "issued_by": "President", "issued_on": "2026-11-01"}, If_Match=answered.tag
    )
    gone = rest.patch(cast.desk, f"{one}powers/{named.data['id']}/", {"mistake": True}, If_Match=named.tag)
    assert (named.status, gone.status) == (201, 204)
    round_ = rest.post(cast.desk, f"{one}rounds/", ROUND, If_Match=gone.tag)
    assert (round_.data["number"], round_.data["means"], round_.data["recorded_by"]) == (1, "in_person", "UKR")
    assert (
        rest.patch(cast.partner_desk, f"{one}rounds/{round_.data['id']}/", {"place": "X"}, If_Match=round_.tag).status
        == 403
    )
    for part, theirs in (("opinions", 0), ("powers", 0), ("rounds", 1)):
        assert len(rest.get(cast.partner_desk, f"{one}{part}/").data["results"]) == theirs


def test_an_approval_runs_by_a_rule_of_the_ministry(rest: Any, cast: Cast) -> None:
    agreement = cast.prepared("in_approval")
    one = f"agreements/{agreement.key}/approvals/"
    tag = rest.get(cast.desk, one).tag
    rule = {"name": "Treaties", "days": 21, "kind": "calendar_days", "source": "Law 7"}
    made = rest.post(cast.desk, "ministry/tabling/rules/", rule)
    assert rest.post(cast.auditor, "ministry/tabling/rules/", rule).status == 403
    body = {"procedure": "parliament", "tabled_on": "2026-11-10", "rule": made.data["id"]}
    kept = rest.post(cast.desk, one, body, If_Match=tag)
    assert kept.data["clock"] == {
        "days": 21, "kind": "calendar_days", "counted": 12, "runs_out_on": "2026-12-01", "elapsed": False,
    }  # fmt: skip
    assert rest.post(cast.partner_desk, one, body, If_Match=kept.tag).status == 400
    assert rest.send(cast.desk, "delete", f"ministry/tabling/rules/{made.data['id']}/").status == 204
    assert rest.get(cast.desk, "ministry/tabling/").data["rules"] == []
    assert rest.get(cast.desk, one).data["results"][0]["clock"]["days"] == 21


def test_steps_are_switched_and_the_table_says_so(rest: Any, cast: Cast) -> None:
    off = {"switch": "finance_note", "off": True, "reason": "The budget office does it."}
    assert rest.post(cast.desk, "ministry/steps/", off).status == 403
    assert rest.post(cast.approver, "ministry/steps/", off).status == 201
    rows = rest.get(cast.desk, "requirements/").data["results"]
    assert [row["asked"] for row in rows if row["code"] == "finance_noted"] == [False, False]
    theirs = rest.get(cast.partner_desk, "requirements/").data["results"]
    assert all(row["asked"] for row in theirs)


def test_an_approver_goes_ahead_without(rest: Any, cast: Cast) -> None:
    agreement = cast.prepared("negotiating", values={"titles": {"en": "Patrols"}})
    one = f"agreements/{agreement.key}/"
    found = rest.get(cast.approver, f"{one}transitions/")
    steps = {step["step"]: step["conditions"] for step in found.data["steps"]}
    waivable = [row["code"] for row in steps["agree_text"] if row["waivable"]]
    assert waivable == ["title_in_both_languages"]
    body = {"stage": "agree_text", "code": waivable[0], "reason": "English alone is authentic."}
    assert rest.post(cast.desk, f"{one}waivers/", body, If_Match=found.tag).status == 403
    kept = rest.post(cast.approver, f"{one}waivers/", body, If_Match=found.tag)
    assert (kept.status, kept.data["decided_by"]) == (201, "Approver")
    assert rest.get(cast.partner_desk, f"{one}waivers/").data["results"] == []


def test_answers_are_as_described(rest: Any, cast: Cast) -> None:
    schema.cache_clear()
    document = schema("en")
    top = cast.prepared("in_force", audience="public")
    cast.record(parent=top.reference, with_parent="follows_it", audience="public")
    test_parts_are_kept_changed_and_taken_out(rest, cast)
    for part in ("opinions", "powers", "approvals", "rounds", "waivers", "family", "effects"):
        fits(document, rest.get(cast.desk, f"agreements/{fresh(top).key}/{part}/"), f"agreements/{{key}}/{part}/")
    for where in ("requirements/", "ministry/steps/", "ministry/tabling/"):
        fits(document, rest.get(cast.desk, where), where)
    fits(document, rest.get(cast.desk, "partnerships/GBR-UKR/holdings/"), "partnerships/{pair}/holdings/")
    told = rest.get(None, f"agreements/{top.key}/effects/?step=terminate").data["results"]["terminate"]
    assert [one["code"] for one in told] == ["ends_with_it"]
    assert rest.get(cast.desk, f"agreements/{top.key}/effects/?step=sign").status == 400


def test_each_side_keeps_its_mandate_and_lists_what_it_went_ahead_without(rest: Any, cast: Cast) -> None:
    agreement = cast.prepared("negotiating", values={"titles": {"en": "Patrols"}})
    one = f"agreements/{agreement.key}/"
    given = {"authority": "Prime Minister", "on": "2026-11-20", "limits": "No bases."}
    tag = rest.get(cast.partner_approver, f"{one}mandate/").tag
    assert rest.send(cast.partner_desk, "put", f"{one}mandate/", given, If_Match=tag).status == 403
    kept = rest.send(cast.partner_approver, "put", f"{one}mandate/", given, If_Match=tag)
    assert (kept.status, kept.data["authority"]) == (200, "Prime Minister")
    assert rest.get(cast.approver, f"{one}mandate/").data["authority"] == "Minister of Defence"
    body = {"stage": "agree_text", "code": "title_in_both_languages", "reason": "English alone is authentic."}
    assert rest.post(cast.approver, f"{one}waivers/", body, If_Match=kept.tag).status == 201
    told = rest.get(cast.auditor, "waivers/")
    fits(schema("en"), told, "waivers/")
    fits(schema("en"), rest.get(cast.desk, f"{one}mandate/"), "agreements/{key}/mandate/")
    assert [(row["code"], row["decided_by"]) for row in told.data["results"]] == [(body["code"], "Approver")]
    assert rest.get(cast.partner_approver, "waivers/").data["count"] == 0
    assert rest.get(cast.auditor, "waivers/?sort=wording").data["results"] == []
    assert rest.get(cast.auditor, "waivers/?sort=other").status == 400
