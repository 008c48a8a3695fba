"""The sheet of an agreement: what every reader of it is shown, each with the own eyes."""

from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from agreements.documents.prints import PrintMade
from agreements.documents.selectors import documents_of
from agreements.instruments.agreement import Agreement
from agreements.instruments.vocabulary import STAGE_OF, Stage
from agreements.terms.clauses import ActKind
from cooperation.pages.agreements.deeds import deeds, objections
from cooperation.pages.agreements.facts import about_facts, dates_facts
from cooperation.pages.agreements.reading import Reading
from cooperation.pages.agreements.ribbon import ribbon
from cooperation.pages.agreements.schedule import schedule_table
from cooperation.pages.agreements.standing_words import sentences
from cooperation.pages.naming import pair_name, title_of
from cooperation.words import label, term
from cooperation.words.dates import day_words
from cooperation.words.languages import language_name
from cooperation.words.sizes import size_words
from partners.records.record import PUBLIC, Marking

Dict = dict[str, Any]
# Deeper than this nothing is drawn further in.
DEEPEST = 4

_TONES = {
    Stage.APPLIES: "good",
    Stage.SIGNED: "warn",
    Stage.SUSPENDED: "bad",
}


def stage_tag(status: str) -> Dict:
    """One of the leading words, with the trade's word behind it."""
    stage = STAGE_OF[status]
    return {"text": label("stage", stage), "tone": _TONES.get(stage, "plain"), "term": term(status)}


def status_words(status: str) -> str:
    """The exact status, where the leading word does not say it already."""
    words = label("status", status)
    return "" if words == label("stage", STAGE_OF[status]) else words


def heading(reading: Reading, *, audience: str = "") -> Dict:
    """Where the reader is and how things stand."""
    agreement = reading.agreement
    status = reading.standing.status
    kind = label("instrument_type", agreement.instrument_type) if agreement.instrument_type != "not_stated" else ""
    parties = [reading.names[side.pk] for side in reading.sides]
    pair = _("%(one)s and %(other)s") % {"one": parties[0], "other": parties[1]}
    day = "" if reading.of_the_day else _("as of %(when)s") % {"when": day_words(reading.day)}
    parts = [pair, kind, status_words(status), day, marking_words(agreement.marking)]
    return {
        "title": reading.title,
        "tag": stage_tag(status),
        "reference": agreement.reference,
        "sub": [part for part in parts if part],
        "audience": audience or (agreement.audience if reading.reader.party_id else ""),
    }


def tab_heading(agreement: Agreement, reader: Any, **more: Any) -> Dict:
    """The head of a page beside that of the agreement: the same title, tag, reference and parties."""
    status = agreement.status
    kind = label("instrument_type", agreement.instrument_type) if agreement.instrument_type != "not_stated" else ""
    parts = [pair_name(agreement.partnership, reader), kind, status_words(status), marking_words(agreement.marking)]
    return {
        "title": title_of(agreement),
        "tag": stage_tag(status),
        "reference": agreement.reference,
        "sub": [part for part in parts if part],
        "audience": agreement.audience,
        **more,
    }


def marking_words(rank: int) -> str:
    """Its marking, only where the installation keeps marked records at all."""
    if settings.MARKING_CEILING == "unclassified":
        return ""
    return label("marking", Marking(rank).name.lower())


def print_header(reading: Reading, made: PrintMade | None = None) -> Dict:
    """The head of the printed page, with the code by which is found later what has changed since."""
    agreement = reading.agreement
    return {
        "title": "" if agreement.reference else reading.title,
        "reference": agreement.reference,
        "as_of": day_words(reading.day),
        "marking": marking_words(agreement.marking),
        "code": made.shown if made else "",
    }


def sheet(reading: Reading, officer: Any = None) -> Dict:
    """The cards that every reader finds, computed with the reader's eyes."""
    told = deeds(reading, officer)
    return {
        "ribbon": ribbon(reading),
        "sentences": sentences(reading),
        "day": reading.day.isoformat(),
        "day_words": day_words(reading.day),
        "of_the_day": reading.of_the_day,
        "dates": dates_facts(reading),
        "schedule": schedule_table(reading),
        "about": about_facts(reading),
        "deeds": told if _says_more(reading, told) else None,
        "objections": objections(reading),
        "family": family(reading),
        "papers": papers(reading) if officer is None else [],
        "sample": _sample(reading),
    }


def _says_more(reading: Reading, told: Dict) -> bool:
    """A joint signature alone is told by the facts already, unless something can be done about it."""
    alone = len(reading.acts) == 1 and reading.acts[0].kind == ActKind.SIGNED and reading.acts[0].side_id is None
    return bool(told["rows"]) and not (alone and not reading.contests and not told.get("doable"))


def family(reading: Reading) -> list[Dict]:
    """The tree that it stands in, as links; only signed-in readers are led to pages of officers."""
    name = "agreement" if reading.reader.party_id else "public_agreement"
    rows = []
    for member in reading.family:
        one = member.agreement
        kind = label("instrument_type", one.instrument_type) if one.instrument_type != "not_stated" else ""
        rows.append(
            {
                "depth": min(member.depth, DEEPEST),
                "own": one.pk == reading.agreement.pk,
                "url": reverse(name, args=[one.key]),
                "title": one.title_in(reading.language),
                "note": " · ".join(part for part in (kind, one.reference or "") if part),
                "tag": stage_tag(one.standing.status),
            }
        )
    return rows


def papers(reading: Reading) -> list[Dict]:
    """The documents in sight, for whoever has no list of them; in a preview they lead nowhere yet."""
    eyes = reading.reader
    name = "public_document_file" if eyes is PUBLIC else "agreement_document_file"
    return [
        {
            "title": one.title,
            "url": reverse(name, args=[reading.agreement.key, one.pk]),
            "note": " · ".join(
                filter(None, [label("document_kind", one.kind), language_name(one.language), size_words(one.file.size)])
            ),
        }
        for one in documents_of(eyes, reading.agreement)
    ]


def _sample(reading: Reading) -> Dict | None:
    if not reading.agreement.is_sample:
        return None
    return {"text": _("This is a sample. It is invented and says nothing about a real state.")}
