"""What a one-time link asks about seats on a course: all that wait for the same step, at once."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from agreements.activities.training.links import seats_asked, seats_for, seats_link_answer
from agreements.activities.training.seat import SeatStatus, spans
from cooperation.day import legal_day
from cooperation.pages.answer.of_activity import ActivityQuestion
from partners.records.ways import AnswerLink


class SeatsQuestion(ActivityQuestion):
    """Seats on one course that are put to the other side. Raises Unseen when it is no longer shared."""

    def __init__(self, link: AnswerLink) -> None:
        super().__init__(link)
        self.to = seats_asked(link)
        self.seats = seats_for(self.activity, link.party_id, self.to, legal_day())
        if self.to == SeatStatus.USE_CHECKED:
            self.why, self.no = gettext_lazy("In one sentence: where it is used, or why not"), _("It is not used")

    @property
    def late(self) -> bool:
        """Whether no seat waits for the answer any more; one may still object."""
        return not self.seats

    def facts(self) -> list[dict[str, Any]]:
        """The course, and which seats."""
        numbers = spans(one.seat.number for one in self.seats)
        functions = ", ".join(dict.fromkeys(one.seat.function for one in self.seats if one.seat.function))
        told = [(_("Seats"), numbers), (_("Function and level"), functions)]
        return [*super().facts(), *({"label": name, "value": value} for name, value in told if value)]

    def answer(self, token: str, agrees: bool, given: dict[str, Any]) -> None:
        """Take the answer."""
        said = {name: given.get(name, "") for name in ("answered_by", "on", "reason")}
        seats_link_answer(officer=None, today=legal_day(), token=token, agrees=agrees, **said)


def activity_question(link: AnswerLink) -> ActivityQuestion:
    """What a link asks about an activity, or about seats on it."""
    return SeatsQuestion(link) if seats_asked(link) else ActivityQuestion(link)
