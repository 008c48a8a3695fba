"""How clauses are counted and called: Article 1 of a treaty, Section or Paragraph 1 of a memorandum. Pure."""

from enum import StrEnum


class Numbering(StrEnum):
    """What a numbered clause is called."""

    ARTICLE = "article"
    SECTION = "section"
    PARAGRAPH = "paragraph"


_WORDS = {
    "en": {Numbering.ARTICLE: "Article {n}", Numbering.SECTION: "Section {n}", Numbering.PARAGRAPH: "Paragraph {n}"},
    "fr": {Numbering.ARTICLE: "Article {n}", Numbering.SECTION: "Section {n}", Numbering.PARAGRAPH: "Paragraphe {n}"},
    "pt": {Numbering.ARTICLE: "Artigo {n}.º", Numbering.SECTION: "Secção {n}", Numbering.PARAGRAPH: "Parágrafo {n}"},
    "ar": {Numbering.ARTICLE: "المادة {n}", Numbering.SECTION: "البند {n}", Numbering.PARAGRAPH: "الفقرة {n}"},
}
# The first is not called like the others (French: article premier, section première).
_FIRST = {
    ("fr", Numbering.ARTICLE): "Article premier",
    ("fr", Numbering.SECTION): "Section première",
    ("fr", Numbering.PARAGRAPH): "Paragraphe premier",
}
LETTERS = {"ar": "أبجدهوزحطيكلمنسعفصقرشتثخذضظغ"}


def number_words(numbering: str, number: int, language: str) -> str:
    """What the clause of a number is called in a language; in English where its words are not known here."""
    word = Numbering(numbering)
    first = _FIRST.get((language, word)) if number == 1 else None
    return first or _WORDS.get(language, _WORDS["en"])[word].format(n=number)


def numbering_for(binding: bool) -> Numbering:
    """Articles in a text that binds, sections in one that does not."""
    return Numbering.ARTICLE if binding else Numbering.SECTION


def listed(items: list[str], language: str) -> str:
    """Lines lettered as the language does: (a), a), (أ)."""
    letters = LETTERS.get(language, "abcdefghijklmnopqrstuvwxyz")
    form = "{letter}) {item}" if language in ("fr", "pt") else "({letter}) {item}"
    mark = {"fr": " ;", "ar": "؛"}.get(language, ";")
    ends = [mark] * (len(items) - 1) + ["."]
    return "\n".join(
        form.format(letter=letters[at], item=item) + end for at, (item, end) in enumerate(zip(items, ends, strict=True))
    )
