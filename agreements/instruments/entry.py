"""What is known of an agreement that exists, as somebody enters it: partner and title are enough."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from agreements.instruments.agreement import TitleBasis
from agreements.instruments.time_clauses import CLAUSE_COLUMNS
from agreements.instruments.vocabulary import Area, InstrumentType, Kind, LegalNature, WithParent
from agreements.terms.clauses import TIMED, ActKind, Duty, EntryMethod, NoticeDay, NoticeRuns, TermKind
from agreements.terms.dates import PartialDate


@dataclass(frozen=True)
class ActEntry:
    """An act as known: its date as precise as it is known, and where that comes from."""

    kind: str
    on: str
    side: str = ""
    place: str = ""
    capacity: str = ""
    given: str = ""
    months: int | None = None
    until: str = ""
    number: str = ""
    clause: str = ""
    evidence: str = ""
    source: str = ""
    source_url: str = ""
    source_as_of: str = ""
    note: str = ""


@dataclass(frozen=True)
class StatementEntry:
    """What a source says on one field."""

    field: str
    says: Mapping[str, str]
    source: str
    source_url: str = ""
    as_of: str = ""


@dataclass(frozen=True)
class AgreementEntry:
    """An agreement as it is entered. `parties` are codes; the own party may be left out of them."""

    parties: Sequence[str]
    titles: Mapping[str, str]
    title_basis: str = TitleBasis.STATED
    purpose: str = ""
    kind: str = Kind.FRAMEWORK
    areas: Sequence[str] = ()
    instrument_type: str = InstrumentType.NOT_STATED
    legal_nature: str = LegalNature.NOT_STATED
    parent: str = ""
    with_parent: str = WithParent.NOT_STATED
    framework: str = ""
    entry_method: str = EntryMethod.NOT_STATED
    entry_months: int = 0
    entry_days: int = 0
    entry_month_start: bool = False
    entry_on: str = ""
    approval_needed: bool = False
    entry_article: str = ""
    term_kind: str = TermKind.NOT_STATED
    term_months: int | None = None
    renewal_months: int | None = None
    renewals_most: int | None = None
    term_article: str = ""
    notice_months: int | None = None
    notice_days: int | None = None
    notice_runs: str = NoticeRuns.BEFORE_END
    notice_day: str = NoticeDay.RECEIVED
    early_notice_months: int | None = None
    early_notice_days: int | None = None
    notice_article: str = ""
    survives: Sequence[str] = ()
    survival_months: int | None = None
    survival_article: str = ""
    early_end: str = ""
    early_end_article: str = ""
    ends_reported: str = ""
    acts: Sequence[ActEntry] = ()
    statements: Sequence[StatementEntry] = ()
    side: Mapping[str, Any] = field(default_factory=dict)
    source_key: str = ""
    is_sample: bool = False

    @cached_property
    def digest(self) -> str:
        """Tells whether the same entry comes again; what a column that came later does not say changes nothing."""
        # By hand, for `asdict` copies all that it meets, and a hundred thousand rows ask for this.
        values: dict[str, Any] = {**vars(self), "titles": dict(self.titles), "side": dict(self.side)}
        values["acts"] = [dict(vars(one)) for one in self.acts]
        values["statements"] = [{**vars(one), "says": dict(one.says)} for one in self.statements]
        for one in (values, *values["acts"]):
            for name in _LATER & {name for name in one if not one[name] or one[name] in _UNSAID}:
                del one[name]
        return hashlib.sha256(json.dumps(values, sort_keys=True, default=str).encode()).hexdigest()


_UNSAID = (NoticeDay.RECEIVED, WithParent.NOT_STATED)
# Columns that entries did not have from the start.
_LATER = frozenset(
    (
        "entry_months",
        "entry_month_start",
        "entry_article",
        "renewals_most",
        "term_article",
        "notice_days",
        "notice_day",
        "early_notice_months",
        "early_notice_days",
        "notice_article",
        "survives",
        "survival_months",
        "survival_article",
        "early_end",
        "early_end_article",
        "given",
        "until",
        "number",
        "clause",
        "with_parent",
    )
)
# The columns that an entry shares with the agreement it becomes.
COLUMNS = (
    "titles",
    "title_basis",
    "purpose",
    "kind",
    "areas",
    "instrument_type",
    "legal_nature",
    "with_parent",
    *CLAUSE_COLUMNS,
)
_CODES: dict[str, Any] = {
    "title_basis": list(TitleBasis),
    "kind": Kind.values,
    "instrument_type": InstrumentType.values,
    "legal_nature": LegalNature.values,
    "with_parent": WithParent.values,
    "entry_method": list(EntryMethod),
    "term_kind": list(TermKind),
    "notice_runs": list(NoticeRuns),
    "notice_day": list(NoticeDay),
}
_LENGTHS = (
    "entry_months",
    "entry_days",
    "term_months",
    "renewal_months",
    "renewals_most",
    "notice_months",
    "notice_days",
    "early_notice_months",
    "early_notice_days",
    "survival_months",
)
_LINES = {name: 40 for name in CLAUSE_COLUMNS if name.endswith("_article")} | {"early_end": 300}
_ACT_LINES = {**dict.fromkeys(("place", "capacity", "number", "clause"), 160), "evidence": 300, "source": 300}
MOST_MONTHS = 12 * 200
EARLIEST_YEAR, LATEST_YEAR = 1600, 2500


def faults_of(values: Mapping[str, Any]) -> dict[str, list[str]]:
    """What is wrong with the columns of an agreement by itself, as codes by column; empty when nothing is."""
    faults = {name: ["unknown"] for name, known in _CODES.items() if name in values and values[name] not in known}
    if "titles" in values and not any(str(title).strip() for title in values["titles"].values()):
        faults["titles"] = ["required"]
    for name, known in (("areas", set(Area.values)), ("survives", {str(one) for one in Duty})):
        if set(values.get(name) or ()) - known:
            faults[name] = ["unknown"]
    faults |= {name: ["too_long"] for name, most in _LINES.items() if len(values.get(name) or "") > most}
    faults |= {
        name: ["not_a_date"] for name in ("entry_on", "ends_reported") if values.get(name) and not is_date(values[name])
    }
    return faults | _length_faults(values)


def _length_faults(values: Mapping[str, Any]) -> dict[str, list[str]]:
    lengths = {name: values[name] for name in _LENGTHS if values.get(name) is not None}
    faults = {name: ["out_of_range"] for name, length in lengths.items() if not _is_length(length)}
    if values.get("term_kind") in TIMED and not values.get("term_months"):
        faults["term_months"] = ["required"]
    return faults


def _is_length(value: Any) -> bool:
    return isinstance(value, int) and 0 <= value <= MOST_MONTHS


def act_faults(act: ActEntry, sides: Sequence[str]) -> dict[str, list[str]]:
    """What is wrong with an act, as codes by column."""
    faults: dict[str, list[str]] = {}
    if act.kind not in list(ActKind):
        faults["kind"] = ["unknown"]
    if not is_date(act.on):
        faults["on"] = ["required" if not act.on else "not_a_date"]
    faults |= {
        name: ["not_a_date"] for name in ("given", "until") if getattr(act, name) and not is_date(getattr(act, name))
    }
    faults |= {name: ["too_long"] for name, most in _ACT_LINES.items() if len(getattr(act, name)) > most}
    if act.side and act.side not in sides:
        faults["side"] = ["not_of_pair"]
    return faults


def is_date(text: str) -> bool:
    """Whether a text is a date at some precision, in the centuries that agreements have."""
    try:
        found = PartialDate.parse(text)
    except ValueError:
        return False
    return found.first.year >= EARLIEST_YEAR and found.last.year <= LATEST_YEAR
