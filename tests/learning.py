"""A course with seats for tests: the partner gives them, we send; walked by services, each side in its way."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from agreements.activities.training.keeping import course_put
from agreements.activities.training.links import seats_link_answer, seats_link_make
from agreements.activities.training.moving import seats_check, seats_step
from agreements.activities.training.seat import CLEARANCES, Seat
from agreements.activities.training.seating import seats_add
from tests.doings import Doing

if TYPE_CHECKING:
    from tests.cast import Cast

COURSE = {"title": "Staff course", "activity_type": "course_seat", "area": "training_education"}
ALL = dict.fromkeys(CLEARANCES, True)
USE = {"used": True, "use_said": "She heads the section."}
OFF = {"by": "GBR", "reason": "The school is closed."}


class Learning(Doing):
    """Seats on a staff course that the partner gives; we send."""

    def __init__(self, cast: Cast, partner: str = "GBR", way: str = "officer", count: int = 3) -> None:
        super().__init__(cast, partner, way, **COURSE)
        course_put(**self.told(), values={"standing": "offered", "institution": "Staff college", "language": "en"})
        seats_add(**self.told(), count=count, giving=self.partner, function="Staff officer, OF-3")
        self.seats = range(1, count + 1)

    def told(self, officer: Any = None) -> Any:
        """What each service is told."""
        given = {"officer": officer or self.cast.desk, "today": self.today, "activity": self.activity}
        return {**given, "expected_version": None}

    def move(self, to: str, *, ours: bool, **inputs: Any) -> None:
        """Take a step with all seats, by the side to which it belongs."""
        if ours or self.way != "link":
            seats_step(**self._by(ours), seats=self.seats, to=to, inputs=inputs)
        else:
            self._answer(to)
        self.fresh()

    def clear(self) -> None:
        """The partner clears language, health and security."""
        if self.way == "link":
            return self._answer("cleared")
        seats_check(**self._by(ours=False), seats=self.seats, values=ALL)

    def walk(self) -> list[Seat]:
        """From forecast to use afterwards."""
        self.move("offered", ours=False)
        self.move("requested", ours=True)
        self.move("confirmed", ours=False)
        self.move("nominated", ours=True, prerequisites_met=True)
        self.clear()
        self.to("ongoing")
        self.move("attending", ours=False)
        self.move("graduated", ours=False)
        self.move("utilisation_check", ours=True, **USE)
        return list(Seat.objects.filter(activity=self.activity).order_by("number"))

    def _by(self, ours: bool) -> Any:
        if ours or self.way == "officer":
            return self.told(self.cast.desk if ours else self.cast.partner_desk)
        return {**self.told(), "evidence": "Letter 7/2026"}

    def _answer(self, to: str) -> None:
        token = seats_link_make(**self.told(), to=to)[1]
        said = {"agrees": True, "answered_by": "Head of training"}
        seats_link_answer(officer=None, today=self.today, token=token, **said)
