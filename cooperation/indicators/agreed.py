"""Indicators of what is agreed: ends, renewals, days to signature and to force (domain: (d) 6, 7, 9, 18, 19)."""

from datetime import timedelta
from typing import Any

from django.db.models import Exists, F, OuterRef, Q, Subquery
from django.db.models.functions import TruncDate
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from agreements.instruments.vocabulary import Stage, statuses_of
from agreements.models import Activity, Agreement
from agreements.terms.dates import add_months
from cooperation.indicators.figures import Unit
from cooperation.indicators.indicator import Indicator
from cooperation.indicators.scope import Scope
from partners.models import AudienceRequest, StepTaken

_DORMANT_MONTHS, _STALE_DAYS = 24, 180
_NONE_APPLIES = _("No agreement applies here.")


def _applies(scope: Scope) -> Any:
    return scope.rows(Agreement).filter(standing__status__in=statuses_of(Stage.APPLIES)).defer("search")


def _next_within(days: int) -> Any:
    """Whether the next end, renewal or last day to say no comes within so many days."""
    return lambda scope: Q(standing__next_on__range=(scope.today, scope.today + timedelta(days=days)))


def _rests(scope: Scope) -> Q:
    """No activity in sight that rests on it took place, or is planned, since so many months."""
    since = add_months(scope.today, -_DORMANT_MONTHS)
    seen = Activity.objects.visible_to(scope.reader).filter(legal_basis=OuterRef("pk"), last_on__gte=since)
    return ~Q(Exists(seen.exclude(status="cancelled")))


def _renewed(scope: Scope) -> Any:
    living = Agreement.objects.visible_to(scope.reader)
    steps = scope.rows(StepTaken).filter(subject=Agreement.subject, cause="tacit_renewal")
    return steps.filter(subject_id__in=living.values("pk"))


def _in_force(scope: Scope) -> Any:
    known = Q(standing__signed_sort__isnull=False, standing__in_force_during__isnull=False)
    found = scope.rows(Agreement).filter(known).defer("search")
    return found.filter(standing__in_force_during__startswith__isnull=False)


def _mandated(scope: Scope) -> Any:
    """Agreements that were signed after a mandate to negotiate, as far as the step is in sight."""
    steps = StepTaken.objects.visible_to(scope.reader).filter(subject=Agreement.subject, subject_id=OuterRef("pk"))
    first = Subquery(steps.filter(to_status="mandate_granted").order_by("on").values("on")[:1])
    found = scope.rows(Agreement).filter(standing__signed_sort__isnull=False).annotate(mandated_on=first)
    return found.filter(mandated_on__lte=F("standing__signed_sort")).defer("search")


def _released(scope: Scope) -> Any:
    """Agreements in force that everyone may see, with the instant of that decision, as far as it is in sight."""
    asked = AudienceRequest.objects.visible_to(scope.reader).filter(
        subject=Agreement.subject, subject_id=OuterRef("pk"), to_audience="public", outcome="agreed"
    )
    decided = Subquery(asked.order_by("decided_at").values("decided_at")[:1])
    found = _in_force(scope).filter(audience="public").annotate(released_at=decided)
    return found.filter(released_at__isnull=False)


def _until_released(scope: Scope) -> Any:
    released = TruncDate("released_at", tzinfo=timezone.get_default_timezone())
    return released - F("standing__in_force_during__startswith")


def _coming(days: int, name: Any) -> Indicator:
    return Indicator(
        code=f"turning_{days}",
        theme="law",
        name=name,
        formula=_("agreements whose next end, renewal or last day to say no comes in that time, of all that apply"),
        nothing=_NONE_APPLIES,
        whole=_applies,
        part=_next_within(days),
        unit=Unit.NUMBER,
    )


AGREED = (
    _coming(30, _("Agreements that end, renew or may be ended within 30 days")),
    _coming(90, _("Agreements that end, renew or may be ended within 90 days")),
    _coming(180, _("Agreements that end, renew or may be ended within 180 days")),
    Indicator(
        code="renewed_by_itself",
        theme="law",
        name=_("Renewals that came by themselves"),
        formula=_("renewals that came because nobody wrote before the last day to say no"),
        nothing=_("No agreement renewed by itself here."),
        whole=_renewed,
        day="on",
        unit=Unit.NUMBER,
    ),
    Indicator(
        code="mandate_to_signature",
        theme="law",
        name=_("Days from mandate to signature"),
        formula=_("the median of the days from the mandate to negotiate to signature"),
        nothing=_("No agreement with both dates is recorded here."),
        whole=_mandated,
        length=lambda scope: F("standing__signed_sort") - F("mandated_on"),
        day="standing__signed_sort",
        unit=Unit.DAYS,
    ),
    Indicator(
        code="signature_to_force",
        theme="law",
        name=_("Days from signature to entry into force"),
        formula=_("the median of the days from signature to the first day in force"),
        nothing=_("No agreement with both dates is recorded here."),
        whole=_in_force,
        length=lambda scope: F("standing__in_force_during__startswith") - F("standing__signed_sort"),
        day="standing__signed_sort",
        unit=Unit.DAYS,
    ),
    Indicator(
        code="dormant",
        theme="law",
        name=_("Agreements on which nothing rests"),
        formula=_("agreements that apply and on which no activity of the last 24 months rests ÷ all that apply"),
        nothing=_NONE_APPLIES,
        whole=_applies,
        part=_rests,
    ),
    Indicator(
        code="released",
        theme="openness",
        name=_("Agreements that everyone may see"),
        formula=_("agreements that apply and are released to everyone ÷ all that apply"),
        nothing=_NONE_APPLIES,
        whole=_applies,
        part=lambda scope: Q(audience="public"),
    ),
    Indicator(
        code="force_to_release",
        theme="openness",
        name=_("Days from entry into force to release"),
        formula=_("the median of the days from the first day in force to the decision that everyone may see it"),
        nothing=_("No agreement in force was released to everyone here."),
        whole=_released,
        length=_until_released,
        day="released_at",
        unit=Unit.DAYS,
    ),
    Indicator(
        code="untouched",
        theme="data",
        name=_("Agreements untouched for 180 days"),
        formula=_("agreements that apply and whose record nobody touched for more than 180 days ÷ all that apply"),
        nothing=_NONE_APPLIES,
        whole=_applies,
        part=lambda scope: Q(updated_at__date__lt=scope.today - timedelta(days=_STALE_DAYS)),
    ),
)
