"""Reference numbers that say nothing: short, without words, without what must never be kept. Pure."""

import re

from partners.records.forbidden_content import forbidden_content

LONGEST = 24
# What the database holds to as well: letters, digits, dots, strokes and hyphens, no blank.
SHAPE = r"^[A-Za-z0-9][A-Za-z0-9./-]{0,23}$"
# A run of letters this long is a word, and a word may say something.
WORD = r"[A-Za-z]{7}"
_DIGIT = re.compile(r"\d")


def neutral_faults(text: str) -> list[str]:
    """Codes of what makes a reference number more than a number; none for a neutral one."""
    if not text:
        return ["required"]
    if len(text) > LONGEST:
        return ["too_long"]
    if not re.match(SHAPE, text) or re.search(WORD, text) or not _DIGIT.search(text):
        return ["looks_like_content"]
    return forbidden_content(text)
