"""Forms that ask again where something looks like what must never be kept."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.functional import Promise, cached_property
from django.utils.translation import gettext_lazy as _

from cooperation.pages.agreements.writing.meanwhile import touched
from cooperation.words import fault
from partners.records.forbidden_content import forbidden_content

_NOTHING: tuple[Any, ...] = ("", None, [], (), "not_stated", False, 0)


@dataclass(frozen=True)
class Group:
    """Fields that stand together: open, or folded away until somebody needs them."""

    title: str | Promise
    names: Sequence[str]
    hint: str | Promise = ""
    folded: bool = True


@dataclass(frozen=True)
class Section:
    """A group of a form with its fields bound."""

    title: Any
    hint: Any
    fields: list[forms.BoundField]
    folded: bool
    is_open: bool


class CarefulForm(forms.Form):
    """A form in groups; text that looks like a position, a passport or a private number is asked about once."""

    groups: Sequence[Group] = ()
    # Whether it is opened with what a record says; else it is opened empty.
    shows_record = False
    # Numbers that are meant: of files, of letters, addresses of sources.
    unasked: frozenset[str] = frozenset({"file_number", "their_file_number", "source_url"})

    # The field at which it is opened, by a link that leads there.
    wanted: str = ""

    checked = forms.BooleanField(
        label=_("I have checked it: no position, no passport, no private number stands here"), required=False
    )

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.doubtful = False
        self.label_suffix = ""

    def full_clean(self) -> None:
        """Say what is wrong in the words of the product."""
        for field in self.fields.values():
            field.error_messages |= {"required": fault("required"), "invalid_choice": fault("unknown")}
            field.error_messages |= {"invalid": fault("not_a_number")} if isinstance(field, forms.IntegerField) else {}
        super().full_clean()

    def clean(self) -> dict[str, Any]:
        """Ask about doubtful text unless it was checked."""
        given: dict[str, Any] = super().clean() or self.cleaned_data
        for name, value in list(given.items()):
            for code in forbidden_content(value) if isinstance(value, str) and name not in self.unasked else ():
                self.doubtful = True
                if not given.get("checked"):
                    self.add_error(name, forms.ValidationError(fault(code), code=code))
        return given

    def sections(self) -> Iterator[Section]:
        """The groups with their fields; a folded one is open where it holds something or something is wrong."""
        left = [name for name in self.fields if name != "checked"]
        for group in self.groups or (Group("", left, folded=False),):
            fields = [self[name] for name in group.names if name in self.fields]
            if fields:
                yield Section(group.title, group.hint, fields, group.folded, any(map(self._holds, fields)))

    def _holds(self, field: forms.BoundField) -> bool:
        """Whether a field was written in or is wrong; where a record is shown, whether it says anything."""
        if field.errors or field.name in self._touched or field.name == self.wanted:
            return True
        value = field.initial
        plain = field.field.initial
        return self.shows_record and value not in _NOTHING and value != plain

    @cached_property
    def _touched(self) -> set[str]:
        return touched(self) if self.is_bound else set()
