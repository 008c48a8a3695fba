"""The unordered pair of two parties, without content of its own.

It is made on first mention, so that two sides that explore each other never
collide; that it exists says nothing, and no face lists pairs without records.
"""

from collections.abc import Iterable
from typing import Any, Self

from django.db import models
from django.db.models import F, Q


class PartnershipQuerySet(models.QuerySet["Partnership"]):
    """Pairs."""

    def of(self, party: Any) -> Self:
        """The pairs that a party belongs to."""
        return self.filter(Q(party_a=party) | Q(party_b=party))


class Partnership(models.Model):
    """Two parties, in the order of their codes."""

    party_a = models.ForeignKey("partners.Party", models.PROTECT, related_name="+")
    party_b = models.ForeignKey("partners.Party", models.PROTECT, related_name="+")
    code = models.CharField(max_length=25, unique=True, help_text="`GBR-UKR`: both codes, sorted.")

    objects = PartnershipQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["party_a", "party_b"], name="one_partnership_per_pair"),
            models.CheckConstraint(condition=~Q(party_a=F("party_b")), name="partnership_of_two"),
        ]
        indexes = [models.Index(fields=["party_b"], name="partnership_of_b")]

    def __str__(self) -> str:
        return self.code

    def other(self, party_id: int | None) -> Any:
        """The party across from `party_id`; the second one for a third reader."""
        return self.party_a if party_id == self.party_b_id else self.party_b

    @property
    def codes(self) -> list[str]:
        """Both codes, sorted."""
        return self.code.split("-")

    def has(self, party_id: int | None) -> bool:
        """Whether a party is one of the two."""
        return party_id in (self.party_a_id, self.party_b_id)


def pair_code(one: str, other: str) -> str:
    """The code of a pair: both codes, sorted."""
    return "-".join(sorted((one, other)))


def partnerships_between(pairs: Iterable[tuple[Any, Any]]) -> dict[str, Partnership]:
    """The partnerships of these pairs of parties by code, made where they are new; two statements."""
    wanted = {pair_code(a.code, b.code): sorted((a, b), key=lambda party: party.code) for a, b in pairs}
    Partnership.objects.bulk_create(
        [Partnership(party_a=a, party_b=b, code=code) for code, (a, b) in wanted.items()], ignore_conflicts=True
    )
    found = Partnership.objects.filter(code__in=wanted).select_related("party_a", "party_b")
    return {one.code: one for one in found}
