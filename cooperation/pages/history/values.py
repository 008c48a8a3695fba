"""What a value of the history says: codes by their words, whichever record and column they stand in."""

from collections.abc import Callable, Mapping
from typing import Any

from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext

from agreements.texts.library.reading import keys
from cooperation.pages.agreements.half_room.tables import stage_words
from cooperation.pages.agreements.writing.said import field_word
from cooperation.pages.history.activity_words import ACTIVITY_CODED, ACTIVITY_KINDS, ACTIVITY_OF_TABLE
from cooperation.pages.history.coverage_words import COVERAGE_CODED, COVERAGE_KINDS, COVERAGE_OF_TABLE
from cooperation.pages.history.half_words import HALF_CODED, HALF_KINDS
from cooperation.pages.history.meeting_words import MEETING_CODED, MEETING_KINDS
from cooperation.pages.history.opportunity_words import OPPORTUNITY_OF_TABLE
from cooperation.pages.history.partnership_words import PARTNERSHIP_KINDS
from cooperation.pages.history.phase_words import PHASE_CODED
from cooperation.pages.history.profile_words import PROFILE_CODED, PROFILE_KINDS, PROFILE_OF_TABLE
from cooperation.pages.history.promise_words import PROMISE_CODED, PROMISE_KINDS
from cooperation.pages.history.reciprocity_words import RECIPROCITY_OF_TABLE
from cooperation.pages.history.red_line_words import RED_LINE_OF_TABLE
from cooperation.pages.history.text_words import TEXT_CODED, TEXT_KINDS
from cooperation.words import VOCABULARIES, label, say_of_any
from cooperation.words.clauses import alternative_word, clause_word
from cooperation.words.dates import date_words, length_words
from cooperation.words.imports import PROFILES, STATES
from cooperation.words.languages import language_name
from partners.records.record import Marking

Row = Mapping[str, Any]
_LENGTHS = ("term_months", "renewal_months", "notice_months", "early_notice_months", "survival_months")
_STATUSES = (
    *("status", "due_status", "activity_status", "meeting_status", "minutes_status", "gate_status", "phase"),
    *("entry_status", "understanding_status", "exercise_stage", "intelligence_stage", "red_line_status"),
)
_CODES = {
    **HALF_CODED,
    **PROMISE_CODED,
    **TEXT_CODED,
    **ACTIVITY_CODED,
    **MEETING_CODED,
    **COVERAGE_CODED,
    **PHASE_CODED,
    **PROFILE_CODED,
}
# In which vocabularies a code stands, by column; the first that has it says it.
_CODED: Mapping[str, tuple[str, ...]] = {
    "audience": ("audience",),
    "to_audience": ("audience",),
    "from_audience": ("audience",),
    "status": ("status", "due_status", "activity_status"),
    "from_status": _STATUSES,
    "to_status": _STATUSES,
    "step": ("step", "due_step", "meeting_happened", "gate_step", "entry_step", "intelligence_step", "red_line_done"),
    "way": ("way",),
    "legal_nature": ("legal_nature",),
    "instrument_type": ("instrument_type",),
    "entry_method": ("entry_method",),
    "term_kind": ("term_kind",),
    "notice_runs": ("notice_runs",),
    "notice_day": ("notice_day",),
    "door": ("door",),
    "title_basis": ("title_basis",),
    "areas": ("area",),
    "survives": ("duty",),
    "roles": ("role",),
    "asks": ("act", "due_act", "activity_act", "seat_asked"),
    "answer": ("answer",),
    "cause": ("step_cause", "status", "entry_method", "due_cause"),
    "part": ("corrected_part",),
    **{column: (word,) for column, word in _CODES.items()},
}
# The same where a column means something else in one table.
_OF_TABLE: Mapping[tuple[str, str], tuple[str, ...]] = {
    ("agreements_due", "status"): ("due_status",),
    ("agreements_activity", "status"): ("activity_status",),
    ("cooperation_gate", "status"): ("gate_status",),
    ("cooperation_gatecriterion", "code"): ("criterion",),
    ("cooperation_criterionrule", "code"): ("criterion",),
    ("cooperation_meeting", "status"): ("meeting_status",),
    ("agreements_consultation", "outcome"): ("consultation_outcome",),
    ("partners_audiencerequest", "outcome"): ("audience_outcome",),
    ("agreements_agreement", "kind"): ("kind",),
    ("agreements_agreementact", "kind"): ("act",),
    ("agreements_document", "kind"): ("document_kind",),
    ("partners_partyfact", "kind"): ("fact",),
    **{
        (table, "kind"): (word,)
        for kinds in (
            HALF_KINDS,
            PROMISE_KINDS,
            TEXT_KINDS,
            ACTIVITY_KINDS,
            MEETING_KINDS,
            COVERAGE_KINDS,
            PROFILE_KINDS,
            PARTNERSHIP_KINDS,
        )
        for table, word in kinds.items()
    },
    **COVERAGE_OF_TABLE,
    **PROFILE_OF_TABLE,
    **OPPORTUNITY_OF_TABLE,
    **RED_LINE_OF_TABLE,
    **RECIPROCITY_OF_TABLE,
    **ACTIVITY_OF_TABLE,
}


def value_words(table: str, name: str, value: Any, row: Row) -> str:
    """A value of a column in words; `row` is the whole row as it then was. Officers and parties are said elsewhere."""
    if value in (None, "", [], {}):
        return ""
    if told := _TOLD_OF_TABLE.get((table, name)) or _TOLD.get(name):
        return told(value, row)
    vocabularies = _OF_TABLE.get((table, name)) or _CODED.get(name)
    if vocabularies:
        return ", ".join(_label(vocabularies, one) for one in (value if isinstance(value, list) else [value]))
    return plain(value)


def _label(vocabularies: tuple[str, ...], code: Any) -> str:
    found = next((one for one in vocabularies if str(code) in VOCABULARIES[one]), vocabularies[0])
    return label(found, code)


def plain(value: Any) -> str:
    """A value that no table tells: yes and no in words, what it holds one by one, columns by their names."""
    if isinstance(value, bool):
        return gettext("yes") if value else gettext("no")
    if isinstance(value, dict):
        return "; ".join(f"{_name(key)}: {value_words('', key, one, value)}" for key, one in value.items())
    if isinstance(value, list):
        return ", ".join(plain(one) for one in value)
    return str(value)


def _name(key: str) -> str:
    """A key of a value: a column by its name, a language by its own."""
    return field_word(key) or (language_name(key) if len(key) == 2 else key)


def _languages(value: Any, _row: Row) -> str:
    return ", ".join(language_name(one) for one in (value if isinstance(value, list) else [value]))


def _marking(value: Any, _row: Row) -> str:
    return label("marking", Marking(value).name.lower()) if isinstance(value, int) else label("marking", value)


def _time_changes(value: Any, _row: Row) -> str:
    """What the clauses on time said as signed, and from which day each amendment has them say what."""
    said = [gettext("as signed: %(terms)s") % {"terms": plain(value.get("base", {}))}]
    for one in value.get("changes", []):
        words = {"day": date_words(one["since"]), "terms": plain(one["values"])}
        said.append(gettext("from %(day)s: %(terms)s") % words)
    return "; ".join(said)


def _weekdays(value: Any, _row: Row) -> str:
    return ", ".join(str(WEEKDAYS[one - 1]) for one in value)


def _about(value: Any, row: Row) -> str:
    return clause_word(str(value)) if row.get("code") == "clause_filled" else str(value)


def _clause(value: Any, _row: Row) -> str:
    return clause_word(str(value)) if value in keys() else str(value)


_TOLD: Mapping[str, Callable[[Any, Row], str]] = {
    "languages": _languages,
    "language": _languages,
    "prevails": _languages,
    "marking": _marking,
    "clearance": _marking,
    "time_changes": _time_changes,
    "weekdays": _weekdays,
    **dict.fromkeys(_LENGTHS, lambda value, _row: length_words(value)),
}
_TOLD_OF_TABLE: Mapping[tuple[str, str], Callable[[Any, Row], str]] = {
    ("agreements_waiver", "stage"): lambda value, _row: stage_words(value),
    ("agreements_waiver", "code"): lambda value, _row: say_of_any(value),
    ("agreements_waiver", "about"): _about,
    ("agreements_legalwaiver", "code"): lambda value, _row: say_of_any(value),
    ("agreements_statement", "field"): lambda value, _row: field_word(value) or str(value),
    ("agreements_clause", "key"): _clause,
    ("agreements_clause", "alternative"): lambda value, row: alternative_word(row.get("key", ""), value),
    ("agreements_ownclause", "key"): _clause,
    ("partners_import", "state"): lambda value, _row: str(STATES.get(value, value)),
    ("partners_import", "profile"): lambda value, _row: str(PROFILES.get(value, value)),
}
