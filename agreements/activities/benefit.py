"""What one side gained by an activity, said when it is closed. National: each side judges for itself."""

from typing import Any

from django.db import models
from django.db.models import Q

from agreements.activities.activity import Activity
from partners.records.record import Record

_MONEY: Any = {"max_digits": 18, "decimal_places": 2, "null": True, "blank": True}


class Benefit(Record):
    """Three lines: what we can do now that we could not, what it saved; the sentence for the public stands above."""

    activity = models.ForeignKey(Activity, models.PROTECT, related_name="benefits")
    none_seen = models.BooleanField(default=False, help_text="No benefit was seen, which is an answer.")
    capability = models.CharField(max_length=200, blank=True, help_text="Which capability it is about.")
    before = models.TextField(blank=True, help_text="What we could do before.")
    after = models.TextField(blank=True, help_text="What we can do now.")
    joint_price = models.DecimalField(**_MONEY, help_text="What it cost us together.")
    alone_price = models.DecimalField(**_MONEY, help_text="What it would have cost us alone.")
    currency = models.CharField(max_length=3, blank=True, help_text="ISO 4217.")
    quote = models.ForeignKey("partners.StoredFile", models.PROTECT, null=True, blank=True, related_name="+")
    quote_name = models.CharField(max_length=200, blank=True)

    class Meta(Record.Meta):
        constraints = [
            *Record.Meta.constraints,
            models.UniqueConstraint(fields=["activity", "owner"], name="one_benefit_per_side"),
            models.CheckConstraint(condition=Q(audience="national"), name="benefit_is_national"),
            models.CheckConstraint(
                condition=Q(none_seen=True) | (~Q(before="") & ~Q(after="") & ~Q(capability="")),
                name="benefit_says_what",
            ),
            models.CheckConstraint(
                condition=Q(joint_price=None, alone_price=None) | ~Q(currency=""), name="benefit_price_has_currency"
            ),
        ]
