"""The words of promises: what each code is called on a page, what is missing, what a notice says."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

VOCABULARIES: dict[str, dict[str, Any]] = {
    "obligation_kind": {
        "payment": _("Payment"),
        "delivery": _("Delivery of equipment"),
        "training": _("Training"),
        "services": _("Services and support"),
        "hosting": _("Hosting"),
        "personnel": _("Personnel"),
        "information": _("Exchange of information"),
        "report": _("Report"),
        "meeting": _("Meeting"),
        "consultation": _("Consultation"),
        "protection": _("Protection of information"),
        "other": _("Other"),
    },
    "unit": {
        "seats": pgettext_lazy("a unit", "seats"),
        "persons": pgettext_lazy("a unit", "persons"),
        "items": pgettext_lazy("a unit", "items"),
        "days": pgettext_lazy("a unit", "days"),
        "hours": pgettext_lazy("a unit", "hours"),
        "events": pgettext_lazy("a unit", "events"),
        "tonnes": pgettext_lazy("a unit", "tonnes"),
        "litres": pgettext_lazy("a unit", "litres"),
        "percent_of_gdp": pgettext_lazy("a unit", "% of GDP"),
        "other": pgettext_lazy("a unit", "units"),
    },
    "recurrence": {
        "once": _("Once"),
        "every": _("Every so many months or years"),
        "on_dates": _("On certain dates"),
        "each_period": _("At least once in each period"),
    },
    "working_rule": {
        "none": _("The day as it is"),
        "before": _("The working day before"),
        "after": _("The working day after"),
    },
    "obligation_event": {
        "none": _("By its date"),
        "consultation_request": _("When one side asks for consultation"),
        "armed_attack": _("On an armed attack"),
        "threat": _("On a threat"),
        "incident": _("On an incident"),
        "dispute": _("On a dispute"),
    },
    "due_status": {
        "pending": _("To come"),
        "active": _("Running"),
        "due": _("Due"),
        "overdue": _("Overdue"),
        "frozen": _("Frozen: the agreement is suspended"),
        "lapsed": _("No longer due: the agreement has ended"),
        "partly": _("Fulfilled in part"),
        "to_acknowledge": _("Fulfilled, not acknowledged yet"),
        "fulfilled": _("Fulfilled"),
        "waived": _("Waived"),
        "disputed": _("Disputed"),
        "closed": _("Closed"),
    },
    "due_act": {
        "partly": _("Fulfilled in part"),
        "fulfilled": _("Fulfilled"),
        "acknowledged": _("Acknowledged"),
        "waived": _("Waived"),
        "disputed": _("Disputed"),
        "settled": _("Dispute settled"),
        "closed": _("Closed"),
    },
    "due_step": {
        "record_part": _("Record a part"),
        "fulfil": _("Record that it is fulfilled"),
        "acknowledge": _("Acknowledge it"),
        "waive": _("Waive it"),
        "dispute": _("Dispute it"),
        "settle": _("The dispute is settled"),
        "close": _("Close it"),
        "time": _("Brought by time"),
        "corrected": _("Corrected"),
        "mistake": _("Taken out as entered by mistake"),
    },
    "due_cause": {
        "due_date": _("Its day"),
        "agreement_suspended": _("The agreement is suspended"),
        "agreement_ended": _("The agreement ends"),
    },
    "consultation_outcome": {
        "held": _("The consultation was held"),
        "declined": _("It was declined"),
        "settled_otherwise": _("It was settled otherwise"),
        "withdrawn": _("The request was taken back"),
    },
    "side": {"": _("both sides")},
}

CONDITIONS = {
    "acknowledgement_asked": _("The other side acknowledges it"),
    "no_acknowledgement_asked": _("No acknowledgement is asked for"),
    "waived_by": _("{party} gives it up"),
    "waived_by_clause": _("A clause allows it to be waived"),
    "no_such_due_step": _("“{step}” has its time; it stands now: {from}"),
    "due_act_once": _("“{step}” is not recorded yet for that side"),
    "due_role": _("Your role does not record this: {step}"),
    "somebody_left_to_act": _("There is a side that has not said so already"),
    "consultation_runs": _("The clock of the consultation runs"),
    "asker_withdraws": _("Only the side that asked takes its request back"),
    "one_due_act_per_side": _("This is recorded already for that side"),
    "one_promise_half_per_side": _("Each side has one half of its own"),
    "obligation_of_two_sides": _("A promise is owed to the other side"),
    "obligation_series_has_step": _("What recurs says how often"),
    "obligation_money_has_currency": _("An amount of money has a currency"),
    "obligation_value_within_cap": _("The value lies within its cap"),
    "obligation_event_has_limit": _("What an event sets off has a limit in hours"),
    "one_due_per_occasion": _("This occasion is laid out already"),
    "consultation_limit_after_request": _("The limit lies after the request"),
}

FAULTS = {
    "not_an_amount": _("Write a number, such as 12 or 1500.50."),
    "not_an_address": _("Write an address that begins with https://."),
    "not_this_side": _("This is not for that side to do."),
    "cap_below_value": _("The cap is below the value."),
    "ends_before_it_begins": _("It ends before it begins."),
    "not_a_zone": _("This time zone is not known here."),
}

NOTICES = {
    "due_fulfilled": _("The other side says that it has kept a promise"),
    "due_waived": _("The other side gives up a promise"),
    "due_disputed": _("The other side disputes whether a promise was kept"),
    "due_acknowledged": _("The other side acknowledges that a promise was kept"),
    "consultation_asked": _("A consultation is asked for: {hours} hours to answer"),
    "consultation_half": _("Half of the time to consult has passed"),
    "consultation_limit": _("The time to consult has run out"),
}
