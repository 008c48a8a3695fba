"""The lifecycle of an understanding as a table, closed by default; and how one is found.

The sides agree by acts (`agreements.reciprocity.agreeing`), and the step that these lead to follows by itself.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from agreements.reciprocity.understanding import About, Understanding, UnderstandingStatus
from partners.models import Role
from partners.records.errors import Condition, Unseen
from partners.records.lifecycle import By, Lifecycle, Offer, Situation, Step
from partners.records.record import Reader

S = UnderstandingStatus
JOINED = ("partnership__party_a", "partnership__party_b", "owner", "proposed_by")
OFFICERS = frozenset({Role.DESK, Role.LIAISON, Role.APPROVER})


@dataclass(frozen=True)
class UnderstandingSituation(Situation):
    """A proposal as an officer of one side finds it; `codes` are those of the two sides by key."""

    about: str
    agreed: frozenset[int] = frozenset()
    codes: Mapping[int, str] = field(default_factory=dict)


def agreed_by_each(s: UnderstandingSituation) -> Iterator[Condition]:
    """Each side agrees."""
    for key, code in s.codes.items():
        yield Condition("understanding_agreed_by", {"party": code}, met=key in s.agreed)


def lasts(s: UnderstandingSituation) -> Iterator[Condition]:
    """Figures of a day that both took note of are not ended."""
    yield Condition("understanding_lasts", met=s.about != About.STATEMENT)


UNDERSTANDING: Lifecycle[UnderstandingSituation] = Lifecycle(
    "understanding",
    tuple(S),
    (
        Step("agree", frozenset({S.PROPOSED}), S.AGREED, OFFICERS, guards=(agreed_by_each,), follows=True),
        Step("decline", frozenset({S.PROPOSED}), S.DECLINED, OFFICERS, needs={"reason": True}),
        Step("end", frozenset({S.AGREED}), S.ENDED, OFFICERS, guards=(lasts,), needs={"reason": True}),
        Step("replace", frozenset({S.AGREED}), S.REPLACED, frozenset(), By.SYSTEM),
    ),
)


def understanding_situation(officer: Any, one: Understanding) -> UnderstandingSituation:
    """A proposal as this officer finds it; `officer` None: nobody in particular."""
    pair = one.partnership
    return UnderstandingSituation(
        status=one.status,
        side=officer.party_id if officer and pair.has(officer.party_id) else None,
        owner=one.owner_id,
        roles=frozenset(officer.roles if officer and officer.is_active else ()),
        about=one.about,
        agreed=frozenset(one.acts.filter(kind="agreed", mistake_at=None).values_list("side", flat=True)),
        codes={each.pk: each.code for each in (pair.party_a, pair.party_b)},
    )


def understanding_offers(officer: Any, one: Understanding) -> list[Offer]:
    """Every step that this officer may look at; to a third state's officer nothing is offered."""
    if not one.partnership.has(officer.party_id):
        return []
    return [each for each in UNDERSTANDING.offers(understanding_situation(officer, one)) if each.step.roles]


def understanding_by_key(reader: Reader, key: str) -> Understanding:
    """The understanding at an address. Raises Unseen where there is none in sight."""
    found = Understanding.objects.visible_to(reader).filter(slug=key).select_related(*JOINED).first()
    if found is None:
        raise Unseen
    one: Understanding = found
    return one


def understanding_keys(keys: Collection[int]) -> dict[int, str]:
    """The addresses of understandings, also of such as left the sight of a reader who knew them; one query."""
    return dict(Understanding.objects.filter(pk__in=keys).values_list("pk", "slug"))


def fresh_understanding(one: Understanding) -> Understanding:
    """An understanding as it now is, with what services want beside it."""
    found: Understanding = Understanding.objects.select_related(*JOINED).get(pk=one.pk)
    return found
