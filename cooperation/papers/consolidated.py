"""The text of an agreement as it reads with its amendments: for reading, with the acts that alone are authentic."""

from collections.abc import Iterator, Sequence
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _

from agreements.amendments.amendment import Consolidated
from agreements.amendments.merging import text_of
from agreements.amendments.reading import amendments_of, consolidated_on
from agreements.documents.papers.paper import (
    Column,
    Columns,
    Head,
    Heading,
    Item,
    Paper,
    Part,
    Style,
    Table,
    Text,
)
from cooperation.pages.agreements.amendments.showing import acts_listed, parts_shown
from cooperation.pages.agreements.reading import Reading
from cooperation.papers.text import ALL, languages_to_print
from cooperation.words.dates import date_words, day_words
from partners.records.errors import Unseen

_TITLE = "title"


def consolidated_paper(reading: Reading, head: Head, language: str) -> Paper:
    """The text as it read on the day of the reading, in one language or in all. Raises Unseen where there is none."""
    text = consolidated_on(reading.reader, reading.agreement, reading.day)
    if text is None or language not in languages_to_print(text):
        raise Unseen
    wanted = list(text.languages) if language == ALL else [language]
    return Paper(
        title=reading.title,
        language=reading.language,
        head=head,
        style=Style.TEXT,
        kicker=_("Consolidated text, not authentic"),
        author=settings.INSTALLATION_NAME,
        description=_("Consolidated text of an agreement, not authentic"),
        parts=[*_front(reading, text), *_text(text, wanted)],
    )


def _front(reading: Reading, text: Consolidated) -> Iterator[Part]:
    yield Heading(reading.title, 1)
    said = _("Consolidated as of %(when)s, not authentic: it is made for reading, and the acts below alone count.")
    yield Text(said % {"when": day_words(reading.day)}, "lead")
    if text.since:
        yield Text(_("It reads so since %(since)s.") % {"since": date_words(text.since)}, "quiet")
    yield Heading(_("The acts"))
    yield _acts(reading, text)
    yield Heading(_("The text as it reads"))


def _acts(reading: Reading, text: Consolidated) -> Table:
    """The original and what changed it, each with whether it is in this text."""
    # What is still being prepared is nobody's business who reads the paper.
    known = [one for one in amendments_of(reading.reader, reading.agreement) if one.agreement.standing.signed_on]
    rows: list[Sequence[str]] = []
    for act in acts_listed(reading.agreement, known):
        here = _("yes") if 0 < act["number"] <= text.number else _("no: %(status)s") % {"status": act["status"]}
        called = "\n".join(part for part in (act["title"], act["reference"]) if part)
        rows.append((act["kind"], called, act["signed"], act["entered"], here))
    head = (_("Act"), _("Title"), _("Signed"), _("In force since"), _("In this text"))
    return Table(head, rows, (4, 7, 4, 4, 4))


def _text(text: Consolidated, languages: Sequence[str]) -> Iterator[Part]:
    parts = text_of(text.parts)
    for part, shown in zip(parts, parts_shown(parts, languages, text.numbering), strict=True):
        columns = [Column(one["lang"], _items(part.key, one)) for one in shown["shown"]]
        if any(column.items for column in columns):
            yield Columns(columns)


def _items(key: str, one: dict[str, Any]) -> list[Item]:
    if key == _TITLE:
        return [Item(one["heading"] or one["body"], "title")]
    called = "\n".join(part for part in (one["number"], one["heading"]) if part)
    lines = [Item(line) for line in one["body"].split("\n") if line.strip()]
    return ([Item(called, "article")] if called else []) + lines
