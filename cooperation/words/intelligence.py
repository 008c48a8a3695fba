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
    "exchange_kind": {
        "assessment": _("Assessment"),
        "warning": pgettext_lazy("an exchange", "Warning"),
        "report": pgettext_lazy("an exchange", "Report"),
        "request_for_information": _("Request for information"),
        "reply": _("Reply"),
    },
    "exchange_handling": {
        "no_onward_release": _("No onward release"),
        "release_to_named_parties": _("Release to named parties alone"),
        "originator_to_be_asked": _("The originator is asked first"),
        "return_by": _("To be returned by a day"),
        "destroy_by": _("To be destroyed by a day"),
    },
    "exchange_state": {
        "received": _("Received"),
        "not_received": _("Without receipt"),
        "receipt_late": _("Receipt is late"),
        "to_settle": _("To be returned or destroyed"),
        "settle_late": _("Return or destruction is overdue"),
    },
    "exchange_do": {
        "exchange_received": _("Give receipt"),
        "exchange_settled": _("Say that it is returned or destroyed"),
    },
    "exchange_mistake": {
        "entered_twice": _("It was entered twice"),
        "wrong_data": _("What was entered is wrong"),
        "other_arrangement": _("It belongs to another arrangement"),
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
    "arrangement_keeps_its_form": _("An arrangement to share intelligence stays of its form"),
    "arrangement_operates": _("The arrangement is in operation"),
    "channel_valid_then": _("The channel was valid on that day; its last day was {on}"),
    "protection_never_lower": _("Protection is asked higher than {marking}, never lower: {asked}"),
    "received_once": _("Receipt is not given yet"),
    "settled_once": _("It is not said yet that it is returned or destroyed"),
    "exchange_is_due": _("It is to be returned or destroyed by a day"),
    "receiver_is_other": _("The other side received it: {party}"),
    "nothing_answers_it": _("No other entry answers it"),
    "exchange_never_public": _("An exchange is never released to everyone"),
    "exchange_number_is_neutral": _("The reference number says nothing"),
    "exchange_letters_are_neutral": _("The number of a letter says nothing"),
    "reported_exchange_has_letter": _("The number of the letter that shows it is there"),
    "reported_receipt_has_letter": _("The number of the letter that shows the receipt is there"),
    "received_after_it_was_sent": _("It is received on the day on which it was sent, or later"),
    "exchange_due_has_day": _("What is returned or destroyed has a day by which"),
    "only_what_is_due_is_settled": _("Only what is to be returned or destroyed is said to be so"),
    "one_exchange_per_number": _("A number is given once in an arrangement and year"),
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
    "looks_like_content": _("Write a number alone: letters, digits, dots, strokes and hyphens, and no word."),
    "not_on_scale": _("This marking is not on the scale of that side in the agreement."),
    "return_or_destroy": _("It is either returned or destroyed."),
    "none_or_named": _("Either it is released to nobody, or to the parties that are named."),
    "only_by_a_day": _("A day stands with what is returned or destroyed by a day."),
    "only_of_named": _("Parties are named where release to named parties is the condition."),
    "only_of_channel": _("Only a channel is accredited."),
    "twice": _("One of these stands here twice."),
}

NOTICES = {
    "intelligence_point_ends": _("A contact or channel of intelligence sharing is valid until {on}"),
    "exchange_due": _("An exchange is to be returned or destroyed by {on}"),
}
