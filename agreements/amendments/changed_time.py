"""Clauses on time that amendments changed, and from which day each change holds. Pure.

The columns of an agreement say what holds today. Beside them stands, once
there is a change, what they said as it was signed (`base`) and every change
with its first day, so that for any day, in any order of recording, one can
tell what held on it:

    {"base": {"term_months": 60}, "changes": [{"by": 7, "since": "2027-03-01", "values": {"term_months": 120}}]}
"""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

State = Mapping[str, Any]


def values_on(state: State, day: date) -> dict[str, Any]:
    """What the changed columns said on `day`; empty where nothing was ever changed."""
    found = dict(state.get("base", {}))
    for one in _by_day(state):
        if one["since"] <= day.isoformat():
            found |= one["values"]
    return found


def last_day_of(state: State, day: date) -> date | None:
    """The last day from `day` on before another change begins to hold; None where none is ahead."""
    ahead = [one["since"] for one in _by_day(state) if one["since"] > day.isoformat()]
    return date.fromisoformat(ahead[0]) - timedelta(days=1) if ahead else None


def changed(
    state: State, columns: Mapping[str, Any], by: int, since: date | None, values: Mapping[str, Any]
) -> dict[str, Any]:
    """The state with what the amendment `by` changes from `since` on, or without it where `since` is None.

    `columns` are the present values of all columns that may change.
    """
    kept = [one for one in state.get("changes", []) if one["by"] != by]
    if since is not None and values:
        kept.append({"by": by, "since": since.isoformat(), "values": dict(values)})
    said = {**columns, **state.get("base", {})}
    base = {name: said[name] for one in kept for name in one["values"]}
    return {"base": base, "changes": sorted(kept, key=_order)} if kept else {}


def corrected(state: State, moved: Mapping[str, tuple[Any, Any]]) -> dict[str, Any]:
    """The state after columns themselves were put right, each given as it was and as it is now.

    What is put right is the last change that said what the column said, or
    else what was signed.
    """
    changes = [{**one, "values": dict(one["values"])} for one in _by_day(state)]
    base = dict(state.get("base", {}))
    for name, (old, new) in moved.items():
        if name in base:
            said = [one["values"] for one in changes if one["values"].get(name) == old]
            (said[-1] if said else base)[name] = new
    return {"base": base, "changes": changes} if changes else {}


def _by_day(state: State) -> list[Mapping[str, Any]]:
    return sorted(state.get("changes", []), key=_order)


def _order(one: Mapping[str, Any]) -> tuple[str, int]:
    return one["since"], one["by"]
