"""The two lists of versions hold together, and name no package index."""

import re
import tomllib
from itertools import chain
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

PROJECT = Path(__file__).resolve().parent.parent
PYPROJECT = tomllib.loads((PROJECT / "pyproject.toml").read_text())
LOCK = (PROJECT / "requirements.lock").read_text()


def constraints() -> dict[str, str]:
    """Version by name, of everything that is ever installed."""
    found = (Requirement(line) for line in PYPROJECT["tool"]["uv"]["constraint-dependencies"])
    return {canonicalize_name(each.name): str(each.specifier) for each in found}


def locked() -> dict[str, str]:
    """Version by name, of what the image installs."""
    return {canonicalize_name(name): version for name, version in re.findall(r"^([\w.-]+)(==\S+)", LOCK, re.MULTILINE)}


def test_the_image_installs_the_versions_of_the_constraints() -> None:
    assert locked()
    assert locked().items() <= constraints().items()


def test_the_image_does_without_what_only_the_test_on_history_needs() -> None:
    needed = {canonicalize_name(Requirement(one).name) for one in PYPROJECT["dependency-groups"]["evaluation"]}
    assert needed and not needed & locked().keys()
    assert "evaluation" in PYPROJECT["tool"]["uv"]["default-groups"]


def test_every_pin_is_exact() -> None:
    assert all(re.fullmatch(r"==[\w.]+", version) for version in constraints().values())


def test_every_declared_dependency_is_pinned_within_its_bounds() -> None:
    grouped = [one for one in chain(*PYPROJECT["dependency-groups"].values()) if isinstance(one, str)]
    for requirement in map(Requirement, [*PYPROJECT["project"]["dependencies"], *grouped]):
        version = constraints()[canonicalize_name(requirement.name)].removeprefix("==")
        assert requirement.specifier.contains(version), requirement
    for requirement in map(Requirement, PYPROJECT["project"]["dependencies"]):
        assert canonicalize_name(requirement.name) in locked()


def test_every_locked_file_has_a_hash() -> None:
    entries = re.split(r"^(?=[\w-])", LOCK, flags=re.MULTILINE)
    assert all("--hash=sha256:" in entry for entry in entries if entry.strip())


def test_no_address_of_an_index_stands_in_the_repository() -> None:
    uv = {key: value for key, value in PYPROJECT["tool"]["uv"].items() if key != "constraint-dependencies"}
    assert not {"index", "index-url", "extra-index-url", "find-links", "sources"} & uv.keys()
    assert "://" not in LOCK
    assert "-index" not in LOCK
    ignored = (PROJECT / ".gitignore").read_text().splitlines()
    assert {"uv.lock", "pylock.toml"} <= set(ignored)
