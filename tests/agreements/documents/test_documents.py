"""Documents beneath an agreement: who brings, sees, releases, corrects and removes them; what is locked."""

import hashlib
import io
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from agreements.documents.adding import document_add, documents_like
from agreements.documents.document import Document
from agreements.documents.mending import (
    document_correct,
    document_decide_audience,
    document_follow,
    document_mistake,
)
from agreements.instruments.acts import act_record
from partners.models import Change, Correction, Notice
from partners.records.errors import Forbidden, Malformed, Refused, Stale, Unseen
from partners.records.record import PUBLIC
from tests.agreements.documents.bringing import GIVEN, added
from tests.cast import Cast
from tests.papers import pdf
from tests.walks import MINISTER, fresh


def seen(document: Document, *readers: Any) -> list[bool]:
    """Whether each reader sees it."""
    return [Document.objects.visible_to(one).filter(pk=document.pk).exists() for one in readers]


def test_a_document_is_kept_with_its_digest_and_its_content_never_in_the_history(cast: Cast) -> None:
    agreement = cast.record()
    made = added(cast, agreement, title="", name="C:\\papers\\Texte signé.pdf")
    assert made.file.digest == hashlib.sha256(pdf(b"/Lang(A)")).hexdigest()
    assert (made.title, made.file_name, made.audience) == ("Texte signé.pdf", "Texte signé.pdf", "national")
    assert fresh(agreement).version == agreement.version + 1
    kept = Change.objects.get(source="agreements_document", record_id=made.pk)
    assert kept.after["file_id"] == made.file_id
    assert not Change.objects.filter(source__contains="file").exists()


def test_what_is_wrong_with_file_and_fields_is_said_at_once(cast: Cast) -> None:
    with pytest.raises(Malformed) as caught:
        more = {"kind": "treaty", "language": "<b>", "dated_on": "soon", "from_party": cast.party("POL")}
        added(cast, cast.record(), content=b") /S/JavaScript (", **more)
    assert caught.value.fields == {
        "kind": ["unknown"], "language": ["unknown"], "dated_on": ["not_a_date"],
        "from_party": ["not_of_pair"], "file": ["file_has_actions"],
    }  # fmt: skip


def test_who_may_add_one(cast: Cast) -> None:
    national, shared = cast.record(), cast.record(audience="parties")
    for officer, agreement, error in (
        (cast.partner_desk, national, Unseen),
        (cast.third_desk, shared, Unseen),
        (cast.auditor, shared, Forbidden),
        (cast.own_guest, shared, Forbidden),
        (cast.third_desk, cast.record(audience="public"), Forbidden),
    ):
        with pytest.raises(error):
            added(cast, agreement, officer=officer)
    with pytest.raises(Stale):
        document_add(
            officer=cast.desk, today=cast.today, agreement=shared, expected_version=shared.version - 1,
            kind="letter", name="a.txt", content=io.BytesIO(b"A"),
        )  # fmt: skip
    assert added(cast, shared, officer=cast.partner_desk).owner == cast.party("GBR")


def test_the_same_content_is_kept_once_by_each_side_and_found_elsewhere(cast: Cast) -> None:
    shared, other = cast.record(audience="parties"), cast.record()
    first = added(cast, shared, title="The text")
    with pytest.raises(Refused) as caught:
        added(cast, shared, kind="letter")
    assert caught.value.conditions[0].code == "document_is_here"
    assert caught.value.conditions[0].data == {"title": "The text", "document": first.pk}
    theirs = added(cast, shared, officer=cast.partner_desk)
    again = added(cast, other)
    assert documents_like(cast.desk, first.file.digest) == [first, theirs, again]
    assert documents_like(cast.partner_desk, first.file.digest) == [first, theirs]
    document_mistake(officer=cast.approver, document=first, reason="The wrong one", **GIVEN)
    added(cast, shared)


def test_a_document_is_seen_with_its_agreement_as_far_as_an_approver_decided(cast: Cast) -> None:
    agreement = cast.record()
    text, letter = added(cast, agreement), added(cast, agreement, b"B", kind="letter")
    readers = (cast.own_guest, cast.partner_desk, PUBLIC)
    assert seen(text, cast.desk, *readers) == [True, False, False, False]
    shared = cast.widened(agreement, "parties")
    assert shared.disclosed()["documents"] == ["text.pdf"]
    assert seen(text, *readers) == [True, True, False] and seen(letter, *readers) == [False] * 3
    theirs = added(cast, shared, officer=cast.partner_desk)
    released = cast.widened(shared, "public")
    assert seen(text, *readers) == [True] * 3
    assert seen(theirs, *readers) == [True, True, False], "a paper of the other side is released by the other side"
    later = added(cast, released, b"C", kind="annex")
    assert seen(later, *readers) == [True, True, False] and later.held_back
    assert list(Notice.objects.filter(code="document_held_back").values_list("officer", flat=True)) == [
        cast.approver.pk,
        cast.other_approver.pk,
    ]
    with pytest.raises(Forbidden):
        document_decide_audience(officer=cast.desk, document=later, to="public", reason="Reason", **GIVEN)
    document_decide_audience(officer=cast.approver, document=later, to="public", reason="Reason", **GIVEN)
    assert seen(later, *readers) == [True] * 3
    cast.widened(released, "parties")
    assert seen(text, *readers) == seen(later, *readers) == [True, True, False]


def test_who_brought_a_document_does_not_release_it(cast: Cast, settings: Any) -> None:
    later = added(cast, cast.record(audience="public"), officer=cast.approver)
    decide = {"document": later, "to": "public", "reason": "Reason", **GIVEN}
    with pytest.raises(Refused, match="asker_cannot_decide"):
        document_decide_audience(officer=cast.approver, **decide)
    settings.DECIDE_ALONE = True
    assert document_decide_audience(officer=cast.approver, **decide).audience == "public"
    document_decide_audience(officer=cast.approver, **{**decide, "to": "national"})
    assert seen(later, cast.desk, cast.partner_desk) == [True, False]


def test_never_wider_than_its_agreement(cast: Cast) -> None:
    shared = cast.record(audience="parties")
    letter = added(cast, shared, kind="letter")
    with pytest.raises(Refused, match="part_wider_than_whole"):
        document_decide_audience(officer=cast.approver, document=letter, to="public", reason="Reason", **GIVEN)
    with pytest.raises(IntegrityError, match="wider than"), transaction.atomic():
        Document.objects.filter(pk=letter.pk).update(audience="public", follows=True)
    followed = document_follow(officer=cast.desk, document=letter, follows=True, **GIVEN)
    assert followed.audience == "parties"
    with pytest.raises(Refused, match="document_seen_by_others"):
        document_follow(officer=cast.desk, document=letter, follows=False, **GIVEN)


def test_the_text_of_a_signed_agreement_is_locked(cast: Cast) -> None:
    """By the database, for whoever writes; only an approver finds that it was entered by mistake."""
    draft = cast.prepared("text_agreed")
    text = added(cast, draft)
    other = added(cast, draft, b"B", kind="letter")
    assert not text.locked
    document_correct(officer=cast.desk, document=text, values={"kind": "draft_text"}, reason="Reason", **GIVEN)
    document_correct(officer=cast.desk, document=text, values={"kind": "signed_text"}, reason="Reason", **GIVEN)
    for side in ("UKR", "GBR"):
        officer = cast.approver if side == "UKR" else cast.partner_approver
        given = {
            "kind": "signed",
            "on": "2026-11-20",
            "side": cast.party(side),
            "place": "Kyiv",
            "capacity": "Minister",
            "signatories": [MINISTER],
        }
        act_record(officer=officer, agreement=fresh(draft), **GIVEN, **given)
    text = Document.objects.get(pk=text.pk)
    assert text.locked
    rows = Document.objects.filter(pk=text.pk)
    for change in (
        lambda: rows.update(file=other.file),
        lambda: rows.update(file_name="else.pdf"),
        lambda: rows.update(kind="letter"),
        lambda: rows.delete(),
        lambda: Document.objects.filter(pk=other.pk).update(file=text.file),
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            change()
    with pytest.raises(Refused, match="signed_text_locked"):
        document_correct(officer=cast.desk, document=text, values={"kind": "letter"}, reason="Reason", **GIVEN)
    with pytest.raises(Forbidden):
        document_mistake(officer=cast.desk, document=text, reason="Reason", **GIVEN)
    with pytest.raises(Malformed):
        document_mistake(officer=cast.approver, document=text, reason=" ", **GIVEN)
    document_mistake(officer=cast.approver, document=text, reason="Another agreement's", **GIVEN)
    assert seen(text, cast.desk) == [False]
    assert Correction.objects.get(part="document", after={"mistake": True}).before["digest"] == text.file.digest


def test_only_whoever_brought_a_document_mends_it(cast: Cast) -> None:
    shared = cast.record(audience="parties")
    text = added(cast, shared)
    with pytest.raises(Forbidden):
        document_correct(officer=cast.partner_desk, document=text, values={"title": "Else"}, reason="Reason", **GIVEN)
    for values, reason in (({"title": "Else"}, ""), ({"title": text.title}, "Reason"), ({"title": ""}, "Reason")):
        with pytest.raises(Malformed):
            document_correct(officer=cast.desk, document=text, values=values, reason=reason, **GIVEN)
    put_right = document_correct(officer=cast.desk, document=text, values={"title": "Else"}, reason="Reason", **GIVEN)
    assert put_right.title == "Else"
