"""What other subjects know that a stage of an agreement asks for.

A subject above this one in nothing but time (texts, amendments, promises)
says here what a step or an act asks of it, without this room knowing it. What
it says becomes a row of the table of requirements like any other:

    @asked_at("open_negotiation", codes="text_version_there", waivable=True)
    def first_version(agreements: Sequence[Agreement], side: int | None) -> Answers:
        return {one.pk: [Condition("text_version_there", met=...)] for one in agreements}
"""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from partners.records.errors import Condition

# The conditions of agreements by key; one that is not named is asked for nothing.
Answers = Mapping[int, Sequence[Condition]]
# Asked of many agreements at once, for the side that looks; None where nobody looks and only what all know counts.
Question = Callable[[Sequence[Any], int | None], Answers]


@dataclass(frozen=True)
class Asked:
    """A question of another subject: the codes of what it answers, and whether an approver may go ahead without."""

    codes: tuple[str, ...]
    question: Question
    waivable: bool


_ASKED: dict[str, list[Asked]] = defaultdict(list)


def asked_at(*stages: str, codes: str, waivable: bool = False) -> Callable[[Question], Question]:
    """Have a question asked at these stages: names of steps, or kinds of acts; `codes` are all that it may answer."""

    def kept(question: Question) -> Question:
        for stage in stages:
            _ASKED[stage].append(Asked(tuple(codes.split()), question, waivable))
        return question

    return kept


def asked_elsewhere(stage: str) -> tuple[Asked, ...]:
    """The questions that other subjects have at a stage."""
    return tuple(_ASKED.get(stage, ()))


class Elsewhere:
    """The answers of other subjects on some agreements for one side: each question is asked once for all of them."""

    def __init__(self, agreements: Sequence[Any], side: int | None) -> None:
        self.agreements, self.side = agreements, side
        self._kept: dict[Question, Answers] = {}

    def answers(self, question: Question, agreement: Any) -> Sequence[Condition]:
        """What a question answers on one of the agreements."""
        if question not in self._kept:
            self._kept[question] = question(self.agreements, self.side)
        return self._kept[question].get(agreement.pk, ())
