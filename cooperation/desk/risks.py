"""Legal risks that turned after our side bound itself: for the approvers of the own party. Codes and data, no words."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from agreements.activities.activity import Activity
from agreements.coverage.risk.turning import still_turned, turned_all
from agreements.coverage.risk.vocabulary import Question
from cooperation.phases.gate import Gate
from cooperation.phases.reading import GATE_JOINED
from partners.models import Role

_JOINED: Mapping[Any, tuple[str, ...]] = {
    Activity: ("partnership__party_a", "partnership__party_b"),
    Gate: ("partnership__party_a", "partnership__party_b", *GATE_JOINED),
}


@dataclass(frozen=True)
class RiskTurned:
    """One answer "yes, not mitigated", the question, what it is about, and the legal day of the answer."""

    question: Question
    root: Any
    on: date
    key: int


def risks_turned(officer: Any) -> list[RiskTurned]:
    """Those that wait for this approver, the oldest first; one query where there are none, eight at most."""
    if not officer.has_role(Role.APPROVER):
        return []
    turned = turned_all(officer)
    found = []
    for model, joined in _JOINED.items() if turned else ():
        keys = {check.subject_id for check, _question in turned if check.subject == model.subject}
        roots = model.objects.visible_to(officer).select_related(*joined).in_bulk(keys) if keys else {}
        for check, question in still_turned(officer, turned, model.subject, list(roots.values())):
            found.append(RiskTurned(question, roots[check.subject_id], check.on, check.pk))
    return sorted(found, key=lambda one: (one.on, one.key))
