"""The first address: where everything is."""

from rest_framework import serializers as s
from rest_framework.request import Request
from rest_framework.response import Response

from cooperation.api.addresses import ROOT
from cooperation.api.documentation.describe import described
from cooperation.api.resource import Resource

RESOURCES = (
    "parties",
    "partnerships",
    "agreements",
    "requirements",
    "obligations",
    "activities",
    "meetings",
    "meeting-series",
    "indicators",
    "red-lines",
    "imports",
    "changes",
    "vocabularies",
    "me",
    "schema",
    "docs",
)


RootSerializer = type(
    "RootSerializer",
    (s.Serializer,),
    {"__doc__": "The addresses of all resources.", **{name: s.CharField() for name in RESOURCES}},
)


class Root(Resource):
    """The resources."""

    @described("root", RootSerializer)
    def get(self, request: Request) -> Response:
        """The addresses of all resources."""
        return Response({name: f"{ROOT}{name}/" for name in RESOURCES})
