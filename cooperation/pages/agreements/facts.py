"""The facts of an agreement, each with its source, "not stated", or the assumption named."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from agreements.instruments.vocabulary import BEFORE_SIGNATURE
from agreements.models import Agreement, AgreementAct, Statement
from agreements.terms.clauses import ActKind, EntryMethod, NoticeDay, TermKind
from cooperation.pages.agreements.reading import Reading
from cooperation.templatetags.look import reader_locale
from cooperation.words import label, party_name, term
from cooperation.words.consequences import span_words
from cooperation.words.dates import date_words, length_words

Fact = dict[str, Any]

# What sources say on fields that the agreement itself has no column for.
_FURTHER: Mapping[str, Any] = {
    "stage": gettext_lazy("How far it went"),
    "term_note": gettext_lazy("On its term"),
    "approval": gettext_lazy("Approval"),
    "listing": gettext_lazy("Where it is listed"),
    "summary": gettext_lazy("What it contains"),
    "correction": gettext_lazy("An error in circulation"),
    "term": gettext_lazy("How long it applies, as it is said"),
    "notice": gettext_lazy("Length of notice, as it is said"),
    "status": gettext_lazy("How it stands, as it is said"),
    "termination": gettext_lazy("Its end, as it is said"),
    "languages": gettext_lazy("Authentic languages"),
    "depositary": gettext_lazy("Depositary, or registering party"),
    "sitting_days": gettext_lazy("Sitting days before its approval"),
}
_TOLD = frozenset(
    ("signed", "place", "title", "areas", "legal_nature", "duration_years", "entry_method", "termination_notice_months")
)


def dates_facts(reading: Reading) -> list[Fact]:
    """When it was signed, since when and until when it applies."""
    if reading.standing.status in BEFORE_SIGNATURE:
        signed = _signed(reading) if reading.done(ActKind.SIGNED) else ()
        return [*signed, _entry(reading), _term(reading), _notice(reading), *_later(reading)]
    begun = [*_signed(reading), _entry(reading), _term(reading), _ends(reading)]
    return [*begun, _notice(reading), *_later(reading)]


def about_facts(reading: Reading) -> list[Fact]:
    """What it is, about what, and who says so."""
    agreement = reading.agreement
    facts = [
        _parties(reading),
        _plain(_("Purpose"), agreement.purpose),
        _plain(_("What it is about"), label("kind", agreement.kind), code=agreement.kind),
        _areas(reading),
        _coded(reading, _("Type of text"), "instrument_type"),
        _coded(reading, _("Whether it binds in law"), "legal_nature"),
        *_titles(reading),
    ]
    if agreement.framework:
        facts.append(_plain(_("Regional framework"), party_name(agreement.framework)))
    return [*facts, *_further(reading), _recorded(reading)]


def _plain(name: str, value: str, *, code: str = "") -> Fact:
    return {"label": name, "value": value, "missing": not value, "term": term(code) if code else ""}


# Sources.


def _statement(reading: Reading, one: Statement) -> Fact:
    return {"value": one.in_language(reading.language), **_source_of(one.source, one.source_url, one.as_of)}


def _source_of(source: str, url: str, as_of: str) -> Fact:
    return {"source": source, "source_url": url, "as_of": date_words(as_of)}


def _sourced(reading: Reading, fact: Fact, *names: str) -> Fact:
    """A fact with what sources say on it: the first is where it comes from, the others stand beside it."""
    said = [_statement(reading, one) for name in names for one in reading.said(name)]
    if not said:
        return fact
    first, *others = said
    if fact.get("missing"):
        return {**fact, **first, "missing": False, "others": others}
    return {**fact, **first, "value": fact["value"], "note": first["value"], "others": others}


def act_source(act: AgreementAct) -> Fact:
    """Where what is known of an act comes from: its source, or the letter that shows it."""
    if act.source:
        return _source_of(act.source, act.source_url, act.source_as_of)
    return {"source": act.evidence} if act.evidence else {}


def _others(reading: Reading, act: AgreementAct, *names: str) -> list[Fact]:
    """What further sources say; a source that is named already is not another one."""
    return [
        _statement(reading, one)
        for name in names
        for one in reading.said(name)
        if (one.source_url or one.source) != (act.source_url or act.source)
    ]


# When.


def _signed(reading: Reading) -> Iterator[Fact]:
    acts = reading.done(ActKind.SIGNED)
    for act in acts:
        name = _("Signed by %(party)s") % {"party": reading.names[act.side_id]} if act.side_id else _("Signed")
        where = {"day": date_words(act.on), "place": act.place}
        value = _("%(day)s, %(place)s") % where if act.place else where["day"]
        yield {
            "label": name,
            "value": value,
            "note": act.capacity,
            **act_source(act),
            "others": _others(reading, act, "signed", "place"),
        }
    if not acts:
        yield _sourced(reading, {"label": _("Signed"), "missing": True}, "signed", "place")


def _entry(reading: Reading) -> Fact:
    agreement, standing = reading.agreement, reading.standing
    name = _("Entry into force") if agreement.is_binding else _("In effect")
    entered = reading.done(ActKind.ENTERED)
    value = date_words(standing.entry_into_force)
    if entered:
        return {"label": name, "value": value or date_words(entered[0].on), **act_source(entered[0])}
    how = label("entry_method", agreement.entry_method) if agreement.entry_method != EntryMethod.NOT_STATED else ""
    fact: Fact = {"label": name, "value": value, "missing": not value, "note": how}
    if not value and how:
        before = standing.status in BEFORE_SIGNATURE
        fact = _plain(name, how) if before else {**fact, "value": _("not yet"), "missing": False}
    if standing.entry_basis == "assumed":
        fact |= {"missing": True, "assumed": _("%(day)s, from its signature") % {"day": value}}
    return _sourced_beside(reading, fact, "entry_method")


def _sourced_beside(reading: Reading, fact: Fact, name: str) -> Fact:
    """A computed or missing fact with the sources of the clause behind it."""
    said = [_statement(reading, one) for one in reading.said(name)]
    if not said:
        return fact
    own = {key: said[0][key] for key in ("source", "source_url", "as_of")}
    return {**fact, **own, "note": fact.get("note") or said[0]["value"], "others": said[1:]}


def _term(reading: Reading) -> Fact:
    agreement = reading.agreement
    value = _term_words(agreement)
    fact: Fact = {"label": _("Applies for"), "value": value, "missing": not value, "note": agreement.term_article}
    return _sourced(reading, fact, "duration_years")


def _term_words(agreement: Agreement) -> str:
    length = length_words(agreement.term_months) if agreement.term_months else ""
    if agreement.term_kind == TermKind.INDEFINITE:
        return label("term_kind", agreement.term_kind)
    if agreement.term_kind == TermKind.EXTENDABLE:
        return _("%(length)s, longer if both extend it in writing") % {"length": length}
    if agreement.term_kind != TermKind.TACIT:
        return length
    words = {"length": length, "step": length_words(agreement.renewal_months or agreement.term_months or 12)}
    if agreement.renewals_most is None:
        return _("%(length)s, then renews by itself for %(step)s at a time") % words
    most = agreement.renewals_most
    return ngettext(
        "%(length)s, then renews by itself for %(step)s, once",
        "%(length)s, then renews by itself for %(step)s at a time, %(count)s times at most",
        most,
    ) % {**words, "count": most}


def _ends(reading: Reading) -> Fact:
    standing = reading.standing
    name = _("This term ends") if reading.agreement.term_kind == TermKind.TACIT else _("Ends")
    fact: Fact = {"label": name, "value": date_words(standing.ends_on), "missing": not standing.ends_on}
    if not standing.ends_on and reading.agreement.term_kind == TermKind.INDEFINITE:
        return {**fact, "value": _("no end of its own"), "missing": False}
    if not standing.ends_on:
        return fact
    if standing.ends_basis == "reported":
        return {**fact, "tag": {"text": _("clause not read yet"), "tone": "warn"}}
    if "counted_from_signature" in standing.assumptions or standing.entry_basis == "assumed":
        return {**fact, "note": _("computed from the term"), "assumed": _("counted from its signature")}
    return {**fact, "note": _("computed from the term") if standing.ends_basis == "computed" else ""}


def _notice(reading: Reading) -> Fact:
    agreement = reading.agreement
    value = span_words(agreement.notice_months, agreement.notice_days)
    notes = [label("notice_runs", agreement.notice_runs)] if value else []
    if value and agreement.notice_day == NoticeDay.GIVEN:
        notes.append(label("notice_day", agreement.notice_day))
    early = span_words(agreement.early_notice_months, agreement.early_notice_days)
    if early:
        notes.append(_("during a term: %(length)s after the notice") % {"length": early})
    notes += [agreement.notice_article] if agreement.notice_article else []
    fact: Fact = {"label": _("Notice"), "value": value or early, "missing": not (value or early)}
    return _sourced_beside(reading, {**fact, "note": "; ".join(notes)}, "termination_notice_months")


def _later(reading: Reading) -> Iterator[Fact]:
    """What outlives it and what ends it early, where its text says so."""
    agreement = reading.agreement
    if agreement.survives:
        until = length_words(agreement.survival_months) if agreement.survival_months else ""
        value = "\n".join(label("duty", one) for one in agreement.survives)
        note = ", ".join(part for part in (until, agreement.survival_article) if part)
        yield {"label": _("What outlives it"), "value": value, "note": note}
    if agreement.early_end:
        yield {"label": _("What ends it early"), "value": agreement.early_end, "note": agreement.early_end_article}


# What.


def _parties(reading: Reading) -> Fact:
    first, second = (party_name(side) for side in reading.sides)
    return {"label": _("Parties"), "value": _("%(one)s and %(other)s") % {"one": first, "other": second}}


def _areas(reading: Reading) -> Fact:
    value = "\n".join(label("area", area) for area in reading.agreement.areas)
    return _sourced(reading, _plain(_("Areas of cooperation"), value), "areas")


def _coded(reading: Reading, name: str, column: str) -> Fact:
    code = getattr(reading.agreement, column)
    stated = code != "not_stated"
    fact = _plain(name, label(column, code) if stated else "", code=code if stated else "")
    return _sourced(reading, fact, column)


def _titles(reading: Reading) -> Iterable[Fact]:
    agreement = reading.agreement
    others = {code: title for code, title in agreement.titles.items() if title != reading.title}
    facts: list[Fact] = []
    if agreement.title_basis != "stated" or reading.said("title"):
        fact = _plain(_("Title"), label("title_basis", agreement.title_basis))
        facts.append(_sourced(reading, fact, "title"))
    languages = reader_locale().languages
    for code, title in others.items():
        name = _("Title in another language: %(language)s") % {"language": languages.get(code, code)}
        facts.append(_plain(name, title))
    return facts


def _further(reading: Reading) -> Iterator[Fact]:
    names = dict.fromkeys(one.field for one in reading.statements if one.field not in _TOLD)
    for name in names:
        word = str(_FURTHER.get(name, term(name).capitalize()))
        yield _sourced(reading, {"label": word, "missing": True}, name)


def _recorded(reading: Reading) -> Fact:
    agreement = reading.agreement
    how = {"prepared": _("prepared here by %(party)s"), "recorded": _("as it exists, by %(party)s")}[agreement.door]
    return {"label": _("Recorded"), "value": how % {"party": reading.names[agreement.owner_id]}}
