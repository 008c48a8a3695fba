"""What the resources of a case share: finding it, a write on the version that was read, its answer."""

from collections.abc import Callable, Mapping
from typing import Any

from rest_framework.request import Request
from rest_framework.response import Response

from agreements.activities.vocabulary import Form
from agreements.models import Activity
from cooperation.api.activities.base import ActivityResource
from cooperation.api.activities.procurement.rows import case_data
from cooperation.api.documentation.describe import IF_MATCH, ONCE
from cooperation.api.inputs import Input
from cooperation.api.preconditions import fresh_headers, version_read
from partners.records.errors import Unseen

WRITES: dict[str, Any] = {"parameters": [IF_MATCH, ONCE], "status": 201, "writes": True}
EDITS: dict[str, Any] = {"parameters": [IF_MATCH, ONCE], "writes": True}
_THIRD = "third"
Values = dict[str, Any]
Told = Mapping[str, Any]


class CaseResource(ActivityResource):
    """What belongs to a procurement case."""

    def purchase(self, key: str) -> Activity:
        """The activity, if it is of that form. Raises Unseen, Moved."""
        found = self.activity(key)
        if found.form != Form.PROCUREMENT:
            raise Unseen
        return found

    def answer(self, pk: int, status: int = 200) -> Response:
        """A case as it is now."""
        now = Activity.objects.visible_to(self.reader).select_related("partnership").get(pk=pk)
        data = case_data(self.reader, now, self.today, signed_in=bool(self.request.user.is_authenticated))
        return Response(data, status=status, headers=fresh_headers(self.tag(now, "procurement")))

    def done(
        self,
        request: Request,
        key: str,
        sent: type[Input],
        do: Callable[[Told, Values], Any],
        *,
        status: int = 201,
        partial: bool = False,
    ) -> Response:
        """Read what was sent, do it on the version that was read, answer the case."""
        officer, activity = self.officer, self.purchase(key)

        def work() -> Response:
            values = sent.read(request.data, partial=partial)
            version = version_read(request)
            do({"officer": officer, "today": self.today, "activity": activity, "expected_version": version}, values)
            return self.answer(activity.pk, status)

        return self.write(work)

    def whose(self, told: Told, values: Values) -> Values:
        """`side` as the party itself; `third` is the third from whom both buy."""
        code = values.pop("side", "")
        if code == _THIRD:
            return {**values, "third": True}
        return {**values, "side": self.side(told["activity"], code) if code else None}
