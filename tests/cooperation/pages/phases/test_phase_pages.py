"""A partnership moves on pages and by REST: recorded, opened, shown, gone ahead with, decided in three ways."""

import json
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from cooperation.pages.phases.paper import paper_of
from cooperation.phases.gate import Gate
from cooperation.phases.reading import fresh_gate
from partners.models import AnswerLink, Officer
from tests.cast import Cast
from tests.cooperation.pages.agreements_writing.filling import fields_of, written
from tests.phases import APPLIES, Moving


def browser(officer: Officer) -> Client:
    client = Client()
    client.force_login(officer)
    return client


def sent(client: Client, address: str, gate: Gate | None, **typed: Any) -> Any:
    """Send a form; it leads on."""
    version = {"version": fresh_gate(gate).phase.version} if gate else {}
    answer = client.post(address, {**typed, **version, "submission": address})
    assert answer.status_code == 303, answer.content.decode()[:3000]
    return answer.headers["Location"]


@pytest.mark.parametrize("way", ["link", "reported"])
def test_a_partnership_is_moved_on_pages_with_one_criterion_gone_ahead_with(cast: Cast, way: str) -> None:
    cast.record("EST", audience="parties", **APPLIES)
    desk, approver, other = browser(cast.desk), browser(cast.approver), browser(cast.other_approver)
    assert "Getting to know" in desk.get("/partners/EST/").content.decode()
    sent(approver, "/partners/EST/phase/enter/", None, phase="pilot", reason="Since 2019.")
    sent(desk, "/partners/EST/gates/new/", Gate.objects.first(), version=1)
    gate = Gate.objects.get()
    page = desk.get("/partners/EST/gates/1/").content.decode()
    assert "Still missing" in page and "Go ahead without it" not in page
    for one in gate.criteria.exclude(code="balance_shown"):
        sent(desk, f"/partners/EST/gates/1/criteria/{one.pk}/evidence/", gate, evidence="Shown.", document="")
    asked = gate.criteria.get(code="balance_shown")
    sent(approver, f"/partners/EST/gates/1/criteria/{asked.pk}/without/", gate, reason="The minister wants it.")
    assert "The minister wants it." in browser(cast.auditor).get("/gone-ahead/").content.decode()
    at_stake(cast, gate)
    if way == "link":
        sent(desk, "/partners/EST/phase/audience/?to=parties", gate, reason="Agreed.")
        sent(approver, "/partners/EST/phase/audience/", gate, reason="Agreed.", do="agree")
    sent(desk, "/partners/EST/gates/1/step/in_review/", gate, meets_on="2026-12-01")
    assert "Decide whether the partnership with Estonia goes on" in approver.get("/").content.decode()
    edition = fresh_gate(gate).edition
    said = {"decision": "go", "on": "2026-11-22", "reason": "Weighed.", "edition": edition}
    sent(other, "/partners/EST/gates/1/decide/UKR/", gate, **said)
    if way == "link":
        sent(desk, "/partners/EST/gates/1/link/", gate)
        shown = desk.get("/partners/EST/gates/1/link/").content.decode()
        address = shown[shown.index("/answer/") :].split("<")[0].split('"')[0]
        assert "Estonia" in Client().get(address).content.decode()
        given = written(fields_of(Client().get(address)), answered_by="Director", do="agree")
        answered = Client().post(address, given)
        assert answered.status_code in (200, 303) and AnswerLink.objects.get().answer == "agreed"
    else:
        sent(desk, "/partners/EST/gates/1/decide/EST/", gate, **said, evidence="Letter 7")
    assert fresh_gate(gate).status == "passed"
    page = desk.get("/partners/EST/phase/").content.decode()
    assert "Regular programme" in page and "Estonia" in page and "Ukraine" in page
    paper = desk.get("/partners/EST/gates/1/paper/")
    assert paper.headers["Content-Type"] == "application/pdf" and paper.content.startswith(b"%PDF")


def at_stake(cast: Cast, gate: Gate) -> None:
    """On pages: four questions of legal risk answered, the fifth gone ahead with; first for whoever checks."""
    desk, approver = browser(cast.desk), browser(cast.approver)
    page = desk.get("/partners/EST/gates/1/").content.decode()
    assert "5 questions of legal risk" in page and "before each question is settled" in page
    answer = {"answer": "no", "source": "Legal service", "review_on": "2030-11-22"}
    for code in ("record_of_unit", "detention", "end_use", "regional_sanctions"):
        sent(desk, f"/partners/EST/gates/1/risk/{code}/", gate, **answer)
    ahead = "/partners/EST/gates/1/risk/arms_embargo/go-ahead/"
    assert desk.get(ahead).status_code == 403
    sent(approver, ahead, gate, reason="It ends in May.")
    page = desk.get("/partners/EST/gates/1/").content.decode()
    assert "questions of legal risk" not in page and "We go ahead although not everything is settled." in page
    first = browser(cast.auditor).get("/gone-ahead/").context["table"]["rows"][0]["cells"]
    assert first[1]["text"] == "It ends in May." and first[2]["url"].endswith("/gates/1/#risk")
    assert "gone ahead without it, with a reason: It ends in May." in repr(paper_of(cast.approver, gate).parts)
    across = repr(paper_of(cast.approver, gate, both=True).parts)
    assert "Estonia" in across and "Ukraine" in across and "It ends in May." not in across
    assert "The minister wants it." in repr(paper_of(cast.approver, gate).parts)
    assert "The minister wants it." not in across


def test_our_caps_and_criteria_are_changed_by_an_approver_with_a_reason(cast: Cast) -> None:
    approver = browser(cast.approver)
    typed = {"days": "10", "people": "", "amount": "", "currency": "EUR", "reason": "Smaller."}
    sent(approver, "/our-way/phases/pilot/cap/", None, **typed)
    new = {"title": "A liaison officer is posted", "mandatory": "on", "reason": "Our own way."}
    sent(approver, "/our-way/phases/pilot/criteria/new/", None, **new)
    sent(approver, "/our-way/phases/pilot/criteria/reports_filed/", None, threshold="90", reason="Enough.")
    page = approver.get("/our-way/phases/").content.decode()
    assert all(one in page for one in ("Smaller.", "A liaison officer is posted", "at least 90 %"))
    assert browser(cast.desk).get("/our-way/phases/pilot/cap/").status_code == 403
    assert browser(cast.own_guest).get("/our-way/phases/").status_code == 403


def test_by_rest_a_gate_tells_all_that_is_missing_and_is_decided(cast: Cast) -> None:
    moving = Moving(cast, "EST", "reported")
    desk, approver = browser(cast.desk), browser(cast.approver)
    found = desk.get("/api/v1/partnerships/EST-UKR/gates/1/")
    data = found.json()
    assert (data["status"], data["from_phase"], data["to_phase"]) == ("preparing", "pilot", "structured_programme")
    assert {one["code"]: one["met"] for one in data["criteria"]}["framework_in_effect"] is False

    def post(client: Client, part: str, body: Any, status: int = 200) -> Any:
        tag = desk.get("/api/v1/partnerships/EST-UKR/gates/1/").headers["ETag"]
        given: Any = {"content_type": "application/json", "headers": {"If-Match": tag}}
        answer = client.post(f"/api/v1/partnerships/EST-UKR/gates/1/{part}/", json.dumps(body), **given)
        assert answer.status_code == status, answer.content
        return answer.json()

    post(desk, "transitions", {"to": "in_review"})
    said = {"decision": "go", "edition": moving.fresh().edition, "reason": "Weighed."}
    refused = post(approver, "decisions", said, 409)
    codes = [one["code"] for one in refused["errors"]]
    assert (codes.count("criterion_met"), codes.count("risk_settled"), len(codes)) == (4, 5, 9)
    asked = desk.get("/api/v1/partnerships/EST-UKR/gates/1/risks/").json()
    assert asked["settled"] is False and {one["state"] for one in asked["results"]} == {"not_answered"}
    answer = {"answer": "no", "source": "Legal service", "review_on": "2030-11-22"}
    for one in asked["results"][1:]:
        told = post(desk, "risks", {**answer, "question": one["question"]}, 201)
    first = {"question": asked["results"][0]["question"], "reason": "It ends in May."}
    post(desk, "risks/waivers", first, 403)
    assert told["settled"] is False and post(approver, "risks/waivers", first, 201)["settled"] is True
    (gone,) = browser(cast.auditor).get("/api/v1/waivers/?sort=legal_risk").json()["results"]
    assert gone["gate"].endswith("/gates/1/") and (gone["activity"], gone["reason"]) == (None, "It ends in May.")
    for one in data["criteria"]:
        if one["mandatory"]:
            post(approver, "waivers", {"criterion": one["id"], "reason": "Wanted."})
    post(approver, "decisions", said)
    done = post(desk, "decisions", {**said, "side": "EST", "evidence": "Letter 7"})
    assert done["status"] == "passed"
    assert desk.get("/api/v1/partnerships/EST-UKR/phase/").json()["phase"] == "structured_programme"
    assert browser(cast.third_desk).get("/api/v1/partnerships/EST-UKR/gates/1/").status_code == 404
    caps = {"phase": "pilot", "days": 9, "people": None, "amount": None, "currency": "EUR", "reason": "Smaller."}
    answer = approver.put("/api/v1/ministry/phases/caps/", json.dumps(caps), content_type="application/json")
    assert answer.status_code == 200 and answer.json()["results"][1]["days"] == 9


def test_the_number_of_queries_of_a_gate_does_not_grow(cast: Cast) -> None:
    moving = Moving(cast, "EST", "reported")
    desk = browser(cast.desk)
    desk.get("/partners/EST/gates/1/")

    def count() -> int:
        with CaptureQueriesContext(
            connection,
        ) as asked:
            assert desk.get("/partners/EST/gates/1/").status_code == 200
        return len(asked)

    before = count()
    for _ in range(5):
        moving.condition()
    moving.show()
    assert count() <= before and before <= 40, (before, count())
