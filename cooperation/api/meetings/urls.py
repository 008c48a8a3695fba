"""Addresses of meetings and series: route, resource, name; made into paths where converters are known."""

from typing import Any

from cooperation.api.meetings import audience, briefs, onward, parts, series, sessions, views

_ONE = "meetings/<key:key>/"

ROUTES: list[tuple[str, Any, str]] = [
    ("meetings/", views.Meetings, "api-meetings"),
    (_ONE, views.OneMeeting, "api-meeting"),
    (f"{_ONE}transitions/", views.MeetingTransitions, "api-meeting-transitions"),
    (f"{_ONE}items/", parts.Items, "api-meeting-items"),
    (f"{_ONE}items/<number:pk>/", parts.OneItem, "api-meeting-item"),
    (f"{_ONE}items/<number:pk>/outcomes/", parts.Outcomes, "api-meeting-outcomes"),
    (f"{_ONE}outcomes/<number:pk>/", parts.OneOutcome, "api-meeting-outcome"),
    (f"{_ONE}outcomes/<number:pk>/report/", parts.ActionReports, "api-meeting-report"),
    (f"{_ONE}delegates/", parts.Delegates, "api-meeting-delegates"),
    (f"{_ONE}delegates/<number:pk>/", parts.OneDelegate, "api-meeting-delegate"),
    (f"{_ONE}minutes/", parts.MeetingMinutes, "api-meeting-minutes"),
    (f"{_ONE}minutes/answers/", parts.MinutesAnswers, "api-meeting-answers"),
    (f"{_ONE}audience/", audience.MeetingAudience, "api-meeting-audience"),
    (f"{_ONE}items/onward/", onward.ItemsOnward, "api-meeting-onward"),
    ("organisation-sessions/", sessions.Sessions, "api-sessions"),
    ("organisation-sessions/<key:key>/", sessions.OneSession, "api-session"),
    ("partnerships/<key:pair>/brief/", briefs.PartnershipBrief, "api-brief"),
    ("partnerships/<key:pair>/brief/<key:form>/", briefs.BriefPaper, "api-brief-paper"),
    ("briefs/<key:form>/", briefs.BriefBinder, "api-brief-binder"),
    ("meeting-series/", series.AllSeries, "api-series-list"),
    ("meeting-series/<key:key>/", series.OneSeries, "api-series"),
    ("meeting-series/<key:key>/audience/", audience.SeriesAudience, "api-series-audience"),
]
