"""Words of the history for activities: what is done together, what each side brings, what is booked for it."""

from typing import Any

from django.utils.translation import gettext_lazy as _

ACTIVITY_SOURCES: dict[str, Any] = {
    "agreements_activity": _("Activity"),
    "agreements_activityside": _("What a side brings to an activity"),
    "agreements_activityhalf": _("Who sees to an activity"),
    "agreements_activitycost": _("What an activity costs a side"),
    "agreements_activityact": _("What a side said of an activity"),
    "agreements_booking": _("Unit or place of an activity"),
}
ACTIVITY_FIELDS: dict[str, Any] = {
    "activity_id": _("Activity"),
    "form": _("Form of activity"),
    "activity_type": _("Type of activity"),
    "area": _("Area of cooperation"),
    "level": _("Level"),
    "country_id": _("Country"),
    "host_id": _("Side that hosts"),
    "starts": _("Begins"),
    "ends": _("Ends"),
    "put_off_from": _("First planned for"),
    "cost_rule": _("Who pays"),
    "legal_basis_id": _("Legal basis"),
    "unplanned": _("It stood in no plan"),
    "called_off_by_id": _("Called off by"),
    "called_off_reason": _("Why it was called off"),
    "completed_on": _("Completed on"),
    "reported_on": _("Reported on"),
    "participants": _("How many come"),
    "took_part": _("How many took part"),
    "composition": _("Ranks and units"),
    "contact": _("Point of contact"),
    "budget": _("Planned amount"),
    "actual": _("Amount that was spent"),
}
ACTIVITY_CODED = {
    "form": "form",
    "activity_type": "activity_type",
    "area": "area",
    "level": "level",
    "cost_rule": "cost_rule",
}
ACTIVITY_KINDS = {"agreements_activityact": "activity_act", "agreements_booking": "booked"}
ACTIVITY_PARTIES = frozenset({"country_id", "host_id", "called_off_by_id"})
# What follows from the other columns, for sorting and finding.
ACTIVITY_UNREAD = frozenset(
    {
        *(("agreements_activity", name) for name in ("first_on", "last_on", "days")),
        *(("agreements_booking", name) for name in ("key", "days")),
    }
)
