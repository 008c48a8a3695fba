"""Indicators of what each side gave and bore (domain: (d) 10, 12); days, seats and currencies are never mixed."""

from typing import Any

from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from agreements.models import ActivityCost, ReciprocityEntry
from agreements.reciprocity.vocabulary import COUNTED, Unit
from cooperation.indicators.indicator import Indicator
from cooperation.indicators.scope import Scope


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


def _borne(scope: Scope) -> Any:
    """What each side spent on an activity, as the reader's side wrote it down, in currencies in which it knows both."""
    own = scope.rows(ActivityCost).filter(scope.ours, owner=scope.reader.party_id, actual__isnull=False)
    known = ActivityCost.objects.visible_to(scope.reader).filter(
        activity=OuterRef("activity"), owner=OuterRef("owner"), currency=OuterRef("currency"), actual__isnull=False
    )
    return own.filter(Exists(known.exclude(party=OuterRef("party"))), activity__mistake_at=None)


BURDEN = Indicator(
    code="burden_share",
    theme="reciprocity",
    name=_("Costs that we bore"),
    formula=_("what we spent ÷ what both spent, of activities of which both are written down; each currency by itself"),
    nothing=_("Of no activity is it written down what both sides spent in one currency."),
    whole=_borne,
    part=lambda scope: Q(party=scope.reader.party_id),
    amount="actual",
    apart="currency",
    day="activity__last_on",
)
MORE_GIVEN = (
    _given(Unit.DAYS, _("What we gave, in days"), _("days that we gave ÷ days that both gave")),
    _given(Unit.SEATS, _("What we gave, in seats"), _("seats that we gave ÷ seats that both gave")),
    BURDEN,
)
