"""Two clients at once: one wins, the other is told; the same key writes once."""

from concurrent.futures import ThreadPoolExecutor
from typing import Any

from django.db import connections

from agreements.models import Agreement
from tests.cast import Cast

RECORD = {"parties": ["GBR"], "titles": {"en": "Memorandum"}}
AT_ONCE = 6


def at_once(send: Any) -> list[Any]:
    """The answers to several senders at once; each thread gives its connection back."""

    def one(number: int) -> Any:
        try:
            return send(number)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(AT_ONCE) as pool:
        return list(pool.map(one, range(AT_ONCE)))


def test_one_key_is_one_write(committed_db: Any, cast: Cast, rest: Any) -> None:
    rest.token(cast.desk)
    answers = at_once(lambda _: rest.post(cast.desk, "agreements/", RECORD, Idempotency_Key="same"))
    assert {one.status for one in answers} == {201}
    assert len({one.data["id"] for one in answers}) == 1
    assert sum("Idempotency-Replayed" not in one.headers for one in answers) == 1
    assert Agreement.objects.count() == 1


def test_one_version_is_edited_once(committed_db: Any, cast: Cast, rest: Any) -> None:
    agreement = cast.record()
    where = f"agreements/{agreement.key}/"
    tag = rest.get(cast.desk, where).tag
    for officer in (cast.desk, cast.other_desk):
        rest.token(officer)

    def edit(number: int) -> Any:
        body = {"purpose": f"Purpose {number}.", "reason": "Clearer."}
        return rest.patch((cast.desk, cast.other_desk)[number % 2], where, body, If_Match=tag)

    answers = at_once(edit)
    assert sorted(one.status for one in answers) == [200] + [412] * (AT_ONCE - 1)
    won = next(one for one in answers if one.status == 200)
    assert Agreement.objects.get().purpose == won.data["purpose"]
    for lost in (one for one in answers if one.status == 412):
        assert "purpose" in lost.data["changes"][0]["fields"]
