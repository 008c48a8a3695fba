"""The lifecycle of an opportunity as a table, closed by default: open, taken up, not taken up, and opened again."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from cooperation.opportunities.opportunity import Opportunity
from cooperation.opportunities.vocabulary import OpportunityStatus as S
from partners.models import Party, Role
from partners.records.errors import Condition
from partners.records.lifecycle import By, Lifecycle, Offer, Situation, Step
from partners.redlines.reading import red_lines

OFFICERS = frozenset({Role.DESK, Role.LIAISON, Role.APPROVER})


@dataclass(frozen=True)
class OpportunitySituation(Situation):
    """An opportunity as an officer finds it on a day."""

    officer: Any
    opportunity: Opportunity
    today: date


def situation_of(officer: Any, opportunity: Opportunity, today: date) -> OpportunitySituation:
    """An opportunity as this officer finds it today."""
    return OpportunitySituation(
        status=opportunity.status,
        side=officer.party_id,
        owner=opportunity.owner_id,
        roles=frozenset(officer.roles if officer.is_active else ()),
        officer=officer,
        opportunity=opportunity,
        today=today,
    )


def no_other_open(s: OpportunitySituation) -> Iterator[Condition]:
    """There is one open opportunity per party."""
    others = Opportunity.objects.filter(owner=s.owner, party=s.opportunity.party_id, status=S.OPEN, mistake_at=None)
    yield Condition("one_open_opportunity_per_party", met=not others.exclude(pk=s.opportunity.pk).exists())


def exclusions(reader: Any, party: Party, today: date) -> list[Condition]:
    """The red lines that exclude a party as conditions, one for each ground; one that is met where there is none."""
    grounds = dict.fromkeys(str(one.ground) for one in red_lines(reader, today).get(party.pk, ()))
    if not grounds:
        return [Condition("partner_not_excluded", {"party": party.code}, met=True)]
    return [Condition("partner_not_excluded_by", {"party": party.code, "ground": ground}) for ground in grounds]


def not_excluded(s: OpportunitySituation) -> Iterator[Condition]:
    """No red line excludes the party."""
    yield from exclusions(s.officer, s.opportunity.party, s.today)


OPPORTUNITY: Lifecycle[OpportunitySituation] = Lifecycle(
    "opportunity",
    tuple(S),
    (
        Step("take_up", frozenset({S.OPEN}), S.TAKEN_UP, OFFICERS, By.OWNER, guards=(not_excluded,)),
        Step(
            "not_take_up",
            frozenset({S.OPEN}),
            S.NOT_TAKEN_UP,
            OFFICERS,
            By.OWNER,
            needs={"why": True, "reason": True},
        ),
        Step(
            "reopen",
            frozenset({S.TAKEN_UP, S.NOT_TAKEN_UP}),
            S.OPEN,
            OFFICERS,
            By.OWNER,
            guards=(no_other_open,),
            needs={"reason": True},
        ),
    ),
)


def opportunity_offers(officer: Any, opportunity: Opportunity, today: date) -> list[Offer]:
    """Every step out of the present status as this officer sees it; asking changes nothing."""
    return OPPORTUNITY.offers(situation_of(officer, opportunity, today))
