"""What counts, kept under a name: points by part and the goal put highest; one may be the party's own beginning."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import models
from django.db.models import Q
from django.utils import timezone

from partners.matching.ranking import MOST_WEIGHT
from partners.models import Role
from partners.profile.term import terms_of
from partners.profile.vocabulary import TermKind
from partners.records.errors import Forbidden, Malformed
from partners.records.record import Reader, Record
from partners.records.roots import Root, claim
from partners.records.service import service

MOST_NAME, MOST_PART = 80, 40


class WeightSet(Root):
    """A set of weights; national for ever: what counts for us says what we think of others."""

    subject = "weight_set"

    name = models.CharField(max_length=MOST_NAME)
    weights = models.JSONField(default=dict, help_text="Points by part; those left out stay as they come.")
    highest = models.CharField(max_length=40, blank=True, help_text="The goal put highest, as a code.")
    is_default = models.BooleanField(default=False, help_text="The ranking opens with it.")
    reason = models.TextField(blank=True, help_text="Why it is the default.")
    decided_by = models.ForeignKey("partners.Officer", models.PROTECT, null=True, blank=True, related_name="+")

    class Meta(Root.Meta):
        constraints = [
            *Root.Meta.constraints,
            models.UniqueConstraint(
                fields=["owner", "name"], condition=Q(mistake_at=None), name="one_weight_set_per_name"
            ),
            models.UniqueConstraint(
                fields=["owner"], condition=Q(mistake_at=None, is_default=True), name="one_weight_set_is_default"
            ),
            models.CheckConstraint(condition=Q(audience="national"), name="weight_set_is_national"),
            models.CheckConstraint(condition=~Q(name=""), name="weight_set_has_name"),
            models.CheckConstraint(
                condition=Q(is_default=False) | (~Q(reason="") & Q(decided_by__isnull=False)),
                name="weight_set_default_has_reason",
            ),
        ]
        triggers = Record.Meta.triggers

    def __str__(self) -> str:
        return self.name


@service
def weight_set_keep(
    *, officer: Any, today: date, name: str, weights: Mapping[str, float], highest: str = ""
) -> WeightSet:
    """Keep what counts under a name. Raises Forbidden, Malformed, Refused for a name that is there."""
    told = _told(officer, name, weights, highest)
    made: WeightSet = WeightSet.objects.create(owner=officer.party, **told)
    return made


@service
def weight_set_change(
    *,
    officer: Any,
    today: date,
    kept: WeightSet,
    name: str,
    weights: Mapping[str, float],
    highest: str,
    expected_version: int | None,
) -> WeightSet:
    """Change a set; that with which the ranking opens by an approver alone. Raises Forbidden, Malformed, Stale."""
    told = _told(officer, name, weights, highest)
    held = _held(officer, kept, expected_version)
    for field, value in told.items():
        setattr(held, field, value)
    held.save()
    return held


@service
def weight_set_remove(*, officer: Any, today: date, kept: WeightSet, expected_version: int | None) -> WeightSet:
    """Take a set out of the list; the history keeps it. Raises Forbidden, Stale."""
    held = _held(officer, kept, expected_version)
    held.mistake_at, held.is_default = timezone.now(), False
    held.save()
    return held


@service
def weight_set_default(
    *, officer: Any, today: date, kept: WeightSet, on: bool, reason: str, expected_version: int | None
) -> WeightSet:
    """Let the ranking open with a set, instead of the one before, or no longer; an approver's decision.

    Raises Forbidden, Malformed without a reason, Stale.
    """
    if not officer.has_role(Role.APPROVER):
        raise Forbidden("role", needs=[Role.APPROVER])
    if not reason.strip():
        raise Malformed({"reason": ["required"]})
    held = _held(officer, kept, expected_version)
    if on:
        before = WeightSet.objects.filter(owner=officer.party_id, is_default=True, mistake_at=None).exclude(pk=held.pk)
        for one in before:
            claim(one, None)
        before.update(is_default=False)
    held.is_default, held.reason, held.decided_by = on, reason.strip(), officer
    held.save()
    return held


def _held(officer: Any, kept: WeightSet, expected: int | None) -> WeightSet:
    if not officer.writes or kept.owner_id != officer.party_id:
        raise Forbidden("role")
    held = claim(kept, expected)
    if held.is_default and not officer.has_role(Role.APPROVER):
        raise Forbidden("role", needs=[Role.APPROVER])
    return held


def _told(officer: Any, name: str, weights: Mapping[str, float], highest: str) -> dict[str, Any]:
    if not officer.writes:
        raise Forbidden("role")
    name, faults = " ".join(name.split()), {}
    if not name or len(name) > MOST_NAME:
        faults["name"] = ["too_long" if name else "required"]
    if not all(len(part) <= MOST_PART and 0 <= value <= MOST_WEIGHT for part, value in weights.items()):
        faults["weights"] = ["out_of_range"]
    term = terms_of(officer.party_id).get(highest) if highest else None
    if highest and (term is None or term.kind != TermKind.GOAL):
        faults["highest"] = ["unknown"]
    if faults:
        raise Malformed(faults)
    return {"name": name, "weights": {part: round(value, 1) for part, value in weights.items()}, "highest": highest}


def sets_of(reader: Reader) -> list[WeightSet]:
    """The sets that the reader's party keeps, by name; one query."""
    return list(WeightSet.objects.visible_to(reader).filter(owner=reader.party_id).order_by("name"))
