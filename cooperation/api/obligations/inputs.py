"""What is sent about promises."""

from typing import Any

from rest_framework import serializers as s

from agreements.obligations.vocabulary import EventKind, ObligationKind, Outcome, Recurrence, Unit, WorkingRule
from cooperation.api.inputs import Input, PartialDateField, text


def _codes(values: Any, **more: Any) -> s.ChoiceField:
    return s.ChoiceField(choices=[str(one) for one in values], required=False, **more)


def _amount(places: int) -> s.DecimalField:
    return s.DecimalField(18, places, required=False, allow_null=True, min_value=0)


def _number(least: int, most: int) -> s.IntegerField:
    return s.IntegerField(required=False, allow_null=True, min_value=least, max_value=most)


class ObligationInput(Input):
    """A promise; `debtor` and `creditor` are codes of the two parties, empty for both."""

    titles = s.DictField(child=s.CharField(max_length=500), help_text="What is promised, by language.")
    debtor = text(12)
    creditor = text(12)
    kind = _codes(ObligationKind)
    clause = text(80)
    quantity = _amount(3)
    unit = _codes(Unit, allow_blank=True)
    value = _amount(2)
    cap = _amount(2)
    currency = text(3)
    period_from = PartialDateField(required=False, allow_blank=True, max_length=21)
    period_until = PartialDateField(required=False, allow_blank=True, max_length=21)
    recurrence = _codes(Recurrence)
    every_months = _number(1, 1200)
    first_on = PartialDateField(required=False, allow_blank=True, max_length=21)
    on_dates = s.ListField(child=PartialDateField(max_length=21), required=False, max_length=200)
    offset_days = s.IntegerField(required=False, min_value=-3660, max_value=3660)
    working_rule = _codes(WorkingRule)
    needs_ack = s.BooleanField(required=False)
    survives = s.BooleanField(required=False)
    appropriation = s.BooleanField(required=False)
    event = _codes(EventKind)
    within_hours = _number(1, 2160)
    tracked_from = s.DateField(required=False)
    source = text(300)  # type: ignore[assignment]
    source_url = text(500)


class ObligationChangeInput(ObligationInput):
    """What changes of a promise, and why; or `mistake`, or the day after which nothing more is asked."""

    reason = s.CharField(max_length=4000)
    mistake = s.BooleanField(required=False)
    closed_on = s.DateField(required=False, allow_null=True)


class DueStepInput(Input):
    """A step with an occasion."""

    step = s.ChoiceField(choices=["record_part", "fulfil", "acknowledge", "waive", "dispute", "settle", "close"])
    side = text(12, help_text="Code of the party whose act it is; left out, the one that can.")
    on = PartialDateField(max_length=21)
    quantity = _amount(3)
    clause = text(80)
    evidence = text(300, help_text="The letter that shows it.")
    evidence_url = text(500)
    document = s.IntegerField(required=False, allow_null=True, help_text="A document of the agreement that shows it.")
    reason = text(4000)


class ConsultationInput(Input):
    """A request for consultation."""

    asked_at = s.DateTimeField(help_text="The instant, with its offset.")
    zone = text(40)
    asked_by = text(12, help_text="Code of the side that asks; left out, your own.")
    within_hours = _number(1, 2160)
    obligation = s.IntegerField(required=False, allow_null=True)
    disputed = s.IntegerField(required=False, allow_null=True, help_text="The occasion in dispute.")
    event = _codes([one for one in EventKind if one != EventKind.NONE])
    about = text(4000)
    evidence = text(300)


class ConsultationEndInput(Input):
    """How a consultation came to its end."""

    outcome = s.ChoiceField(choices=[str(one) for one in Outcome])
    ended_at = s.DateTimeField()
    note = s.CharField(max_length=4000)
