"""Answers that say "yes, not mitigated" after the own side bound itself.

What it did stands and is marked; nothing goes on before an approver goes ahead
all the same, or the question is answered anew: a decision before was about the
answer of its day.
"""

from collections.abc import Collection, Iterable, Iterator
from datetime import date
from typing import Any

from agreements.activities.elsewhere import asked_to_go_on
from agreements.activities.guards import ActivitySituation
from agreements.coverage.risk.answering import Risk, decided_on, risk_conditions, risks_of
from agreements.coverage.risk.binding import bound_in
from agreements.coverage.risk.check import RiskCheck
from agreements.coverage.risk.question import questions_of
from agreements.coverage.risk.vocabulary import Question, RiskAnswer
from agreements.coverage.waiver import SETTLED, waivers_of
from partners.records.errors import Condition

Turned = tuple[RiskCheck, Question]


def turned_in(reader: Any, root: Any, risks: Iterable[Risk]) -> list[Risk]:
    """Of the questions of one root those answered so, with which nobody went ahead since; one query, or none."""
    found = [one for one in risks if one.check and one.check.answer == RiskAnswer.OPEN and not one.waived]
    return found if found and root.pk in bound_in(root.subject, reader.party_id, [root.pk]) else []


def turned_conditions(reader: Any, root: Any, today: date) -> Iterator[Condition]:
    """What was answered "yes, not mitigated", as conditions of going on; one query where nothing was."""
    if not reader.party_id:
        return
    answered = RiskCheck.objects.visible_to(reader).filter(owner=reader.party_id, answer=RiskAnswer.OPEN)
    if answered.filter(subject=root.subject, subject_id=root.pk).exists():
        risks = risks_of(reader, root, today)
        yield from risk_conditions([one for one in risks if one.check and one.check.answer == RiskAnswer.OPEN])


@asked_to_go_on
def still_settled(s: ActivitySituation) -> Iterator[Condition]:
    """Each side answers for itself; a guest, or whoever answers by a link, is not asked."""
    if s.side is not None:
        yield from turned_conditions(s.officer, s.activity, s.today)


def turned_all(reader: Any) -> list[Turned]:
    """Every such answer of the reader's party, whatever it is about, the oldest first; one query where there is none.

    Some of them an approver may have gone ahead with since: `still_turned` tells which.
    """
    own = RiskCheck.objects.visible_to(reader).filter(owner=reader.party_id, answer=RiskAnswer.OPEN)
    rows = list(own.order_by("on", "id"))
    if not rows:
        return []
    asked = {one.code: one for one in questions_of(reader.party_id) if not one.off}
    found = []
    for subject in sorted({one.subject for one in rows}):
        about = [one for one in rows if one.subject == subject and one.question in asked]
        bound = bound_in(subject, reader.party_id, {one.subject_id for one in about})
        found += [one for one in about if one.subject_id in bound]
    return [(one, asked[one.question]) for one in sorted(found, key=lambda one: (one.on, one.pk))]


def still_turned(reader: Any, turned: Iterable[Turned], subject: str, roots: Collection[Any]) -> list[Turned]:
    """Of these answers those about some roots of one kind with which nobody went ahead since; one query, or none."""
    if not roots:
        return []
    gone = waivers_of(reader.party_id, subject, roots)
    return [
        (check, question)
        for check, question in turned
        if check.subject == subject
        and check.subject_id in gone
        and not decided_on(check, gone[check.subject_id].get((SETTLED, check.question)))
    ]
