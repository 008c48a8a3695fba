"""What is put into the addresses of red lines."""

from collections.abc import Callable
from typing import Any

Given = list[dict[str, Any]]


def lines(scene: Any) -> Given:
    """Every red line of each owner, and one that there is not."""
    return [*({"pk": one.pk} for one in scene.red_lines), {"pk": 10**9}]


RED_LINE_VALUES: dict[str, Callable[[Any], Given]] = {
    "red_line": lines,
    "red_line_change": lines,
    "red_line_step": lambda scene: [{**one, "to": to} for one in lines(scene) for to in ("drawn", "lifting")],
    "api-red-line": lines,
    "api-red-line-transitions": lines,
}
