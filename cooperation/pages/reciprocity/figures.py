"""What an understanding says in figures: rates of a valuation, sums of a statement."""

from typing import Any

from django.utils.translation import gettext as _

from agreements.models import Understanding
from agreements.reciprocity.arithmetic import from_figures, lines
from agreements.reciprocity.understanding import RATES, About
from cooperation.pages.reciprocity.told import Sides, amount, share_words
from cooperation.words import label, party_name


def statement_rows(one: Understanding, sides: Sides) -> list[tuple[str, str]]:
    """Each figure with what it is: what one of each unit is worth, or what each side had given of it."""
    if one.about == About.VALUATION:
        rates = {unit: getattr(one, column) for unit, column in RATES.items()}
        return [(label("given_unit", unit), amount(rate, "", one.currency)) for unit, rate in rates.items() if rate]
    found = lines(from_figures(one.figures), sides.pair.party_a_id, lambda cell: (cell.unit, cell.currency))
    rows = []
    for (unit, currency), whole in found.items():
        line = sides.line(whole)
        said: dict[str, Any] = {
            "us": party_name(sides.us),
            "ours": amount(line.one, unit, currency),
            "share": share_words(line.share),
            "them": party_name(sides.them),
            "theirs": amount(line.other, unit, currency),
        }
        rows.append((label("given_unit", unit), _("%(us)s %(ours)s (%(share)s), %(them)s %(theirs)s") % said))
    return rows
