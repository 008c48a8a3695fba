"""What changed with a partner since a place in the history, in sentences."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext as _

from agreements.models import Activity, Agreement, Due
from cooperation.meetings.meeting import Meeting
from cooperation.pages.naming import title_of
from cooperation.pages.obligations.told import what
from cooperation.pages.phases.told import gate_title
from cooperation.phases.gate import Gate
from cooperation.words import label
from partners.models import Correction, Partnership, StepTaken
from partners.records.feed import feed_after

MOST = 40


@dataclass(frozen=True)
class Changed:
    """One thing that happened: on which day, and what."""

    on: date
    text: str


def changed_since(reader: Any, pair: Partnership, position: int) -> tuple[list[Changed], bool]:
    """Steps and corrections with a partner after a place in the history, in the order in which they were sealed.

    Of what has left the reader's sight nothing is said. Whether there is more comes second.
    """
    tables = [StepTaken._meta.db_table, Correction._meta.db_table]
    feed = feed_after(reader, tables, position, MOST + 1, rows=Q(partnership=pair))
    changes = [one.change for one in feed.seen if one.kind != "left" and one.change.after]
    known = _Known(reader, [one.after or {} for one in changes])
    lines = [line for one in changes if (line := known.line(one))]
    return lines[:MOST], feed.more or len(lines) > MOST


class _Known:
    """The records that changes are about, as far as the reader sees them; a query for each kind."""

    def __init__(self, reader: Any, rows: list[dict[str, Any]]) -> None:
        keys: dict[str, set[int]] = {}
        for row in rows:
            keys.setdefault(str(row.get("subject")), set()).add(row.get("subject_id") or 0)
        self.agreements = Agreement.objects.visible_to(reader).in_bulk(keys.get("agreement", set()))
        self.meetings = Meeting.objects.visible_to(reader).in_bulk(keys.get("meeting", set()))
        self.activities = Activity.objects.visible_to(reader).in_bulk(keys.get("activity", set()))
        self.gates = Gate.objects.visible_to(reader).in_bulk(keys.get("gate", set()))
        dues = Due.objects.visible_to(reader).select_related("obligation")
        self.dues: dict[int, Due] = dues.in_bulk(keys.get("due", set()))

    def line(self, change: Any) -> Changed | None:
        """A change in a sentence; None for one that needs none here."""
        row = change.after
        said = self._said(row.get("subject"), row.get("subject_id"), row)
        if said is None:
            return None
        day = date.fromisoformat(row["on"]) if row.get("on") else change.at.date()
        return Changed(day, _("%(title)s: %(what)s") % {"title": said[0], "what": said[1]})

    def _said(self, subject: Any, key: Any, row: dict[str, Any]) -> tuple[str, str] | None:
        """What a record is called, and what happened to it."""
        to = row.get("to_status")
        if subject == "agreement" and key in self.agreements:
            return title_of(self.agreements[key]), label("status", to) if to else _("corrected")
        if subject == "activity" and key in self.activities:
            return self.activities[key].title, label("activity_status", to) if to else _("corrected")
        if subject == "meeting" and key in self.meetings and row.get("step"):
            return title_of(self.meetings[key]), label("meeting_happened", row["step"])
        if subject == "gate" and key in self.gates and to:
            return gate_title(self.gates[key]), label("gate_status", to)
        if subject == "due" and key in self.dues and to:
            return what(self.dues[key].obligation), label("due_status", to)
        return None
