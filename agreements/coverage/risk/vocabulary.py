"""The codes of legal risk, and the questions that the product comes with. What each means is said by the faces.

Source: what export control, assistance to foreign units and the protocols of
regional organisations ask in common; a ministry changes it as data.
"""

from dataclasses import dataclass
from enum import StrEnum

from agreements.activities.vocabulary import ActivityType as A


class RiskAnswer(StrEnum):
    """What an officer answers to whether there is such a risk."""

    NO = "no"
    MITIGATED = "yes_mitigated"
    OPEN = "yes_not_mitigated"


class RiskState(StrEnum):
    """How a question stands on a day: as it was answered, or not answered, or to be looked at again."""

    UNANSWERED = "not_answered"
    LAPSED = "to_be_reviewed"
    NO = "no"
    MITIGATED = "yes_mitigated"
    OPEN = "yes_not_mitigated"


@dataclass(frozen=True)
class Question:
    """A question that is asked of activities of these types, and at every gate; `text` is that of an own one."""

    code: str
    activity_types: frozenset[str]
    text: str = ""
    source: str = ""
    off: bool = False

    def is_asked_of(self, activity_type: str) -> bool:
        """Whether it is asked of activities of a type."""
        return not self.off and activity_type in self.activity_types


ARMS = frozenset({A.PROCUREMENT, A.JOINT_PROJECT, A.RESEARCH, A.LOGISTICS})
TRAINING_OF_UNITS = frozenset({A.MOBILE_TEAM, A.INSTRUCTORS, A.UNIT_EXCHANGE})
INTELLIGENCE = frozenset({A.INFORMATION})
_ALL = frozenset({str(one) for one in (*ARMS, *TRAINING_OF_UNITS, *INTELLIGENCE)})

QUESTIONS: tuple[Question, ...] = (
    Question("arms_embargo", ARMS | TRAINING_OF_UNITS),
    Question("record_of_unit", _ALL),
    Question("detention", TRAINING_OF_UNITS | INTELLIGENCE),
    Question("end_use", ARMS | INTELLIGENCE),
    Question("regional_sanctions", _ALL),
)
KNOWN = {one.code: one for one in QUESTIONS}
