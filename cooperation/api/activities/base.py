"""What every resource beneath an activity shares."""

from typing import Any

from rest_framework.response import Response

from agreements.activities.access import activity_by_key
from agreements.models import Activity
from cooperation.api.activities.rows import COLUMNS, activities_data, parts_data
from cooperation.api.addresses import activity_url
from cooperation.api.moved import MovingResource
from cooperation.api.preconditions import etag, fresh_headers
from partners.models import Party
from partners.records.errors import Malformed, Unseen


class ActivityResource(MovingResource):
    """A resource of one activity; an address that it had before leads to the present one."""

    address = staticmethod(activity_url)

    def activity(self, key: str) -> Activity:
        """The activity itself. Raises Unseen, Moved."""
        return self.at_its_address(activity_by_key(self.reader, key), key)

    def side(self, activity: Activity, code: str) -> Party:
        """One of the two by its code. Raises Malformed."""
        pair = activity.partnership
        found = next((one for one in (pair.party_a, pair.party_b) if one.code == code), None)
        if found is None:
            raise Malformed({"side": ["not_of_pair"]})
        return found

    def tag(self, activity: Activity, *more: Any) -> str:
        """The tag of an activity as this reader sees it today."""
        return etag(activity.version, self.reader, "activity", self.today, *more)

    def whole(self, pk: int, status: int = 200, **headers: str) -> Response:
        """An activity with its parts as it is now, as the answer to a write. Raises Unseen."""
        rows = Activity.objects.visible_to(self.reader).filter(pk=pk)
        now = rows.first()
        if now is None:
            raise Unseen
        data = activities_data(self.reader, rows.values(*COLUMNS), self.today)[0] | parts_data(self.reader, now)
        return Response(data, status=status, headers={**fresh_headers(self.tag(now)), **headers})
