"""Files: the same bytes are kept once, in pieces, and never change."""

import hashlib
import io

import pytest
from django.db import IntegrityError, transaction

from partners.records.files import PIECE, FilePiece, StoredFile, file_open, file_pieces, file_store


def test_a_file_comes_back_as_it_was_from_any_byte_on(db: None) -> None:
    content = bytes(range(256)) * (PIECE // 256 * 2) + b"end"
    kept = file_store(content=io.BytesIO(content), media_type="text/plain")
    assert (kept.digest, kept.size) == (hashlib.sha256(content).hexdigest(), len(content))
    assert [len(piece) for piece in file_pieces(kept)] == [PIECE, PIECE, 3]
    for start, stop in ((0, 1), (5, PIECE + 7), (PIECE, PIECE), (2 * PIECE - 1, None), (len(content), None)):
        assert b"".join(file_pieces(kept, start, stop)) == content[start:stop]
    with file_open(kept) as opened:
        assert opened.read() == content


def test_the_same_bytes_are_kept_once(db: None) -> None:
    first = file_store(content=io.BytesIO(b"text"), media_type="text/plain")
    assert file_store(content=io.BytesIO(b"text"), media_type="text/plain") == first
    assert (StoredFile.objects.count(), FilePiece.objects.count()) == (1, 1)


def test_what_is_kept_never_changes(db: None) -> None:
    kept = file_store(content=io.BytesIO(b"text"), media_type="text/plain")
    for change in (
        lambda: StoredFile.objects.filter(pk=kept.pk).update(digest="0" * 64),
        lambda: FilePiece.objects.filter(file=kept).update(content=b"else"),
        lambda: FilePiece.objects.filter(file=kept).delete(),
    ):
        with pytest.raises(IntegrityError, match="append-only"), transaction.atomic():
            change()
