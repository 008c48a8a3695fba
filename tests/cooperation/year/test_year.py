"""A year of reminders, day by day: nights missed, tasks killed in the middle, Redis emptied; each told once, none lost.

By itself a miniature; YEAR=whole takes 500 agreements through 365 days. SEED says which year.
"""

import datetime as dt
import os
import random
from collections import Counter
from collections.abc import Callable
from typing import Any

import pytest
import redis
from django.conf import settings
from django.core import mail
from django.db import Error, connection

from agreements.obligations.advancing import dues_advance
from agreements.reminders.dues import due_occasions_mend
from agreements.reminders.refresh import occasions_begin
from agreements.reminders.telling import reminders_tell
from agreements.standing.moves import standings_advance
from cooperation.runtime.embedded import Services
from partners.models import Effect, MailRhythm, Notice
from partners.people.digests import digests_make
from partners.records import outbox
from tests.cooperation.year.world import START, Told, World

WHOLE = os.environ.get("YEAR") == "whole"
SEED = int(os.environ.get("SEED", "0")) or random.SystemRandom().randrange(1, 10**6)
AGREEMENTS, DAYS, OFFICERS = (500, 365, 25) if WHOLE else (12, 120, 4)
# How likely a night is missed, and a task dies in the middle.
MISSED, KILLED, EMPTIED = 0.15, 0.25, 0.1


class Killed(Exception):
    """The worker is gone."""


@pytest.fixture
def world(committed_db: object) -> World:
    """Everything that the year begins with; half of the officers are written to once a week."""
    made = World(SEED, AGREEMENTS, OFFICERS)
    for number, officer in enumerate(made.officers):
        rhythm = "weekly" if number % 2 else "daily"
        first = dt.datetime.combine(START, dt.time(4), dt.UTC)
        MailRhythm.objects.create(officer=officer, rhythm=rhythm, hour=number % 24, weekday=number % 7, next_at=first)
    Effect.objects.all().delete()
    mail.outbox.clear()
    return made


def test_each_is_told_once_and_each_mail_goes(world: World, home_services: Services) -> None:
    print(f"SEED={SEED} YEAR={'whole' if WHOLE else 'miniature'}")
    faults, last = Faults(random.Random(SEED + 1)), START
    for number in range(DAYS):
        day = START + dt.timedelta(days=number)
        if number and number < DAYS - 1 and faults.misses():
            continue
        faults.night(day)
        last = day
    faults.calmly(last)
    print(dict(faults.happened))
    assert all(faults.happened[one] for one in ("missed", "raised", "terminated", "emptied"))
    compared(world.ledger(last))
    mailed(faults.due)


def compared(expected: set[Told]) -> None:
    """The inbox and the ledger, both ways."""
    rows = Notice.objects.filter(code="reminder")
    told = Counter(
        (one.officer_id, one.subject_id or 0, one.data["kind"], one.data["on"], one.data["level"]) for one in rows
    )
    again = {one for one, count in told.items() if count > 1}
    assert (sorted(expected - set(told)), sorted(set(told) - expected), sorted(again)) == ([], [], [])
    print(f"{len(told)} reminders to {len({one[0] for one in told})} officers, each once")


def mailed(due: set[str]) -> None:
    """As many different Message-IDs as mails were due, each sent at least once."""
    sent = Counter(str(one.extra_headers["Message-ID"]) for one in mail.outbox)
    assert len(sent) == len(due) and set(Effect.objects.values_list("key", flat=True)) == due
    assert not Effect.objects.filter(done_at=None).exists()
    # What goes in no mail is what was read as one with a nearer threshold, and nothing else waits.
    assert not Notice.objects.filter(digest=None).exists()
    urgent = [one for one in Notice.objects.filter(data__urgent=True) if not one.data.get("late")]
    alone = {f"notice:{one.pk}" for one in urgent}
    digests = {one for one in Notice.objects.exclude(digest="").values_list("digest", flat=True) if one}
    assert due == alone | digests
    print(f"{len(due)} mails due, {sum(sent.values())} sent")


class Faults:
    """What goes wrong, drawn from a seed, and the product's work of a night under it."""

    def __init__(self, draw: random.Random) -> None:
        self.draw = draw
        self.happened: Counter[str] = Counter()
        self.due: set[str] = set()

    def misses(self) -> bool:
        """Whether this night nobody works."""
        missed = self.draw.random() < MISSED
        self.happened["missed"] += missed
        return missed

    def night(self, day: dt.date) -> None:
        """A night's work, in which each task may die and is begun again later, or not before the next night."""
        now = dt.datetime.combine(day, dt.time(23, 30), dt.UTC)
        for task in self.tasks(day, now):
            if self.draw.random() < EMPTIED:
                self.empty()
            if self.draw.random() < KILLED:
                self.killed(task)
                if self.draw.random() < 0.5:
                    continue  # nobody noticed before the next night
            task()
        self.due |= set(Effect.objects.values_list("key", flat=True))

    def calmly(self, day: dt.date) -> None:
        """One more pass in which nothing goes wrong, and the digests that it was too early for."""
        for later in (0, 8):
            for task in self.tasks(day, dt.datetime.combine(day, dt.time(23, 45), dt.UTC) + dt.timedelta(days=later)):
                task()
        self.due |= set(Effect.objects.values_list("key", flat=True))

    @staticmethod
    def tasks(day: dt.date, now: dt.datetime) -> list[Callable[[], Any]]:
        """What the workers do, in small batches, so that there is a middle to die in."""
        return [
            lambda: dues_advance(day, batch=20),
            lambda: standings_advance(day, batch=20),
            lambda: (occasions_begin(day), due_occasions_mend(day)),
            lambda: reminders_tell(day, batch=5),
            lambda: digests_make(now, batch=3),
            delivered,
        ]

    def killed(self, task: Callable[[], Any]) -> None:
        """Let a task die at one of its statements: by an exception, or because its connection is cut."""
        how = self.draw.choice(["raised", "terminated"])
        left = self.draw.randint(0, 40)

        def die(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
            nonlocal left
            left -= 1
            if left < 0 and how == "raised":
                raise Killed
            if left < 0:
                cut()
            return execute(sql, params, many, context)

        try:
            with connection.execute_wrapper(die):
                task()
        except (Killed, Error):
            self.happened[how] += 1
        finally:
            connection.close()

    def empty(self) -> None:
        """Empty the Redis that rings; nothing of this is kept there."""
        with redis.Redis.from_url(settings.REDIS_ADDRESS) as server:
            server.flushall()
        self.happened["emptied"] += 1


def cut() -> None:
    """Cut the connection of this very worker from outside."""
    mine = connection.connection.info.backend_pid
    with connection._nodb_cursor() as cursor:
        cursor.execute("SELECT pg_terminate_backend(%s)", [mine])


def delivered() -> None:
    """What waits is sent; a claim of a worker that died holds no longer than the sweep allows."""
    Effect.objects.filter(done_at=None).update(claimed_at=None, due_at="2026-01-01T00:00Z")
    outbox.sweep(limit=10**6)
