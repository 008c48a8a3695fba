"""What clauses and time are called: how an agreement begins, lasts and ends, and what follows when nobody acts."""

from typing import Any

from django.utils.translation import gettext_lazy as _

Words = dict[str, Any]

ENTRY_METHODS: Words = {
    "not_stated": _("Not stated"),
    "on_signature": _("On signature"),
    "on_date": _("On a date that the text names"),
    "last_notification": _("On the last notification that procedures are complete"),
    "approval": _("When both sides have approved it by their own law"),
    "exchange_of_instruments": _("On the exchange of instruments"),
}

TERM_KINDS: Words = {
    "not_stated": _("Not stated"),
    "fixed": _("For a fixed time"),
    "fixed_extendable": _("For a fixed time that both may extend in writing"),
    "tacit_renewal": _("For a time, then renews by itself"),
    "indefinite": _("Without end, until somebody gives notice"),
}

NOTICE_RUNS: Words = {
    "before_end": _("before the end of a term"),
    "from_receipt": _("from the notice itself, at any time"),
}

NOTICE_DAYS: Words = {
    "received": _("the day on which it is received"),
    "given": _("the day on which it is given"),
}

DUTIES: Words = {
    "classified_information": _("Protection of classified information"),
    "claims": _("Claims and liability"),
    "payments": _("Payments still owed"),
    "activities_under_way": _("Activities under way"),
    "intellectual_property": _("Intellectual property"),
    "personal_data": _("Protection of personal data"),
    "other": _("Other"),
}

CLAUSES: Words = {
    "entry": _("clause on entry into force"),
    "term": _("clause on its term"),
    "notice": _("clause on notice"),
    "early_notice": _("clause on notice during a term"),
    "survival": _("clause on what outlives it"),
    "early_end": _("clause on an early end"),
    "acts": _("what was done"),
}

VOCABULARIES: dict[str, Words] = {
    "entry_method": ENTRY_METHODS,
    "term_kind": TERM_KINDS,
    "notice_runs": NOTICE_RUNS,
    "notice_day": NOTICE_DAYS,
    "duty": DUTIES,
    "clause": CLAUSES,
    "basis": {
        "stated": _("Stated"),
        "computed": _("Computed from its clauses"),
        "reported": _("Reported; the clause is not read yet"),
        "assumed": _("Assumed"),
    },
    "event": {
        "enters_into_force": _("Begins to apply"),
        "last_day_to_say_no": _("Last day to say no"),
        "renews": _("Renews by itself"),
        "ends": _("Ends"),
        "duties_end": _("Last duties end"),
        "provisional_application": _("Is applied provisionally"),
        "suspended": _("Is suspended"),
        "resumed": _("Applies again"),
        "review": _("To be reviewed"),
        "due": _("Promise falls due"),
        "opinion": _("Opinion to be given"),
        "tabling": _("Time before parliament runs out"),
    },
    "consequence": {
        "applies": _("From then on it applies."),
        "opinion_missing": _("From the day after it is late."),
        "tabling_over": _("From the day after, the text has lain long enough and can be approved."),
        "renewed": _("It renews by itself; the time to say no has passed."),
        "renews_unless_notice": _("It renews by itself unless notice is received before."),
        "ends": _("It ends unless both extend it."),
        "ends_unless_extended": _("It ends unless both extend it in writing, as its text provides."),
        "ends_as_reported": _("It ends, as reported; its clause is not read yet."),
        "ends_as_decided": _("It ends, as both sides decided."),
        "replaced": _("Another agreement replaces it."),
        "ended_by_notice": _("It ends by the notice that was given."),
        "duties_end": _("The duties that outlive it end."),
        "applied_provisionally": _("From then on it is applied provisionally."),
        "rests": _("From then on it rests."),
        "applies_again": _("From then on it applies again."),
        "overdue": _("The day after, it is overdue."),
        "may_end_early": _("By its text this may end it. Nothing follows by itself: review it."),
    },
    "assumption": {
        "applies_from_signature": _(
            "Assumed to apply from its signature, because no source states its entry into force."
        ),
        "counted_from_signature": _("Counted from the signature, because the entry into force is not known."),
        "notice_length_not_stated": _("No source states the length of notice, so the end is not known."),
        "clause_not_read": _("As reported; the clause is not read yet."),
        "extension_came_too_late": _("An extension was agreed after the end, and does not bring it back."),
        "last_day_of_term_taken": _(
            "No source states the length of notice, so the last day of the term is taken as the last day to say no."
        ),
    },
}
