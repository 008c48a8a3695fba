"""Lifecycles as tables, closed by default: what the table does not name is refused.

Asking changes nothing: `offers` returns every step out of the present status
with all of its conditions, met and unmet, so that a page can show a checklist
and the API a list of reasons.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, Generic, TypeVar

from partners.records.errors import Condition, Forbidden, Refused

S = TypeVar("S", bound="Situation")


@dataclass(frozen=True)
class Situation:
    """What guards look at: who asks, for which side, on which day."""

    status: str
    side: Any
    owner: Any
    roles: frozenset[str]


class By(StrEnum):
    """Whose officers may take a step."""

    OWNER = "owner"
    EITHER = "either"
    SYSTEM = "system"


Guard = Callable[[Any], Iterable[Condition]]


@dataclass(frozen=True)
class Step(Generic[S]):
    """One row of a lifecycle: from, to, who, on what conditions, with what it needs.

    `needs` names the inputs and whether each must be given. A step that
    `follows` is taken by itself as soon as nothing is missing.
    """

    name: str
    sources: frozenset[str]
    target: str
    roles: frozenset[str]
    by: By = By.EITHER
    guards: tuple[Guard, ...] = ()
    needs: Mapping[str, bool] = field(default_factory=dict)
    follows: bool = False

    def allows(self, situation: S) -> bool:
        """Whether this officer's role and side may take it, whatever is missing."""
        if self.by == By.SYSTEM or not situation.roles & self.roles:
            return False
        return self.by == By.EITHER or situation.side == situation.owner

    def conditions(self, situation: S) -> list[Condition]:
        """Every condition, met and unmet."""
        return [one for guard in self.guards for one in guard(situation)]


@dataclass(frozen=True)
class Offer:
    """A step out of the present status, as this officer sees it."""

    step: Step[Any]
    allowed: bool
    conditions: tuple[Condition, ...]

    @property
    def missing(self) -> list[Condition]:
        """What is still missing."""
        return [one for one in self.conditions if not one.met]

    @property
    def ready(self) -> bool:
        """Whether the step could be taken now."""
        return self.allowed and not self.missing


@dataclass(frozen=True)
class Lifecycle(Generic[S]):
    """The statuses of a kind of record and the steps between them."""

    name: str
    statuses: tuple[str, ...]
    steps: tuple[Step[S], ...]

    def offers(self, situation: S) -> list[Offer]:
        """Every step out of the present status, in the order of the table."""
        return [
            Offer(step, step.allows(situation), tuple(step.conditions(situation)))
            for step in self.steps
            if situation.status in step.sources
        ]

    def step_to(self, target: str, situation: S) -> Step[S]:
        """The step from the present status to `target`.

        Raises Refused when the table names none, Forbidden when this officer
        may not take it.
        """
        steps = [one for one in self.steps if one.target == target and situation.status in one.sources]
        if not steps:
            raise Refused([Condition("no_such_step", {"from": situation.status, "to": target})])
        allowed = [one for one in steps if one.allows(situation)]
        if not allowed:
            raise Forbidden("step_role", step=steps[0].name)
        return allowed[0]

    def check(self, target: str, situation: S) -> Step[S]:
        """The step to `target`, if it may be taken now; Refused with every unmet condition if not."""
        step = self.step_to(target, situation)
        missing = [one for one in step.conditions(situation) if not one.met]
        if missing:
            raise Refused(missing)
        return step
