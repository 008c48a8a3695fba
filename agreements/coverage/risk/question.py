"""The questions of legal risk as a party asks them: those that the product comes with, changed by its approvers."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from agreements.activities.vocabulary import ActivityType
from agreements.coverage.risk.vocabulary import KNOWN, QUESTIONS, Question
from agreements.instruments.agreement import new_slug
from agreements.instruments.time_clauses import choices
from partners.models import Role
from partners.records.errors import Forbidden, Malformed
from partners.records.record import Record
from partners.records.service import service

# What an approver sets of a question.
QUESTION_COLUMNS = ("text", "activity_types", "source", "off")
_LENGTHS = {"text": 300, "source": 300}


class RiskQuestion(Record):
    """A question as a party asks it; where there is no row, that of its code is asked as the product has it."""

    code = models.CharField(max_length=32)
    text = models.CharField(max_length=300, blank=True, help_text="Of a question of its own.")
    activity_types = ArrayField(
        models.CharField(max_length=32, choices=choices(ActivityType)), default=list, blank=True
    )
    source = models.CharField(max_length=300, blank=True)
    off = models.BooleanField(default=False)
    reason = models.TextField()
    decided_by = models.ForeignKey("partners.Officer", models.PROTECT, related_name="+")

    class Meta(Record.Meta):
        constraints = [
            *Record.Meta.constraints,
            models.UniqueConstraint(fields=["owner", "code"], name="one_risk_question_per_code"),
            models.CheckConstraint(condition=Q(audience="national"), name="risk_question_is_national"),
            models.CheckConstraint(condition=~Q(reason=""), name="risk_question_has_reason"),
        ]

    @property
    def question(self) -> Question:
        """What it asks."""
        return Question(self.code, frozenset(self.activity_types), self.text, self.source, self.off)


def questions_of(party_id: Any) -> list[Question]:
    """Every question as a party asks it, those that it does not ask among them; one query."""
    rows = RiskQuestion.objects.filter(owner=party_id, mistake_at=None).order_by("id") if party_id else ()
    kept = {one.code: one.question for one in rows}
    own = [question for code, question in kept.items() if code not in KNOWN]
    return [*(kept.get(one.code, one) for one in QUESTIONS), *own]


@service
def risk_question_set(*, officer: Any, today: date, code: str, values: Mapping[str, Any], reason: str) -> RiskQuestion:
    """Change a question for the own party, or with an empty `code` add one; columns left out stay as they are.

    Raises Forbidden for anyone but an approver, Malformed.
    """
    if not officer.has_role(Role.APPROVER):
        raise Forbidden("role", needs=[Role.APPROVER])
    present = {one.code: one for one in questions_of(officer.party_id)}
    if code and code not in present:
        raise Malformed({"code": ["unknown"]})
    before = present[code] if code else Question(f"own_{new_slug()}", frozenset())
    said = _columns(before)
    given = {**said, **values}
    faults: dict[str, list[str]] = {name: ["unknown_field"] for name in set(given) - set(QUESTION_COLUMNS)}
    faults |= {name: ["too_long"] for name, most in _LENGTHS.items() if len(given[name]) > most}
    if set(given["activity_types"]) - set(ActivityType):
        faults["activity_types"] = ["unknown"]
    if code not in KNOWN and not given["text"].strip():
        faults["text"] = ["required"]
    if not reason.strip():
        faults["reason"] = ["required"]
    elif not faults and given == said:
        faults["reason"] = ["nothing_changed"]
    if faults:
        raise Malformed(faults)
    told = {**given, "reason": reason.strip(), "decided_by": officer, "mistake_at": None}
    row, _ = RiskQuestion.objects.update_or_create(owner=officer.party, code=before.code, defaults=told)
    made: RiskQuestion = row
    return made


def _columns(question: Question) -> dict[str, Any]:
    return {name: getattr(question, name) for name in QUESTION_COLUMNS} | {
        "activity_types": sorted(question.activity_types)
    }
