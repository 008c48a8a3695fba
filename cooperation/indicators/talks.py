"""Indicators of meetings and of what was decided in them (domain: (d) 17)."""

from datetime import date, timedelta
from typing import Any

from django.db.models import Exists, F, Max, OuterRef, Q, Subquery
from django.db.models.functions import TruncDate
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from agreements.terms.dates import PartialDate, add_months
from cooperation.indicators.figures import Tally, Unit
from cooperation.indicators.indicator import Indicator, Tallies
from cooperation.indicators.scope import Scope
from cooperation.meetings.vocabulary import MeetingStatus
from cooperation.models import ActionReport, Meeting, MeetingSeries, MinutesAct, Outcome

_CLOSED = Q(status=MeetingStatus.CLOSED, starts_at__isnull=False)
_MINUTES_DAYS = 30


class Rhythm(Indicator):
    """Of each stretch of a series that has passed, whether a meeting was held in it."""

    def tallies(self, scope: Scope) -> Tallies:
        """What counts, by pair and by the year in which the stretch ended; two queries."""
        found = Tallies()
        for series, kept in self._stretches(scope):
            for day, held in kept:
                found.setdefault((series.partnership_id, day.year), Tally()).add(Tally(int(held), 1))
        return found

    def rows(self, scope: Scope) -> Any:
        """Series of which a stretch has passed."""
        return self._series(scope, lambda kept: bool(kept))

    def counting(self, scope: Scope) -> Q:
        """Series of which every stretch that has passed was kept."""
        kept = self._series(scope, lambda kept: bool(kept) and all(held for _day, held in kept))
        return Q(pk__in=kept.values("pk"))

    def _series(self, scope: Scope, wanted: Any) -> Any:
        keys = [series.pk for series, kept in self._stretches(scope) if wanted(kept)]
        return self.whole(scope).filter(pk__in=keys)

    def _stretches(self, scope: Scope) -> list[tuple[MeetingSeries, list[tuple[date, bool]]]]:
        series = list(self.whole(scope))
        days: dict[int, list[date]] = {one.pk: [] for one in series}
        held = Meeting.objects.visible_to(scope.reader).filter(_CLOSED, series__in=list(days))
        zone = timezone.get_default_timezone()
        for key, moment in held.order_by().values_list("series", "starts_at"):
            days[key].append(timezone.localtime(moment, zone).date())
        return [(one, stretches_of(one, days[one.pk], scope)) for one in series]


def stretches_of(series: MeetingSeries, held: list[date], scope: Scope) -> list[tuple[date, bool]]:
    """The last day of each stretch that has passed, and whether one met in it.

    Stretches are counted from the day that the series counts from, in months
    that clamp to the last day of the month; the day itself ends the one before.
    """
    anchor = PartialDate.parse(series.last_held_on).last
    until = min(scope.today, series.ended_on) if series.ended_on else scope.today
    found, begins, count = [], anchor, 1
    while (ends := add_months(anchor, count * series.every_months)) <= until:
        if not scope.year or ends.year == scope.year:
            found.append((ends, any(begins < day <= ends for day in held)))
        begins, count = ends, count + 1
    return found


def _minutes(scope: Scope) -> Any:
    """Meetings that were held, once their minutes are agreed or their time for it is over."""
    late = scope.today - timedelta(days=_MINUTES_DAYS)
    acts = MinutesAct.objects.visible_to(scope.reader).filter(meeting=OuterRef("pk"), kind="agreed").order_by()
    last = acts.values("meeting").annotate(last=Max("on")).values("last")
    held_on = TruncDate("starts_at", tzinfo=timezone.get_default_timezone())
    held = scope.rows(Meeting).filter(_CLOSED).annotate(held_on=held_on, agreed_on=Subquery(last))
    return held.filter(Q(minutes="agreed") | Q(held_on__lt=late))


def _actions(scope: Scope) -> Any:
    """Actions whose day has passed, or of which somebody said what became of them."""
    told = ActionReport.objects.visible_to(scope.reader).filter(outcome=OuterRef("pk"))
    actions = scope.rows(Outcome).filter(kind="action", meeting__mistake_at=None)
    return actions.exclude(meeting__status=MeetingStatus.CANCELLED).filter(Q(due_on__lt=scope.today) | Q(Exists(told)))


def _done_by_their_day(scope: Scope) -> Q:
    told = ActionReport.objects.visible_to(scope.reader).filter(outcome=OuterRef("pk"), kind="done")
    return Q(Exists(told.filter(on__lte=OuterRef("due_on"))))


def _outcomes(scope: Scope) -> Any:
    found = scope.rows(Outcome).filter(meeting__mistake_at=None, meeting__starts_at__isnull=False)
    return found.exclude(meeting__status=MeetingStatus.CANCELLED)


RHYTHM = Rhythm(
    code="rhythm_kept",
    theme="meetings",
    name=_("Rhythm of meetings kept"),
    formula=_("stretches of the agreed rhythm in which the two met ÷ stretches that have passed"),
    nothing=_("No series of meetings has had a stretch to keep here."),
    whole=lambda scope: scope.rows(MeetingSeries),
    day="last_held_on",
)
TALKS = (
    Indicator(
        code="minutes_in_time",
        theme="meetings",
        name=_("Minutes agreed within 30 days"),
        formula=_("meetings whose minutes both agreed to within 30 days ÷ those agreed or past that time"),
        nothing=_("No meeting has had its 30 days for the minutes here."),
        whole=_minutes,
        part=lambda scope: Q(minutes="agreed", agreed_on__lte=F("held_on") + timedelta(days=_MINUTES_DAYS)),
        day="starts_at",
    ),
    Indicator(
        code="actions_in_time",
        theme="meetings",
        name=_("Actions done by their day"),
        formula=_("actions of meetings done by their day ÷ those that were told of or are past their day"),
        nothing=_("No action of a meeting has come to its day here."),
        whole=_actions,
        part=_done_by_their_day,
        day="due_on",
    ),
    Indicator(
        code="deferred_again",
        theme="meetings",
        name=_("Items deferred twice or more"),
        formula=_("items deferred although they came from an earlier meeting, of all outcomes"),
        nothing=_("No meeting has had an outcome here."),
        whole=_outcomes,
        part=lambda scope: Q(kind="deferred", item__moved_from__isnull=False),
        day="meeting__starts_at",
        unit=Unit.NUMBER,
    ),
)
