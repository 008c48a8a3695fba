"""The schema and the pages to try it, all from this machine."""

from functools import lru_cache
from typing import Any

from django.utils import translation
from drf_spectacular.generators import SchemaGenerator
from drf_spectacular.renderers import OpenApiJsonRenderer, OpenApiJsonRenderer2, OpenApiYamlRenderer
from drf_spectacular.utils import extend_schema
from drf_spectacular.views import SpectacularSwaggerSplitView
from rest_framework.permissions import AllowAny
from rest_framework.request import Request
from rest_framework.response import Response

from cooperation.api.codecs import JsonRenderer
from cooperation.api.resource import Resource
from cooperation.words.languages import present_language


@lru_cache(maxsize=8)
def schema(language: str) -> dict[str, Any]:
    """The schema of the face; made once for each language."""
    with translation.override(language):
        found: dict[str, Any] = SchemaGenerator().get_schema(  # type: ignore[no-untyped-call]
            request=None, public=True
        )
    return found


class Schema(Resource):
    """OpenAPI 3.1 of this face."""

    renderer_classes = (JsonRenderer, OpenApiJsonRenderer, OpenApiJsonRenderer2, OpenApiYamlRenderer)

    @extend_schema(exclude=True)
    def get(self, request: Request) -> Response:
        """The schema, in JSON, or in YAML for whoever accepts that alone."""
        return Response(schema(present_language()), headers={"Vary": "Accept, Accept-Language"})


class Docs(SpectacularSwaggerSplitView):
    """The schema as pages on which requests can be tried."""

    url_name = "api-schema"
    template_name = "api/docs.html"
    permission_classes = (AllowAny,)
