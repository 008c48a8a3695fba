"""Amendments in words: the list of acts, the changes clause by clause, the text as it reads."""

from collections.abc import Sequence
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from agreements.amendments.amendment import Amendment, AmendmentEdit, Consolidated
from agreements.amendments.kinds import EditAction
from agreements.amendments.merging import Part, text_of
from agreements.amendments.reading import Proposal
from agreements.instruments.agreement import Agreement
from agreements.texts.difference.words import Piece, words_compared
from agreements.texts.library.numbering import number_words
from cooperation.pages.naming import title_of
from cooperation.words import label
from cooperation.words.clauses import AMENDMENT_KINDS, EDIT_ACTIONS
from cooperation.words.dates import date_words
from cooperation.words.languages import language_name

Row = dict[str, Any]
RTL = frozenset({"ar"})


def acts_listed(agreement: Agreement, amendments: Sequence[Amendment]) -> list[Row]:
    """The acts that make the text as it reads: the original, then each amendment, with dates and references."""
    rows = [_act(agreement, _("Original"), None)]
    dated = sorted(amendments, key=lambda one: (one.agreement.standing.entry_into_force or "9999", one.agreement_id))
    return rows + [_act(one.agreement, str(AMENDMENT_KINDS[one.kind]), one) for one in dated]


def _act(agreement: Agreement, kind: str, amendment: Amendment | None) -> Row:
    standing = agreement.standing
    # Which text has it first; the original is the first of all.
    number = 1 if amendment is None else amendment.merged.number if amendment.merged else 0
    return {
        "kind": kind,
        "title": title_of(agreement),
        "reference": agreement.reference or "",
        "url": reverse("agreement_amendments" if amendment else "agreement", args=[agreement.key]),
        "status": label("status", agreement.status),
        "signed": date_words(standing.signed_on) if standing.signed_on else "",
        "entered": date_words(standing.entry_into_force) if standing.entry_into_force else "",
        "number": number,
        "text": _("in the text, number %(number)d") % {"number": number} if number > 1 else "",
    }


def text_shown(text: Consolidated) -> Row:
    """A consolidated text as it reads, in its languages side by side."""
    return {
        "number": text.number,
        "languages": [{"code": code, "dir": _dir(code)} for code in text.languages],
        "two": len(text.languages) > 1,
        "clauses": parts_shown(text_of(text.parts), text.languages, text.numbering),
        "since": date_words(text.since) if text.since else "",
        "by": text.by.reference or "" if text.by else "",
    }


def parts_shown(parts: Sequence[Part], languages: Sequence[str], numbering: str) -> list[Row]:
    """Clauses of a text, numbered, by language."""
    rows, number = [], 0
    for one in parts:
        number += one.numbered
        shown = [
            {
                "lang": code,
                "dir": _dir(code),
                "number": number_words(numbering, number, code) if one.numbered else "",
                "heading": one.headings.get(code, ""),
                "body": one.bodies.get(code, ""),
            }
            for code in languages
        ]
        rows.append({"part": one.part, "shown": shown, "name": clause_name(one, number, numbering)})
    return rows


def clause_name(one: Part, number: int, numbering: str) -> str:
    """What a clause is called in a list: its number and heading."""
    heading = next((text for text in one.headings.values() if text), "")
    language = next(iter(one.headings or one.bodies), "en")
    called = number_words(numbering, number, language) if one.numbered else ""
    return " – ".join(part for part in (called, heading) if part) or _("Beginning")


def names_of(text: Consolidated | None) -> dict[str, str]:
    """What the clauses of a text are called, by their lasting names."""
    if text is None:
        return {}
    found, number = {}, 0
    for one in text_of(text.parts):
        number += one.numbered
        found[one.part] = clause_name(one, number, text.numbering)
    return found


def changes_shown(now: Proposal, writes: bool) -> list[Row]:
    """Each edit as a readable difference to the text that now holds."""
    names = names_of(now.current)
    before = {one.part: one for one in now.before}
    crossed = {one.part: one.why for one in now.found}
    languages = now.current.languages if now.current else []
    return [
        _change(row, names, before.get(row.part), crossed.get(row.part, ""), languages, now, writes) for row in now.rows
    ]


def _change(
    row: AmendmentEdit,
    names: dict[str, str],
    before: Part | None,
    why: str,
    languages: Sequence[str],
    now: Proposal,
    writes: bool,
) -> Row:
    agreement = now.amendment.agreement
    name = names.get(row.part) or next((text for text in row.headings.values() if text), "") or _("A clause")
    told = ""
    if row.action == EditAction.INSERT:
        told = _("behind: %(clause)s") % {"clause": names.get(row.after, _("Beginning"))}
    return {
        "name": name,
        "what": str(EDIT_ACTIONS[row.action]),
        "told": told,
        "why": conflict_words(why),
        "shown": [_difference(row, before, code) for code in languages],
        "url": reverse("amendment_edit", args=[agreement.key, row.part]) if writes else "",
        "drop_url": reverse("amendment_drop", args=[agreement.key, row.part]) if writes else "",
    }


def conflict_words(why: str) -> str:
    """Why an edit cannot be put into the text that now holds."""
    return {
        "changed": _("Another amendment has changed this clause meanwhile."),
        "gone": _("Another amendment has taken this clause out."),
        "crowded": _("Another amendment has put a clause in at the same place."),
    }.get(why, why)


def _difference(row: AmendmentEdit, before: Part | None, code: str) -> Row:
    old = _whole(before.headings, before.bodies, code) if before else ""
    removed = row.action == EditAction.REMOVE
    new = "" if removed else _whole(row.headings, row.bodies, code)
    return {"lang": code, "dir": _dir(code), "language": language_name(code), "pieces": _pieces(old, new)}


def _whole(headings: Any, bodies: Any, code: str) -> str:
    return "\n".join(part for part in (headings.get(code, ""), bodies.get(code, "")) if part)


def _pieces(old: str, new: str) -> list[Piece]:
    """Both in one: what stays, what is struck, what is new, in the order of reading."""
    removed, inserted = words_compared(old, new)
    found: list[Piece] = []
    rest = list(inserted)
    for piece in removed:
        if piece.mark:
            found.append(piece)
            continue
        while rest and rest[0].mark:
            found.append(rest.pop(0))
        found.append(piece)
        if rest:
            rest.pop(0)
    return found + rest


def _dir(code: str) -> str:
    return "rtl" if code in RTL else "ltr"
