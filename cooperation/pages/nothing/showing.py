"""What happens if nothing is done, in words: sentences, and the columns of the table and its files."""

from collections.abc import Sequence
from functools import partial
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cooperation.desk.nothing import Happening, Span, in_order
from cooperation.pages.lists.columns import Column
from cooperation.pages.naming import address_of, partner_of, sample_tag, title_of, when
from cooperation.pages.todo.rows import own_words
from cooperation.words import label
from cooperation.words.dates import on_date
from cooperation.words.languages import present_language
from cooperation.words.occasions import consequence
from partners.records.fold import fold


def count_words(count: int) -> str:
    """How many rows there are."""
    return ngettext("One thing happens", "%(count)s things happen", count) % {"count": count}


def lead(rows: Sequence[Happening], span: Span) -> list[str]:
    """How the year goes, in a few sentences."""
    within = [one for one in rows if span.holds(one.day)]
    kinds = [one.kind for one in within]
    renews, ends, overdue = (kinds.count(kind) for kind in ("renews", "ends", "due"))
    sentences = []
    if renews:
        words = ngettext("One renewal happens by itself.", "%(count)s renewals happen by themselves.", renews)
        sentences.append(words % {"count": renews})
    if ends:
        sentences.append(ngettext("One agreement ends.", "%(count)s agreements end.", ends) % {"count": ends})
    if overdue:
        words = ngettext("One promise becomes overdue.", "%(count)s promises become overdue.", overdue)
        sentences.append(words % {"count": overdue})
    to_act = [one for one in rows if one.act_by and span.holds(one.act_by)]
    if to_act:
        first = min(to_act, key=lambda one: in_order(one, span))
        sentences.append(_("To hold off the first of them, act by %(day)s.") % {"day": when(first.act_by)})
    elif rows:
        sentences.append(_("Nothing of it can still be held off within these months."))
    return sentences


def columns(officer: Any, span: Span) -> list[Column]:
    """The columns; sorted by acting unless told."""
    across = partial(_partner, officer)
    return [
        Column("about", _("Agreement"), cell=_about, plain=_title, sort=lambda one: fold(_title(one))),
        Column("act_by", _("Last day to act"), cell=partial(_act_by, span), plain=_act_day, sort=_act_sort),
        Column("reference", _("Reference"), plain=lambda one: one.agreement.reference or ""),
        Column("promise", _("Promise, or whose answer"), plain=promised),
        Column("partner", _("Partner"), cell=across, plain=across, sort=lambda one: fold(across(one))),
        Column("what", _("What happens"), cell=_what, plain=lambda one: label("event", one.kind), sort=_kind),
        Column("why", _("What follows"), plain=_follows),
        Column("day", _("When"), cell=_day, plain=lambda one: one.on, sort=lambda one: one.day),
    ]


def _partner(officer: Any, one: Happening) -> str:
    return partner_of(one.agreement, officer)


def _title(one: Happening) -> str:
    return title_of(one.agreement)


def promised(one: Happening) -> str:
    """What was promised, where a promise becomes overdue; whose opinion or approval, where one waits at home."""
    if one.own:
        return own_words(one.own)
    return one.due.obligation.title_in(present_language()) if one.due else ""


def _about(one: Happening) -> dict[str, Any]:
    tags = sample_tag(one.agreement.is_sample)
    note = " · ".join(part for part in (one.agreement.reference or "", promised(one)) if part)
    return {"text": _title(one), "url": address_of(one.agreement), "note": note, "tags": tags}


def _act_by(span: Span, one: Happening) -> Any:
    if one.act_by is None:
        text = _("The time has passed") if one.consequence == "renewed" else _("Nothing to hold off")
        return {"text": "–", "note": text}
    passed = one.act_by.last < span.start
    return {"text": when(one.act_by, "short"), "note": _("has passed") if passed else ""}


def _act_day(one: Happening) -> str:
    return str(one.act_by or "")


def _act_sort(one: Happening) -> Any:
    return one.act_by.first if one.act_by else None


def _kind(one: Happening) -> str:
    return fold(label("event", one.kind))


def _what(one: Happening) -> dict[str, str]:
    return {"text": label("event", one.kind), "note": _follows(one)}


def _follows(one: Happening) -> str:
    if one.kind == "renews" and one.act_by:
        words = {"by": on_date(str(one.act_by))}
        return _("Unless notice is received at the latest %(by)s.") % words
    return consequence(one)


def _day(one: Happening) -> str:
    return when(one.on, "short")
