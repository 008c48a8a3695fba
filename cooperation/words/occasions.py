"""What happens on a day, in sentences: for inbox, mail, calendar, and what comes if nothing is done."""

from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cooperation.words import label
from cooperation.words.dates import by_date, date_words, length_words, on_date


def happening(kind: str, on: str) -> str:
    """What happens and when, as a heading: `Last day to say no: 14 March 2027`."""
    return _("%(event)s: %(day)s") % {"event": label("event", kind), "day": date_words(on)}


def consequence(occasion: Any) -> str:
    """What follows, in a sentence; of an occasion with `kind`, `on`, `consequence`, `months`, `then`."""
    say = _CONSEQUENCES.get((occasion.kind, occasion.consequence))
    return say(occasion) if say else label("consequence", occasion.consequence)


def _length(occasion: Any) -> str:
    return length_words(occasion.months or 12)


def _say_no(one: Any) -> str:
    words = {"length": _length(one), "on": on_date(one.then) if one.then else "", "by": by_date(one.on)}
    if not one.then:
        return label("consequence", one.consequence)
    return _("It renews by itself for %(length)s %(on)s unless notice is received %(by)s.") % words


def _renews(one: Any) -> str:
    words = {"length": _length(one), "on": on_date(one.on)}
    return _("It renews by itself for %(length)s %(on)s unless notice is received before.") % words


def _renewed(one: Any) -> str:
    words = {"length": _length(one), "on": on_date(one.on)}
    return _("It renews by itself for %(length)s %(on)s; the time to say no has passed.") % words


_CONSEQUENCES: dict[tuple[str, str], Any] = {
    ("last_day_to_say_no", "renews_unless_notice"): _say_no,
    ("renews", "renews_unless_notice"): _renews,
    ("renews", "renewed"): _renewed,
    ("ends", "ends"): lambda one: _("It ends %(on)s unless both sides extend it.") % {"on": on_date(one.on)},
    ("ends", "ended_by_notice"): lambda one: (
        _("It ends %(on)s by the notice that was given.") % {"on": on_date(one.on)}
    ),
    ("enters_into_force", "applies"): lambda one: _("It begins to apply %(on)s.") % {"on": on_date(one.on)},
}


def away(day: date, today: date) -> str:
    """How far off a day is: `today`, `tomorrow`, `in 30 days`, `3 days ago`."""
    days = (day - today).days
    if days == 0:
        return _("today")
    if days < 0:
        return ngettext("%(days)s day ago", "%(days)s days ago", -days) % {"days": -days}
    return _("tomorrow") if days == 1 else _("in %(days)s days") % {"days": days}


def moved_words(kind: str, told: str, occasion: Any) -> str:
    """What became of a day that had been told."""
    words = {"event": label("event", kind), "before": date_words(told)}
    if occasion.state == "cancelled":
        return _("No longer so: %(event)s, %(before)s") % words
    return _("%(event)s: moved from %(before)s to %(now)s") % {**words, "now": date_words(occasion.on)}
