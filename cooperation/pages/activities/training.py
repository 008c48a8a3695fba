"""Training on the page of its activity: the course, its seats in groups, what else is given, and what can be done."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from agreements.activities.activity import Activity
from agreements.activities.training.course import Course, TrainingMeans
from agreements.activities.training.offering import SeatOffer, seats_offers, seats_seen
from agreements.activities.training.seat import CLEARANCES, Seat, SeatAct, SeatStatus, spans
from agreements.activities.vocabulary import ActivityType, Form
from cooperation.day import legal_day
from cooperation.pages.activities.about import activity_address
from cooperation.words import label, party_name
from cooperation.words.dates import day_words
from cooperation.words.languages import language_name
from cooperation.words.marks import said_of
from partners.models import Party

Dict = dict[str, Any]
_TONES = {
    "graduated": "good",
    "utilisation_check": "good",
    "attending": "good",
    "forfeited": "bad",
    "withdrawn": "warn",
}
# So many of the latest acts with seats are shown.
LATEST = 6


def training_card(activity: Activity, officer: Any) -> Dict | None:
    """The card of a course, as far as the reader sees it; None for any other form."""
    if activity.form != Form.TRAINING:
        return None
    kept = Course.objects.visible_to(officer).filter(activity=activity).first()
    seats = seats_seen(officer, activity)
    taught = bool(kept or seats or activity.activity_type == ActivityType.COURSE_SEAT)
    may = bool(officer.writes and activity.partnership.has(officer.party_id))
    offers = seats_offers(officer, activity, seats, legal_day()) if may else []
    return {
        "taught": taught,
        "facts": _facts(kept or Course(activity=activity), seats) if taught else [],
        "seats": _seats(seats),
        "does": [_do(activity, one) for one in offers if not one.theirs],
        "waits": [_waits(activity, one) for one in offers if one.theirs and (one.ready or one.step.follows)],
        "means": _means(activity, officer, may),
        "acts": _acts(activity, officer, may),
        "links": _links(activity, bool(seats)) if may else [],
    }


def training_seen(activity: Activity, parts: Any) -> Dict | None:
    """The card as somebody sees it who changes nothing; read by `parts`."""
    course = Course.objects.visible_to(parts).filter(activity=activity).first()
    seats = seats_seen(parts, activity)
    if activity.form != Form.TRAINING or (course is None and not seats):
        return None
    facts = [fact for fact in _facts(course or Course(activity=activity), seats) if not fact["missing"]]
    return {"taught": True, "facts": facts, "seats": _seats(seats), "means": _means(activity, parts, may=False)}


def _facts(one: Course, seats: Sequence[Seat]) -> list[Dict]:
    offered = sum(seat.offered_on is not None for seat in seats)
    lost = sum(seat.status == SeatStatus.FORFEITED for seat in seats)
    counts = _("%(all)d in all, %(offered)d offered, %(lost)d forfeited") % {
        "all": len(seats),
        "offered": offered,
        "lost": lost,
    }
    days, months = one.nominate_days, one.use_months
    pairs = [
        (_("Offered or sought"), "" if one.standing == "not_stated" else label("course_standing", one.standing)),
        (_("School or centre"), one.institution),
        (_("Taught in"), language_name(one.language)),
        (_("What is asked for beforehand"), one.prerequisites),
        (_("Seats"), counts if seats else ""),
        (_("People are named"), ngettext("one day before", "%(count)d days before", days) % {"count": days}),
        (_("Use is looked at"), ngettext("one month later", "%(count)d months later", months) % {"count": months}),
    ]
    return [{"label": name, "value": value, "missing": not value} for name, value in pairs]


def _alike(one: Seat) -> tuple[Any, ...]:
    cleared = tuple(getattr(one, column) for column in CLEARANCES.values())
    said = (one.ended_reason, one.ended_by_id, one.use_said, one.used, one.use_due_on)
    return (one.giving_id, one.function, one.status, cleared, said)


def _seats(seats: Sequence[Seat]) -> Dict | None:
    """Seats that stand alike in one row, so that fifty are read as easily as two."""
    columns = [{"label": text} for text in (_("Seats"), _("Function and level"), _("Who gives"), _("How they stand"))]
    rows = []
    for _key, alike in groupby(seats, key=_alike):
        group = list(alike)
        one = group[0]
        tag = {"text": label("seat_status", one.status), "tone": _TONES.get(one.status, "plain")}
        gives = {"text": party_name(one.giving), "note": _("%(party)s sends") % {"party": party_name(one.sending)}}
        function = one.function or {"text": _("Not stated"), "tone": "quiet"}
        cells = [spans(each.number for each in group), function, gives, {"tag": tag, "note": _note(one)}]
        rows.append({"cells": cells})
    return {"columns": columns, "rows": rows} if rows else None


def _note(one: Seat) -> str:
    """What is to be known of how seats stand."""
    if one.status == SeatStatus.NOMINATED:
        return " · ".join(_clearances(one))
    if one.ended_by_id:
        return _("let go by %(party)s: %(reason)s") % {"party": party_name(one.ended_by), "reason": one.ended_reason}
    if one.status == SeatStatus.GRADUATED and one.use_due_on:
        return _("its use is looked at on %(day)s") % {"day": day_words(one.use_due_on)}
    if one.status == SeatStatus.USE_CHECKED and one.used_on:
        words = _("used") if one.used else _("not used")
        return said_of(words, f"{one.use_said} ({day_words(one.used_on)})")
    return ""


def _clearances(one: Seat) -> Iterator[str]:
    words = {True: _("yes"), False: _("no"), None: _("no answer yet")}
    for name, column in CLEARANCES.items():
        yield said_of(label("clearance", name), words[getattr(one, column)])


def offer_words(offer: SeatOffer) -> str:
    """What can be done, with which seats."""
    return said_of(label("seat_do", offer.step.target), spans(offer.ready or offer.seats))


def _do(activity: Activity, offer: SeatOffer) -> Dict:
    side = party_by_key(activity, offer.side)
    url = activity_address("activity_seats_step", activity, offer.step.target, side.code)
    return {"label": offer_words(offer), "url": url, "note": party_name(side)}


def _waits(activity: Activity, offer: SeatOffer) -> str:
    return f"{party_name(party_by_key(activity, offer.side))} – {offer_words(offer)}"


def party_by_key(activity: Activity, key: int) -> Party:
    """One of the two sides."""
    pair = activity.partnership
    return pair.party_a if pair.party_a_id == key else pair.party_b


def _means(activity: Activity, officer: Any, may: bool) -> Dict | None:
    columns = [{"label": text} for text in (_("What else is given"), _("Who gives"), _("How much"), "")]
    rows = []
    seen = TrainingMeans.objects.visible_to(officer).filter(activity=activity).select_related("giving")
    for one in seen.order_by("id"):
        what = {"text": one.topic, "note": label("means_kind", one.kind)}
        url = activity_address("activity_means_edit", activity, one.pk)
        change = {"action": {"label": _("Change"), "about": one.topic, "url": url}} if may else {}
        rows.append({"cells": [what, party_name(one.giving), " · ".join(_amounts(one)), change]})
    return {"columns": columns, "rows": rows} if rows else None


def _amounts(one: TrainingMeans) -> Iterator[str]:
    if one.team_size is not None:
        yield ngettext("one person", "%(count)d people", one.team_size) % {"count": one.team_size}
    if one.days_given is not None:
        yield ngettext("one day", "%(count)d days", one.days_given) % {"count": one.days_given}
    if one.hours_run is not None:
        yield ngettext("one hour", "%(count)d hours", one.hours_run) % {"count": one.hours_run}


def _acts(activity: Activity, officer: Any, may: bool) -> list[Dict]:
    """What was done with seats, newest first; what was entered by mistake is taken back by whoever recorded it."""
    seen = SeatAct.objects.visible_to(officer).filter(activity=activity).select_related("side").order_by("-id")
    told = []
    for one in seen[:LATEST]:
        seats = spans(int(each) for each in one.seats)
        text = _("Seats %(seats)s: %(done)s") % {"seats": seats, "done": label("seat_act", one.step)}
        way = {"link": _("by one-time link"), "reported": _("reported by us")}.get(one.way, "")
        if one.way == "reported" and one.owner_id != officer.party_id:
            way = _("reported by the other side")
        who = " · ".join(part for part in (party_name(one.side), way, one.capacity, one.evidence) if part)
        mine = may and one.owner_id == officer.party_id
        url = activity_address("activity_seats_undo", activity, one.pk) if mine else ""
        told.append({"text": text, "when": day_words(one.on, "short"), "who": who, "url": url})
    return told


def _links(activity: Activity, there: bool) -> list[dict[str, str]]:
    names = [("activity_course", _("Write down the course")), ("activity_seats", _("Add seats"))]
    if there:
        names.append(("activity_seats_change", _("Change or take out seats")))
    names.append(("activity_means", _("Write down a team, instructors or a simulator")))
    if activity.activity_type in (ActivityType.MOBILE_TEAM, ActivityType.INSTRUCTORS):
        names.insert(0, names.pop())
    return [{"label": words, "url": activity_address(name, activity)} for name, words in names]
