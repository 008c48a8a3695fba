"""What is put into the addresses of purchases."""

from collections.abc import Callable
from typing import Any

from agreements.models import CaseAct, CaseInstalment, ProcurementCase

Given = list[dict[str, Any]]


def purchases(**more: Any) -> Callable[[Any], Given]:
    """Each purchase, with something beside it, and one that there is not."""

    def found(_scene: Any) -> Given:
        rows = ProcurementCase._base_manager.select_related("activity").order_by("pk")
        return [*({"key": one.activity.key, **more} for one in rows), {"key": "nothing-here", **more}]

    return found


def parts(model: Any, name: str) -> Callable[[Any], Given]:
    """Each part of a kind beneath its purchase, and one that there is not."""

    def found(_scene: Any) -> Given:
        rows = model._base_manager.select_related("activity").order_by("pk")
        return [*({"key": one.activity.key, name: one.pk} for one in rows), {"key": "nothing-here", name: 1}]

    return found


CASE_VALUES: dict[str, Callable[[Any], Given]] = {
    **{f"activity_case{name}": purchases() for name in ("", "_write", "_line", "_alone", "_validity")},
    "activity_case_step": purchases(to="delivered", side="UKR"),
    "activity_case_act_mistake": parts(CaseAct, "pk"),
    "activity_case_line_edit": purchases(number=1),
    "activity_case_fit": purchases(number=1, side="UKR"),
    "activity_case_plan": purchases(kind="delivery"),
    "activity_case_instalment": parts(CaseInstalment, "pk"),
    "activity_case_modify": parts(CaseInstalment, "pk"),
    "activity_case_answer": purchases(number=1, side="GBR"),
    "activity_case_withdraw": purchases(number=1),
    "case_target": lambda _scene: [{"clock": clock} for clock in ("offer", "none")],
    **{f"api-case{name}": purchases() for name in ("", "-step", "-lines", "-instalments", "-changes", "-alone")},
    **{f"api-case-{name}": purchases(line=1) for name in ("line", "shares", "fits")},
    "api-case-act": parts(CaseAct, "act"),
    "api-case-instalment": parts(CaseInstalment, "instalment"),
    "api-case-amendment": purchases(number=1),
}
