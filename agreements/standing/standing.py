"""Standing: the stored outcome of acts and clauses, good until its day."""

from django.contrib.postgres.fields import DateRangeField
from django.db import models

from agreements.instruments.agreement import Agreement
from agreements.instruments.vocabulary import Status


class Standing(models.Model):
    """How an agreement stands; read with it and seen by whoever sees it."""

    agreement = models.OneToOneField(Agreement, models.PROTECT, related_name="standing", primary_key=True)
    status = models.CharField(max_length=24, choices=Status.choices)
    in_force = models.BooleanField(null=True)
    basis = models.CharField(max_length=8)
    in_force_during = DateRangeField(null=True)
    signed_on = models.CharField(max_length=21, blank=True)
    entry_into_force = models.CharField(max_length=21, blank=True)
    entry_basis = models.CharField(max_length=8, blank=True)
    ends_on = models.CharField(max_length=21, blank=True)
    ends_basis = models.CharField(max_length=8, blank=True)
    ends_sort = models.DateField(null=True, help_text="The last day of `ends_on`, to sort and select by.")
    signed_sort = models.DateField(null=True)
    assumptions = models.JSONField(default=list)
    next_events = models.JSONField(default=list)
    next_on = models.DateField(null=True, help_text="The first day of the next event.")
    renewals = models.PositiveSmallIntegerField(default=0)
    cause = models.CharField(max_length=60, blank=True)
    ends_clause = models.CharField(max_length=12, blank=True)
    survives_until = models.CharField(max_length=21, blank=True, help_text="Of duties that outlive it.")
    rests = models.JSONField(default=list, help_text="Stretches of suspension: first day, last day or null.")
    matters = models.JSONField(default=list, help_text="What happened and waits for a decision of people.")
    computed_on = models.DateField()
    good_until = models.DateField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["good_until"], name="standing_good_until"),
            models.Index(fields=["next_on"], name="standing_next"),
        ]
