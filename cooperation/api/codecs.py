"""JSON in and out, by orjson."""

from typing import Any

import orjson
from rest_framework.exceptions import ParseError
from rest_framework.parsers import BaseParser
from rest_framework.renderers import BaseRenderer

_OPTIONS = orjson.OPT_UTC_Z | orjson.OPT_NON_STR_KEYS


def as_json(data: Any) -> bytes:
    """Data as JSON; instants in UTC, whatever knows no JSON as its text."""
    return orjson.dumps(data, default=str, option=_OPTIONS)


class JsonRenderer(BaseRenderer):
    """Answers in JSON."""

    media_type = "application/json"
    format = "json"
    charset = None

    def render(self, data: Any, accepted_media_type: str | None = None, renderer_context: Any = None) -> bytes:
        """The body; none where there is no content."""
        return b"" if data is None else as_json(data)


class JsonParser(BaseParser):
    """Reads one JSON object."""

    media_type = "application/json"

    def parse(self, stream: Any, media_type: str | None = None, parser_context: Any = None) -> dict[str, Any]:
        """The object. Raises ParseError for anything else, and for a NUL, which the database cannot keep."""
        body = stream.read()
        try:
            data = orjson.loads(body)
        except orjson.JSONDecodeError as error:
            raise ParseError(str(error), code="not_json") from error
        if not isinstance(data, dict):
            raise ParseError(code="not_an_object")
        if b"\\u0000" in body and "\0" in _texts(data):
            raise ParseError(code="unreadable")
        return data


def _texts(data: Any) -> str:
    """All texts in `data`, keys included, joined."""
    if isinstance(data, dict):
        return "".join(f"{key}{_texts(value)}" for key, value in data.items())
    if isinstance(data, list):
        return "".join(_texts(one) for one in data)
    return data if isinstance(data, str) else ""
