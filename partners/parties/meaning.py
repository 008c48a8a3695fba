"""Which party a name in a list means: present and old names, states that are gone, territories; nothing is guessed.

A name that is only alike is a question with suggestions, never an answer. A
state that is gone leads to another only by a stated rule, and only where the
date of the agreement lies in the time for which the rule holds.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from functools import cache, lru_cache
from typing import Any

from partners.parties.party import Party
from partners.parties.reference.read import CowState, OldName, cow_states, old_names
from partners.records.imports.faults import Finding, refused, told
from partners.records.imports.headings import plain_heading

_NAMES = ("name_en", "name_fr", "name_pt", "name_ar")
_ALIKE, _MOST = 0.72, 4
# What the suggestions of a finding are, and what a drop-down answers: `party`.
PARTY = "party"


@dataclass(frozen=True)
class Meaning:
    """Whom a name means: a `code`, or why none can be given; `told` is what is to be said although one is."""

    code: str = ""
    fault: str = ""
    told: str = ""
    territory_of: str = ""
    suggestions: tuple[str, ...] = ()
    data: Mapping[str, Any] = field(default_factory=dict)


class PartyNames:
    """Every name of every party, looked up once; `answers` are what the own party said that words mean."""

    def __init__(self, parties: Iterable[Party], answers: Mapping[str, str] | None = None) -> None:
        self.answers = {plain_heading(said): code for said, code in (answers or {}).items()}
        self.codes: set[str] = set()
        self.known: dict[str, str] = {}
        for party in parties:
            self.codes.add(party.code)
            for name in (party.code, *(getattr(party, name) for name in _NAMES)):
                if name:
                    self.known.setdefault(plain_heading(name), party.code)
        self._found: dict[tuple[str, str], Meaning] = {}

    def meant(self, text: str, on: str = "") -> Meaning:
        """Whom `text` means in an agreement signed `on` (a day, a month, a year, or not known)."""
        key = (plain_heading(text), on)
        if key not in self._found:
            if len(self._found) > 5_000:
                self._found.clear()
            self._found[key] = self._meant(key[0], on)
        return self._found[key]

    def answered(self, text: str) -> str:
        """What the own party said that a text means; empty where nobody asked."""
        return self.answers.get(plain_heading(text), "")

    def _meant(self, plain: str, on: str) -> Meaning:
        if plain in self.answers:
            return Meaning(self.answers[plain], told="answered")
        rows = _old().get(plain, [])
        territory = next((one for one in rows if one.kind == "territory" and _before(on, one.until)), None)
        if territory:
            return Meaning(fault="was_territory", territory_of=territory.party, data={"party": territory.party})
        unclear = next((one for one in rows if one.kind == "unclear"), None)
        if unclear:  # also where one of them bears just this name
            return self._gone(unclear, on)
        if plain in self.known:
            return Meaning(self.known[plain])
        for row in rows:
            found = self._by(row, on)
            if found:
                return found
        gone = next((one for one in rows if one.kind == "vanished"), None)
        return self._gone(gone, on) if gone else Meaning(fault="party_not_known", suggestions=self._alike(plain))

    def _by(self, row: OldName, on: str) -> Meaning | None:
        data = {"name": row.names[0], "note": row.note, "party": row.party}
        if row.party not in self.codes:
            return None
        if row.kind == "variant":
            return Meaning(row.party)
        if row.kind == "renamed":
            return Meaning(row.party, told="old_name", data=data | _times(row))
        if row.kind == "continued" and on and _within(on, row):
            return Meaning(row.party, told="continued_by_rule", data=data | _times(row))
        return None

    def _gone(self, row: OldName, on: str) -> Meaning:
        among = tuple(one for one in row.among if one in self.codes)
        if row.kind == "unclear":
            return Meaning(fault="name_of_several", suggestions=among, data={"name": row.names[0]})
        after = bool(on and row.until and _first(on) > _last(row.until))
        code = "state_was_gone" if after else "state_is_gone"
        return Meaning(fault=code, suggestions=among, data={"name": row.names[0]} | _times(row))

    def _alike(self, plain: str) -> tuple[str, ...]:
        """Parties whose names are alike; only to be suggested."""
        close = _close(plain, tuple(sorted({*self.known, *_old()})))
        found = []
        for name in close:
            rows = _old().get(name, [])
            found += [self.known.get(name, "")] + [code for row in rows for code in (row.party, *row.among)]
        return tuple(dict.fromkeys(code for code in found if code in self.codes))[:_MOST]

    def cow(self, number: int, on: str) -> Meaning:
        """Whom a number of the Correlates of War state system means in an agreement signed `on`."""
        row = _numbers().get(number)
        if row is None:
            return Meaning(fault="cow_not_known")
        if row.former and not (row.party and _was_itself(row, on)):
            return self.meant(row.former, on)
        return Meaning(row.party) if row.party in self.codes else Meaning(fault="cow_not_known")


def _was_itself(row: CowState, on: str) -> bool:
    """Whether on a day the number meant the present state, and not the one that it meant before."""
    former = [one for one in _old().get(plain_heading(row.former), []) if one.kind in ("continued", "vanished")]
    return bool(on) and not any(_touches(on, one) for one in former)


def cow_abbreviation(number: int) -> str:
    """The abbreviation that the Correlates of War project itself has for a number."""
    row = _numbers().get(number)
    return row.abbreviation if row else ""


def cow_number(abbreviation: str, on: str) -> int | None:
    """The number whose own abbreviation this is, of a state that there was on that day."""
    rows = [one for one in _numbers().values() if one.abbreviation == abbreviation]
    return next((one.number for one in rows if not one.until or not on or on[:4] <= one.until), None)


@cache
def _old() -> dict[str, list[OldName]]:
    found: dict[str, list[OldName]] = defaultdict(list)
    for row in old_names():
        for name in row.names:
            found[plain_heading(name)].append(row)
    return dict(found)


@cache
def _numbers() -> dict[int, CowState]:
    return {one.number: one for one in cow_states()}


@lru_cache(maxsize=4096)
def _close(plain: str, names: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(get_close_matches(plain, names, n=_MOST, cutoff=_ALIKE))


def _times(row: OldName) -> dict[str, str]:
    return {name: value for name, value in (("since", row.since), ("until", row.until)) if value}


def _first(on: str) -> str:
    return (on.split("/")[0] + "-01-01")[:10] if on else ""


def _last(on: str) -> str:
    return (on.split("/")[-1] + "-12-31"[len(on.split("/")[-1]) - 4 :])[:10] if on else ""


def _before(on: str, until: str) -> bool:
    """Whether a territory was still one: always where nothing ended it, else where the whole date lies before."""
    return not until or bool(on and _last(on) <= _last(until))


def _within(on: str, row: OldName) -> bool:
    return _first(on) >= _first(row.since) and (not row.until or _last(on) <= _last(row.until))


def _touches(on: str, row: OldName) -> bool:
    return _last(on) >= _first(row.since) and (not row.until or _first(on) <= _last(row.until))


def party_findings(heading: str, text: str, meaning: Meaning) -> list[Finding]:
    """What is to be said of a name of a party."""
    if meaning.fault:
        return [refused(heading, meaning.fault, text, *meaning.suggestions, **meaning.data, asks=PARTY)]
    if meaning.told and meaning.told != "answered":
        return [told(heading, meaning.told, text, meaning.code, **meaning.data)]
    return []
