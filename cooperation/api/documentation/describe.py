"""How resources describe themselves in the schema."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, OpenApiResponse, extend_schema
from rest_framework import serializers

from cooperation.api.filters import Filter
from cooperation.api.lists import DEFAULT_LIMIT, MOST
from cooperation.api.problems import MEDIA_TYPE

_SHAPES = {"string": OpenApiTypes.STR, "date": OpenApiTypes.DATE, "date-time": OpenApiTypes.DATETIME}
_READ_ERRORS = (400, 401, 404, 406, 429)
_WRITE_ERRORS = (400, 401, 403, 404, 409, 412, 415, 428)


class ErrorSerializer(serializers.Serializer[Any]):
    """One thing that is wrong."""

    pointer = serializers.CharField(help_text="JSON Pointer into what was sent; empty where it is about all of it.")
    parameter = serializers.CharField(required=False, help_text="The query parameter or header, if it is about one.")
    code = serializers.CharField()
    detail = serializers.CharField(help_text="In the language of the request.")
    data = serializers.DictField(  # type: ignore[assignment]
        required=False, help_text="What the condition is about."
    )


class ChangedSerializer(serializers.Serializer[Any]):
    """A change since the version that was read."""

    at = serializers.DateTimeField()
    version = serializers.IntegerField(allow_null=True)
    fields = serializers.ListField(child=serializers.CharField())  # type: ignore[assignment]
    officer = serializers.CharField(allow_null=True, help_text="Somebody of the own party, by name.")


class ProblemSerializer(serializers.Serializer[Any]):
    """An error by RFC 9457."""

    type = serializers.CharField()
    title = serializers.CharField()
    status = serializers.IntegerField()
    detail = serializers.CharField()
    instance = serializers.CharField(help_text="Names the request; its number is also in X-Request-ID.")
    errors = ErrorSerializer(many=True)  # type: ignore[assignment]
    changes = ChangedSerializer(many=True, required=False, help_text="With 412: what changed since.")


def header(name: str, help: str, required: bool = False) -> OpenApiParameter:
    """A header of a request."""
    return OpenApiParameter(name, OpenApiTypes.STR, OpenApiParameter.HEADER, required, help)


def query(
    name: str, help: str, shape: Any = OpenApiTypes.STR, choices: Sequence[str] = (), many: bool = False
) -> OpenApiParameter:
    """A query parameter; one of `many` values takes several, parted by commas."""
    style = {"many": True, "explode": False, "style": "form"} if many else {}
    return OpenApiParameter(
        name,
        shape,
        OpenApiParameter.QUERY,
        description=help,
        enum=list(choices) or None,
        **style,  # type: ignore[arg-type]
    )


IF_MATCH = header("If-Match", "The ETag of the version that was read; 428 without it, 412 when it is stale.", True)
IF_NONE_MATCH = header("If-None-Match", "The ETag that was received before; 304 when nothing changed.")
ONCE = header("Idempotency-Key", "The same write with the same key is done once in 24 hours, and answered alike.")
AS_OF = query("as_of", "Another day than today, by what is known now.", OpenApiTypes.DATE)


def filter_parameters(filters: Iterable[Filter]) -> list[OpenApiParameter]:
    """The filters of a list, from the table that reads them."""
    return [query(one.name, one.help, _SHAPES[one.shape], list(one.choices), one.many) for one in filters]


def list_parameters(fields: Sequence[str], orders: Sequence[str] = (), default: str = "") -> list[OpenApiParameter]:
    """What every list takes, and the orders that this one has."""
    found = [
        query("limit", f"Rows on a page, at most {MOST}; {DEFAULT_LIMIT} unless told.", OpenApiTypes.INT),
        query("cursor", "Where the next page begins, as `next` names it."),
        query("fields", "These fields alone, parted by commas.", choices=fields, many=True),
        query("omit", "All fields but these, parted by commas.", choices=fields, many=True),
    ]
    if orders:
        found.append(query("ordering", f"`{default}` unless told; unknown values come last.", choices=orders))
    return found


def described(
    operation: str,
    answer: Any,
    *,
    request: Any = None,
    parameters: Sequence[OpenApiParameter] = (),
    status: int = 200,
    writes: bool = False,
    conditional: bool = False,
) -> Callable[[Any], Any]:
    """Describe one method of a resource, with all the errors that its kind may answer."""
    responses: dict[Any, Any] = {status: answer}
    if conditional:
        responses[304] = OpenApiResponse(description="Nothing changed.")
    for code in sorted({*_READ_ERRORS, *(_WRITE_ERRORS if writes else ())}):
        responses[(code, MEDIA_TYPE)] = ProblemSerializer
    return extend_schema(
        operation_id=operation, request=request, parameters=list(parameters), responses=responses, tags=None
    )


def page_of_schema(name: str, row: type[serializers.Serializer[Any]]) -> type[serializers.Serializer[Any]]:
    """The schema of a page of rows."""
    fields = {
        "__doc__": "A page of a list.",
        "count": serializers.IntegerField(help_text="How many are in sight and selected, up to 10000."),
        "count_is_exact": serializers.BooleanField(help_text="False: there are more than `count`."),
        "next": serializers.CharField(allow_null=True, help_text="The address of the next page."),
        "results": row(many=True),
    }
    return type(f"{name}Serializer", (serializers.Serializer,), fields)
