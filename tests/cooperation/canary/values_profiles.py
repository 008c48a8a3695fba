"""What is put into the addresses of goals and capabilities."""

from collections.abc import Callable
from typing import Any

from partners.models import ProfileLine, ProfileTerm

Given = list[dict[str, Any]]


def parties(scene: Any) -> Given:
    """Every party of which there is a view, and one that there is not."""
    return [*({"code": one.code} for one in scene.profiles), {"code": "XXX"}]


def lines(scene: Any) -> Given:
    """Every line of each owner, at the address of its party."""
    del scene
    rows = ProfileLine._base_manager.order_by("pk").values_list("profile__party__code", "pk")
    return [*({"code": code, "pk": pk} for code, pk in rows), {"code": "GBR", "pk": 10**9}]


def terms(scene: Any) -> Given:
    """Every changed term, one that nobody changed and one that there is not."""
    del scene
    codes = dict.fromkeys(ProfileTerm._base_manager.values_list("code", flat=True))
    return [{"code": code} for code in (*codes, "airlift", "none")]


PROFILE_VALUES: dict[str, Callable[[Any], Given]] = {
    "profile": parties,
    "profile_goals": parties,
    "profile_line_new": lambda scene: [{**one, "kind": kind} for one in parties(scene) for kind in ("sought", "none")],
    "profile_line": lines,
    "profile_line_remove": lines,
    "profile_term": terms,
    **{f"api-profile{part}": parties for part in ("", "-lines", "-goals")},
    "api-profile-line-removal": lines,
    "api-sought-and-offered": lambda scene: [{"pair": pair} for pair in ("GBR-UKR", "GBR-POL", "LVA-UKR", "EU-UKR")],
}
