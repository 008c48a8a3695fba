"""The words of training: seats and where they stand, what is missing of them, what else is given to train."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

VOCABULARIES: dict[str, dict[str, Any]] = {
    "course_standing": {
        "not_stated": _("Not stated"),
        "offered": pgettext_lazy("a course", "Offered"),
        "sought": pgettext_lazy("a course", "Sought"),
    },
    "means_kind": {
        "mobile_team": _("Mobile training team"),
        "instructors": _("Instructors"),
        "simulation": _("Simulation"),
    },
    "clearance": {
        "language": pgettext_lazy("a clearance", "Language"),
        "medical": pgettext_lazy("a clearance", "Health"),
        "security": pgettext_lazy("a clearance", "Security"),
    },
    "seat_status": {
        "forecast": pgettext_lazy("a seat", "Forecast"),
        "offered": pgettext_lazy("a seat", "Offered"),
        "requested": pgettext_lazy("a seat", "Requested"),
        "confirmed": pgettext_lazy("a seat", "Confirmed"),
        "nominated": pgettext_lazy("a seat", "Somebody is named"),
        "cleared": pgettext_lazy("a seat", "Cleared"),
        "attending": pgettext_lazy("a seat", "Attending"),
        "graduated": pgettext_lazy("a seat", "Graduated"),
        "withdrawn": pgettext_lazy("a seat", "Withdrawn"),
        "forfeited": pgettext_lazy("a seat", "Forfeited"),
        "utilisation_check": pgettext_lazy("a seat", "Use looked at"),
    },
    "seat_do": {
        "offered": pgettext_lazy("seats", "Offer them"),
        "requested": pgettext_lazy("seats", "Request them"),
        "confirmed": pgettext_lazy("seats", "Confirm them"),
        "nominated": pgettext_lazy("seats", "Say that somebody is named"),
        "cleared": pgettext_lazy("seats", "Say what is cleared"),
        "attending": pgettext_lazy("seats", "Say that they are taken up"),
        "graduated": pgettext_lazy("seats", "Say that they graduated"),
        "withdrawn": pgettext_lazy("seats", "Withdraw them"),
        "forfeited": pgettext_lazy("seats", "Say that they are forfeited"),
        "utilisation_check": pgettext_lazy("seats", "Say whether it is used"),
    },
    "seat_asked": {
        "seats_offered": pgettext_lazy("asked by a link", "Seats offered"),
        "seats_requested": pgettext_lazy("asked by a link", "Seats requested"),
        "seats_confirmed": pgettext_lazy("asked by a link", "Seats confirmed"),
        "seats_nominated": pgettext_lazy("asked by a link", "Somebody named for seats"),
        "seats_cleared": pgettext_lazy("asked by a link", "Clearance for seats"),
        "seats_attending": pgettext_lazy("asked by a link", "Seats taken up"),
        "seats_graduated": pgettext_lazy("asked by a link", "Graduated"),
        "seats_utilisation_check": pgettext_lazy("asked by a link", "Use of what was learned"),
    },
    "seat_act": {
        "offer": pgettext_lazy("seats", "offered"),
        "request": pgettext_lazy("seats", "requested"),
        "confirm": pgettext_lazy("seats", "confirmed"),
        "nominate": pgettext_lazy("seats", "somebody named"),
        "check": pgettext_lazy("seats", "clearance said"),
        "clear": pgettext_lazy("seats", "cleared"),
        "attend": pgettext_lazy("seats", "taken up"),
        "graduate": pgettext_lazy("seats", "graduated"),
        "withdraw": pgettext_lazy("seats", "withdrawn"),
        "forfeit": pgettext_lazy("seats", "forfeited"),
        "check_use": pgettext_lazy("seats", "use looked at"),
        "mistake": _("Entered by mistake"),
    },
}

CONDITIONS = {
    "activity_not_called_off": _("The activity is not called off; it is now: {status}"),
    "seat_offered_or_sought": _("The seats are offered, or the course is sought: {seats}"),
    "seat_prerequisites_met": _("Whoever is named meets the prerequisites: seats {seats}"),
    "seat_function_known": _("It is known for which function and level: seats {seats}"),
    "seat_cleared": _("{clearance}: cleared for seats {seats}"),
    "course_confirmed": _("Both sides confirmed the activity; it is now: {status}"),
    "course_begun": _("Its first day, {on}, has come"),
    "seat_open_still": _("Nobody has sat on them yet, and they are not let go: seats {seats}"),
    "seat_not_moved": _("No side has done anything with them yet: seats {seats}"),
    "seat_nominated_now": _("Somebody is named for them now: seats {seats}"),
    "seats_went_no_further": _("They went no further since: seats {seats}"),
    "seats_wait": _("Seats wait for {party}"),
    "one_course_per_activity": _("An activity is one course"),
    "means_say_topic": _("It is said which unit is trained, what is taught, or which simulator it is"),
    "one_seat_per_number": _("A seat with this number is there already"),
    "seat_has_two_sides": _("One side gives a seat, the other sends to it"),
    "ended_seat_says_why": _("It is said why a seat was let go, and by which side"),
    "cleared_seat_is_whole": _("Language, health and security are cleared before somebody attends"),
    "use_of_seat_is_said": _("It is said in one sentence, with its day, whether what was learned is used"),
    "reported_seat_act_has_letter": _("The letter that shows what the other side did is named"),
}

FAULTS = {
    "of_both_sides": _("Some of these seats are given by one side, some by the other; take one side at a time."),
}

NOTICES = {
    "seats_unnamed": _("Nobody is named yet for {number} seats of a course that begins on {on}"),
    "seats_use": _("Say by {on} whether what was learned on {number} seats is used"),
}
