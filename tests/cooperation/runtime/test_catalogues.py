"""Message catalogues without the system's gettext."""

import gettext
import os
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.pofile import read_po
from django.conf import settings
from django.test import override_settings

from cooperation.runtime import catalogues, messages

SOURCE = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\n"\n\nmsgid "Party"\nmsgstr "Partie"\n'


@pytest.fixture
def locale(tmp_path: Path) -> Iterator[Path]:
    """The folder of one French catalogue."""
    folder = tmp_path / "fr" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    (folder / "django.po").write_text(SOURCE)
    with override_settings(LOCALE_PATHS=[tmp_path]):
        yield folder


def test_a_stale_catalogue_is_compiled_once(locale: Path) -> None:
    assert catalogues.compile_stale() == [locale / "django.mo"]
    assert catalogues.compile_stale() == []
    os.utime(locale / "django.po", (2**31, 2**31))
    assert catalogues.compile_stale() == [locale / "django.mo"]
    assert gettext.translation("django", locale.parent.parent, ["fr"]).gettext("Party") == "Partie"


def test_texts_of_python_and_of_templates_are_found(tmp_path: Path) -> None:
    template = tmp_path / "a.html"
    template.write_text(
        "{% load i18n %}it's {% translate 'Signed (both sides) on' %} {% trans 'Act' context 'legal' %}"
        "{% blocktranslate count n=n trimmed %}\n one {{ n }} step {% plural %} {{ n }} steps {% endblocktranslate %}"
    )
    code = tmp_path / "a.py"
    code.write_text('_("Partner")\npgettext("legal", "Term")\nother("Not a text")\n')
    found = {(message, context) for path in (template, code) for _, message, _, context in messages.extract_from(path)}
    assert found == {
        ("Signed (both sides) on", None),
        ("Act", "legal"),
        (("one %(n)s step", "%(n)s steps"), None),
        ("Partner", None),
        ("Term", "legal"),
    }


def test_an_update_keeps_translations_and_tells_what_is_missing(locale: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    collected = messages.Catalog(charset="utf-8")
    for text in ("Party", "Partner"):
        collected.add(text)
    monkeypatch.setattr(messages, "collect", lambda: collected)
    path, missing = messages.update("fr")
    assert missing == ["Partner"]
    assert 'msgid "Party"\nmsgstr "Partie"' in path.read_text()
    before = path.read_text()
    messages.update("fr")
    assert path.read_text() == before


def test_a_plural_names_nothing_that_its_own_words_do_not_name() -> None:
    """GNU gettext refuses to compile a translation that names more than the plural it stands for."""

    def names(text: str) -> set[str]:
        return set(re.findall(r"%\((\w+)\)", text))

    path = Path(settings.LOCALE_PATHS[0]) / "fr" / "LC_MESSAGES" / "django.po"
    with path.open("rb") as file:
        plurals = [one for one in read_po(file) if isinstance(one.id, tuple)]
    assert plurals
    wrong = [one.id[0] for one in plurals if not names("".join(one.string)) <= names(one.id[1])]
    assert wrong == []
