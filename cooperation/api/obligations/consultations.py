"""Consultations of an agreement: asked for, and ended."""

from typing import Any
from zoneinfo import available_timezones

from django.utils import timezone
from rest_framework import serializers as s
from rest_framework.request import Request
from rest_framework.response import Response

from agreements.models import Agreement, Consultation, Due, Obligation
from agreements.obligations.consulting import consultation_ask, consultation_end
from cooperation.api.agreements.base import AgreementResource
from cooperation.api.documentation.describe import IF_MATCH, ONCE, described
from cooperation.api.obligations.dues import side_named
from cooperation.api.obligations.inputs import ConsultationEndInput, ConsultationInput
from cooperation.api.obligations.rows import CONSULTATION_COLUMNS, ConsultationSerializer, consultations_data
from cooperation.api.preconditions import etag, fresh_headers, version_read
from partners.records.errors import Malformed, Unseen


class ConsultationsSerializer(s.Serializer[Any]):
    """The consultations of an agreement."""

    version = s.IntegerField()
    results = ConsultationSerializer(many=True)


class ConsultationResource(AgreementResource):
    """Consultations as answers."""

    def one(self, agreement: int, pk: int, status: int = 200) -> Response:
        """One consultation as it is now. Raises Unseen."""

        def answer(now: Agreement) -> dict[str, Any]:
            seen = Consultation.objects.visible_to(self.reader).filter(pk=pk, agreement=now)
            found = consultations_data(seen.values(*CONSULTATION_COLUMNS))
            if not found:
                raise Unseen
            return found[0]

        return self.part(agreement, "consultations", pk, answer, status)


class Consultations(ConsultationResource):
    """The consultations of an agreement."""

    @described("agreement_consultations", ConsultationsSerializer)
    def get(self, request: Request, key: str) -> Response:
        """The consultations of an agreement that you may see, the latest first."""
        agreement = self.agreement(key)
        seen = Consultation.objects.visible_to(self.reader).filter(agreement=agreement).order_by("-asked_at")
        data = {"version": agreement.version, "results": consultations_data(seen.values(*CONSULTATION_COLUMNS))}
        return Response(data, headers=fresh_headers(etag(agreement.version, self.reader, "consultations")))

    @described(
        "agreement_consultation_ask",
        ConsultationSerializer,
        request=ConsultationInput,
        parameters=[IF_MATCH, ONCE],
        status=201,
        writes=True,
    )
    def post(self, request: Request, key: str) -> Response:
        """Ask for a consultation, or record that the other side asked; its clock begins at `asked_at`."""
        officer, agreement = self.officer, self.agreement(key)

        def work() -> Response:
            values = ConsultationInput.read(request.data)
            zone = values.pop("zone", "") or officer.time_zone
            if zone not in available_timezones():
                raise Malformed({"zone": ["not_a_zone"]})
            side, pks = side_named(values.pop("asked_by", "")), {name: values.pop(name, None) for name in _NAMED}
            made = consultation_ask(
                officer=officer,
                today=self.today,
                now=timezone.now(),
                agreement=agreement,
                zone=zone,
                asked_by=side,
                expected_version=version_read(request),
                **{name: self._named(agreement, name, pk) for name, pk in pks.items()},
                **values,
            )
            return self.one(agreement.pk, made.pk, 201)

        return self.write(work)

    def _named(self, agreement: Agreement, name: str, pk: int | None) -> Any:
        if pk is None:
            return None
        found = _NAMED[name].objects.visible_to(self.reader).filter(pk=pk, agreement=agreement).first()
        if found is None:
            raise Malformed({name: ["unknown"]})
        return found


_NAMED: dict[str, Any] = {"obligation": Obligation, "disputed": Due}


class ConsultationDetail(ConsultationResource):
    """One consultation."""

    @described("agreement_consultation", ConsultationSerializer)
    def get(self, request: Request, key: str, pk: int) -> Response:
        """One consultation."""
        return self.one(self.agreement(key).pk, pk)

    @described(
        "agreement_consultation_end",
        ConsultationSerializer,
        request=ConsultationEndInput,
        parameters=[IF_MATCH, ONCE],
        writes=True,
    )
    def patch(self, request: Request, key: str, pk: int) -> Response:
        """Write down how a consultation came to its end; its clock stops."""
        officer, agreement = self.officer, self.agreement(key)
        found = Consultation.objects.visible_to(self.reader).filter(pk=pk, agreement=agreement).first()
        if found is None:
            raise Unseen

        def work() -> Response:
            consultation_end(
                officer=officer,
                today=self.today,
                now=timezone.now(),
                consultation=found,
                expected_version=version_read(request),
                **ConsultationEndInput.read(request.data),
            )
            return self.one(agreement.pk, pk)

        return self.write(work)
