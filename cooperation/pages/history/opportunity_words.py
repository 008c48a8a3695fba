"""Words of the history for the ranking of partners: sets of weights, parts that were added, and their values."""

from typing import Any

from django.utils.translation import gettext_lazy as _

OPPORTUNITY_SOURCES: dict[str, Any] = {
    "cooperation_weightset": _("Set of weights"),
    "cooperation_criterion": _("Part added to the ranking"),
    "cooperation_criterionvalue": _("Value of a state by a part that was added"),
}
OPPORTUNITY_FIELDS: dict[str, Any] = {
    "weights": _("Weights"),
    "highest": _("Highest goal"),
    "is_default": _("Our ranking opens with it"),
    "meaning": _("What 0 and 100 stand for"),
}
