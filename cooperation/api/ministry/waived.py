"""What your party went ahead without, across all agreements, with its reasons."""

from typing import Any

from rest_framework import serializers as s
from rest_framework.request import Request
from rest_framework.response import Response

from agreements.models import Activity, Agreement
from cooperation.api.addresses import activity_url, agreement_url
from cooperation.api.agreements.schema import codes
from cooperation.api.documentation.describe import described, list_parameters, page_of_schema, query
from cooperation.api.lists import LIST_PARAMETERS, Order, fields_of, listing, narrowed, order_of, page_of
from cooperation.api.preconditions import UNCACHED
from cooperation.api.problems import ParameterFault
from cooperation.api.resource import Resource
from cooperation.desk.waived import COLUMNS, CONDITION, OF_ACTIVITIES, SORTS, waived_of_sort
from partners.models import Officer

FIELDS = ("id", "sort", "agreement", "activity", "reference", "stage", "code", "about", "reason", "decided_by", "on")
_ORDERS = {one.name: one for one in (Order("id", "pk"), Order("-id", "pk"))}


class GoneSerializer(s.Serializer[Any]):
    """One decision to go ahead without something."""

    id = s.IntegerField()
    sort = codes(SORTS)
    agreement = s.CharField(allow_null=True, help_text="Address of the agreement, where it is about one.")
    activity = s.CharField(allow_null=True, help_text="Address of the activity, where it is about one.")
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
        """Rows as they are answered; two queries."""
        of_activities = sort in OF_ACTIVITIES
        model, url = (Activity, activity_url) if of_activities else (Agreement, agreement_url)
        seen = model.objects.visible_to(self.reader).filter(pk__in=[row["whole"] for row in rows])
        where = {one.pk: url(one.key) for one in seen.only("pk", "reference", "slug")}
        people = Officer.objects.visible_to(self.reader).filter(pk__in={row["decider"] for row in rows})
        names = dict(people.values_list("pk", "name"))
        return [
            {
                "id": row["pk"],
                "sort": sort,
                "agreement": None if of_activities else where[row["whole"]],
                "activity": where[row["whole"]] if of_activities else None,
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
