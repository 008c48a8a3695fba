"""Lines of profiles, suggested goals and what meets, as they are answered."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from cooperation.api.addresses import party_url
from cooperation.pages.profiles.said import ground_words, term_word
from cooperation.words import party_names
from partners.models import ProfileLine
from partners.profile.reading import Meets, SharedGoal, View
from partners.profile.suggesting import Ground, Suggested
from partners.profile.term import terms_of

Row = dict[str, Any]
Namer = Callable[[str], str]
_EMPTY_IS_NULL = ("priority", "level", "conditions", "note")
_SAME = ("kind", "term", "valid_until", "struck", "source", "as_of", "updated_at")


def profile_url(code: str) -> str:
    """The address of a party's profile."""
    return f"{party_url(code)}profile/"


def namer(party_id: Any) -> Namer:
    """What gives the name of a term as a party calls it; one query."""
    terms = terms_of(party_id)
    return lambda code: term_word(terms, code)


def line_data(line: ProfileLine, party: str, name: Namer) -> Row:
    """One line."""
    return {
        "id": line.pk,
        "party": party,
        "name": name(line.term),
        **{field: getattr(line, field) for field in _SAME},
        **{field: getattr(line, field) or None for field in _EMPTY_IS_NULL},
    }


def profile_data(view: View, name: Namer) -> Row:
    """A whole view."""
    rooms = (view.goals, view.offered, view.sought, view.communications, view.struck)
    lines = [*(one for room in rooms for one in room.values()), *view.expired]
    code = view.party.code
    return {
        "party": code,
        "url": profile_url(code),
        "version": view.version,
        "lines": [line_data(one, code, name) for one in sorted(lines, key=lambda one: one.pk)],
        "suggested": suggested_data(view.open_suggestions, name),
    }


def suggested_data(suggested: Suggested, name: Namer) -> list[Row]:
    """Suggested goals with why."""
    names = party_names() if suggested else str
    return [
        {
            "term": goal,
            "name": name(goal),
            "grounds": _grounds(why, names),
        }
        for goal, why in sorted(suggested.items())
    ]


def _grounds(grounds: Iterable[Ground], names: Namer) -> list[Row]:
    return [
        {
            "code": one.code,
            "text": ground_words(one, names),
            "others": list(one.others),
            "source": one.source,
            "as_of": one.as_of,
            "until": one.until or None,
        }
        for one in grounds
    ]


def shared_data(shared: Mapping[str, SharedGoal], name: Namer) -> list[Row]:
    """Goals of both sides: what weighs most on the first side comes first; no priority where facts suggest it."""
    names = party_names() if shared else str
    return [
        {
            "term": goal,
            "name": name(goal),
            "our_priority": one.ours.line.priority if one.ours.line else None,
            "their_priority": one.theirs.line.priority if one.theirs.line else None,
            "common": _grounds(one.common, names),
        }
        for goal, one in shared.items()
    ]


def meets_data(found: Iterable[Meets], seeker: str, offerer: str, name: Namer) -> list[Row]:
    """What one side seeks and the other offers."""
    return [
        {
            "term": one.term,
            "name": name(one.term),
            "sought": line_data(one.sought, seeker, name),
            "offered": line_data(one.offered, offerer, name),
        }
        for one in found
    ]
