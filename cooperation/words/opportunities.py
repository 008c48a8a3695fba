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
    "red_line_ground": {
        "sanctions": _("Sanctions"),
        "embargo": _("Arms embargo"),
        "armed_conflict": _("Armed conflict"),
        "rivalry": _("Rivalry"),
        "conflicting_obligation": _("Conflicting obligation of an alliance"),
        "minister": _("Our minister’s word"),
    },
}
# How a ground bears on the two: `they` is whom it excludes.
EXCLUDING: dict[str, Any] = {
    "by_us": _("We imposed it on {they}."),
    "by_ours": _("{by}, to which we belong, imposed it on {they}."),
    "on_us": _("{they} imposed it on us."),
    "on_us_by_theirs": _("{by}, to which {they} belongs, imposed it on us."),
    "between_us": _("It is between {they} and us."),
    "their_ally": _("{by} binds {they} to {ally}, which is in armed conflict with us."),
    "our_ally": _("{by} binds us to {ally}, which is in armed conflict with {they}."),
    "our_word": _("We drew this line ourselves."),
}
# What would have to change, so that it excludes no more.
WOULD_CHANGE: dict[str, Any] = {
    "measure_lifted": _("{by} lifts the measure against {on}"),
    "armed_conflict_ends": _("the armed conflict with {party} ends"),
    "rivalry_ends": _("the rivalry with {party} ends"),
    "ally_conflict_ends": _("the armed conflict of {party} ends"),
    "alliance_left": _("{party} leaves {organisation}"),
    "own_line_lifted": _("an approver lifts our red line"),
}
