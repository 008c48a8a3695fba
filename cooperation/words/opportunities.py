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
CONDITIONS: dict[str, Any] = {
    "one_weight_set_per_name": _("We keep one set under each name"),
    "one_weight_set_is_default": _("Our ranking opens with one set"),
    "weight_set_is_national": _("Our sets are seen by nobody else, for ever"),
    "weight_set_has_name": _("A set has a name"),
    "weight_set_default_has_reason": _("There is a reason why our ranking opens with it"),
    "one_own_criterion_per_name": _("We have one part under each name"),
    "own_criterion_is_national": _("Our parts are seen by nobody else, for ever"),
    "own_criterion_says_what_it_means": _("A part says what its values mean"),
    "one_criterion_value_per_party": _("A state has one value by each part"),
    "criterion_value_is_national": _("Our values are seen by nobody else, for ever"),
    "criterion_value_is_of_a_hundred": _("A value is from 0 to 100"),
    "criterion_value_has_source": _("A value has a source and the date of it"),
}
