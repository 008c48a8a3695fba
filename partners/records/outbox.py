"""Every effect is a row, written in the same transaction as what causes it.

Redis only rings: a worker that hears the bell takes the row, and a sweep each
minute takes what was not heard.
"""

from collections.abc import Callable, Collection
from datetime import datetime, timedelta
from typing import Any

from django.db import models, transaction
from django.db.models import F, Q
from django.utils import timezone

# A claim older than this is taken to be of a worker that died.
CLAIM_HOLDS = timedelta(minutes=5)
# Ever more slowly, but never slower than this, so that a server that is back is noticed within the hour.
FIRST_WAIT, LONGEST_WAIT = timedelta(minutes=1), timedelta(hours=1)
# Four days and eighteen hours: a long weekend without a mail server, and the morning after.
GIVE_UP_AFTER = 120

Handler = Callable[["Effect"], None]
_handlers: dict[str, Handler] = {}
_bell: list[Callable[[int], None]] = []


class Effect(models.Model):
    """Something to be done outside the database, once committed: a mail, a delivery."""

    kind = models.CharField(max_length=40)
    key = models.CharField(max_length=120, unique=True, help_text="The same effect is never written twice.")
    data = models.JSONField(default=dict)
    due_at = models.DateTimeField()
    claimed_at = models.DateTimeField(null=True)
    done_at = models.DateTimeField(null=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    error = models.TextField(blank=True)

    class Meta:
        indexes = [models.Index(fields=["due_at"], condition=Q(done_at=None), name="effect_waiting")]


def handles(kind: str) -> Callable[[Handler], Handler]:
    """Register what carries out effects of a kind."""

    def register(handler: Handler) -> Handler:
        _handlers[kind] = handler
        return handler

    return register


def on_ring(ring: Callable[[int], None]) -> None:
    """Set what tells a worker that an effect waits; failing to tell it loses nothing."""
    _bell[:] = [ring]


def effect(*, kind: str, key: str, data: dict[str, Any], due_at: datetime | None = None) -> None:
    """Write an effect in the present transaction, once by `key`."""
    row = Effect(kind=kind, key=key, data=data, due_at=due_at or timezone.now())
    Effect.objects.bulk_create([row], ignore_conflicts=True)
    transaction.on_commit(lambda: ring_by_key(key), robust=True)


def ring_by_key(key: str) -> None:
    """Ring for the effect with this key."""
    row = Effect.objects.filter(key=key, done_at=None).only("pk").first()
    if row is not None:
        for ring in _bell:
            ring(row.pk)


def waiting(now: datetime) -> models.QuerySet[Effect]:
    """Effects that are due and that nobody is at work on."""
    free = Q(claimed_at=None) | Q(claimed_at__lt=now - CLAIM_HOLDS)
    return Effect.objects.filter(free, done_at=None, due_at__lte=now, attempts__lt=GIVE_UP_AFTER).order_by("due_at")


def wait_after(attempts: int) -> timedelta:
    """How long an effect waits after so many attempts that failed: doubled each time, up to an hour."""
    return min(FIRST_WAIT * 2 ** min(attempts - 1, 10), LONGEST_WAIT)


def unsent() -> models.QuerySet[Effect]:
    """Effects that failed and are not done: still tried, or given up."""
    return Effect.objects.filter(done_at=None, attempts__gt=0).exclude(error="").order_by("pk")


def given_up() -> models.QuerySet[Effect]:
    """Effects that nobody tries any more."""
    return unsent().filter(attempts__gte=GIVE_UP_AFTER)


def try_again(keys: Collection[int]) -> int:
    """Let effects that are not done be tried from the beginning, now; how many. The caller's transaction."""
    now = timezone.now()
    free = Q(claimed_at=None) | Q(claimed_at__lt=now - CLAIM_HOLDS)
    count = unsent().filter(free, pk__in=keys).order_by().update(attempts=0, due_at=now, claimed_at=None)

    def ring() -> None:
        for key in keys:
            for bell in _bell:
                bell(key)

    transaction.on_commit(ring, robust=True)
    return count


def carry_out(pk: int) -> bool:
    """Claim one effect and do it; whether it was done. A failure is kept and tried again later, ever more slowly."""
    now = timezone.now()
    claimed = waiting(now).order_by().filter(pk=pk).update(claimed_at=now, attempts=F("attempts") + 1)
    if not claimed:
        return False
    row = Effect.objects.get(pk=pk)
    try:
        _handlers[row.kind](row)
    except Exception as error:  # whatever goes wrong outside is tried again
        later = now + wait_after(row.attempts)
        Effect.objects.filter(pk=pk).update(claimed_at=None, error=repr(error)[:2000], due_at=later)
        return False
    Effect.objects.filter(pk=pk).update(done_at=timezone.now(), error="")
    return True


def sweep(limit: int = 500) -> int:
    """Carry out what waits; how many were done."""
    keys = list(waiting(timezone.now()).values_list("pk", flat=True)[:limit])
    return sum(carry_out(pk) for pk in keys)
