"""Meetings and what belongs to them, and what hangs beneath activities, as the feed tells of them."""

from collections.abc import Collection

from agreements.models import Activity, ActivityAct, ActivitySide, Booking, Exchange
from cooperation.api.activities.exchanges import exchanges_data
from cooperation.api.activities.rows import act_data, booking_data, side_data
from cooperation.api.changes.told import Row, States, Told, each
from cooperation.api.meetings.rows import (
    COLUMNS,
    items_data,
    meetings_data,
    minutes_act_data,
    minutes_data,
    outcomes_data,
    series_data,
)
from cooperation.day import legal_day
from cooperation.meetings.agenda import ActionReport, AgendaItem, Outcome
from cooperation.meetings.meeting import Meeting
from cooperation.meetings.minutes import MinutesAct, MinutesText
from cooperation.meetings.sequence import series_stand
from cooperation.meetings.series import MeetingSeries
from partners.records.record import Reader

_PAIR = ("partnership__party_a", "partnership__party_b")


def _meetings(reader: Reader, keys: Collection[int]) -> States:
    rows = Meeting.objects.visible_to(reader).filter(pk__in=keys).values(*COLUMNS)
    return {one["id"]: one for one in meetings_data(reader, rows)}


def _series(reader: Reader, keys: Collection[int]) -> States:
    rows = MeetingSeries.objects.visible_to(reader).filter(pk__in=keys).select_related(*_PAIR)
    found = [series_data(one) for one in series_stand(reader, rows, legal_day())]
    return {one["id"]: one for one in found}


def _items(reader: Reader, keys: Collection[int]) -> States:
    return {one["id"]: one for one in items_data(reader, AgendaItem.objects.visible_to(reader).filter(pk__in=keys))}


def _outcomes(reader: Reader, keys: Collection[int]) -> States:
    seen = Outcome.objects.visible_to(reader).filter(pk__in=keys)
    return {one["id"]: {**one, "item": item} for item, one in outcomes_data(reader, seen)}


def _minutes(reader: Reader, keys: Collection[int]) -> States:
    rows = MinutesText.objects.visible_to(reader).filter(pk__in=keys)
    numbered = list(rows.order_by("number", "id").values_list("pk", flat=True))
    return dict(zip(numbered, minutes_data(reader, rows), strict=True))


def _report(one: ActionReport) -> Row:
    said = {"id": one.pk, "outcome": one.outcome_id, "kind": one.kind, "on": one.on, "way": one.way, "note": one.note}
    return said | {"side": one.side.code if one.side else None}


_MEETING = (
    *("reference", "titles", "kind", "mode", "place", "planned", "starts_at", "ends_at", "zone", "status", "minutes"),
    *("sequence", "audience"),
)
_SERIES = ("titles", "kind", "every_months", "hosting", "clause", "decided", "ended_on", "audience")
_ITEM = ("position", "section", "title", "note", "lasts", "presenter", "proposed_as", "audience")
_OUTCOME = ("kind", "text", "due_on", "audience")
_REPORT = ("kind", "on", "way", "note", "audience")
_TEXT = ("number", "text", "sent_on", "audience")
_SAID = ("kind", "on", "way", "reason", "audience")
_EXCHANGE = (
    *("kind", "sent_on", "subject_number", "marked_as", "handled_as", "handling", "release_to", "due_on", "settled_on"),
    *("received_on", "receipt_way", "audience"),
)

OF_MEETINGS = (
    Told("meeting", Meeting, frozenset(_MEETING), _meetings, Meeting.subject, "pk"),
    Told("series", MeetingSeries, frozenset(_SERIES), _series, MeetingSeries.subject, "pk"),
    Told("agenda_item", AgendaItem, frozenset(_ITEM), _items, Meeting.subject, "meeting_id"),
    Told("outcome", Outcome, frozenset(_OUTCOME), _outcomes, Meeting.subject, "meeting_id"),
    Told(
        "action_report",
        ActionReport,
        frozenset(_REPORT),
        each(ActionReport, _report, "side"),
        Meeting.subject,
        "meeting_id",
    ),
    Told(
        "minutes",
        MinutesText,
        frozenset({"number", "text", "sent_on", "audience"}),
        _minutes,
        Meeting.subject,
        "meeting_id",
    ),
    Told(
        "minutes_answer",
        MinutesAct,
        frozenset(_SAID),
        each(MinutesAct, minutes_act_data, "side"),
        Meeting.subject,
        "meeting_id",
    ),
)
OF_ACTIVITIES = (
    Told(
        "activity_act",
        ActivityAct,
        frozenset({"kind", "on", "way", "evidence", "audience"}),
        each(ActivityAct, act_data, "side", "owner"),
        Activity.subject,
        "activity_id",
    ),
    Told(
        "activity_side",
        ActivitySide,
        frozenset({"participants", "took_part", "composition", "way", "audience"}),
        each(ActivitySide, side_data, "party"),
        Activity.subject,
        "activity_id",
    ),
    Told(
        "booking",
        Booking,
        frozenset({"kind", "name", "audience"}),
        each(Booking, booking_data, "party"),
        Activity.subject,
        "activity_id",
    ),
    Told("exchange", Exchange, frozenset(_EXCHANGE), exchanges_data, Activity.subject, "activity_id"),
)
