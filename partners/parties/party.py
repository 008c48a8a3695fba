"""States and the organisations that serve them as frameworks."""

from django.db import models
from django.db.models import Q


class PartyKind(models.TextChoices):
    """What kind of subject a party is."""

    STATE = "state"
    ORGANISATION = "organisation"


class Party(models.Model):
    """A state or an organisation, addressed by its code: ISO alpha-3, or the organisation's short code."""

    code = models.CharField(max_length=12, unique=True)
    kind = models.CharField(max_length=12, choices=PartyKind.choices, default=PartyKind.STATE)
    alpha2 = models.CharField(max_length=2, blank=True)
    numeric = models.CharField(max_length=3, blank=True)
    name_en = models.CharField(max_length=120)
    name_fr = models.CharField(max_length=120)
    name_pt = models.CharField(max_length=120, blank=True)
    name_ar = models.CharField(max_length=120, blank=True)
    is_historic = models.BooleanField(default=False, help_text="It no longer exists; old records keep it.")
    is_sample = models.BooleanField(default=False, help_text="Invented, and says so wherever it is shown.")

    class Meta:
        verbose_name_plural = "parties"
        ordering = ["code"]
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=PartyKind.values), name="party_kind_known"),
            models.CheckConstraint(condition=Q(code__regex=r"^[A-Z0-9]{2,12}$"), name="party_code_well_formed"),
        ]

    def __str__(self) -> str:
        return self.code

    def name_in(self, language: str) -> str:
        """Its name in a language, or in English where it has none."""
        return getattr(self, f"name_{language[:2]}", "") or self.name_en
