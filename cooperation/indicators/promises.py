"""Indicators of how each side keeps its word (domain: (d) 5)."""

from typing import Any

from django.db.models import F, Q, Value
from django.db.models.fields import DateField
from django.utils.translation import gettext_lazy as _

from agreements.models import Due
from agreements.obligations.selectors import open_on, overdue_on
from agreements.obligations.vocabulary import DueStatus as S
from cooperation.indicators.figures import Unit
from cooperation.indicators.indicator import Indicator
from cooperation.indicators.scope import Scope

# Of an agreement that does not apply yet, frozen or let go, nobody owed it.
_NOT_ASKED = Q(status__in=(S.FROZEN, S.LAPSED, S.WAIVED, S.CLOSED)) | Q(status=S.PENDING, good_until=None)
_IN_TIME = Q(fulfilled_on__lte=F("due_on")) & ~Q(status=S.DISPUTED)
_NOTHING_DUE = _("No promise has fallen due here.")
_NOTHING_OPEN = _("No promise is open here.")


def _dues(scope: Scope, whose: Q | None = None) -> Any:
    """Occasions that were asked for, once they were fulfilled or their day has passed."""
    come = Q(due_on__isnull=False) & (Q(fulfilled_on__isnull=False) | Q(due_on__lt=scope.today))
    found = scope.rows(Due).filter(come, whose or Q(), agreement__mistake_at=None)
    return found.exclude(_NOT_ASKED)


def _open(scope: Scope) -> Any:
    return scope.rows(Due).filter(open_on(scope.today), agreement__mistake_at=None)


KEPT = Indicator(
    code="kept_in_time",
    theme="obligations",
    name=_("Promises kept on time"),
    formula=_("occasions fulfilled by their day and not disputed ÷ those fulfilled or past their day"),
    nothing=_NOTHING_DUE,
    whole=_dues,
    part=lambda scope: _IN_TIME,
    day="due_on",
)
PROMISES = (
    Indicator(
        code="kept_in_time_by_us",
        theme="obligations",
        name=_("Promises that we kept on time"),
        formula=_("as for all promises, of those that we owe alone"),
        nothing=_("No promise of ours alone has fallen due here."),
        whole=lambda scope: _dues(scope, Q(obligation__debtor=scope.reader.party_id)),
        part=lambda scope: _IN_TIME,
        day="due_on",
    ),
    Indicator(
        code="kept_in_time_by_them",
        theme="obligations",
        name=_("Promises that partners kept on time"),
        formula=_("as for all promises, of those that the other side owes alone"),
        nothing=_("No promise of the partner alone has fallen due here."),
        whole=lambda scope: _dues(
            scope, scope.ours & Q(obligation__debtor__isnull=False) & ~Q(obligation__debtor=scope.reader.party_id)
        ),
        part=lambda scope: _IN_TIME,
        day="due_on",
    ),
    Indicator(
        code="overdue",
        theme="obligations",
        name=_("Overdue promises"),
        formula=_("open occasions past their day that nobody said to be fulfilled, of all that are open today"),
        nothing=_NOTHING_OPEN,
        whole=_open,
        part=lambda scope: overdue_on(scope.today),
        unit=Unit.NUMBER,
    ),
    Indicator(
        code="overdue_for",
        theme="obligations",
        name=_("Days that promises are overdue"),
        formula=_("the median of the days from their day to today, of what is overdue"),
        nothing=_("Nothing is overdue here."),
        whole=lambda scope: _open(scope).filter(overdue_on(scope.today)),
        length=lambda scope: Value(scope.today, output_field=DateField()) - F("due_on"),
        unit=Unit.DAYS,
    ),
    Indicator(
        code="disputed",
        theme="obligations",
        name=_("Disputed promises"),
        formula=_("occasions in dispute, of all that are open today"),
        nothing=_NOTHING_OPEN,
        whole=_open,
        part=lambda scope: Q(status=S.DISPUTED),
        unit=Unit.NUMBER,
    ),
)
