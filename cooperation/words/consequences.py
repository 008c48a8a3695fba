"""What follows from a date, in one sentence: the consequence of an event with its own lengths and days."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from cooperation.words import label
from cooperation.words.dates import by_date, date_words, length_words, on_date


def consequence_words(event: Mapping[str, Any]) -> str:
    """The sentence of an event as it is stored: `kind`, `date`, `consequence`, and `months`, `by`, `until` if known."""
    words = {
        "length": length_words(event["months"]) if event.get("months") else "",
        "until": date_words(event.get("until") or ""),
        "by": by_date(event["by"]) if event.get("by") else "",
        "on": on_date(event["date"]),
    }
    said = _SENTENCES.get((event["kind"], event["consequence"])) or _SENTENCES.get(("", event["consequence"]))
    told = said(words) if said else ""
    return told or label("consequence", event["consequence"])


def _renews(words: Mapping[str, str]) -> str:
    if not words["length"]:
        return ""
    if not words["by"]:
        return _("It renews by itself for %(length)s unless notice is received before.") % words
    return _("It renews by itself for %(length)s unless notice is received %(by)s.") % words


def _last_day(words: Mapping[str, str]) -> str:
    if not (words["length"] and words["until"]):
        return ""
    return _("Without a notice by then it renews by itself for %(length)s, to %(until)s.") % words


def _renewed(words: Mapping[str, str]) -> str:
    if not (words["length"] and words["until"]):
        return ""
    return _("It renews by itself for %(length)s, to %(until)s; the time to say no has passed.") % words


def _noticed(words: Mapping[str, str]) -> str:
    return _("It ends by this notice; its last day is %(until)s.") % words if words["until"] else ""


_SENTENCES = {
    ("renews", "renews_unless_notice"): _renews,
    ("last_day_to_say_no", "renews_unless_notice"): _last_day,
    ("", "renewed"): _renewed,
    ("denounced", "ended_by_notice"): _noticed,
}


def span_words(months: int | None, days: int | None) -> str:
    """A length in months and days: `6 months`, `90 days`, `1 month and 15 days`; empty for none."""
    in_days = ngettext("%(count)d day", "%(count)d days", days) % {"count": days} if days else ""
    if not months:
        return in_days
    if not in_days:
        return length_words(months)
    return pgettext("a length of time", "%(months)s and %(days)s") % {"months": length_words(months), "days": in_days}
