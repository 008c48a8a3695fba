"""What a step would bring to what hangs beneath an agreement, told before it is taken."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
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


Foretold = Callable[[Reader, Agreement, Sequence[str], date], Mapping[str, Sequence[Effect]]]
_FORETOLD: list[Foretold] = []
# What stands beneath each agreement, by its key.
Tree = Mapping[int, Sequence[Agreement]]


def foretells(told: Foretold) -> Foretold:
    """Have another subject tell what steps would bring to it: `told(reader, agreement, steps, today)`, by step."""
    _FORETOLD.append(told)
    return told


def effects_of(reader: Reader, agreement: Agreement, step: str, today: date) -> list[Effect]:
    """What the step would bring, as far as `reader` sees it: agreements beneath, then what other subjects tell."""
    return effects_of_steps(reader, agreement, [step], today)[step]


def effects_of_steps(
    reader: Reader, agreement: Agreement, steps: Sequence[str], today: date
) -> dict[str, list[Effect]]:
    """The same for several steps, looked up once for all of them: one query for each level beneath, and others' own."""
    found: dict[str, list[Effect]] = {step: [] for step in steps}
    bringing = [step for step in steps if step in BROUGHT]
    if not bringing:
        return found
    tree = _tree(reader, agreement)
    told = [one(reader, agreement, bringing, today) for one in _FORETOLD]
    for step in bringing:
        found[step] += _beneath(tree, agreement, step, frozenset({agreement.pk}))
        found[step] += [effect for effects in told for effect in effects.get(step, ())]
    return found


def _tree(reader: Reader, agreement: Agreement) -> Tree:
    """What stands beneath an agreement, and beneath what may follow it, in sight of `reader`."""
    found: dict[int, list[Agreement]] = defaultdict(list)
    level, known = [agreement.pk], {agreement.pk}
    while level:
        seen = Agreement.objects.visible_to(reader).filter(parent__in=level).select_related("standing").order_by("pk")
        level = []
        for child in seen:
            found[child.parent_id].append(child)
            if child.pk not in known and child.with_parent == WithParent.FOLLOWS:
                level.append(child.pk)
                known.add(child.pk)
    return found


def _beneath(tree: Tree, agreement: Agreement, step: str, known: frozenset[int]) -> Iterator[Effect]:
    for child in tree.get(agreement.pk, ()):
        stage = STAGE_OF[child.status]
        if child.pk in known or stage == Stage.ENDED:
            continue
        code = _code(child, step, stage)
        if code:
            yield Effect(code, child)
        if code == _WORDS[step]:
            yield from _beneath(tree, child, step, known | {child.pk})


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
