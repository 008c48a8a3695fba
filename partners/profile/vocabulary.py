"""The codes of profiles. What each means is said by the faces."""

from django.db import models


class LineKind(models.TextChoices):
    """What a line of a profile says of its party."""

    GOAL = "goal"
    OFFERED = "offered"
    SOUGHT = "sought"
    COMMUNICATION = "communication"


class TermKind(models.TextChoices):
    """What a term of the taxonomy is a word for."""

    GOAL = "goal"
    CAPABILITY = "capability"
    COMMUNICATION = "communication"


class Priority(models.TextChoices):
    """How much weight a goal has."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"

    @property
    def weight(self) -> int:
        """3 for the highest, 1 for the lowest."""
        return 3 - list(Priority).index(self)


class Level(models.TextChoices):
    """How far a capability that is offered reaches, or one that is sought should."""

    BASIC = "basic"
    FULL = "full"
    INSTRUCTING = "instructing"


TERM_KIND_OF = {
    LineKind.GOAL: TermKind.GOAL,
    LineKind.OFFERED: TermKind.CAPABILITY,
    LineKind.SOUGHT: TermKind.CAPABILITY,
    LineKind.COMMUNICATION: TermKind.COMMUNICATION,
}
