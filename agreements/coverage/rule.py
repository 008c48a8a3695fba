"""The rules on coverage as a party has them: those that the product comes with, changed by its approvers."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from agreements.activities.vocabulary import ActivityType
from agreements.coverage.rules import BY_CODE, DEFAULTS, Rule
from agreements.coverage.vocabulary import Circumstance, PaperKind
from agreements.instruments.agreement import new_slug
from agreements.instruments.time_clauses import choices
from agreements.instruments.vocabulary import InstrumentType
from partners.models import Party, PartyKind, Role
from partners.records.errors import Forbidden, Malformed
from partners.records.record import Record
from partners.records.service import service

# What an approver sets of a rule.
COLUMNS = ("name", "activity_types", "circumstance", "instruments", "papers", "frameworks", "source", "off")
_KNOWN: dict[str, frozenset[str]] = {
    "activity_types": frozenset(ActivityType),
    "instruments": frozenset(InstrumentType.values) - {InstrumentType.NOT_STATED},
    "papers": frozenset(PaperKind) - {PaperKind.AGREEMENT},
}
_LENGTHS = {"name": 160, "source": 300}


def _codes(kinds: Any) -> Any:
    return ArrayField(models.CharField(max_length=32, choices=kinds), default=list, blank=True)


class CoverageRule(Record):
    """A rule as a party has it; where there is no row, the rule of that code holds as the product has it."""

    code = models.CharField(max_length=32)
    name = models.CharField(max_length=160, blank=True, help_text="Of a rule of its own.")
    activity_types = _codes(choices(ActivityType))
    circumstance = models.CharField(max_length=20, choices=choices(Circumstance))
    instruments = _codes(InstrumentType.choices)
    papers = _codes(choices(PaperKind))
    frameworks = ArrayField(models.CharField(max_length=12), default=list, blank=True)
    source = models.CharField(max_length=300)
    off = models.BooleanField(default=False)
    reason = models.TextField()
    decided_by = models.ForeignKey("partners.Officer", models.PROTECT, related_name="+")

    class Meta(Record.Meta):
        constraints = [
            *Record.Meta.constraints,
            models.UniqueConstraint(fields=["owner", "code"], name="one_coverage_rule_per_code"),
            models.CheckConstraint(condition=Q(audience="national"), name="coverage_rule_is_national"),
            models.CheckConstraint(condition=~Q(reason=""), name="coverage_rule_has_reason"),
            models.CheckConstraint(
                condition=Q(circumstance__in=[str(one) for one in Circumstance]), name="coverage_circumstance_known"
            ),
        ]

    @property
    def rule(self) -> Rule:
        """What it says."""
        return Rule(
            self.code,
            frozenset(self.activity_types),
            self.circumstance,
            frozenset(self.instruments),
            frozenset(self.papers),
            tuple(self.frameworks),
            self.source,
            self.name,
            self.off,
        )


def rules_of(party_id: Any) -> list[Rule]:
    """Every rule as a party has it, those that it does not use among them; one query."""
    rows = CoverageRule.objects.filter(owner=party_id, mistake_at=None).order_by("id") if party_id else ()
    kept = {one.code: one.rule for one in rows}
    own = [rule for code, rule in kept.items() if code not in BY_CODE]
    return [*(kept.get(one.code, one) for one in DEFAULTS), *own]


@service
def coverage_rule_set(*, officer: Any, today: date, code: str, values: Mapping[str, Any], reason: str) -> CoverageRule:
    """Change a rule for the own party, or with an empty `code` add one; columns left out stay as they are.

    Activities are measured by it from now on. Raises Forbidden for anyone but
    an approver, Malformed.
    """
    if not officer.has_role(Role.APPROVER):
        raise Forbidden("role", needs=[Role.APPROVER])
    present = {one.code: one for one in rules_of(officer.party_id)}
    if code and code not in present:
        raise Malformed({"code": ["unknown"]})
    before = present[code] if code else Rule(f"own_{new_slug()}", source="")
    given = {**_columns(before), **values}
    faults = rule_faults(given, code) | ({} if reason.strip() else {"reason": ["required"]})
    if not faults and given == _columns(before):
        faults["reason"] = ["nothing_changed"]
    if faults:
        raise Malformed(faults)
    told = {**given, "reason": reason.strip(), "decided_by": officer, "mistake_at": None}
    row, _ = CoverageRule.objects.update_or_create(owner=officer.party, code=before.code, defaults=told)
    made: CoverageRule = row
    return made


def _columns(rule: Rule) -> dict[str, Any]:
    said = {name: getattr(rule, name) for name in COLUMNS}
    return {name: sorted(one) if isinstance(one, (frozenset, tuple)) else one for name, one in said.items()}


def rule_faults(values: Mapping[str, Any], code: str) -> dict[str, list[str]]:
    """What is wrong with the columns of a rule, by name."""
    faults: dict[str, list[str]] = {name: ["unknown_field"] for name in set(values) - set(COLUMNS)}
    faults |= {name: ["unknown"] for name, known in _KNOWN.items() if set(values[name]) - known}
    faults |= {name: ["too_long"] for name, most in _LENGTHS.items() if len(values[name]) > most}
    if values["circumstance"] not in set(Circumstance):
        faults["circumstance"] = ["unknown"]
    if not values["instruments"] and not values["papers"]:
        faults["instruments"] = ["required"]
    if code not in BY_CODE and not values["name"].strip():
        faults["name"] = ["required"]
    if not values["source"].strip():
        faults["source"] = ["required"]
    named = {code for one in DEFAULTS for code in one.frameworks}
    named |= set(Party.objects.filter(kind=PartyKind.ORGANISATION).values_list("code", flat=True))
    return faults | ({"frameworks": ["unknown"]} if set(values["frameworks"]) - named else {})
