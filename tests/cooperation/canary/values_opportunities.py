"""What is put into the addresses of first steps and opportunities."""

from collections.abc import Callable
from typing import Any

Given = list[dict[str, Any]]


def kept(scene: Any) -> Given:
    """Every opportunity of each side, and one that there is not."""
    return [*({"key": one.key} for one in scene.opportunities), {"key": "nothing"}]


OPPORTUNITY_VALUES: dict[str, Callable[[Any], Given]] = {
    "opportunity_begin": lambda scene: [{"code": code} for code in ("GBR", "UKR", "LVA", "XXX")],
    "api-first-steps": lambda scene: [{"code": code} for code in ("GBR", "UKR", "LVA", "XXX")],
    **{f"api-opportunity{part}": kept for part in ("", "-first-step", "-transitions", "-activity")},
    **{f"opportunity{part}": kept for part in ("", "_take_up", "_not_take_up", "_reopen", "_choose", "_plan")},
}
