"""Changes since a print in words: what was done to what, which fields from what to what."""

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from cooperation.pages.history.records import names_for
from cooperation.pages.history.words import SOURCES, fields_of
from cooperation.words.dates import day_words, instant_words
from partners.records.feed import Seen
from partners.records.record import Reader

# Columns that only count or follow, whatever they say.
_MASS = frozenset({"version", "updated_at", "search", "generated_until"})


def changes_told(reader: Reader, seen: list[Seen]) -> list[dict[str, Any]]:
    """What a reader may know of changes, newest first; of other parties no names."""
    named = names_for(reader, [one.change for one in seen])
    told = [_told(reader, one, named) for one in reversed(seen) if _says(one)]
    return [one for one in told if one]


def _says(one: Seen) -> bool:
    """Whether anything but a count changed."""
    after = set(one.change.after or {}) | set(one.change.before or {})
    return one.kind != "changed" or bool(after - _MASS)


def _told(reader: Reader, one: Seen, named: Any) -> dict[str, Any]:
    change = one.change
    kind = str(SOURCES.get(change.source, change.source.split("_", 1)[-1]))
    done = {"entered": _("new"), "left": _("taken out"), "changed": _("changed")}[one.kind]
    fields = fields_of(change, named, reader.clearance) if one.kind == "changed" else []
    own = change.owner_id == reader.party_id and reader.reads_national
    return {
        "when": day_words(timezone.localtime(change.at).date(), "short"),
        "at": instant_words(change.at),
        "text": _("%(kind)s: %(done)s") % {"kind": kind, "done": done},
        "who": str(named.officers.get(change.officer or 0, "")) if own else "",
        "changes": fields,
    }
