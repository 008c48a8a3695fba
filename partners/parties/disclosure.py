"""What of records that are not public may leave by mail and calendar: a party's administrator decides.

Mail servers and calendar programs are not this installation: by themselves
they carry reference, date and link alone. Each decision is a row, the last
one holds.
"""

from collections.abc import Iterable
from typing import Any

from django.db import models

from partners.records.triggers import AppendOnly, History, NoTruncate


class Disclosure(models.Model):
    """One decision of a party on titles and partners in mail and calendar."""

    party = models.ForeignKey("partners.Party", models.PROTECT, related_name="+")
    names = models.BooleanField(help_text="Whether titles and partners of records that are not public may leave.")
    reason = models.TextField()
    decided_by = models.ForeignKey("partners.Officer", models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [models.CheckConstraint(condition=~models.Q(reason=""), name="disclosure_has_reason")]
        indexes = [models.Index(fields=["party", "-id"], name="disclosure_newest")]
        triggers = [
            History(name="history", owner="party_id"),
            AppendOnly(name="append_only"),
            NoTruncate(name="no_truncate"),
        ]


def disclosures_of(party_id: Any) -> models.QuerySet[Disclosure]:
    """The decisions of a party, newest first."""
    return Disclosure.objects.filter(party=party_id).select_related("decided_by").order_by("-id")


def parties_that_disclose(parties: Iterable[Any]) -> set[int]:
    """Those of these parties that let titles and partners leave; one query."""
    rows = Disclosure.objects.filter(party__in=list(parties)).order_by("party_id", "-id").distinct("party_id")
    return {party for party, names in rows.values_list("party_id", "names") if names}
