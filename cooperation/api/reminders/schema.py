"""What is answered and sent of reminders, for the schema."""

from typing import Any

from rest_framework import serializers as s

from cooperation.api.agreements.schema import codes, partial
from cooperation.api.documentation.describe import page_of_schema
from cooperation.api.inputs import Input, text
from partners.people.calendar_access import CalendarScope


class NoticeSerializer(s.Serializer[Any]):
    """One notice of the own inbox."""

    id = s.IntegerField()
    code = s.CharField()
    display = s.CharField(help_text="What it says, in the language of the request.")
    at = s.DateTimeField()
    read_at = s.DateTimeField(allow_null=True)
    thread = s.CharField(help_text="Notices about the same thing have the same thread.")
    agreement = s.CharField(allow_null=True, help_text="Its reference; null where it is out of sight.")
    agreement_url = s.CharField(allow_null=True)
    profile = s.CharField(allow_null=True, help_text="Code of the party of which something in your view soon ends.")
    about_url = s.CharField(
        allow_null=True,
        help_text="Address of what it is about: an agreement, activity, meeting, series, gate, entry of the balance, "
        "understanding, red line, or a balance; null where it is out of sight.",
    )
    kind = s.CharField(allow_null=True, help_text="Of a day that came up: what happens on it.")
    on = partial()
    moved = s.BooleanField(help_text="Whether the day that it told of has moved, or will not come.")
    days_before = s.IntegerField(allow_null=True, help_text="At which threshold it was told: 180, 90, 60, 30 or 0.")


NoticesSerializer = page_of_schema("Notices", NoticeSerializer)


class ReadInput(Input):
    """What was read."""

    up_to = s.IntegerField(min_value=1, required=False, help_text="All up to this one.")
    id = s.IntegerField(min_value=1, required=False, help_text="This one, with those of its thread before it.")


class UnreadSerializer(s.Serializer[Any]):
    """What is left."""

    unread = s.IntegerField(help_text="How many threads hold something that was not read.")


class ReminderSerializer(s.Serializer[Any]):
    """A day on which the officer wants to hear of an agreement again."""

    id = s.IntegerField()
    url = s.CharField()
    agreement = s.CharField()
    agreement_url = s.CharField()
    on = s.DateField(help_text="By the officer's own clock.")
    note = s.CharField(help_text="Only the officer reads it.")


class RemindersSerializer(s.Serializer[Any]):
    """All of them, soonest first."""

    results = ReminderSerializer(many=True)


class ReminderInput(Input):
    """What to be reminded of, and when."""

    agreement = text(40, required=True)
    on = s.DateField()
    note = text(200)


class CalendarSerializer(s.Serializer[Any]):
    """The own calendar address; the address itself is answered once, when it is made."""

    open = s.BooleanField()
    scope = codes(CalendarScope.values, allow_null=True)
    made_at = s.DateTimeField(allow_null=True)
    last_used_at = s.DateTimeField(allow_null=True)
    address = s.CharField(allow_null=True)


class CalendarInput(Input):
    """Which dates it holds."""

    scope = codes(CalendarScope.values, required=False)


class HappeningSerializer(s.Serializer[Any]):
    """One thing that happens if nothing is done."""

    kind = s.CharField()
    on = partial()
    act_by = partial()
    consequence = s.CharField()
    months = s.IntegerField(allow_null=True, help_text="By how long a renewal prolongs it.")
    agreement = s.CharField()
    agreement_url = s.CharField()
    partnership = s.CharField()
    due = s.IntegerField(allow_null=True, help_text="Of a promise: which of its dues.")


class NothingSerializer(s.Serializer[Any]):
    """What happens within twelve months, in the order of acting."""

    start = s.DateField()
    last = s.DateField()
    results = HappeningSerializer(many=True)
