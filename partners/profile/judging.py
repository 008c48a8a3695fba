"""Goals that facts suggest, confirmed with a priority or struck out by an officer: a decision kept as a line."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from partners.models import Party, ProfileLine
from partners.profile.entry import LineEntry
from partners.profile.profile import MOST_SOURCE
from partners.profile.reading import View, view_of
from partners.profile.recording import REFUSED, profile_held, profile_lines_record
from partners.profile.suggesting import Ground
from partners.profile.vocabulary import LineKind
from partners.records.errors import Forbidden, Malformed
from partners.records.service import service

STRUCK = "struck"


@service
def profile_goals_judge(
    *, officer: Any, today: date, party: Party, answers: Mapping[str, str], expected_version: int | None
) -> list[ProfileLine]:
    """Confirm suggested goals with a priority, or strike them out (`struck`); those not named stay open.

    A line takes its source and as-of date from the facts that suggest it.
    Raises Forbidden, Stale, Malformed by goal for one that is not suggested
    or for an answer that there is not.
    """
    if not officer.writes:
        raise Forbidden("role")
    held = profile_held(officer, party, expected_version)
    view = view_of(officer, party, today)
    if not answers:
        raise Malformed({"goals": ["nothing_changed"]})
    if faults := {goal: ["not_suggested"] for goal in answers if goal not in view.open_suggestions}:
        raise Malformed(faults)
    entries = [_entry(view, goal, answer) for goal, answer in answers.items()]
    rows = profile_lines_record(officer=officer, today=today, entries=entries, held=held)
    if any(row.outcome == REFUSED for row in rows):
        raise Malformed({entry.term: next(iter(row.faults.values())) for entry, row in zip(entries, rows, strict=True)})
    return [row.line for row in rows if row.line is not None]


def _entry(view: View, goal: str, answer: str) -> LineEntry:
    sources, as_of = said_by(view.suggested[goal])
    struck = answer == STRUCK
    values = {"struck": struck, "priority": "" if struck else answer, "source": sources, "as_of": as_of}
    return LineEntry(view.party, LineKind.GOAL, goal, values)


def said_by(grounds: list[Ground]) -> tuple[str, str]:
    """The sources of grounds in one line, as many as there is room for, and the oldest day on which these stood."""
    named = [grounds[0]]
    for one in grounds[1:]:
        if len(_line([*named, one])) <= MOST_SOURCE:
            named.append(one)
    return _line(named)[:MOST_SOURCE], min(one.as_of for one in named)


def _line(grounds: list[Ground]) -> str:
    return "; ".join(dict.fromkeys(one.source for one in grounds))
