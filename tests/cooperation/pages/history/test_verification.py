"""Verifying the history: in the background, to cancel and to resume; whatever was altered is found and said."""

import io
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection

from partners.models import Job, Seal
from partners.records import jobs
from partners.records.jobs import job_cancel, job_resume
from partners.records.seal import seal_history
from partners.records.verifying import verification_start
from tests.cooperation.pages.looking import as_, look, text


def altered(statement: str) -> None:
    """Somebody with the owner's rights edits the history by hand."""
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE partners_change DISABLE TRIGGER USER")
        cursor.execute(statement)
        cursor.execute("ALTER TABLE partners_change ENABLE TRIGGER USER")


def sealed(cast: Any, batches: int = 1) -> None:
    """A history in so many batches."""
    for number in range(batches):
        cast.record(titles={"en": f"Pact {number}"})
        seal_history()


def verified(cast: Any) -> Job:
    """A verification, carried out."""
    job = verification_start(officer=cast.auditor)
    jobs.run(job.pk)
    job.refresh_from_db()
    return job


def test_it_verifies_and_tells_the_head(committed_db: Any, cast: Any) -> None:
    sealed(cast, 3)
    job = verified(cast)
    assert (job.state, job.done, job.total, job.result["count"]) == ("done", 3, 3, 0)
    assert job.result["digest"] == Seal.objects.order_by("-last").first().digest
    shown = text(look(cast.auditor, "/history/"))
    assert f"Every change up to position {job.result['position']} verifies." in shown
    assert job.result["digest"] in shown


def test_what_was_edited_by_hand_is_found_and_said(committed_db: Any, cast: Any) -> None:
    sealed(cast, 2)
    altered("UPDATE partners_change SET after = '{\"titles\": \"forged\"}' WHERE source = 'agreements_agreement'")
    job = verified(cast)
    assert {one["code"] for one in job.result["problems"]} == {"altered"} and job.result["count"] >= 2
    shown = text(look(cast.auditor, "/history/"))
    assert "was altered or removed." in shown and "do not verify" in shown


def test_the_command_prints_what_it_checked_and_fails_when_something_is_wrong(committed_db: Any, cast: Any) -> None:
    sealed(cast)
    cast.record()
    out = io.StringIO()
    call_command("verify_history", stdout=out)
    assert "checked: 1 batches" in out.getvalue() and "the history verifies" in out.getvalue()
    call_command("verify_history", "--seal", stdout=out)
    assert "checked: 2 batches" in out.getvalue() and Seal.objects.order_by("-last").first().digest in out.getvalue()
    altered("UPDATE partners_change SET officer = 1 WHERE id = (SELECT min(id) FROM partners_change)")
    with pytest.raises(SystemExit) as end:
        call_command("verify_history", stdout=out)
    assert end.value.code == 1 and "does not match its digest" in out.getvalue()


def test_nothing_sealed_yet_is_said(cast: Any) -> None:
    out = io.StringIO()
    call_command("verify_history", stdout=out)
    assert "nothing is sealed yet" in out.getvalue()
    assert "Nothing is sealed yet." in text(look(cast.auditor, "/history/"))


def test_it_is_cancelled_and_goes_on_where_it_stopped(cast: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    sealed(cast, 4)
    monkeypatch.setattr("partners.records.verifying.PIECE", 1)
    job = verification_start(officer=cast.auditor)
    original = jobs._kinds[job.kind]

    def work(row: Job) -> Any:
        for number, piece in enumerate(original(row), 1):
            if number == 2:
                job_cancel(officer=cast.auditor, pk=row.pk)
            yield piece

    monkeypatch.setitem(jobs._kinds, job.kind, work)
    jobs.run(job.pk)
    job.refresh_from_db()
    assert (job.state, job.done) == ("cancelled", 2)
    assert "Resume" in text(look(cast.auditor, "/history/"))
    monkeypatch.setitem(jobs._kinds, job.kind, original)
    job_resume(officer=cast.auditor, pk=job.pk)
    jobs.run(job.pk)
    job.refresh_from_db()
    assert (job.state, job.done, job.result["count"]) == ("done", 4, 0)


def test_the_page_starts_it_once_follows_it_and_cancels_it(cast: Any) -> None:
    client = as_(cast.auditor)
    for _ in range(2):
        assert client.post("/history/verification/").headers["Location"] == "/history/"
    job = Job.objects.get()
    piece = client.get(f"/history/verification/{job.pk}/", headers={"HX-Request": "true"})
    assert "hx-get" in piece.content.decode() and "<html" not in piece.content.decode()
    assert client.get(f"/history/verification/{job.pk}/").status_code == 302
    client.post(f"/history/verification/{job.pk}/cancel/")
    job.refresh_from_db()
    assert job.state == "cancelled"
    over = client.get(f"/history/verification/{job.pk}/", headers={"HX-Request": "true"})
    assert over.headers["HX-Refresh"] == "true"
    client.post(f"/history/verification/{job.pk}/resume/")
    job.refresh_from_db()
    assert job.state == "waiting"


def test_it_is_ones_own_and_for_checkers(cast: Any) -> None:
    job = verification_start(officer=cast.auditor)
    for what in ("", "cancel/", "resume/"):
        path = f"/history/verification/{job.pk}/{what}"
        method = "post" if what else "get"
        assert getattr(as_(cast.approver), method)(path).status_code == 404
        assert getattr(as_(cast.desk), method)(path).status_code == 403
    assert as_(cast.desk).post("/history/verification/").status_code == 403
    assert as_(cast.auditor).get("/history/verification/").status_code == 405
