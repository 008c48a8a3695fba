"""What other subjects know that a stage of an agreement asks for.

A subject above this one in nothing but time (texts, amendments, promises)
says here what a step or an act asks of it, without this room knowing it:

    @asked_at("open_negotiation", code="text_version_there", waivable=True)
    def first_version(agreement: Agreement) -> Iterator[Condition]:
        yield Condition("text_version_there", met=...)
"""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from partners.records.errors import Condition

Question = Callable[[Any], Iterable[Condition]]

# No step of an agreement is taken while a change of its text is open.
WHILE_AMENDED = ("apply_provisionally", "suspend", "resume", "terminate", "supersede")


@dataclass(frozen=True)
class Asked:
    """A question of another subject: the code of what it answers, and whether an approver may go ahead without."""

    code: str
    question: Question
    waivable: bool


_ASKED: dict[str, list[Asked]] = defaultdict(list)


def asked_at(*stages: str, code: str, waivable: bool = False) -> Callable[[Question], Question]:
    """Have a question asked at these stages: names of steps, or kinds of acts; it is given the agreement."""

    def kept(question: Question) -> Question:
        for stage in stages:
            _ASKED[stage].append(Asked(code, question, waivable))
        return question

    return kept


def asked_elsewhere(stage: str) -> tuple[Asked, ...]:
    """The questions that other subjects have at a stage."""
    return tuple(_ASKED.get(stage, ()))
