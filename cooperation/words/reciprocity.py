"""The words of what each side gives and gains: what each code is called, what is missing, what is wrong."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

VOCABULARIES: dict[str, dict[str, Any]] = {
    "given_kind": {
        "hosting": _("Hosting"),
        "guests_hosted": _("Guests hosted"),
        "people_sent": _("People brought"),
        "instructors": _("Instructors sent"),
        "seats": _("Seats on courses"),
        "logistics": _("Logistics"),
        "access": _("Access to places and means"),
        "expertise": _("Expertise"),
    },
    "given_unit": {
        "days": _("Days"),
        "person_days": _("Person-days"),
        "seats": _("Seats"),
        "money": _("Money"),
    },
    "entry_status": {
        "pledged": _("Pledged"),
        "provided": pgettext_lazy("what was given", "Provided"),
        "acknowledged": pgettext_lazy("what was given", "Acknowledged"),
        "settled_in_kind": _("Returned in kind"),
        "settled_cash": _("Paid for"),
        "counted_as_goodwill": _("Counted as goodwill"),
    },
    "entry_act": {
        "provided": _("It was provided"),
        "acknowledged": _("It is acknowledged"),
        "settled_in_kind": _("It was returned in kind"),
        "settled_cash": _("It was paid for"),
        "counted_as_goodwill": _("It counts as goodwill"),
    },
    "entry_step": {
        "recorded": pgettext_lazy("what was given", "Put down"),
        "counted": _("Counted from its activity"),
        "provide": _("Say that it was provided"),
        "acknowledge": _("Acknowledge it"),
        "settle_in_kind": _("Say that it was returned in kind"),
        "settle_in_cash": _("Say that it was paid for"),
        "count_as_goodwill": _("Count it as goodwill"),
        "propose": pgettext_lazy("an understanding", "Proposed"),
        "agree": pgettext_lazy("an understanding", "Agreed by both"),
        "decline": pgettext_lazy("an understanding", "Declined"),
        "end": pgettext_lazy("an understanding", "Ended"),
        "replace": pgettext_lazy("an understanding", "Replaced by a later one"),
        "mistake": _("Taken back as a mistake"),
    },
    "understanding": {
        "statement": _("The figures of the balance"),
        "band": _("The agreed balance"),
        "valuation": _("How to value it in money"),
    },
    "understanding_status": {
        "proposed": pgettext_lazy("an understanding", "Proposed"),
        "agreed": pgettext_lazy("an understanding", "Agreed by both"),
        "declined": pgettext_lazy("an understanding", "Declined"),
        "replaced": pgettext_lazy("an understanding", "Replaced by a later one"),
        "ended": pgettext_lazy("an understanding", "Ended"),
    },
    "understanding_act": {
        "agreed": pgettext_lazy("a side", "Agrees"),
        "declined": pgettext_lazy("a side", "Declines"),
        "ended": pgettext_lazy("a side", "Ends it"),
    },
}

CONDITIONS = {
    "valuation_agreed": _("Both sides have agreed how to value in money what they give"),
    "valuation_currency": _("It is in the currency that both sides agreed: {currency}"),
    "entry_of_no_activity": _("It comes from no activity; what does is corrected and shared there, and follows"),
    "entry_step_has_its_time": _("It leads there from where it is; it is now: {entry_status}"),
    "entry_act_of_the_other": _("It is for {party} to say so"),
    "entry_has_title": _("It says what is given"),
    "entry_quantity_counts": _("More than nothing is given"),
    "entry_money_has_currency": _("An amount of money has a currency"),
    "provided_entry_has_day": _("What was provided has its day"),
    "entry_returned_by_another": _("It is returned by something else than itself"),
    "one_entry_per_activity_side_and_kind": _("What a side gives by an activity is counted once"),
    "one_act_per_entry_and_kind": _("It is said once"),
    "reported_giving_has_letter": _("The letter that shows what the other side says is named"),
    "understanding_agreed_by": _("{party} agrees"),
    "understanding_agreed_once": _("{party} has not agreed yet"),
    "understanding_lasts": _("Figures of a day are not ended; later ones are put beside them"),
    "understanding_is_proposed": _("It is proposed and waits; now it is: {understanding_status}"),
    "between_the_two": _("It is between the two sides, and not for everyone"),
    "understanding_says_what": _("It says what is to be agreed"),
    "one_understanding_per_number": _("Each version has its own number"),
    "one_shared_understanding_holds": _("No other that both share holds; that one is ended or replaced first"),
    "one_understanding_act_per_side": _("Each side says so once"),
    "reported_understanding_has_letter": _("The letter that shows what the other side says is named"),
    "balance_rule_has_reason": _("A reason says why"),
    "balance_rule_in_range": _("Each number of the rule is in its range"),
    "one_balance_rule_per_party": _("Each party has one rule"),
}

NOTICES = {
    "given_pledged": _("The other side pledges to give something"),
    "given_recorded": _("The other side put down what we give"),
    "given_to_acknowledge": _("The other side says what it gave: acknowledge it, or object"),
    "given_acknowledged": _("The other side acknowledged what we gave"),
    "given_settled": _("The other side settled what it gave"),
    "given_contested": _("The other side objects to what we put down in the balance"),
    "understanding_proposed": _("The other side proposes something about the balance: agree, or not"),
    "understanding_recorded": _("The other side shares what was settled about the balance"),
    "understanding_agreed": _("The other side agreed about the balance"),
    "understanding_declined": _("The other side declined what was proposed about the balance"),
    "understanding_ended": _("The other side ended what was agreed about the balance"),
    "one_way:ours": _("Cooperation is becoming a one-way street: we give, and gain little"),
    "one_way:theirs": _("Cooperation is becoming a one-way street: we gain, and give little"),
}

FAULTS = {
    "before_given": _("This day lies before the day on which it was given."),
    "not_of_the_other_side": _("What returns it is given by the other side of the same pair."),
    "not_of_kind": _("This kind is not counted in this unit."),
    "of_money_alone": _("Only money has a currency."),
    "follows_from_what_was_done": _("Whether it was given follows from what the sides said; take that back first."),
}
