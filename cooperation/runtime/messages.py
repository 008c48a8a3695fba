"""Takes the texts of the faces out of the sources, into the catalogue of each other language."""

import ast
import re
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Final

from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from babel.messages.pofile import read_po, write_po
from django.conf import settings
from django.utils.translation.template import templatize

from cooperation.runtime.home import PROJECT

SOURCES: Final = ("partners", "agreements", "cooperation")
KEYWORDS: Final = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
    "npgettext_lazy": ((1, "c"), 2, 3),
}
CALL: Final = re.compile(r"\b(?:n?p?gettext|_)\(")
LONGEST: Final = 5000
WIDTH: Final = 120


def collect() -> Catalog:
    """Every text of the sources. No line numbers: they would change with every edit."""
    catalogue = Catalog(charset="utf-8", fuzzy=False)
    for path in files():
        for _line, message, comments, context in extract_from(path):
            name = path.relative_to(PROJECT).as_posix()
            catalogue.add(message, None, [(name, 0)], auto_comments=comments, context=context, flags=flags(message))
    return catalogue


def files() -> Iterator[Path]:
    """The sources that may hold texts."""
    for folder in SOURCES:
        found = sorted((PROJECT / folder).rglob("*.py"))
        yield from (path for path in found if "migrations" not in path.parts)
    yield from sorted(path for path in (PROJECT / "templates").rglob("*.*") if path.suffix in (".html", ".txt", ".svg"))


def extract_from(path: Path) -> Iterator[tuple[int, str | tuple[str, ...], list[str], str | None]]:
    """The texts of one file, as babel's `extract` gives them."""
    text = path.read_text(encoding="utf-8")
    if path.suffix != ".py":
        text = python_of(templatize(text, origin=path.name))
    yield from extract("python", BytesIO(text.encode()), keywords=KEYWORDS, comment_tags=("Translators:",))


def python_of(template: str) -> str:
    """Only the calls that `templatize` made; what it blanked out is not Python."""
    return "\n".join(whole_call(template, match.start()) for match in CALL.finditer(template))


def whole_call(text: str, start: int) -> str:
    """The call that begins at `start`. A text may hold brackets: it ends with the first one that makes it Python."""
    ends = (match.end() for match in re.finditer(r"\)", text[start : start + LONGEST]))
    calls = (text[start : start + end] for end in ends)
    return next((call for call in calls if is_python(call)), "")


def is_python(call: str) -> bool:
    """True where it parses."""
    try:
        ast.parse(call, mode="eval")
    except SyntaxError:
        return False
    return True


def flags(message: str | tuple[str, ...] | list[str]) -> set[str]:
    """Marks texts with places for names."""
    texts = message if isinstance(message, tuple | list) else (message,)
    return {"python-format"} if any(re.search(r"%\(\w+\)[sd]", text) for text in texts) else set()


def update(language: str) -> tuple[Path, list[str]]:
    """Brings the catalogue of `language` up to date; returns it and the texts that it does not translate yet."""
    path = Path(settings.LOCALE_PATHS[0]) / language / "LC_MESSAGES" / "django.po"
    catalogue = Catalog(locale=language, charset="utf-8", fuzzy=False)
    if path.exists():
        with path.open("rb") as file:
            catalogue = read_po(file, locale=language)
    catalogue.header_comment = "# Words of the product. Written by `manage.py messages`; translations are kept."
    catalogue.project, catalogue.version, catalogue.msgid_bugs_address = "Entente", "1", ""
    catalogue.last_translator = catalogue.language_team = ""
    catalogue.fuzzy = False
    catalogue.update(collect(), no_fuzzy_matching=True, keep_user_comments=True, update_creation_date=False)
    catalogue.obsolete.clear()
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        write_po(file, catalogue, width=WIDTH, omit_header=False, sort_by_file=False, include_lineno=False)
    return path, missing(catalogue)


def missing(catalogue: Catalog) -> list[str]:
    """The texts without a translation."""
    found = []
    for message in catalogue:
        texts = message.string if isinstance(message.string, tuple | list) else (message.string,)
        if message.id and not all(texts):
            found.append(message.id if isinstance(message.id, str) else message.id[0])
    return found
