"""The rules by which activities are asked for a legal basis."""

from typing import Any

from rest_framework.request import Request
from rest_framework.response import Response

from agreements.coverage.rule import COLUMNS, coverage_rule_set, rules_of
from agreements.coverage.rules import Rule
from cooperation.api.coverage.schema import CoverageRuleInput, CoverageRuleSerializer, CoverageRulesSerializer
from cooperation.api.documentation.describe import ONCE, described
from cooperation.api.preconditions import VARY
from cooperation.api.resource import Resource
from partners.records.errors import Forbidden

_LISTS = ("activity_types", "instruments", "papers", "frameworks")


class CoverageRules(Resource):
    """The rules of your ministry."""

    @described("coverage_rules", CoverageRulesSerializer)
    def get(self, request: Request) -> Response:
        """Every rule as your ministry has it, those that it does not use among them."""
        officer = self.officer
        if not officer.reads_national:
            raise Forbidden("role")
        rows = [_data(one) for one in rules_of(officer.party_id)]
        return Response({"results": rows}, headers={"Cache-Control": "private, no-cache", "Vary": VARY})

    @described(
        "coverage_rule_set",
        CoverageRuleSerializer,
        request=CoverageRuleInput,
        parameters=[ONCE],
        status=201,
        writes=True,
    )
    def post(self, request: Request) -> Response:
        """Change a rule, or add one, with a reason; an approver’s decision."""
        officer, given = self.officer, CoverageRuleInput.read(request.data)
        code, reason = given.pop("code", ""), given.pop("reason")
        for name in _LISTS:
            if name in given:
                given[name] = sorted(set(given[name]))

        def work() -> Response:
            told = {"officer": officer, "today": self.today, "code": code}
            row = coverage_rule_set(**told, values=given, reason=reason)
            return Response(_data(row.rule), status=201)

        return self.write(work)


def _data(rule: Rule) -> dict[str, Any]:
    said = {name: getattr(rule, name) for name in COLUMNS}
    return {"code": rule.code} | said | {name: sorted(said[name]) for name in _LISTS}
