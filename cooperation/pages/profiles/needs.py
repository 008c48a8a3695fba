"""What of our views is to be looked at again, as rows of To do."""

from datetime import date
from itertools import groupby
from typing import Any

from django.utils.translation import gettext as _

from agreements.reminders.profiles import lines_to_review
from cooperation.pages.naming import when
from cooperation.pages.profiles.said import first_names, profile_url, term_word
from cooperation.words import party_name
from partners.models import ProfileLine
from partners.profile.term import terms_of

Row = dict[str, Any]


def review_rows(officer: Any, today: date) -> list[Row]:
    """A row for each party of which something ends soon or has ended, the soonest first; two queries at most."""
    if not officer.writes:
        return []
    own = ProfileLine.objects.visible_to(officer).filter(owner=officer.party_id)
    lines = list(lines_to_review(own, today).select_related("profile__party").order_by("profile", "valid_until", "pk"))
    terms = terms_of(officer.party_id) if lines else {}
    groups = [list(group) for _profile, group in groupby(lines, key=lambda one: one.profile_id)]
    groups.sort(key=lambda group: (group[0].valid_until, group[0].pk))
    return [_row(group, terms, today) for group in groups]


def _row(lines: list[ProfileLine], terms: Any, today: date) -> Row:
    party, first = lines[0].profile.party, lines[0].valid_until
    assert first is not None
    ended = first < today
    names = first_names([term_word(terms, one.term) for one in lines])
    since = _("No longer valid since %(day)s.") if ended else _("Valid until %(day)s.")
    return {
        "what": _("%(what)s: %(names)s") % {"what": party_name(party), "names": names},
        "url": profile_url(party),
        "since": since % {"day": when(first)},
        "otherwise": _("It does not count any more.") if ended else _("After that day it does not count any more."),
        "tone": "warn" if ended else "",
        "tag": None,
        "action": {"label": _("Look"), "url": profile_url(party), "about": party_name(party)},
    }
