"""What is sent about meetings."""

from collections.abc import Mapping
from typing import Any

from rest_framework import serializers as s

from cooperation.api.inputs import Input, PartialDateField
from cooperation.api.inputs import text as line
from partners.models import Party
from partners.parties.choosing import party_by_code
from partners.records.errors import Malformed


class MeetingInput(Input):
    """A meeting; `series` or `partner` says with whom, `host` is a code of the two parties."""

    titles = s.DictField(child=s.CharField(max_length=300), required=False, help_text="By language.")
    kind = line(16)
    mode = line(12)
    place = line(160)
    host = line(12)
    planned = PartialDateField(required=False, allow_blank=True, max_length=21)
    starts_at = s.DateTimeField(required=False, allow_null=True)
    ends_at = s.DateTimeField(required=False, allow_null=True)
    zone = line(40)


class NewMeetingInput(MeetingInput):
    """A meeting to be prepared."""

    partner = line(12)
    series = line(40, help_text="The last part of the address of a series.")


class MeetingStepInput(Input):
    """A step: to which status, and why where it asks for a reason."""

    to = line(12, required=True)
    reason = line(4000)


class ItemInput(Input):
    """An item of the agenda."""

    title = line(300)
    section = line(80)
    note = line(4000)
    lasts = s.IntegerField(required=False, allow_null=True, min_value=1, max_value=1440, help_text="In minutes.")
    presenter_side = line(12)
    presenter = line(160)


class OutcomeInput(Input):
    """What an item came to; `side` owes an action or an obligation (empty: both)."""

    kind = line(12, required=True)
    text = line(4000)
    side = line(12)
    due_on = s.DateField(required=False, allow_null=True)
    agreement = line(40, help_text="Beneath which an obligation stands; else the one that asks for the series.")


class DelegateInput(Input):
    """Somebody who sits at the table."""

    side = line(12, required=True)
    name = line(120, required=True)
    function = line(160, required=True)
    office_contact = line(160)
    heads = s.BooleanField(required=False)


class MinutesInput(Input):
    """The minutes as they are drafted."""

    text = line(100_000, required=True)


class MinutesAnswerInput(Input):
    """What a side says of the minutes; of the other side it is reported, with `evidence`."""

    agrees = s.BooleanField()
    on = s.DateField()
    side = line(12)
    evidence = line(300)
    reason = line(4000)


class ReportInput(Input):
    """What became of an action."""

    kind = line(8, required=True)
    on = s.DateField()
    evidence = line(300)
    note = line(4000)


class SeriesInput(Input):
    """A series of meetings; `agreement` asks for it, else `decided` names the decision."""

    partner = line(12)
    titles = s.DictField(child=s.CharField(max_length=300), required=False)
    kind = line(16)
    every_months = s.IntegerField(required=False, min_value=1, max_value=120)
    agreement = line(40)
    clause = line(80)
    decided = line(300)
    hosting = line(12)
    first_host = line(12)
    last_held_on = PartialDateField(required=False, allow_blank=True, max_length=21)


class SeriesChangeInput(SeriesInput):
    """What changes of a series, and why."""

    reason = line(4000, required=True)


def party_of(values: Mapping[str, Any], name: str) -> Party | None:
    """The party whose code was sent; None where none was. Raises Malformed for a code that nobody has."""
    code = values.get(name) or ""
    found = party_by_code(code) if code else None
    if code and found is None:
        raise Malformed({name: ["unknown"]})
    return found
