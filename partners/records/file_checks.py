"""What a file really is, told from its content, and whether it may be kept. Pure.

The name only says what it claims to be; the content decides. What could act
by itself when it is opened (macros, scripts, programs inside) is refused, and
so is what swells beyond measure when it is unpacked. This is no search for
malicious software: it keeps out what no paper between ministries needs.
"""

import re
import zlib
from collections.abc import Callable, Collection
from pathlib import PurePath
from typing import IO
from xml.parsers import expat
from zipfile import BadZipFile, ZipFile, ZipInfo

PDF = "application/pdf"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
ODT = "application/vnd.oasis.opendocument.text"
PNG, JPEG, TXT = "image/png", "image/jpeg", "text/plain"
# What the names of files end in, and what that claims.
MEDIA_TYPES = {
    "pdf": PDF, "docx": DOCX, "xlsx": XLSX, "odt": ODT, "png": PNG, "jpg": JPEG, "jpeg": JPEG, "txt": TXT,
}  # fmt: skip

MOST_PARTS = 5_000
MOST_UNPACKED = 300 * 1024 * 1024
MOST_PIXELS_A_SIDE = 30_000
_CHUNK = 64 * 1024


class FileFault(Exception):
    """Why a file is not kept, as a code."""

    def __init__(self, code: str) -> None:
        self.code = code
        super().__init__(code)


def ending_of(name: str) -> str:
    """What the name of a file ends in: `pdf` of `Text.PDF`."""
    return PurePath(name).suffix.removeprefix(".").lower()


def check_file(*, name: str, content: IO[bytes], size: int, endings: Collection[str], most: int) -> str:
    """The media type of a file that may be kept.

    `endings` are those that are allowed, `most` the bytes a file may have.
    Raises FileFault with the code of what is wrong.
    """
    if size == 0:
        raise FileFault("file_is_empty")
    if size > most:
        raise FileFault("file_too_large")
    ending = ending_of(name)
    if ending not in endings or ending not in MEDIA_TYPES:
        raise FileFault("file_type_not_allowed")
    media_type = MEDIA_TYPES[ending]
    content.seek(0)
    try:
        _CHECKS[media_type](content)
    finally:
        content.seek(0)
    return media_type


# PDF


_ACTIVE_IN_PDF = re.compile(rb"/(?:JavaScript|Launch|RichMedia|SubmitForm|ImportData|XFA)(?![A-Za-z0-9])")
_FILES_IN_PDF = re.compile(rb"/EmbeddedFiles?(?![A-Za-z0-9])")
_ESCAPED = re.compile(rb"#([0-9A-Fa-f]{2})")
_OBJECT_STREAM = re.compile(rb"/ObjStm(?![A-Za-z0-9]).{0,2000}?stream\r?\n", re.DOTALL)


def _check_pdf(content: IO[bytes]) -> None:
    raw = content.read()
    if b"%PDF-" not in raw[:1024] or b"%%EOF" not in raw[-2048:]:
        raise FileFault("content_not_as_named")
    plain = _unescaped(raw)
    if re.search(rb"/Encrypt(?![A-Za-z0-9])", plain):
        raise FileFault("file_is_encrypted")
    _refuse_active(plain)
    room = MOST_UNPACKED
    for found in _OBJECT_STREAM.finditer(raw):
        unpacked = _inflated(raw[found.end() :], room)
        room -= len(unpacked)
        _refuse_active(_unescaped(unpacked))


def _unescaped(raw: bytes) -> bytes:
    """With the names that are written in digits (`/J#61vaScript`) spelt out (ISO 32000-1, 7.3.5)."""
    return _ESCAPED.sub(lambda found: bytes([int(found[1], 16)]), raw)


def _refuse_active(plain: bytes) -> None:
    if _ACTIVE_IN_PDF.search(plain):
        raise FileFault("file_has_actions")
    if _FILES_IN_PDF.search(plain):
        raise FileFault("file_has_files_inside")


def _inflated(packed: bytes, room: int) -> bytes:
    """A stream of objects unpacked; it is short, and may be no longer than `room`."""
    unpack = zlib.decompressobj()
    try:
        unpacked = unpack.decompress(packed, max(room, 1))
    except zlib.error as error:
        raise FileFault("file_not_readable") from error
    if not unpack.eof:
        raise FileFault("file_swells" if unpack.unconsumed_tail else "file_not_readable")
    return unpacked


# DOCX, XLSX, ODT: packages of XML


_MACROS = re.compile(
    r"vba(project|data)|/activex/|/macrosheets/|/dialogsheets/|\.(exe|dll|js|vbs|bat|cmd|scr|hta|jar|docm|xlsm|pptm)$"
    r"|/embeddings/(?!.*\.(docx|xlsx|pptx)$)|^(basic|scripts|dialogs)/",
    re.IGNORECASE,
)


def _package(main: str, kind: bytes, listed_in: str) -> Callable[[IO[bytes]], None]:
    """The check of a package whose text is in the part `main`, and whose list of parts says `kind`."""

    def check(content: IO[bytes]) -> None:
        if content.read(4) != b"PK\x03\x04":
            raise FileFault("content_not_as_named")
        try:
            with ZipFile(content) as package:
                _check_parts(package.infolist())
                names = set(package.namelist())
                if main not in names or listed_in not in names:
                    raise FileFault("content_not_as_named")
                listed = package.read(listed_in)
                if b"macroEnabled" in listed:
                    raise FileFault("file_has_macros")
                if kind not in listed:
                    raise FileFault("content_not_as_named")
                for name in sorted(one for one in names if one.endswith((".xml", ".rels"))):
                    _check_xml(package, name)
        except (BadZipFile, EOFError, zlib.error, NotImplementedError, RuntimeError, OSError) as error:
            raise FileFault("file_not_readable") from error

    return check


def _check_parts(parts: list[ZipInfo]) -> None:
    """Few enough, small enough, none encrypted and none that runs. A part yields no more bytes than it declares."""
    if len(parts) > MOST_PARTS or sum(one.file_size for one in parts) > MOST_UNPACKED:
        raise FileFault("file_swells")
    for one in parts:
        if one.flag_bits & 1:
            raise FileFault("file_is_encrypted")
        if one.filename.startswith("/") or ".." in PurePath(one.filename).parts:
            raise FileFault("file_not_readable")
        if _MACROS.search(one.filename):
            raise FileFault("file_has_macros")


def _check_xml(package: ZipFile, name: str) -> None:
    """Well-formed, and without a declaration of entities, by which a few bytes grow to gigabytes."""
    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = _refuse_doctype
    try:
        with package.open(name) as part:
            while piece := part.read(_CHUNK):
                parser.Parse(piece, False)
        parser.Parse(b"", True)
    except expat.ExpatError as error:
        raise FileFault("file_not_readable") from error


def _refuse_doctype(*_: object) -> None:
    raise FileFault("file_not_readable")


# Pictures and plain text


def _check_png(content: IO[bytes]) -> None:
    head = content.read(33)
    if len(head) < 33 or head[:8] != b"\x89PNG\r\n\x1a\n" or head[12:16] != b"IHDR":
        raise FileFault("content_not_as_named")
    _check_sides(int.from_bytes(head[16:20], "big"), int.from_bytes(head[20:24], "big"))


def _check_jpeg(content: IO[bytes]) -> None:
    """Goes from marker to marker up to the frame, which tells the sides (ITU-T T.81, annex B)."""
    if content.read(2) != b"\xff\xd8":
        raise FileFault("content_not_as_named")
    while True:
        marker = content.read(2)
        length = int.from_bytes(content.read(2), "big")
        if len(marker) < 2 or marker[0] != 0xFF or length < 2:
            raise FileFault("file_not_readable")
        if 0xC0 <= marker[1] <= 0xCF and marker[1] not in (0xC4, 0xC8, 0xCC):
            frame = content.read(5)
            _check_sides(int.from_bytes(frame[1:3], "big"), int.from_bytes(frame[3:5], "big"))
            return
        content.seek(length - 2, 1)


def _check_sides(*sides: int) -> None:
    if not all(sides):
        raise FileFault("file_not_readable")
    if max(sides) > MOST_PIXELS_A_SIDE:
        raise FileFault("file_swells")


_NOT_TEXT = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")


def _check_txt(content: IO[bytes]) -> None:
    try:
        text = content.read().decode("utf-8")
    except UnicodeDecodeError as error:
        raise FileFault("not_utf8") from error
    if _NOT_TEXT.search(text):
        raise FileFault("content_not_as_named")


_CHECKS: dict[str, Callable[[IO[bytes]], None]] = {
    PDF: _check_pdf,
    DOCX: _package("word/document.xml", b"wordprocessingml.document.main+xml", "[Content_Types].xml"),
    XLSX: _package("xl/workbook.xml", b"spreadsheetml.sheet.main+xml", "[Content_Types].xml"),
    ODT: _package("content.xml", b"application/vnd.oasis.opendocument.text", "META-INF/manifest.xml"),
    PNG: _check_png,
    JPEG: _check_jpeg,
    TXT: _check_txt,
}
