"""Rules of the house that hold for every file, table and service, now and later."""

import ast
import importlib
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.apps import apps
from django.db import IntegrityError, connection, models, transaction
from django.db.backends.base.base import BaseDatabaseWrapper
from importlinter.cli import lint_imports

from partners.models import Change, Officer
from partners.records import append_only_tables
from partners.records.record import Record, Visible
from partners.records.triggers import AudienceFits, History
from tests.cast import Cast

PROJECT = Path(__file__).resolve().parent.parent
FACES = ("cooperation/pages", "cooperation/api")
FLOORS_BELOW = ("partners", "agreements")
# Names of those who changed a record meanwhile are told to whoever may write it.
NAMES_OF_WRITERS = {"cooperation/pages/errors.py", "cooperation/pages/forms.py"}


def modules(*folders: str) -> Iterator[tuple[str, ast.Module]]:
    """The syntax tree of every module, by path."""
    for folder in folders:
        for path in sorted((PROJECT / folder).rglob("*.py")):
            if "migrations" not in path.parts:
                yield str(path.relative_to(PROJECT)), ast.parse(path.read_text(encoding="utf-8"))


def test_imports_run_down_only(capfd: pytest.CaptureFixture[str]) -> None:
    code = lint_imports(config_filename=str(PROJECT / "pyproject.toml"), no_cache=True)
    assert code == 0, capfd.readouterr().out


def test_the_pure_rooms_know_no_database() -> None:
    for name, tree in modules("agreements/terms", "partners/matching"):
        assert not [one for one in imported(tree) if one.split(".")[0] == "django"], name


def test_below_the_faces_nobody_knows_a_request_a_language_or_the_day() -> None:
    faces_only = ("django.http", "django.shortcuts", "django.urls", "django.utils.translation", "rest_framework")
    wrong = []
    for name, tree in modules(*FLOORS_BELOW):
        wrong += [(name, one) for one in imported(tree) if one.startswith(faces_only)]
        calls = [node.func for node in ast.walk(tree) if isinstance(node, ast.Call)]
        wrong += [(name, f.attr) for f in calls if isinstance(f, ast.Attribute) and f.attr in ("today", "localdate")]
    assert not wrong


def imported(tree: ast.Module) -> Iterator[str]:
    """The names of the modules that one imports."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (one.name for one in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module or ""


def test_faces_read_through_the_one_door() -> None:
    """`.objects` of what has readers is followed by `visible_to`; other managers are not used at all."""
    seen_models = {one.__name__ for one in apps.get_models() if issubclass(one, Visible)} | {Officer.__name__}
    wrong = []
    for name, tree in modules(*FACES):
        parents = {child: node for node in ast.walk(tree) for child in ast.iter_child_nodes(node)}
        for node in ast.walk(tree):
            if not isinstance(node, ast.Attribute) or node.attr not in ("objects", "_default_manager", "_base_manager"):
                continue
            owner = node.value.id if isinstance(node.value, ast.Name) else ast.unparse(node.value)
            known_elsewhere = owner in {one.__name__ for one in apps.get_models()} - seen_models
            allowed = owner == Officer.__name__ and name in NAMES_OF_WRITERS
            if not known_elsewhere and not allowed and "visible_to" not in chain(node, parents):
                wrong.append(f"{name}:{node.lineno} {owner}.{node.attr}")
    assert not wrong


def chain(node: ast.AST, parents: dict[ast.AST, ast.AST]) -> list[str]:
    """The methods that are called one after the other on what `node` gives."""
    found = []
    while True:
        above = parents.get(node)
        if isinstance(above, ast.Attribute):
            found.append(above.attr)
        elif not (isinstance(above, ast.Call) and above.func is node):
            return found
        node = above


def test_nothing_tracked_names_a_registry_or_a_folder_of_ours() -> None:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=PROJECT, capture_output=True, check=False)
    if listed.returncode:
        pytest.skip("not a checkout")
    folders = "|".join(["work", "root", "tmp"])
    registries = "|".join(["pypi" + r"\.org", "python" + "hosted", "registry" + r"\.npmjs", "artifac" + "tory"])
    wanted = re.compile(rf"(?<![\w.])/(?:{folders})/|{registries}")
    wrong = []
    for name in filter(None, listed.stdout.decode().split("\0")):
        path = PROJECT / name
        if path.is_file() and b"\0" not in (content := path.read_bytes()):
            lines = content.decode(errors="replace").splitlines()
            if name in ("Dockerfile", "docker-compose.yml"):  # their folders are those of the image
                lines = [line.replace("/" + "tmp/", "") for line in lines]
            wrong += [f"{name}:{number}" for number, line in enumerate(lines, 1) if wanted.search(line)]
    assert not wrong


def services() -> dict[str, ast.FunctionDef]:
    """Every service, by module and name."""
    return {
        f"{name}:{node.name}": node
        for name, tree in modules(*FLOORS_BELOW)
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef)
        and any(isinstance(one, ast.Name) and one.id == "service" for one in node.decorator_list)
    }


def test_services_are_keyword_only_and_told_who_asks() -> None:
    found = services()
    assert len(found) > 15
    for name, node in found.items():
        assert not node.args.args and not node.args.posonlyargs and not node.args.vararg, name
        given = {one.arg for one in node.args.kwonlyargs}
        assert "officer" in given, name
        assert all(one.annotation is not None for one in node.args.kwonlyargs) and node.returns, name
        assert re.fullmatch(r"[a-z]+(_[a-z]+)+", node.name), name


def test_services_refuse_positions() -> None:
    for key in services():
        path, name = key.split(":")
        module = importlib.import_module(path.removesuffix(".py").replace("/", "."))
        with pytest.raises(TypeError):
            getattr(module, name)(None)


def concrete(base: type[models.Model]) -> list[type[models.Model]]:
    """The models of a kind that have a table."""
    return [one for one in apps.get_models() if issubclass(one, base)]


def test_every_record_has_its_history_and_its_audience_held(db: None) -> None:
    found = concrete(Record)
    assert len(found) > 6
    for model in found:
        declared = [type(one) for one in model._meta.triggers]  # type: ignore[attr-defined]
        assert History in declared and AudienceFits in declared, model
        installed = triggers(model._meta.db_table)
        assert len(installed) >= len(declared), model


def test_every_visible_table_has_its_index_and_its_checks() -> None:
    for model in concrete(Visible):
        indexed = [tuple(one.fields) for one in model._meta.indexes]
        assert ("owner", "partnership", "audience", "marking") in indexed, model
        if model is not Change:
            name = model.__name__.lower()
            checks = {one.name for one in model._meta.constraints}
            assert {f"{name}_audience_known", f"{name}_ownerless_is_public", f"{name}_parties_have_pair"} <= checks


def test_nothing_is_deleted_with_something_else(db: None) -> None:
    """PROTECT by default: only what belongs to an account alone goes with it."""
    ours = [one for one in apps.get_models() if one._meta.app_label in ("partners", "agreements", "cooperation")]
    cascades = {
        f"{model.__name__}.{field.name}"
        for model in ours
        for field in model._meta.concrete_fields
        if field.remote_field and getattr(field.remote_field, "on_delete", None) is models.CASCADE
    }
    assert cascades <= {"Submission.officer", "FormDraft.officer", "ApiToken.user"}


def triggers(table: str) -> list[str]:
    """The triggers that the database has on a table, as it would write them again."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_get_triggerdef(oid) FROM pg_trigger WHERE tgrelid = %s::regclass AND NOT tgisinternal", [table]
        )
        return [row[0] for row in cursor.fetchall()]


def test_what_only_grows_has_its_triggers(db: None) -> None:
    tables = append_only_tables()
    assert {"partners_change", "partners_placed", "partners_seal", "partners_look", "partners_steptaken"} <= set(tables)
    for table in tables:
        text = " ".join(triggers(table))
        for word in ("UPDATE", "DELETE", "TRUNCATE"):
            assert re.search(rf"BEFORE [A-Z ]*{word}", text), (table, word)


def test_what_only_grows_is_never_changed_by_anybody(committed_db: BaseDatabaseWrapper) -> None:
    """Not even by the owner of the tables."""
    Cast().record()
    for statement in (
        "UPDATE partners_change SET officer = NULL",
        "DELETE FROM partners_change",
        "TRUNCATE partners_change CASCADE",
        "UPDATE partners_steptaken SET reason = 'Else.'",
        "DELETE FROM partners_steptaken",
        "TRUNCATE partners_steptaken CASCADE",
    ):
        with pytest.raises(IntegrityError, match="append-only"), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement)
