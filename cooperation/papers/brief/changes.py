"""What changed with a partner since a place in the history, in sentences."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext as _

from agreements.models import Agreement, Due
from cooperation.meetings.meeting import Meeting
from cooperation.pages.naming import title_of
from cooperation.pages.obligations.told import what
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
    """The records that changes are about, as far as the reader sees them; three queries."""

    def __init__(self, reader: Any, rows: list[dict[str, Any]]) -> None:
        keys: dict[str, set[int]] = {}
        for row in rows:
            keys.setdefault(str(row.get("subject")), set()).add(row.get("subject_id") or 0)
        self.agreements = Agreement.objects.visible_to(reader).in_bulk(keys.get("agreement", set()))
        self.meetings = Meeting.objects.visible_to(reader).in_bulk(keys.get("meeting", set()))
        dues = Due.objects.visible_to(reader).select_related("obligation")
        self.dues: dict[int, Due] = dues.in_bulk(keys.get("due", set()))

    def line(self, change: Any) -> Changed | None:
        """A change in a sentence; None for one that needs none here."""
        row = change.after
        subject, key = row.get("subject"), row.get("subject_id")
        day = date.fromisoformat(row["on"]) if row.get("on") else change.at.date()
        if subject == "agreement" and key in self.agreements:
            return Changed(day, self._agreement(self.agreements[key], row))
        if subject == "meeting" and key in self.meetings and row.get("step"):
            said = {"title": title_of(self.meetings[key]), "what": label("meeting_happened", row["step"])}
            return Changed(day, _("%(title)s: %(what)s") % said)
        if subject == "due" and key in self.dues and row.get("to_status"):
            said = {"title": what(self.dues[key].obligation), "what": label("due_status", row["to_status"])}
            return Changed(day, _("%(title)s: %(what)s") % said)
        return None

    def _agreement(self, agreement: Agreement, row: dict[str, Any]) -> str:
        done = label("status", row["to_status"]) if row.get("to_status") else _("corrected")
        return _("%(title)s: %(what)s") % {"title": title_of(agreement), "what": done}
