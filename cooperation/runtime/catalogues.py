"""Message catalogues, with babel in the place of the system's gettext."""

import logging
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from django.conf import settings

logger = logging.getLogger(__name__)


def compile_stale() -> list[Path]:
    """Compiles every catalogue that is newer than its compiled form; returns those."""
    made = []
    for folder in map(Path, settings.LOCALE_PATHS):
        for source in sorted(folder.glob("*/LC_MESSAGES/*.po")):
            target = source.with_suffix(".mo")
            if target.exists() and target.stat().st_mtime_ns >= source.stat().st_mtime_ns:
                continue
            try:
                compile_one(source, target)
            except OSError as error:
                logger.warning("%s cannot be compiled: %s", source, error.strerror)
                continue
            made.append(target)
    return made


def compile_one(source: Path, target: Path) -> None:
    """Compiles one catalogue, whole or not at all; a fuzzy message stays untranslated."""
    with source.open("rb") as file:
        catalogue = read_po(file, locale=source.parent.parent.name)
    draft = target.with_suffix(".mo.draft")
    with draft.open("wb") as file:
        write_mo(file, catalogue)
    draft.replace(target)
