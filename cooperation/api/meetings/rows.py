"""Meetings and series as rows of an answer."""

from collections.abc import Iterable, Mapping
from typing import Any

from rest_framework import serializers as s

from agreements.models import Agreement
from cooperation.api.addresses import ROOT, agreement_url
from cooperation.meetings.agenda import ActionReport, AgendaItem, Outcome
from cooperation.meetings.meeting import Delegate, Meeting
from cooperation.meetings.minutes import MinutesAct, MinutesText
from cooperation.meetings.sequence import Standing
from cooperation.meetings.series import MeetingSeries, said_in

Row = dict[str, Any]
COLUMNS = (
    *("pk", "reference", "slug", "titles", "kind", "mode", "place", "host__code", "planned", "starts_at", "ends_at"),
    *("zone", "status", "minutes", "sequence", "version", "updated_at", "audience", "series", "partnership__code"),
)
FIELDS = (
    *("id", "url", "display", "reference", "titles", "parties", "kind", "mode", "place", "host", "planned"),
    *("starts_at", "ends_at", "zone", "status", "minutes", "sequence", "audience", "series", "version", "updated_at"),
)


def meeting_url(key: str) -> str:
    """The address of a meeting, by its reference, or its opaque address while it has none."""
    return f"{ROOT}meetings/{key}/"


def series_url(key: str) -> str:
    """The address of a series."""
    return f"{ROOT}meeting-series/{key}/"


class MeetingSerializer(s.Serializer[Any]):
    """A meeting."""

    id = s.IntegerField()
    url = s.CharField()
    display = s.CharField()
    reference = s.CharField(allow_null=True)
    titles = s.DictField(child=s.CharField())
    parties = s.ListField(child=s.CharField())
    kind = s.CharField(help_text="Of the vocabulary `meeting_kind`.")
    mode = s.CharField(help_text="Of the vocabulary `meeting_mode`.")
    place = s.CharField(allow_blank=True)
    host = s.CharField(allow_null=True)
    planned = s.CharField(allow_blank=True, help_text="ISO 8601 at its precision.")
    starts_at = s.DateTimeField(allow_null=True)
    ends_at = s.DateTimeField(allow_null=True)
    zone = s.CharField(help_text="In which its hours are told.")
    status = s.CharField(help_text="Of the vocabulary `meeting_status`.")
    minutes = s.CharField(help_text="Of the vocabulary `minutes_status`.")
    sequence = s.IntegerField(help_text="How often its invitation was changed.")
    audience = s.CharField()
    series = s.CharField(allow_null=True, help_text="The address of its series, where that is in sight.")
    version = s.IntegerField()
    updated_at = s.DateTimeField()


class OutcomeSerializer(s.Serializer[Any]):
    """What an item came to."""

    id = s.IntegerField()
    kind = s.CharField(help_text="Of the vocabulary `outcome_kind`.")
    text = s.CharField(allow_blank=True)
    side = s.CharField(allow_null=True, help_text="Who owes it; null: both, or nobody.")
    due_on = s.DateField(allow_null=True)
    obligation = s.IntegerField(allow_null=True, help_text="The promise that it became.")
    report = s.CharField(allow_null=True, help_text="What became of an action: `done` or `dropped`.")


class ItemSerializer(s.Serializer[Any]):
    """An item of the agenda."""

    id = s.IntegerField()
    position = s.IntegerField()
    section = s.CharField(allow_blank=True)
    title = s.CharField()
    note = s.CharField(allow_blank=True)
    lasts = s.IntegerField(allow_null=True, help_text="In minutes.")
    presenter_side = s.CharField(allow_null=True)
    presenter = s.CharField(allow_blank=True)
    proposed_as = s.CharField(allow_blank=True)
    agreement_url = s.CharField(allow_null=True)
    outcomes = OutcomeSerializer(many=True)


class DelegateSerializer(s.Serializer[Any]):
    """Somebody who sits at the table."""

    id = s.IntegerField()
    side = s.CharField()
    name = s.CharField()
    function = s.CharField()
    office_contact = s.CharField(allow_blank=True)
    heads = s.BooleanField()


class MinutesActSerializer(s.Serializer[Any]):
    """What a side says of the minutes."""

    kind = s.CharField()
    side = s.CharField()
    on = s.DateField()
    way = s.CharField()
    reason = s.CharField(allow_blank=True)


class MinutesTextSerializer(s.Serializer[Any]):
    """A version of the minutes."""

    number = s.IntegerField()
    text = s.CharField()
    sent_on = s.DateField(allow_null=True)
    acts = MinutesActSerializer(many=True)


class WholeMeetingSerializer(MeetingSerializer):
    """A meeting with its agenda, its delegations and its minutes."""

    items = ItemSerializer(many=True)
    delegates = DelegateSerializer(many=True)
    minutes_texts = MinutesTextSerializer(many=True)


class MeetingPage(s.Serializer[Any]):
    """A page of meetings."""

    count = s.IntegerField()
    count_is_exact = s.BooleanField()
    next = s.CharField(allow_null=True)
    results = MeetingSerializer(many=True)


def meetings_data(reader: Any, rows: Iterable[Mapping[str, Any]]) -> list[Row]:
    """Meetings as answered; one query for the series that are in sight."""
    found = list(rows)
    wanted = {row["series"] for row in found if row["series"]}
    seen = MeetingSeries.objects.visible_to(reader).filter(pk__in=wanted).values_list("pk", "slug")
    series = dict(seen) if wanted else {}
    return [_meeting(row, series) for row in found]


def _meeting(row: Mapping[str, Any], series: Mapping[int, str]) -> Row:
    key = row["reference"] or row["slug"]
    plain = {name: row[name] for name in FIELDS if name in row and name not in ("series",)}
    slug = series.get(row["series"] or 0)
    return plain | {
        "id": row["pk"],
        "url": meeting_url(key),
        "display": said_in(row["titles"], "en"),
        "parties": row["partnership__code"].split("-"),
        "host": row["host__code"],
        "series": series_url(slug) if slug else None,
    }


def whole_data(reader: Any, meeting: Meeting) -> Row:
    """A meeting with all that is seen beneath it; eight queries, however much that is."""
    seen = Meeting.objects.visible_to(reader).filter(pk=meeting.pk)
    (row,) = meetings_data(reader, seen.values(*COLUMNS))
    return row | {
        "items": items_data(reader, AgendaItem.objects.visible_to(reader).filter(meeting=meeting)),
        "delegates": [
            {
                "id": one.pk,
                "side": one.side.code,
                "name": one.name,
                "function": one.function,
                "office_contact": one.office_contact,
                "heads": one.heads,
            }
            for one in Delegate.objects.visible_to(reader).filter(meeting=meeting).select_related("side").order_by("id")
        ],
        "minutes_texts": minutes_data(reader, MinutesText.objects.visible_to(reader).filter(meeting=meeting)),
    }


def outcomes_data(reader: Any, rows: Any) -> list[tuple[int, Row]]:
    """Outcomes as answered, each with the item that it is of; two queries."""
    found = list(rows.select_related("side").order_by("id"))
    told = ActionReport.objects.visible_to(reader).filter(outcome__in=[one.pk for one in found])
    reports = dict(told.values_list("outcome", "kind")) if found else {}
    return [(one.item_id, _outcome(one, reports.get(one.pk))) for one in found]


def _outcome(one: Outcome, report: str | None) -> Row:
    return {
        "id": one.pk,
        "kind": one.kind,
        "text": one.text,
        "side": one.side.code if one.side else None,
        "due_on": one.due_on,
        "obligation": one.obligation_id,
        "report": report,
    }


def items_data(reader: Any, rows: Any) -> list[Row]:
    """Items of agendas as answered, with what they came to; four queries."""
    items = list(rows.select_related("presenter_side").order_by("position", "id"))
    outcomes: dict[int, list[Row]] = {}
    seen = Outcome.objects.visible_to(reader).filter(item__in=[one.pk for one in items])
    for item, said in outcomes_data(reader, seen) if items else ():
        outcomes.setdefault(item, []).append(said)
    above = Agreement.objects.visible_to(reader).in_bulk([one.agreement_id for one in items if one.agreement_id])
    return [_item(one, outcomes.get(one.pk, []), above.get(one.agreement_id or 0)) for one in items]


def _item(one: AgendaItem, outcomes: list[Row], agreement: Agreement | None) -> Row:
    names = ("position", "section", "title", "note", "lasts", "presenter", "proposed_as")
    return {
        "id": one.pk,
        **{name: getattr(one, name) for name in names},
        "presenter_side": one.presenter_side.code if one.presenter_side else None,
        "agreement_url": agreement_url(agreement.key) if agreement else None,
        "outcomes": outcomes,
    }


def minutes_data(reader: Any, rows: Any) -> list[Row]:
    """Versions of minutes as answered, with what the sides said of them; two queries."""
    texts = list(rows.order_by("number", "id"))
    acts: dict[int, list[Row]] = {}
    seen = MinutesAct.objects.visible_to(reader).filter(minutes__in=[one.pk for one in texts])
    for one in seen.select_related("side").order_by("id") if texts else ():
        acts.setdefault(one.minutes_id, []).append(minutes_act_data(one))
    return [
        {"number": one.number, "text": one.text, "sent_on": one.sent_on, "acts": acts.get(one.pk, [])} for one in texts
    ]


def minutes_act_data(one: MinutesAct) -> Row:
    """What a side said of minutes."""
    return {"kind": one.kind, "side": one.side.code, "on": one.on, "way": one.way, "reason": one.reason}


class SeriesSerializer(s.Serializer[Any]):
    """A series of meetings, with how its rhythm stands today."""

    id = s.IntegerField()
    url = s.CharField()
    display = s.CharField()
    titles = s.DictField(child=s.CharField())
    parties = s.ListField(child=s.CharField())
    kind = s.CharField()
    every_months = s.IntegerField()
    hosting = s.CharField()
    clause = s.CharField(allow_blank=True)
    decided = s.CharField(allow_blank=True)
    ended_on = s.DateField(allow_null=True)
    last = s.CharField(help_text="When one met last, ISO 8601 at its precision.")
    due_by = s.DateField(help_text="By when one meets again.")
    planned = s.DateField(allow_null=True)
    beat = s.CharField(help_text="Of the vocabulary `beat`.")
    version = s.IntegerField()
    updated_at = s.DateTimeField()


class SeriesPage(s.Serializer[Any]):
    """All series in sight."""

    results = SeriesSerializer(many=True)


def series_data(standing: Standing) -> Row:
    """A series as answered."""
    one, rhythm = standing.series, standing.rhythm
    pair: Any = one.partnership
    names = ("titles", "kind", "every_months", "hosting", "clause", "decided", "ended_on", "version", "updated_at")
    return {
        "id": one.pk,
        "url": series_url(one.slug),
        "display": one.title_in("en"),
        "parties": pair.codes,
        **{name: getattr(one, name) for name in names},
        "last": str(rhythm.last),
        "due_by": rhythm.due_by,
        "planned": rhythm.planned,
        "beat": str(rhythm.beat),
    }
