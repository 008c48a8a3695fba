"""What seats on courses need, as rows of home and of To do."""

from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy, ngettext_lazy

from cooperation.desk.seats import SeatNeed, seat_needs
from cooperation.pages.activities.about import activity_address
from cooperation.pages.naming import pair_name, sample_tag
from cooperation.words.dates import day_words
from partners.models import Partnership

Row = dict[str, Any]
# What, what happens if nothing is done, the button, and what its day is.
_WORDS: dict[str, Any] = {
    "seats_answer": (
        ngettext_lazy(
            "Answer for one seat on “%(title)s” with %(partner)s",
            "Answer for %(count)d seats on “%(title)s” with %(partner)s",
            "count",
        ),
        gettext_lazy("Until then they are not confirmed."),
        gettext_lazy("Answer"),
        gettext_lazy("The course begins on %(day)s."),
    ),
    "seats_clear": (
        ngettext_lazy(
            "Say what is cleared for one seat on “%(title)s” with %(partner)s",
            "Say what is cleared for %(count)d seats on “%(title)s” with %(partner)s",
            "count",
        ),
        gettext_lazy("Without language, health and security nobody attends."),
        gettext_lazy("Go on"),
        gettext_lazy("The course begins on %(day)s."),
    ),
    "seats_name": (
        ngettext_lazy(
            "Name somebody for one seat on “%(title)s” with %(partner)s",
            "Name people for %(count)d seats on “%(title)s” with %(partner)s",
            "count",
        ),
        gettext_lazy("The seats are forfeited."),
        gettext_lazy("Go on"),
        gettext_lazy("They were to be named by %(day)s."),
    ),
    "seats_use": (
        ngettext_lazy(
            "Say whether what was learned on one seat of “%(title)s” with %(partner)s is used",
            "Say whether what was learned on %(count)d seats of “%(title)s” with %(partner)s is used",
            "count",
        ),
        gettext_lazy("Nobody knows what the course was good for."),
        gettext_lazy("Say it"),
        gettext_lazy("Due by %(day)s."),
    ),
}


def seat_rows(officer: Any, today: date, pair: Partnership | None = None) -> list[Row]:
    """What seats need of this officer, as rows."""
    return [_row(officer, one, today) for one in seat_needs(officer, today, pair=pair)]


def _row(officer: Any, need: SeatNeed, today: date) -> Row:
    what, otherwise, action, since = _WORDS[need.code]
    partner = pair_name(need.activity.partnership, officer)
    url = activity_address("activity", need.activity) + "#training"
    return {
        "what": what % {"count": need.count, "title": need.activity.title, "partner": partner},
        "url": url,
        "since": str(since) % {"day": day_words(need.on)},
        "otherwise": str(otherwise),
        "tone": "warn" if need.code == "seats_name" or need.on < today else "",
        "tag": next(iter(sample_tag(need.activity.is_sample)), None),
        "action": {"label": str(action), "url": url, "about": need.activity.title},
    }
