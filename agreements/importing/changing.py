"""Changing an agreement as a row asks, by the rules of its edit, and putting it back."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from agreements.importing.changes import Changes
from agreements.instruments.acts import act_record
from agreements.instruments.agreement import Agreement
from agreements.instruments.entry import ActEntry
from agreements.instruments.mending import act_correct, act_mistake, agreement_correct
from agreements.instruments.preparing import agreement_edit, side_edit
from agreements.instruments.saying import statements_change
from agreements.instruments.vocabulary import BEFORE_SIGNATURE, Status
from partners.models import Officer, Party

_EDITED = BEFORE_SIGNATURE - {Status.TEXT_AGREED}


class _Writer:
    """Writes to one agreement, each write on the version that the one before left."""

    def __init__(self, officer: Any, today: date, agreement: Agreement, reason: str) -> None:
        self.agreement, self.version, self.reason = agreement, agreement.version, reason
        self.told: dict[str, Any] = {"officer": officer, "today": today, "agreement": agreement}
        self.pair = {one.code: one for one in (agreement.partnership.party_a, agreement.partnership.party_b)}

    def do(self, service: Any, **given: Any) -> Any:
        """Call a service that claims the agreement once."""
        answer = service(**self.told, expected_version=self.version, **given)
        self.version += 1
        return answer

    def values(self, values: Mapping[str, Any]) -> None:
        """Columns of the agreement: edited while it is prepared, else corrected with the reason."""
        if not values:
            return
        if self.agreement.status in _EDITED:
            self.do(agreement_edit, values=values)
        else:
            self.do(agreement_correct, values=values, reason=self.reason)

    def act(self, entry: ActEntry) -> Any:
        """An act that is new."""
        given = {name: value for name, value in vars(entry).items() if name not in ("kind", "side", "on", "months")}
        side = self.pair.get(entry.side) if entry.side else None
        return self.do(act_record, kind=entry.kind, on=entry.on, side=side, months=entry.months, **given)


def changes_apply(officer: Any, today: date, agreement: Agreement, changes: Changes, reason: str) -> dict[str, Any]:
    """Do what a row changes. Returns the report with keys of what is new, and the version after it under `version`.

    Raises what the services of the single edits raise.
    """
    writer = _Writer(officer, today, agreement, reason)
    told = dict(changes.told)
    writer.values(changes.values)
    if changes.side:
        writer.do(side_edit, values=changes.side)
    for key, values in changes.acts.items():
        writer.do(act_correct, act_id=key, values=values, reason=reason)
    for number, entry in changes.new_acts.items():
        made = writer.act(entry)
        told[f"act.made.{made.pk}"] = told.pop(f"act.new.{number}")
    if changes.said:
        dropped = list(changes.instead.values())
        made = writer.do(statements_change, add=list(changes.said.values()), drop=dropped, restore=[], reason=reason)
        for number, one in zip(changes.said, made, strict=True):
            told[f"statement.made.{one.pk}"] = told.pop(f"statement.new.{number}")
        told |= {f"statement.dropped.{key}": [None, None] for key in dropped}
    if changes.digest:
        Agreement.objects.filter(pk=agreement.pk).update(source_digest=changes.digest)
    return {"changes": told, "version": writer.version}


class _Back:
    """The report of a row, read backwards."""

    def __init__(self, officer: Any) -> None:
        self.officer = officer
        self.values: dict[str, Any] = {}
        self.side: dict[str, Any] = {}
        self.acts: dict[int, dict[str, Any]] = {}
        self.made_acts: list[int] = []
        self.made: list[int] = []
        self.dropped: list[int] = []

    def take(self, name: str, before: Any) -> None:
        """One thing that was changed, and what it said before."""
        kind, _, rest = name.partition(".")
        first, _, last = rest.partition(".")
        if kind == "side":
            self.side[rest] = _person(self.officer, before) if rest in ("responsible", "deputy") else before
        elif kind == "act":
            self.made_acts.append(int(last)) if first == "made" else self._act(int(first), last, before)
        elif kind == "statement":
            (self.made if first == "made" else self.dropped).append(int(last))
        else:
            self.values[kind] = Party.objects.filter(code=before).first() if kind == "framework" and before else before

    def _act(self, key: int, column: str, before: Any) -> None:
        self.acts.setdefault(key, {})[column] = before


def changes_revert(officer: Any, today: date, agreement: Agreement, told: Mapping[str, list[Any]], reason: str) -> None:
    """Put back what a row changed. Raises what the services of the single edits raise."""
    writer = _Writer(officer, today, agreement, reason)
    back = _Back(officer)
    for name, (before, _) in told.items():
        back.take(name, before)
    writer.values(back.values)
    if back.side:
        writer.do(side_edit, values=back.side)
    for key, values in back.acts.items():
        writer.do(act_correct, act_id=key, values=values, reason=reason)
    for key in back.made_acts:
        writer.do(act_mistake, act_id=key, reason=reason)
    if back.made or back.dropped:
        writer.do(statements_change, add=[], drop=back.made, restore=back.dropped, reason=reason)
    # The row may come again.
    Agreement.objects.filter(pk=agreement.pk).update(source_digest="")


def _person(officer: Any, email: str | None) -> Officer | None:
    return Officer.objects.visible_to(officer).filter(email=email).first() if email else None
