"""The pages of the texts of an agreement: the ladder, its one main button, reading dates from a file."""

import re
from typing import Any

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from agreements.instruments.links import link_make
from agreements.models import Agreement, Document, TextVersion
from agreements.texts.exchanging import version_draft, version_send
from agreements.texts.filing import Paper
from tests.agreements.texts.word_files import word_file
from tests.cast import Cast
from tests.walks import fresh

TEXT = [
    "Article 8", "This Agreement enters into force on receipt of the last notification.",
    "It remains in force for ten years. It may be terminated with three months' written notice.",
    "Article 9", "The United Kingdom shall provide ten course seats by 1 September 2027.",
]  # fmt: skip


def at(officer: Any, path: str) -> str:
    client = Client()
    client.force_login(officer)
    answer = client.get(path)
    assert answer.status_code == 200, answer.status_code
    return " ".join(re.sub(r"<[^>]+>", " ", answer.content.decode()).split())


def put(cast: Cast, officer: Any, talks: Agreement, lines: list[str]) -> TextVersion:
    told: dict[str, Any] = {"officer": officer, "today": cast.today, "agreement": talks, "expected_version": None}
    draft = version_draft(**told, papers=[Paper("text.docx", word_file(lines), "en")])
    return version_send(**told, version_id=draft.pk)


def test_each_side_reads_whose_turn_it_is_and_the_number_of_queries_does_not_grow(cast: Cast) -> None:
    talks = cast.prepared("negotiating")
    put(cast, cast.desk, talks, TEXT)
    path = f"/agreements/{talks.key}/text/"
    assert "We wait for United Kingdom" in at(cast.desk, path)
    theirs = at(cast.partner_desk, path)
    assert "It is our turn" in theirs and "Confirm version 2" in theirs and "Record" not in theirs

    def counted() -> int:
        with CaptureQueriesContext(connection) as queries:
            at(cast.desk, path)
        return len(queries)

    few = counted()
    for number in range(3):
        put(cast, cast.desk, talks, [*TEXT, f"Paragraph {number}."])
    assert counted() <= few <= 40


def test_a_guest_confirms_or_objects_and_is_offered_nothing_else(cast: Cast) -> None:
    talks = cast.prepared("negotiating", partner="LVA")
    shown = at(cast.guest, f"/agreements/{talks.key}/text/")
    assert "Confirm version 1" in shown and "Object to version 1" in shown and "Add a version" not in shown


def test_clauses_and_promises_are_read_looked_at_and_saved_once(cast: Cast) -> None:
    talks = cast.prepared("negotiating", values={"entry_method": "not_stated", "term_kind": "not_stated"})
    put(cast, cast.desk, talks, TEXT)
    file = Document.objects.get(agreement=talks)
    path = f"/agreements/{talks.key}/text/take/{file.pk}/"
    shown = at(cast.desk, path)
    for said in ("on receipt of the last notification", "ten course seats", "Article 8, paragraph 1"):
        assert said in shown
    client = Client()
    client.force_login(cast.desk)
    form = client.get(path).context["form"]
    assert form.initial["term_months"] == 120 and form.initial["notice_months"] == 3
    sent = {"version": fresh(talks).version, "entry_method": "last_notification", "term_kind": "fixed"}
    sent |= {"term_months_0": "10", "term_months_1": "", "term_article": "Article 8", "promises": ["0"]}
    sent |= {"notice_runs": "from_receipt", "notice_day": "received", "notice_months_1": "3"}
    answer = client.post(path, sent)
    assert answer.status_code == 303, answer.content.decode()[:3000]
    now = fresh(talks)
    assert (now.entry_method, now.term_months, now.notice_months) == ("last_notification", 120, 3)
    promise = now.obligations.get()
    assert promise.debtor.code == "GBR" and promise.clause == "Article 9, paragraph 1"
    other = Client()
    other.force_login(cast.partner_desk)
    assert other.get(path).status_code == 403


def test_a_link_that_asks_to_confirm_a_text_hands_out_that_text_and_no_other(cast: Cast) -> None:
    talks = cast.prepared("negotiating", partner="EST")
    put(cast, cast.desk, talks, TEXT)
    told: dict[str, Any] = {"officer": cast.desk, "today": cast.today, "agreement": talks, "expected_version": None}
    hidden = version_draft(**told, papers=[Paper("next.docx", word_file([*TEXT, "More."]), "en")])
    _, token = link_make(**told, asks="text_confirmed")
    shown = Client().get(f"/answer/{token}/").content.decode()
    file, secret = talks.documents.get(version__number=2), hidden.files.get()
    assert f"/answer/{token}/files/{file.pk}/" in shown and "next.docx" not in shown
    answer = Client().get(f"/answer/{token}/files/{file.pk}/")
    assert answer.status_code == 200 and b"".join(answer.streaming_content).startswith(b"PK")
    assert Client().get(f"/answer/{token}/files/{secret.pk}/").status_code == 404
    assert Client().get(f"/answer/none/files/{file.pk}/").status_code == 404
