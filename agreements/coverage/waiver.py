"""Going ahead although a legal basis is missing or a legal risk is not settled: decisions that are only ever added."""

from collections.abc import Collection, Mapping
from datetime import date
from typing import Any

from django.db import models
from django.db.models import Q

from partners.records.record import Visible
from partners.records.triggers import AppendOnly, AudienceFits, History, NoTruncate

# What was missing: a legal basis on the days of an activity, or an answer to a question of legal risk.
COVERED, SETTLED = "activity_covered", "risk_settled"
# By what was missing, and by the code of the rule or question.
Gone = Mapping[tuple[str, str], "LegalWaiver"]


class LegalWaiver(Visible):
    """That an approver went ahead, of an activity on the days that it then had, and for those alone."""

    subject = models.CharField(max_length=40)
    subject_id = models.BigIntegerField()
    code = models.CharField(max_length=40, help_text="The condition.")
    about = models.CharField(max_length=40, help_text="The rule or the question.")
    reason = models.TextField()
    officer = models.ForeignKey("partners.Officer", models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    on = models.DateField(help_text="The legal day of the decision.")
    first_on = models.DateField(null=True, help_text="The first of the days for which it holds.")
    last_on = models.DateField(null=True)
    version_read = models.PositiveIntegerField()

    class Meta(Visible.Meta):
        constraints = [
            *Visible.Meta.constraints,
            models.CheckConstraint(condition=~Q(reason=""), name="legal_waiver_has_reason"),
            models.CheckConstraint(condition=Q(audience="national"), name="legal_waiver_is_national"),
        ]
        indexes = [*Visible.Meta.indexes, models.Index(fields=["subject", "subject_id"], name="legal_waiver_of")]
        triggers = [
            History(name="history"),
            AudienceFits(name="audience_fits"),
            AppendOnly(name="append_only"),
            NoTruncate(name="no_truncate"),
        ]


def waivers_of(party_id: Any, subject: str, roots: Collection[Any]) -> dict[int, dict[tuple[str, str], LegalWaiver]]:
    """What a party went ahead without, by root, of the days that each root has now; one query."""
    found: dict[int, dict[tuple[str, str], LegalWaiver]] = {one.pk: {} for one in roots}
    days = {one.pk: _days(one) for one in roots}
    rows = LegalWaiver.objects.filter(owner=party_id, subject=subject, subject_id__in=list(found)).order_by("id")
    for row in rows:
        if (row.first_on, row.last_on) == days[row.subject_id]:
            found[row.subject_id][row.code, row.about] = row
    return found


def waiver_keep(officer: Any, root: Any, code: str, about: str, reason: str, today: date, version: int) -> LegalWaiver:
    """Add the decision of an approver, who was asked for it with all that it takes."""
    first, last = _days(root)
    made: LegalWaiver = LegalWaiver.objects.create(
        owner=officer.party,
        partnership=root.partnership,
        marking=root.marking,
        subject=root.subject,
        subject_id=root.pk,
        code=code,
        about=about,
        reason=reason.strip(),
        officer=officer,
        on=today,
        first_on=first,
        last_on=last,
        version_read=version,
    )
    return made


def _days(root: Any) -> tuple[date | None, date | None]:
    return getattr(root, "first_on", None), getattr(root, "last_on", None)
