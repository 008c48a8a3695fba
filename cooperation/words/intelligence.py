"""The words of intelligence sharing and of the markings between two sides."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

VOCABULARIES: dict[str, dict[str, Any]] = {
    "intelligence_stage": {
        "arranging": pgettext_lazy("an arrangement", "Being arranged"),
        "in_operation": pgettext_lazy("an arrangement", "In operation"),
        "suspended": pgettext_lazy("an arrangement", "Suspended"),
        "ended": pgettext_lazy("an arrangement", "Ended"),
    },
    "intelligence_step": {
        "operate": pgettext_lazy("an arrangement", "Put it into operation"),
        "resume": pgettext_lazy("an arrangement", "Resume it"),
        "suspend": pgettext_lazy("an arrangement", "Suspend it"),
        "end": pgettext_lazy("an arrangement", "End it"),
    },
    "intelligence_point": {"contact": _("Point of contact"), "channel": _("Channel")},
}

CONDITIONS = {
    "arrangement_agreed": _("Both sides accepted the activity, and it is not over"),
    "security_agreement_named": _("The agreement on classified information that it stands on is named"),
    "intelligence_contact_of": _("A point of contact of {party} is written down, and valid today"),
    "intelligence_channel_of": _("A channel of {party} is written down, and valid today"),
    "equivalences_there": _("It is written down for both directions what is handled as what"),
    "intelligence_never_public": _("What is about intelligence sharing is never released to everyone"),
    "arrangement_never_public": _("An arrangement on intelligence is never released to everyone"),
    "intelligencepoint_never_public": _("Contacts and channels are never released to everyone"),
    "one_arrangement_per_activity": _("An activity is one arrangement"),
    "arrangement_receipt_within_a_year": _("Receipt is given within a year"),
    "one_point_per_name": _("It is written down already for that side"),
    "point_has_name": _("A contact or a channel has a name"),
    "marking_not_below_lower": _("{marking} is not handled lower than {beneath}, which stands beneath it"),
    "marking_comes_back_as_high": _(
        "Handled as {handled}, {marking} would come back as {back}: protection is never lowered"
    ),
    "marking_not_in_table": _("{marking} stands in the table no more before it is taken out"),
    "one_marking_per_name": _("A marking stands once on the scale of its side"),
    "marking_has_name_and_rank": _("A marking has a name and a place on its scale"),
    "marking_has_source": _("It is said where the scale stands"),
    "one_equivalence_per_marking": _("A marking is handled as one other"),
    "equivalence_is_of_two": _("A marking is handled as one of the other side"),
    "equivalence_has_source": _("It is said where the equivalence stands"),
}

FAULTS = {
    "only_of_channel": _("Only a channel is accredited."),
    "twice": _("One of these stands here twice."),
}

NOTICES = {"intelligence_point_ends": _("A contact or channel of intelligence sharing is valid until {on}")}
