"""First steps and opportunities, as they are answered."""

from collections.abc import Mapping
from typing import Any

from cooperation.api.addresses import ROOT, activity_url
from cooperation.opportunities.opportunity import Opportunity
from cooperation.pages.opportunities.step_words import StepWords
from cooperation.words import party_name
from partners.models import Party
from partners.profile.term import terms_of

Row = dict[str, Any]
_SAME = ("id", "key", "status", "opened_on", "decided_on", "updated_at", "version")
_EMPTY_IS_NULL = ("note", "why", "reason")
_NOT_TOLD = frozenset({"title_en", "title_fr"})


def opportunity_url(key: str) -> str:
    """The address of an opportunity."""
    return f"{ROOT}opportunities/{key}/"


class Rows:
    """Answers in the terms and the language of one reader; the terms are looked up once."""

    def __init__(self, officer: Any) -> None:
        self.own: Party = officer.party
        self.terms = terms_of(officer.party_id)

    def step(self, kept: Mapping[str, Any], party: Party) -> Row:
        """A first step."""
        title = StepWords(self.own, party, self.terms).title(kept)
        told = {name: value for name, value in kept.items() if name not in _NOT_TOLD}
        return {**told, "title": title, "framework": kept["framework"] or None}

    def opportunity(self, one: Any) -> Row:
        """An opportunity without its assessment."""
        activity = one.activity
        return {
            **{name: getattr(one, name) for name in _SAME},
            **{name: getattr(one, name) or None for name in _EMPTY_IS_NULL},
            "url": opportunity_url(one.key),
            "display": party_name(one.party),
            "party": one.party.code,
            "opened_by": str(one.opened_by),
            "decided_by": str(one.decided_by) if one.decided_by else None,
            "first_step": self.step(one.first_step, one.party) if one.first_step else None,
            "activity": activity_url(activity.key) if activity and not activity.mistake_at else None,
            "became_project": one.became_project,
        }

    def whole(self, one: Opportunity) -> Row:
        """An opportunity with its assessment."""
        return {**self.opportunity(one), "assessment": one.assessment}
