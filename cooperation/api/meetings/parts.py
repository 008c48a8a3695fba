"""What stands beneath a meeting: items, outcomes, delegates, minutes, what became of actions."""

from collections.abc import Callable
from typing import Any

from django.utils import translation
from rest_framework.request import Request
from rest_framework.response import Response

from agreements.instruments.access import agreement_by_key
from cooperation.api.documentation.describe import IF_MATCH, ONCE, described
from cooperation.api.meetings.inputs import (
    DelegateInput,
    ItemInput,
    MeetingStepInput,
    MinutesAnswerInput,
    MinutesInput,
    OutcomeInput,
    ReportInput,
    party_of,
)
from cooperation.api.meetings.rows import WholeMeetingSerializer
from cooperation.api.meetings.views import MeetingOffersSerializer, MeetingResource, offers_data
from cooperation.api.preconditions import etag, fresh_headers
from cooperation.meetings.actions import action_report
from cooperation.meetings.agenda import AgendaItem, Outcome
from cooperation.meetings.agenda_writing import delegate_add, delegate_remove, item_edit, item_remove, items_add
from cooperation.meetings.answering import minutes_answer
from cooperation.meetings.meeting import Delegate, Meeting
from cooperation.meetings.minuting import minutes_draft, minutes_exchange, minutes_reopen
from cooperation.meetings.moving import minutes_offers
from cooperation.meetings.outcomes import outcome_record, outcome_remove
from cooperation.meetings.vocabulary import MinutesStatus
from partners.records.errors import Malformed, Unseen

Told = dict[str, Any]


def _write(operation: str, request: Any, status: int = 201) -> Callable[[Any], Any]:
    """Describe a write beneath a meeting, which answers the whole of it."""
    return described(
        operation, WholeMeetingSerializer, request=request, parameters=[IF_MATCH, ONCE], status=status, writes=True
    )


class PartResource(MeetingResource):
    """Writes beneath a meeting."""

    def part(self, meeting: Meeting, model: type[Any], pk: int) -> Any:
        """A part of this meeting. Raises Unseen."""
        found = model.objects.visible_to(self.reader).filter(meeting=meeting, pk=pk).first()
        if found is None:
            raise Unseen
        return found

    def done(self, request: Request, key: str, do: Callable[[Meeting, Told], Any], status: int = 201) -> Response:
        """Do a write and answer the meeting as it then is."""
        _officer, meeting = self.officer, self.meeting(key)

        def work() -> Response:
            do(meeting, self.told(request))
            return self.whole(meeting, status)

        return self.write(work)


def _item(values: dict[str, Any]) -> dict[str, Any]:
    if "presenter_side" in values:
        values["presenter_side"] = party_of(values, "presenter_side")
    return values


class Items(PartResource):
    """The agenda of a meeting."""

    @_write("meeting_item_add", ItemInput)
    def post(self, request: Request, key: str) -> Response:
        """Put an item at the end of the agenda."""
        entry = _item(ItemInput.read(request.data))

        def do(meeting: Meeting, told: Told) -> None:
            try:
                items_add(meeting=meeting, entries=[entry], **told)
            except Malformed as error:
                raise Malformed({name.removeprefix("0."): codes for name, codes in error.fields.items()}) from error

        return self.done(request, key, do)


class OneItem(PartResource):
    """One item of an agenda."""

    @_write("meeting_item_edit", ItemInput, 200)
    def patch(self, request: Request, key: str, pk: int) -> Response:
        """Change an item; what is not sent stays."""
        values = _item(ItemInput.read(request.data, partial=True))
        return self.done(
            request,
            key,
            lambda meeting, told: item_edit(item=self.part(meeting, AgendaItem, pk), values=values, **told),
            200,
        )

    @_write("meeting_item_remove", None, 200)
    def delete(self, request: Request, key: str, pk: int) -> Response:
        """Take an item without outcomes off the agenda."""
        return self.done(
            request, key, lambda meeting, told: item_remove(item=self.part(meeting, AgendaItem, pk), **told), 200
        )


class Outcomes(PartResource):
    """What an item came to."""

    @_write("meeting_outcome_record", OutcomeInput)
    def post(self, request: Request, key: str, pk: int) -> Response:
        """Write down what an item came to, while the meeting is in progress."""
        values = OutcomeInput.read(request.data)

        def do(meeting: Meeting, told: Told) -> None:
            above = values.get("agreement")
            outcome_record(
                item=self.part(meeting, AgendaItem, pk),
                kind=values["kind"],
                text=values.get("text", ""),
                side=party_of(values, "side"),
                due_on=values.get("due_on"),
                agreement=agreement_by_key(self.reader, above) if above else None,
                language=translation.get_language() or "en",
                **told,
            )

        return self.done(request, key, do)


class OneOutcome(PartResource):
    """One outcome."""

    @_write("meeting_outcome_remove", None, 200)
    def delete(self, request: Request, key: str, pk: int) -> Response:
        """Take an outcome back, while the meeting is in progress."""
        return self.done(
            request, key, lambda meeting, told: outcome_remove(outcome=self.part(meeting, Outcome, pk), **told), 200
        )


class ActionReports(PartResource):
    """What became of an action."""

    @_write("meeting_action_report", ReportInput)
    def post(self, request: Request, key: str, pk: int) -> Response:
        """Say what became of an action."""
        values = ReportInput.read(request.data)
        return self.done(
            request,
            key,
            lambda meeting, told: action_report(outcome=self.part(meeting, Outcome, pk), **values, **told),
        )


class Delegates(PartResource):
    """Who sits at the table."""

    @_write("meeting_delegate_add", DelegateInput)
    def post(self, request: Request, key: str) -> Response:
        """Name somebody who sits at the table."""
        values = DelegateInput.read(request.data)
        side = party_of({"side": values.pop("side")}, "side")
        return self.done(
            request, key, lambda meeting, told: delegate_add(meeting=meeting, side=side, values=values, **told)
        )


class OneDelegate(PartResource):
    """Somebody who sits at the table."""

    @_write("meeting_delegate_remove", None, 200)
    def delete(self, request: Request, key: str, pk: int) -> Response:
        """Take somebody off a delegation."""
        return self.done(
            request, key, lambda meeting, told: delegate_remove(delegate=self.part(meeting, Delegate, pk), **told), 200
        )


class MeetingMinutes(PartResource):
    """The minutes of a meeting: drafted, exchanged, taken back."""

    @described("meeting_minutes_transitions", MeetingOffersSerializer)
    def get(self, request: Request, key: str) -> Response:
        """How the minutes stand, and every step with all that it asks for."""
        meeting = self.meeting(key)
        offers = minutes_offers(self.reader, meeting, self.today)
        tag = etag(meeting.version, self.reader, "minutes", self.today)
        return Response(offers_data(meeting.minutes, meeting.version, offers), headers=fresh_headers(tag))

    @_write("meeting_minutes_draft", MinutesInput, 200)
    def patch(self, request: Request, key: str) -> Response:
        """Write the minutes; a draft is seen by its side alone."""
        text = MinutesInput.read(request.data)["text"]
        return self.done(request, key, lambda meeting, told: minutes_draft(meeting=meeting, text=text, **told), 200)

    @_write("meeting_minutes_step", MeetingStepInput)
    def post(self, request: Request, key: str) -> Response:
        """Send the draft to the other side (`exchanged`), or take exchanged minutes back (`drafted`, with a reason)."""
        asked = MeetingStepInput.read(request.data)
        if asked["to"] not in (MinutesStatus.EXCHANGED, MinutesStatus.DRAFTED):
            raise Malformed({"to": ["unknown"]})

        def do(meeting: Meeting, told: Told) -> None:
            if asked["to"] == MinutesStatus.EXCHANGED:
                minutes_exchange(meeting=meeting, **told)
            else:
                minutes_reopen(meeting=meeting, reason=asked.get("reason", ""), **told)

        return self.done(request, key, do)


class MinutesAnswers(PartResource):
    """What the sides say of the minutes."""

    @_write("meeting_minutes_answer", MinutesAnswerInput)
    def post(self, request: Request, key: str) -> Response:
        """Agree to the minutes or object; when both sides agree, they are fixed."""
        values = MinutesAnswerInput.read(request.data)
        side = party_of({"side": values.pop("side", "")}, "side")
        return self.done(
            request, key, lambda meeting, told: minutes_answer(meeting=meeting, side=side, **values, **told)
        )
