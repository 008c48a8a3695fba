"""How a signature is given: on paper and recorded by somebody, or on screen by the officer who signs."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from agreements.instruments.half.powers import Power
from agreements.instruments.signing.signatory import Manner, SignatoryEntry, signatory_faults
from agreements.terms.clauses import ActKind
from partners.records.errors import Malformed

Entries = Sequence[SignatoryEntry]


def signing_as(
    officer: Any, today: date, kind: str, reported: bool, on: str, entries: Entries, texts: Mapping[str, str]
) -> tuple[Entries, dict[str, str]]:
    """Who signs, and the texts of the act with manner and capacity filled from it.

    On screen an officer signs for oneself, today, by name and function of the
    account, and by the power that was entered. Raises Malformed.
    """
    given = dict(texts)
    if kind != ActKind.SIGNED:
        named = {"signatories": bool(entries), "manner": bool(given.get("manner"))}
        if any(named.values()):
            raise Malformed({name: ["unknown_field"] for name, sent in named.items() if sent})
        return (), given
    given["manner"] = given.get("manner") or Manner.ON_PAPER
    faults: dict[str, list[str]] = {} if given["manner"] in Manner.values else {"manner": ["unknown"]}
    if given["manner"] == Manner.ON_SCREEN:
        faults |= _screen_faults(officer, today, reported, on)
        first = entries[0] if entries else SignatoryEntry("", "", Power.OFFICE)
        entries = [SignatoryEntry(officer.name, officer.function, first.power, first.reference)]
    faults |= signatory_faults(entries) if not faults else {}
    if faults:
        raise Malformed(faults)
    if entries and not given.get("capacity"):
        given["capacity"] = "; ".join(one.function.strip() for one in entries)[:160]
    return entries, given


def _screen_faults(officer: Any, today: date, reported: bool, on: str) -> dict[str, list[str]]:
    """Nobody signs on screen for another side, for another day, or without a function."""
    faults: dict[str, list[str]] = {}
    if reported:
        faults["manner"] = ["not_for_others"]
    if on != today.isoformat():
        faults["on"] = ["today_only"]
    if not officer.function.strip():
        faults["manner"] = ["function_missing"]
    return faults
