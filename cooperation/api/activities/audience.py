"""Who sees an activity: asked for by one officer, decided by an approver."""

from typing import Any

from rest_framework.request import Request
from rest_framework.response import Response

from agreements.activities.access import activity_by_key
from agreements.activities.mending import activity_decide_audience
from cooperation.api.audience import RootAudience, changes_audience, shows_audience
from partners.records.marks import AudienceRequest
from partners.records.roots import Root


class ActivityAudience(RootAudience):
    """Who sees an activity. Of its own party's business only."""

    def root(self, key: str) -> Root:
        """The activity. Raises Unseen."""
        return activity_by_key(self.reader, key)

    def decide(self, root: Any, **told: Any) -> AudienceRequest:
        """It gets its reference when it first leaves its owner."""
        decided: AudienceRequest = activity_decide_audience(activity=root, **told)
        return decided

    @shows_audience("activity")
    def get(self, request: Request, key: str) -> Response:
        """Who sees it, what waits for a decision, and field by field what sharing or release would show."""
        return self.shown(key)

    @changes_audience("activity")
    def post(self, request: Request, key: str) -> Response:
        """Ask that it be shared, released or withdrawn (`to`); or decide what was asked (`agree`), as an approver."""
        return self.changed(request, key)
