"""Small files of each type, made here."""

import io
import struct
import zlib
from zipfile import ZIP_DEFLATED, ZipFile

_LISTS = {
    "docx": ("[Content_Types].xml", "application/{}wordprocessingml.document.main+xml", "word/document.xml"),
    "xlsx": ("[Content_Types].xml", "application/{}spreadsheetml.sheet.main+xml", "xl/workbook.xml"),
    "odt": ("META-INF/manifest.xml", "application/vnd.oasis.opendocument.text", "content.xml"),
}
_OFFICE = "vnd.openxmlformats-officedocument."


def pdf(inside: bytes = b"", packed: bytes = b"") -> bytes:
    """A PDF with `inside` in its catalogue, and `packed` in a stream of objects."""
    stream = zlib.compress(packed)
    objects = b"2 0 obj<</Type/ObjStm/N 1/First 4/Filter/FlateDecode/Length %d>>stream\n" % len(stream)
    rest = objects + stream + b"\nendstream endobj\n" if packed else b""
    return b"%PDF-1.7\n1 0 obj<</Type/Catalog " + inside + b">>endobj\n" + rest + b"trailer<</Root 1 0 R>>\n%%EOF\n"


def package(ending: str, text: str = "<text/>", extra: dict[str, bytes] | None = None) -> bytes:
    """A DOCX, XLSX or ODT with `text` as its main part and further parts."""
    listed, kind, main = _LISTS[ending]
    kept = io.BytesIO()
    with ZipFile(kept, "w", ZIP_DEFLATED) as made:
        made.writestr(listed, f'<list kind="{kind.format(_OFFICE)}"/>')
        made.writestr(main, text)
        for name, content in (extra or {}).items():
            made.writestr(name, content)
    return kept.getvalue()


def png(width: int = 2, height: int = 2) -> bytes:
    """The head of a PNG."""
    return (
        b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + struct.pack(">II", width, height) + b"\x08\x02\x00\x00\x00" + b"\0" * 8
    )


def jpeg(width: int = 2, height: int = 2) -> bytes:
    """The head of a JPEG, with a comment before the frame."""
    return b"\xff\xd8\xff\xfe\x00\x04hi\xff\xc0\x00\x11\x08" + struct.pack(">HH", height, width) + b"\x03" * 10
