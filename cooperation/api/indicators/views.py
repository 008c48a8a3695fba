"""Indicators: the figures of what the reader sees, altogether or by group, and the records behind each."""

from typing import Any

from django.db.models import BooleanField, Case, Value, When
from rest_framework import serializers as s
from rest_framework.request import Request
from rest_framework.response import Response

from cooperation.api.addresses import ROOT
from cooperation.api.agreements.schema import codes
from cooperation.api.documentation.describe import described, list_parameters, page_of_schema, query
from cooperation.api.lists import LIST_PARAMETERS, Order, fields_of, listing, narrowed, page_of
from cooperation.api.preconditions import UNCACHED
from cooperation.api.problems import ParameterFault
from cooperation.api.resource import Resource
from cooperation.indicators.figures import Figure, Unit
from cooperation.indicators.indicator import Indicator
from cooperation.indicators.reading import By, Line, figures_of, lines_of
from cooperation.indicators.register import FRONT, INDICATORS
from cooperation.indicators.scope import Scope
from partners.records.errors import Unseen

_SCOPE = ("partner", "partnership", "year")
_SCOPE_WORDS = (
    query("partner", "Code of a party: the partnerships that it belongs to."),
    query("partnership", "Code of a pair: `GBR-UKR`."),
    query("year", "A year; what stands as it stands today is not narrowed by it."),
)
RECORD_FIELDS = ("id", "record", "partnership", "day", "counts")
_BY_KEY = Order("id", "pk", "pk")


class ApartSerializer(s.Serializer[Any]):
    """A figure in one currency."""

    code = s.CharField(help_text="ISO 4217.")
    value = s.FloatField(allow_null=True)
    part = s.FloatField()
    whole = s.FloatField()


class FigureSerializer(s.Serializer[Any]):
    """What one indicator comes to."""

    code = s.CharField()
    theme = s.CharField()
    name = s.CharField(help_text="In the language of the request.")
    formula = s.CharField()
    front = s.BooleanField(help_text="Whether it is one of the five in front.")
    unit = codes(Unit)
    value = s.FloatField(allow_null=True, help_text="Null: not measured, because nothing counts in.")
    part = s.FloatField(help_text="How many records count; of what is weighed, how much.")
    whole = s.FloatField(help_text="How many records count in; of what is weighed, how much.")
    apart = ApartSerializer(many=True, help_text="Where it is not added up over currencies: each by itself.")
    reason = s.CharField(allow_null=True, help_text="Why it is not measured.")
    records_url = s.CharField()


class IndicatorLineSerializer(s.Serializer[Any]):
    """The figures of one group."""

    group = s.CharField(allow_null=True, help_text="Code of the party or of the pair, or the year.")
    figures = FigureSerializer(many=True)


class IndicatorsSerializer(s.Serializer[Any]):
    """Figures by group."""

    by = codes(By)
    results = IndicatorLineSerializer(many=True)


class BehindSerializer(s.Serializer[Any]):
    """One record that counts in."""

    id = s.CharField(help_text="Its reference or address, else its number.")
    record = s.CharField(help_text="What kind of record it is.")
    partnership = s.CharField()
    day = s.CharField(allow_null=True, help_text="By which it belongs to its year.")
    counts = s.BooleanField()


BehindPage = page_of_schema("IndicatorRecords", BehindSerializer)


class IndicatorResource(Resource):
    """Whatever is asked of the same scope."""

    def scope(self, request: Request) -> Scope:
        """What the parameters ask for. Raises ParameterFault for a year that is none."""
        asked = request.query_params
        year = asked.get("year", "0")
        if not (year.isascii() and year.isdigit() and len(year) < 5):
            raise ParameterFault("year", "not_a_number")
        partner, pair = asked.get("partner", "").upper(), asked.get("partnership", "").upper()
        return Scope(self.officer, self.today, partner=partner, pair=pair, year=int(year))

    def indicator(self, code: str) -> Indicator:
        """The indicator at an address. Raises Unseen."""
        found = INDICATORS.get(code)
        if found is None:
            raise Unseen
        return found


class Indicators(IndicatorResource):
    """All indicators."""

    parameters = frozenset({*_SCOPE, "by", "theme"})

    @described(
        "indicators",
        IndicatorsSerializer,
        parameters=[
            *_SCOPE_WORDS,
            query("by", "What figures are told apart by; altogether unless told.", choices=[str(one) for one in By]),
            query("theme", "Those of one theme alone."),
        ],
    )
    def get(self, request: Request) -> Response:
        """Every indicator of what you see, altogether or by partner, partnership or year."""
        asked = request.query_params
        by, theme = asked.get("by", str(By.NOTHING)), asked.get("theme", "")
        if by not in set(By):
            raise ParameterFault("by", "not_a_choice")
        wanted = [one for one in INDICATORS.values() if not theme or one.theme == theme]
        scope = self.scope(request)
        together = by == By.NOTHING
        lines = [Line(None, figures_of(scope, wanted))] if together else lines_of(scope, By(by), wanted)
        results = [{"group": _group(one), "figures": [_row(*row) for row in one.figures.items()]} for one in lines]
        return Response({"by": by, "results": results}, headers=UNCACHED)


class IndicatorRecords(IndicatorResource):
    """The records behind one indicator."""

    parameters = frozenset({*_SCOPE, *LIST_PARAMETERS, "counts"})

    @described(
        "indicator_records",
        BehindPage,
        parameters=[
            *_SCOPE_WORDS,
            query("counts", "Those that count (`true`) or only count in (`false`).", choices=["true", "false"]),
            *list_parameters(RECORD_FIELDS),
        ],
    )
    def get(self, request: Request, code: str) -> Response:
        """The records that count in, and which of them count."""
        one, scope, asked = self.indicator(code), self.scope(request), request.query_params
        fields = fields_of(asked, RECORD_FIELDS)
        flag = Case(When(one.counting(scope), then=Value(True)), default=Value(False), output_field=BooleanField())
        rows = one.rows(scope).annotate(counts=flag)
        if wanted := asked.get("counts", ""):
            if wanted not in ("true", "false"):
                raise ParameterFault("counts", "not_a_choice")
            rows = rows.filter(counts=wanted == "true")
        names = {field.name for field in rows.model._meta.get_fields()}
        own = [name for name in ("reference", "slug") if name in names]
        day = [one.day] if one.day else []
        page = page_of(rows, _BY_KEY, asked, ("id", "partnership__code", "counts", *own, *day))
        kind = rows.model._meta.model_name
        answers = [narrowed(_behind(row, str(kind), one.day), fields) for row in page.rows]
        return Response(listing(request, page, answers, self.reader), headers=UNCACHED)


def _group(line: Line) -> str | None:
    return None if line.group is None else str(getattr(line.group, "code", line.group))


def _row(code: str, found: Figure) -> dict[str, Any]:
    one = INDICATORS[code]
    return {
        "code": code,
        "theme": one.theme,
        "name": str(one.name),
        "formula": str(one.formula),
        "front": one in FRONT,
        "unit": str(one.unit),
        "value": found.value,
        "part": float(found.part),
        "whole": float(found.whole),
        "apart": [
            {"code": each, "value": its.value, "part": float(its.part), "whole": float(its.whole)}
            for each, its in found.apart
        ],
        "reason": None if found.measured else str(one.nothing),
        "records_url": f"{ROOT}indicators/{code}/records/",
    }


def _behind(row: dict[str, Any], kind: str, day: str) -> dict[str, Any]:
    return {
        "id": str(row.get("reference") or row.get("slug") or row["id"]),
        "record": kind,
        "partnership": row["partnership__code"],
        "day": str(row[day]) if day else None,
        "counts": row["counts"],
    }
