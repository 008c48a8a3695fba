"""The answers of one side to the questions of legal risk, of an activity or of whatever else is decided by it."""

from datetime import date
from typing import Any

from django.db import models
from django.db.models import Q

from agreements.activities.activity import Activity
from agreements.coverage.risk.binding import turned_tell
from agreements.coverage.risk.question import questions_of
from agreements.coverage.risk.vocabulary import Question, RiskAnswer
from agreements.instruments.time_clauses import choices
from agreements.reminders.thresholds import next_telling
from partners.records.errors import Forbidden, Malformed, Unseen
from partners.records.record import Record
from partners.records.roots import claim
from partners.records.service import service

_LENGTHS = {"mitigation": 4000, "source": 300}


class RiskCheck(Record):
    """The answer of one side to one question. National for ever: it is shared with nobody, whatever it is about."""

    subject = models.CharField(max_length=40)
    subject_id = models.BigIntegerField()
    question = models.CharField(max_length=32)
    answer = models.CharField(max_length=20, choices=choices(RiskAnswer))
    mitigation = models.TextField(blank=True, help_text="How the risk is mitigated, or why there is none.")
    source = models.CharField(max_length=300)
    on = models.DateField(help_text="The legal day of the answer.")
    review_on = models.DateField(help_text="From this day on it is to be answered anew.")
    officer = models.ForeignKey("partners.Officer", models.PROTECT, related_name="+")
    told = models.PositiveSmallIntegerField(null=True, help_text="The last threshold that was told of this date.")
    tell_on = models.DateField(null=True, help_text="When the next threshold is to be told.")

    class Meta(Record.Meta):
        constraints = [
            *Record.Meta.constraints,
            models.UniqueConstraint(
                fields=["owner", "subject", "subject_id", "question"], name="one_risk_check_per_question"
            ),
            models.CheckConstraint(condition=Q(audience="national"), name="risk_check_is_national"),
            models.CheckConstraint(condition=Q(answer__in=[str(one) for one in RiskAnswer]), name="risk_answer_known"),
            models.CheckConstraint(
                condition=~Q(answer=RiskAnswer.MITIGATED, mitigation=""), name="mitigated_risk_says_how"
            ),
            models.CheckConstraint(condition=~Q(source=""), name="risk_check_has_source"),
            models.CheckConstraint(condition=Q(review_on__gt=models.F("on")), name="risk_review_after_answer"),
        ]
        indexes = [
            *Record.Meta.indexes,
            models.Index(fields=["subject", "subject_id"], name="risk_check_of"),
            models.Index(fields=["tell_on"], condition=~Q(tell_on=None), name="risk_review_to_tell"),
        ]


def hold_root(officer: Any, root: Any, expected_version: int | None) -> Any:
    """Claim what a risk is about, an activity or a gate, for an officer of one of its two sides; as it now is.

    Raises Unseen, Forbidden, Stale.
    """
    model: Any = type(root)
    if not model.objects.visible_to(officer).filter(pk=root.pk).exists():
        raise Unseen
    if not officer.writes:
        raise Forbidden("role")
    if not (root.partnership and root.partnership.has(officer.party_id)):
        raise Forbidden("not_a_party")
    claim(root.claimed, expected_version)
    return model._default_manager.get(pk=root.pk)


def is_asked(question: Question, root: Any) -> bool:
    """Of an activity by its type; of anything else, such as a gate, every question that is not switched off."""
    return question.is_asked_of(root.activity_type) if isinstance(root, Activity) else not question.off


@service
def risk_answer(
    *,
    officer: Any,
    today: date,
    root: Any,
    question: str,
    answer: str,
    source: str,
    review_on: date,
    expected_version: int | None,
    mitigation: str = "",
) -> RiskCheck:
    """Answer a question of legal risk on an activity or a gate, or answer it anew; the history keeps what it said.

    `mitigation` says how a risk is mitigated. "Yes, not mitigated", where the
    side has bound itself, comes to its approvers. Raises Malformed, Forbidden, Unseen, Stale.
    """
    held = hold_root(officer, root, expected_version)
    texts = {"mitigation": mitigation.strip(), "source": source.strip()}
    faults: dict[str, list[str]] = {}
    questions = {one.code: one for one in questions_of(officer.party_id) if not one.off}
    if question not in questions:
        faults["question"] = ["unknown"]
    elif not is_asked(questions[question], held):
        faults["question"] = ["not_asked_of_this"]
    if answer not in set(RiskAnswer):
        faults["answer"] = ["unknown"]
    if answer == RiskAnswer.MITIGATED and not texts["mitigation"]:
        faults["mitigation"] = ["required"]
    if not texts["source"]:
        faults["source"] = ["required"]
    faults |= {name: ["too_long"] for name, most in _LENGTHS.items() if len(texts[name]) > most}
    if review_on <= today:
        faults["review_on"] = ["not_in_the_future"]
    if faults:
        raise Malformed(faults)
    about = {"subject": held.subject, "subject_id": held.pk, "question": question}
    row = RiskCheck.objects.filter(owner=officer.party, **about).first() or RiskCheck(
        owner=officer.party, partnership=held.partnership, marking=held.marking, **about
    )
    row.answer, row.on, row.review_on, row.officer = answer, today, review_on, officer
    row.mitigation, row.source = texts["mitigation"], texts["source"]
    row.told, row.tell_on, row.mistake_at = None, next_telling(review_on, today, None), None
    row.save()
    turned_tell(row, held, officer)
    kept: RiskCheck = row
    return kept
