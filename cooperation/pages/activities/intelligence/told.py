"""Entries of a register in words."""

from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from agreements.activities.activity import Activity
from agreements.models import Exchange
from cooperation.pages.activities.about import activity_address
from cooperation.words import label, party_name
from cooperation.words.dates import day_words
from partners.people.officer import acts_here
from partners.records.record import Audience

Dict = dict[str, Any]


def entry_address(name: str, entry: Exchange, *more: Any) -> str:
    """The address of one of its pages."""
    return activity_address(name, entry.activity, entry.pk, *more)


def written_for(activity: Activity, officer: Any) -> set[Any]:
    """The sides for which this officer writes: the own, and the other while it has nobody here or sees nothing."""
    other = activity.partnership.other(officer.party_id)
    itself = activity.audience != Audience.NATIONAL and acts_here(other.pk)
    return {officer.party_id} if itself else {officer.party_id, other.pk}


def direction(entry: Exchange) -> str:
    """From whom to whom."""
    receiver = entry.activity.partnership.other(entry.sender_id)
    return _("%(sender)s to %(receiver)s") % {"sender": party_name(entry.sender), "receiver": party_name(receiver)}


def marked(entry: Exchange) -> str:
    """As the sender marks it."""
    return entry.marked_as or _("no marking")


def handled(entry: Exchange) -> str:
    """As the receiver handles it; where there is no equivalent one asks."""
    if entry.handled_as or not entry.marked_as:
        return entry.handled_as
    return _("no equivalent: ask")


def receipt_tag(entry: Exchange, today: date) -> Dict:
    """Whether receipt was given."""
    if entry.received_on:
        said = {"text": _("received"), "tone": "good"}
        return {"tag": said, "note": f"{day_words(entry.received_on, 'short')} · {label('way', entry.receipt_way)}"}
    late = entry.receipt_by < today
    text = _("no receipt yet") if not late else _("receipt is late")
    note = _("expected by %(day)s") % {"day": day_words(entry.receipt_by, "short")}
    return {"tag": {"text": text, "tone": "bad" if late else "plain"}, "note": note}


def conditions(entry: Exchange) -> list[str]:
    """The conditions of the originator."""
    found = []
    for code in entry.handling:
        text = label("exchange_handling", code)
        if code == "release_to_named_parties":
            text = f"{text} ({', '.join(entry.release_to)})"
        found.append(text)
    return found


def due_tag(entry: Exchange, today: date) -> Dict:
    """Whether it is returned or destroyed, where it is to be."""
    if entry.due_on is None:
        return {"text": ""}
    if entry.settled_on:
        return {"tag": {"text": _("done"), "tone": "good"}, "note": day_words(entry.settled_on, "short")}
    late = entry.due_on < today
    text = _("overdue") if late else _("still to be done")
    note = _("by %(day)s") % {"day": day_words(entry.due_on, "short")}
    return {"tag": {"text": text, "tone": "bad" if late else "plain"}, "note": note}
