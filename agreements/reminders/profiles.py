"""Telling a party of what will soon no longer count in its views: capabilities and communications with a last day.

Nobody else is told: views on other states are national for ever, and no mail names them.
"""

from collections.abc import Collection, Iterator
from datetime import date, timedelta
from typing import Any, NamedTuple

from django.db.models import Count, F, Max, QuerySet

from agreements.reminders.recipients import FOLLOWING
from agreements.reminders.thresholds import THRESHOLDS, nearest
from partners.models import Notice, Officer, PartnershipSide, Profile, ProfileLine
from partners.records.service import writing_as

PROFILE_REVIEW = "profile_review"
# From so long before its last day a line is to be looked at again.
AHEAD = timedelta(days=90)
# What ended longer ago was told of, or stands in To do.
BACK = timedelta(days=31)


class _Ending(NamedTuple):
    """The lines of one profile that end on one day."""

    profile: int
    owner: int
    party: int
    on: date
    lines: int
    marking: int


def lines_to_review(lines: QuerySet[Any], today: date) -> QuerySet[Any]:
    """Of some lines those that no longer count, or soon will not."""
    return lines.filter(valid_until__lte=today + AHEAD)


def profile_lines_tell(today: date) -> int:
    """Tell whoever is responsible for the partner, else who follows, at each threshold, once; how many were asked for.

    Selected by range, so that a missed night loses nothing. What had ended
    before it was entered is told of to nobody.
    """
    with writing_as(None):
        ending = _ending(today)
        people = _People(ending)
        notices = [notice for one in ending for notice in _notices(one, people, today)]
        Notice.objects.bulk_create(notices, ignore_conflicts=True)
    return len(notices)


def _ending(today: date) -> list[_Ending]:
    lines = lines_to_review(ProfileLine.objects.filter(mistake_at=None, valid_until__gte=today - BACK), today)
    known = lines.filter(created_at__date__lte=F("valid_until"))
    about = ("profile", "owner", "profile__party", "valid_until")
    rows = known.values(*about).annotate(n=Count("pk"), most=Max("marking")).order_by("profile", "valid_until")
    return [_Ending(*row) for row in rows.values_list(*about, "n", "most")]


def _notices(one: _Ending, people: "_People", today: date) -> Iterator[Notice]:
    level = nearest(mark for mark in THRESHOLDS if mark >= (one.on - today).days)
    for officer in people.of(one):
        yield Notice(
            officer=officer,
            code=PROFILE_REVIEW,
            subject=Profile.subject,
            subject_id=one.profile,
            data={"on": one.on.isoformat(), "number": one.lines, "outcome": "one" if one.lines == 1 else "more"},
            key=f"{PROFILE_REVIEW}:{one.profile}:{one.on}:{level}",
            thread=f"{PROFILE_REVIEW}:{one.profile}:{one.on}",
            digest="",
        )


class _People:
    """Who of some parties sees to which of their partners; two queries."""

    def __init__(self, ending: Collection[_Ending]) -> None:
        owners = {one.owner for one in ending}
        here = Officer.objects.filter(party__in=owners, is_active=True).order_by("pk")
        self._here = [one for one in here if one.reads_national]
        sides = PartnershipSide.objects.filter(owner__in=owners, mistake_at=None).exclude(responsible=None)
        self._named = {
            (side.owner_id, side.partnership.other(side.owner_id).pk): side.responsible_id
            for side in sides.select_related("partnership__party_a", "partnership__party_b")
        }

    def of(self, one: _Ending) -> list[Officer]:
        """Whoever is responsible for the partner; else who follows, of those who may read it."""
        own = [each for each in self._here if each.party_id == one.owner and each.clearance >= one.marking]
        named = [each for each in own if each.pk == self._named.get((one.owner, one.party))]
        return named or [each for each in own if each.has_role(*FOLLOWING)]
