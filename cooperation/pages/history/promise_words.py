"""Words of the history for promises: what is owed and when, its due days, what was done, consultations."""

from typing import Any

from django.utils.translation import gettext_lazy as _

PROMISE_FIELDS: dict[str, Any] = {
    "debtor_id": _("Who owes it"),
    "creditor_id": _("To whom it is owed"),
    "obligation_id": _("Promise"),
    "quantity": _("Quantity"),
    "unit": _("Unit"),
    "cap": _("Cap"),
    "currency": _("Currency"),
    "period": _("For which period"),
    "period_from": _("Period from"),
    "period_until": _("Period until"),
    "recurrence": _("How often"),
    "every_months": _("Months between two due days"),
    "first_on": _("On which day, or the first day of a series"),
    "on_dates": _("On these dates"),
    "offset_days": _("Days after that"),
    "working_rule": _("If it falls on a Saturday or a Sunday"),
    "needs_ack": _("The other side acknowledges it"),
    "appropriation": _("It is subject to the availability of funds"),
    "event": _("What sets it off"),
    "within_hours": _("Within how many hours"),
    "tracked_from": _("Followed here from"),
    "closed_on": _("Closed on"),
    "generated_until": _("Due days laid out until"),
    "occasion": _("Which one of its due days"),
    "due": _("Due day"),
    "due_id": _("Due day"),
    "disputed_id": _("Due day in dispute"),
    "active_from": _("Runs from"),
    "good_until": _("Stands as it is until"),
    "settled_on": _("Settled on"),
    "fulfilled_on": _("Kept on"),
    "fulfilled_quantity": _("Quantity that was kept"),
    "limit_at": _("To be answered by"),
    "document_id": _("Document that shows it"),
    "evidence_url": _("Address of what shows it"),
    "asked_at": _("Asked on"),
    "zone": _("Time zone"),
    "ended_at": _("Ended on"),
    "outcome_note": _("How it ended"),
}
PROMISE_CODED = {
    "recurrence": "recurrence",
    "working_rule": "working_rule",
    "event": "obligation_event",
    "unit": "unit",
}
PROMISE_KINDS = {"agreements_obligation": "obligation_kind", "agreements_dueact": "due_act"}
