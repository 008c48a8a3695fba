"""The forms of an import: the file, which column is which, what names mean, why it is undone."""

from collections.abc import Iterator, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from agreements.importing.fields import ABOUT, OURS, PARTIES, SOURCE, TIME
from cooperation.words.imports import FIELDS
from partners.models import Import
from partners.profile.importing.fields import GROUP
from partners.profile.importing.subject import CODE as PROFILES
from partners.records.imports.csv_file import DELIMITERS
from partners.records.imports.encoding import ENCODINGS
from partners.records.imports.headings import NOTE
from partners.records.imports.subjects import subject_of

_GROUPS = {
    PARTIES: gettext_lazy("The parties"),
    ABOUT: gettext_lazy("What it is"),
    TIME: gettext_lazy("Dates and term"),
    SOURCE: gettext_lazy("Where it is known from"),
    OURS: gettext_lazy("Our papers"),
    GROUP: gettext_lazy("Goals and capabilities"),
}
_SIGNS = {",": gettext_lazy("Comma"), ";": gettext_lazy("Semicolon"), "\t": gettext_lazy("Tabulator"), "|": "|"}
_ENCODINGS = {
    "utf-8": "UTF-8",
    "utf-16": "UTF-16",
    "utf-16-le": "UTF-16 LE",
    "utf-16-be": "UTF-16 BE",
    "cp1252": gettext_lazy("Windows, western European"),
    "cp1256": gettext_lazy("Windows, Arabic"),
}
ORDERS = {
    "": gettext_lazy("No date leaves a doubt"),
    "dmy": gettext_lazy("The day comes first: 5/3/2024 is 5 March"),
    "mdy": gettext_lazy("The month comes first: 5/3/2024 is 3 May"),
}


class UploadForm(forms.Form):
    """The file."""

    file = forms.FileField(
        label=gettext_lazy("File"),
        help_text=gettext_lazy("CSV or Excel (.xlsx). Any list will do; DCAD and UK Treaties Online as they come."),
        widget=forms.FileInput({"accept": ".csv,.txt,.tsv,.xlsx"}),
    )

    def __init__(self, of: str, data: Any = None, files: Any = None) -> None:
        super().__init__(data, files, label_suffix="")
        if of == PROFILES:
            self.fields["file"].help_text = _(
                "CSV or Excel (.xlsx), a row for each thing that a party aims at, offers, seeks or holds, "
                "in the words of our pages or in codes; each with its source and the date of it."
            )


class MatchForm(forms.Form):
    """Which column is which field; one drop-down a column."""

    source = forms.CharField(
        label=gettext_lazy("Name of this list"),
        max_length=60,
        help_text=gettext_lazy("The same row is recognised again within a list of the same name."),
    )
    date_order = forms.ChoiceField(label=gettext_lazy("Dates in numbers"), choices=[*ORDERS.items()], required=False)

    def __init__(self, batch: Import, data: Any = None) -> None:
        initial = {"source": batch.source, "date_order": batch.date_order}
        super().__init__(data, label_suffix="", initial=initial)
        self.batch, self.by_hand = batch, subject_of(batch.of).by_hand(batch.profile)
        choices = list(_columns(batch))
        for place in range(len(batch.headings) if self.by_hand else 0):
            self.fields[f"matched.{place}"] = forms.ChoiceField(
                label=batch.headings[place] or f"#{place + 1}",
                choices=choices,
                required=False,
                initial=batch.matched.get(str(place), NOTE),
            )

    def matched(self) -> dict[str, str]:
        """Fields by place of their column."""
        return {
            name.removeprefix("matched."): code
            for name, code in self.cleaned_data.items()
            if name.startswith("matched.")
        }

    def columns(self, samples: Sequence[Sequence[str]]) -> Iterator[dict[str, Any]]:
        """Each column: its heading, its drop-down where it has one, what its first rows hold."""
        for place, heading in enumerate(self.batch.headings):
            cells = [row[place].strip() for row in samples if place < len(row) and row[place].strip()]
            field = self[f"matched.{place}"] if self.by_hand else None
            yield {"heading": heading or f"#{place + 1}", "field": field, "samples": [cell[:80] for cell in cells]}


def _columns(batch: Import) -> Iterator[tuple[Any, Any]]:
    """The fields by group; first of all that a column is kept as a note."""
    yield NOTE, _("Keep it in our notes")
    grouped: dict[str, list[tuple[str, Any]]] = {}
    for field in subject_of(batch.of).vocabulary.fields:
        grouped.setdefault(field.group, []).append((field.code, FIELDS.get(field.code, field.code)))
    for group, fields in grouped.items():
        yield _GROUPS.get(group, group), fields


class RereadForm(forms.Form):
    """How the file is read, where that was not recognised rightly."""

    encoding = forms.ChoiceField(label=gettext_lazy("Encoding"), required=False)
    delimiter = forms.ChoiceField(label=gettext_lazy("Cells are parted by"), required=False)
    sheet = forms.ChoiceField(label=gettext_lazy("Sheet"), required=False)
    heading_line = forms.IntegerField(label=gettext_lazy("Line of the headings"), min_value=1, required=False)

    def __init__(self, batch: Import, data: Any = None) -> None:
        names = ("encoding", "delimiter", "sheet", "heading_line")
        super().__init__(data, label_suffix="", initial={name: getattr(batch, name) for name in names})
        offered: dict[str, list[tuple[str, Any]]] = {
            "encoding": [(one, _ENCODINGS[one]) for one in ENCODINGS] if batch.encoding else [],
            "delimiter": [(one, _SIGNS[one]) for one in DELIMITERS] if batch.encoding else [],
            "sheet": [(one, one) for one in batch.sheets],
        }
        for name, choices in offered.items():
            if choices:
                self.fields[name].choices = choices  # type: ignore[attr-defined]
            else:
                del self.fields[name]


class UndoForm(forms.Form):
    """Why an import is undone."""

    reason = forms.CharField(label=gettext_lazy("Why it is undone"), widget=forms.Textarea({"rows": 2}))

    def __init__(self, data: Any = None, files: Any = None) -> None:
        super().__init__(data, files, label_suffix="")
