"""The legal risk of an activity: questions, answers, and going ahead; and the questions that a ministry asks."""

from collections.abc import Sequence
from typing import Any

from rest_framework import serializers as s
from rest_framework.request import Request
from rest_framework.response import Response

from agreements.activities.access import activity_by_key
from agreements.activities.activity import Activity
from agreements.coverage.risk.answering import Risk, risk_waive, risks_of
from agreements.coverage.risk.check import risk_answer
from agreements.coverage.risk.question import QUESTION_COLUMNS, questions_of, risk_question_set
from agreements.coverage.risk.turning import turned_in
from agreements.coverage.risk.vocabulary import Question
from cooperation.api.addresses import activity_url
from cooperation.api.coverage.activity import ActivityResource
from cooperation.api.coverage.schema import WentAheadSerializer
from cooperation.api.documentation.describe import IF_MATCH, ONCE, described
from cooperation.api.inputs import Input, text
from cooperation.api.preconditions import VARY, etag, fresh_headers
from cooperation.api.resource import Resource
from partners.records.errors import Forbidden

Row = dict[str, Any]


TURNED = (
    "Questions answered “yes, not mitigated” after your side bound itself: nothing goes on before an approver decides."
)


class RiskSerializer(s.Serializer[Any]):
    """One question and how it stands."""

    question = s.CharField(help_text="A code of the vocabulary `risk_question`, or that of a question of your own.")
    text = s.CharField(allow_null=True, help_text="Of a question of your own.")
    state = s.CharField(help_text="A code of the vocabulary `risk_state`.")
    met = s.BooleanField(help_text="Settled, or gone ahead with.")
    mitigation = s.CharField(allow_null=True)
    source = s.CharField(allow_null=True)  # type: ignore[assignment]
    answered_by = s.CharField(allow_null=True)
    on = s.DateField(allow_null=True)
    review_on = s.DateField(allow_null=True)
    waived = WentAheadSerializer(allow_null=True)


class RisksSerializer(s.Serializer[Any]):
    """The questions that are asked of an activity, with its version."""

    activity = s.CharField()
    version = s.IntegerField()
    settled = s.BooleanField()
    turned = s.ListField(child=s.CharField(), help_text=TURNED)
    results = RiskSerializer(many=True)


class RiskAnswerInput(Input):
    """The answer to one question."""

    question = text(32, required=True)
    answer = text(20, required=True, help_text="A code of the vocabulary `risk_answer`.")
    mitigation = text(4000)
    source = text(300, required=True)  # type: ignore[assignment]
    review_on = s.DateField()


class RiskWaiverInput(Input):
    """Which question, and why one goes ahead."""

    question = text(32, required=True)
    reason = text(4000, required=True)


class RiskQuestionSerializer(s.Serializer[Any]):
    """One question as your ministry asks it."""

    code = s.CharField()
    text = s.CharField()
    activity_types = s.ListField(child=s.CharField())
    source = s.CharField()  # type: ignore[assignment]
    off = s.BooleanField()


class RiskQuestionsSerializer(s.Serializer[Any]):
    """All of them."""

    results = RiskQuestionSerializer(many=True)


class RiskQuestionInput(Input):
    """What to change of a question, and why; without a code a new one. What is left out stays."""

    code = text(32)
    text = text(300)
    activity_types = s.ListField(child=s.CharField(max_length=32), required=False)
    source = s.CharField(max_length=300, required=False, allow_blank=True)  # type: ignore[assignment]
    off = s.BooleanField(required=False)
    reason = s.CharField(max_length=2000)


class RiskResource(ActivityResource):
    """The legal risk of one activity, as your side answers for it."""

    path = "risks/"

    def answers(self, activity: Activity, status: int = 200) -> Response:
        """How each question now stands, with the tag of the activity's version."""
        now = activity_by_key(self.reader, activity.key)
        headers = fresh_headers(etag(now.version, self.reader, self.path, self.today))
        risks = risks_of(self.reader, now, self.today)
        rows = [risk_data(one) for one in risks]
        told = {"activity": activity_url(now.key), "version": now.version, "settled": all(one["met"] for one in rows)}
        return Response(
            told | {"turned": codes_turned(self.reader, now, risks), "results": rows}, status, headers=headers
        )


class Risks(RiskResource):
    """Questions and answers."""

    @described("activity_risks", RisksSerializer)
    def get(self, request: Request, key: str) -> Response:
        """The questions of legal risk that are asked of this activity, and the answers of your side."""
        return self.answers(self.activity(key))

    @described(
        "risk_answer", RisksSerializer, request=RiskAnswerInput, parameters=[IF_MATCH, ONCE], status=201, writes=True
    )
    def post(self, request: Request, key: str) -> Response:
        """Answer a question, or answer it anew; nobody else’s business, for ever."""
        given = RiskAnswerInput.read(request.data)
        return self.keep(request, key, lambda told: risk_answer(**_rooted(told), **given), 201)


class RiskWaivers(RiskResource):
    """Going ahead although a question is not settled."""

    @described(
        "risk_waive", RisksSerializer, request=RiskWaiverInput, parameters=[IF_MATCH, ONCE], status=201, writes=True
    )
    def post(self, request: Request, key: str) -> Response:
        """Go ahead with a reason, until the question is answered anew or the days move; an approver’s decision."""
        given = RiskWaiverInput.read(request.data)
        return self.keep(request, key, lambda told: risk_waive(**_rooted(told), **given), 201)


class RiskQuestions(Resource):
    """The questions of your ministry."""

    @described("risk_questions", RiskQuestionsSerializer)
    def get(self, request: Request) -> Response:
        """Every question as your ministry asks it, those that it does not ask among them."""
        officer = self.officer
        if not officer.reads_national:
            raise Forbidden("role")
        rows = [_question(one) for one in questions_of(officer.party_id)]
        return Response({"results": rows}, headers={"Cache-Control": "private, no-cache", "Vary": VARY})

    @described(
        "risk_question_set",
        RiskQuestionSerializer,
        request=RiskQuestionInput,
        parameters=[ONCE],
        status=201,
        writes=True,
    )
    def post(self, request: Request) -> Response:
        """Change a question, or add one, with a reason; an approver’s decision."""
        officer, given = self.officer, RiskQuestionInput.read(request.data)
        code, reason = given.pop("code", ""), given.pop("reason")
        if "activity_types" in given:
            given["activity_types"] = sorted(set(given["activity_types"]))

        def work() -> Response:
            told = {"officer": officer, "today": self.today, "code": code}
            return Response(_question(risk_question_set(**told, values=given, reason=reason).question), status=201)

        return self.write(work)


def _rooted(told: Row) -> Row:
    """What a service is told, with the activity as the root that a risk is about."""
    return {"root" if name == "activity" else name: value for name, value in told.items()}


def codes_turned(reader: Any, root: Any, risks: Sequence[Risk]) -> list[str]:
    """The questions of an activity or a gate that were answered so after the reader's side bound itself."""
    return [one.question.code for one in turned_in(reader, root, risks)]


def risk_data(one: Risk) -> Row:
    """One question as it is answered."""
    check, waived = one.check, one.waived
    return {
        "question": one.question.code,
        "text": one.question.text or None,
        "state": str(one.state),
        "met": one.met,
        "mitigation": check.mitigation if check else None,
        "source": check.source if check else None,
        "answered_by": check.officer.name if check else None,
        "on": check.on if check else None,
        "review_on": check.review_on if check else None,
        "waived": {"reason": waived.reason, "decided_by": waived.officer.name, "on": waived.on} if waived else None,
    }


def _question(question: Question) -> Row:
    said = {name: getattr(question, name) for name in QUESTION_COLUMNS}
    return {"code": question.code} | said | {"activity_types": sorted(question.activity_types)}
