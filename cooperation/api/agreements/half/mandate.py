"""The own side's mandate to negotiate an agreement."""

from typing import Any

from rest_framework import serializers as s
from rest_framework.request import Request
from rest_framework.response import Response

from agreements.instruments.half.mandate import mandate_record
from agreements.models import Agreement, AgreementSide
from cooperation.api.agreements.base import AgreementResource
from cooperation.api.agreements.inputs import day
from cooperation.api.agreements.schema import partial
from cooperation.api.documentation.describe import IF_MATCH, ONCE, described
from cooperation.api.inputs import Input, text
from cooperation.api.preconditions import etag, fresh_headers, version_read


class MandateSerializer(s.Serializer[Any]):
    """A mandate: who gave it, when, and within which limits; null where none is kept."""

    version = s.IntegerField()
    authority = s.CharField(allow_null=True)
    on = partial()
    limits = s.CharField(allow_null=True)


class MandateInput(Input):
    """A mandate of your side."""

    authority = text(160, required=True)
    on = day(required=True)
    limits = text(5000, required=True)


class Mandate(AgreementResource):
    """The mandate of your side, which the other side never sees."""

    @described("agreement_mandate", MandateSerializer)
    def get(self, request: Request, key: str) -> Response:
        """The mandate of your side."""
        return self._own(self.agreement(key))

    @described(
        "agreement_mandate_record", MandateSerializer, request=MandateInput, parameters=[IF_MATCH, ONCE], writes=True
    )
    def put(self, request: Request, key: str) -> Response:
        """Keep the mandate of your side, or put it right; the side that prepares takes the step of that name first."""
        officer, agreement = self.officer, self.agreement(key)

        def work() -> Response:
            given = MandateInput.read(request.data)
            told = {"officer": officer, "today": self.today, "agreement": agreement}
            mandate_record(**told, **given, expected_version=version_read(request))
            return self._own(Agreement.objects.visible_to(self.reader).get(pk=agreement.pk))

        return self.write(work)

    def _own(self, agreement: Agreement) -> Response:
        halves = AgreementSide.objects.visible_to(self.reader).filter(agreement=agreement, owner=self.reader.party_id)
        half = halves.first()
        data = {
            "version": agreement.version,
            "authority": (half and half.mandate_authority) or None,
            "on": (half and half.mandate_on) or None,
            "limits": (half and half.mandate_limits) or None,
        }
        return Response(data, headers=fresh_headers(etag(agreement.version, self.reader, "mandate")))
