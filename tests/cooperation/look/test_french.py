"""The French catalogue is complete: every text of the sources, and nothing besides, with its places for names."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po

from cooperation.runtime.messages import KEYWORDS, collect, files

CATALOGUE = Path(__file__).resolve().parents[3] / "cooperation" / "locale" / "fr" / "LC_MESSAGES" / "django.po"
# A name under which a source imports a function of gettext.
ALIAS = re.compile(r"\bn?p?gettext(?:_lazy|_noop)? as (\w+)")
MEND = "run `manage.py messages` and translate what is new"
PLACE = re.compile(r"%\(\w+\)[sd]|%%|\{\w*\}|</?\w[^>]*>")
# Marks that French sets apart with a space that must not break; `://` and the hours of a day are none.
LOOSE = re.compile(r"'| [:;?!»](?!\w)|« |(?<=\w)[;?!](?:\s|$)|“|”")

Key = tuple[str | None, str | tuple[str, ...]]


@cache
def french() -> Catalog:
    """The catalogue as it is kept."""
    with CATALOGUE.open("rb") as file:
        return read_po(file, locale="fr")


@cache
def sources() -> Catalog:
    """The texts that the sources hold now."""
    return collect()


def texts(value: str | list[str] | tuple[str, ...] | None) -> tuple[str, ...]:
    """One text, or its forms by number."""
    return (value or "",) if isinstance(value, str | None) else tuple(value)


def by_key(catalogue: Catalog) -> dict[Key, Message]:
    """The messages of a catalogue by context and text; its header left out."""
    return {
        (message.context, message.id if isinstance(message.id, str) else tuple(message.id)): message
        for message in catalogue
        if message.id
    }


def pairs() -> Iterator[tuple[str, str]]:
    """Each French text with the text it stands for; of several forms, each with its own."""
    for message in by_key(french()).values():
        yield from zip(texts(message.id), texts(message.string), strict=True)


def test_the_extraction_knows_every_name_that_marks_a_text() -> None:
    """A text marked by a name that it does not know would stay English in silence."""
    names = {name: path.name for path in files() if path.suffix == ".py" for name in ALIAS.findall(path.read_text())}
    assert {name: where for name, where in names.items() if name not in KEYWORDS} == {}


def test_every_text_of_the_sources_is_in_the_catalogue() -> None:
    assert sorted(map(str, by_key(sources()).keys() - by_key(french()).keys())) == [], MEND


def test_the_catalogue_holds_nothing_that_the_sources_no_longer_say() -> None:
    assert sorted(map(str, by_key(french()).keys() - by_key(sources()).keys())) == [], MEND
    assert not french().obsolete, MEND


def test_no_text_is_left_empty_or_unsure() -> None:
    assert [key for key, message in by_key(french()).items() if message.fuzzy or not all(texts(message.string))] == []


def test_every_place_for_a_name_is_kept() -> None:
    assert [(english, said) for english, said in pairs() if _places(english) != _places(said)] == []


def test_one_is_singular_in_french_and_so_is_none() -> None:
    assert french().plural_expr.strip("()") == "n > 1"
    assert all(len(texts(one.string)) == french().num_plurals for one in by_key(french()).values() if one.pluralizable)


def test_apostrophes_quotation_marks_and_spaces_are_french() -> None:
    """Markup and places for names are no words."""
    assert [said for _english, said in pairs() if LOOSE.search(PLACE.sub("x", said))] == []


def _places(text: str) -> list[str]:
    return sorted(PLACE.findall(text))
