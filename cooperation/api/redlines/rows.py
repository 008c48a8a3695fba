"""Red lines and what excludes a party, as they are answered."""

from typing import Any

from cooperation.api.addresses import ROOT
from cooperation.pages.naming import title_of
from cooperation.pages.redlines import said
from cooperation.words import party_name
from cooperation.words.redlines import would_change_word
from partners.models import Party, RedLine
from partners.redlines.excluding import Exclusion

Row = dict[str, Any]
_SAME = (
    *("ground", "why", "would_change", "source", "as_of", "review_on", "status", "drawn_on", "lifted_on"),
    *("decided_alone", "updated_at", "version"),
)


def red_line_url(line: RedLine) -> str:
    """The address of a red line."""
    return f"{ROOT}red-lines/{line.pk}/"


def red_line_data(line: RedLine) -> Row:
    """A red line of our own."""
    return {
        "id": line.pk,
        "url": red_line_url(line),
        "display": title_of(line),
        "party": line.party.code,
        "asked_by": line.asked_by.name,
        **{name: getattr(line, name) for name in _SAME},
    }


def exclusion_data(party: Party, one: Exclusion) -> Row:
    """One reason against one party."""
    return {
        "party": party.code,
        "ground": str(one.ground),
        "how": str(one.how),
        "basis": str(one.basis),
        "by": one.by.code if one.by else None,
        "ally": one.ally.code if one.ally else None,
        "since": one.since or None,
        "source": one.source,
        "as_of": one.as_of,
        "text": said.why(one, party),
        "note": one.note or None,
        "would_change": [
            {
                "code": change.code,
                "parties": {name: who.code for name, who in change.data.items() if who},
                "text": one.line.would_change if one.line else would_change_word(change, party_name),
            }
            for change in one.would_change
        ],
        "red_line": red_line_url(one.line) if one.line else None,
    }
