"""Occasions of a side's own half put right: those of rows written without them, and of agreements that are over."""

from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet

from agreements.instruments.half.approval import HomeApproval
from agreements.instruments.half.opinion import Opinion
from agreements.instruments.vocabulary import Status
from agreements.reminders.occasion import OPINION, OWN, TABLING, Occasion
from agreements.reminders.own_days import approval_occasions, is_over, opinion_occasions
from partners.records.service import writing_as

_OVER = [str(one) for one in Status if is_over(one)]


def opinions_awaited(opinions: QuerySet[Opinion]) -> QuerySet[Opinion]:
    """Of some opinions those that are waited for on a day."""
    waiting = opinions.filter(given_on=None, due_on__isnull=False, mistake_at=None, agreement__mistake_at=None)
    return waiting.exclude(agreement__status__in=_OVER)


def approvals_running(approvals: QuerySet[HomeApproval]) -> QuerySet[HomeApproval]:
    """Of some approvals those whose clock counts: tabled, by a rule, not approved and not exempt."""
    running = approvals.filter(
        tabled_on__isnull=False, days__gt=0, exemption="", approved_on=None, mistake_at=None, agreement__mistake_at=None
    )
    return running.exclude(agreement__status__in=_OVER)


def own_occasions_mend(today: date, batch: int = 1000) -> int:
    """Put right the occasions of opinions and approvals; how many changed."""
    live = Occasion.objects.filter(kind=OPINION, state=Occasion.State.LIVE)
    same = live.filter(part=OuterRef("pk"), last=OuterRef("due_on"))
    opinions = opinions_awaited(Opinion.objects.filter(due_on__gte=today)).filter(~Exists(same))
    approvals = approvals_running(HomeApproval.objects.all())
    telling = Occasion.objects.filter(kind__in=OWN, state=Occasion.State.LIVE).filter(
        Q(last__gte=today) | ~Q(tell_on=None)
    )
    awaited = opinions_awaited(Opinion.objects.filter(pk=OuterRef("part")))
    running = approvals_running(HomeApproval.objects.filter(pk=OuterRef("part")))
    stray = telling.filter(Q(kind=OPINION) & ~Exists(awaited) | Q(kind=TABLING) & ~Exists(running))
    with writing_as(None):
        parts = list(stray.values_list("kind", "part")[:batch])
        known = {kind: [part for of, part in parts if of == kind] for kind in OWN}
        asked = Opinion.objects.filter(Q(pk__in=opinions.values("pk")[:batch]) | Q(pk__in=known[OPINION]))
        clocks = HomeApproval.objects.filter(Q(pk__in=approvals.values("pk")) | Q(pk__in=known[TABLING]))
        moved = opinion_occasions(list(asked.select_related("agreement")), today)
        return moved + approval_occasions(list(clocks.select_related("agreement")), today)
