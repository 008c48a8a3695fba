"""The seal: every committed change has one place, in the order of commit, and whatever is altered is found."""

import threading

import pytest
from django.db import connection, transaction
from django.db.backends.base.base import BaseDatabaseWrapper

from partners.models import Change, Officer, Party, Placed, Seal, Unsealed
from partners.records import seal
from partners.records.seal import seal_history, strays, verify_batches
from tests.races.together import Crew

WRITERS, WRITES = 8, 12


@pytest.fixture(autouse=True)
def _database(committed_db: BaseDatabaseWrapper) -> None:
    """Each test commits, in a database of its own."""


def write(name: str) -> None:
    """One change of one record: an officer."""
    party, _ = Party.objects.get_or_create(code="UKR", defaults={"name_en": "Ukraine", "name_fr": "Ukraine"})
    Officer.objects.create(email=f"{name}@ua.example", name=name, party=party)


def problems() -> list[str]:
    """What does not verify."""
    return [one.code for _, found in verify_batches() for one in found] + [one.code for one in strays()]


def sealed(count: int, times: int = 1) -> None:
    """Some changes, sealed in so many batches."""
    for number in range(times):
        for place in range(count):
            write(f"o{number}-{place}")
        assert seal_history() == count


def test_concurrent_writers_are_sealed_exactly_once_in_the_order_of_commit() -> None:
    """Each writer commits one after the other; sealers run among them all the while."""
    write("first")
    gone_home: list[int] = []

    def writer(number: int) -> None:
        for turn in range(WRITES):
            with transaction.atomic():
                write(f"w{number}-{turn}")
                # A change rolled back among them takes a number that is never placed.
                with pytest.raises(ZeroDivisionError), transaction.atomic():
                    write(f"gone{number}-{turn}")
                    raise ZeroDivisionError
        gone_home.append(number)

    def sealer() -> None:
        while len(gone_home) < WRITERS:
            seal_history()

    crew = Crew()
    errors = crew.together(*[lambda number=number: writer(number) for number in range(WRITERS)], *[sealer] * 3)
    crew.leave()
    seal_history()
    assert [one for one in errors if isinstance(one, Exception)] == []
    places = list(Placed.objects.order_by("position").values_list("position", "change_id"))
    assert [position for position, _ in places] == list(range(1, 1 + WRITERS * WRITES + 1))
    assert sorted(change for _, change in places) == sorted(Change.objects.values_list("id", flat=True))
    assert not Unsealed.objects.exists()
    # What one writer committed later stands later.
    names = dict(Change.objects.values_list("id", "record_id"))
    emails = dict(Officer.objects.values_list("pk", "email"))
    for number in range(WRITERS):
        turns = [emails[names[change]] for _, change in places if emails[names[change]].startswith(f"w{number}-")]
        assert turns == [f"w{number}-{turn}@ua.example" for turn in range(WRITES)]
    assert problems() == []
    assert Seal.objects.count() > 1


def test_a_change_committed_before_another_began_stands_before_it() -> None:
    write("first")
    held, go = threading.Event(), threading.Event()

    def slow() -> None:
        with transaction.atomic():
            write("slow")
            held.set()
            go.wait(10)
        connection.close()

    thread = threading.Thread(target=slow)
    thread.start()
    held.wait(10)
    write("quick")
    seal_history()
    go.set()
    thread.join()
    seal_history()
    placed = Placed.objects.order_by("position").values_list("change__record_id", flat=True)
    names = [Officer.objects.get(pk=pk).name for pk in placed]
    assert names == ["first", "quick", "slow"]
    assert problems() == []


def test_sealing_again_seals_nothing() -> None:
    sealed(3)
    assert seal_history() == 0
    assert Seal.objects.count() == 1


def test_a_long_wait_is_sealed_in_batches(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(seal, "BATCH", 4)
    for number in range(10):
        write(f"o{number}")
    assert seal_history() == 10
    assert list(Seal.objects.order_by("first").values_list("first", "last")) == [(1, 4), (5, 8), (9, 10)]
    assert problems() == []


def tamper(*statements: str) -> None:
    """What somebody with all rights could do to the history."""
    with connection.cursor() as cursor:
        for table in ("partners_change", "partners_placed", "partners_seal"):
            cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
        for statement in statements:
            cursor.execute(statement)


SECOND = "(SELECT change_id FROM partners_placed WHERE position = 2)"


@pytest.mark.parametrize(
    ("done", "found"),
    [
        (f"UPDATE partners_change SET after = '{{}}' WHERE id = {SECOND}", {"altered"}),
        (f"UPDATE partners_change SET after = '{{}}', content = 'x' WHERE id = {SECOND}", {"altered", "digest"}),
        (f"UPDATE partners_change SET officer = 1 WHERE id = {SECOND}", {"digest"}),
        (f"UPDATE partners_change SET owner_id = NULL WHERE id = {SECOND}", {"digest"}),
        (f"UPDATE partners_change SET audience = 'public' WHERE id = {SECOND}", {"digest"}),
        (f"UPDATE partners_change SET at = at + interval '1 day' WHERE id = {SECOND}", {"digest"}),
        (f"UPDATE partners_change SET source = 'else' WHERE id = {SECOND}", {"digest"}),
        (f"DELETE FROM partners_change WHERE id = {SECOND}", {"altered", "digest"}),
        ("DELETE FROM partners_placed WHERE position = 2", {"digest", "stray"}),
        ("UPDATE partners_seal SET digest = repeat('0', 64) WHERE first = 1", {"digest"}),
        ("DELETE FROM partners_seal WHERE first = 4", {"gap", "digest"}),
        ("INSERT INTO partners_change SELECT (jsonb_populate_record(c, '{\"id\": 999999}')).* FROM partners_change c"
         " WHERE id = (SELECT min(id) FROM partners_change)", {"stray"}),
    ],
)  # fmt: skip
def test_whatever_is_altered_by_hand_is_found(done: str, found: set[str]) -> None:
    sealed(3, times=3)
    assert problems() == []
    tamper(done)
    assert set(problems()) == found


def test_rewriting_a_row_with_its_digests_still_breaks_the_chain() -> None:
    """Whoever rewrites a row and its batch's digest would have to rewrite every batch after it."""
    sealed(3, times=3)
    tamper(
        f"UPDATE partners_change SET after = '{{}}' WHERE id = {SECOND}",
        f"UPDATE partners_change SET content = entente_content_digest(before, after) WHERE id = {SECOND}",
        "UPDATE partners_seal SET digest = (SELECT encode(sha256(convert_to(string_agg(entente_change_digest(c,"
        " p.position), '' ORDER BY p.position), 'UTF8')), 'hex') FROM partners_placed p JOIN partners_change c"
        " ON c.id = p.change_id WHERE p.position BETWEEN 1 AND 3) WHERE first = 1",
    )
    found = {last: [one.code for one in problems] for last, problems in verify_batches()}
    assert found == {3: [], 6: ["digest"], 9: []}


def test_verification_goes_on_where_it_stopped() -> None:
    sealed(3, times=3)
    tamper(f"UPDATE partners_change SET after = '{{}}' WHERE id = {SECOND}")
    assert [last for last, _ in verify_batches(after=3)] == [6, 9]
    assert [one for _, found in verify_batches(after=3) for one in found] == []
