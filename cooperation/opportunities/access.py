"""Finding an opportunity and holding it for a write."""

from typing import Any

from cooperation.opportunities.opportunity import Opportunity
from cooperation.opportunities.vocabulary import OpportunityStatus
from partners.models import Party
from partners.records.errors import Forbidden, Unseen
from partners.records.record import Reader
from partners.records.roots import claim

JOINED = ("party", "owner", "opened_by", "decided_by", "activity", "partnership__party_a", "partnership__party_b")


def opportunity_by_key(reader: Reader, key: str) -> Opportunity:
    """The opportunity at an address. Raises Unseen where there is none in sight."""
    found = Opportunity.objects.visible_to(reader).filter(slug=key).select_related(*JOINED).first()
    if found is None:
        raise Unseen
    opportunity: Opportunity = found
    return opportunity


def opportunities_with(reader: Any, party: Party) -> list[Opportunity]:
    """Every opportunity that the reader's party kept of another, the latest first; one query."""
    seen = Opportunity.objects.visible_to(reader).filter(owner=reader.party_id, party=party)
    return list(seen.select_related(*JOINED).order_by("-opened_on", "-pk"))


def standing_with(reader: Any, party: Party) -> Opportunity | None:
    """What stands of a candidate: what is open, else what was taken up; one query."""
    found = opportunities_with(reader, party)
    for status in (OpportunityStatus.OPEN, OpportunityStatus.TAKEN_UP):
        for one in found:
            if one.status == status:
                return one
    return None


def hold_opportunity(officer: Any, opportunity: Opportunity, expected_version: int | None) -> Opportunity:
    """Claim an opportunity for a write.

    Raises Unseen out of sight, Forbidden for an officer who does not write, Stale.
    """
    if not Opportunity.objects.visible_to(officer).filter(pk=opportunity.pk).exists():
        raise Unseen
    if not officer.writes or opportunity.owner_id != officer.party_id:
        raise Forbidden("role")
    claim(opportunity, expected_version)
    held: Opportunity = Opportunity.objects.select_related(*JOINED).get(pk=opportunity.pk)
    return held
