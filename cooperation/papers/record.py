"""The treaty record, as registries publish it: every field, those that no source states included."""

from collections.abc import Iterator, Sequence
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from agreements.documents.papers.paper import Facts, Head, Heading, Listing, Paper, Part, Row, Table, Text
from agreements.documents.selectors import documents_of
from agreements.models import AgreementAct
from agreements.terms.clauses import ActKind
from cooperation.pages.agreements.facts import about_facts, act_source, dates_facts
from cooperation.pages.agreements.reading import Reading
from cooperation.pages.agreements.standing_words import sentences
from cooperation.papers.facts import row, rows_of, source_words
from cooperation.papers.signing import act_about, notification_rows, signatures_of
from cooperation.words import label
from cooperation.words.dates import date_words, day_words
from cooperation.words.languages import language_name


def record_paper(reading: Reading, head: Head) -> Paper:
    """The treaty record of an agreement as a reader finds it, in the present language."""
    agreement = reading.agreement
    pair = _("%(one)s and %(other)s") % {"one": _name(reading, 0), "other": _name(reading, 1)}
    invented = _("Sample: it is invented and says nothing about a real state.")
    sample = [invented] if agreement.is_sample else []
    return Paper(
        title=reading.title,
        language=reading.language,
        head=head,
        kicker=_("Treaty record") if agreement.is_binding else _("Record of a text that binds nobody in law"),
        sub=[pair, *sample],
        author=settings.INSTALLATION_NAME,
        description=_("Record of an agreement"),
        parts=list(_parts(reading)),
    )


def _name(reading: Reading, place: int) -> str:
    pair = reading.agreement.partnership
    return reading.names[(pair.party_a, pair.party_b)[place].pk]


def _parts(reading: Reading) -> Iterator[Part]:
    yield Text(" ".join(sentences(reading)), "lead")
    yield Heading(_("What it is"))
    yield Facts([row(_("Reference"), reading.agreement.reference or ""), *rows_of(about_facts(reading))])
    yield Heading(_("Dates and term"))
    yield Facts([*rows_of(dates_facts(reading)), *_term_rows(reading)])
    signatures = signatures_of(reading)
    if signatures:
        yield Heading(_("Signatures"))
        yield signatures
    yield Heading(_("Approval, registration, publication"))
    yield Facts(list(_registry_rows(reading)))
    yield Heading(_("Text"))
    yield Facts(list(_text_rows(reading)))
    if reading.relatives:
        yield Heading(_("Above and beneath it"))
        yield Listing([_relative(reading, one) for one in reading.relatives])
    if reading.acts:
        yield Heading(_("Acts"))
        yield _acts(reading)


def _term_rows(reading: Reading) -> Iterator[Row]:
    agreement, standing = reading.agreement, reading.standing
    yield _dated(reading, _("Applied provisionally since"), ActKind.PROVISIONAL)
    how = label("entry_method", agreement.entry_method) if agreement.entry_method != "not_stated" else ""
    yield row(_("How it enters into force") if agreement.is_binding else _("How it takes effect"), how)
    yield row(_("Renewed so far"), str(standing.renewals) if standing.renewals else pgettext("renewed", "never"))
    yield _dated(reading, _("Denounced"), ActKind.DENOUNCED, absent=pgettext("denounced", "no"))
    status = _("%(status)s, as of %(when)s") % {
        "status": label("status", standing.status),
        "when": day_words(reading.day),
    }
    yield row(_("How it stands"), status, label("basis", standing.basis) if standing.basis else "")


def _registry_rows(reading: Reading) -> Iterator[Row]:
    yield _dated(reading, _("Submitted for approval"), ActKind.SUBMITTED)
    for act in reading.done(ActKind.APPROVED):
        who = reading.names.get(act.side_id, "")
        yield row(_("Approved by %(party)s") % {"party": who} if who else _("Approved"), _when(act), _source(act))
    yield _said(reading, _("Sitting days before its approval"), "sitting_days")
    yield from notification_rows(reading)
    yield _dated(reading, _("Registered with the United Nations"), ActKind.REGISTERED)
    number = _number(reading, ActKind.REGISTERED, "note", "evidence")
    yield row(_("Registration number"), number)
    yield _said(reading, _("Depositary, or registering party"), "depositary")
    yield _dated(reading, _("Published"), ActKind.PUBLISHED)
    yield row(_("Publication"), _number(reading, ActKind.PUBLISHED, "evidence", "note"))


def _number(reading: Reading, kind: str, *instead: str) -> str:
    """The number that an act bears; what stood in its place before acts had one."""
    names = ("number", *instead)
    return next((found for act in reading.done(kind) for name in names if (found := getattr(act, name))), "")


def _text_rows(reading: Reading) -> Iterator[Row]:
    papers = list(documents_of(reading.reader, reading.agreement))
    texts = [one for one in papers if one.kind == "signed_text"]
    languages = list(dict.fromkeys(language_name(one.language) for one in texts if one.language))
    if languages:
        yield row(_("Authentic languages"), ", ".join(languages))
    else:
        yield _said(reading, _("Authentic languages"), "languages")
    told = [f"{one.title}\nSHA-256 {one.file.digest}" for one in texts]
    yield row(_("Signed text"), "\n\n".join(told))
    notes = [one.title for one in papers if one.kind == "explanatory_note"]
    yield row(_("Explanatory note"), "\n".join(notes))
    links = [one for one in reading.statements if one.field in ("listing", "title") and one.source_url]
    yield row(_("Where it is found"), links[0].source if links else "", links[0].source_url if links else "")


def _dated(reading: Reading, name: str, kind: str, *, absent: str = "") -> Row:
    acts = reading.done(kind)
    if not acts:
        return row(name, absent)
    return row(name, "\n".join(_when(act) for act in acts), _source(acts[0]))


def _when(act: AgreementAct) -> str:
    return ", ".join(part for part in (date_words(act.on), act.place) if part)


def _source(act: AgreementAct) -> str:
    return source_words(act_source(act))


def _said(reading: Reading, name: str, field: str) -> Row:
    said = reading.said(field)
    if not said:
        return row(name, "")
    one = said[0]
    told: dict[str, Any] = {"source": one.source, "source_url": one.source_url, "as_of": date_words(one.as_of)}
    return row(name, one.in_language(reading.language), source_words(told))


def _relative(reading: Reading, one: Any) -> str:
    where = _("Above:") if one.pk == reading.agreement.parent_id else _("Beneath:")
    parts = [one.title_in(reading.language), one.reference or "", label("status", one.standing.status)]
    return f"{where} " + ", ".join(part for part in parts if part)


def _acts(reading: Reading) -> Table:
    rows: list[Sequence[str]] = []
    for act in reading.acts:
        who = reading.names.get(act.side_id, "") or _("both sides")
        told = "\n".join([*act_about(act), *filter(None, [_source(act)])])
        rows.append((date_words(act.on, "short"), label("act", act.kind), who, told))
    return Table((_("Date"), _("Act"), _("Whose"), _("Where, in which function, number, source")), rows, (3, 4, 3, 6))
