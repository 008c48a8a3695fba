"""The seats that each side gave the other, by year: offered, used, and what was let go."""

from typing import Any

from django.utils.translation import gettext as _

from agreements.activities.training.selectors import SeatCount, seats_counted
from cooperation.pages.reciprocity.told import Sides
from cooperation.words import party_name

Row = dict[str, Any]


def seats_table(officer: Any, sides: Sides, year: int) -> Row | None:
    """A row for each year and side, the latest first; None where no seat is in sight. One query."""
    if not sides.pair.pk:
        return None
    found = seats_counted(officer, pairs=[sides.pair.pk], year=year)
    found.sort(key=lambda one: (-one.year, one.giving != sides.us.pk))
    names = (_("Year"), _("Who gives"))
    numbers = (_("Seats offered"), _("Seats used"), _("Seats forfeited"), _("Seats withdrawn"))
    columns = [*({"label": name} for name in names), *({"label": name, "num": True} for name in numbers)]
    return {"columns": columns, "rows": [_row(one, sides) for one in found]} if found else None


def _row(one: SeatCount, sides: Sides) -> Row:
    giver = sides.us if one.giving == sides.us.pk else sides.them
    numbers = (one.offered, one.used, one.forfeited, one.withdrawn)
    return {"cells": [str(one.year), party_name(giver), *(str(number) for number in numbers)]}
