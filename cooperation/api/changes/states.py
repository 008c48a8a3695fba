"""The kinds of records that the feed tells of, and how each is answered as a whole."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import Any

from agreements.instruments.parts import AgreementAct, Statement
from agreements.models import Agreement
from cooperation.api.agreements.history import steps_data
from cooperation.api.agreements.parts import acts_data, statements_data
from cooperation.api.agreements.rows import CLAUSES, COLUMNS, agreements_data, stand_on
from cooperation.day import legal_day
from partners.models import StepTaken
from partners.records.record import Reader

States = dict[int, dict[str, Any]]


@dataclass(frozen=True)
class Told:
    """One kind of record: its name in the feed, its columns that are answered, and its present states."""

    name: str
    model: Any
    columns: frozenset[str]
    states: Callable[[Reader, Collection[int]], States]
    root: str = ""

    @property
    def table(self) -> str:
        """The table that the history knows it by."""
        return str(self.model._meta.db_table)


def _agreements(reader: Reader, keys: Collection[int]) -> States:
    rows = list(Agreement.objects.visible_to(reader).filter(pk__in=keys).values(*COLUMNS))
    stand_on(reader, rows, legal_day())
    answered = agreements_data(reader, rows)
    return {row["id"]: one for row, one in zip(rows, answered, strict=True)}


def _acts(reader: Reader, keys: Collection[int]) -> States:
    return {one["id"]: one for one in acts_data(reader, AgreementAct.objects.visible_to(reader).filter(pk__in=keys))}


def _statements(reader: Reader, keys: Collection[int]) -> States:
    return {one["id"]: one for one in statements_data(Statement.objects.visible_to(reader).filter(pk__in=keys))}


def _steps(reader: Reader, keys: Collection[int]) -> States:
    return {one["id"]: one for one in steps_data(reader, StepTaken.objects.visible_to(reader).filter(pk__in=keys))}


# `version` and `updated_at` alone are no news: they also count writes that this reader may not see.
_AGREEMENT = frozenset(
    (
        "reference",
        "titles",
        "title_basis",
        "purpose",
        "kind",
        "areas",
        "instrument_type",
        "legal_nature",
        "audience",
        "status",
        "corrected_at",
        *CLAUSES,
    )
)
_ACT = frozenset(
    (
        "kind",
        "on",
        "place",
        "capacity",
        "months",
        "way",
        "evidence",
        "source",
        "source_url",
        "source_as_of",
        "note",
        "audience",
    )
)
_STATEMENT = frozenset(("field", "says", "source", "source_url", "as_of", "audience"))
_STEP = frozenset(("step", "from_status", "to_status", "way", "on", "reason", "cause", "audience"))

TOLD: dict[str, Told] = {
    one.table: one
    for one in (
        Told("agreement", Agreement, _AGREEMENT, _agreements),
        Told("act", AgreementAct, _ACT, _acts, "agreement_id"),
        Told("statement", Statement, _STATEMENT, _statements, "agreement_id"),
        Told("step", StepTaken, _STEP, _steps, "subject_id"),
    )
}
