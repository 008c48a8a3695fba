"""Sentences of a text that promise something, with who promises and by when as far as the sentence says so."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from agreements.texts.papers.paragraph import Paragraph, Place, places, sentences
from agreements.texts.picking.lengths import dates

MOST = 60
_PROMISES = re.compile(
    r"\b(?:shall|will|undertakes? to|commits? (?:itself )?to)\s+(?:\w+ly\s+|also\s+|jointly\s+)?(?P<verb>provide|supply|make available|host|train|"  # noqa: E501
    r"pay|finance|fund|deliver|transfer|grant|send|second|submit|report|notify|exchange|reimburse|contribute)\b"
    r"|\b(?:s.engage(?:nt)? à|(?:fournit|fournissent|fournira|fourniront|met|mettent|mettra|mettront|accueille|forme|verse|livre|"  # noqa: E501
    r"finance|rembourse|transmet|communique|prend en charge|prennent en charge)\b)"
    r"|\b(?:compromete(?:m)?-se a|(?:fornece|fornecerá|disponibiliza|disponibilizará|entrega|entregará|financia|financiará)\b)",  # noqa: E501
    re.IGNORECASE,
)
_NOT = re.compile(r"\b(?:shall|will) not\b|\bn[e'’] ?\w+ pas\b|\bnão\b", re.IGNORECASE)
_BOTH = re.compile(
    r"^\W*(?:the (?:parties|participants|two sides)|each (?:party|participant|side)|both|les (?:parties|participants)|"
    r"chaque (?:partie|participant)|as partes|cada parte|os participantes)\b",
    re.IGNORECASE,
)
_BY = re.compile(
    r"\b(?:by|not later than|no later than|before|au plus tard le|avant le|até)\s+(?:the\s+)?", re.IGNORECASE
)


@dataclass(frozen=True)
class Promise:
    """A sentence that promises: whose it is (a code of a side, empty for both or not said), and by which day."""

    sentence: str
    place: Place
    debtor: str = ""
    by: str = ""


def promises_picked(paragraphs: Sequence[Paragraph], names: Mapping[str, Sequence[str]]) -> list[Promise]:
    """The promises of a text; `names` are those by which it may call each side, by code."""
    found: list[Promise] = []
    for paragraph, place in zip(paragraphs, places(paragraphs), strict=True):
        for _, sentence in sentences(paragraph.text):
            promised = _PROMISES.search(sentence)
            if promised and not _NOT.search(sentence):
                found.append(Promise(sentence, place, _debtor(sentence[: promised.start()], names), _by(sentence)))
    return found[:MOST]


def _debtor(subject: str, names: Mapping[str, Sequence[str]]) -> str:
    if _BOTH.match(subject):
        return ""
    said = [code for code, called in names.items() if any(name and name.lower() in subject.lower() for name in called)]
    return said[0] if len(said) == 1 else ""


def _by(sentence: str) -> str:
    found = _BY.search(sentence)
    return next(dates(sentence[found.end() :][:40]), "") if found else ""
