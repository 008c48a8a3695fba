"""The indicator of partners that were found: how many opportunities became projects (domain: (d) 16)."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from cooperation.indicators.indicator import Indicator
from cooperation.indicators.scope import Scope
from cooperation.models import Opportunity
from cooperation.opportunities.finding_again import became
from cooperation.opportunities.vocabulary import OpportunityStatus


def _taken_up(scope: Scope) -> Any:
    return scope.rows(Opportunity).filter(owner=scope.reader.party_id, status=OpportunityStatus.TAKEN_UP)


CONVERTED = Indicator(
    code="opportunities_converted",
    theme="partners_found",
    name=_("Opportunities that became projects"),
    formula=_(
        "opportunities taken up after which an activity of the two was confirmed or done, or an agreement signed "
        "÷ opportunities taken up"
    ),
    nothing=_("No opportunity is taken up here."),
    whole=_taken_up,
    part=lambda scope: became(scope.reader),
    day="decided_on",
)
