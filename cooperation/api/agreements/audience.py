"""Who sees an agreement: asked for by one officer, decided by an approver."""

from typing import Any

from rest_framework.request import Request
from rest_framework.response import Response

from agreements.instruments.mending import agreement_decide_audience
from cooperation.api.agreements.base import AgreementResource
from cooperation.api.audience import RootAudience, changes_audience, shows_audience
from partners.records.marks import AudienceRequest
from partners.records.roots import Root


class AgreementAudience(RootAudience, AgreementResource):
    """Who sees an agreement. Of its own party's business only."""

    def root(self, key: str) -> Root:
        """The agreement. Raises Unseen, Moved."""
        return self.agreement(key)

    def decide(self, root: Any, **told: Any) -> AudienceRequest:
        """It gets its reference when it first leaves its owner."""
        decided: AudienceRequest = agreement_decide_audience(agreement=root, **told)
        return decided

    @shows_audience("agreement")
    def get(self, request: Request, key: str) -> Response:
        """Who sees it, what waits for a decision, and field by field what sharing or release would show."""
        return self.shown(key)

    @changes_audience("agreement")
    def post(self, request: Request, key: str) -> Response:
        """Ask that it be shared, released or withdrawn (`to`); or decide what was asked (`agree`), as an approver."""
        return self.changed(request, key)
