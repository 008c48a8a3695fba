"""Partnerships: the pairs of which the reader sees anything."""

from collections import defaultdict
from typing import Any

from django.db.models import Count, Q
from rest_framework import serializers as s
from rest_framework.request import Request
from rest_framework.response import Response

from agreements.instruments.vocabulary import STAGE_OF, Stage
from agreements.models import Activity, Agreement
from cooperation.api.addresses import ROOT, partnership_url
from cooperation.api.agreements.selection import outdated_standings
from cooperation.api.documentation.describe import described, list_parameters, page_of_schema, query
from cooperation.api.lists import LIST_PARAMETERS, Order, fields_of, listing, narrowed, page_of
from cooperation.api.preconditions import UNCACHED
from cooperation.api.resource import Resource
from cooperation.desk.sight import pairs_in_sight
from cooperation.words import party_name
from partners.models import Party
from partners.records.errors import Unseen

Row = dict[str, Any]
FIELDS = ("code", "url", "display", "parties", "agreements", "agreements_url", "activities", "updated_at")
_BY_CODE = Order("code", "code", "code")


class StagesSerializer(s.Serializer[Any]):
    """How many agreements are how far along, of those in sight."""

    total = s.IntegerField()
    being_prepared = s.IntegerField()
    signed = s.IntegerField()
    applies = s.IntegerField()
    suspended = s.IntegerField()
    ended = s.IntegerField()
    unknown = s.IntegerField()


class PartnershipSerializer(s.Serializer[Any]):
    """A pair of parties, by what is in sight."""

    code = s.CharField(help_text="Both codes, sorted.")
    url = s.CharField()
    display = s.CharField()
    parties = s.ListField(child=s.CharField())
    agreements = StagesSerializer()
    agreements_url = s.CharField()
    activities = s.IntegerField(help_text="How many of those in sight.")
    updated_at = s.DateTimeField(
        allow_null=True, help_text="When the latest agreement in sight changed; null where there is none."
    )


PartnershipPage = page_of_schema("PartnershipPage", PartnershipSerializer)


class PartnershipResource(Resource):
    """Pairs as rows. A pair of which nothing is in sight is no pair for this reader."""

    def pairs(self) -> Any:
        """The pairs of which the reader sees anything."""
        return pairs_in_sight(self.reader)

    def data(self, rows: list[Row]) -> list[Row]:
        """Pairs as they are answered; five queries for however many."""
        keys = [row["id"] for row in rows]
        found = Agreement.objects.visible_to(self.reader).filter(partnership__in=keys)
        late = outdated_standings(self.reader, self.today)
        counts: dict[int, dict[str, int]] = defaultdict(lambda: {"total": 0, **{str(stage): 0 for stage in Stage}})
        latest: dict[int, Any] = {}
        for key, pair, status, at in found.values_list("pk", "partnership", "standing__status", "updated_at"):
            counts[pair]["total"] += 1
            counts[pair][STAGE_OF[late[key].status if key in late else status]] += 1
            latest[pair] = max(latest.get(pair, at), at)
        done = Activity.objects.visible_to(self.reader).filter(partnership__in=keys).order_by()
        activities = dict(done.values_list("partnership").annotate(count=Count("pk")))
        codes = {code for row in rows for code in row["code"].split("-")}
        names = {one.code: party_name(one) for one in Party.objects.filter(code__in=codes)}
        return [
            {
                "code": row["code"],
                "url": partnership_url(row["code"]),
                "display": " – ".join(names[code] for code in row["code"].split("-")),
                "parties": row["code"].split("-"),
                "agreements": counts[row["id"]],
                "agreements_url": f"{ROOT}agreements/?pair={row['code']}",
                "activities": activities.get(row["id"], 0),
                "updated_at": latest.get(row["id"]),
            }
            for row in rows
        ]


class Partnerships(PartnershipResource):
    """The partnerships."""

    parameters = frozenset({*LIST_PARAMETERS, "party"})

    @described(
        "partnerships",
        PartnershipPage,
        parameters=[query("party", "Code of one of the two."), *list_parameters(FIELDS)],
    )
    def get(self, request: Request) -> Response:
        """The pairs of which you see anything: agreed, done, met about, given or noted."""
        asked = request.query_params
        fields = fields_of(asked, FIELDS)
        rows = self.pairs()
        if "party" in asked:
            rows = rows.filter(Q(party_a__code=asked["party"].upper()) | Q(party_b__code=asked["party"].upper()))
        page = page_of(rows, _BY_CODE, asked, ("id", "code"))
        found = [narrowed(one, fields) for one in self.data(page.rows)]
        return Response(listing(request, page, found, self.reader), headers=UNCACHED)


class PartnershipDetail(PartnershipResource):
    """One partnership."""

    @described("partnership", PartnershipSerializer)
    def get(self, request: Request, pair: str) -> Response:
        """One pair, if you see anything of it."""
        rows = list(self.pairs().filter(code="-".join(sorted(pair.upper().split("-")))).values("id", "code"))
        if not rows:
            raise Unseen
        return Response(self.data(rows)[0], headers=UNCACHED)
