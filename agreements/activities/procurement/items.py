"""What a change of a case is about: what each thing says before and after, and making it so."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from agreements.activities.access import seen_like
from agreements.activities.activity import Activity
from agreements.activities.procurement.access import instalment_of, line_of, two_of
from agreements.activities.procurement.case import CaseLine, CaseShare, ProcurementCase
from agreements.activities.procurement.delivering import PLAN_COLUMNS, plan_fits
from agreements.activities.procurement.faults import Faults, line_faults, money_fault, quantity_fault
from agreements.activities.procurement.parts import CaseInstalment
from agreements.activities.procurement.putting import LINE_COLUMNS, line_out, next_number
from agreements.activities.procurement.sharing import share_keep
from agreements.activities.procurement.vocabulary import CaseChangeKind, Changed, InstalmentKind
from partners.records.errors import Condition, Malformed, Refused

Item = Mapping[str, Any]
SHARE_COLUMNS = ("quantity", "amount")
ABOUT: Mapping[str, frozenset[str]] = {
    CaseChangeKind.AMENDMENT: frozenset({Changed.LINE, Changed.SHARE}),
    CaseChangeKind.MODIFICATION: frozenset({Changed.INSTALMENT, Changed.OFFER}),
}
_DECIMALS = frozenset({"quantity", "price", "amount", "planned"})
_DATES = frozenset({"planned_on", "valid_until"})
MOST_ITEMS = 50


def changes_of(officer: Any, held: Activity, case: ProcurementCase, items: Sequence[Item]) -> list[dict[str, Any]]:
    """Items as they are kept, with what each thing says now. Raises Malformed, Unseen."""
    if len(items) > MOST_ITEMS:
        raise Malformed({"items": ["too_many"]})
    kept, following = [], next_number(held)
    for item in items:
        make = {Changed.LINE: _line, Changed.SHARE: _share, Changed.INSTALMENT: _instalment, Changed.OFFER: _offer}
        one = make[Changed(item["about"])](officer, held, case, item)
        if one.get("line") == 0 and item["about"] == Changed.LINE:
            one["line"], following = following, following + 1
        elif one.get("line") == 0:
            one["line"] = following - 1  # a share of the new line before it
        kept.append(one)
    if all(one["before"] == one["after"] for one in kept):
        raise Malformed({"items": ["nothing_changed"]})
    return kept


def _line(officer: Any, held: Activity, _case: ProcurementCase, item: Item) -> dict[str, Any]:
    number = item.get("line") or 0
    line = line_of(officer, held, number) if number else None
    before = {name: getattr(line, name) for name in LINE_COLUMNS} if line else None
    if item.get("drop") and line:
        return _kept(Changed.LINE, before, None, line=number)
    blank: dict[str, Any] = {"what": "", "quantity": None, "unit": "", "price": None, "currency": ""}
    after = {**(before or blank), **_read(item.get("values", {}), LINE_COLUMNS)}
    _check(line_faults(after) | ({} if after["price"] is not None else {"price": ["required"]}))
    return _kept(Changed.LINE, before, after, line=number)


def _share(officer: Any, held: Activity, case: ProcurementCase, item: Item) -> dict[str, Any]:
    code = str(item.get("party", ""))
    if not case.joint or code not in {one.code for one in two_of(held).values()}:
        raise Malformed({"party": ["not_of_pair"]})
    share = CaseShare.objects.visible_to(officer).filter(
        activity=held, line__number=item.get("line") or 0, party__code=code
    )
    found = share.first()
    before = {name: getattr(found, name) for name in SHARE_COLUMNS} if found else None
    after = {**(before or {"quantity": None, "amount": None}), **_read(item.get("values", {}), SHARE_COLUMNS)}
    _check(quantity_fault("quantity", after["quantity"], zero=True) | money_fault("amount", after["amount"]))
    return _kept(Changed.SHARE, before, after, line=item.get("line") or 0, party=code)


def _instalment(officer: Any, held: Activity, _case: ProcurementCase, item: Item) -> dict[str, Any]:
    one = instalment_of(officer, held, int(item.get("id") or 0))
    before = {name: getattr(one, name) for name in PLAN_COLUMNS}
    after = {**before, **_read(item.get("values", {}), PLAN_COLUMNS)}
    _check({} if after["planned_on"] else {"planned_on": ["required"]})
    check = money_fault if one.kind == InstalmentKind.PAYMENT else quantity_fault
    _check(check("planned", after["planned"]))
    if not one.open:
        raise Refused([Condition("case_instalment_open")])
    return _kept(Changed.INSTALMENT, before, after, id=one.pk)


def _offer(_officer: Any, _held: Activity, case: ProcurementCase, item: Item) -> dict[str, Any]:
    before = {"valid_until": case.valid_until}
    after = {**before, **_read(item.get("values", {}), ("valid_until",))}
    if after["valid_until"] is None or (case.valid_until and after["valid_until"] < case.valid_until):
        raise Malformed({"valid_until": ["not_earlier"]})
    return _kept(Changed.OFFER, before, after)


def _check(faults: Faults) -> None:
    if faults:
        raise Malformed(faults)


def _kept(about: str, before: Mapping[str, Any] | None, after: Mapping[str, Any] | None, **which: Any) -> Any:
    said = {"before": _plain(before), "after": _plain(after)}
    return {"about": str(about), **which, **said}


def _plain(values: Mapping[str, Any] | None) -> dict[str, str] | None:
    """Values as they are kept: numbers exactly and alike however they were written, days by ISO 8601."""
    if values is None:
        return None
    return {name: _text(one) for name, one in values.items()}


def _text(value: Any) -> str:
    if isinstance(value, Decimal):
        return f"{value.normalize():f}"
    return "" if value is None else str(value)


def _read(values: Mapping[str, Any], columns: Iterable[str]) -> dict[str, Any]:
    """What was sent, or was kept, as values. Raises Malformed."""
    unknown = set(values) - set(columns)
    if unknown:
        raise Malformed({name: ["unknown_field"] for name in unknown})
    read: dict[str, Any] = {}
    for name, value in values.items():
        try:
            read[name] = _value(name, value)
        except (ValueError, InvalidOperation) as error:
            raise Malformed({name: ["not_a_date" if name in _DATES else "not_an_amount"]}) from error
    return read


def _value(name: str, value: Any) -> Any:
    if name in _DATES:
        return date.fromisoformat(value) if isinstance(value, str) and value else value or None
    if name in _DECIMALS:
        return None if value in ("", None) else Decimal(value)
    return str(value or "").strip()


def changes_apply(held: Activity, case: ProcurementCase, items: Sequence[Item], owner: int | None) -> None:
    """Make things say what a change says. Raises Refused where they say something else by now than it read."""
    for item in items:
        make = {Changed.LINE: _put_line, Changed.SHARE: _put_share, Changed.INSTALMENT: _put_instalment}
        if item["about"] == Changed.OFFER:
            _put(case, item)
        else:
            make[Changed(item["about"])](held, item, owner)
    _whole(held, case, items)


def _put(row: Any, item: Item) -> None:
    if _plain({name: getattr(row, name) for name in item["before"]}) != item["before"]:
        raise Refused([Condition("case_change_still_fits")])
    for name, value in _read(item["after"], item["after"]).items():
        setattr(row, name, value)
    row.save()


def _put_line(held: Activity, item: Item, owner: int | None) -> None:
    found = CaseLine.objects.filter(activity=held, number=item["line"], mistake_at=None).first()
    if item["before"] is None:
        values = _read(item["after"], LINE_COLUMNS)
        CaseLine.objects.create(activity=held, number=item["line"], **values, **seen_like(held, owner))
    elif found is None:
        raise Refused([Condition("case_change_still_fits")])
    elif item["after"] is None:
        line_out(found)
    else:
        _put(found, item)


def _put_share(held: Activity, item: Item, owner: int | None) -> None:
    line = CaseLine.objects.filter(activity=held, number=item["line"], mistake_at=None).first()
    party = next(one for one in two_of(held).values() if one.code == item["party"])
    if line is None:
        raise Refused([Condition("case_change_still_fits")])
    share_keep(held, line, party, **_read(item["after"], SHARE_COLUMNS), owner=owner or held.owner_id or 0)


def _put_instalment(held: Activity, item: Item, _owner: int | None) -> None:
    one = CaseInstalment.objects.filter(activity=held, pk=item["id"], mistake_at=None).first()
    if one is None:
        raise Refused([Condition("case_change_still_fits")])
    _put(one, item)


def _whole(held: Activity, case: ProcurementCase, items: Sequence[Item]) -> None:
    """Shares are the whole, and nothing more is planned than there is; else the change does not hold."""
    touched = {item["line"] for item in items if item["about"] in (Changed.LINE, Changed.SHARE)}
    lines = CaseLine.objects.filter(activity=held, number__in=touched, mistake_at=None).prefetch_related("shares")
    for line in lines:
        own = [one for one in line.shares.all() if one.mistake_at is None]
        whole = sum(one.quantity for one in own), sum(one.amount for one in own)
        if case.joint and whole != (line.quantity, line.price or 0):
            raise Refused([Condition("case_shares_add_up", {"line": line.number})])
    planned = CaseInstalment.objects.filter(activity=held, mistake_at=None).select_related("line")
    for one in {(one.line_id, one.currency): one for one in planned}.values():
        plan_fits(one)
