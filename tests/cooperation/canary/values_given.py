"""What is put into the addresses of what each side gives."""

from collections.abc import Callable
from typing import Any

Given = list[dict[str, Any]]
_NONE = "nothing-here"


def _entries(scene: Any) -> list[Any]:
    return list(scene.given.values())


def _ones(scene: Any) -> list[Any]:
    return list(scene.understandings.values())


def pairs(scene: Any) -> Given:
    """Every pair of an entry, by each of its codes and by both; and one that nobody has."""
    codes = {code: None for one in _entries(scene) for code in (*one.partnership.codes, one.partnership.code)}
    return [{"code": code} for code in (*codes, _NONE)]


def with_entry(**more: Any) -> Callable[[Any], Given]:
    """Every entry, with something beside it."""
    return lambda scene: [{"key": key, **more} for key in (*(one.slug for one in _entries(scene)), _NONE)]


def with_understanding(**more: Any) -> Callable[[Any], Given]:
    """Every understanding, with something beside it."""
    return lambda scene: [{"key": key, **more} for key in (*(one.slug for one in _ones(scene)), _NONE)]


def _beneath(found: Callable[[Any], list[Any]]) -> Callable[[Any], Given]:
    return lambda scene: [
        {"key": one.slug, "pk": act.pk if act else 0} for one in found(scene) for act in (one.acts.first(), None)
    ]


def api(scene: Any) -> Given:
    """Every pair with an entry, by both codes."""
    return [{"pair": code} for code in dict.fromkeys(one.partnership.code for one in _entries(scene))]


GIVEN_VALUES: dict[str, Callable[[Any], Given]] = {
    "balance": pairs,
    "given": pairs,
    "given_new": pairs,
    "understanding_new": lambda scene: [
        {**one, "about": about} for one in pairs(scene) for about in ("band", "valuation", "none")
    ],
    **{f"given_{name}": with_entry() for name in ("entry", "correct", "mistake", "back", "audience")},
    "given_contest": _beneath(_entries),
    "given_act": with_entry(to="acknowledged"),
    "given_link": with_entry(asks="acknowledged"),
    **{name: with_understanding() for name in ("understanding", "understanding_audience", "understanding_link")},
    "understanding_contest": _beneath(_ones),
    "understanding_answer": with_understanding(kind="agreed", side="UKR"),
    **{f"api-{name}": api for name in ("balance", "given-entries", "understandings")},
    **{f"api-given{part}": with_entry() for part in ("", "-acts", "-contests", "-audience")},
    **{f"api-understanding{part}": with_understanding() for part in ("", "-answers", "-contests", "-audience")},
}
