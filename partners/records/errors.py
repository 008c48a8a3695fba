"""The one family of errors that services raise.

They carry codes and data, never words: the faces turn them into an error
summary or into problem+json, in the reader's language.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Condition:
    """One thing that a step or a write asks for, and whether it is met.

    One that an approver may go ahead without is `waivable`; one that an
    approver went ahead without counts as met, and `waived` is the reason (empty
    where it is not the reader's to know).
    """

    code: str
    data: Mapping[str, Any] = field(default_factory=dict)
    met: bool = False
    waivable: bool = False
    waived: str | None = None


class RecordError(Exception):
    """What a service answers when it does not do as asked."""

    status = 500


class Malformed(RecordError):
    """The input itself is wrong: codes of what is wrong, by field."""

    status = 400

    def __init__(self, fields: Mapping[str, Iterable[str]]) -> None:
        self.fields = {name: list(codes) for name, codes in fields.items()}
        super().__init__(str(self.fields))


class Forbidden(RecordError):
    """The record is in sight, and this officer may not do this to it."""

    status = 403

    def __init__(self, code: str = "role", **data: Any) -> None:
        self.condition = Condition(code, data)
        super().__init__(code)


class Unseen(RecordError):
    """There is no such record for this reader, whether or not it exists."""

    status = 404


class Refused(RecordError):
    """Well-formed, and a rule refuses it: every unmet condition at once."""

    status = 409

    def __init__(self, conditions: Iterable[Condition]) -> None:
        self.conditions = [one for one in conditions if not one.met]
        super().__init__(", ".join(one.code for one in self.conditions))


class Stale(RecordError):
    """Somebody else changed the record since it was read: what changed."""

    status = 412

    def __init__(self, changes: Iterable[Mapping[str, Any]] = ()) -> None:
        self.changes = list(changes)
        super().__init__("stale")


def missing(code: str, **data: Any) -> Condition:
    """A condition that is not met."""
    return Condition(code, data, met=False)


def refuse_unless(met: bool, code: str, **data: Any) -> None:
    """Raise Refused with this one condition unless it is met."""
    if not met:
        raise Refused([missing(code, **data)])
