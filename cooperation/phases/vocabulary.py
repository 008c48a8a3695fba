"""The codes of phases and gates (domain: C9). What each means is said by the faces."""

from enum import StrEnum


class Phase(StrEnum):
    """How far a partnership has come."""

    EXPLORATORY = "exploratory"
    PILOT = "pilot"
    REGULAR = "structured_programme"
    JOINT = "joint_projects"
    STRATEGIC = "strategic"

    @property
    def rank(self) -> int:
        """How far: 0 for getting to know each other, 4 for strategic."""
        return list(Phase).index(self)

    @property
    def following(self) -> "Phase | None":
        """The phase that the gate out of this one leads to; none after the last."""
        phases = list(Phase)
        return phases[self.rank + 1] if self.rank + 1 < len(phases) else None

    @property
    def before(self) -> "Phase | None":
        """The phase before it; none before the first."""
        return list(Phase)[self.rank - 1] if self.rank else None


class GateStatus(StrEnum):
    """How far a gate review is."""

    PREPARING = "preparing"
    IN_REVIEW = "in_review"
    PASSED = "passed"
    CONDITIONAL = "passed_on_conditions"
    HELD = "held"
    STOPPED = "stopped"
    STEPPED_BACK = "stepped_back"
    LAPSED = "lapsed"


class Decision(StrEnum):
    """What a side decides at a gate."""

    GO = "go"
    CONDITIONAL_GO = "conditional_go"
    HOLD = "hold"
    RECYCLE = "recycle"
    STOP = "stop"
    STEP_BACK = "step_back"


class Measure(StrEnum):
    """From what a criterion is measured; by evidence where the record does not know."""

    EVIDENCE = "evidence"
    TEXTS = "texts_in_effect"
    DONE = "activities_done"
    REPORTED = "reports_filed"
    EXECUTION = "plan_execution"
    OVERDUE = "long_overdue"
    PROJECTS = "joint_projects_reported"
    BALANCE_SHOWN = "balance_statements_agreed"
    OUT_OF_BAND = "units_out_of_band"
    ASSESSED = "initial_assessments"
    RED_LINES = "red_lines"


# A gate in one of these is not over: there is one at a time.
OPEN = frozenset({GateStatus.PREPARING, GateStatus.IN_REVIEW, GateStatus.HELD})
# Where a decision of both sides leads.
LEADS = {
    Decision.GO: GateStatus.PASSED,
    Decision.CONDITIONAL_GO: GateStatus.CONDITIONAL,
    Decision.HOLD: GateStatus.HELD,
    Decision.RECYCLE: GateStatus.PREPARING,
    Decision.STOP: GateStatus.STOPPED,
    Decision.STEP_BACK: GateStatus.STEPPED_BACK,
}
# Measured in hundredths; the rest is counted.
SHARES = frozenset({Measure.DONE, Measure.REPORTED, Measure.EXECUTION})
# What must not be more than its threshold; anything else must not be less.
AT_MOST = frozenset({Measure.OVERDUE, Measure.OUT_OF_BAND, Measure.RED_LINES})
