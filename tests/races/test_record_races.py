"""Fifty races of each kind of write that no aggregate holds: keys, claims, submissions."""

import datetime as dt
from collections.abc import Iterator
from typing import Any

import pytest
from django.db import transaction

from partners.models import Effect, Job, Notice, Submission
from partners.people.notices import notify
from partners.records import jobs, outbox
from partners.records.errors import Refused
from partners.records.numbers import take_numbers
from partners.records.submissions import submission_answer, submission_claim
from tests.cast import Cast
from tests.races.together import Crew

RACES = 50


def test_a_notice_arrives_once_by_its_key(cast: Cast, crew: Crew) -> None:
    for number in range(RACES):
        both = [lambda n=number: notify([cast.desk, cast.liaison], code="x", key=f"k{n}")] * 2
        assert crew.together(*both) == [None, None]
        assert Notice.objects.filter(key=f"k{number}").count() == 2


def test_an_effect_is_written_once_by_its_key(cast: Cast, crew: Crew) -> None:
    def write(number: int) -> None:
        with transaction.atomic():
            outbox.effect(kind="nothing", key=f"e{number}", data={})

    for number in range(RACES):
        assert crew.together(*[lambda n=number: write(n)] * 2) == [None, None]
        assert Effect.objects.filter(key=f"e{number}").count() == 1


def test_an_effect_is_carried_out_by_one_worker(cast: Cast, crew: Crew, monkeypatch: pytest.MonkeyPatch) -> None:
    done: list[int] = []
    monkeypatch.setitem(outbox._handlers, "count", lambda row: done.append(row.pk))
    for number in range(RACES):
        outbox.effect(kind="count", key=f"c{number}", data={})
        pk = Effect.objects.get(key=f"c{number}").pk
        results = crew.together(lambda pk=pk: outbox.carry_out(pk), lambda: outbox.sweep(), lambda: outbox.sweep())
        assert not [one for one in results if isinstance(one, Exception)], results
        assert done.count(pk) == 1
    assert len(done) == RACES


def test_a_job_is_done_by_one_worker(cast: Cast, crew: Crew, monkeypatch: pytest.MonkeyPatch) -> None:
    pieces: list[int] = []

    def work(job: Job) -> Iterator[jobs.Progress]:
        for piece in range(3):
            pieces.append(job.pk)
            yield jobs.Progress(piece + 1, 3, {}, {})

    monkeypatch.setitem(jobs._kinds, "count", work)
    for _ in range(RACES):
        job = jobs.job_start(officer=cast.desk, kind="count", asked={})
        crew.together(lambda pk=job.pk: jobs.run(pk), lambda pk=job.pk: jobs.run(pk))
        job.refresh_from_db()
        assert (job.state, job.runs, pieces.count(job.pk)) == ("done", 1, 3)


def test_a_job_is_cancelled_or_done_and_never_both(cast: Cast, crew: Crew, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(jobs._kinds, "once", lambda job: iter([jobs.Progress(1, 1, {}, {})]))
    for _ in range(RACES):
        job = jobs.job_start(officer=cast.desk, kind="once", asked={})
        _, told = crew.together(
            lambda pk=job.pk: jobs.run(pk), lambda pk=job.pk: jobs.job_cancel(officer=cast.desk, pk=pk)
        )
        job.refresh_from_db()
        if isinstance(told, Refused):
            assert job.state == "done"
        else:
            assert told is None and job.state in ("cancelled", "done")


def test_the_same_submission_twice_is_one(cast: Cast, crew: Crew) -> None:
    written: list[int] = []

    def submit(number: int, digest: str = "d") -> Any:
        with transaction.atomic():
            earlier = submission_claim(officer=cast.desk, key=f"s{number}", digest=digest)
            if earlier is not None:
                return ("again", earlier.answer)
            written.append(number)
            submission_answer(officer=cast.desk, key=f"s{number}", answer={"made": number})
            return ("first", None)

    for number in range(RACES):
        results = crew.together(*[lambda n=number: submit(n)] * 3)
        assert sorted(results, key=str) == sorted(
            [("first", None), ("again", {"made": number}), ("again", {"made": number})], key=str
        )
        with pytest.raises(Refused):
            submit(number, "something else")
    assert written == list(range(RACES))
    assert Submission.objects.count() == RACES


def test_a_submission_that_failed_may_be_sent_again(cast: Cast, crew: Crew) -> None:
    def submit(number: int, fails: bool) -> Any:
        with transaction.atomic():
            earlier = submission_claim(officer=cast.desk, key=f"s{number}", digest="d")
            if fails:
                raise ZeroDivisionError
            return earlier

    for number in range(RACES):
        failed, done = crew.together(lambda n=number: submit(n, True), lambda n=number: submit(n, False))
        assert isinstance(failed, ZeroDivisionError)
        assert done is None


def test_numbers_are_taken_in_several_scopes_at_once(cast: Cast, crew: Crew) -> None:
    """Writers who want the same scopes in another order do not lock each other out."""

    def take(*scopes: str) -> dict[str, range]:
        with transaction.atomic():
            return take_numbers(dict.fromkeys(scopes, 2))

    taken: dict[str, list[int]] = {"a": [], "b": [], "c": []}
    for _ in range(RACES):
        results = crew.together(lambda: take("a", "b", "c"), lambda: take("c", "b", "a"), lambda: take("b", "c"))
        assert not [one for one in results if isinstance(one, Exception)], results
        for found in results:
            for scope, numbers in found.items():
                taken[scope] += numbers
    for scope, numbers in taken.items():
        assert sorted(numbers) == list(range(1, len(numbers) + 1)), scope


def test_a_worker_that_died_is_replaced_by_one(cast: Cast, crew: Crew, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(jobs._kinds, "go on", lambda job: iter([jobs.Progress(job.done + 1, 9, {}, {})]))
    long_ago = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
    for _ in range(RACES):
        job = jobs.job_start(officer=cast.desk, kind="go on", asked={})
        Job.objects.filter(pk=job.pk).update(state="running", done=4, runs=1, alive_at=long_ago)
        crew.together(lambda pk=job.pk: jobs.run(pk), lambda pk=job.pk: jobs.run(pk))
        job.refresh_from_db()
        assert (job.state, job.done, job.runs) == ("done", 5, 2)
