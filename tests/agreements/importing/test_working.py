"""The work on an import: stopped and resumed without loss, killed at any piece, all or nothing, undone."""

from datetime import timedelta

import pytest

from agreements.models import Agreement
from agreements.standing.moves import standings_advance
from partners.models import ImportRow, Job
from partners.records import jobs
from partners.records.errors import Refused
from partners.records.imports import working
from partners.records.imports.asking import import_stop, import_undo, import_write
from tests.agreements.importing.bringing import checked, done, received, row, undone, written
from tests.cast import Cast

ROWS = 23
LIST = "Country,Title,File number\n" + "".join(f"Poland,Agreement {n},{n}\n" for n in range(ROWS))


@pytest.fixture(autouse=True)
def _small_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(working, "PIECE", 5)


def asked_to_write(cast: Cast, content: str = LIST, take: str = "good"):
    """A checked list whose import is asked for and not begun."""
    batch = checked(cast, received(cast, content))
    return import_write(officer=cast.desk, today=cast.today, batch=batch, take=take, expected_version=None)


def test_stopped_after_any_piece_it_goes_on_without_loss(cast: Cast) -> None:
    batch = asked_to_write(cast)
    for _turn in range(10):
        job = Job.objects.get(pk=batch.job_id)
        if job.state == "waiting":
            # Stopped as soon as it has done one piece.
            Job.objects.filter(pk=job.pk).update(cancel_asked=True)
            jobs.run(job.pk)
            batch.refresh_from_db()
            assert (
                batch.passed == Agreement.objects.count() == ImportRow.objects.filter(record_id__isnull=False).count()
            )
        if Job.objects.get(pk=job.pk).state == "cancelled":
            jobs.job_resume(officer=cast.desk, pk=job.pk)
    batch.refresh_from_db()
    assert (batch.state, batch.counts, Agreement.objects.count()) == ("written", {"created": ROWS}, ROWS)
    assert set(Agreement.objects.values_list("source_key", flat=True)) == {f"list:{n}" for n in range(ROWS)}


def test_a_worker_that_died_between_two_pieces_is_followed_by_one_that_does_none_twice(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    batch = asked_to_write(cast)
    works = [working.write_work(batch.job), working.write_work(batch.job)]
    next(works[0])
    next(works[0])  # ten rows are in; then it is gone, and its job never heard of the second piece
    assert len(list(works[1])) == 3
    # One that was thought dead and comes back finds that another went on.
    assert list(works[0]) == []
    batch.refresh_from_db()
    assert (batch.state, batch.counts, Agreement.objects.count()) == ("written", {"created": ROWS}, ROWS)


def test_all_or_nothing_is_refused_while_a_row_is_refused(cast: Cast) -> None:
    batch = checked(cast, received(cast, f"{LIST}Atlantis,Other,99\n"))
    with pytest.raises(Refused):
        import_write(officer=cast.desk, today=cast.today, batch=batch, take="all", expected_version=None)
    batch = done(import_write(officer=cast.desk, today=cast.today, batch=batch, take="good", expected_version=None))
    assert (batch.counts["created"], batch.counts["refused"]) == (ROWS, 1)


def test_all_or_nothing_takes_back_what_was_written_when_a_row_is_refused_after_all(cast: Cast) -> None:
    content = LIST.replace("Poland,Agreement 22", "Estonia,Agreement 22")
    batch = asked_to_write(cast, content, take="all")
    # What the dry run knew is gone meanwhile.
    cast.party("EST").name_en = cast.party("EST").name_fr = "Elsewhere"
    cast.party("EST").save()
    assert done(batch).state == "refused"
    assert not Agreement.objects.visible_to(cast.desk).exists()
    assert set(ImportRow.objects.values_list("undone", flat=True)) == {"taken_out", ""}


def test_what_was_stopped_half_way_is_undone_and_can_come_again(cast: Cast) -> None:
    batch = asked_to_write(cast)
    Job.objects.filter(pk=batch.job_id).update(cancel_asked=True)
    jobs.run(batch.job_id or 0)
    batch.refresh_from_db()
    assert (batch.state, batch.passed) == ("writing", 5)
    assert undone(cast, batch).state == "undone"
    assert not Agreement.objects.visible_to(cast.desk).exists()
    assert written(cast, LIST).counts == {"created": ROWS}


def test_only_whoever_asked_stops_the_work_and_only_while_there_is_some(cast: Cast) -> None:
    batch = written(cast, LIST)
    with pytest.raises(Refused):
        import_stop(officer=cast.desk, today=cast.today, batch=batch)
    import_undo(officer=cast.desk, today=cast.today, batch=batch, reason="x", expected_version=None)
    with pytest.raises(Refused):
        import_write(officer=cast.desk, today=cast.today, batch=batch, take="good", expected_version=None)


def test_an_identifier_that_stands_twice_is_told_wherever_it_stands(cast: Cast) -> None:
    batch = written(cast, f"{LIST}Poland,Other,3\n")
    assert row(batch, ROWS + 2).findings[0]["code"] == "repeated"
    assert batch.counts["created"] == ROWS


def test_time_alone_does_not_keep_an_import_from_being_undone(cast: Cast) -> None:
    batch = written(cast, "Country,Title,Signed,Validity\nPoland,One,2021-12-01,5 years\n")
    standings_advance(cast.today + timedelta(days=60))
    undone(cast, batch)
    assert row(batch, 2).undone == "taken_out"
