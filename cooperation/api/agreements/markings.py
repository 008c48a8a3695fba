"""The markings of each side of an agreement by name, and as what the other side handles them."""

from typing import Any

from rest_framework import serializers as s
from rest_framework.request import Request
from rest_framework.response import Response

from agreements.markings.reading import table_of
from agreements.markings.table import Name, Table
from agreements.markings.writing import MOST, equivalences_put, scale_put
from agreements.models import Agreement, MarkingEquivalence, MarkingName
from cooperation.api.agreements.base import AgreementResource
from cooperation.api.documentation.describe import IF_MATCH, ONCE, described, query
from cooperation.api.inputs import Input, text
from cooperation.api.preconditions import etag, fresh_headers, version_read
from cooperation.api.problems import ParameterFault
from partners.models import Party
from partners.records.errors import Malformed

_ASKED = [
    query("sender", "Whose marking is asked about: the code of one of the two."),
    query("named", "The marking as the sender names it; `answer` says as what it is handled."),
]
_WRITES: dict[str, Any] = {"parameters": [IF_MATCH, ONCE], "status": 201, "writes": True}


class MarkingScaleSerializer(s.Serializer[Any]):
    """The markings of one side, the least protection first."""

    party = s.CharField()
    names = s.ListField(child=s.CharField())
    source: Any = s.CharField(allow_null=True)


class MarkingEquivalenceSerializer(s.Serializer[Any]):
    """What one side marks so, the other handles as that."""

    sender = s.CharField()
    named = s.CharField()
    handled = s.CharField()
    source: Any = s.CharField(allow_null=True)


class MarkingAnswerSerializer(s.Serializer[Any]):
    """As what a marking is handled; without an equivalent one asks before anything is sent."""

    sender = s.CharField()
    named = s.CharField()
    handled = s.CharField(allow_null=True)
    ask = s.BooleanField(help_text="There is no equivalent: ask the other side.")
    next_higher = s.CharField(allow_null=True, help_text="The next marking above it that has an equivalent.")


class MarkingsSerializer(s.Serializer[Any]):
    """Both scales and the table between them, neither symmetric nor total."""

    version = s.IntegerField()
    scales = MarkingScaleSerializer(many=True)
    equivalences = MarkingEquivalenceSerializer(many=True)
    answer = MarkingAnswerSerializer(allow_null=True)


class ScaleInput(Input):
    """The markings of one side in their order; those left out are taken out."""

    party = text(12, required=True)
    names = s.ListField(child=s.CharField(max_length=60), max_length=MOST)
    source: Any = text(300, required=True)


class MarkingRowInput(Input):
    """As what a marking is handled; `null`: no equivalent."""

    sender = text(12, required=True)
    named = text(60, required=True)
    handled = s.CharField(max_length=60, allow_null=True)


class EquivalencesInput(Input):
    """Rows of the table; markings left out stay as they are."""

    rows = MarkingRowInput(many=True)
    source: Any = text(300, required=True)


class MarkingsResource(AgreementResource):
    """What belongs to the markings of an agreement."""

    def answer(self, pk: int, status: int = 200, asked: Any = None) -> Response:
        """Both scales and the table as they are now."""
        now = (
            Agreement.objects.visible_to(self.reader)
            .select_related("partnership__party_a", "partnership__party_b")
            .get(pk=pk)
        )
        table, parties = table_of(self.reader, now), self.parties(now)
        seen = {"agreement": now}
        named = dict(MarkingName.objects.visible_to(self.reader).filter(**seen).values_list("pk", "source"))
        rows = MarkingEquivalence.objects.visible_to(self.reader).filter(**seen)
        sources = dict(rows.values_list("named", "source"))
        data = {
            "version": now.version,
            "scales": [_scale(table, one, named) for one in parties.values()],
            "equivalences": [
                {
                    "sender": next(code for code, party in parties.items() if party.pk == one.party),
                    "named": one.name,
                    "handled": handled.name,
                    "source": sources.get(one.pk),
                }
                for one in table.names
                if (handled := table.as_what(one))
            ],
            "answer": asked(table, parties) if asked else None,
        }
        return Response(data, status=status, headers=fresh_headers(etag(now.version, self.reader, "markings")))

    def parties(self, agreement: Agreement) -> dict[str, Party]:
        """Both sides by code."""
        return {one.code: one for one in (agreement.partnership.party_a, agreement.partnership.party_b)}


def _scale(table: Table, party: Party, sources: dict[int, str]) -> dict[str, Any]:
    names = table.scale(party.pk)
    source: Any = sources.get(names[0].pk) if names else None
    return {"party": party.code, "names": [one.name for one in names], "source": source}


class Markings(MarkingsResource):
    """The markings of an agreement."""

    parameters = frozenset({"sender", "named"})

    @described("agreement_markings", MarkingsSerializer, parameters=_ASKED)
    def get(self, request: Request, key: str) -> Response:
        """Both scales, the table between them, and what may be sent as what."""
        sender, named = (request.query_params.get(name, "") for name in ("sender", "named"))

        def asked(table: Table, parties: dict[str, Party]) -> dict[str, Any]:
            if sender not in parties:
                raise ParameterFault("sender", "not_a_choice")
            found = table.named(parties[sender].pk, named)
            if found is None:
                raise ParameterFault("named", "not_a_choice")
            return _answer(table, sender, found)

        return self.answer(self.agreement(key).pk, asked=asked if sender or named else None)


def _answer(table: Table, sender: str, sent: Name) -> dict[str, Any]:
    handled, higher = table.as_what(sent), table.next_higher(sent)
    return {
        "sender": sender,
        "named": sent.name,
        "handled": handled.name if handled else None,
        "ask": handled is None,
        "next_higher": higher.name if higher and handled is None else None,
    }


class MarkingScales(MarkingsResource):
    """The scales of both sides."""

    @described("agreement_markings_scale_put", MarkingsSerializer, request=ScaleInput, **_WRITES)
    def post(self, request: Request, key: str) -> Response:
        """Write down the markings of one side in their order."""
        officer, agreement = self.officer, self.agreement(key)

        def work() -> Response:
            values = ScaleInput.read(request.data)
            party = self.parties(agreement).get(values.pop("party"))
            if party is None:
                raise Malformed({"party": ["not_of_pair"]})
            told = {"officer": officer, "today": self.today, "agreement": agreement, "party": party}
            scale_put(**told, **values, expected_version=version_read(request))
            return self.answer(agreement.pk, 201)

        return self.write(work)


class MarkingEquivalences(MarkingsResource):
    """What is handled as what."""

    @described("agreement_markings_table_put", MarkingsSerializer, request=EquivalencesInput, **_WRITES)
    def post(self, request: Request, key: str) -> Response:
        """Write down as what markings are handled; 409 where protection would fall."""
        officer, agreement = self.officer, self.agreement(key)

        def work() -> Response:
            values = EquivalencesInput.read(request.data)
            table, parties = table_of(officer, agreement), self.parties(agreement)
            rows = dict(_row(table, parties, one) for one in values["rows"])
            told = {"officer": officer, "today": self.today, "agreement": agreement}
            equivalences_put(**told, rows=rows, source=values["source"], expected_version=version_read(request))
            return self.answer(agreement.pk, 201)

        return self.write(work)


def _row(table: Table, parties: dict[str, Party], row: dict[str, Any]) -> tuple[int, int | None]:
    """The keys of both names. Raises Malformed for names that are not written down."""
    sender = parties.get(row["sender"])
    other = next((one for one in parties.values() if one != sender), None)
    named = table.named(sender.pk, row["named"]) if sender else None
    handled = table.named(other.pk, row["handled"]) if other and row["handled"] else None
    if named is None or (row["handled"] and handled is None):
        raise Malformed({"rows": ["unknown"]})
    return named.pk, handled.pk if handled else None
