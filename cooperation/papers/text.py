"""The text of an agreement in its languages: side by side, clause by clause, to the signatures.

It is set from the version written here that lies on the table. What was
filled in by hand at the signing is taken from the acts of signature.
"""

from collections.abc import Iterator, Sequence

from django.conf import settings

from agreements.amendments.amendment import Consolidated
from agreements.documents.papers.paper import (
    Break,
    Column,
    Columns,
    Head,
    Item,
    Paper,
    Part,
    Said,
    Side,
    Signatures,
    Style,
)
from agreements.models import Agreement, AgreementAct, TextVersion
from agreements.terms.clauses import ActKind
from agreements.texts.holding import TALKS
from agreements.texts.library.reading import BLANK
from agreements.texts.writing.showing import ClauseRead, ClauseShown, TextRead, text_read
from cooperation.pages.agreements.reading import Reading
from cooperation.saying.dates import date_in
from cooperation.saying.words import LANGUAGES
from partners.records.errors import Unseen
from partners.records.record import Reader

ALL = "all"
_TITLE, _SIGNATURE = "title", "signature"


def version_to_print(reader: Reader, agreement: Agreement) -> TextVersion | None:
    """The version written here: while it is talked about the latest in sight, later the one that lies on the table.

    None where no text is written here.
    """
    seen = TextVersion.objects.visible_to(reader).filter(agreement=agreement, written=True)
    if agreement.status not in TALKS:
        seen = seen.filter(number__isnull=False)
    found: TextVersion | None = seen.order_by("-id").first()
    return found


def languages_to_print(version: TextVersion | Consolidated) -> list[str]:
    """In what the text can be had: all its languages beside each other, and each alone."""
    languages = list(version.languages)
    return [ALL, *languages] if len(languages) > 1 else languages


def text_paper(reading: Reading, head: Head, language: str) -> Paper:
    """The text of an agreement, in one language or in all. Raises Unseen where none is written here."""
    version = version_to_print(reading.reader, reading.agreement)
    if version is None or language not in languages_to_print(version):
        raise Unseen
    version.agreement = reading.agreement
    text = text_read(reading.reader, version)
    wanted = list(version.languages) if language == ALL else [language]
    return Paper(
        title=_title(text, wanted[0]) or reading.title,
        language=wanted[0],
        head=head,
        style=Style.TEXT,
        author=settings.INSTALLATION_NAME,
        description=reading.agreement.reference or "",
        parts=list(_parts(reading, text, wanted)),
    )


def _title(text: TextRead, language: str) -> str:
    for one in text.clauses:
        if one.clause.key == _TITLE:
            return _in(one, language).heading or _in(one, language).body
    return ""


def _in(clause: ClauseRead, language: str) -> ClauseShown:
    return clause.by_language[language]


def _parts(reading: Reading, text: TextRead, languages: Sequence[str]) -> Iterator[Part]:
    signed = False
    for clause in text.clauses:
        columns = [Column(one, _items(reading, clause, one)) for one in languages]
        if signed:
            yield Break()  # what follows the signatures is annexed
            signed = False
        if any(column.items for column in columns):
            yield Columns(columns)
        if clause.clause.key == _SIGNATURE:
            yield _signatures(reading, clause, languages)
            signed = True


def _items(reading: Reading, clause: ClauseRead, language: str) -> list[Item]:
    shown, key = _in(clause, language), clause.clause.key
    if key == _TITLE:
        return [Item(shown.heading or shown.body, "title")]
    lines = [line for line in shown.body.split("\n") if line.strip()]
    if key == _SIGNATURE:
        return [Item(_signed_line(reading, lines[0], language))] if lines else []
    called = "\n".join(part for part in (shown.number, shown.heading) if part)
    kind = "text" if clause.clause.numbered else "recital"
    texts = [Item(line, "centre" if kind == "recital" and key == "preamble.opening" else "text") for line in lines]
    return ([Item(called, "article")] if called else []) + texts


def _signed_line(reading: Reading, line: str, language: str) -> str:
    """The line on place and day, as they were filled in when it was signed; open until then."""
    acts = reading.done(ActKind.SIGNED)
    places = {act.place for act in acts if act.place}
    if not reading.standing.signed_on or len(places) != 1:
        return line
    for value in (places.pop(), _date(reading.standing.signed_on, language)):
        line = line.replace(BLANK, value, 1)
    return line


def _date(text: str, language: str) -> str:
    return date_in(text, language if language in LANGUAGES else "en")


def _signatures(reading: Reading, clause: ClauseRead, languages: Sequence[str]) -> Signatures:
    """Where each side signs: for whom, in each language, and who signed in which function, where and when."""
    acts = {act.side_id: act for act in reading.done(ActKind.SIGNED)}
    # The writing side stands first in its own version.
    version = clause.clause.version
    pair = [version.side, reading.agreement.partnership.other(version.side_id)]
    sides = []
    for place, party in enumerate(pair):
        headings = [Said(one, _signatories(_in(clause, one))[place]) for one in languages]
        who = _who(acts.get(party.pk) or acts.get(None), languages[0])
        sides.append(Side(headings, Said(languages[0], who)))
    return Signatures(sides)


def _signatories(shown: ClauseShown) -> list[str]:
    """For whom the two sides sign, as the text names them; the blank is where they do."""
    lines = [line for line in shown.body.split("\n")[1:] if line.strip()]
    named = [line.replace(BLANK, "").strip().rstrip(":").strip() for line in lines]
    return [*named, "", ""][:2]


def _who(act: AgreementAct | None, language: str) -> str:
    if act is None:
        return BLANK
    return "\n".join(part for part in (act.capacity, act.place, _date(act.on, language)) if part)
