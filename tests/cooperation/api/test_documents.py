"""Documents in REST: brought in Base64, listed, downloaded as they are, put right; each as its rules say."""

import base64
import hashlib
from typing import Any

from agreements.documents.document import Document
from partners.models import Look
from partners.people.tokens import Scope
from tests.agreements.documents.bringing import added
from tests.cast import Cast
from tests.papers import pdf


def body(content: bytes = b"A", **more: Any) -> dict[str, Any]:
    """A document as it is sent."""
    sent = base64.b64encode(pdf(b"/Lang(%s)" % content)).decode()
    return {"kind": "letter", "name": "Note 112.pdf", "content": sent, **more}


def test_a_document_is_brought_once_and_comes_back_as_it_was(rest: Any, cast: Cast) -> None:
    made = cast.record(audience="parties")
    where = f"agreements/{made.key}/documents/"
    tag = rest.get(cast.desk, where).tag
    sent = body(title="Note", language="fr", from_party="GBR", dated_on="2026-05", follows=True)
    answer = rest.post(cast.desk, where, sent, If_Match=tag, Idempotency_Key="n112")
    assert answer.status == 201, answer.data
    one = answer.data
    assert (one["title"], one["from_party"], one["dated_on"], one["audience"]) == ("Note", "GBR", "2026-05", "parties")
    assert one["file"]["sha256"] == hashlib.sha256(pdf(b"/Lang(A)")).hexdigest()
    assert rest.post(cast.desk, where, sent, If_Match=tag, Idempotency_Key="n112").data == one
    assert rest.post(cast.desk, where, body(b"B"), If_Match=tag).status == 412
    assert rest.post(cast.desk, where, body(b"B")).status == 428
    assert rest.get(cast.partner_desk, where).data["results"] == [one]
    assert rest.get(cast.partner_desk, one["url"]).data == one
    for who, status in ((cast.third_desk, 404), (None, 404), (cast.guest, 404)):
        for path in (where, one["url"], one["file"]["url"]):
            assert rest.get(who, path).status == status
    assert Document.objects.count() == 1


def test_a_file_is_downloaded_whatever_type_is_asked_for(rest: Any, cast: Cast, client: Any) -> None:
    made = cast.record(audience="public")
    document = added(cast, made)
    document = Document.objects.get(pk=document.pk)
    where = f"/api/v1/agreements/{made.key}/documents/{document.pk}/file/"
    for asked in ("application/pdf", "*/*", "application/json"):
        answer = client.get(where, headers={"Authorization": f"Bearer {rest.token(cast.desk)}", "Accept": asked})
        assert b"".join(answer.streaming_content) == pdf(b"/Lang(A)")
        assert answer["Content-Type"] == "application/pdf" and answer["Content-Disposition"].startswith("attachment")
    assert Look.objects.filter(what="download", officer=cast.desk.pk).count() == 3
    assert client.get(where).status_code == 404, "it follows, and is not released yet"


def test_what_is_wrong_is_said_by_field(rest: Any, cast: Cast) -> None:
    made = cast.record()
    where, tag = f"agreements/{made.key}/documents/", f'"{made.version}"'
    for change, pointer, code in (
        ({"content": "%%%"}, "#/content", "not_base64"),
        ({"content": base64.b64encode(b"MZ").decode()}, "#/file", "content_not_as_named"),
        ({"kind": "war"}, "#/kind", "invalid_choice"),
        ({"name": "run.exe"}, "#/file", "file_type_not_allowed"),
        ({"from_party": "POL"}, "#/from_party", "not_of_pair"),
        ({"audience": "public"}, "#/audience", "unknown_field"),
    ):
        answer = rest.post(cast.desk, where, {**body(), **change}, If_Match=tag)
        found = [(one["pointer"], one["code"]) for one in answer.data["errors"]]
        assert (answer.status, found) == (400, [(pointer, code)]), change
    for who, status in ((cast.minister, 403), (cast.service, 403), (None, 401)):
        assert rest.post(who, where, body(), If_Match=tag).status == status
    reading = rest.token(cast.desk, scope=Scope.READ)
    assert rest.send(None, "POST", where, body(), token=reading, If_Match=tag).codes == ["token_scope"]
    assert rest.post(cast.desk, where, body(), If_Match=tag).status == 201
    again = rest.post(cast.desk, where, body(), If_Match=f'"{made.version + 1}"')
    assert (again.status, again.codes) == (409, ["document_is_here"])


def test_a_document_is_put_right_taken_out_and_shown_by_an_approver(rest: Any, cast: Cast) -> None:
    made = cast.record(audience="public")
    text = added(cast, made)
    where = f"agreements/{made.key}/documents/{text.pk}/"

    def tag() -> str:
        return str(rest.get(cast.desk, where).tag)

    wrong = rest.patch(cast.desk, where, {"kind": "letter", "reason": "Reason"}, If_Match=tag())
    assert (wrong.status, wrong.codes) == (409, ["signed_text_locked"])
    right = rest.patch(cast.desk, where, {"title": "Text", "reason": "Reason"}, If_Match=tag())
    assert (right.status, right.data["title"], right.data["locked"]) == (200, "Text", True)
    decide = {"to": "public", "reason": "Reason"}
    assert rest.post(cast.desk, f"{where}audience/", decide, If_Match=tag()).status == 403
    shown = rest.post(cast.approver, f"{where}audience/", decide, If_Match=tag())
    assert (shown.status, shown.data["audience"]) == (200, "public")
    assert rest.get(None, where).status == 200
    gone = {"mistake": True, "reason": "Another agreement's"}
    assert rest.patch(cast.desk, where, gone, If_Match=tag()).status == 403
    assert rest.patch(cast.approver, where, gone, If_Match=tag()).status == 204
    assert rest.get(cast.desk, where).status == 404
