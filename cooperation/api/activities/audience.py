"""Who sees an activity: asked for by one officer, decided by an approver."""

from rest_framework.request import Request
from rest_framework.response import Response

from agreements.activities.access import own_activity_only
from agreements.activities.mending import activity_decide_audience
from agreements.activities.moving import fresh_activity
from agreements.models import Activity
from cooperation.api.activities.base import ActivityResource
from cooperation.api.agreements.audience import AudienceSerializer, request_data
from cooperation.api.agreements.inputs import AudienceInput
from cooperation.api.agreements.transitions import condition_data
from cooperation.api.documentation.describe import IF_MATCH, ONCE, described
from cooperation.api.preconditions import fresh_headers, version_read
from partners.records.audience import audience_ask, audience_conditions, waiting_request
from partners.records.errors import Malformed
from partners.records.marks import AudienceRequest
from partners.records.record import Audience


class ActivityAudience(ActivityResource):
    """Who sees an activity. Of its own party's business only."""

    @described("activity_audience", AudienceSerializer)
    def get(self, request: Request, key: str) -> Response:
        """Who sees it, what waits for a decision, and field by field what sharing or release would show."""
        activity = self.activity(key)
        own_activity_only(self.officer, activity)
        return self.answer(activity, waiting_request(activity))

    @described(
        "activity_audience_change",
        AudienceSerializer,
        request=AudienceInput,
        parameters=[IF_MATCH, ONCE],
        status=201,
        writes=True,
    )
    def post(self, request: Request, key: str) -> Response:
        """Ask that it be shared, released or withdrawn (`to`); or decide what was asked (`agree`), as an approver."""
        officer, activity = self.officer, self.activity(key)

        def work() -> Response:
            values = AudienceInput.read(request.data)
            told = {
                "officer": officer,
                "today": self.today,
                "reason": values["reason"],
                "expected_version": version_read(request),
            }
            if (values["agree"] is None) == ("to" not in values):
                raise Malformed({"to": ["required"]})
            if values["agree"] is None:
                asked = audience_ask(**told, root=activity, to=values["to"])
            else:
                asked = activity_decide_audience(**told, activity=activity, agree=values["agree"])
            return self.answer(fresh_activity(activity), asked, 201)

        return self.write(work)

    def answer(self, activity: Activity, asked: AudienceRequest | None, status: int = 200) -> Response:
        """Who sees it and what was asked."""
        data = {
            "audience": activity.audience,
            "version": activity.version,
            "request": request_data(asked) if asked else None,
            "shows": activity.disclosed(),
            "conditions": {
                to: [condition_data(one) for one in audience_conditions(activity, to)]
                for to in Audience.values
                if to != activity.audience
            },
        }
        tag = self.tag(activity, "audience", asked.pk if asked else None)
        return Response(data, status=status, headers=fresh_headers(tag))
