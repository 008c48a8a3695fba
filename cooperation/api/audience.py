"""Who sees a record, whatever it is: asked for by one officer, decided by an approver."""

from collections.abc import Callable
from typing import Any

from rest_framework import serializers as s
from rest_framework.request import Request
from rest_framework.response import Response

from cooperation.api.agreements.inputs import AudienceInput
from cooperation.api.agreements.schema import codes
from cooperation.api.agreements.transitions import ConditionSerializer, condition_data
from cooperation.api.documentation.describe import IF_MATCH, ONCE, described
from cooperation.api.preconditions import etag, fresh_headers, version_read
from cooperation.api.resource import Resource
from partners.records.audience import audience_ask, audience_conditions, audience_decide, waiting_request
from partners.records.errors import Forbidden, Malformed
from partners.records.marks import AudienceRequest
from partners.records.record import Audience
from partners.records.roots import Root


class RequestSerializer(s.Serializer[Any]):
    """A request to change who sees it, and what was decided."""

    to = codes(Audience.values)
    reason = s.CharField()
    asked_by = s.CharField()
    version_read = s.IntegerField()
    outcome = codes(AudienceRequest.Outcome.values)
    decision_reason = s.CharField(allow_null=True)
    decided_alone = s.BooleanField(help_text="Whoever asked decided, which the installation allows.")


class AudienceSerializer(s.Serializer[Any]):
    """Who sees it, what waits for a decision, and what sharing shows."""

    audience = codes(Audience.values)
    version = s.IntegerField()
    request = RequestSerializer(allow_null=True)
    shows = s.DictField(help_text="What becomes visible, field by field.")
    conditions = s.DictField(child=ConditionSerializer(many=True), help_text="What each other audience asks for.")


class RootAudience(Resource):
    """Who sees a record; of its own party's business only."""

    def root(self, key: str) -> Root:
        """The record as it now is. Raises Unseen."""
        raise NotImplementedError

    def decide(self, root: Root, **told: Any) -> AudienceRequest:
        """Decide what was asked; a kind that needs more beside it has its own service."""
        decided: AudienceRequest = audience_decide(root=root, **told)
        return decided

    def shown(self, key: str) -> Response:
        """Who sees it, what waits for a decision, and field by field what sharing or release would show."""
        root = self.root(key)
        if root.owner_id != self.officer.party_id:
            raise Forbidden("owner_only")
        return self._answer(root, waiting_request(root))

    def changed(self, request: Request, key: str) -> Response:
        """Ask for a change (`to`), or decide what was asked (`agree`)."""
        officer, root = self.officer, self.root(key)

        def work() -> Response:
            values = AudienceInput.read(request.data)
            told = {"officer": officer, "today": self.today, "reason": values["reason"]}
            told["expected_version"] = version_read(request)
            if (values["agree"] is None) == ("to" not in values):
                raise Malformed({"to": ["required"]})
            if values["agree"] is None:
                asked = audience_ask(**told, root=root, to=values["to"])
            else:
                asked = self.decide(root, **told, agree=values["agree"])
            model: Any = type(root)
            now = model.objects.visible_to(officer).select_related("owner", "partnership").get(pk=root.pk)
            return self._answer(now, asked, 201)

        return self.write(work)

    def _answer(self, root: Root, asked: AudienceRequest | None, status: int = 200) -> Response:
        data = {
            "audience": root.audience,
            "version": root.version,
            "request": request_data(asked) if asked else None,
            "shows": root.disclosed(),
            "conditions": {
                to: [condition_data(one) for one in audience_conditions(root, to)]
                for to in Audience.values
                if to != root.audience
            },
        }
        tag = etag(root.version, self.reader, "audience", asked.pk if asked else None)
        return Response(data, status=status, headers=fresh_headers(tag))


def shows_audience(kind: str) -> Callable[[Any], Any]:
    """Describe the reading of who sees a record of this kind."""
    return described(f"{kind}_audience", AudienceSerializer)


def changes_audience(kind: str) -> Callable[[Any], Any]:
    """Describe a change of who sees a record of this kind."""
    parameters, name = [IF_MATCH, ONCE], f"{kind}_audience_change"
    return described(name, AudienceSerializer, request=AudienceInput, parameters=parameters, status=201, writes=True)


def request_data(asked: AudienceRequest) -> dict[str, Any]:
    """A request on who sees a record, as it is answered."""
    return {
        "to": asked.to_audience,
        "reason": asked.reason,
        "asked_by": asked.asked_by.name,
        "version_read": asked.version_read,
        "outcome": asked.outcome,
        "decision_reason": asked.decision_reason or None,
        "decided_alone": asked.decided_alone,
    }
