"""The words of the ranking of partners: its parts, and why one of them is not known."""

from typing import Any

from django.utils.translation import gettext_lazy as _

VOCABULARIES: dict[str, dict[str, Any]] = {
    "matching_part": {
        "proximity": _("Nearness of the capitals"),
        "neighbours": _("Neighbours by land or sea"),
        "shared_organisations": _("Organisations in common"),
        "size": _("How large they are"),
        "activity": _("How many agreements they sign with others"),
        "existing_ties": _("What there is already between us"),
        "partners_in_common": _("Partners in common"),
        "shared_goals": _("Goals in common"),
        "they_seek": _("They seek what we offer"),
        "we_seek": _("They offer what we seek"),
        "interoperability": _("Communications that work together"),
    },
    "matching_group": {
        "tested": _("Tested on history"),
        "entered": _("From goals and capabilities; not tested"),
        "added": _("Added by us; not tested"),
    },
    "matching_missing": {
        "not_known": _("No source says it."),
        "too_few_ties": _(
            "It counts agreements, and too few of the last ten years between other states are in sight here."
        ),
        "we_entered_nothing": _("We have entered nothing about ourselves."),
        "they_have_nothing_entered": _("We have entered nothing about them."),
    },
}
