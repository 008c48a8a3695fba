"""Parties: states and organisations, with the facts that are known of them."""

from typing import Any

from django.db.models import Q, QuerySet
from django.http import Http404
from rest_framework import serializers as s
from rest_framework.request import Request
from rest_framework.response import Response

from cooperation.api import filters as read
from cooperation.api.addresses import party_url
from cooperation.api.agreements.schema import SourceSerializer, codes
from cooperation.api.documentation.describe import described, filter_parameters, list_parameters, page_of_schema
from cooperation.api.filters import Filter, read_filters
from cooperation.api.lists import LIST_PARAMETERS, Order, fields_of, listing, narrowed, page_of
from cooperation.api.preconditions import UNCACHED, VARY
from cooperation.api.resource import Resource
from cooperation.words.languages import present_language
from partners.models import FactKind, Party, PartyFact, PartyKind
from partners.records.fold import fold

Row = dict[str, Any]
_COLUMNS = ("code", "kind", "alpha2", "numeric", "name_en", "name_fr", "name_pt", "name_ar", "is_historic", "is_sample")
FIELDS = ("code", "url", "display", "kind", "names", "alpha2", "numeric", "is_historic", "is_sample")
WHOLE_FIELDS = (*FIELDS, "facts", "members")
_BY_CODE = Order("code", "code", "code")


class PartySerializer(s.Serializer[Any]):
    """A state or an organisation."""

    code = s.CharField(help_text="ISO 3166-1 alpha-3, or the short code of an organisation.")
    url = s.CharField()
    display = s.CharField()
    kind = codes(PartyKind.values)
    names = s.DictField(child=s.CharField(), help_text="By language, where there is one.")
    alpha2 = s.CharField(allow_null=True)
    numeric = s.CharField(allow_null=True)
    is_historic = s.BooleanField(help_text="It no longer exists.")
    is_sample = s.BooleanField(help_text="Invented.")


class FactSerializer(s.Serializer[Any]):
    """One statement, with its source. Statements that disagree stand side by side."""

    id = s.IntegerField()
    party = s.CharField()
    kind = codes(FactKind.values)
    other = s.CharField(
        allow_null=True,
        help_text="Of a membership, border or conflict, or who imposed a measure.",
    )
    value = s.DictField()
    since = s.CharField(allow_null=True)
    until = s.CharField(allow_null=True, help_text="Null: it still holds.")
    holds = s.BooleanField(help_text="False: this says that it is not so.")
    note = s.CharField(allow_null=True)
    source = SourceSerializer()  # type: ignore[assignment]
    recorded_by = s.CharField(allow_null=True, help_text="Whose correction it is; null for reference facts.")
    replaces = s.IntegerField(allow_null=True, help_text="The statement that it corrects.")


class WholePartySerializer(PartySerializer):
    """A party with the facts about it."""

    facts = FactSerializer(many=True)
    members = FactSerializer(many=True, help_text="Of an organisation: memberships, those that ended included.")


PartyPage = page_of_schema("PartyPage", PartySerializer)


def _named(text: str) -> Q:
    """Parties whose code or a name has every word; accents and case are ignored."""
    wanted = fold(text).split()
    found = [
        row[0]
        for row in Party.objects.values_list("code", "name_en", "name_fr", "name_pt", "name_ar")
        if all(word in fold(" ".join(row)) for word in wanted)
    ]
    return Q(code__in=found)


FILTERS = {
    one.name: one
    for one in (
        Filter(
            "kind", read.one_of(PartyKind.values), lambda kind: Q(kind=kind), "State or organisation.", PartyKind.values
        ),
        Filter(
            "is_historic",
            read.yes_or_no,
            lambda value: Q(is_historic=value),
            "Whether it no longer exists.",
            ("true", "false"),
        ),
        Filter("q", read.words, _named, "Words of its names, or its code; accents and case are ignored."),
    )
}


class Parties(Resource):
    """The parties."""

    parameters = frozenset({*FILTERS, *LIST_PARAMETERS})

    @described("parties", PartyPage, parameters=[*filter_parameters(FILTERS.values()), *list_parameters(FIELDS)])
    def get(self, request: Request) -> Response:
        """States and organisations, by code."""
        asked = request.query_params
        fields = fields_of(asked, FIELDS)
        rows: QuerySet[Any] = Party.objects.all()
        for name, value in read_filters(FILTERS, asked).items():
            rows = rows.filter(FILTERS[name].rows(value))
        page = page_of(rows, _BY_CODE, asked, _COLUMNS)
        found = [narrowed(_party(row), fields) for row in page.rows]
        # Reference data, the same for everybody: nothing to keep in the log of reads.
        return Response(listing(request, page, found, None), headers={"Vary": VARY})


class PartyDetail(Resource):
    """One party."""

    parameters = frozenset({"fields", "omit"})

    @described("party", WholePartySerializer, parameters=list_parameters(WHOLE_FIELDS)[2:])
    def get(self, request: Request, code: str) -> Response:
        """One party with the facts about it; the corrections of your own party stand beside the reference."""
        fields = fields_of(request.query_params, WHOLE_FIELDS)
        row = Party.objects.filter(code=code.upper()).values("id", *_COLUMNS).first()
        if row is None:
            raise Http404
        data = _party(row)
        facts = PartyFact.objects.visible_to(self.reader)
        if "facts" in fields:
            data["facts"] = facts_data(facts.filter(party=row["id"]))
        if "members" in fields:
            data["members"] = facts_data(facts.filter(other=row["id"], kind=FactKind.MEMBER_OF))
        return Response(narrowed(data, fields), headers=UNCACHED)


def _party(row: Row) -> Row:
    language = present_language()[:2]
    names = {code: row[f"name_{code}"] for code in ("en", "fr", "pt", "ar") if row[f"name_{code}"]}
    return {
        "code": row["code"],
        "url": party_url(row["code"]),
        "display": names.get(language) or row["name_en"],
        "kind": row["kind"],
        "names": names,
        "alpha2": row["alpha2"] or None,
        "numeric": row["numeric"] or None,
        "is_historic": row["is_historic"],
        "is_sample": row["is_sample"],
    }


def facts_data(facts: Any) -> list[Row]:
    """Facts as they are answered; one query."""
    columns = ("id", "party__code", "kind", "other__code", "value", "since", "until", "holds", "note")
    more = ("source", "source_url", "as_of", "owner__code", "replaces_id")
    rows = facts.order_by("kind", "other__code", "since", "id").values(*columns, *more)
    return [
        {
            "id": row["id"],
            "party": row["party__code"],
            "kind": row["kind"],
            "other": row["other__code"],
            "value": row["value"],
            "since": row["since"] or None,
            "until": row["until"] or None,
            "holds": row["holds"],
            "note": row["note"] or None,
            "source": {"title": row["source"], "url": row["source_url"] or None, "as_of": row["as_of"] or None},
            "recorded_by": row["owner__code"],
            "replaces": row["replaces_id"],
        }
        for row in rows
    ]
