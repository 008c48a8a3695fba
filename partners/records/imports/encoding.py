"""In which signs a text file is written: strictly tried, never mended in silence."""

import codecs
import re
from collections.abc import Iterator
from itertools import pairwise

from partners.records.imports.faults import Unread

ENCODINGS = ("utf-8", "utf-16", "utf-16-le", "utf-16-be", "cp1252", "cp1256")
_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_CHUNK = 1 << 16
_ARABIC = re.compile(r"[\u0621-\u064a]")
# UTF-8 that was once read as Windows-1252 and written again.
_TWICE = re.compile(r"Ã[\u0080-\u00bf©¨ªŠ´ˆ‰‹€]|â€[™œ\u009d“”˜]|Ø[§¨-ºª«¬®¯±³µ¹]|\ufffd")


def encoding_of(content: bytes) -> str:
    """The encoding of a text: by its mark, else UTF-8 where it is that, else the likelier Windows page.

    Raises Unread for what is in none of them.
    """
    for mark, name in _MARKS:
        if content.startswith(mark):
            return _required(content, name)
    head = content[:4000]
    if head and head.count(0) > len(head) // 5:
        little = head[1::2].count(0) >= head[0::2].count(0)
        return _required(content, "utf-16-le" if little else "utf-16-be")
    if fits(content, "utf-8"):
        return "utf-8"
    return _windows(content)


def _required(content: bytes, name: str) -> str:
    if not fits(content, name):
        raise Unread("wrong_encoding", name)
    return name


def fits(content: bytes, encoding: str) -> bool:
    """Whether a text is in an encoding from its first sign to its last."""
    decoder = codecs.getincrementaldecoder(encoding)("strict")
    try:
        for start in range(0, len(content), _CHUNK):
            text = decoder.decode(content[start : start + _CHUNK], start + _CHUNK >= len(content))
            if "\0" in text:
                return False
    except UnicodeDecodeError:
        return False
    return True


def _windows(content: bytes) -> str:
    """Which of the two pages: Arabic letters stand together, accented Latin ones between plain ones."""
    sample = bytes(content[:200_000])
    arabic = len(_ARABIC.findall(sample.decode("cp1256", "replace")))
    runs = sum(1 for _ in _runs(sample))
    if fits(content, "cp1256") and arabic and runs * 3 > arabic:
        return "cp1256"
    if fits(content, "cp1252"):
        return "cp1252"
    raise Unread("wrong_encoding")


def _runs(sample: bytes) -> Iterator[None]:
    """Signs beyond ASCII that follow one another."""
    for before, sign in pairwise(sample):
        if before > 0x7F and sign > 0x7F:
            yield None


def looks_mistaken(text: str) -> bool:
    """Whether a text shows the traces of an encoding that was once read wrongly."""
    return bool(_TWICE.search(text))


def mended(text: str) -> str:
    """What a text that was read wrongly once most likely said; empty where that cannot be told."""
    for page in ("cp1252", "latin-1"):
        try:
            return text.encode(page).decode("utf-8")
        except UnicodeError:
            continue
    return ""
