"""Whom something excludes before any score: why, on what it rests, and what would have to change."""

from typing import Any

from django.utils.translation import gettext as _

from cooperation.pages.naming import party_address, when
from cooperation.pages.opportunities.room import Room
from cooperation.pages.redlines import said
from cooperation.words import label
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
    return {
        "ground": label("red_line_ground", one.ground),
        "how": said.how(one, they),
        "since": _("Since %(day)s") % {"day": when(one.since)} if one.since else "",
        "source": said.source(one),
        "would_change": said.changes(one),
        "note": one.line.why if one.line else "",
    }
