"""Words of the history for finding partners: opportunities, sets of weights, parts that were added, their values."""

from typing import Any

from django.utils.translation import gettext_lazy as _

OPPORTUNITY_SOURCES: dict[str, Any] = {
    "cooperation_opportunity": _("Opportunity"),
    "cooperation_weightset": _("Set of weights"),
    "cooperation_criterion": _("Part added to the ranking"),
    "cooperation_criterionvalue": _("Value of a state by a part that was added"),
}
OPPORTUNITY_FIELDS: dict[str, Any] = {
    "opened_on": _("Opened on"),
    "opened_by": _("Opened by"),
    "assessment": _("Initial assessment"),
    "first_step": _("First step"),
    "weights": _("Weights"),
    "highest": _("Highest goal"),
    "is_default": _("Our ranking opens with it"),
    "meaning": _("What 0 and 100 stand for"),
}
OPPORTUNITY_OF_TABLE = {
    ("cooperation_opportunity", "status"): ("opportunity_status",),
    ("cooperation_opportunity", "why"): ("opportunity_why",),
}
