"""What the pages of activities share: finding one, who may open it, what it is called, where it stands."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from agreements.activities.access import activity_by_key
from agreements.activities.activity import Activity
from agreements.activities.moving import status_on
from agreements.activities.vocabulary import ActivityStatus as S
from cooperation.day import legal_day
from cooperation.pages.naming import pair_name
from cooperation.words import label, party_name, term
from cooperation.words.dates import date_words, day_words
from partners.models import Party, Role
from partners.records.errors import Forbidden

_TONES = {S.CONFIRMED: "good", S.ONGOING: "good", S.POSTPONED: "warn", S.CANCELLED: "bad"}


def writable_activity(request: HttpRequest, key: str, *, own: bool = False, guests: bool = False) -> Activity:
    """The activity at `key`, for an officer who may write on it, or a guest where `guests` may too.

    Raises Unseen out of sight; Forbidden for an officer who does not write,
    who is of neither side and did not write it, or, where `own`, did not write it.
    """
    officer: Any = request.user
    activity = activity_by_key(officer, key)
    if not (officer.writes or (guests and officer.has_role(Role.GUEST))):
        raise Forbidden("role")
    is_owner = activity.owner_id == officer.party_id
    if not (is_owner or activity.partnership.has(officer.party_id)):
        raise Forbidden("not_a_party")
    if own and not is_owner:
        raise Forbidden("owner_only")
    return activity


def activity_address(name: str, activity: Activity, *more: Any) -> str:
    """The address of one of its pages."""
    return reverse(name, args=[activity.key, *more])


def status_tag(activity: Activity) -> dict[str, str]:
    """How far it is, in words."""
    status = status_on(activity, legal_day())
    return {"text": label("activity_status", status), "tone": _TONES.get(S(status), "plain"), "term": term(status)}


def period_words(activity: Activity, length: str = "long") -> str:
    """When it is, as precise as it is known."""
    if activity.days is not None:
        first, last = (day_words(day, length) for day in (activity.first_on, activity.last_on))
        return first if activity.first_on == activity.last_on else _("%(first)s to %(last)s") % _span(first, last)
    starts = _stretch(activity.starts, length)
    if not activity.ends or activity.ends == activity.starts:
        return starts
    return _("%(first)s to %(last)s") % _span(starts, _stretch(activity.ends, length))


def _span(first: str, last: str) -> dict[str, str]:
    return {"first": first, "last": last}


def _stretch(text: str, length: str) -> str:
    """A date at its precision; a quarter by its number."""
    first, slash, last = text.partition("/")
    quarter = QUARTERS.get((first[5:], last[5:])) if slash and first[:4] == last[:4] else None
    if quarter is None:
        return date_words(text, length)
    return _("quarter %(number)d of %(year)s") % {"number": quarter, "year": first[:4]}


QUARTERS = {("01-01", "03-31"): 1, ("04-01", "06-30"): 2, ("07-01", "09-30"): 3, ("10-01", "12-31"): 4}


def quarter_text(year: int, number: int) -> str:
    """A quarter as the record keeps it."""
    first, last = next(span for span, one in QUARTERS.items() if one == number)
    return f"{year}-{first}/{year}-{last}"


def activity_heading(title: str, activity: Activity, reader: Any, **more: Any) -> dict[str, Any]:
    """The head of a page beneath an activity: what one does, to which, and how that stands."""
    pair = pair_name(activity.partnership, reader)
    status = label("activity_status", status_on(activity, legal_day()))
    sub = [part for part in (activity.reference, pair, status) if part]
    return {"title": title, "sub": sub, **more}


def activity_crumbs(activity: Activity, officer: Any, *, beneath: bool = False) -> list[dict[str, str]]:
    """The way up: the list, the partner, and from a page beneath it the activity itself."""
    found = [{"label": _("Activities"), "url": reverse("activities")}]
    if activity.partnership.has(officer.party_id):
        partner = activity.partnership.other(officer.party_id)
        found.append({"label": party_name(partner), "url": reverse("partner", args=[partner.code])})
    if beneath:
        found.append({"label": activity.title, "url": activity_address("activity", activity)})
    return found


def activity_frame(title: str, activity: Activity, request: HttpRequest, submit: str, **more: Any) -> dict[str, Any]:
    """The context of a form beneath an activity."""
    return {
        "heading": activity_heading(title, activity, request.user),
        "crumbs": activity_crumbs(activity, request.user, beneath=True),
        "actions": {"submit": submit, "cancel_url": activity_address("activity", activity)},
        **more,
    }


def two_sides(activity: Activity, officer: Any) -> list[Party]:
    """Both parties, the reader's own first."""
    pair = activity.partnership
    return sorted((pair.party_a, pair.party_b), key=lambda party: party.pk != officer.party_id)
