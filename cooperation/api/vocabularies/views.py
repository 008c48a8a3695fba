"""Every code with its meaning in every language."""

from functools import cache
from typing import Any

from django.conf import settings
from django.http import Http404
from django.utils import translation
from rest_framework import serializers as s
from rest_framework.request import Request
from rest_framework.response import Response

from cooperation.api.addresses import ROOT
from cooperation.api.codecs import as_json
from cooperation.api.documentation.describe import IF_NONE_MATCH, described
from cooperation.api.preconditions import fresh_headers, plain_etag, unchanged
from cooperation.api.resource import Resource
from cooperation.words import VOCABULARIES


class MeaningSerializer(s.Serializer[Any]):
    """A code and what it means, by language."""

    code = s.CharField()
    meaning = s.DictField(child=s.CharField())


class VocabularySerializer(s.Serializer[Any]):
    """The codes of one vocabulary."""

    id = s.CharField()
    url = s.CharField()
    display = s.CharField()
    codes = MeaningSerializer(many=True)


class VocabulariesSerializer(s.Serializer[Any]):
    """All vocabularies."""

    results = VocabularySerializer(many=True)


@cache
def vocabularies() -> dict[str, dict[str, Any]]:
    """Every vocabulary by name, its codes in their own order."""
    said: dict[str, dict[str, dict[str, str]]] = {name: {} for name in VOCABULARIES}
    for language, _ in settings.LANGUAGES:
        with translation.override(language):
            for name, words in VOCABULARIES.items():
                for code, meaning in words.items():
                    said[name].setdefault(str(code), {})[language] = str(meaning)
    return {
        name: {
            "id": name,
            "url": f"{ROOT}vocabularies/{name}/",
            "display": name.replace("_", " "),
            "codes": [{"code": code, "meaning": meaning} for code, meaning in codes.items()],
        }
        for name, codes in said.items()
    }


class Vocabularies(Resource):
    """All vocabularies."""

    @described("vocabularies", VocabulariesSerializer, parameters=[IF_NONE_MATCH], conditional=True)
    def get(self, request: Request) -> Response:
        """Every code that this installation answers, with its meaning in every language."""
        return _answer(request, {"results": list(vocabularies().values())})


class Vocabulary(Resource):
    """One vocabulary."""

    @described("vocabulary", VocabularySerializer, parameters=[IF_NONE_MATCH], conditional=True)
    def get(self, request: Request, name: str) -> Response:
        """The codes of one vocabulary, with their meaning in every language."""
        if name not in VOCABULARIES:
            raise Http404
        return _answer(request, vocabularies()[name])


def _answer(request: Request, data: dict[str, Any]) -> Response:
    tag = plain_etag(as_json(data))
    return unchanged(request, tag) or Response(data, headers=fresh_headers(tag))
