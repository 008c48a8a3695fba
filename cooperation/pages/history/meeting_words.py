"""Words of the history for meetings: series, meetings, agenda, outcomes, minutes."""

from typing import Any

from django.utils.translation import gettext_lazy as _

MEETING_SOURCES: dict[str, Any] = {
    "cooperation_meetingseries": _("Series of meetings"),
    "cooperation_seriesside": _("Who sees to a series of meetings"),
    "cooperation_meeting": _("Meeting"),
    "cooperation_delegate": _("Member of a delegation"),
    "cooperation_agendaitem": _("Item of an agenda"),
    "cooperation_outcome": _("Outcome of an item"),
    "cooperation_actionreport": _("What became of an action"),
    "cooperation_minutestext": _("Version of the minutes"),
    "cooperation_minutesact": _("What a side says of the minutes"),
}
MEETING_FIELDS: dict[str, Any] = {
    "hosting": _("Who hosts"),
    "host_id": _("Host"),
    "first_host_id": _("Host of the first meeting"),
    "last_held_on": _("Last held"),
    "decided": _("By which decision"),
    "ended_on": _("No further meeting after"),
    "mode": _("How one meets"),
    "planned": _("Planned for"),
    "starts_at": _("Begins"),
    "ends_at": _("Ends"),
    "minutes": _("Minutes"),
    "minutes_id": _("Version of the minutes"),
    "sequence": _("Changes to the invitation"),
    "meeting_id": _("Meeting"),
    "series_id": _("Series of meetings"),
    "heads": _("Heads the delegation"),
    "position": _("Place on the agenda"),
    "section": _("Section"),
    "lasts": _("Minutes foreseen"),
    "presenter": _("Who presents it"),
    "presenter_side_id": _("Side that presents it"),
    "proposed_as": _("Why it was proposed"),
    "about_key": _("What it was proposed about"),
    "action_id": _("Action"),
    "moved_from_id": _("Carried over from"),
    "copied_from_id": _("Copied from"),
    "item_id": _("Item of the agenda"),
    "due_on": _("By"),
    "number": _("Number"),
    "capacity": _("In which function"),
    "outcome_id": _("Outcome of an item"),
}
MEETING_CODED = {"hosting": "hosting", "mode": "meeting_mode", "minutes": "minutes_status"}
MEETING_KINDS = {
    "cooperation_meetingseries": "meeting_kind",
    "cooperation_meeting": "meeting_kind",
    "cooperation_outcome": "outcome_kind",
    "cooperation_actionreport": "action_report",
    "cooperation_minutesact": "minutes_act",
}
