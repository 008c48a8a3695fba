"""Who asks, as the installation knows them."""

from typing import Any

from django.conf import settings
from rest_framework import serializers as s
from rest_framework.request import Request
from rest_framework.response import Response

from cooperation.api.addresses import party_url
from cooperation.api.agreements.schema import codes
from cooperation.api.documentation.describe import described
from cooperation.api.resource import Resource
from partners.models import Role
from partners.people.tokens import Scope


class TokenSerializer(s.Serializer[Any]):
    """The token of this request."""

    name = s.CharField()
    scope = codes(Scope.values)
    networks = s.ListField(child=s.CharField(), help_text="Empty: from anywhere.")
    expires_at = s.DateTimeField(allow_null=True)


class MeSerializer(s.Serializer[Any]):
    """The officer who asks."""

    id = s.IntegerField()
    url = s.CharField()
    display = s.CharField()
    name = s.CharField()
    function = s.CharField()
    email = s.CharField()
    party = s.CharField()
    party_url = s.CharField()
    roles = s.ListField(child=codes(Role.values))
    language = s.CharField()
    time_zone = s.CharField()
    writes = s.BooleanField(help_text="Whether a role lets this officer write records, by a token for writing.")
    clearance = s.IntegerField(required=False, help_text="Only where the installation keeps marked records.")
    token = TokenSerializer(allow_null=True, help_text="Null for a session.")


class Me(Resource):
    """The officer who asks."""

    @described("me", MeSerializer)
    def get(self, request: Request) -> Response:
        """Who you are here: party, roles, and what this token may do."""
        officer, token = self.officer, request.auth
        data = {
            "id": officer.pk,
            "url": request.path,
            "display": officer.name,
            "name": officer.name,
            "function": officer.function,
            "email": officer.email,
            "party": officer.party.code,
            "party_url": party_url(officer.party.code),
            "roles": officer.roles,
            "language": officer.language,
            "time_zone": officer.time_zone,
            "writes": officer.writes,
            "token": _token(token) if token else None,
        }
        if settings.MARKING_CEILING != "unclassified":
            data["clearance"] = officer.clearance
        return Response(data, headers={"Cache-Control": "private, no-store"})


def _token(token: Any) -> dict[str, Any]:
    return {"name": token.name, "scope": token.scope, "networks": token.networks, "expires_at": token.expiry}
