"""Settings from the environment: read strictly, refused in one line."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from cooperation.runtime import environment
from cooperation.runtime.environment import OddSetting


def test_what_is_set_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in {"T": " a ", "F": "Yes", "W": "7", "N": "a, b,,c", "C": "x", "U": "redis://h:1/0"}.items():
        monkeypatch.setenv(name, value)
    assert environment.text("T") == "a"
    assert environment.flag("F", False) is True
    assert environment.whole("W", 1) == 7
    assert environment.names("N") == ["a", "b", "c"]
    assert environment.choice("C", ("x", "y")) == "x"
    assert environment.url("U", ("redis",)) == "redis://h:1/0"


def test_what_is_not_set_is_the_default(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EMPTY", "")
    assert environment.text("EMPTY", "a") == "a"
    assert environment.flag("EMPTY", True) is True
    assert environment.names("EMPTY", ("a",)) == ["a"]
    assert environment.url("EMPTY", ("redis",), "") == ""


@pytest.mark.parametrize(
    ("value", "read", "says"),
    [
        ("", lambda: environment.text("ODD"), "ODD is not set"),
        ("maybe", lambda: environment.flag("ODD", True), "ODD must be true or false, not 'maybe'"),
        ("many", lambda: environment.whole("ODD", 1), "ODD must be a whole number, not 'many'"),
        ("٣", lambda: environment.whole("ODD", 1), "ODD must be a whole number"),
        ("0", lambda: environment.whole("ODD", 1, least=1), "ODD must be at least 1, not 0"),
        ("9", lambda: environment.whole("ODD", 1, 1, 5), "ODD must be from 1 to 5, not 9"),
        ("z", lambda: environment.choice("ODD", ("x", "y")), "ODD must be one of x, y, not 'z'"),
        ("mysql://u:secret@h/d", lambda: environment.url("ODD", ("postgres",)), "ODD must begin with postgres:"),
        ("redis://h:port/0", lambda: environment.url("ODD", ("redis",)), "ODD is not an address"),
    ],
)
def test_an_odd_value_is_refused_in_one_line(
    monkeypatch: pytest.MonkeyPatch, value: str, read: Callable[[], Any], says: str
) -> None:
    monkeypatch.setenv("ODD", value)
    with pytest.raises(OddSetting) as caught:
        read()
    assert str(caught.value).startswith(says)
    assert "\n" not in str(caught.value)
    assert "secret" not in str(caught.value)


def test_a_secret_may_come_from_a_file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    file = tmp_path / "secret"
    file.write_text("hidden\n")
    monkeypatch.setenv("KEY_FILE", str(file))
    assert environment.secret("KEY") == "hidden"
    monkeypatch.setenv("KEY", "also")
    with pytest.raises(OddSetting, match="both set"):
        environment.secret("KEY")


@pytest.mark.parametrize(
    ("content", "says"), [(None, "cannot be read"), ("", "is empty"), (b"\xff\xfe", "cannot be read")]
)
def test_a_secret_file_that_holds_none_is_refused(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, content: str | bytes | None, says: str
) -> None:
    file = tmp_path / "secret"
    if content is not None:
        file.write_bytes(content if isinstance(content, bytes) else content.encode())
    monkeypatch.setenv("KEY_FILE", str(file))
    with pytest.raises(OddSetting, match=says):
        environment.secret("KEY")
