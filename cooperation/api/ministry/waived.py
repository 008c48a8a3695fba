"""What your party went ahead without, across all agreements, with its reasons."""

from collections.abc import Callable
from typing import Any

from rest_framework import serializers as s
from rest_framework.request import Request
from rest_framework.response import Response

from agreements.models import Activity, Agreement
from cooperation.api.addresses import activity_url, agreement_url
from cooperation.api.agreements.schema import codes
from cooperation.api.documentation.describe import described, list_parameters, page_of_schema, query
from cooperation.api.lists import LIST_PARAMETERS, Order, fields_of, listing, narrowed, order_of, page_of
from cooperation.api.phases.rows import gate_url
from cooperation.api.preconditions import UNCACHED
from cooperation.api.problems import ParameterFault
from cooperation.api.resource import Resource
from cooperation.desk.waived import COLUMNS, CONDITION, SORTS, waived_of_sort
from cooperation.phases.gate import Gate
from partners.models import Officer

_ABOUT = ("agreement", "activity", "gate")
FIELDS = ("id", "sort", *_ABOUT, "reference", "stage", "code", "about", "reason", "decided_by", "on")
_ORDERS = {one.name: one for one in (Order("id", "pk"), Order("-id", "pk"))}
# What a decision may be about, by the field that names it, with its address.
_KINDS: dict[str, tuple[Any, Callable[[Any], str]]] = {
    "agreement": (Agreement, lambda one: agreement_url(one.key)),
    "activity": (Activity, lambda one: activity_url(one.key)),
    "gate": (Gate, lambda one: gate_url(one.partnership.code, one.number)),
}


class GoneSerializer(s.Serializer[Any]):
    """One decision to go ahead without something."""

    id = s.IntegerField()
    sort = codes(SORTS)
    agreement = s.CharField(allow_null=True, help_text="Address of the agreement, where it is about one.")
    activity = s.CharField(allow_null=True, help_text="Address of the activity, where it is about one.")
    gate = s.CharField(allow_null=True, help_text="Address of the gate, where it is about one.")
    reference = s.CharField(allow_null=True)
    stage = s.CharField(allow_null=True, help_text="The step or the act that asks for it.")
    code = s.CharField(help_text="What was missing.")
    about = s.CharField(allow_null=True)
    reason = s.CharField()
    decided_by = s.CharField(allow_null=True)
    on = s.DateField()


GonePage = page_of_schema("GonePage", GoneSerializer)


class AllWaivers(Resource):
    """What your party went ahead without."""

    parameters = frozenset({"sort", *LIST_PARAMETERS, "ordering"})

    @described(
        "waivers",
        GonePage,
        parameters=[
            query("sort", f"Which decisions; `{CONDITION}` unless told.", choices=SORTS),
            *list_parameters(FIELDS, list(_ORDERS), "-id"),
        ],
    )
    def get(self, request: Request) -> Response:
        """Decisions of your approvers to go ahead without a condition, with words of the wrong kind, or against
        what you have taken on; nobody else's business."""
        asked = request.query_params
        sort = asked.get("sort", CONDITION)
        if sort not in SORTS:
            raise ParameterFault("sort", "not_a_choice")
        fields = fields_of(asked, FIELDS)
        page = page_of(waived_of_sort(self.reader, sort), order_of(asked, _ORDERS, "-id"), asked, COLUMNS)
        found = [narrowed(one, fields) for one in self._told(page.rows, sort)]
        return Response(listing(request, page, found, self.reader), headers=UNCACHED)

    def _told(self, rows: list[dict[str, Any]], sort: str) -> list[dict[str, Any]]:
        """Rows as they are answered; four queries at most."""
        where = self._addresses(rows)
        people = Officer.objects.visible_to(self.reader).filter(pk__in={row["decider"] for row in rows})
        names = dict(people.values_list("pk", "name"))
        return [
            {
                "id": row["pk"],
                "sort": sort,
                **dict.fromkeys(_ABOUT),
                row["subject_of"]: where[row["subject_of"], row["whole"]],
                "reference": row["reference"],
                "stage": row["stage_of"] or None,
                "code": row["code_of"],
                "about": row["about_of"] or None,
                "reason": row["why"],
                "decided_by": names.get(row["decider"]),
                "on": row["day"],
            }
            for row in rows
        ]

    def _addresses(self, rows: list[dict[str, Any]]) -> dict[tuple[str, int], str]:
        """Where each agreement, activity or gate is found; a query for each kind that there is."""
        found: dict[tuple[str, int], str] = {}
        for kind, (model, address) in _KINDS.items():
            if keys := {row["whole"] for row in rows if row["subject_of"] == kind}:
                seen = model.objects.visible_to(self.reader).select_related("partnership").filter(pk__in=keys)
                found |= {(kind, one.pk): address(one) for one in seen}
        return found
