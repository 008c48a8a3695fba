"""The list of findings: its filters, its rows, its columns."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from agreements.instruments.agreement import Agreement
from agreements.quality.known import Finding, Quality, Sort
from cooperation.pages.agreements.columns import partner_column, reference_column, stands_column
from cooperation.pages.agreements.listing import AgreementFilters
from cooperation.pages.lists.columns import Column
from cooperation.pages.naming import address_of, sample_tag, title_of
from cooperation.pages.quality.mending import mend_action
from cooperation.words import label
from cooperation.words.quality import MISSING, SORTS, finding_words, sort_words
from partners.records.record import Reader

TONES = {Sort.CONTRADICTION: "bad", Sort.STALE: "warn", Sort.MISSING: "plain"}
_ORDER = list(Sort)
NAMES: dict[str, Any] = {
    **MISSING,
    "untouched": gettext_lazy("Untouched for half a year"),
    "source_old": gettext_lazy("A source that is old"),
    "clause_not_read": gettext_lazy("A reported end whose clause nobody has read"),
    "entry_before_signature": gettext_lazy("Entry into force before signature"),
    "end_before_start": gettext_lazy("End before beginning"),
    "outlives_parent": gettext_lazy("Outlives the agreement above it"),
    "begins_before_parent": gettext_lazy("Begins before the agreement above it"),
    "entry_differs": gettext_lazy("Entry into force other than by its clause"),
    "reported_end_differs": gettext_lazy("Reported end other than by its clause"),
    "extension_came_too_late": gettext_lazy("Extended after its end"),
    "one_signature": gettext_lazy("Applies with one signature"),
    "non_binding_ratified": gettext_lazy("Binds nobody, and ratified"),
    "sources_disagree": gettext_lazy("Sources that disagree"),
}


@dataclass(frozen=True)
class Row:
    """One finding of one record."""

    agreement: Agreement
    quality: Quality
    finding: Finding

    @property
    def rank(self) -> tuple[int, int, str, int]:
        """The gravest first, then the least complete record."""
        return _ORDER.index(self.finding.sort), self.quality.score, self.finding.code, self.agreement.pk


class QualityFilters(AgreementFilters):
    """What the findings can be narrowed to: their sort, what they are, and whatever agreements are narrowed to."""

    sort = forms.ChoiceField(label=gettext_lazy("Sort of finding"), required=False)
    finding = forms.ChoiceField(label=gettext_lazy("What is to mend"), required=False)
    responsible = forms.ChoiceField(label=gettext_lazy("Responsible"), required=False)

    def __init__(self, request: HttpRequest, reader: Reader) -> None:
        super().__init__(request, reader)
        for name in ("ends", "audience", "framework"):
            self.fields.pop(name, None)

    def _offer(self) -> None:
        super()._offer()
        offered: dict[str, Any] = {"sort": SORTS.items(), "finding": NAMES.items()}
        for name, choices in offered.items():
            self.fields[name].choices = [("", _("Any")), *((str(one), words) for one, words in choices)]  # type: ignore[attr-defined]


def rows_of(agreements: Sequence[Agreement], found: dict[int, Quality], filters: QualityFilters) -> list[Row]:
    """The findings that the filters leave, the gravest first."""
    sort, code = filters.wanted("sort"), filters.wanted("finding")
    rows = [
        Row(one, found[one.pk], finding)
        for one in agreements
        for finding in found[one.pk].findings
        if (not sort or finding.sort == sort) and (not code or finding.code == code)
    ]
    return sorted(rows, key=lambda row: row.rank)


def _agreement(row: Row) -> Agreement:
    return row.agreement


def _title(row: Row) -> str:
    return title_of(row.agreement)


def columns(officer: Any) -> list[Column]:
    """The columns of the page and of its files."""

    def finding(row: Row) -> dict[str, Any]:
        tag = {"text": sort_words(row.finding.sort), "tone": TONES[row.finding.sort]}
        return {"text": finding_words(row.finding, row.agreement), "tags": [tag]}

    def agreement(row: Row) -> dict[str, Any]:
        one = row.agreement
        note = one.reference or _("no reference yet")
        return {"text": title_of(one), "url": address_of(one), "note": note, "tags": sample_tag(one.is_sample)}

    return [
        Column(
            "finding",
            _("What is to mend"),
            finding,
            lambda row: finding_words(row.finding, row.agreement),
            lambda row: row.rank,
        ),
        Column("sort", _("Sort of finding"), plain=lambda row: sort_words(row.finding.sort)),
        Column("mend", "", lambda row: {"action": mend_action(officer, row.agreement, row.finding)}),
        Column("title", _("Agreement"), agreement, _title, _title),
        reference_column(_agreement),
        partner_column(_agreement, officer),
        stands_column(_agreement, lambda row: label("status", row.agreement.standing.status)),
        Column(
            "score",
            _("Complete"),
            lambda row: _("%(score)s %%") % {"score": row.quality.score},
            lambda row: row.quality.score,
            lambda row: row.quality.score,
            num=True,
        ),
    ]
