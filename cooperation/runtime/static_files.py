"""Static files, compressed into the home once, and again when they or a library changed."""

import hashlib
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Final

from django.conf import settings

from cooperation.runtime.collected import Collected
from cooperation.runtime.home import write_private

LIBRARIES: Final = ("django", "whitenoise", "django-htmx", "drf-spectacular-sidecar")
STAMP: Final = "stamp"


def fingerprint() -> str:
    """Changes whenever a file of ours or the version of a library does."""
    parts = [f"{name}={version_of(name)}" for name in LIBRARIES] + Collected.ignore_patterns
    for folder in map(Path, settings.STATICFILES_DIRS):
        for path in sorted(folder.rglob("*")):
            found = path.stat()
            parts.append(f"{path}:{found.st_mtime_ns}:{found.st_size}")
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


def version_of(library: str) -> str:
    """Its version, or "" where it is not installed."""
    try:
        return version(library)
    except PackageNotFoundError:
        return ""


def are_stale(folder: Path) -> bool:
    """True where `folder` holds no files, or those of another state of the sources."""
    stamp = folder / STAMP
    return not stamp.exists() or stamp.read_text() != fingerprint()


def mark_fresh(folder: Path) -> None:
    """Remembers what the files in `folder` were made of."""
    write_private(folder / STAMP, fingerprint())
