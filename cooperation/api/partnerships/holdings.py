"""What one partnership has and lacks."""

from typing import Any

from rest_framework import serializers as s
from rest_framework.request import Request
from rest_framework.response import Response

from agreements.instruments.family.holdings import Held, holdings_of
from agreements.instruments.vocabulary import InstrumentType, Status
from agreements.models import Agreement
from cooperation.api.addresses import agreement_url
from cooperation.api.agreements.schema import codes
from cooperation.api.documentation.describe import described
from cooperation.api.preconditions import UNCACHED
from cooperation.api.resource import Resource
from partners.models import Partnership, PartyKind
from partners.records.errors import Unseen


class HeldAgreementSerializer(s.Serializer[Any]):
    """One agreement of a type."""

    id = s.CharField()
    url = s.CharField()
    title = s.CharField()
    status = codes(Status.values)


class HoldingSerializer(s.Serializer[Any]):
    """How a partnership stands with a type of text."""

    instrument_type = codes(InstrumentType.values)
    held = codes(Held)
    agreements = HeldAgreementSerializer(many=True)


class HoldingsSerializer(s.Serializer[Any]):
    """Every rung of the ladder that there is or that is expected, and texts of special purpose."""

    partnership = s.CharField()
    type_not_stated = s.IntegerField(help_text="Agreements whose type is not stated; they count for none.")
    results = HoldingSerializer(many=True)


class Holdings(Resource):
    """What a pair has in force, prepares, had, and lacks."""

    @described("partnership_holdings", HoldingsSerializer)
    def get(self, request: Request, pair: str) -> Response:
        """Type of text by type of text, of what you see; as long as you see at least one agreement between the two."""
        code = "-".join(sorted(pair.upper().split("-")))
        seen = Agreement.objects.visible_to(self.reader).filter(partnership__code=code).select_related("standing")
        found = list(seen)
        if not found:
            raise Unseen
        between = Partnership.objects.select_related("party_a", "party_b").get(code=code)
        organisation = PartyKind.ORGANISATION in (between.party_a.kind, between.party_b.kind)
        data = {
            "partnership": code,
            "type_not_stated": sum(one.instrument_type == InstrumentType.NOT_STATED for one in found),
            "results": [
                {
                    "instrument_type": one.instrument_type,
                    "held": str(one.held),
                    "agreements": [_held(agreement) for agreement in one.agreements],
                }
                for one in holdings_of(found, with_organisation=organisation)
            ],
        }
        return Response(data, headers=UNCACHED)


def _held(agreement: Agreement) -> dict[str, str]:
    return {
        "id": agreement.key,
        "url": agreement_url(agreement.key),
        "title": agreement.title_in("en"),
        "status": agreement.status,
    }
