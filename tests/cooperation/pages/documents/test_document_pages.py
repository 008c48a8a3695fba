"""Documents on pages: brought, listed, downloaded, put right; without script, and by nobody who may not."""

from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from agreements.documents.document import Document
from cooperation.pages.drafts import FormDraft
from partners.models import Look
from tests.agreements.documents.bringing import added
from tests.cast import Cast
from tests.cooperation.pages.agreements_writing.filling import at, fields_of, fill, written
from tests.cooperation.pages.looking import as_, look, text
from tests.papers import package, pdf


def upload(name: str, content: bytes) -> SimpleUploadedFile:
    """A file as a browser sends it."""
    return SimpleUploadedFile(name, content)


def test_several_files_are_brought_at_once_and_listed(cast: Cast) -> None:
    made = cast.record()
    empty = look(cast.desk, at(made, "documents/"))
    assert "No document yet" in text(empty) and "Add documents" in text(empty)
    files = [upload("Note 112.pdf", pdf()), upload("Accord.docx", package("docx"))]
    sent = fill(cast.desk, at(made, "documents/add/"), papers=files, kind="letter", language="fr", from_party="GBR")
    assert sent.status_code == 303 and sent["Location"] == at(made, "documents/")
    listed = text(look(cast.desk, at(made, "documents/")))
    for words in ("Note 112.pdf", "Accord.docx", "Letter", "French", "United Kingdom", "2 documents", "only us"):
        assert words in listed, words
    assert "Accord.docx" not in text(look(cast.desk, at(made, "documents/"), q="note"))
    assert "Accord.docx" in look(cast.desk, at(made, "documents/"), format="csv").content.decode("utf-8-sig")


def test_a_wrong_file_is_named_and_what_was_typed_comes_back(cast: Cast) -> None:
    made = cast.record()
    files = [upload("good.pdf", pdf()), upload("bad.docx", package("docx", extra={"word/vbaProject.bin": b"x"}))]
    back = fill(cast.desk, at(made, "documents/add/"), papers=files, kind="letter", note="From the embassy")
    assert back.status_code == 400
    assert "bad.docx: The file carries macros or a program. Save it without them." in text(back)
    assert "Choose the files again" in text(back)
    assert fields_of(back)["note"] == ["From the embassy"]
    assert not Document.objects.exists()
    none = fill(cast.desk, at(made, "documents/add/"), kind="letter")
    assert none.status_code == 400 and "Files: Fill this in." in text(none)


def test_the_same_file_is_noticed(cast: Cast) -> None:
    made, other = cast.record(), cast.record()
    added(cast, made, title="The text")
    again = fill(cast.desk, at(made, "documents/add/"), papers=[upload("b.pdf", pdf(b"/Lang(A)"))], kind="other")
    assert "b.pdf: This file is here already: “The text”" in text(again)
    client = as_(cast.desk)
    sent = fill(
        cast.desk, at(other, "documents/add/"), client, papers=[upload("b.pdf", pdf(b"/Lang(A)"))], kind="other"
    )
    assert f"The file b.pdf is also here: “The text” ({made.key})" in text(client.get(sent["Location"]))
    partner_only = cast.record(audience="parties")
    theirs = fill(
        cast.partner_desk, at(partner_only, "documents/add/"), papers=[upload("b.pdf", pdf(b"/Lang(A)"))], kind="other"
    )
    assert theirs.status_code == 303, "what is out of sight is not told"


def test_a_draft_keeps_what_was_typed(cast: Cast) -> None:
    made = cast.record()
    key = f"agreement.{made.pk}.document"
    browser = as_(cast.desk)
    assert browser.post(f"/drafts/{key}/", {"title": "Half a title", "kind": "letter"}).status_code == 200
    assert fields_of(browser.get(at(made, "documents/add/")))["title"] == ["Half a title"]
    fill(cast.desk, at(made, "documents/add/"), browser, papers=[upload("a.pdf", pdf())])
    assert not FormDraft.objects.filter(key=key).exists()


def test_private_numbers_are_asked_about(cast: Cast) -> None:
    made = cast.record()
    asked = fill(
        cast.desk, at(made, "documents/add/"), papers=[upload("a.pdf", pdf())], kind="letter", note="Passport AB1234567"
    )
    assert asked.status_code == 400 and "looks like the number of a passport" in text(asked)


def test_a_download_is_an_attachment_that_opens_nothing_and_is_kept(cast: Cast) -> None:
    made = cast.record()
    content = pdf(b"/Lang(A)")
    document = added(cast, made, title="Text", name="Accord signé.pdf")
    where = at(made, f"documents/{document.pk}/file/")
    answer = look(cast.auditor, where)
    assert b"".join(answer.streaming_content) == content
    assert answer["Content-Disposition"] == "attachment; filename*=utf-8''Accord%20sign%C3%A9.pdf"
    assert (answer["Content-Type"], answer["X-Content-Type-Options"]) == ("application/pdf", "nosniff")
    assert answer["Content-Security-Policy"].startswith("sandbox") and answer["Content-Length"] == str(len(content))
    kept = Look.objects.get(what="download")
    assert (kept.officer, kept.detail["document"]) == (cast.auditor.pk, document.pk)
    for stretch, status, found in (
        ("bytes=0-3", 206, content[:4]),
        ("bytes=5-", 206, content[5:]),
        ("bytes=-4", 206, content[-4:]),
        ("bytes=9999-", 416, b""),
        ("bytes=x", 200, content),
    ):
        part = as_(cast.desk).get(where, headers={"Range": stretch})
        body = b"".join(part.streaming_content) if part.streaming else part.content
        assert (part.status_code, body) == (status, found), stretch
    assert as_(cast.desk).get(where, headers={"If-None-Match": answer["ETag"]}).status_code == 304


def test_a_file_is_found_only_by_whoever_sees_it(cast: Cast) -> None:
    for audience, seers in (
        ("national", set()),
        ("parties", {"partner_desk"}),
        ("public", {"partner_desk", "third_desk", "admin", "guest"}),
    ):
        made = cast.record(audience="national")
        letter = added(cast, made, kind="letter", content=b"B")
        document = added(cast, made, audience.encode())
        made = cast.widened(made, audience)
        for name in ("partner_desk", "third_desk", "admin", "guest"):
            officer = getattr(cast, name)
            for one, seen in ((document, name in seers), (letter, False)):
                for rest in ("", "file/", "correct/", "mistake/", "audience/"):
                    status = look(officer, at(made, f"documents/{one.pk}/{rest}")).status_code
                    expected = (200 if rest in ("", "file/") else 403) if seen else 404
                    assert status == expected, (audience, name, rest)
        public = f"/public/agreements/{made.key}/documents/{document.pk}/file/"
        assert as_nobody().get(public).status_code == (200 if audience == "public" else 404)
        shown = as_nobody().get(f"/public/agreements/{made.key}/").content.decode()
        assert (public in shown) == (audience == "public")


def as_nobody() -> Any:
    """A browser in which nobody is signed in."""
    from django.test import Client

    return Client()


def test_who_sees_it_is_chosen_or_decided(cast: Cast) -> None:
    made = cast.record(audience="public")
    letter = added(cast, made, kind="letter")
    where = at(made, f"documents/{letter.pk}/audience/")
    assert "An approver of ours decides." in text(look(cast.desk, where))
    assert fill(cast.approver, where, reason="It is known already").status_code == 303
    assert Document.objects.get(pk=letter.pk).audience == "public"
    assert as_nobody().get(f"/public/agreements/{made.key}/documents/{letter.pk}/file/").status_code == 200
    look(cast.third_desk, at(made, f"documents/{letter.pk}/file/"))
    back = text(look(cast.approver, where))
    assert "Who has downloaded it already" in back and "Poland" in back
    assert fill(cast.approver, where, reason="A wrong page").status_code == 303
    assert Document.objects.get(pk=letter.pk).audience == "national"


def test_a_document_is_put_right_or_taken_out(cast: Cast) -> None:
    made = cast.record()
    text_of = added(cast, made, title="Txet")
    where = at(made, f"documents/{text_of.pk}/")
    assert "nobody changes or removes it" in text(look(cast.desk, where))
    assert fill(cast.desk, where + "correct/", title="Text", reason="Misspelt").status_code == 303
    shown = text(look(cast.desk, where))
    assert "Text" in shown and text_of.file.digest in shown
    assert look(cast.desk, where + "mistake/").status_code == 403
    gone = fill(cast.approver, where + "mistake/", reason="Another agreement's")
    assert gone.status_code == 303 and look(cast.desk, where).status_code == 404


def test_two_who_write_at_once_do_not_overwrite_each_other(cast: Cast) -> None:
    made = cast.record()
    path = at(made, "documents/add/")
    browser = as_(cast.desk)
    opened = fields_of(browser.get(path))
    added(cast, made)
    late = browser.post(path, written(opened, papers=[upload("b.pdf", pdf(b"/X(2)"))], kind="letter", title="Mine"))
    assert late.status_code == 412 and fields_of(late)["title"] == ["Mine"]
