"""Activities: the list, one, both doors by which they come in, and how one stands."""

from typing import Any

from rest_framework.request import Request
from rest_framework.response import Response

from agreements.activities.activity import Activity
from agreements.activities.entry import ActivityEntry
from agreements.activities.mending import activity_correct, activity_mistake
from agreements.activities.planning import activity_edit, activity_plan
from agreements.activities.recording import activity_record
from agreements.instruments.access import agreement_by_key
from agreements.instruments.vocabulary import Door
from cooperation.api.activities.base import ActivityResource
from cooperation.api.activities.inputs import ActivityChangeInput, ActivityInput
from cooperation.api.activities.rows import COLUMNS, FIELDS, activities_data, status_data
from cooperation.api.activities.schema import ActivityPage, ActivityStatusSerializer, WholeActivitySerializer
from cooperation.api.activities.selection import DEFAULT_ORDER, FILTERS, ORDERS, activities_selected
from cooperation.api.documentation.describe import (
    IF_MATCH,
    IF_NONE_MATCH,
    ONCE,
    described,
    filter_parameters,
    list_parameters,
)
from cooperation.api.lists import LIST_PARAMETERS, fields_of, listing, narrowed, order_of, page_of
from cooperation.api.preconditions import VARY, fresh_headers, unchanged, version_read
from partners.models import Party
from partners.records.errors import Malformed, Unseen

_UNCACHED = {"Cache-Control": "private, no-cache", "Vary": VARY}


class Activities(ActivityResource):
    """The activities in sight."""

    parameters = frozenset({*FILTERS, *LIST_PARAMETERS, "ordering"})

    @described(
        "activities",
        ActivityPage,
        parameters=[
            *filter_parameters(FILTERS.values()),
            *list_parameters(FIELDS, list(ORDERS), DEFAULT_ORDER),
        ],
    )
    def get(self, request: Request) -> Response:
        """The activities that you may see."""
        asked = request.query_params
        fields = fields_of(asked, FIELDS)
        rows = activities_selected(self.reader, asked)
        page = page_of(rows, order_of(asked, ORDERS, DEFAULT_ORDER), asked, COLUMNS)
        found = [narrowed(one, fields) for one in activities_data(self.reader, page.rows, self.today)]
        return Response(listing(request, page, found, self.reader), headers=_UNCACHED)

    @described(
        "activity_enter", WholeActivitySerializer, request=ActivityInput, parameters=[ONCE], status=201, writes=True
    )
    def post(self, request: Request) -> Response:
        """Record an activity that exists, or propose a new one (`"door": "prepared"`)."""
        officer = self.officer

        def work() -> Response:
            values = ActivityInput.read(request.data)
            door = values.pop("door", Door.RECORDED)
            made = (self._plan if door == Door.PREPARED else self._record)(officer, values)
            answer = self.whole(made.pk, 201)
            answer.headers["Location"] = answer.data["url"]
            return answer

        return self.write(work)

    def _record(self, officer: Any, values: dict[str, Any]) -> Activity:
        return activity_record(officer=officer, today=self.today, entry=ActivityEntry(**values))

    def _plan(self, officer: Any, values: dict[str, Any]) -> Activity:
        codes = values.pop("parties")
        early: dict[str, list[str]] = {name: ["unknown_field"] for name in ("status", "outcome") if name in values}
        if len(codes) == 2 and officer.party.code not in codes:
            early["parties"] = ["not_of_pair"]
        elif set(codes) == {officer.party.code}:
            early["parties"] = ["two_that_are_one"]
        if early:
            raise Malformed(early)
        partner = Party.objects.filter(code=next((one for one in codes if one != officer.party.code), codes[0])).first()
        if partner is None:
            raise Malformed({"parties": ["unknown"]})
        return activity_plan(officer=officer, today=self.today, partner=partner, values=linked(officer, values))


class ActivityDetail(ActivityResource):
    """One activity."""

    @described("activity", WholeActivitySerializer, parameters=[IF_NONE_MATCH], conditional=True)
    def get(self, request: Request, key: str) -> Response:
        """One activity with what each side brings and did, and the own half."""
        activity = self.activity(key)
        return unchanged(request, self.tag(activity)) or self.whole(activity.pk)

    @described(
        "activity_edit", WholeActivitySerializer, request=ActivityChangeInput, parameters=[IF_MATCH, ONCE], writes=True
    )
    def patch(self, request: Request, key: str) -> Response:
        """Edit what is open; correct with a `reason`; with `mistake` and a reason take it out (204)."""
        officer, activity = self.officer, self.activity(key)

        def work() -> Response:
            values = ActivityChangeInput.read(request.data, partial=True)
            reason, mistake = values.pop("reason", ""), values.pop("mistake", False)
            told = {
                "officer": officer,
                "today": self.today,
                "activity": activity,
                "expected_version": version_read(request),
            }
            if mistake:
                activity_mistake(**told, reason=reason)
                return Response(status=204)
            given = linked(officer, values)
            if reason:
                activity_correct(**told, values=given, reason=reason)
            else:
                activity_edit(**told, values=given)
            return self.whole(activity.pk)

        return self.write(work)


class ActivityStatusDetail(ActivityResource):
    """How one stands."""

    @described("activity_status", ActivityStatusSerializer, parameters=[IF_NONE_MATCH], conditional=True)
    def get(self, request: Request, key: str) -> Response:
        """How an activity stands today; poll it with `If-None-Match`."""
        activity = self.activity(key)
        tag = self.tag(activity, "status")
        row = Activity.objects.visible_to(self.reader).filter(pk=activity.pk).values(*COLUMNS)[0]
        known = unchanged(request, tag)
        return known or Response(status_data(row, self.today), headers=fresh_headers(tag))


def linked(officer: Any, values: dict[str, Any]) -> dict[str, Any]:
    """Values with parties and the agreement themselves, instead of their codes. Raises Malformed."""
    found = dict(values)
    faults: dict[str, list[str]] = {}
    for name in ("country", "host"):
        if name in found:
            found[name] = Party.objects.filter(code=found[name]).first() if found[name] else None
            if values[name] and found[name] is None:
                faults[name] = ["unknown"]
    if "legal_basis" in found:
        try:
            found["legal_basis"] = agreement_by_key(officer, found["legal_basis"]) if found["legal_basis"] else None
        except Unseen:
            faults["legal_basis"] = ["unknown"]
    if faults:
        raise Malformed(faults)
    return found
