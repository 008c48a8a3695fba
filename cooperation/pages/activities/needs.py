"""What activities need, as rows of home and of To do; and the activities of a partner's page."""

from datetime import date
from typing import Any

from django.db.models import Case, Count, F, IntegerField, Q, Value, When, Window
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from agreements.models import Activity
from cooperation.desk.activities import ActivityNeed, activity_needs
from cooperation.desk.cases import CaseNeed, case_needs
from cooperation.desk.waiting import Asked
from cooperation.pages.activities.about import activity_address, period_words, status_tag
from cooperation.pages.activities.procurement_told import day_of
from cooperation.pages.activities.seat_needs import seat_rows
from cooperation.pages.naming import pair_name, sample_tag
from cooperation.words import label
from cooperation.words.dates import day_words
from partners.models import Partnership

Row = dict[str, Any]
# What, what happens if nothing is done, and the button.
_WORDS: dict[str, Any] = {
    "decide_audience": (
        gettext_lazy("Decide who sees “%(title)s” with %(partner)s"),
        gettext_lazy("Until you decide, nothing changes."),
        gettext_lazy("Decide"),
    ),
    "report_overdue": (
        gettext_lazy("The report on “%(title)s” with %(partner)s is overdue"),
        gettext_lazy("What it brought about is forgotten with every day."),
        gettext_lazy("Report on it"),
    ),
    "report": (
        gettext_lazy("Report on “%(title)s” with %(partner)s"),
        gettext_lazy("After that day the report is overdue."),
        gettext_lazy("Report on it"),
    ),
    "complete": (
        gettext_lazy("Say that “%(title)s” with %(partner)s took place"),
        gettext_lazy("Until then nobody can report on it."),
        gettext_lazy("Go on"),
    ),
    "accept": (
        gettext_lazy("Accept “%(title)s” with %(partner)s"),
        gettext_lazy("Until both sides accept it, it is not agreed."),
        gettext_lazy("Answer"),
    ),
    "confirm": (
        gettext_lazy("Confirm “%(title)s” with %(partner)s"),
        gettext_lazy("Until both sides confirm it, nothing is taken for it."),
        gettext_lazy("Go on"),
    ),
    "reschedule": (
        gettext_lazy("Find a new date for “%(title)s” with %(partner)s"),
        gettext_lazy("Until then it waits."),
        gettext_lazy("Go on"),
    ),
}
_STEPS = {"report": "reported", "report_overdue": "reported", "complete": "completed", "reschedule": "planned"}


_CASES: dict[str, Any] = {
    "case_consent": (
        gettext_lazy("Answer amendment %(number)s of “%(title)s” with %(partner)s"),
        gettext_lazy("Until both sides consent, it does not hold, and no step is taken."),
    ),
    "case_overdue": (
        gettext_lazy("“%(title)s” with %(partner)s is overdue: %(clock)s, %(day)s"),
        gettext_lazy("The purchase drifts."),
    ),
    "case_ageing": (
        gettext_lazy("“%(title)s” with %(partner)s takes long: %(clock)s, %(day)s"),
        gettext_lazy("After its target the step is overdue."),
    ),
    "case_late": (
        gettext_lazy("Deliveries or payments of “%(title)s” with %(partner)s are late: %(number)s"),
        gettext_lazy("Nobody knows whether they were made."),
    ),
}


def case_rows(officer: Any, today: date, pair: Partnership | None = None) -> list[Row]:
    """What purchases need of this officer, as rows."""
    return [_case_row(officer, one, today) for one in case_needs(officer, today, pair=pair)]


def _case_row(officer: Any, need: CaseNeed, today: date) -> Row:
    what, otherwise = _CASES[need.code]
    activity = need.case.activity
    said = {"title": activity.title, "partner": pair_name(activity.partnership, officer), "number": need.number}
    if need.reading:
        clock = label("case_clock", need.reading.clock)
        said |= {"clock": clock[:1].lower() + clock[1:], "day": day_of(need.reading)}
    url = activity_address("activity_case", activity)
    return {
        "what": what % said,
        "url": url,
        "since": _("Since %(day)s.") % {"day": day_words(need.on if need.reading is None else need.case.since)},
        "otherwise": str(otherwise),
        "tone": "warn" if need.code in ("case_overdue", "case_late") or need.on < today else "",
        "tag": next(iter(sample_tag(activity.is_sample)), None),
        "action": {"label": _("See the purchase"), "url": url, "about": activity.title},
    }


def activity_rows(officer: Any, today: date, pair: Partnership | None = None, asked: Asked = None) -> list[Row]:
    """What activities need of this officer, as rows; `asked` are the requests that wait, where they are at hand."""
    rows = [_row(officer, one, today) for one in activity_needs(officer, today, pair=pair, asked=asked)]
    return rows + case_rows(officer, today, pair) + seat_rows(officer, today, pair)


def _row(officer: Any, need: ActivityNeed, today: date) -> Row:
    what, otherwise, action = _WORDS[need.code]
    said = {"title": need.activity.title, "partner": pair_name(need.activity.partnership, officer)}
    url = _address(need)
    return {
        "what": what % said,
        "url": url,
        "since": _since(need),
        "otherwise": str(otherwise),
        "tone": "warn" if need.code == "report_overdue" or (need.on and need.on < today) else "",
        "tag": next(iter(sample_tag(need.activity.is_sample)), None),
        "action": {"label": str(action), "url": url, "about": need.activity.title},
    }


def _since(need: ActivityNeed) -> str:
    if need.on is None:
        return ""
    words = {"day": day_words(need.on)}
    if need.code == "report":
        return _("Due by %(day)s.") % words
    if need.code == "report_overdue":
        return _("It was due by %(day)s.") % words
    if need.code == "complete":
        return _("Its last day was %(day)s.") % words
    return _("When: %(when)s.") % {"when": period_words(need.activity)}


def _address(need: ActivityNeed) -> str:
    if need.code == "decide_audience":
        return activity_address("activity_audience", need.activity)
    if need.code in _STEPS:
        return reverse("activity_step", args=[need.activity.key, _STEPS[need.code]])
    return activity_address("activity", need.activity)


# So many stand on a partner's page; the list has all.
MOST = 6
_COMING, _OVER, _CALLED_OFF = range(3)


def _when(today: date) -> Case:
    """Whether an activity is on or comes, is over, or would come and was cancelled."""
    ahead = Q(last_on__gte=today)
    cases = [When(~ahead, then=Value(_OVER)), When(ahead & ~Q(status="cancelled"), then=Value(_COMING))]
    return Case(*cases, default=Value(_CALLED_OFF), output_field=IntegerField())


def partner_activities(officer: Any, pair: Partnership, today: date) -> Row | None:
    """The next activities of a partnership, then the latest, how many there are, with the way to all; one query."""
    seen = Activity.objects.visible_to(officer).filter(partnership=pair.pk or 0)
    told = seen.select_related("partnership__party_a", "partnership__party_b").annotate(
        when=_when(today), total=Window(Count("pk"))
    )
    soonest = Case(When(when=_COMING, then=F("first_on"))).asc(nulls_last=True)
    found = list(told.order_by("when", soonest, "-last_on", "-id")[:MOST])
    shown = [one for one in found if one.when != _CALLED_OFF]
    if not shown:
        return None
    coming = [one for one in shown if one.when == _COMING]
    columns = [{"label": text} for text in (_("Activity"), _("When"), _("How it stands"))]
    return {
        "count": found[0].total,
        "coming": coming[0] if coming else None,
        "table": {"columns": columns, "rows": [{"cells": _cells(one)} for one in shown]},
        "links": _links(officer, pair, today),
    }


def _cells(one: Activity) -> list[Any]:
    url = activity_address("activity", one)
    title = {"text": one.title, "url": url, "note": label("activity_type", one.activity_type)}
    return [title, period_words(one, "short"), {"tag": status_tag(one)}]


def _links(officer: Any, pair: Partnership, today: date) -> list[dict[str, str]]:
    if not pair.has(officer.party_id):
        return [{"label": _("All activities"), "url": reverse("activities")}]
    query = f"?partner={pair.other(officer.party_id).code}"
    links = [
        {"label": _("All activities"), "url": reverse("activities") + query},
        {"label": _("The year as a timeline"), "url": reverse("activities_year", args=[today.year]) + query},
    ]
    if officer.writes:
        links.append({"label": _("Plan a new one"), "url": reverse("activity_plan") + query})
    return links
