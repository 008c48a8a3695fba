"""What two parties could do together, by our views of both: shared goals, what one seeks and the other offers."""

from collections.abc import Callable, Iterable
from typing import Any

from django.utils.translation import gettext as _

from cooperation.pages.profiles.said import ground_words
from cooperation.words import label, party_names
from partners.profile.reading import Aim, View, goals_shared, held_by_both, meeting
from partners.records.fold import fold

Row = dict[str, Any]
# What a term is called.
Word = Callable[[str], str]


def goals_fact(own: View, view: View, word: Word) -> Row:
    """The goals that both have, what weighs most for us first, as a fact."""
    goals = ", ".join(word(goal) for goal in goals_shared(own, view))
    return {"label": _("Goals that both have"), "value": goals or _("None is known")}


def meets_facts(own: View, view: View, word: Word) -> list[Row]:
    """What each side seeks and the other offers, and by which means both can speak to each other."""
    rows = (
        (_("They seek, and we offer"), [one.term for one in meeting(view, own)]),
        (_("We seek, and they offer"), [one.term for one in meeting(own, view)]),
        (_("Communications that both hold"), held_by_both(own, view)),
    )
    return [{"label": title, "value": _listed(terms, word) or _("Nothing is known")} for title, terms in rows]


def goals_table(own: View, view: View, word: Word) -> Row | None:
    """The goals that both have, what each weighs for either, and on which facts both rest; None where there is none."""
    found, names = goals_shared(own, view), party_names()
    if not found:
        return None
    columns = (_("Goals that both have"), _("For us"), _("For them"), _("Facts that are common"))
    rows = []
    for one in found.values():
        common = "; ".join(ground_words(ground, names) for ground in one.common)
        rows.append({"cells": [word(one.goal), _weighs(one.ours), _weighs(one.theirs), common]})
    return {"columns": [{"label": title} for title in columns], "rows": rows}


def _weighs(aim: Aim) -> str:
    return label("priority", aim.line.priority) if aim.line else _("suggested by facts")


def _listed(terms: Iterable[str], word: Word) -> str:
    return ", ".join(sorted((word(term) for term in terms), key=fold))
