"""Reading the clauses out of a text that is only a text: by its headings, Article 1 or Section 1. Pure."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from agreements.amendments.merging import Part

_WORD = (
    r"(?:Articles?|Art\.?|Sections?|Paragraphs?|Paragraphes?|Artigos?|Secç(?:ão|ões)|Parágrafos?|المادة|البند|الفقرة)"
)
_NUMBER = r"(?:\d{1,3}|[IVXL]{1,7}|premier|première|[٠-٩]{1,3}|الأولى|الأول)"
_HEADING = re.compile(rf"^\s*{_WORD}\s+{_NUMBER}(?:er|ère|º|\.º|\.|°)?\s*(?:[.:–—-]\s*)?(.*)$", re.IGNORECASE)
# A line after the number that is its heading, and not yet the first sentence.
_MOST_OF_HEADING = 120


@dataclass(frozen=True)
class _Piece:
    heading: str
    body: str
    numbered: bool


def split_text(texts: Mapping[str, str]) -> list[Part]:
    """The parts of a text in each language: what stands before the first article, then each article.

    The languages are joined by the order of their articles; where one has more
    than another the rest stands alone. Names of parts are p0, p1, p2 …
    """
    pieces = {code: _pieces(text) for code, text in texts.items() if text.strip()}
    most = max((len(found) for found in pieces.values()), default=0)
    parts = []
    for at in range(most):
        there = {code: found[at] for code, found in pieces.items() if at < len(found)}
        first = next(iter(there.values()))
        if not any(one.heading or one.body for one in there.values()):
            continue
        parts.append(
            Part(
                part=f"p{at}",
                headings={code: one.heading for code, one in there.items()},
                bodies={code: one.body for code, one in there.items()},
                numbered=first.numbered,
            )
        )
    return parts


def _pieces(text: str) -> list[_Piece]:
    found: list[tuple[str, list[str], bool]] = [("", [], False)]
    waiting = False
    for line in text.replace("\r\n", "\n").split("\n"):
        heading = _HEADING.match(line)
        if heading and len(line) <= _MOST_OF_HEADING:
            found.append((heading[1].strip(), [], True))
            waiting = not heading[1].strip()
        elif waiting and line.strip():
            waiting = False
            if len(line) <= _MOST_OF_HEADING and not line.rstrip().endswith((".", ";", ":", "،", "؛")):
                found[-1] = (line.strip(), [], True)
            else:
                found[-1][1].append(line)
        else:
            found[-1][1].append(line)
    return [_Piece(heading, "\n".join(lines).strip(), numbered) for heading, lines, numbered in found]
