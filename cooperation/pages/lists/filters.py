"""Filters of a list, and the chips that take them away again."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from django import forms
from django.http import HttpRequest

from cooperation.pages.lists.address import address

Chip = dict[str, str]


class Filters(forms.Form):
    """The filters of a list, read from the address; a wrong value filters nothing and is said to be wrong."""

    def __init__(
        self, request: HttpRequest, choices: Mapping[str, Sequence[tuple[str, Any]]] | None = None, **more: Any
    ) -> None:
        self.request = request
        super().__init__(request.GET, **more)
        self.label_suffix = ""
        for name, options in (choices or {}).items():
            field: Any = self.fields[name]
            field.choices = options
        self.is_valid()

    def wanted(self, name: str) -> Any:
        """What a filter asks for; empty where it asks nothing."""
        return self.cleaned_data.get(name) or ""

    def chips(self) -> list[Chip]:
        """One chip for each value that filters the list now."""
        return [chip for name in self.fields for chip in self._chips(name)]

    def _chips(self, name: str) -> Iterator[Chip]:
        field, value = self.fields[name], self.wanted(name)
        if not value:
            return
        values = value if isinstance(value, list) else [value]
        for one in values:
            rest = [str(other) for other in values if other != one] or None
            yield {
                "label": str(field.label),
                "value": _said(field, one),
                "remove_url": address(self.request, **{name: rest}),
            }

    def clear_url(self) -> str:
        """The address of the list without any filter; the search and the order stay."""
        return address(self.request, **dict.fromkeys(self.fields))


def _said(field: forms.Field, value: Any) -> str:
    choices = dict(getattr(field, "choices", ()))
    return str(choices.get(value, choices.get(str(value), value if value is not True else "✓")))
