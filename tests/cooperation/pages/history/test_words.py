"""Whoever checks the history reads words, never names of columns or codes."""

import re
from pathlib import Path

import pytest
from django.apps import apps
from django.utils import translation

from agreements.instruments.agreement import Agreement
from agreements.instruments.links import ASKABLE
from agreements.instruments.route.requirements import requirements
from agreements.instruments.steps import BINDING, NON_BINDING
from agreements.obligations.links import ASKABLE as ASKED_OF_DUES
from agreements.obligations.steps import DUE
from agreements.terms.clauses import EntryMethod
from agreements.texts.library.reading import keys
from cooperation.pages.agreements.writing.said import field_word, value_said
from cooperation.pages.history import words
from cooperation.pages.history.values import value_words
from cooperation.pages.history.words import column_word, is_read, read_words
from cooperation.words import VOCABULARIES
from partners.records.triggers import History

ROOT = Path(words.__file__).parents[3]


KEPT = [
    model
    for model in apps.get_models()
    if any(isinstance(one, History) for one in getattr(model._meta, "triggers", ()))
]
# Never written down in the history, or never changed by anybody.
UNKEPT = {"password", "last_login", "digest"}
_ROWS = requirements()
# Codes that stand in columns without choices.
PLAIN_CODES = {
    ("partners_steptaken", "step"): {one.name for table in (BINDING, NON_BINDING) for one in table.steps}
    | {"led_to", "renewed"}
    | {one.name for one in DUE.steps},
    ("partners_steptaken", "from_status"): {*VOCABULARIES["status"], *VOCABULARIES["due_status"]},
    ("partners_steptaken", "cause"): {*EntryMethod, "clause", "acts", "tacit_renewal", "terminated", "expired"}
    | {*VOCABULARIES["due_cause"]},
    ("partners_answerlink", "asks"): {*ASKABLE, *ASKED_OF_DUES},
    ("partners_answerlink", "answer"): {"agreed", "contested"},
    ("partners_correction", "part"): {"agreement", "act", "statement", "document", "fact", "obligation", "due_act"},
    ("agreements_waiver", "stage"): {row.stage for row in _ROWS},
    ("agreements_waiver", "code"): {code for row in _ROWS for code in row.codes},
    ("agreements_statement", "field"): {"purpose", "term_months", "entry_on", "ends_reported"},
    ("agreements_clause", "key"): set(keys()),
    ("partners_import", "profile"): {"list", "template", "dcad", "uk_treaties", "reference"},
}


def choices() -> list[tuple[str, str, object]]:
    """Every code of every column that has choices, in each kind of record that the history keeps."""
    found = []
    for model in KEPT:
        for field in model._meta.concrete_fields:
            named = field.choices or getattr(getattr(field, "base_field", None), "choices", None) or ()
            found += [(model._meta.db_table, field.column, code) for code, _name in named]
    return [one for one in found if is_read(*one[:2])]


def test_every_kind_of_record_and_every_column_that_may_change_has_a_word() -> None:
    assert [model._meta.db_table for model in KEPT if model._meta.db_table not in words.SOURCES] == []
    nameless = [
        f"{model._meta.db_table}.{field.column}"
        for model in KEPT
        for field in model._meta.concrete_fields
        if is_read(model._meta.db_table, field.column) and field.column not in UNKEPT and not column_word(field.column)
    ]
    assert nameless == []


@pytest.mark.parametrize("language", ["en", "fr"])
def test_no_code_is_told_raw(language: str) -> None:
    plain = [(*place, code) for place, codes in PLAIN_CODES.items() for code in sorted(codes)]
    assert len(choices()) > 300
    with translation.override(language):
        raw = [
            (table, column, code)
            for table, column, code in [*choices(), *plain]
            if value_words(table, column, code, {}) in ("", str(code)) and code not in words_alike(column)
        ]
        assert raw == []
        agreement = Agreement()
        in_tab = {column: code for table, column, code in choices() if table == "agreements_agreement"}
        in_tab = {column: code for column, code in in_tab.items() if field_word(column)}
        assert [one for one, code in in_tab.items() if value_said(agreement, one, wrapped(one, code)) == code] == []


def wrapped(column: str, code: object) -> object:
    """A code as its column holds it."""
    return [code] if column in ("areas", "survives") else code


def words_alike(column: str) -> set[str]:
    """Codes of a column whose word happens to be the code."""
    return {code for vocabulary in VOCABULARIES.values() if column == "unit" for code in vocabulary}


def test_what_amendments_change_in_time_is_told_in_words() -> None:
    changes = [{"by": 7, "since": "2027-03-01", "values": {"term_kind": "indefinite", "notice_runs": "from_receipt"}}]
    told = value_words("agreements_agreement", "time_changes", {"base": {"term_months": 60}, "changes": changes}, {})
    assert "5 years" in told and "1 March 2027" in told
    assert not {"term_months", "term_kind", "indefinite", "from_receipt"} & set(re.findall(r"\w+", told))


def test_every_kind_of_read_that_is_kept_has_a_word() -> None:
    code = "\n".join(
        path.read_text() for floor in ("partners", "agreements", "cooperation") for path in (ROOT / floor).rglob("*.py")
    )
    kept = set(re.findall(r'\blook\([\w.]+, "(\w+)"', code)) | {"shared_opened"}
    assert len(kept) > 8
    assert {what for what in kept if read_words(what) == what.replace("_", " ")} == set()
