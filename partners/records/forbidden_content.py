"""What must never be kept, found in what somebody types: positions, passports, private numbers. Pure.

It warns and does not judge: a number of a file may look like one of a
passport, and whoever typed it knows better.
"""

import re
from collections.abc import Callable

COORDINATES = "looks_like_coordinates"
PASSPORT = "looks_like_passport"
PRIVATE_NUMBER = "looks_like_private_number"

# Decimal degrees in pairs, degrees with minutes, UTM, MGRS.
_POSITIONS = re.compile(
    r"""
    (?<![\d.]) [-+]?\d{1,2}\.\d{4,} \s*°?\s*[NSns]? \s*[,;/\s]\s* [-+]?\d{1,3}\.\d{4,} (?!\d|\.\d)
    | \d{1,3} \s* (?: ° | º | deg\b ) \s* \d{1,2} (?:[.,]\d+)? \s* ['′’]
    | (?<!\d) \d{1,2}[.,]\d{2,} \s* (?:°|º) \s* [NSEWO]?
    | (?<!\w) \d{1,2}[C-HJ-NP-X] \s? [A-HJ-NP-Z]{2} \s? (?: \d{5}\s?\d{5} | \d{4}\s?\d{4} | \d{3}\s?\d{3} ) (?!\w)
    | (?<!\w) \d{1,2}[C-HJ-NP-X] \s \d{6} \s? (?:m?E)? \s \d{7} (?!\w)
    """,
    re.VERBOSE,
)
_PASSPORT_WORD = re.compile(
    r"(?:passe?port|pasaporte|passaporte|reisepass|паспорт|جواز\s+(?:ال)?سفر)\D{0,24}[A-Z]{0,3}\s?\d[\d\s]{4,10}\d",
    re.IGNORECASE,
)
# Two letters and seven digits, or as France numbers them; shorter ones are numbers of files.
_PASSPORT = re.compile(r"(?<![\w/-])(?:[A-Z]{2}\s?\d{7}|\d{2}[A-Z]{2}\d{5})(?![\w/-])")
_DATES = re.compile(r"(?<!\d)(?:\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|\d{4}-\d{2}(?:-\d{2})?)(?!\d)")
_TELEPHONE = re.compile(
    r"""
    (?<![\w+]) (?:\+|00\s?)[1-9] (?:[\s().-]{0,2}\d){7,13} (?!\d)
    | (?<![\w/.-]) 0\d (?:[\s.-]\d{2}){4} (?![\d/])
    | (?<![\w/.-]) \(?0\d{2,4}\)? [\s-] \d{3,4} [\s-]? \d{2}[\s-]?\d{2} (?![\d/])
    """,
    re.VERBOSE,
)


def _telephone(text: str) -> bool:
    return bool(_TELEPHONE.search(_DATES.sub(" ; ", text)))


_FINDERS: dict[str, Callable[[str], object]] = {
    COORDINATES: _POSITIONS.search,
    PASSPORT: lambda text: _PASSPORT_WORD.search(text) or _PASSPORT.search(text),
    PRIVATE_NUMBER: _telephone,
}


def forbidden_content(text: str) -> list[str]:
    """Codes of what `text` seems to hold and must not: coordinates, a passport, a private number; mostly none."""
    return [code for code, found in _FINDERS.items() if found(text)]
