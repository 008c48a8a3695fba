"""Objections by REST are raised and taken back by the side that objects; a record is taken out or joined to another."""

from typing import Any

from agreements.models import AgreementAct
from cooperation.api.documentation.views import schema
from tests.cast import Cast
from tests.cooperation.api.test_schema import fits
from tests.promises import acted, due_of, promised


def test_an_objection_is_found_beneath_its_agreement_and_taken_back_by_its_side_alone(rest: Any, cast: Cast) -> None:
    agreement = cast.prepared("text_agreed")
    one = f"agreements/{agreement.key}/"
    act = AgreementAct.objects.get(agreement=agreement, side=cast.party("UKR"), kind="text_confirmed")
    tag = rest.get(cast.partner_desk, one).tag
    made = rest.post(cast.partner_desk, f"{one}acts/{act.pk}/contests/", {"reason": "Not so."}, If_Match=tag)
    assert (made.status, made.data["about"], made.data["act"], made.data["party"]) == (201, "agreement", act.pk, "GBR")
    found = rest.get(cast.desk, f"{one}contests/")
    assert [row["id"] for row in found.data["results"]] == [made.data["id"]]
    fits(schema("en"), found, "agreements/{key}/contests/")
    where = f"{one}contests/{made.data['id']}/settlement/"
    assert rest.post(cast.desk, where, {}, If_Match=made.tag).status == 403
    assert rest.post(cast.partner_desk, where, {}, If_Match=tag).status == 412
    settled = rest.post(cast.partner_desk, where, {}, If_Match=made.tag)
    assert settled.status == 200 and settled.data["settled_at"]
    assert rest.post(cast.partner_desk, where, {}, If_Match=settled.tag).status == 404


def test_what_was_recorded_about_a_promise_is_contested_in_the_same_way(rest: Any, cast: Cast) -> None:
    due = due_of(promised(cast, cast.prepared("in_force"), first_on="2026-11-20"))
    act = acted(cast, due, "fulfil")
    one = f"agreements/{due.agreement.key}/"
    tag = rest.get(cast.partner_desk, one).tag
    reason = {"reason": "Only half of it came."}
    made = rest.post(cast.partner_desk, f"{one}dues/{due.pk}/acts/{act.pk}/contests/", reason, If_Match=tag)
    assert (made.status, made.data["about"], made.data["about_id"]) == (201, "due", due.pk)
    assert rest.get(cast.partner_desk, f"{one}contests/").data["results"] == [made.data]
    where = f"{one}contests/{made.data['id']}/settlement/"
    assert rest.post(cast.partner_desk, where, {}, If_Match=made.tag).status == 200


def test_a_record_is_taken_out_or_joined_to_another(rest: Any, cast: Cast) -> None:
    wrong, twice, kept = cast.record(), cast.record(), cast.record()
    reason = {"reason": "Never signed."}
    out = f"agreements/{wrong.key}/"
    tag = rest.get(cast.desk, out).tag
    assert rest.post(cast.desk, f"{out}mistake/", {}, If_Match=tag).status == 400
    assert rest.post(cast.desk, f"{out}mistake/", reason, If_Match=tag).status == 204
    assert rest.get(cast.desk, out).status == 404
    same = f"agreements/{twice.key}/"
    tag = rest.get(cast.desk, same).tag
    unknown = rest.post(cast.desk, f"{same}same-as/", {"kept": "GBR-UKR-1900-001", **reason}, If_Match=tag)
    assert (unknown.status, unknown.codes) == (400, ["unknown"])
    joined = rest.post(cast.desk, f"{same}same-as/", {"kept": kept.key, **reason}, If_Match=tag)
    assert joined.status == 204 and joined.headers["Location"].endswith(f"/{kept.key}/")
    assert rest.get(cast.desk, same).status == 308
