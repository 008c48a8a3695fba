"""The balance of a pair, what both agree about it, and the rule of a party."""

from typing import Any, ClassVar

from rest_framework.request import Request
from rest_framework.response import Response

from agreements.instruments.vocabulary import Area
from agreements.reciprocity.agreeing import understanding_answer, understanding_contest, understanding_propose
from agreements.reciprocity.oneway import balance_rule, balance_rule_set
from agreements.reciprocity.selectors import understandings_of
from agreements.reciprocity.understood import understanding_by_key
from cooperation.api import filters as read
from cooperation.api.audience import RootAudience, changes_audience, shows_audience
from cooperation.api.documentation.describe import IF_MATCH, ONCE, described, query
from cooperation.api.filters import Filter
from cooperation.api.phases.policy import Policy
from cooperation.api.preconditions import UNCACHED
from cooperation.api.reciprocity.base import BalanceResource, RootResource, side_of_pair
from cooperation.api.reciprocity.rows import balance_data, rule_data, understanding_data
from cooperation.api.reciprocity.schema import (
    BalanceRuleInput,
    BalanceRuleSerializer,
    BalanceSerializer,
    GivenContestInput,
    UnderstandingAnswerInput,
    UnderstandingInput,
    UnderstandingSerializer,
    UnderstandingsSerializer,
)
from partners.records.errors import Malformed
from partners.records.roots import Root

Row = dict[str, Any]


def _year(text: str) -> int:
    if not (text.isascii() and text.isdigit() and len(text) == 4):
        raise read.Wrong("not_a_number")
    return int(text)


_FILTERS: dict[str, Filter] = {
    "year": Filter("year", _year, lambda value: value, "Of one year."),
    "area": Filter("area", read.one_of(Area.values), lambda value: value, "Of one area.", Area.values),
}


class PartnershipBalance(BalanceResource):
    """The balance of a pair."""

    parameters: ClassVar[frozenset[str]] = frozenset(_FILTERS)

    @described(
        "partnership_balance",
        BalanceSerializer,
        parameters=[query("year", "Of one year."), query("area", "Of one area.", choices=Area.values)],
    )
    def get(self, request: Request, pair: str) -> Response:
        """What each side gave, by unit, and by year and area, counted from what you may see."""
        asked = {"year": 0, "area": "", **read.read_filters(_FILTERS, request.query_params)}
        return Response(balance_data(self.reader, self.pair(pair), self.today, **asked), headers=UNCACHED)


class Understandings(BalanceResource, RootResource):
    """What was proposed about the balance of a pair."""

    @described("partnership_understandings", UnderstandingsSerializer)
    def get(self, request: Request, pair: str) -> Response:
        """Everything proposed that you may see, the latest first, a hundred at most."""
        rows = understandings_of(self.reader, self.pair(pair))[:100]
        return Response({"results": [understanding_data(self.reader, one) for one in rows]}, headers=UNCACHED)

    @described(
        "partnership_understanding_propose",
        UnderstandingSerializer,
        request=UnderstandingInput,
        parameters=[ONCE],
        status=201,
        writes=True,
    )
    def post(self, request: Request, pair: str) -> Response:
        """Propose the figures, a band by the first side of the pair, or a way to value in money."""
        officer, found = self.officer, self.pair(pair)
        partner = self.partner(found)

        def work() -> Response:
            values = UnderstandingInput.read(request.data)
            told = {"officer": officer, "today": self.today, "partner": partner}
            return self.answer_of(understanding_propose(about=values.pop("about"), values=values, **told), 201)

        return self.write(work)


class OneUnderstanding(RootResource):
    """One of them."""

    @described("understanding", UnderstandingSerializer)
    def get(self, request: Request, key: str) -> Response:
        """One understanding with what each side said to it."""
        return self.answer_of(understanding_by_key(self.reader, key))


def _writes(name: str, body: Any, answer: Any = UnderstandingSerializer) -> Any:
    return described(name, answer, request=body, parameters=[IF_MATCH, ONCE], status=201, writes=True)


class UnderstandingAnswers(RootResource):
    """What each side says."""

    @_writes("understanding_answer", UnderstandingAnswerInput)
    def post(self, request: Request, key: str) -> Response:
        """Agree, decline or end as an approver of your side; or report what the other said, with its letter."""
        one = understanding_by_key(self.reader, key)

        def work() -> None:
            values = UnderstandingAnswerInput.read(request.data)
            code = values.pop("side", "")
            side = side_of_pair(one.partnership, code) if code else None
            understanding_answer(understanding=one, side=side, **values, **self.told(request))

        return self.does(one, work, 201)


class UnderstandingContests(RootResource):
    """Objections to what was reported."""

    @_writes("understanding_contest", GivenContestInput)
    def post(self, request: Request, key: str) -> Response:
        """Object to an act that the other side reported of yours; it stays, marked, until it is settled."""
        one = understanding_by_key(self.reader, key)

        def work() -> None:
            values = GivenContestInput.read(request.data)
            if "act" not in values:
                raise Malformed({"act": ["required"]})
            given = {"act_id": values["act"], "reason": values["reason"]}
            understanding_contest(understanding=one, **given, **self.told(request))

        return self.does(one, work, 201)


class UnderstandingAudience(RootAudience):
    """Who sees an understanding. Of its own party's business only."""

    def root(self, key: str) -> Root:
        """It. Raises Unseen."""
        return understanding_by_key(self.reader, key)

    @shows_audience("understanding")
    def get(self, request: Request, key: str) -> Response:
        """Who sees it, what waits for a decision, and field by field what sharing would show."""
        return self.shown(key)

    @changes_audience("understanding")
    def post(self, request: Request, key: str) -> Response:
        """Ask that it be shared or withdrawn (`to`); or decide what was asked (`agree`), as an approver."""
        return self.changed(request, key)


class BalanceRuleView(Policy):
    """From where on your party calls cooperation a one-way street."""

    @described("balance_rule", BalanceRuleSerializer)
    def get(self, request: Request) -> Response:
        """The rule as it holds for your party."""
        return Response(rule_data(balance_rule(self.ours().party_id)))

    @described("balance_rule_set", BalanceRuleSerializer, request=BalanceRuleInput, parameters=[ONCE], writes=True)
    def put(self, request: Request) -> Response:
        """Set it, as an approver, with the reason."""
        officer = self.ours()

        def work() -> Response:
            balance_rule_set(officer=officer, today=self.today, **BalanceRuleInput.read(request.data))
            return Response(rule_data(balance_rule(officer.party_id)))

        return self.write(work)
