"""A written version as it reads: each clause numbered, filled from the record, with what is still to be filled in."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from agreements.texts.library.filling import Facts, values_of
from agreements.texts.library.numbering import number_words
from agreements.texts.library.reading import BLANK, named_in, put_in, table
from agreements.texts.library.starting import alternative_for
from agreements.texts.papers.paragraph import Paragraph
from agreements.texts.version import TextVersion
from agreements.texts.writing.clause import Clause, WrittenText
from agreements.texts.writing.facts import facts_of
from partners.records.record import Reader

# Blanks that are filled by hand at the signing, and are no gap before it.
_AT_SIGNING = frozenset({"signature"})


@dataclass(frozen=True)
class ClauseShown:
    """One clause in one language: its number in words, heading and body filled, and what is not filled yet."""

    language: str
    number: str
    heading: str
    body: str
    gaps: Sequence[str] = ()


@dataclass(frozen=True)
class ClauseRead:
    """A clause as it reads in each language; `differs` names what the record says otherwise."""

    clause: Clause
    number: int | None
    by_language: Mapping[str, ClauseShown]
    from_record: bool = False
    differs: str = ""

    @property
    def gaps(self) -> list[str]:
        """What is still to be filled in, in any language."""
        return list(dict.fromkeys(gap for one in self.by_language.values() for gap in one.gaps))


@dataclass(frozen=True)
class TextRead:
    """A written version as it reads."""

    version: TextVersion
    languages: Sequence[str]
    numbering: str
    prevails: str
    frameworks: Sequence[str]
    clauses: Sequence[ClauseRead] = field(default_factory=tuple)


def text_read(reader: Reader, version: TextVersion) -> TextRead:
    """A version in sight of `reader` as it reads, while it is a draft with what the record says today; four queries."""
    sheet = WrittenText.objects.visible_to(reader).filter(version=version).first() or WrittenText(version=version)
    rows = Clause.objects.visible_to(reader).filter(version=version).order_by("order", "id")
    facts = facts_of(
        version.agreement,
        own=version.side_id,
        languages=version.languages,
        prevails=sheet.prevails,
        frameworks=sheet.frameworks,
    )
    return TextRead(
        version=version,
        languages=version.languages,
        numbering=sheet.numbering,
        prevails=sheet.prevails,
        frameworks=sheet.frameworks,
        clauses=tuple(read_all(rows, facts, sheet.numbering, version.languages)),
    )


def read_all(rows: Iterable[Clause], facts: Facts, numbering: str, languages: Collection[str]) -> Iterable[ClauseRead]:
    """Clauses in order as they read with these facts."""
    values = {language: values_of(facts, language) for language in languages}
    filled = set(table("outlines")["from_record"])
    number = 0
    for row in rows:
        number += row.numbered
        shown = {code: _shown(row, code, numbering, number, values[code]) for code in languages}
        yield ClauseRead(
            clause=row,
            number=number if row.numbered else None,
            by_language=shown,
            from_record=row.key in filled,
            differs=_differs(row, facts) if row.key in filled else "",
        )


def paragraphs_of(clauses: Iterable[ClauseRead], language: str) -> list[Paragraph]:
    """A written text in one language as paragraphs, as a file of it would have them; for differences and checks."""
    found: list[Paragraph] = []
    rtl = language == "ar"
    for one in clauses:
        shown = one.by_language[language]
        heading = " – ".join(part for part in (shown.number, shown.heading) if part)
        if heading:
            found.append(Paragraph(heading, level=1, rtl=rtl))
        found += [Paragraph(line, rtl=rtl) for line in shown.body.split("\n") if line.strip()]
    return found


def _shown(row: Clause, language: str, numbering: str, number: int, values: Mapping[str, str]) -> ClauseShown:
    heading = put_in(row.headings.get(language, ""), values)
    body = put_in(row.bodies.get(language, ""), values)
    called = number_words(numbering, number, language) if row.numbered and numbering else ""
    gaps = named_in(heading + body)
    if BLANK in body and row.key not in _AT_SIGNING:
        gaps.append(BLANK)
    if not body.strip() and row.numbered:
        gaps.append("words")
    return ClauseShown(language, called, heading, body, tuple(gaps))


def _differs(row: Clause, facts: Facts) -> str:
    """Which alternative the record names where the clause has another of the library's; empty where they agree."""
    stated: Mapping[str, Any] = {
        "entry": facts.entry_method,
        "duration": facts.term_kind,
        "termination": facts.term_kind,
    }
    if not row.alternative or stated[row.key] == "not_stated":
        return ""
    named = alternative_for(row.key, facts, facts.languages)
    return named if named != row.alternative else ""
