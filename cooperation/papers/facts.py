"""Facts of a page as rows of a paper: the same words, with source, assumption and what other sources say."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.utils.translation import gettext as _

from agreements.documents.papers.paper import Facts, Row


def row(name: str, value: str, source: str = "") -> Row:
    """A fact; one without a value says that no source states it."""
    return Row(str(name), value or _("not stated"), source, missing=not value)


def rows_of(facts: Iterable[Mapping[str, Any]]) -> list[Row]:
    """The facts of a page as rows."""
    return [_row(one) for one in facts]


def facts_of(facts: Iterable[Mapping[str, Any]]) -> Facts:
    """The facts of a page, set beneath each other."""
    return Facts(rows_of(facts))


def _row(fact: Mapping[str, Any]) -> Row:
    missing = bool(fact.get("missing"))
    said = [_("not stated") if missing else str(fact.get("value", ""))]
    said += [str(fact["tag"]["text"])] if fact.get("tag") else []
    said += [str(fact["note"])] if fact.get("note") else []
    said += [_("assumed: %(what)s") % {"what": fact["assumed"]}] if fact.get("assumed") else []
    sources = [source_words(fact)]
    for other in fact.get("others") or ():
        sources.append(_("another source says: %(what)s") % {"what": other["value"]} + _beside(source_words(other)))
    return Row(str(fact["label"]), "\n".join(said), "\n".join(filter(None, sources)), missing)


def _beside(source: str) -> str:
    return f" ({source})" if source else ""


def source_words(fact: Mapping[str, Any]) -> str:
    """Where a fact comes from, its address written out, since paper has no links."""
    parts = [str(fact.get("source") or ""), str(fact.get("source_url") or "")]
    if fact.get("as_of"):
        parts.append(_("as of %(when)s") % {"when": fact["as_of"]})
    return ", ".join(part for part in parts if part)
