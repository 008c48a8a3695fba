"""Whom something excludes before any score: why, on what it rests, and what would have to change."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from cooperation.pages.naming import party_address, when
from cooperation.pages.opportunities.room import Room
from cooperation.words import label, party_name
from cooperation.words.opportunities import EXCLUDING, WOULD_CHANGE
from partners.models import Party
from partners.records.fold import fold
from partners.redlines.excluding import Exclusion

Row = dict[str, Any]


def excluded_rows(room: Room) -> list[Row]:
    """Everybody who is excluded, by name, with every reason."""
    parties, name = room.known.parties, room.teller.name
    rows = [
        {"name": name(code), "url": party_address(parties[code]), "reasons": reasons_of(room, code)}
        for code in room.known.excluded
    ]
    return sorted(rows, key=lambda row: fold(row["name"]))


def reasons_of(room: Room, code: str) -> list[Row]:
    """Why one is excluded; the same ground by the same hand once."""
    they = room.known.parties[code]
    return [_reason(one, they) for one in room.known.excluded.get(code, ())]


def _reason(one: Exclusion, they: Party) -> Row:
    parties = {"they": they, "by": one.by, "ally": one.ally}
    changes = [_filled(WOULD_CHANGE.get(change.code, change.code), change.data) for change in one.would_change]
    own = getattr(one.line, "would_change", "")
    return {
        "ground": label("red_line_ground", one.ground),
        "how": _filled(EXCLUDING.get(one.how, ""), parties),
        "since": _("Since %(day)s") % {"day": when(one.since)} if one.since else "",
        "source": _("%(source)s, as of %(day)s") % {"source": one.source, "day": when(one.as_of)},
        "would_change": [*changes, *([own] if own else [])],
        "note": getattr(one.line, "why", ""),
    }


def _filled(words: Any, parties: Mapping[str, Party | None]) -> str:
    text = str(words)
    for name, party in parties.items():
        text = text.replace("{" + name + "}", party_name(party))
    return text
