"""What each gate asks for: a template with defaults (domain: C9), which each party edits for itself."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import models
from django.db.models import Q

from agreements.instruments.time_clauses import choices
from agreements.instruments.vocabulary import InstrumentType as T
from cooperation.phases.vocabulary import SHARES, Measure, Phase
from partners.models import Role
from partners.records.errors import Forbidden, Malformed
from partners.records.record import Record
from partners.records.service import service

MOST = 1_000_000
_TITLE = 300


@dataclass(frozen=True)
class Asked:
    """A criterion of the template: how it is measured, and what it must reach."""

    code: str
    measure: Measure = Measure.EVIDENCE
    mandatory: bool = True
    threshold: int | None = None
    types: tuple[str, ...] = ()
    title: str = ""


_ANY = tuple(str(one) for one in T if one != T.NOT_STATED)
_FORCES = (T.SOFA, T.VFA, T.ACSA, T.HNS_MOU)
DEFAULTS: Mapping[Phase, tuple[Asked, ...]] = {
    Phase.EXPLORATORY: (
        Asked("political_direction"),
        Asked("contacts_both_sides"),
        Asked("statement_of_intent", Measure.TEXTS, threshold=1, types=(*_ANY, "not_stated")),
        Asked("initial_assessment", Measure.ASSESSED, threshold=1),
        Asked("no_blocking_conflict", Measure.RED_LINES, threshold=0),
    ),
    Phase.PILOT: (
        Asked("pilot_activities_done", Measure.DONE, threshold=80),
        Asked("reports_filed", Measure.REPORTED, threshold=100),
        Asked("framework_in_effect", Measure.TEXTS, threshold=1, types=(T.FRAMEWORK_AGREEMENT, T.MOU)),
        Asked("balance_shown", Measure.BALANCE_SHOWN, threshold=1),
        Asked("classified_information", Measure.TEXTS, False, 1, (T.GSOMIA,)),
    ),
    Phase.REGULAR: (
        Asked("plan_execution", Measure.EXECUTION, threshold=75),
        Asked("nothing_long_overdue", Measure.OVERDUE, threshold=0),
        Asked("objectives_with_baselines"),
        Asked("funding_each_side"),
        Asked("status_of_forces", Measure.TEXTS, False, 1, _FORCES),
        Asked("communications_tested", mandatory=False),
    ),
    Phase.JOINT: (
        Asked("joint_project_delivered", Measure.PROJECTS, threshold=1),
        Asked("independent_evaluation"),
        Asked("public_report"),
        Asked("balance_in_band", Measure.OUT_OF_BAND, threshold=0),
        Asked("renewal_decided"),
    ),
}
BY_CODE: Mapping[str, Asked] = {one.code: one for asked in DEFAULTS.values() for one in asked}


def measure_of(code: str) -> Measure:
    """How a criterion is measured; one of its own is shown by evidence."""
    return BY_CODE[code].measure if code in BY_CODE else Measure.EVIDENCE


class CriterionRule(Record):
    """What a party asks otherwise than the template of a gate: a criterion changed, left out, or one of its own."""

    gate_from = models.CharField(max_length=24, choices=choices(Phase))
    code = models.CharField(max_length=40, blank=True)
    title = models.CharField(max_length=300, blank=True)
    mandatory = models.BooleanField(default=True)
    threshold = models.PositiveIntegerField(null=True, blank=True)
    left_out = models.BooleanField(default=False)
    reason = models.TextField()
    changed_by = models.ForeignKey("partners.Officer", models.PROTECT, related_name="+")

    class Meta(Record.Meta):
        constraints = [
            *Record.Meta.constraints,
            models.CheckConstraint(condition=Q(audience="national"), name="criterion_rule_is_national"),
            models.CheckConstraint(condition=~Q(reason=""), name="criterion_rule_has_reason"),
            models.CheckConstraint(condition=~Q(code="") | ~Q(title=""), name="criterion_rule_says_what"),
            models.UniqueConstraint(
                fields=["owner", "gate_from", "code"], condition=~Q(code=""), name="one_rule_per_criterion"
            ),
            models.UniqueConstraint(
                fields=["owner", "gate_from", "title"], condition=Q(code=""), name="one_own_criterion_per_title"
            ),
        ]


def rules_of(reader: Any) -> dict[tuple[str, str], CriterionRule]:
    """What the reader's party asks otherwise, by gate and by code or title; one query."""
    rows = CriterionRule.objects.filter(owner=reader.party_id).select_related("changed_by").order_by("id")
    return {(one.gate_from, one.code or one.title): one for one in rows}


def template_of(reader: Any, gate_from: str) -> list[Asked]:
    """What the gate out of a phase asks for, as the reader's party has it now."""
    rules = rules_of(reader)
    found: list[Asked] = []
    for asked in DEFAULTS.get(Phase(gate_from), ()):
        rule = rules.get((gate_from, asked.code))
        if rule is None:
            found.append(asked)
        elif not rule.left_out:
            found.append(Asked(asked.code, asked.measure, rule.mandatory, rule.threshold, asked.types))
    own = [one for (gate, _), one in rules.items() if gate == gate_from and not one.code and not one.left_out]
    return found + [Asked("", mandatory=one.mandatory, title=one.title) for one in own]


def threshold_faults(code: str, threshold: int | None) -> dict[str, list[str]]:
    """What is wrong with a threshold: a measured criterion has one, a share is at most the whole."""
    measure = measure_of(code)
    if measure == Measure.EVIDENCE:
        return {"threshold": ["not_measured"]} if threshold is not None else {}
    if threshold is None:
        return {"threshold": ["required"]}
    return {} if 0 <= threshold <= (100 if measure in SHARES else MOST) else {"threshold": ["out_of_range"]}


@service
def criterion_rule_set(
    *,
    officer: Any,
    today: date,
    gate_from: str,
    code: str,
    title: str,
    mandatory: bool,
    threshold: int | None,
    left_out: bool,
    reason: str,
) -> CriterionRule:
    """Change what a gate of the own party asks for from now on; gates that are open keep what they asked.

    `code` names a criterion of the template, else `title` one of its own.
    Raises Forbidden for anyone but an approver, Malformed.
    """
    if not officer.has_role(Role.APPROVER):
        raise Forbidden("role", needs=[Role.APPROVER])
    faults: dict[str, list[str]] = {} if reason.strip() else {"reason": ["required"]}
    if gate_from not in {str(one) for one in DEFAULTS}:
        faults["gate_from"] = ["unknown"]
    elif code and code not in {one.code for one in DEFAULTS[Phase(gate_from)]}:
        faults["code"] = ["unknown"]
    if not code and not title.strip():
        faults["title"] = ["required"]
    if len(title) > _TITLE:
        faults["title"] = ["too_long"]
    if "code" not in faults and not left_out:
        faults |= threshold_faults(code, threshold)
    if faults:
        raise Malformed(faults)
    key: dict[str, Any] = {"code": code} if code else {"code": "", "title": title.strip()}
    given = {"mandatory": mandatory, "threshold": threshold, "left_out": left_out, "reason": reason.strip()}
    rule: CriterionRule
    rule, _ = CriterionRule.objects.update_or_create(
        owner=officer.party, gate_from=gate_from, **key, defaults={**given, "changed_by": officer}
    )
    return rule
