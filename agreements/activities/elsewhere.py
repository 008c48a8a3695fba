"""What other subjects ask before an activity is planned or confirmed, without this room knowing them.

@asked_to_confirm
def coverage(situation: ActivitySituation) -> Iterable[Condition]: ...
"""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from partners.records.errors import Condition

Question = Callable[[Any], Iterable[Condition]]
_TO_PLAN: list[Question] = []
_TO_CONFIRM: list[Question] = []


def asked_to_confirm(question: Question) -> Question:
    """Have a question asked, of the side that looks, whenever it confirms."""
    return _register(question, _TO_CONFIRM)


def asked_to_plan(question: Question) -> Question:
    """Have a question asked when an activity is planned, and again whenever a side confirms it."""
    return _register(asked_to_confirm(question), _TO_PLAN)


def planning_asks(situation: Any) -> Iterator[Condition]:
    """What other subjects ask before an activity is planned, as a guard of the lifecycle."""
    for question in _TO_PLAN:
        yield from question(situation)


def confirming_asks(situation: Any) -> Iterator[Condition]:
    """What other subjects ask before a side confirms an activity, as a guard of the lifecycle."""
    for question in _TO_CONFIRM:
        yield from question(situation)


def _register(question: Question, asked: list[Question]) -> Question:
    if question not in asked:
        asked.append(question)
    return question
