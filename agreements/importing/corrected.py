"""What was corrected here by hand: a file that comes again says so, and does not overwrite it.

The history knows whose hand set a cell last. What an import wrote bears the
import's mark there; anything else was written by an officer.
"""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from typing import Any

from agreements.importing.changes import Changes, words_of
from agreements.importing.lines import said
from agreements.instruments.agreement import Agreement
from agreements.instruments.parts import AgreementAct, AgreementSide, Statement
from partners.records.history import Change
from partners.records.imports.batch import MARK
from partners.records.imports.faults import CORRECTED, Finding, told

EVERY = "*"
_WHOLE, _SIDE, _ACT, _STATEMENT = (one._meta.db_table for one in (Agreement, AgreementSide, AgreementAct, Statement))
_KEYS = {"framework": "framework_id", "responsible": "responsible_id", "deputy": "deputy_id"}
_EMPTY: tuple[Any, ...] = (None, "", [], {}, False, 0)
# A table, a row of it, a column; of titles the language too.
Place = tuple[str, int, str]


@dataclass(frozen=True)
class Asked:
    """A row of a file and what it would change. Where the row names a version, only what came after it counts."""

    agreement: Agreement
    side: AgreementSide | None
    changes: Changes
    since: int | None = None
    # A list adds lines to our notes; our own template puts others in their place.
    adds_notes: bool = True


class Hands:
    """Who set the cells of some agreements last; at most six queries however many they are."""

    def __init__(self, reader: Any, asked: Collection[Asked]) -> None:
        self.last: dict[Place, Change] = {}
        self.versions: dict[int, list[tuple[int, int]]] = {}
        self.notes_removed: dict[int, set[str]] = {}
        self.gone = _gone(reader, [one.agreement.pk for one in asked if one.changes.new_acts or one.changes.said])
        for source, keys in self._rows(asked).items():
            if keys:
                found = Change.objects.visible_to(reader).filter(source=source, record_id__in=keys)
                for change in found.exclude(officer=None).order_by("pk"):
                    self._meet(change)

    def _rows(self, asked: Collection[Asked]) -> dict[str, set[int]]:
        return {
            _WHOLE: {one.agreement.pk for one in asked},
            _SIDE: {one.side.pk for one in asked if one.side is not None},
            _ACT: {key for one in asked for key in one.changes.acts} | _keys(self.gone, AgreementAct),
            _STATEMENT: {key for one in asked for key in one.changes.instead.values()} | _keys(self.gone, Statement),
        }

    def _meet(self, change: Change) -> None:
        key, before, after = change.record_id or 0, change.before or {}, change.after or {}
        for column, value in after.items():
            if change.op == "i" and value in _EMPTY:
                continue
            if column == "titles":
                earlier = before.get(column) or {}
                for language in {*earlier, *value}:
                    if earlier.get(language) != value.get(language):
                        self.last[change.source, key, f"titles.{language}"] = change
            else:
                self.last[change.source, key, column] = change
        if change.source == _WHOLE and "version" in after:
            self.versions.setdefault(key, []).append((int(after["version"]), change.pk))
        if change.source == _SIDE and "notes" in before and not change.request.startswith(MARK):
            removed = set(before["notes"].splitlines()) - set(after["notes"].splitlines())
            self.notes_removed.setdefault(key, set()).update(removed)

    def by_hand(self, asked: Asked, place: Place) -> Change | None:
        """The change by an officer's own hand that left a cell as it is; none where a file set it last."""
        change = self.last.get(place)
        if change is None or change.request.startswith(MARK):
            return None
        if asked.since is None:
            return change
        later = [pk for version, pk in self.versions.get(asked.agreement.pk, ()) if version > (asked.since or 0)]
        return change if later and change.pk >= min(later) else None


def corrected_keep(
    hands: Hands, asked: Asked, column: Callable[[str], str], wanted: Callable[[str], bool], only: bool
) -> tuple[list[Finding], set[str]]:
    """Take out of what a row changes each cell that was corrected here by hand.

    `column` is the heading over a cell. What is `wanted` is changed after all.
    With `only`, the row itself is the same as before, and only such cells
    count. Returns what is to be said of those that stay, and which change after all.
    """
    findings, taken, changes = [], set(), asked.changes
    for cell, (before, after) in list(changes.cells()):
        change = _hand(hands, asked, cell)
        if change is not None and wanted(cell):
            taken.add(cell)
        elif change is not None:
            data = {"cell": cell, "now": said(before), "by": change.officer, "at": change.at.isoformat()}
            findings.append(told(column(cell), CORRECTED, said(after), **data))
            changes.leave(cell)
        elif only:
            changes.leave(cell)
    return findings, taken


def _hand(hands: Hands, asked: Asked, cell: str) -> Change | None:
    kind, _, rest = cell.partition(".")
    first, _, last = rest.partition(".")
    place: Place | None = (_WHOLE, asked.agreement.pk, _KEYS.get(cell, cell))
    if kind == "side":
        place = (_SIDE, asked.side.pk, _KEYS.get(rest, rest)) if asked.side else None
        if place and rest == "notes" and asked.adds_notes and not _brings_back(hands, asked):
            return None
    elif first == "new":
        place = _place_of_new(hands, asked, kind, int(last))
    elif kind == "act":
        place = (_ACT, int(first), last)
    return hands.by_hand(asked, place) if place else None


def _brings_back(hands: Hands, asked: Asked) -> bool:
    """Whether the notes would get back lines that an officer took out."""
    assert asked.side is not None
    fresh = set(str(asked.changes.side["notes"]).splitlines()) - set(asked.side.notes.splitlines())
    return bool(fresh & hands.notes_removed.get(asked.side.pk, set()))


def _place_of_new(hands: Hands, asked: Asked, kind: str, number: int) -> Place | None:
    """What a new act or statement would bring in again, or stand in place of."""
    changes, pk = asked.changes, asked.agreement.pk
    if kind == "act":
        act = changes.new_acts[number]
        gone = hands.gone.get((pk, act.kind, act.side))
        return (_ACT, gone.pk, "mistake_at") if gone else None
    if number in changes.instead:
        return _STATEMENT, changes.instead[number], "says"
    entry = changes.said[number]
    gone = hands.gone.get((pk, entry.field, entry.source, words_of(entry.says)))
    return (_STATEMENT, gone.pk, "mistake_at") if gone else None


def _gone(reader: Any, agreements: Collection[int]) -> Mapping[tuple[Any, ...], Any]:
    """Acts and statements that were taken out, by what would bring them in again."""
    if not agreements:
        return {}
    out = {"agreement__in": agreements, "owner": reader.party_id, "mistake_at__isnull": False}
    acts = AgreementAct.objects.filter(**out).select_related("side").order_by("pk")
    found: dict[tuple[Any, ...], Any] = {
        (one.agreement_id, one.kind, one.side.code if one.side else ""): one for one in acts
    }
    for one in Statement.objects.filter(**out).order_by("pk"):
        found[one.agreement_id, one.field, one.source, words_of(one.says)] = one
    return found


def _keys(gone: Mapping[tuple[Any, ...], Any], model: Any) -> set[int]:
    return {one.pk for one in gone.values() if isinstance(one, model)}
