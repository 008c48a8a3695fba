"""What other subjects ask before a side confirms an activity, without this room knowing them.

@asked_to_confirm
def coverage(situation: ActivitySituation) -> Iterable[Condition]: ...
"""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from partners.records.errors import Condition

Question = Callable[[Any], Iterable[Condition]]
_ASKED: list[Question] = []


def asked_to_confirm(question: Question) -> Question:
    """Have a question asked, of the side that looks, whenever it confirms."""
    if question not in _ASKED:
        _ASKED.append(question)
    return question


def asked_elsewhere(situation: Any) -> Iterator[Condition]:
    """What other subjects ask of an activity, as a guard of the lifecycle."""
    for question in _ASKED:
        yield from question(situation)
