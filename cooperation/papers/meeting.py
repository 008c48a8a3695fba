"""The agenda and the minutes of a meeting as papers."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.conf import settings
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from agreements.documents.papers.paper import (
    Facts,
    Head,
    Heading,
    Listing,
    Paper,
    Part,
    Row,
    Said,
    Side,
    Signatures,
    Table,
    Text,
)
from cooperation.meetings.meeting import Meeting
from cooperation.meetings.minutes import MinutesAct, MinutesText
from cooperation.pages.agreements.sheet import marking_words
from cooperation.pages.meetings.table import Agenda, delegations
from cooperation.pages.meetings.told import outcome_words, title_of, when_words, where_words
from cooperation.papers.making import FORMS, Made
from cooperation.words import label, party_name
from cooperation.words.dates import day_words
from partners.records.errors import Unseen
from partners.records.reads import look

KINDS = ("agenda", "minutes")


def meeting_paper(reader: Any, meeting: Meeting, today: date, *, paper: str, form: str, language: str) -> Made:
    """The agenda or the minutes as a file, as `reader` sees them; that it was taken is kept.

    Raises Unseen for a paper, a form or a language that there is not, and for
    minutes of which the reader sees no version.
    """
    if paper not in KINDS or form not in FORMS or language not in dict(settings.LANGUAGES):
        raise Unseen
    setter, media_type = FORMS[form]
    with translation.override(language):
        content = setter(_paper(reader, meeting, today, paper, language), timezone.now())
    look(reader, "printed", {"paper": paper, "form": form, "language": language, "of": meeting.key})
    return Made(content, media_type, f"{meeting.key}-{paper}-{language}.{form}")


def _paper(reader: Any, meeting: Meeting, today: date, paper: str, language: str) -> Paper:
    kicker = _("Agenda") if paper == "agenda" else label("minutes_status", meeting.minutes)
    parts = _agenda(reader, meeting) if paper == "agenda" else _minutes(reader, meeting, language)
    return Paper(
        title=title_of(meeting),
        language=language,
        head=Head(
            reference=meeting.reference or _("no reference yet"),
            as_of=_("as of %(when)s") % {"when": day_words(today)},
            marking=marking_words(meeting.marking),
            page=_("Page {page} of {pages}"),
        ),
        kicker=kicker,
        sub=[part for part in (when_words(meeting), where_words(meeting)) if part],
        author=settings.INSTALLATION_NAME,
        description=kicker,
        parts=list(parts),
    )


def _table(agenda: Agenda) -> Iterator[Part]:
    times = agenda.times()
    number = 0
    for section in agenda.sections():
        if section["title"]:
            yield Heading(section["title"], 3)
        rows = []
        for row in section["rows"]:
            number += 1
            rows.append([times.get(row["pk"], ""), f"{row['number']}. {row['title']}", row["who"]])
        yield Table((_("When"), _("Item"), _("Who presents it")), rows, (1, 6, 3))


def _people(reader: Any, meeting: Meeting) -> Iterator[Part]:
    sides = delegations(reader, meeting, None)
    rows = [
        Row(side["title"], "\n".join(f"{one['name']}, {one['function']}" for one in side["rows"]))
        for side in sides
        if side["rows"]
    ]
    if rows:
        yield Heading(_("Delegations"))
        yield Facts(rows)


def _agenda(reader: Any, meeting: Meeting) -> Iterator[Part]:
    yield Heading(_("Agenda"))
    yield from _table(Agenda(reader, meeting))
    yield from _people(reader, meeting)


def _minutes(reader: Any, meeting: Meeting, language: str) -> Iterator[Part]:
    texts = MinutesText.objects.visible_to(reader).filter(meeting=meeting).order_by("-number")
    text = texts.first()
    if text is None:
        raise Unseen
    yield from _people(reader, meeting)
    yield Heading(_("What was said"))
    yield Text(text.text)
    yield Heading(_("Agenda and outcomes"))
    agenda = Agenda(reader, meeting)
    for number, item in enumerate(agenda.items, 1):
        yield Heading(f"{number}. {item.title}", 3)
        yield Listing([outcome_words(one) for one in agenda.outcomes.get(item.pk, [])] or [_("Nothing yet")])
    yield _signatures(reader, meeting, text, language)


def _signatures(reader: Any, meeting: Meeting, text: MinutesText, language: str) -> Part:
    """Where each side signs, or when it agreed."""
    acts = MinutesAct.objects.visible_to(reader).filter(minutes=text, kind="agreed")
    agreed = {one.side_id: one for one in acts}
    pair: Any = meeting.partnership
    sides = []
    for party in (pair.party_a, pair.party_b):
        act = agreed.get(party.pk)
        said = _("agreed on %(day)s") % {"day": day_words(act.on)} if act else _("For agreement")
        heading = Said(language, party_name(party))
        sides.append(Side([heading], Said(language, said)))
    return Signatures(sides)
