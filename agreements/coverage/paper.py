"""What covers an activity besides agreements of special purpose: a contract, a licence, an article of another text."""

from datetime import date
from typing import Any

from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from agreements.activities.access import hold_activity, national_of
from agreements.activities.activity import Activity
from agreements.coverage.rule import rules_of
from agreements.coverage.vocabulary import PaperKind
from agreements.instruments.agreement import Agreement
from agreements.instruments.time_clauses import choices
from partners.records.errors import Malformed, Unseen
from partners.records.record import Record
from partners.records.service import service

_LENGTHS = {"reference": 300, "issued_by": 160}


class CoveragePaper(Record):
    """A paper by which one side holds a requirement of an activity to be met. National: it is that side's reading."""

    activity = models.ForeignKey(Activity, models.PROTECT, related_name="+")
    rule = models.CharField(max_length=32, help_text="The code of the rule that it meets.")
    kind = models.CharField(max_length=20, choices=choices(PaperKind))
    agreement = models.ForeignKey(
        Agreement, models.PROTECT, null=True, blank=True, related_name="+", help_text="Of the kind `agreement`."
    )
    reference = models.CharField(max_length=300, help_text="Its number and date, or the article of the text.")
    issued_by = models.CharField(max_length=160, blank=True)
    valid_from = models.DateField(null=True, blank=True)
    valid_until = models.DateField(null=True, blank=True)
    officer = models.ForeignKey("partners.Officer", models.PROTECT, related_name="+")

    class Meta(Record.Meta):
        constraints = [
            *Record.Meta.constraints,
            models.CheckConstraint(condition=Q(audience="national"), name="coverage_paper_is_national"),
            models.CheckConstraint(condition=~Q(reference=""), name="coverage_paper_has_reference"),
            models.CheckConstraint(
                condition=Q(kind=PaperKind.AGREEMENT, agreement__isnull=False)
                | (~Q(kind=PaperKind.AGREEMENT) & Q(agreement__isnull=True)),
                name="coverage_paper_names_its_agreement",
            ),
            models.CheckConstraint(
                condition=Q(valid_from=None) | Q(valid_until=None) | Q(valid_until__gte=F("valid_from")),
                name="coverage_paper_ends_after_start",
            ),
        ]
        indexes = [*Record.Meta.indexes, models.Index(fields=["activity"], name="coverage_paper_of_activity")]

    def holds(self, first: date, last: date) -> bool:
        """Whether it is valid on all of these days; a day that it does not name does not limit it."""
        begun = self.valid_from is None or self.valid_from <= first
        return begun and (self.valid_until is None or self.valid_until >= last)


@service
def coverage_paper_add(
    *,
    officer: Any,
    today: date,
    activity: Activity,
    rule: str,
    kind: str,
    reference: str,
    expected_version: int | None,
    agreement: Agreement | None = None,
    issued_by: str = "",
    valid_from: date | None = None,
    valid_until: date | None = None,
) -> CoveragePaper:
    """Keep, for the own party alone, what meets a rule on coverage: a paper, or an agreement that has an article on it.

    Raises Malformed, Forbidden, Unseen, Stale.
    """
    held = hold_activity(officer, activity, expected_version)
    texts = {"reference": reference.strip(), "issued_by": issued_by.strip()}
    faults: dict[str, list[str]] = {}
    if rule not in {one.code for one in rules_of(officer.party_id) if not one.off}:
        faults["rule"] = ["unknown"]
    if kind not in set(PaperKind):
        faults["kind"] = ["unknown"]
    if (kind == PaperKind.AGREEMENT) != (agreement is not None):
        faults["agreement"] = ["unknown" if agreement else "required"]
    elif agreement and not Agreement.objects.visible_to(officer).filter(pk=agreement.pk).exists():
        faults["agreement"] = ["unknown"]
    if not texts["reference"]:
        faults["reference"] = ["required"]
    faults |= {name: ["too_long"] for name, most in _LENGTHS.items() if len(texts[name]) > most}
    if valid_from and valid_until and valid_until < valid_from:
        faults["valid_until"] = ["ends_before_start"]
    if faults:
        raise Malformed(faults)
    made: CoveragePaper = CoveragePaper.objects.create(
        **national_of(held, officer.party_id),
        activity=held,
        rule=rule,
        kind=kind,
        agreement=agreement,
        valid_from=valid_from,
        valid_until=valid_until,
        officer=officer,
        **texts,
    )
    return made


@service
def coverage_paper_remove(
    *, officer: Any, today: date, activity: Activity, paper_id: int, expected_version: int | None
) -> Activity:
    """Take out a paper that does not cover the activity; the history keeps it. Raises Unseen, Forbidden, Stale."""
    held = hold_activity(officer, activity, expected_version)
    found = CoveragePaper.objects.visible_to(officer).filter(activity=held, owner=officer.party_id, pk=paper_id)
    if not found.update(mistake_at=timezone.now(), updated_at=timezone.now()):
        raise Unseen
    return held
