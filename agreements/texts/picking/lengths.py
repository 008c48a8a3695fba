"""Lengths of time and dates as texts write them, in English, French and Portuguese."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_WORDS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "twelve": 12, "fifteen": 15, "eighteen": 18, "twenty": 20, "twenty-four": 24, "twenty-five": 25, "thirty": 30,
    "sixty": 60, "ninety": 90, "a": 1, "an": 1,
    "un": 1, "une": 1, "deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "sept": 7, "huit": 8, "neuf": 9, "dix": 10,
    "douze": 12, "quinze": 15, "dix-huit": 18, "vingt": 20, "vingt-quatre": 24, "vingt-cinq": 25, "trente": 30,
    "soixante": 60, "quatre-vingt-dix": 90,
    "um": 1, "uma": 1, "dois": 2, "duas": 2, "três": 3, "quatro": 4, "cinco": 5, "seis": 6, "sete": 7, "oito": 8,
    "nove": 9, "dez": 10, "doze": 12, "trinta": 30, "sessenta": 60, "noventa": 90,
}  # fmt: skip
_UNITS = {"y": 12, "a": 12, "m": 1}
_LENGTH = re.compile(
    r"\b(?P<word>\d{1,3}|[a-zéêà-]{1,18})(?:\s*\(\s*(?P<figure>\d{1,3}|[a-zéêà-]+)\s*\))?[\s-]+(?:calendar |civil |full )?"  # noqa: E501
    r"(?P<unit>years?|months?|days?|ans?|années?|mois|jours?|anos?|meses|mês|dias?)\b",
    re.IGNORECASE,
)
_MONTHS = {
    name: number
    for names in (
        "january february march april may june july august september october november december",
        "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
        "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
    )
    for number, name in enumerate(names.split(), 1)
}
_NAMES = "|".join(_MONTHS)
_DATE = re.compile(
    rf"\b(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th|er)?\s+(?:de\s+)?(?P<month>{_NAMES})\s*,?\s+(?:de\s+)?(?P<year>\d{{4}})"
    rf"|(?P<month2>{_NAMES})\s+(?P<day2>\d{{1,2}}),?\s+(?P<year2>\d{{4}}))\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Span:
    """A length in a sentence: months or days, and where it stands."""

    months: int
    days: int
    start: int
    end: int


def spans(sentence: str) -> Iterator[Span]:
    """The lengths of time in a sentence; where word and figure disagree there is none."""
    for found in _LENGTH.finditer(sentence):
        number, figure = _number(found["word"]), _number(found["figure"] or "")
        if number is None or (figure is not None and figure != number):
            continue
        unit = found["unit"].lower()
        if unit.startswith(("d", "j")):
            yield Span(0, number, *found.span())
        else:
            yield Span(number * _UNITS[unit[0]], 0, *found.span())


def _number(text: str) -> int | None:
    return int(text) if text.isdecimal() else _WORDS.get(text.lower())


def dates(sentence: str) -> Iterator[str]:
    """The days that a sentence names, as ISO 8601."""
    for found in _DATE.finditer(sentence):
        day, year = found["day"] or found["day2"], found["year"] or found["year2"]
        month = _MONTHS[(found["month"] or found["month2"]).lower()]
        if 1 <= int(day) <= 31:
            yield f"{int(year):04d}-{month:02d}-{int(day):02d}"
