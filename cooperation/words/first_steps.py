"""The words of first steps with a partner and of opportunities: what was found, and what became of it."""

from typing import Any

from django.utils.translation import gettext_lazy as _

VOCABULARIES: dict[str, dict[str, Any]] = {
    "opportunity_status": {
        "open": _("Open"),
        "taken_up": _("Taken up"),
        "not_taken_up": _("Not taken up"),
    },
    "opportunity_why": {
        "no_capacity": _("We have nobody for it"),
        "no_money": _("There is no money for it"),
        "politically_not_now": _("Politically not now"),
        "partner_declined": _("The partner declined"),
        "other": _("Something else"),
    },
    "first_step_about": {
        "goal": _("Goal of both"),
        "they_seek": _("They seek it and we offer it"),
        "we_seek": _("We seek it and they offer it"),
        "nothing": _("Nothing is entered yet"),
    },
}
CONDITIONS: dict[str, Any] = {
    "opportunity_is_national": _("An opportunity is for our side alone, for ever"),
    "opportunity_status_known": _("The opportunity is open, taken up or not taken up"),
    "opportunity_of_another": _("An opportunity is about another party than our own"),
    "not_taken_up_says_why": _("It is said why the opportunity is not taken up"),
    "opportunity_decided_has_day": _("An opportunity that is no longer open has the day on which that was decided"),
    "one_open_opportunity_per_party": _("There is no other open opportunity with this party"),
    "opportunity_not_open_yet": _("No opportunity with this party is open yet"),
    "opportunity_not_taken_up_yet": _("No opportunity with this party is taken up yet"),
    "opportunity_is_open": _("The opportunity is open"),
    "opportunity_taken_up": _("The opportunity is taken up"),
    "first_step_chosen": _("A first step is chosen"),
    "partner_not_excluded": _("No red line excludes this partner"),
    "partner_not_excluded_by": _("This red line no longer excludes the partner: {ground}"),
}
FAULTS: dict[str, Any] = {
    "not_ranked": _("This party is not among those that are ranked for us."),
    "not_proposed": _("This first step is not proposed for this partner today. Choose one that is."),
}
