"""What each day brings to promises: occasions turn due and overdue, and the horizon moves on."""

from collections.abc import Iterable, Mapping
from datetime import date

from django.db.models import F, Q
from django.utils import timezone

from agreements.instruments.agreement import Agreement
from agreements.obligations.due import Due
from agreements.obligations.following import dues_restate, obligations_follow
from agreements.obligations.ground import acts_of_dues, stand_on
from agreements.obligations.obligation import Obligation
from agreements.obligations.timing import ONE_DAY
from agreements.obligations.vocabulary import BY_TIME, DueStatus, Recurrence
from agreements.terms.dates import add_months
from partners.records.service import writing_as

# What time may still move.
_LIVING = (*BY_TIME, DueStatus.PARTLY, DueStatus.FROZEN, DueStatus.LAPSED)
# The horizon moves on by whole months, so that a night writes little.
_SLACK_MONTHS = 23


def dues_advance(today: date, batch: int = 200) -> int:
    """Record what time alone brought to occasions, as steps by the system dated by what brought them; how many.

    Selects by range, so that a missed night loses nothing: the days between
    are walked in order, those on which an agreement moved by itself too. To
    be called before the standings are advanced. What another worker holds is
    left to it.
    """
    moved, last = 0, 0
    stale = Due.objects.filter(
        Q(good_until__lt=today) | Q(agreement__standing__good_until__lt=today),
        status__in=_LIVING,
        mistake_at=None,
        agreement__mistake_at=None,
    )
    while True:
        keys = stale.filter(agreement__gt=last).order_by("agreement").values_list("agreement", flat=True)
        found = list(keys.distinct()[:batch])
        if not found:
            return moved + _extend(today, batch)
        with writing_as(None):
            moved += _walk(found, today)
        last = found[-1]


def _walk(keys: list[int], today: date) -> int:
    """Bring the occasions of these agreements to `today`, one day after the other on which something turned."""
    agreements = _held(keys)
    dues = [
        due
        for due in Due.objects.filter(agreement__in=list(agreements), status__in=_LIVING, mistake_at=None)
        .select_for_update(of=("self",))
        .select_related("obligation")
        .order_by("id")
    ]
    for due in dues:
        due.agreement = due.obligation.agreement = agreements[due.agreement_id]
    acts, steps, changed = acts_of_dues(dues), 0, set[int]()
    while (day := _next_turn(dues, agreements)) and day <= today:
        turned = [one for one in agreements.values() if _overtaken(one.standing.good_until, day)]
        stand_on(turned, day)
        keys_turned = {one.pk for one in turned}
        now = [due for due in dues if due.agreement_id in keys_turned or _overtaken(due.good_until, day)]
        turned_dues = dues_restate(now, acts, day)
        steps += len(turned_dues)
        changed |= {due.agreement_id for due in turned_dues}
    # Whoever polls by what changed since sees that something is due or overdue now.
    Agreement.objects.filter(pk__in=changed).update(version=F("version") + 1, updated_at=timezone.now())
    return steps


def _held(keys: Iterable[int]) -> dict[int, Agreement]:
    """These agreements, held for this transaction, without those that somebody else holds."""
    rows = Agreement.objects.filter(pk__in=list(keys)).select_for_update(of=("self",), skip_locked=True)
    joined = rows.select_related("standing", "partnership__party_a", "partnership__party_b").order_by("pk")
    return {one.pk: one for one in joined}


def _next_turn(dues: Iterable[Due], agreements: Mapping[int, Agreement]) -> date | None:
    """The first day on which what is known of any of them holds no longer."""
    known = [due.good_until for due in dues] + [one.standing.good_until for one in agreements.values()]
    days = [one for one in known if one is not None]
    return min(days) + ONE_DAY if days else None


def _overtaken(good_until: date | None, day: date) -> bool:
    return good_until is not None and good_until < day


def _extend(today: date, batch: int) -> int:
    """Lay out the further occasions of endless series; how many promises were looked at."""
    moved, last = 0, 0
    series = Obligation.objects.filter(
        recurrence__in=(Recurrence.EVERY, Recurrence.EACH_PERIOD), closed_on=None, mistake_at=None
    ).filter(agreement__mistake_at=None, generated_until__lt=add_months(today, _SLACK_MONTHS))
    while True:
        keys = list(series.filter(pk__gt=last).order_by("pk").values_list("pk", flat=True)[:batch])
        if not keys:
            return moved
        with writing_as(None):
            known = _held(series.filter(pk__in=keys).values_list("agreement", flat=True))
            found = list(Obligation.objects.filter(pk__in=keys, agreement__in=list(known)))
            for one in found:
                one.agreement = known[one.agreement_id]
            obligations_follow(found, today)
        moved, last = moved + len(found), keys[-1]
