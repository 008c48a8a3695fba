"""Whose turn it is, in each of the cases."""

import datetime as dt
from dataclasses import dataclass

import pytest

from agreements.texts.turn import Waits, turn_of

US, THEM = 1, 2


@dataclass
class One:
    number: int | None
    side_id: int
    sent_on: dt.date | None = dt.date(2026, 5, 2)
    received_on: dt.date | None = None
    pk: int = 0


@pytest.mark.parametrize(
    ("versions", "confirmed", "objected", "waits", "side"),
    [
        ([], (), (), Waits.BEGIN, US),
        ([One(1, US)], (), (), Waits.ANSWER, THEM),
        ([One(1, US)], (US,), (), Waits.ANSWER, THEM),
        ([One(1, US)], (THEM,), (), Waits.CONFIRM, US),
        ([One(1, US)], (US, THEM), (), Waits.NOTHING, None),
        ([One(1, US)], (US,), (THEM,), Waits.COUNTER, US),
        ([One(2, THEM), One(1, US)], (), (), Waits.ANSWER, US),
        ([One(1, US), One(2, THEM)], (US,), (), Waits.CONFIRM, THEM),
        ([One(1, US), One(2, US)], (), (), Waits.ANSWER, THEM),
    ],
)
def test_the_turn(versions: list[One], confirmed: tuple, objected: tuple, waits: Waits, side: int | None) -> None:
    turn = turn_of((US, THEM), US, versions, confirmed, objected)
    assert (turn.waits, turn.side) == (waits, side)


def test_it_waits_since_the_text_arrived_or_else_since_it_was_sent() -> None:
    sent = dt.date(2026, 5, 2)
    assert turn_of((US, THEM), US, [One(1, US)], ()).since == sent
    arrived = dt.date(2026, 5, 9)
    assert turn_of((US, THEM), US, [One(1, US, sent, arrived)], ()).since == arrived


def test_between_two_others_the_first_of_them_begins() -> None:
    assert turn_of((US, THEM), 7, [], ()).side == US
