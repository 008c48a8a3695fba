"""The models of this floor, gathered from its subjects."""

from cooperation.meetings.agenda import ActionReport, AgendaItem, Outcome
from cooperation.meetings.meeting import Delegate, Meeting, MeetingAddress
from cooperation.meetings.minutes import MinutesAct, MinutesText
from cooperation.meetings.series import MeetingSeries, SeriesSide
from cooperation.pages.drafts import FormDraft

__all__ = [
    "ActionReport",
    "AgendaItem",
    "Delegate",
    "FormDraft",
    "Meeting",
    "MeetingAddress",
    "MeetingSeries",
    "MinutesAct",
    "MinutesText",
    "Outcome",
    "SeriesSide",
]
