"""The conflict question: does the new agreement contradict what we have taken on within a framework?

The African Union's defence pact, for one, has its members declare that they
take on nothing that contradicts it (domain: (i)). Each side answers for
itself, and the other never sees the answer.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from agreements.instruments.access import hold
from agreements.instruments.agreement import Agreement
from agreements.texts.holding import of_pair
from agreements.texts.library.reading import table
from agreements.texts.writing.clause import CommitmentCheck
from partners.models import Party, Role
from partners.records.errors import Condition, Forbidden, Malformed, Unseen
from partners.records.service import service


def asks(framework: Party | None) -> bool:
    """Whether a framework has its members take on nothing that contradicts it."""
    return framework is not None and bool(table("frameworks").get(framework.code, {}).get("asks_conflict"))


@service
def commitment_answer(
    *,
    officer: Any,
    today: date,
    agreement: Agreement,
    framework: Party,
    contradicts: bool,
    reason: str,
    expected_version: int | None,
) -> CommitmentCheck:
    """Answer for the own side, with the reason; an earlier answer is changed, and an acceptance of it falls away.

    Raises Unseen, Malformed without a reason or for a framework that does not
    ask, Forbidden for an officer of neither side, Stale.
    """
    held = hold(officer, agreement, expected_version)
    of_pair(officer, held)
    faults = {} if reason.strip() else {"reason": ["required"]}
    if not asks(framework):
        faults["framework"] = ["unknown"]
    if faults:
        raise Malformed(faults)
    check, _ = CommitmentCheck.objects.update_or_create(
        agreement=held,
        owner=officer.party,
        framework=framework,
        mistake_at=None,
        defaults={
            "partnership": held.partnership,
            "marking": held.marking,
            "contradicts": contradicts,
            "reason": reason.strip(),
            "answered_by": officer,
            "answered_on": today,
            "accepted_by": None,
            "accepted_reason": "",
        },
    )
    made: CommitmentCheck = check
    return made


@service
def commitment_accept(
    *, officer: Any, today: date, agreement: Agreement, framework: Party, reason: str, expected_version: int | None
) -> CommitmentCheck:
    """Go ahead although it contradicts: an approver's decision, with the reason.

    Raises Unseen where nobody answered that it does, Forbidden for anybody but
    an approver, Malformed without a reason, Stale.
    """
    held = hold(officer, agreement, expected_version)
    of_pair(officer, held)
    if not officer.has_role(Role.APPROVER):
        raise Forbidden("role", needs=[Role.APPROVER])
    if not reason.strip():
        raise Malformed({"reason": ["required"]})
    found = CommitmentCheck.objects.visible_to(officer).filter(
        agreement=held, owner=officer.party, framework=framework, contradicts=True
    )
    check: CommitmentCheck | None = found.first()
    if check is None:
        raise Unseen
    check.accepted_by, check.accepted_reason = officer, reason.strip()
    check.save()
    return check


def commitments_of(officer: Any, agreement: Agreement) -> list[CommitmentCheck]:
    """The own side's answers on an agreement."""
    found = CommitmentCheck.objects.visible_to(officer).filter(agreement=agreement, owner=officer.party_id)
    return list(found.select_related("framework", "answered_by", "accepted_by").order_by("framework__code"))


def commitments_asked(agreements: Sequence[Agreement], side: int | None) -> dict[int, list[Condition]]:
    """That the own side answered for the framework of an agreement, and that nothing stands against it, by key.

    A framework that does not ask, or no framework, asks nothing; two queries at most.
    """
    under = {one.pk: one.framework_id for one in agreements if one.framework_id}
    if side is None or not under:
        return {}
    codes = dict(Party.objects.filter(pk__in=set(under.values()), code__in=_asking()).values_list("pk", "code"))
    under = {key: framework for key, framework in under.items() if framework in codes}
    rows = CommitmentCheck.objects.filter(agreement__in=list(under), owner=side, mistake_at=None)
    answered = {(row.agreement_id, row.framework_id): row for row in rows} if under else {}
    return {
        key: list(_conditions(codes[framework], answered.get((key, framework)))) for key, framework in under.items()
    }


def _asking() -> list[str]:
    return [code for code, brings in table("frameworks").items() if brings.get("asks_conflict")]


def _conditions(framework: str, answer: CommitmentCheck | None) -> Iterator[Condition]:
    data = {"framework": framework}
    yield Condition("commitments_checked", data, met=answer is not None)
    if answer and answer.contradicts:
        yield Condition("contradiction_accepted", data, met=answer.accepted_by_id is not None)
