"""What each side keeps of the ranking on stage: a set of weights and a part of its own; and their addresses."""

from collections.abc import Callable
from typing import Any

from cooperation.models import Criterion, WeightSet
from cooperation.opportunities.criterion import ValueEntry, criterion_add, criterion_values_set
from cooperation.opportunities.weight_set import weight_set_default, weight_set_keep
from tests.cast import Cast

Given = list[dict[str, Any]]


def ranking_staged(cast: Cast) -> None:
    """A set with which the ranking of each side opens, and a part that values two others."""
    for desk, approver in (
        (cast.desk, cast.approver),
        (cast.partner_desk, cast.partner_approver),
        (cast.third_desk, cast.third_approver),
    ):
        given = {"officer": desk, "today": cast.today}
        kept = weight_set_keep(**given, name="Set", weights={"size": 30}, highest="maritime_security")
        decided = {"officer": approver, "today": cast.today, "kept": kept, "expected_version": kept.version}
        weight_set_default(**decided, on=True, reason="Reason")
        made = criterion_add(**given, name="Part", meaning="Meaning")
        entries = [ValueEntry(cast.party(code), 40, "Source", "2026") for code in ("LVA", "EST")]
        criterion_values_set(**given, criterion=made, entries=entries, expected_version=made.version)


def _each(model: Any) -> Callable[[Any], Given]:
    """Every row of each owner, and one that there is not."""
    return lambda _scene: [*({"pk": pk} for pk in model._base_manager.values_list("pk", flat=True)), {"pk": 10**9}]


RANKING_VALUES: dict[str, Callable[[Any], Given]] = {
    "finding_candidate": lambda _scene: [{"code": code} for code in ("GBR", "UKR", "EST", "XXX")],
    **{f"finding_set{step}": _each(WeightSet) for step in ("", "_remove", "_default")},
    "api-finding-candidate": lambda _scene: [{"code": code} for code in ("GBR", "UKR", "EST", "XXX")],
    **{f"api-finding-set{step}": _each(WeightSet) for step in ("", "-default")},
    **{f"api-finding-criterion{step}": _each(Criterion) for step in ("", "-values")},
    **{f"finding_criterion{step}": _each(Criterion) for step in ("", "_edit", "_remove", "_value", "_table")},
}
