"""What was written beneath a record that is the same is read from the one that stays, and from nowhere by strangers."""

from typing import Any

import pytest
from django.test import Client

from agreements.documents.mending import document_mistake
from agreements.documents.selectors import document_of, documents_of
from agreements.instruments.entry import ActEntry
from agreements.instruments.joined import joined_one, joined_with
from agreements.instruments.mending import agreement_same_as
from agreements.models import Agreement, Document
from partners.records.errors import Unseen
from partners.records.record import PUBLIC
from tests.agreements.documents.bringing import added
from tests.cast import Cast
from tests.walks import fresh


def join(cast: Cast, duplicate: Agreement, kept: Agreement) -> None:
    """Say that they are one."""
    told: dict[str, Any] = {"officer": cast.desk, "today": cast.today, "reason": "The same paper."}
    version = fresh(duplicate).version
    agreement_same_as(duplicate=duplicate, kept=kept, expected_version=version, **told)


def written_twice(cast: Cast) -> tuple[Agreement, Agreement, Document]:
    """A released record and a national one that is the same, with a document and an act of its own."""
    kept = cast.record(audience="public")
    twice = cast.record(titles={"en": "Other title"}, acts=[ActEntry("initialled", "2023-11-02", place="Odesa")])
    paper = added(cast, twice, kind="letter", title="Letter of the minister")
    join(cast, twice, kept)
    return fresh(kept), twice, paper


def test_documents_of_the_duplicate_stand_among_those_of_the_record_that_stays(cast: Cast) -> None:
    kept, twice, paper = written_twice(cast)
    assert list(documents_of(cast.desk, kept)) == [paper]
    assert document_of(cast.desk, kept, paper.pk).agreement_id == twice.pk, "nothing is moved"
    for reader in (cast.partner_desk, cast.third_desk, PUBLIC):
        assert not documents_of(reader, kept) and not joined_with(reader, kept)
        with pytest.raises(Unseen):
            joined_one(reader, kept, twice.pk)
    given = {"officer": cast.desk, "today": cast.today, "document": document_of(cast.desk, kept, paper.pk)}
    with pytest.raises(Unseen):
        document_mistake(**given, reason="x", expected_version=None)


def test_what_is_the_same_as_a_duplicate_is_the_same_as_the_one_that_stays(cast: Cast) -> None:
    first, second, third = cast.record(), cast.record(), cast.record()
    join(cast, first, second)
    join(cast, second, third)
    assert [one.agreement.pk for one in joined_with(cast.desk, third)] == [first.pk, second.pk]
    with pytest.raises(Unseen):
        joined_one(cast.desk, third, cast.record().pk)


def test_pages_show_it_with_its_origin(cast: Cast) -> None:
    kept, twice, paper = written_twice(cast)
    hand = Client()
    hand.force_login(cast.desk)
    whole = f"/agreements/{kept.key}/"
    there = f"{whole}joined/{twice.pk}/"
    assert there in hand.get(whole).content.decode()
    told = hand.get(there).content.decode()
    for words in ("Other title", "Odesa", "The same paper.", "Letter of the minister"):
        assert words in told, words
    assert "of the record that is the same" in hand.get(f"{whole}documents/").content.decode()
    one = hand.get(f"{whole}documents/{paper.pk}/").content.decode()
    assert there in one and "Correct what is said of it" not in one
    old = hand.get(f"/agreements/{twice.key}/documents/{paper.pk}/file/")
    assert b"".join(old).startswith(b"%PDF")  # type: ignore[arg-type]
    hand.force_login(cast.third_desk)
    assert hand.get(there).status_code == 404 and there not in hand.get(whole).content.decode()
