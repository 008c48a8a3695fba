"""Whoever checks the history reads words, never names of columns or codes."""

import re
from pathlib import Path

from django.apps import apps

from cooperation.pages.agreements.writing.said import field_word
from cooperation.pages.history import words
from cooperation.pages.history.words import read_words

ROOT = Path(words.__file__).parents[3]


def test_every_column_that_may_change_has_a_word() -> None:
    nameless = [
        f"{model._meta.db_table}.{field.column}"
        for model in apps.get_models()
        if model._meta.db_table in words.SOURCES
        for field in model._meta.concrete_fields
        if field.column not in words._UNREAD | {"password", "last_login", "digest"}
        and not (words._FIELDS.get(field.column) or field_word(field.column))
    ]
    assert nameless == []


def test_every_kind_of_read_that_is_kept_has_a_word() -> None:
    code = "\n".join(
        path.read_text() for floor in ("partners", "agreements", "cooperation") for path in (ROOT / floor).rglob("*.py")
    )
    kept = set(re.findall(r'\blook\([\w.]+, "(\w+)"', code)) | {"shared_opened"}
    assert len(kept) > 8
    assert {what for what in kept if read_words(what) == what.replace("_", " ")} == set()
