"""What is kept of a version besides its text: when the other side received it, and that a draft is put aside."""

from rest_framework import serializers as s
from rest_framework.request import Request
from rest_framework.response import Response

from agreements.texts.exchanging import version_received
from agreements.texts.objecting import version_drop
from cooperation.api.documentation.describe import IF_MATCH, ONCE, described
from cooperation.api.inputs import Input
from cooperation.api.preconditions import etag, fresh_headers, version_read
from cooperation.api.texts.rows import VersionSerializer
from cooperation.api.texts.views import VersionDetail, VersionResource


class ReceiptInput(Input):
    """On which day the other side received a version."""

    received_on = s.DateField()


class OneVersion(VersionDetail):
    """One version, which may be put aside while it is an own draft."""

    @described("agreement_version_drop", None, parameters=[IF_MATCH, ONCE], status=204, writes=True)
    def delete(self, request: Request, key: str, pk: int) -> Response:
        """Put aside a draft of the own side that was not sent; the history keeps it."""
        officer, agreement = self.officer, self.agreement(key)

        def work() -> Response:
            told = {"officer": officer, "today": self.today, "agreement": agreement}
            version_drop(**told, version_id=pk, expected_version=version_read(request))
            now = self.agreement(key)
            return Response(status=204, headers=fresh_headers(etag(now.version, self.reader, "version", pk)))

        return self.write(work)


class VersionReceipt(VersionResource):
    """When the other side received it."""

    @described(
        "agreement_version_received", VersionSerializer, request=ReceiptInput, parameters=[IF_MATCH, ONCE], writes=True
    )
    def post(self, request: Request, key: str, pk: int) -> Response:
        """Note on which day the other side received a version of ours, from which its time to answer counts."""
        officer, agreement = self.officer, self.agreement(key)

        def work() -> Response:
            version_received(
                officer=officer,
                today=self.today,
                agreement=agreement,
                version_id=pk,
                received_on=ReceiptInput.read(request.data)["received_on"],
                expected_version=version_read(request),
            )
            return self.one(agreement, pk)

        return self.write(work)
