"""What a step would bring to what hangs beneath an agreement, told before it is taken."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from agreements.instruments.agreement import Agreement
from agreements.instruments.family.fate import BROUGHT
from agreements.instruments.vocabulary import STAGE_OF, Stage, WithParent
from agreements.standing.refresh import acts_of, history_of
from agreements.terms.clauses import Act, ActKind, Outcome
from agreements.terms.dates import PartialDate
from agreements.terms.outcome import outcome_on
from partners.records.record import Reader

_WORDS = {
    "terminate": "ends_with_it",
    "supersede": "ends_with_it",
    "expire": "ends_with_it",
    "suspend": "is_suspended_with_it",
    "resume": "resumes_with_it",
}
# A notice that is received ends the agreement later, by its clause; what follows it then ends too.
STEP_OF_ACT = {ActKind.DENOUNCED: "terminate", ActKind.TERMINATED: "terminate"}


@dataclass(frozen=True)
class Effect:
    """One effect: what happens to which agreement beneath, or to which promise (`data` says it)."""

    code: str
    agreement: Agreement | None = None
    data: dict[str, Any] = field(default_factory=dict)


Foretold = Callable[[Reader, Agreement, str, date], Iterator[Effect]]
_FORETOLD: list[Foretold] = []


def foretells(told: Foretold) -> Foretold:
    """Have another subject tell what a step would bring to it: `told(reader, agreement, step, today)`."""
    _FORETOLD.append(told)
    return told


def effects_of(reader: Reader, agreement: Agreement, step: str, today: date) -> list[Effect]:
    """What the step would bring, as far as `reader` sees it: agreements beneath, then what other subjects tell."""
    if step not in BROUGHT:
        return []
    found = list(_beneath(reader, agreement, step, frozenset({agreement.pk})))
    return [*found, *(effect for told in _FORETOLD for effect in told(reader, agreement, step, today))]


def _beneath(reader: Reader, agreement: Agreement, step: str, known: frozenset[int]) -> Iterator[Effect]:
    seen = Agreement.objects.visible_to(reader).filter(parent=agreement).select_related("standing").order_by("pk")
    for child in seen:
        stage = STAGE_OF[child.status]
        if child.pk in known or stage == Stage.ENDED:
            continue
        code = _code(child, step, stage)
        if code:
            yield Effect(code, child)
        if code == _WORDS[step]:
            yield from _beneath(reader, child, step, known | {child.pk})


def _code(child: Agreement, step: str, stage: str) -> str:
    """What becomes of one agreement beneath; of what the step does not touch nothing is said."""
    if stage not in BROUGHT[step][1]:
        return "not_stated" if step != "resume" and stage != Stage.SUSPENDED else ""
    if child.with_parent == WithParent.FOLLOWS:
        return _WORDS[step]
    return "outlives_it" if child.with_parent == WithParent.STANDS else "not_stated"


def outcome_if(agreement: Agreement, kind: str, on: date) -> Outcome:
    """How the agreement would stand if an act of this kind happened on `on`: nothing is written."""
    history = history_of(agreement, acts_of([agreement])[agreement.pk])
    more = Act(ActKind(kind), PartialDate.parse(on.isoformat()))
    from_now = type(history)(sides=history.sides, acts=(*history.acts, more), prepared=history.prepared)
    return outcome_on(agreement.clauses, from_now, on)
