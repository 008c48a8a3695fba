"""Who sees a meeting or a series: asked for by one officer, decided by an approver."""

from rest_framework.request import Request
from rest_framework.response import Response

from cooperation.api.audience import RootAudience, changes_audience, shows_audience
from cooperation.meetings.access import meeting_by_key, series_by_key
from partners.records.roots import Root


class MeetingAudience(RootAudience):
    """Who sees a meeting. Of its own party's business only."""

    def root(self, key: str) -> Root:
        """The meeting. Raises Unseen."""
        return meeting_by_key(self.reader, key)

    @shows_audience("meeting")
    def get(self, request: Request, key: str) -> Response:
        """Who sees it, what waits for a decision, and field by field what sharing or release would show."""
        return self.shown(key)

    @changes_audience("meeting")
    def post(self, request: Request, key: str) -> Response:
        """Ask that it be shared, released or withdrawn (`to`); or decide what was asked (`agree`), as an approver."""
        return self.changed(request, key)


class SeriesAudience(RootAudience):
    """Who sees a series. Of its own party's business only."""

    def root(self, key: str) -> Root:
        """The series. Raises Unseen."""
        return series_by_key(self.reader, key)

    @shows_audience("meeting_series")
    def get(self, request: Request, key: str) -> Response:
        """Who sees it, what waits for a decision, and field by field what sharing or release would show."""
        return self.shown(key)

    @changes_audience("meeting_series")
    def post(self, request: Request, key: str) -> Response:
        """Ask that it be shared, released or withdrawn (`to`); or decide what was asked (`agree`), as an approver."""
        return self.changed(request, key)
