"""Record quality: of each agreement in sight how complete its record is, and what is to mend."""

from typing import Any

from rest_framework import serializers as s
from rest_framework.request import Request
from rest_framework.response import Response

from agreements.instruments.vocabulary import STAGE_OF, Stage
from agreements.models import Agreement
from agreements.quality.known import Sort
from agreements.quality.looking import agreement_look_over
from agreements.quality.reading import qualities
from cooperation.api.addresses import agreement_url
from cooperation.api.agreements.base import AgreementResource
from cooperation.api.agreements.documents import agreement_list_parameters
from cooperation.api.agreements.rows import STATUS_COLUMNS, display_of, key_of, put_standings
from cooperation.api.agreements.schema import codes
from cooperation.api.agreements.selection import DEFAULT_ORDER, FILTERS, JOINED, ORDERS, outdated_standings, selected
from cooperation.api.documentation.describe import IF_MATCH, ONCE, described, page_of_schema
from cooperation.api.lists import LIST_PARAMETERS, fields_of, listing, narrowed, order_of, page_of
from cooperation.api.preconditions import UNCACHED, version_read
from cooperation.api.resource import Resource

FIELDS = ("reference", "url", "display", "stage", "score", "findings")


class QualityFindingSerializer(s.Serializer[Any]):
    """One thing to mend."""

    sort = codes(Sort)
    code = s.CharField()
    mend = s.CharField(help_text="The field or act by which it is mended.")
    act = s.IntegerField(allow_null=True, help_text="`id` of the act that it is about.")
    rests_on = s.DictField(child=s.CharField(), help_text="Days, sources, addresses that the finding rests on.")


class QualitySerializer(s.Serializer[Any]):
    """How good the record of an agreement is, by what the reader may see."""

    reference = s.CharField(allow_null=True)
    url = s.CharField()
    display = s.CharField()
    stage = codes(Stage.values)
    score = s.IntegerField(help_text="Per cent of what its stage lets one expect.")
    findings = QualityFindingSerializer(many=True)


QualityPage = page_of_schema("QualityPage", QualitySerializer)


class Qualities(Resource):
    """Record quality of the agreements in sight."""

    parameters = frozenset({*FILTERS, *LIST_PARAMETERS, "ordering"})

    @described("agreements_quality", QualityPage, parameters=agreement_list_parameters(FIELDS))
    def get(self, request: Request) -> Response:
        """How good the records of the agreements are that you may see: completeness, staleness, contradictions."""
        asked = request.query_params
        fields = fields_of(asked, FIELDS)
        outdated = outdated_standings(self.reader, self.today)
        rows = selected(self.reader, asked, outdated)
        page = page_of(rows, order_of(asked, ORDERS, DEFAULT_ORDER), asked, STATUS_COLUMNS)
        put_standings(page.rows, outdated)
        keys = [row["id"] for row in page.rows]
        agreements = list(Agreement.objects.visible_to(self.reader).filter(pk__in=keys).select_related(*JOINED))
        found = qualities(self.reader, agreements, self.today)
        answers = [narrowed(_answer(row, found[row["id"]]), fields) for row in page.rows if row["id"] in found]
        return Response(listing(request, page, answers, self.reader), headers=UNCACHED)


class LookedOverSerializer(s.Serializer[Any]):
    """That a record was looked over."""

    on = s.DateField()
    version = s.IntegerField()


class LookOver(AgreementResource):
    """Looking a record over."""

    @described("agreement_look_over", LookedOverSerializer, parameters=[IF_MATCH, ONCE], status=201, writes=True)
    def post(self, request: Request, key: str) -> Response:
        """Keep that you looked the record over today and found it right as it stands."""
        officer, agreement = self.officer, self.agreement(key)

        def work() -> Response:
            version = version_read(request)
            step = agreement_look_over(officer=officer, today=self.today, agreement=agreement, expected_version=version)
            return Response({"on": step.on, "version": agreement.version}, status=201)

        return self.write(work)


def _answer(row: dict[str, Any], quality: Any) -> dict[str, Any]:
    return {
        "reference": row["reference"],
        "url": agreement_url(key_of(row)),
        "display": display_of(row),
        "stage": STAGE_OF[row["standing__status"]],
        "score": quality.score,
        "findings": [
            {"sort": one.sort, "code": one.code, "mend": one.mend, "act": one.act, "rests_on": dict(one.data)}
            for one in quality.findings
        ],
    }
