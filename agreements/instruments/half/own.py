"""A row of our own half of an agreement, found again by who may change it."""

from typing import Any, TypeVar

from agreements.instruments.agreement import Agreement
from partners.records.errors import Unseen
from partners.records.record import Record

Row = TypeVar("Row", bound=Record)


def own_row(model: type[Row], officer: Any, agreement: Agreement, pk: int) -> Row:
    """The row of the officer's own party beneath this agreement. Raises Unseen."""
    found = model.objects.visible_to(officer).filter(agreement=agreement, owner=officer.party_id, pk=pk)
    row: Row | None = found.first()
    if row is None:
        raise Unseen
    return row
