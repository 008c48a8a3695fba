"""Several days due at once: one step with one evidence, given to somebody, or reminded of."""

from collections.abc import Sequence
from typing import Any

from rest_framework import serializers as s
from rest_framework.request import Request
from rest_framework.response import Response

from agreements.models import Due
from agreements.obligations.acting import Row, dues_act_record
from agreements.obligations.assigning import obligations_assign
from agreements.obligations.judging import Given
from agreements.obligations.selectors import DueFilter, dues_found
from agreements.obligations.telling import dues_remind
from agreements.obligations.vocabulary import DueStatus
from cooperation.api.agreements.schema import codes
from cooperation.api.documentation.describe import ONCE, described
from cooperation.api.inputs import Input, PartialDateField, text
from cooperation.api.resource import Resource
from partners.models import Officer
from partners.records.errors import Forbidden, Malformed, Refused, Unseen

MOST = 500


class DuesInput(Input):
    """Which days due."""

    dues = s.ListField(child=s.IntegerField(min_value=1), min_length=1, max_length=MOST)


class AssignInput(DuesInput):
    """Who of the own party sees to their promises from now on; null: whoever sees to the agreement."""

    responsible = s.IntegerField(min_value=1, allow_null=True)


class MarkInput(DuesInput):
    """One step with all of them, and the one thing that shows it."""

    step = s.ChoiceField(choices=["fulfil", "acknowledge", "waive", "dispute", "settle", "close"])
    on = PartialDateField(max_length=21)
    evidence = text(300)
    evidence_url = text(500)
    reason = text(4000)
    dry_run = s.BooleanField(required=False, help_text="Tell what would be refused, and do nothing.")


class CountSerializer(s.Serializer[Any]):
    """How many."""

    count = s.IntegerField()


class MarkedSerializer(s.Serializer[Any]):
    """What became of one day due."""

    due = s.IntegerField()
    outcome = codes(("done", "refused"))
    status = codes(DueStatus)
    reasons = s.ListField(child=s.CharField(), help_text="Codes of what it was refused for.")


class AllMarkedSerializer(s.Serializer[Any]):
    """What became of each."""

    results = MarkedSerializer(many=True)


class MarkedResource(Resource):
    """Days due that a request names."""

    def dues(self, keys: Sequence[int]) -> list[Due]:
        """These days due. Raises Unseen for one out of sight."""
        rows = list(dues_found(self.officer, DueFilter(), self.today).filter(pk__in=keys).order_by("due_on", "id"))
        if len(rows) < len(set(keys)):
            raise Unseen
        return rows


class TodoAssign(MarkedResource):
    """Giving promises to somebody."""

    @described("todo_assign", CountSerializer, request=AssignInput, parameters=[ONCE], writes=True)
    def post(self, request: Request) -> Response:
        """Name who of the own party sees to the promises of these days due; how many promises."""
        officer = self.officer

        def work() -> Response:
            values = AssignInput.read(request.data)
            pk = values["responsible"]
            person = Officer.objects.visible_to(officer).filter(pk=pk).first() if pk else None
            if pk and person is None:
                raise Malformed({"responsible": ["no_officer"]})
            promises = list({one.obligation_id: one.obligation for one in self.dues(values["dues"])}.values())
            told = {"officer": officer, "today": self.today, "obligations": promises, "responsible": person}
            return Response({"count": obligations_assign(**told)})

        return self.write(work)


class TodoRemind(MarkedResource):
    """Reminding whoever sees to them."""

    @described("todo_remind", CountSerializer, request=DuesInput, parameters=[ONCE], writes=True)
    def post(self, request: Request) -> Response:
        """Remind whoever sees to these days due, once a day; how many people."""

        def work() -> Response:
            dues = self.dues(DuesInput.read(request.data)["dues"])
            return Response({"count": dues_remind(officer=self.officer, today=self.today, dues=dues)})

        return self.write(work)


class TodoMark(MarkedResource):
    """One step with many."""

    @described("todo_mark", AllMarkedSerializer, request=MarkInput, parameters=[ONCE], writes=True)
    def post(self, request: Request) -> Response:
        """Take one step with many days due; good ones are done although others are refused."""

        def work() -> Response:
            values = MarkInput.read(request.data)
            dues, step = self.dues(values.pop("dues")), values.pop("step")
            told = {"officer": self.officer, "today": self.today, "dry_run": values.pop("dry_run", False)}
            rows = dues_act_record(**told, dues=dues, step=step, given=Given(**values))
            return Response({"results": [_marked(one) for one in rows]})

        return self.write(work)


def _marked(row: Row) -> dict[str, Any]:
    return {"due": row.due.pk, "outcome": row.outcome, "status": row.due.status, "reasons": _reasons(row)}


def _reasons(row: Row) -> list[str]:
    error = row.error
    if isinstance(error, Refused):
        return [one.code for one in error.conditions if not one.met]
    if isinstance(error, Forbidden):
        return [error.condition.code]
    return (
        [f"{name}:{code}" for name, found in error.fields.items() for code in found]
        if isinstance(error, Malformed)
        else []
    )
