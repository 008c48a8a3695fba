"""Items that go on to another meeting of the same two: carried over, or duplicated."""

from typing import Any

from rest_framework import serializers as s
from rest_framework.request import Request
from rest_framework.response import Response

from cooperation.api.documentation.describe import IF_MATCH, ONCE, described
from cooperation.api.inputs import Input
from cooperation.api.inputs import text as line
from cooperation.api.meetings.rows import WholeMeetingSerializer
from cooperation.api.meetings.views import MeetingResource
from cooperation.meetings.access import meeting_by_key
from cooperation.meetings.carrying import items_carry, items_duplicate
from partners.records.errors import Malformed, Unseen


class OnwardInput(Input):
    """Which items go on, and to which meeting; `duplicate` leaves them here and begins them anew there."""

    items = s.ListField(child=s.IntegerField(min_value=1), min_length=1, max_length=100)
    to = line(40, required=True)
    duplicate = s.BooleanField(required=False)


class ItemsOnward(MeetingResource):
    """Items on their way to another meeting."""

    @described(
        "meeting_items_onward",
        WholeMeetingSerializer,
        request=OnwardInput,
        parameters=[IF_MATCH, ONCE],
        status=201,
        writes=True,
    )
    def post(self, request: Request, key: str) -> Response:
        """Carry items over with what they came to, while this meeting is in progress; or duplicate them there.

        The meeting to which they went is answered.
        """
        officer, meeting = self.officer, self.meeting(key)

        def work() -> Response:
            sent: dict[str, Any] = OnwardInput.read(request.data)
            try:
                to = meeting_by_key(officer, sent["to"])
            except Unseen:
                raise Malformed({"to": ["unknown"]}) from None
            onward = items_duplicate if sent.get("duplicate") else items_carry
            onward(meeting=meeting, items=sent["items"], to=to, **self.told(request))
            return self.whole(to, 201)

        return self.write(work)
