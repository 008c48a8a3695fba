"""A course, its seats and what else is given to train, as resources; seats move many at once."""

from typing import Any

from rest_framework.request import Request
from rest_framework.response import Response

from agreements.activities.training.course import Course, TrainingMeans
from agreements.activities.training.keeping import course_put, means_drop, means_put
from agreements.activities.training.moving import seats_check, seats_step
from agreements.activities.training.offering import seats_offers, seats_seen
from agreements.activities.training.seat import CLEARANCES, Seat, SeatAct
from agreements.activities.training.seating import seats_add, seats_mistake, seats_put
from agreements.activities.training.undoing import seat_act_mistake
from agreements.activities.vocabulary import Form
from agreements.models import Activity
from cooperation.api.activities.base import ActivityResource
from cooperation.api.activities.training_rows import course_data, means_data, seat_act_data, seat_data
from cooperation.api.activities.training_schema import (
    ClearanceInput,
    CourseInput,
    MeansInput,
    ReasonInput,
    SeatsChangeInput,
    SeatsInput,
    SeatStepInput,
    TrainingSerializer,
)
from cooperation.api.agreements.transitions import condition_data
from cooperation.api.documentation.describe import IF_MATCH, ONCE, described
from cooperation.api.preconditions import fresh_headers, version_read
from partners.records.errors import Unseen

_WRITES: dict[str, Any] = {"parameters": [IF_MATCH, ONCE], "status": 201, "writes": True}
_EDITS: dict[str, Any] = {"parameters": [IF_MATCH, ONCE], "writes": True}


class TrainingResource(ActivityResource):
    """What belongs to a course."""

    def training(self, key: str) -> Activity:
        """The activity, if it is training. Raises Unseen, Moved."""
        found = self.activity(key)
        if found.form != Form.TRAINING:
            raise Unseen
        return found

    def told(self, request: Request, activity: Activity) -> dict[str, Any]:
        """What every service is told."""
        version = version_read(request)
        return {"officer": self.officer, "today": self.today, "activity": activity, "expected_version": version}

    def answer(self, pk: int, status: int = 200) -> Response:
        """A course as it is now."""
        now = Activity.objects.visible_to(self.reader).select_related("partnership__party_a", "partnership__party_b")
        activity = now.get(pk=pk)
        course = Course.objects.visible_to(self.reader).filter(activity=activity).first() or Course(activity=activity)
        seats = seats_seen(self.reader, activity)
        means = TrainingMeans.objects.visible_to(self.reader).filter(activity=activity).select_related("giving")
        acts = SeatAct.objects.visible_to(self.reader).filter(activity=activity).select_related("side")
        data = {
            "version": activity.version,
            **course_data(course),
            "seats": [seat_data(one) for one in seats],
            "next": self._next(activity, seats),
            "means": [means_data(one) for one in means.order_by("id")],
            "acts": [seat_act_data(one) for one in acts.order_by("id")],
        }
        return Response(data, status=status, headers=fresh_headers(self.tag(activity, "training")))

    def keep(self, request: Request, activity: Activity, values: dict[str, Any], pk: int | None = None) -> None:
        """Write down what one side gives besides seats."""
        if "giving" in values:
            values["giving"] = self.side(activity, values["giving"])
        means_put(**self.told(request, activity), values=values, means_id=pk)

    def _next(self, activity: Activity, seats: list[Seat]) -> list[dict[str, Any]]:
        if not self.request.user.is_authenticated:
            return []
        pair = activity.partnership
        codes = {one.pk: one.code for one in (pair.party_a, pair.party_b)}
        return [
            {
                "step": one.step.name,
                "to": one.step.target,
                "side": codes[one.side],
                "seats": list(one.seats),
                "ready": list(one.ready),
                "conditions": [condition_data(each) for each in one.conditions],
            }
            for one in seats_offers(self.reader, activity, seats, self.today)
        ]


class TrainingDetail(TrainingResource):
    """The facts of a course."""

    @described("activity_training", TrainingSerializer)
    def get(self, request: Request, key: str) -> Response:
        """Facts, seats, what can be done with them, teams, instructors and simulation."""
        return self.answer(self.training(key).pk)

    @described("activity_course_put", TrainingSerializer, request=CourseInput, **_WRITES)
    def post(self, request: Request, key: str) -> Response:
        """Write down facts of the course; fields left out stay."""
        _officer, activity = self.officer, self.training(key)

        def work() -> Response:
            course_put(**self.told(request, activity), values=CourseInput.read(request.data))
            return self.answer(activity.pk, 201)

        return self.write(work)


class Seats(TrainingResource):
    """The seats of a course."""

    @described("activity_seats_add", TrainingSerializer, request=SeatsInput, **_WRITES)
    def post(self, request: Request, key: str) -> Response:
        """Add seats, many at once."""
        _officer, activity = self.officer, self.training(key)

        def work() -> Response:
            given = SeatsInput.read(request.data)
            given["giving"] = self.side(activity, given["giving"])
            seats_add(**self.told(request, activity), **given)
            return self.answer(activity.pk, 201)

        return self.write(work)

    @described("activity_seats_change", TrainingSerializer, request=SeatsChangeInput, **_EDITS)
    def patch(self, request: Request, key: str) -> Response:
        """Say for which function seats are; or, with `mistake` and a reason, that they never were."""
        _officer, activity = self.officer, self.training(key)

        def work() -> Response:
            given, told = SeatsChangeInput.read(request.data), self.told(request, activity)
            if given.get("mistake"):
                seats_mistake(**told, seats=given["seats"], reason=given.get("reason", ""))
            else:
                seats_put(**told, seats=given["seats"], function=given.get("function", ""))
            return self.answer(activity.pk)

        return self.write(work)


class SeatTransitions(TrainingResource):
    """The steps of seats."""

    @described("activity_seats_step", TrainingSerializer, request=SeatStepInput, **_WRITES)
    def post(self, request: Request, key: str) -> Response:
        """Move seats on, all or none; 409 names all that is missing, and of which."""
        _officer, activity = self.officer, self.training(key)

        def work() -> Response:
            given = SeatStepInput.read(request.data)
            told = {name: given.pop(name) for name in ("seats", "to", "on", "evidence") if name in given}
            seats_step(**self.told(request, activity), **told, inputs=given)
            return self.answer(activity.pk, 201)

        return self.write(work)


class Clearances(TrainingResource):
    """What is cleared of nominated seats."""

    @described("activity_seats_check", TrainingSerializer, request=ClearanceInput, **_WRITES)
    def post(self, request: Request, key: str) -> Response:
        """Say what is cleared, each yes or no; with all three, the seats are cleared."""
        _officer, activity = self.officer, self.training(key)

        def work() -> Response:
            given = ClearanceInput.read(request.data)
            values = {name: given.pop(name) for name in CLEARANCES if name in given}
            seats_check(**self.told(request, activity), values=values, **given)
            return self.answer(activity.pk, 201)

        return self.write(work)


class OneSeatAct(TrainingResource):
    """One thing that was done with seats."""

    @described("activity_seat_act_mistake", TrainingSerializer, request=ReasonInput, **_EDITS)
    def patch(self, request: Request, key: str, act: int) -> Response:
        """Take it back as entered by mistake, with a reason: its seats stand where they stood before."""
        _officer, activity = self.officer, self.training(key)

        def work() -> Response:
            reason = ReasonInput.read(request.data)["reason"]
            seat_act_mistake(**self.told(request, activity), act_id=act, reason=reason)
            return self.answer(activity.pk)

        return self.write(work)


class Means(TrainingResource):
    """Teams, instructors and simulation."""

    @described("activity_means", TrainingSerializer, request=MeansInput, **_WRITES)
    def post(self, request: Request, key: str) -> Response:
        """Write down what one side gives besides seats."""
        _officer, activity = self.officer, self.training(key)

        def work() -> Response:
            self.keep(request, activity, MeansInput.read(request.data))
            return self.answer(activity.pk, 201)

        return self.write(work)


class OneMeans(TrainingResource):
    """One of them."""

    @described("activity_means_change", TrainingSerializer, request=MeansInput, **_EDITS)
    def patch(self, request: Request, key: str, means: int) -> Response:
        """Change it; fields left out stay."""
        _officer, activity = self.officer, self.training(key)

        def work() -> Response:
            self.keep(request, activity, MeansInput.read(request.data, partial=True), means)
            return self.answer(activity.pk)

        return self.write(work)

    @described("activity_means_drop", TrainingSerializer, **_EDITS)
    def delete(self, request: Request, key: str, means: int) -> Response:
        """Take it out: it was entered by mistake."""
        _officer, activity = self.officer, self.training(key)

        def work() -> Response:
            means_drop(**self.told(request, activity), means_id=means)
            return self.answer(activity.pk)

        return self.write(work)
