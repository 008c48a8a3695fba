"""Indicators of what each side gave (domain: (d) 10); counted in days and seats, never mixed."""

from typing import Any

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from agreements.models import ReciprocityEntry
from agreements.reciprocity.vocabulary import COUNTED, Unit
from cooperation.indicators.indicator import Indicator


def _given(unit: str, name: Any, formula: Any) -> Indicator:
    return Indicator(
        code=f"given_{unit}",
        theme="reciprocity",
        name=name,
        formula=formula,
        nothing=_("Neither side gave anything counted so."),
        whole=lambda scope: scope.rows(ReciprocityEntry).filter(scope.ours, status__in=COUNTED, unit=unit),
        part=lambda scope: Q(giver=scope.reader.party_id),
        amount="quantity",
        day="given_on",
    )


GIVEN = _given(
    Unit.PERSON_DAYS,
    _("What we gave of all that was given"),
    _("person-days that we gave ÷ person-days that both gave"),
)
MORE_GIVEN = (
    _given(Unit.DAYS, _("What we gave, in days"), _("days that we gave ÷ days that both gave")),
    _given(Unit.SEATS, _("What we gave, in seats"), _("seats that we gave ÷ seats that both gave")),
)
