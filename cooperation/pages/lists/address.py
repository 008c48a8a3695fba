"""The state of a list lives in its address."""

from collections.abc import Iterable

from django.http import HttpRequest

# What says where in a list one is, and not what the list shows.
_PLACE = ("page", "format")


def address(request: HttpRequest, **values: str | Iterable[str] | None) -> str:
    """The address of this list with some parameters replaced; None takes one out, and the page restarts."""
    query = request.GET.copy()
    for name in _PLACE:
        query.pop(name, None)
    for name, value in values.items():
        query.pop(name, None)
        if value is not None:
            query.setlist(name, [value] if isinstance(value, str) else list(value))
    text = query.urlencode()
    return f"{request.path}?{text}" if text else request.path


def shown(request: HttpRequest) -> dict[str, list[str]]:
    """What was asked of the list, for the log of an export."""
    return {name: values for name, values in request.GET.lists() if name not in _PLACE and any(values)}
