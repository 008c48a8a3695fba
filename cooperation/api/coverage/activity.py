"""Whether an activity is covered, by what, and what is missing."""

from collections.abc import Callable
from typing import Any

from rest_framework.request import Request
from rest_framework.response import Response

from agreements.activities.access import activity_by_key
from agreements.activities.activity import Activity
from agreements.coverage.answering import Answer, covered
from agreements.coverage.judging import Lead
from agreements.coverage.paper import coverage_paper_add, coverage_paper_remove
from agreements.coverage.waiving import coverage_waive
from agreements.instruments.access import agreement_by_key
from cooperation.api.addresses import activity_url, agreement_url
from cooperation.api.coverage.schema import AnswersSerializer, CoverageGoAheadInput, CoveragePaperInput
from cooperation.api.documentation.describe import IF_MATCH, ONCE, described
from cooperation.api.preconditions import etag, fresh_headers, version_read
from cooperation.api.resource import Resource
from partners.records.errors import Forbidden, Malformed, Unseen

Row = dict[str, Any]


class ActivityResource(Resource):
    """What one side keeps of the law of one activity; every address that it ever had leads there."""

    path = "coverage/"

    def activity(self, key: str) -> Activity:
        """The activity, for whoever reads what its side keeps for itself. Raises Unseen, Forbidden."""
        found = activity_by_key(self.reader, key)
        if not (self.reader.reads_national and found.partnership.has(self.reader.party_id)):
            raise Forbidden("role")
        return found

    def answers(self, activity: Activity, status: int = 200) -> Response:
        """How each requirement now stands, with the tag of the activity's version."""
        now = activity_by_key(self.reader, activity.key)
        headers = fresh_headers(etag(now.version, self.reader, self.path, self.today))
        rows = [answer_data(one) for one in covered(self.reader, now)]
        told = {"activity": activity_url(now.key), "version": now.version, "covered": all(one["met"] for one in rows)}
        return Response(told | {"results": rows}, status=status, headers=headers)

    def keep(self, request: Request, key: str, work: Callable[[Row], Any], status: int = 200) -> Response:
        """Do a write beneath the activity and answer how it then stands."""
        officer, activity = self.officer, self.activity(key)

        def done() -> Response:
            told = {"officer": officer, "today": self.today, "activity": activity}
            work(told | {"expected_version": version_read(request)})
            return self.answers(activity, status)

        return self.write(done)


def answer_data(one: Answer) -> Row:
    """One requirement as it is answered."""
    paper, waived = one.paper, one.waived
    return {
        "rule": one.rule.code,
        "name": one.rule.name or None,
        "state": str(one.state),
        "met": one.met,
        "pair": one.need.pair or None,
        "soil": one.need.soil or None,
        "agreement": agreement_url(one.agreement.key) if one.agreement else None,
        "paper": {
            "id": paper.pk,
            "kind": paper.kind,
            "reference": paper.reference,
            "issued_by": paper.issued_by,
            "valid_from": paper.valid_from,
            "valid_until": paper.valid_until,
        }
        if paper
        else None,
        "waived": {"reason": waived.reason, "decided_by": waived.officer.name, "on": waived.on} if waived else None,
        "ways": [_way(lead) for lead in one.leads],
    }


def _way(lead: Lead) -> Row:
    data = {name: str(value) if hasattr(value, "isoformat") else value for name, value in lead.data.items()}
    about = agreement_url(lead.agreement.key) if lead.agreement else None
    return {"way": str(lead.way), "agreement": about, "data": data}


class Coverage(ActivityResource):
    """What an activity needs in law."""

    @described("activity_coverage", AnswersSerializer)
    def get(self, request: Request, key: str) -> Response:
        """Each requirement of your rules on the activity's days: what covers it, or the shortest ways to what does."""
        return self.answers(self.activity(key))


class CoveragePapers(ActivityResource):
    """What covers it besides agreements of special purpose."""

    @described(
        "coverage_paper_add",
        AnswersSerializer,
        request=CoveragePaperInput,
        parameters=[IF_MATCH, ONCE],
        status=201,
        writes=True,
    )
    def post(self, request: Request, key: str) -> Response:
        """Name a paper, or the agreement whose article covers it; nobody else’s business."""
        given = CoveragePaperInput.read(request.data)
        reference = given.pop("agreement", "")
        if reference:
            try:
                given["agreement"] = agreement_by_key(self.reader, reference)
            except Unseen:
                raise Malformed({"agreement": ["unknown"]}) from None
        return self.keep(request, key, lambda told: coverage_paper_add(**told, **given), 201)


class OneCoveragePaper(ActivityResource):
    """One paper."""

    @described("coverage_paper_remove", AnswersSerializer, parameters=[IF_MATCH], writes=True)
    def delete(self, request: Request, key: str, pk: int) -> Response:
        """Take out a paper that does not cover it; the history keeps it."""
        return self.keep(request, key, lambda told: coverage_paper_remove(**told, paper_id=pk))


class CoverageWaivers(ActivityResource):
    """Going ahead without a legal basis."""

    @described(
        "coverage_waive",
        AnswersSerializer,
        request=CoverageGoAheadInput,
        parameters=[IF_MATCH, ONCE],
        status=201,
        writes=True,
    )
    def post(self, request: Request, key: str) -> Response:
        """Go ahead on the days that the activity now has, with a reason; an approver’s decision."""
        given = CoverageGoAheadInput.read(request.data)
        return self.keep(request, key, lambda told: coverage_waive(**told, **given), 201)
