"""The words of activities: what each code is called on a page, what is missing, what is wrong."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

VOCABULARIES: dict[str, dict[str, Any]] = {
    "form": {
        "exercise": _("Exercise"),
        "intelligence": _("Intelligence sharing"),
        "procurement": _("Procurement"),
        "training": _("Training"),
        "visit_talks": _("Visit or talks"),
    },
    "activity_type": {
        "official_visit": _("Official visit"),
        "working_visit": _("Working visit"),
        "ministerial_meeting": _("Meeting of ministers"),
        "staff_talks": _("Staff talks"),
        "expert_talks": _("Talks of experts"),
        "commission_meeting": _("Meeting of a commission"),
        "port_visit": _("Port visit"),
        "familiarisation": _("Familiarisation"),
        "sports_culture": _("Sports or culture"),
        "exercise": _("Exercise"),
        "exercise_observer": _("Observers at an exercise"),
        "unit_exchange": _("Exchange of units"),
        "lessons_learned_workshop": _("Workshop on lessons"),
        "course_seat": _("Seats on a course"),
        "seminar_conference": _("Seminar or conference"),
        "mobile_training_team": _("Mobile training team"),
        "instructor_exchange": _("Exchange of instructors"),
        "personnel_exchange_post": _("Exchange post"),
        "information_exchange": _("Exchange of information"),
        "joint_project": _("Joint project"),
        "r_and_d_project": _("Research project"),
        "procurement_case": _("Procurement case"),
        "logistic_support": _("Logistic support"),
    },
    "level": {
        "not_stated": _("Not stated"),
        "minister": _("Ministers"),
        "chief_of_defence": _("Chiefs of defence"),
        "director": _("Directors"),
        "expert": _("Experts"),
        "unit": _("Units"),
    },
    "cost_rule": {
        "not_stated": _("Not stated"),
        "each_own": _("Each side bears its own costs"),
        "sender_travel_perdiem_host_board_lodging": _(
            "The sender pays travel and allowances, the host board and lodging"
        ),
        "host_all": _("The host pays everything"),
        "sender_all": _("The sender pays everything"),
        "shared_formula": _("Shared by a formula"),
        "reimbursable": _("Paid back afterwards"),
        "third_party_funded": _("A third party pays"),
    },
    "activity_status": {
        "proposed": pgettext_lazy("an activity", "Proposed"),
        "accepted_by_one": pgettext_lazy("an activity", "Accepted by one side"),
        "agreed": pgettext_lazy("an activity", "Agreed"),
        "planned": pgettext_lazy("an activity", "Planned"),
        "confirmed": pgettext_lazy("an activity", "Confirmed"),
        "ongoing": pgettext_lazy("an activity", "Under way"),
        "completed": pgettext_lazy("an activity", "Completed"),
        "reported": pgettext_lazy("an activity", "Reported on"),
        "postponed": pgettext_lazy("an activity", "Postponed"),
        "cancelled": pgettext_lazy("an activity", "Cancelled"),
    },
    "activity_act": {
        "accepted": pgettext_lazy("an activity", "Accepted"),
        "confirmed": pgettext_lazy("an activity", "Confirmed"),
    },
    "booked": {
        "unit": _("Unit"),
        "place": _("Place"),
    },
}

CONDITIONS = {
    "activity_purpose_written": _("It is written what the activity is to bring about"),
    "cost_rule_chosen": _("It is chosen who pays"),
    "host_named": _("The side that hosts it is named"),
    "accepted_by_a_side": _("One of the two sides accepts it"),
    "accepted_by": _("{party} accepts it"),
    "days_exact": _("Its first and its last day are known"),
    "place_named": _("The place is named"),
    "participants_counted": _("It is known how many people {party} sends"),
    "contact_named": _("The point of contact of {party} is named"),
    "confirmed_by": _("{party} confirms it"),
    "days_over": _("Its last day, {on}, has passed"),
    "booked_once": _("Nothing else takes on these days: {name} {by}"),
    "activity_act_has_its_time": _("“{act}” has its time; the activity is now: {status}"),
    "activity_act_once": _("“{act}” is not recorded yet for {party}"),
    "edit_while_planned": _("It may be edited until it is confirmed; now it is corrected, with a reason"),
    "one_activity_act_per_side": _("This is recorded already for that side"),
    "reported_act_has_letter": _("The letter that shows what the other side did is named"),
    "one_activity_side_per_party": _("What each side brings is written down once"),
    "one_activity_half_per_party": _("Each side has one half of its own"),
    "one_cost_per_side_and_currency": _("What it costs a side stands once in each currency"),
    "activity_cost_has_currency": _("An amount of money has a currency"),
    "activity_cost_not_negative": _("An amount of money is not below zero"),
    "activity_has_title": _("The activity has a title"),
    "activity_ends_after_start": _("The activity does not end before it begins"),
    "one_activity_per_source_key": _("An activity with this identifier is recorded already"),
    "one_booking_per_activity": _("The activity has this unit or place already"),
}

FAULTS = {
    "not_of_form": _("This type belongs to another form of activity."),
    "ends_before_start": _("It ends before it begins."),
    "not_over_yet": _("It is not over yet."),
    "over_already": _("Its days are over: it took place, or it was cancelled."),
    "only_of_recorded": _("Only of what was recorded as it exists is this corrected."),
}
