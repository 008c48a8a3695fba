"""The models of this floor, gathered from its subjects."""

from cooperation.meetings.agenda import ActionReport, AgendaItem, Outcome
from cooperation.meetings.brief import Brief, BriefPrint
from cooperation.meetings.meeting import Delegate, Meeting, MeetingAddress
from cooperation.meetings.minutes import MinutesAct, MinutesText
from cooperation.meetings.series import MeetingSeries, SeriesSide
from cooperation.meetings.session import RegionalSession
from cooperation.pages.drafts import FormDraft

__all__ = [
    "ActionReport",
    "AgendaItem",
    "Brief",
    "BriefPrint",
    "Delegate",
    "FormDraft",
    "Meeting",
    "MeetingAddress",
    "MeetingSeries",
    "MinutesAct",
    "MinutesText",
    "Outcome",
    "RegionalSession",
    "SeriesSide",
]
