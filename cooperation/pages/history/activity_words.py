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
    "agreements_exercise": _("Exercise"),
    "agreements_lesson": _("Lesson of an exercise"),
    "agreements_benefit": _("What an activity brought us"),
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
    "stage": _("Stage"),
    "scheduling_id": _("Side that schedules"),
    "conducting_id": _("Side that conducts"),
    "initial_on": _("Initial planning conference"),
    "main_on": _("Main planning conference"),
    "final_on": _("Final planning conference"),
    "public_sentence": _("One sentence for the public"),
    "troops": _("Troops at most"),
    "observers": _("Observers invited"),
    "host_support": _("What the host provides"),
    "notified_on": _("Other states notified on"),
    "hot_wash_on": _("Hot wash on"),
    "office": _("Office that sees to it"),
    "action": _("What is done about it"),
    "state": _("How it stands"),
    "closed_on": _("Closed on"),
    "closing": _("What closes it"),
    "none_seen": _("No benefit seen"),
    "capability": _("Capability"),
    "before": _("What we could do before"),
    "after": _("What we can do now"),
    "joint_price": _("Price together"),
    "alone_price": _("Price alone"),
    "quote_id": _("Quote"),
    "quote_name": _("Name of the quote"),
}
ACTIVITY_CODED = {
    "form": "form",
    "activity_type": "activity_type",
    "area": "area",
    "level": "level",
    "cost_rule": "cost_rule",
}
ACTIVITY_KINDS = {
    "agreements_activityact": "activity_act",
    "agreements_booking": "booked",
    "agreements_exercise": "exercise_kind",
}
# Columns that mean something else in other tables.
ACTIVITY_OF_TABLE = {
    ("agreements_exercise", "stage"): ("exercise_stage",),
    ("agreements_lesson", "state"): ("lesson_state",),
}
ACTIVITY_PARTIES = frozenset({"country_id", "host_id", "called_off_by_id", "scheduling_id", "conducting_id"})
# What follows from the other columns, for sorting and finding.
ACTIVITY_UNREAD = frozenset(
    {
        *(("agreements_activity", name) for name in ("first_on", "last_on", "days")),
        *(("agreements_booking", name) for name in ("key", "days")),
    }
)
