"""Files: their bytes stand in the database, so that a transaction, a backup and a second machine have them too.

A file is its content: the same bytes are kept once, whoever brings them, and
are never changed. Who may read them is said by the record that names the file.
Nothing of the content reaches the history; the digest does.
"""

import hashlib
from collections.abc import Iterator
from tempfile import SpooledTemporaryFile
from typing import IO, Any

from django.db import IntegrityError, models, transaction

from partners.records.triggers import AppendOnly, NoTruncate

# What is in memory at once, when a file is written and when it is read.
PIECE = 256 * 1024
IN_MEMORY = 2 * 1024 * 1024


class StoredFile(models.Model):
    """The content of one or more documents, known by its digest."""

    digest = models.CharField(max_length=64, unique=True, help_text="SHA-256 of the content.")
    size = models.PositiveBigIntegerField(help_text="In bytes.")
    media_type = models.CharField(max_length=100, help_text="As the content shows it, whatever the name said.")
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        triggers = [AppendOnly(name="append_only"), NoTruncate(name="no_truncate")]

    def __str__(self) -> str:
        return self.digest


class FilePiece(models.Model):
    """A stretch of the content of a file; its column is stored outside the row and uncompressed, to be read quickly."""

    file = models.ForeignKey(StoredFile, models.PROTECT, related_name="pieces")
    number = models.PositiveIntegerField()
    content = models.BinaryField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["file", "number"], name="one_piece_per_place")]
        triggers = [AppendOnly(name="append_only"), NoTruncate(name="no_truncate")]


def _pieces_of(content: IO[bytes]) -> Iterator[bytes]:
    content.seek(0)
    while piece := content.read(PIECE):
        yield piece


def file_digest(content: IO[bytes]) -> tuple[str, int]:
    """The SHA-256 of a content, as hexadecimal digits, and its size in bytes; read piece by piece."""
    digest, size = hashlib.sha256(), 0
    for piece in _pieces_of(content):
        digest.update(piece)
        size += len(piece)
    return digest.hexdigest(), size


def file_store(*, content: IO[bytes], media_type: str) -> StoredFile:
    """Keep a content in the present transaction; what is kept already is found again.

    `content` can be sought; it is read twice, piece by piece. Of two who bring
    the same bytes at once, the second waits for the first.
    """
    digest, size = file_digest(content)
    kept = StoredFile.objects.filter(digest=digest).first()
    if kept is not None:
        return kept
    try:
        with transaction.atomic():
            made = StoredFile.objects.create(digest=digest, size=size, media_type=media_type)
            for number, piece in enumerate(_pieces_of(content)):
                FilePiece.objects.bulk_create([FilePiece(file=made, number=number, content=piece)])
            return made
    except IntegrityError:
        return StoredFile.objects.get(digest=digest)


def file_pieces(file: StoredFile, start: int = 0, stop: int | None = None) -> Iterator[bytes]:
    """The content piece by piece, from byte `start` up to byte `stop`, the latter left out."""
    stop = file.size if stop is None else min(stop, file.size)
    place = start - start % PIECE
    while place < stop:
        piece = bytes(FilePiece.objects.values_list("content", flat=True).get(file=file, number=place // PIECE))
        yield piece[max(start - place, 0) : stop - place]
        place += PIECE


def file_open(file: StoredFile) -> IO[bytes]:
    """The content as a file to read and to seek in; a large one is put aside on disk meanwhile."""
    opened: Any = SpooledTemporaryFile(max_size=IN_MEMORY)  # noqa: SIM115 - whoever asked closes it
    for piece in file_pieces(file):
        opened.write(piece)
    opened.seek(0)
    return opened
