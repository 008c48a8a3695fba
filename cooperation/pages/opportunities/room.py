"""What every page of the ranking begins with: who may read it, what is known, what counts."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from cooperation.day import legal_day
from cooperation.opportunities.choice import Ranking
from cooperation.opportunities.ranking import Known, known_for
from cooperation.opportunities.weight_set import sets_of
from cooperation.pages.opportunities.asked import Asked, asked_of
from cooperation.pages.opportunities.said import Teller
from partners.profile.term import terms_of
from partners.records.errors import Forbidden

Row = dict[str, Any]


@dataclass(frozen=True)
class Room:
    """One reader's ranking as an address asks for it, and the words for it."""

    officer: Any
    today: date
    known: Known
    asked: Asked
    teller: Teller

    @cached_property
    def ranking(self) -> Ranking:
        """The others by what counts."""
        return Ranking(self.known, self.asked.choice)

    def sentence(self, code: str) -> str:
        """Why one stands where it does."""
        return self.teller.sentence(code, self.ranking.lines(code), self.ranking.usual_points)


def room_of(request: HttpRequest) -> Room:
    """The ranking that an address asks for. Raises Forbidden for who does not read what is only ours."""
    officer, today = reader_of(request), legal_day()
    known, terms, sets = known_for(officer, today), terms_of(officer.party_id), sets_of(officer)
    return Room(officer, today, known, asked_of(request, known, terms, sets), Teller(known, terms))


def reader_of(request: HttpRequest) -> Any:
    """The officer, who reads what is only ours. Raises Forbidden."""
    officer: Any = request.user
    if not officer.reads_national:
        raise Forbidden("role")
    return officer


def crumbs(asked: Asked | None = None) -> list[Row]:
    """The way back to the ranking, with what counts in it."""
    return [{"label": _("Find partners"), "url": asked.address("finding") if asked else reverse("finding")}]


def caution() -> str:
    """What every ranking says of itself."""
    return _(
        "A likely partner is not a recommended one. How likely a state is to sign follows from history; whether its "
        "goals and offers fit ours is what officers entered, and nobody has tested it. Whom to work with, you decide."
    )
