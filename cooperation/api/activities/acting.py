"""Steps, acts, sides, costs, bookings, links and objections of an activity as resources."""

from collections.abc import Callable
from typing import Any

from django.urls import reverse
from rest_framework import serializers as s
from rest_framework.request import Request
from rest_framework.response import Response

from agreements.activities.acting import activity_act_mistake, activity_act_record, activity_contest
from agreements.activities.booking import booking_add, booking_drop
from agreements.activities.links import activity_link_make
from agreements.activities.moving import activity_offers, activity_step, status_on
from agreements.activities.sides import activity_cost_put, activity_side_put
from cooperation.address import site_url
from cooperation.api.activities.base import ActivityResource
from cooperation.api.activities.inputs import (
    ActivityActInput,
    ActivityContestInput,
    ActivityCostInput,
    ActivityLinkInput,
    ActivityReasonInput,
    ActivitySideInput,
    ActivityStepInput,
    BookingInput,
)
from cooperation.api.activities.schema import ActivityOffersSerializer, WholeActivitySerializer
from cooperation.api.agreements.transitions import condition_data
from cooperation.api.documentation.describe import IF_MATCH, ONCE, described
from cooperation.api.inputs import Input
from cooperation.api.preconditions import fresh_headers, version_read
from partners.records.lifecycle import Offer

_WRITES: dict[str, Any] = {"parameters": [IF_MATCH, ONCE], "status": 201, "writes": True}
_EDITS: dict[str, Any] = {"parameters": [IF_MATCH, ONCE], "writes": True}


class Written(ActivityResource):
    """A write beneath an activity that answers the whole of it."""

    def done(
        self,
        request: Request,
        key: str,
        sent: type[Input],
        do: Callable[[dict[str, Any], dict[str, Any]], Any],
        status: int = 201,
    ) -> Response:
        """Read what was sent, do it on the version that was read, answer the whole."""
        officer, activity = self.officer, self.activity(key)

        def work() -> Response:
            values = sent.read(request.data)
            told = {
                "officer": officer,
                "today": self.today,
                "activity": activity,
                "expected_version": version_read(request),
            }
            if "side" in values:
                values["side"] = self.side(activity, values["side"]) if values["side"] else None
            do(told, values)
            return self.whole(activity.pk, status)

        return self.write(work)


class ActivityTransitions(Written):
    """The steps out of the present status of an activity."""

    @described("activity_transitions", ActivityOffersSerializer)
    def get(self, request: Request, key: str) -> Response:
        """Every step out of the present status, with all that it asks for, met and unmet; asking changes nothing."""
        activity = self.activity(key)
        offers = activity_offers(self.reader, activity, self.today)
        data = {
            "status": status_on(activity, self.today),
            "version": activity.version,
            "steps": [offer_data(one) for one in offers],
        }
        return Response(data, headers=fresh_headers(self.tag(activity, "transitions")))

    @described("activity_step", WholeActivitySerializer, request=ActivityStepInput, **_WRITES)
    def post(self, request: Request, key: str) -> Response:
        """Take a step: `to` names the status, beside it stands what the step needs. 409 names all that is missing."""
        return self.done(
            request,
            key,
            ActivityStepInput,
            lambda told, values: activity_step(**told, to=values.pop("to"), inputs=values),
        )


def offer_data(offer: Offer) -> dict[str, Any]:
    """A step out of the present status, with all that it asks for."""
    return {
        "step": offer.step.name,
        "to": offer.step.target,
        "allowed": offer.allowed,
        "ready": offer.ready,
        "follows": offer.step.follows,
        "needs": dict(offer.step.needs),
        "conditions": [condition_data(one) for one in offer.conditions],
    }


class ActivityActs(Written):
    """What the sides did."""

    @described("activity_act", WholeActivitySerializer, request=ActivityActInput, **_WRITES)
    def post(self, request: Request, key: str) -> Response:
        """The own side, or the other as reported by us, accepts or confirms; the steps that follow are taken."""
        return self.done(request, key, ActivityActInput, lambda told, values: activity_act_record(**told, **values))


class OneActivityAct(Written):
    """One thing that a side did."""

    @described("activity_act_mistake", WholeActivitySerializer, request=ActivityReasonInput, **_EDITS)
    def patch(self, request: Request, key: str, act: int) -> Response:
        """Take it back as entered by mistake, with a reason, while nothing followed from it."""
        return self.done(
            request,
            key,
            ActivityReasonInput,
            lambda told, values: activity_act_mistake(**told, act_id=act, reason=values["reason"]),
            200,
        )


class ActivityContests(Written):
    """Objections."""

    @described("activity_contest", WholeActivitySerializer, request=ActivityContestInput, **_WRITES)
    def post(self, request: Request, key: str) -> Response:
        """Object to what the other side recorded: the activity, or one act."""
        return self.done(
            request,
            key,
            ActivityContestInput,
            lambda told, values: activity_contest(**told, reason=values["reason"], act_id=values.get("act")),
        )


class ActivitySides(Written):
    """What each side brings."""

    @described("activity_side", WholeActivitySerializer, request=ActivitySideInput, **_WRITES)
    def post(self, request: Request, key: str) -> Response:
        """Say what one side brings."""
        return self.done(
            request,
            key,
            ActivitySideInput,
            lambda told, values: activity_side_put(**told, party=values.pop("side"), values=values),
        )


class ActivityCosts(Written):
    """What it costs, of the own party alone."""

    @described("activity_cost", WholeActivitySerializer, request=ActivityCostInput, **_WRITES)
    def post(self, request: Request, key: str) -> Response:
        """Keep what it costs one side in one currency."""

        def keep(told: dict[str, Any], values: dict[str, Any]) -> None:
            amounts: dict[str, Any] = {name: values.get(name) for name in ("budget", "actual")}
            activity_cost_put(**told, party=values["side"], currency=values["currency"], **amounts)

        return self.done(request, key, ActivityCostInput, keep)


class ActivityBookings(Written):
    """The units and places that it takes for itself."""

    @described("activity_booking", WholeActivitySerializer, request=BookingInput, **_WRITES)
    def post(self, request: Request, key: str) -> Response:
        """Book a unit or a place; 409 where it is taken on these days."""
        return self.done(
            request,
            key,
            BookingInput,
            lambda told, values: booking_add(**told, kind=values["kind"], party=values["side"], name=values["name"]),
        )


class OneBooking(ActivityResource):
    """One of them."""

    @described("activity_booking_drop", WholeActivitySerializer, parameters=[IF_MATCH, ONCE], writes=True)
    def delete(self, request: Request, key: str, booking: int) -> Response:
        """Let go of it."""
        officer, activity = self.officer, self.activity(key)

        def work() -> Response:
            version = version_read(request)
            told = {"officer": officer, "today": self.today, "activity": activity, "expected_version": version}
            booking_drop(**told, booking_id=booking)
            return self.whole(activity.pk)

        return self.write(work)


class ActivityLinkSerializer(s.Serializer[Any]):
    """A one-time link; its address is told once."""

    id = s.IntegerField()
    asks = s.CharField()
    expires_at = s.DateTimeField()
    address = s.CharField()


class ActivityLinks(ActivityResource):
    """One-time links that ask the other side."""

    @described(
        "activity_link_make",
        ActivityLinkSerializer,
        request=ActivityLinkInput,
        parameters=[IF_MATCH],
        status=201,
        writes=True,
    )
    def post(self, request: Request, key: str) -> Response:
        """Ask the other side by a new link, which is told this once; an answer with a secret in it is kept nowhere."""
        officer, activity = self.officer, self.activity(key)
        asks = ActivityLinkInput.read(request.data)["asks"]
        told: dict[str, Any] = {"officer": officer, "today": self.today, "activity": activity, "asks": asks}
        link, token = activity_link_make(**told, expected_version=version_read(request))
        address = site_url(reverse("answer", args=[token]))
        data = {"id": link.pk, "asks": link.asks, "expires_at": link.expires_at, "address": address}
        return Response(data, status=201, headers={"Cache-Control": "private, no-store"})
