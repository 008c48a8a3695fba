"""Which days a calendar of an officer holds, and by what one sees that none of them changed."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Count, Exists, Max, OuterRef, Q, QuerySet, Sum

from agreements.activities.activity import Activity
from agreements.activities.parts import ActivityHalf
from agreements.activities.vocabulary import ActivityStatus
from agreements.instruments.agreement import Agreement
from agreements.instruments.half.approval import HomeApproval
from agreements.instruments.half.opinion import Opinion
from agreements.instruments.parts import AgreementSide
from agreements.instruments.vocabulary import Door
from agreements.obligations.consultation import Consultation
from agreements.obligations.due import Due
from agreements.obligations.obligation import ObligationSide
from agreements.reminders.asked import AskedReminder
from agreements.reminders.given import CANCELLED_FOR, KEPT
from agreements.reminders.occasion import DUE, OPINION, TABLING, Occasion
from agreements.reminders.recipients import FOLLOWING
from agreements.standing.moves import moves_record
from partners.models import Disclosure, Partnership
from partners.people.calendar_access import CalendarScope


@dataclass(frozen=True)
class CalendarDays:
    """The days of one calendar: of agreements and promises, those that its officer asked for, clocks in hours."""

    occasions: QuerySet[Any]
    asked: QuerySet[Any]
    consultations: QuerySet[Any]
    doings: QuerySet[Any]
    """The activities; `shown_of` and `reports_of` say which of them have days, and reports to write."""

    def fingerprint(self) -> tuple[Any, ...]:
        """What changes whenever anything in the calendar does; five queries, however many days."""
        tally = {"n": Count("pk"), "sum": Sum("pk"), "at": Max("changed_at")}
        days = self.occasions.order_by().aggregate(**tally, seen=Max("agreement__updated_at"))
        asked = self.asked.order_by().aggregate(**tally)
        clocks = self.consultations.order_by().aggregate(n=Count("pk"), sum=Sum("pk"), at=Max("updated_at"))
        doings = self.doings.order_by().aggregate(n=Count("pk"), sum=Sum("pk"), at=Max("updated_at"))
        decided = Disclosure.objects.aggregate(last=Max("pk"))
        return (*days.values(), *asked.values(), *clocks.values(), *doings.values(), decided["last"])


def agreements_of(officer: Any, scope: str) -> QuerySet[Any]:
    """The agreements that a calendar is about: all of the own party in sight, or those that are this officer's.

    An officer's are those it answers for; where nobody is named, of whoever follows agreements.
    """
    pairs = Partnership.objects.of(officer.party_id)
    seen = Agreement.objects.visible_to(officer).filter(Q(owner=officer.party_id) | Q(partnership__in=pairs))
    if scope == CalendarScope.ALL:
        return seen
    halves = AgreementSide.objects.filter(agreement=OuterRef("pk"), owner=officer.party_id, mistake_at=None)
    mine = Q(Exists(halves.filter(Q(responsible=officer.pk) | Q(deputy=officer.pk))))
    if officer.has_role(*FOLLOWING):
        here = Q(responsible__is_active=True) | Q(deputy__is_active=True)
        mine |= ~Q(Exists(halves.filter(here)))
    return seen.filter(mine)


def calendar_days(officer: Any, scope: str, today: date, now: datetime) -> CalendarDays:
    """The days of an officer's calendar, as they are today; what the night did not bring yet is brought now."""
    agreements = agreements_of(officer, scope)
    overtaken = agreements.filter(standing__good_until__lt=today).order_by()
    if keys := list(overtaken.values_list("pk", flat=True)):
        moves_record(keys=keys, today=today)
    joined = ("agreement__partnership__party_a", "agreement__partnership__party_b")
    live = Q(last__gte=today - KEPT) & ~Q(state=Occasion.State.CANCELLED)
    gone = Q(state=Occasion.State.CANCELLED, changed_at__gte=now - CANCELLED_FOR)
    dues = Due.objects.visible_to(officer)
    under = Q(agreement__in=agreements) & (Q(part=None) | Q(kind=DUE, part__in=dues.values("pk")) | _own(officer))
    if scope == CalendarScope.MINE:
        mine = dues.filter(obligation__in=_seen_to_by(officer))
        under |= Q(kind=DUE, part__in=mine.values("pk"))
    occasions = Occasion.objects.filter(live | gone, under).select_related(*joined)
    wishes = AskedReminder.objects.filter(officer=officer, agreement__in=Agreement.objects.visible_to(officer))
    lasting = Q(removed_at=None, on__gte=today - KEPT) | Q(removed_at__gte=now - CANCELLED_FOR)
    asked = wishes.filter(lasting).select_related(*joined)
    clocks = consultations_of(officer, scope, now)
    return CalendarDays(
        occasions.order_by("first", "pk"),
        asked.order_by("on", "pk"),
        clocks,
        _activities(officer, scope, today),
    )


def shown_of(doings: Iterable[Activity], now: datetime) -> list[Activity]:
    """Those activities of a calendar whose days are known exactly; what was cancelled is said for half a year."""
    gone = now - CANCELLED_FOR
    return [one for one in doings if one.days and (one.status != ActivityStatus.CANCELLED or one.updated_at >= gone)]


def reports_of(doings: Iterable[Activity]) -> list[Activity]:
    """Those activities of a calendar that took place and are to be reported on, or were within a year."""
    over = (ActivityStatus.COMPLETED, ActivityStatus.REPORTED)
    return [one for one in doings if one.door == Door.PREPARED and one.status in over]


def _activities(officer: Any, scope: str, today: date) -> QuerySet[Any]:
    """The activities of the own party in sight, or those that are this officer's; of a year back."""
    pairs = Partnership.objects.of(officer.party_id)
    seen = Activity.objects.visible_to(officer).filter(partnership__in=pairs, last_on__gte=today - KEPT)
    if scope == CalendarScope.MINE:
        halves = ActivityHalf.objects.filter(owner=officer.party_id, responsible=officer.pk, mistake_at=None)
        seen = seen.filter(pk__in=halves.values("activity"))
    return seen.select_related("partnership__party_a", "partnership__party_b").order_by("first_on", "pk")


def _own(officer: Any) -> Q:
    """The days of the own half in sight."""
    tables: tuple[tuple[str, Any], ...] = ((OPINION, Opinion), (TABLING, HomeApproval))
    found = Q()
    for kind, model in tables:
        found |= Q(kind=kind, part__in=model.objects.visible_to(officer).filter(owner=officer.party_id).values("pk"))
    return found


def _seen_to_by(officer: Any) -> QuerySet[Any]:
    """The promises that an officer sees to, whoever answers for their agreements."""
    halves = ObligationSide.objects.filter(owner=officer.party_id, responsible=officer.pk, mistake_at=None)
    return halves.values("obligation")


def consultations_of(officer: Any, scope: str, now: datetime) -> QuerySet[Any]:
    """The consultations in sight whose clocks run, or ended within a year, under the agreements of a calendar."""
    lasting = Q(limit_at__gte=now - KEPT)
    joined = ("agreement__partnership__party_a", "agreement__partnership__party_b")
    seen = Consultation.objects.visible_to(officer).filter(lasting, agreement__in=agreements_of(officer, scope))
    return seen.select_related(*joined).order_by("asked_at", "pk")


def agreements_in(*rows: Collection[Any]) -> list[Agreement]:
    """The agreements that these days are about, each once."""
    return list({one.agreement_id: one.agreement for group in rows for one in group}.values())
