"""What is wrong with quantities, amounts of money and lines of a case by themselves."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

Faults = dict[str, list[str]]
MOST_QUANTITY = Decimal(10) ** 11
MOST_AMOUNT = Decimal(10) ** 12
_LENGTHS = {"what": 300, "unit": 40}


def quantity_fault(name: str, value: Decimal | None, *, zero: bool = False) -> Faults:
    """Of a quantity: to three places, above zero unless `zero` may stand."""
    if value is None:
        return {name: ["required"]}
    fits = value == round(value, 3) and (value > 0 or (zero and value == 0)) and value < MOST_QUANTITY
    return {} if fits else {name: ["out_of_range"]}


def money_fault(name: str, value: Decimal | None) -> Faults:
    """Of an amount of money: to two places, not below zero."""
    if value is None:
        return {name: ["required"]}
    return {} if value == round(value, 2) and 0 <= value < MOST_AMOUNT else {name: ["out_of_range"]}


def currency_fault(code: str) -> Faults:
    """Of a currency: three capital letters."""
    return {} if len(code) == 3 and code.isascii() and code.isalpha() and code.isupper() else {"currency": ["unknown"]}


def line_faults(values: Mapping[str, Any]) -> Faults:
    """Of all columns of a line together."""
    faults: Faults = {name: ["required"] for name in _LENGTHS if not str(values[name] or "").strip()}
    faults |= {name: ["too_long"] for name, most in _LENGTHS.items() if len(str(values[name])) > most}
    faults |= quantity_fault("quantity", values["quantity"])
    if values["price"] is not None:
        faults |= money_fault("price", values["price"]) | currency_fault(values["currency"])
    elif values["currency"]:
        faults["price"] = ["required"]
    return faults
