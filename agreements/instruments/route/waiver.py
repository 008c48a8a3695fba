"""Going ahead without one named condition, with a reason: an approver's decision that is only ever added."""

from collections.abc import Collection
from typing import Any, NamedTuple

from django.db import models
from django.db.models import Q

from agreements.instruments.agreement import Agreement
from partners.records.record import Visible
from partners.records.triggers import AppendOnly, AudienceFits, History, NoTruncate


class Gone(NamedTuple):
    """That somebody went ahead without: why (empty where that is the other side's to know), and whether we did."""

    reason: str
    own: bool


# By stage, condition, and about what or whom.
Waived = dict[tuple[str, str, str], Gone]


class Waiver(Visible):
    """That an approver went ahead without a condition; it holds until the text is reopened."""

    agreement = models.ForeignKey(Agreement, models.PROTECT, related_name="waivers")
    stage = models.CharField(max_length=40, help_text="The step or the act that asks for it.")
    code = models.CharField(max_length=40, help_text="The condition.")
    about = models.CharField(max_length=40, blank=True)
    reason = models.TextField()
    officer = models.ForeignKey("partners.Officer", models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    on = models.DateField(help_text="The legal day of the decision.")
    version_read = models.PositiveIntegerField()

    class Meta(Visible.Meta):
        constraints = [
            *Visible.Meta.constraints,
            models.CheckConstraint(condition=~Q(reason=""), name="waiver_has_reason"),
            models.CheckConstraint(condition=Q(audience="national"), name="waiver_is_national"),
            models.UniqueConstraint(fields=["agreement", "owner", "stage", "code", "about"], name="waived_once"),
        ]
        triggers = [
            History(name="history"),
            AudienceFits(name="audience_fits"),
            AppendOnly(name="append_only"),
            NoTruncate(name="no_truncate"),
        ]


def waived_of(agreement: Agreement, reader_party: Any) -> Waived:
    """What either side went ahead without; the reason of the other side's is empty, it is not the reader's."""
    return waived_in([agreement.pk], reader_party)[agreement.pk]


def waived_in(agreements: Collection[int], reader_party: Any) -> dict[int, Waived]:
    """The same for many agreements, by key; one query."""
    found: dict[int, Waived] = {key: {} for key in agreements}
    rows = Waiver.objects.filter(agreement__in=agreements).order_by("id")
    for key, stage, code, about, reason, owner in rows.values_list(
        "agreement", "stage", "code", "about", "reason", "owner"
    ):
        own = owner == reader_party
        if own or (stage, code, about) not in found[key]:
            found[key][stage, code, about] = Gone(reason if own else "", own)
    return found
