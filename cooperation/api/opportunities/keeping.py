"""Sets of weights and parts of our own by REST."""

from collections.abc import Callable
from typing import Any

from rest_framework.request import Request
from rest_framework.response import Response

from cooperation.api.documentation.describe import IF_MATCH, ONCE, described, list_parameters, page_of_schema
from cooperation.api.lists import LIST_PARAMETERS, Order, fields_of, listing, narrowed, page_of
from cooperation.api.opportunities import schema
from cooperation.api.opportunities.rows import criterion_data, set_data, values_data
from cooperation.api.opportunities.views import FindingResource
from cooperation.api.preconditions import UNCACHED, etag, fresh_headers, version_read
from cooperation.models import Criterion, WeightSet
from cooperation.opportunities.criterion import (
    ValueEntry,
    criterion_add,
    criterion_change,
    criterion_remove,
    criterion_values_set,
)
from cooperation.opportunities.weight_set import (
    weight_set_change,
    weight_set_default,
    weight_set_keep,
    weight_set_remove,
)
from partners.parties.choosing import party_by_code
from partners.records.errors import Malformed, Unseen

Row = dict[str, Any]
_BY_ID = Order("id", "id", "id")
SET_FIELDS = tuple(schema.WeightSetSerializer().fields)
CRITERION_FIELDS = tuple(schema.OwnCriterionSerializer().fields)
SetPage = page_of_schema("WeightSetPage", schema.WeightSetSerializer)
CriterionPage = page_of_schema("OwnCriterionPage", schema.OwnCriterionSerializer)


class Keeping(FindingResource):
    """What a party keeps for the ranking."""

    def page(self, request: Request, model: Any, known: tuple[str, ...], data: Callable[[Any], Row]) -> Response:
        """A page of rows of the own party."""
        officer, asked = self.ours(), request.query_params
        fields = fields_of(asked, known)
        rows = page_of(model.objects.visible_to(officer).filter(owner=officer.party_id), _BY_ID, asked, ("id",))
        found = model.objects.visible_to(officer).in_bulk([row["id"] for row in rows.rows])
        results = [narrowed(data(found[row["id"]]), fields) for row in rows.rows]
        return Response(listing(request, rows, results, self.reader), headers=UNCACHED)

    def weight_set(self, pk: int) -> WeightSet:
        """One set. Raises Forbidden, Unseen."""
        seen = WeightSet.objects.visible_to(self.ours()).filter(owner=self.reader.party_id, pk=pk)
        found: WeightSet | None = seen.first()
        if found is None:
            raise Unseen
        return found

    def criterion(self, pk: int) -> Criterion:
        """One part of our own. Raises Forbidden, Unseen."""
        seen = Criterion.objects.visible_to(self.ours()).filter(owner=self.reader.party_id, pk=pk)
        found: Criterion | None = seen.first()
        if found is None:
            raise Unseen
        return found

    def told(self, request: Request) -> Row:
        """Who writes, on which version."""
        return {"officer": self.officer, "today": self.today, "expected_version": version_read(request)}

    def set_answer(self, one: WeightSet, status: int = 200) -> Response:
        """A set as it now is."""
        headers = fresh_headers(etag(one.version, self.reader, "weight_set", one.pk))
        return Response(set_data(one), status=status, headers=headers)

    def criterion_answer(self, one: Criterion, status: int = 200) -> Response:
        """A part as it now is, with its values."""
        headers = fresh_headers(etag(one.version, self.reader, "own_criterion", one.pk))
        values = {"values": values_data(self.room({}), one)}
        return Response(criterion_data(one) | values, status=status, headers=headers)


class WeightSets(Keeping):
    """Sets of weights."""

    parameters = LIST_PARAMETERS

    @described("finding_sets", SetPage, parameters=list_parameters(SET_FIELDS))
    def get(self, request: Request) -> Response:
        """The sets that your party keeps."""
        return self.page(request, WeightSet, SET_FIELDS, set_data)

    @described(
        "finding_set_keep",
        schema.WeightSetSerializer,
        request=schema.WeightSetInput,
        parameters=[ONCE],
        status=201,
        writes=True,
    )
    def post(self, request: Request) -> Response:
        """Keep what counts under a name."""
        given = {"name": "", "weights": {}, "highest": "", **schema.WeightSetInput.read(request.data)}
        officer = self.officer
        return self.write(
            lambda: self.set_answer(weight_set_keep(officer=officer, today=self.today, **given), status=201)
        )


class OneWeightSet(Keeping):
    """One set."""

    @described("finding_set", schema.WeightSetSerializer)
    def get(self, request: Request, pk: int) -> Response:
        """One set."""
        return self.set_answer(self.weight_set(pk))

    @described(
        "finding_set_change",
        schema.WeightSetSerializer,
        request=schema.WeightSetInput,
        parameters=[IF_MATCH, ONCE],
        writes=True,
    )
    def patch(self, request: Request, pk: int) -> Response:
        """Change what is given."""
        one = self.weight_set(pk)
        before = {name: getattr(one, name) for name in ("name", "weights", "highest")}
        given = before | schema.WeightSetInput.read(request.data, partial=True)
        return self.write(lambda: self.set_answer(weight_set_change(kept=one, **given, **self.told(request))))

    @described("finding_set_remove", None, parameters=[IF_MATCH, ONCE], status=204, writes=True)
    def delete(self, request: Request, pk: int) -> Response:
        """Take it out; the history keeps it."""
        one = self.weight_set(pk)

        def work() -> Response:
            weight_set_remove(kept=one, **self.told(request))
            return Response(status=204)

        return self.write(work)


class WeightSetDefault(Keeping):
    """The set with which the ranking opens."""

    @described(
        "finding_set_default",
        schema.WeightSetSerializer,
        request=schema.WeightSetDefaultInput,
        parameters=[IF_MATCH, ONCE],
        writes=True,
    )
    def put(self, request: Request, pk: int) -> Response:
        """Open the ranking with it, or no longer, with a reason; an approver’s decision."""
        one, given = self.weight_set(pk), schema.WeightSetDefaultInput.read(request.data)
        return self.write(lambda: self.set_answer(weight_set_default(kept=one, **given, **self.told(request))))


class OwnCriteria(Keeping):
    """Parts that your party added."""

    parameters = LIST_PARAMETERS

    @described("finding_criteria", CriterionPage, parameters=list_parameters(CRITERION_FIELDS))
    def get(self, request: Request) -> Response:
        """The parts that your party added to the ranking."""
        return self.page(request, Criterion, CRITERION_FIELDS, criterion_data)

    @described(
        "finding_criterion_add",
        schema.OwnCriterionWithValuesSerializer,
        request=schema.OwnCriterionInput,
        parameters=[ONCE],
        status=201,
        writes=True,
    )
    def post(self, request: Request) -> Response:
        """Add a part."""
        given = {"name": "", "meaning": "", **schema.OwnCriterionInput.read(request.data)}
        officer = self.officer
        return self.write(
            lambda: self.criterion_answer(criterion_add(officer=officer, today=self.today, **given), status=201)
        )


class OneOwnCriterion(Keeping):
    """One of them."""

    @described("finding_criterion", schema.OwnCriterionWithValuesSerializer)
    def get(self, request: Request, pk: int) -> Response:
        """One part with its values."""
        return self.criterion_answer(self.criterion(pk))

    @described(
        "finding_criterion_change",
        schema.OwnCriterionWithValuesSerializer,
        request=schema.OwnCriterionInput,
        parameters=[IF_MATCH, ONCE],
        writes=True,
    )
    def patch(self, request: Request, pk: int) -> Response:
        """Change what is given."""
        one = self.criterion(pk)
        given = {"name": one.name, "meaning": one.meaning} | schema.OwnCriterionInput.read(request.data, partial=True)
        return self.write(lambda: self.criterion_answer(criterion_change(criterion=one, **given, **self.told(request))))

    @described("finding_criterion_remove", None, parameters=[IF_MATCH, ONCE], status=204, writes=True)
    def delete(self, request: Request, pk: int) -> Response:
        """Take it out with its values; the history keeps them."""
        one = self.criterion(pk)

        def work() -> Response:
            criterion_remove(criterion=one, **self.told(request))
            return Response(status=204)

        return self.write(work)


class OwnCriterionValues(Keeping):
    """What states are worth by it."""

    @described(
        "finding_criterion_values",
        schema.OwnCriterionWithValuesSerializer,
        request=schema.OwnCriterionValuesInput,
        parameters=[IF_MATCH, ONCE],
        writes=True,
    )
    def put(self, request: Request, pk: int) -> Response:
        """Give values, change them or take them out; all of them or none."""
        one, given = self.criterion(pk), schema.OwnCriterionValuesInput.read(request.data)["values"]
        parties = {row["party"]: party_by_code(row["party"].upper()) for row in given}
        if faults := {code: ["unknown"] for code, party in parties.items() if party is None}:
            raise Malformed(faults)
        entries = []
        for row in given:
            party = parties[row["party"]]
            assert party is not None
            entries.append(ValueEntry(party, row["value"], row.get("source", ""), row.get("as_of", "")))

        def work() -> Response:
            criterion_values_set(criterion=one, entries=entries, **self.told(request))
            return self.criterion_answer(self.criterion(pk))

        return self.write(work)
