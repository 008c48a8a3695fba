"""What an approver went ahead without, and why."""

from typing import Any

from rest_framework import serializers as s
from rest_framework.request import Request
from rest_framework.response import Response

from agreements.instruments.route.waiving import condition_waive
from agreements.models import Waiver
from cooperation.api.agreements.half.base import Parts, Row, said, whole
from cooperation.api.documentation.describe import IF_MATCH, ONCE, described
from cooperation.api.inputs import Input, text


class WaiverSerializer(s.Serializer[Any]):
    """One condition that was gone ahead without."""

    id = s.IntegerField()
    stage = s.CharField(help_text="The step or the act that asks for it.")
    code = s.CharField(help_text="The condition.")
    about = s.CharField()
    reason = s.CharField()
    decided_by = s.CharField()
    on = s.DateField()
    at = s.DateTimeField()
    version_read = s.IntegerField()


class WaiverInput(Input):
    """A condition as `transitions` names it, and why one goes ahead without it."""

    stage = text(40, required=True)
    code = text(40, required=True)
    about = text(40)
    reason = text(2000, required=True)


class Waivers(Parts):
    """What your side went ahead without; kept for good, and nobody else's business."""

    model, path = Waiver, "waivers"

    def seen(self, agreement: Any) -> Any:
        """Those in sight, with who decided."""
        return super().seen(agreement).select_related("officer")

    def data(self, row: Any) -> Row:
        """One of them."""
        return said(row, WaiverSerializer, "decided_by") | {"decided_by": row.officer.name}

    @described("agreement_waivers", whole("Waivers", WaiverSerializer))
    def get(self, request: Request, key: str) -> Response:
        """What your side went ahead without, and why."""
        return self.all_of(key)

    @described(
        "agreement_waive", WaiverSerializer, request=WaiverInput, parameters=[IF_MATCH, ONCE], status=201, writes=True
    )
    def post(self, request: Request, key: str) -> Response:
        """Go ahead without one named condition, with a reason; an approver’s decision."""
        return self.keep(request, key, lambda told, _: condition_waive(**told, **WaiverInput.read(request.data)), 201)
