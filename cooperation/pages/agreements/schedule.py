"""Dates and clauses: each date of an agreement, how it is known, by which clause, and what follows."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from agreements.standing.refresh import history_of
from agreements.terms.clauses import Clause
from agreements.terms.schedule import RUNNING, Dated, end_if_noticed
from cooperation.pages.agreements.reading import Reading
from cooperation.words import label, term
from cooperation.words.consequences import consequence_words
from cooperation.words.dates import date_words, length_words

Dict = dict[str, Any]

_NAMES: Mapping[str, Any] = {
    "signed": gettext_lazy("Signature by both"),
    "entered": gettext_lazy("Entry into force"),
    "entry_by_clause": gettext_lazy("Entry into force by its clause"),
    "renewed": gettext_lazy("Renewed by itself"),
    "ended": gettext_lazy("Last day"),
    "end_reported": gettext_lazy("End as reported"),
    "ends": gettext_lazy("Last day"),
    "duties_end": gettext_lazy("Last day of duties that outlive it"),
}
_NOTES: Mapping[str, Any] = {
    "stated_otherwise": gettext_lazy("A recorded entry into force goes before it."),
    "yields_to_clause": gettext_lazy("Another end than its clause leads to; the clause goes before it."),
    "as_by_clause": gettext_lazy("As its clause says."),
    "taken_back": gettext_lazy("Taken back in time; nothing follows from it."),
    "notice_length_not_stated": gettext_lazy("No source states the length of notice, so the end is not known."),
}


def schedule_table(reading: Reading) -> Dict | None:
    """The table of dates and clauses; None where there is no date yet."""
    past = [_row(reading, one) for one in reading.schedule if one.on.first <= reading.day]
    coming = [_row(reading, one) for one in reading.schedule if one.on.first > reading.day]
    if not past and not coming:
        return None
    columns = [_("Date"), _("What"), _("How it is known"), _("What follows")]
    return {"columns": [{"label": one} for one in columns], "rows": [*past, *_if_noticed(reading), *coming]}


def _row(reading: Reading, one: Dated) -> Dict:
    passed = one.on.last < reading.day
    return {"cells": [_date(one), _what(reading, one), _known(one), _follows(one)], "tone": "past" if passed else ""}


def _date(one: Dated) -> str:
    return date_words(str(one.on), "short")


def _what(reading: Reading, one: Dated) -> Dict:
    name = str(_NAMES.get(one.code) or _coded(one.code))
    if one.code == "entered" and not reading.agreement.is_binding:
        name = _("In effect")
    side = next((reading.names[party.pk] for party in reading.sides if party.code == one.side), "")
    return {"text": _("%(act)s: %(party)s") % {"act": name, "party": side} if side else name}


def _coded(code: str) -> str:
    """An act that was done, or an event to come."""
    found = label("act", code)
    return found if found != code else label("event", code)


def _known(one: Dated) -> Dict:
    """Its basis, and the clause behind it with the article where it stands."""
    note = ""
    if one.clause and one.clause != Clause.ACTS:
        note = label("clause", one.clause)
        note = _("%(clause)s, %(article)s") % {"clause": note, "article": one.article} if one.article else note
    if one.basis == "reported":
        return (
            {"tag": {"text": _("clause not read yet"), "tone": "warn"}} if one.code != "end_reported" else _reported()
        )
    word = {"stated": _("stated"), "computed": _("computed"), "assumed": _("assumed")}.get(one.basis, one.basis)
    return {"text": word, "note": note}


def _reported() -> Dict:
    return {"text": _("reported")}


def _follows(one: Dated) -> str:
    if one.consequence in _NOTES:
        return str(_NOTES[one.consequence])
    if one.consequence:
        event = {"kind": one.code, "date": str(one.on), "consequence": one.consequence, "months": one.months}
        return consequence_words(event | {"by": str(one.by or ""), "until": str(one.until or "")})
    if one.until:
        return _("To %(until)s.") % {"until": date_words(str(one.until))}
    return _("By %(length)s.") % {"length": length_words(one.months)} if one.months else ""


def _if_noticed(reading: Reading) -> list[Dict]:
    """What a notice received on the day would lead to; said while it applies and none stands."""
    if reading.notice or reading.standing.status not in RUNNING:
        return []
    history = history_of(reading.agreement, reading.acts, "")
    ends = end_if_noticed(reading.agreement.clauses, history, reading.day)
    if ends is None:
        return []
    clause = {"clause": label("clause", Clause.NOTICE), "article": reading.agreement.notice_article}
    note = _("%(clause)s, %(article)s") % clause if clause["article"] else clause["clause"]
    said = _("A notice received on this day would end it; its last day would be %(until)s.")
    told = {"text": _("computed"), "note": note, "term": term("computed")}
    name = {"text": _("If notice were received")}
    cells = [date_words(reading.day.isoformat(), "short"), name, told, said % {"until": date_words(str(ends))}]
    return [{"cells": cells, "tone": "what-if"}]
