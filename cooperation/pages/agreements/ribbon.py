"""The way of an agreement as a line with stations, and where on it the day stands."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from agreements.instruments.vocabulary import STAGE_OF, Door, Stage, Status
from agreements.terms.clauses import ActKind, TermKind
from cooperation.pages.agreements.reading import Reading
from cooperation.words import label
from cooperation.words.dates import date_words, day_words

Station = dict[str, Any]
_REACHED = {
    Stage.PREPARED: 0,
    Stage.SIGNED: 2,
    Stage.APPLIES: 3,
    Stage.SUSPENDED: 3,
    Stage.ENDED: 4,
}


def ribbon(reading: Reading) -> dict[str, Any]:
    """The stations that lie on its way, with their dates as far as they are known."""
    stations = [_prepared(reading), _agreed(reading), _signed(reading), _applies(reading), _ends(reading)]
    status = reading.standing.status
    _mark(stations, status)
    if reading.agreement.door == Door.RECORDED:
        stations = stations[2:]
    return {"label": _("From preparation to end"), "steps": stations}


def _mark(stations: list[Station], status: str) -> None:
    """Say which stations are passed, where it is now, and which it will never reach."""
    at = 1 if status == Status.TEXT_AGREED else _REACHED.get(STAGE_OF[status])
    for number, station in enumerate(stations):
        if at is None or (status == Status.ABANDONED and 0 < number < 4):
            station["state"] = "off"
        elif number == at:
            station["state"] = "now"
        else:
            station["state"] = "done" if number < at else "next"


def _prepared(reading: Reading) -> Station:
    name = label("status", reading.standing.status)
    in_work = STAGE_OF[reading.standing.status] == Stage.PREPARED and reading.standing.status not in (
        Status.TEXT_AGREED,
        Status.NOT_YET_SIGNED,
    )
    begun = day_words(reading.agreement.created_at.date(), "short") if reading.is_owner else ""
    return {"label": _("Prepared"), "note": name if in_work else begun}


def _agreed(reading: Reading) -> Station:
    confirmed = {act.side_id: act.on for act in reading.done(ActKind.TEXT_CONFIRMED)}
    both = None in confirmed or len(confirmed) > 1
    return {"label": _("Text agreed"), "note": date_words(max(confirmed.values()), "short") if both else ""}


def _signed(reading: Reading) -> Station:
    note = date_words(reading.standing.signed_on, "short")
    if reading.standing.status == Status.IN_APPROVAL:
        note = label("status", Status.IN_APPROVAL)
    if not note and reading.agreement.door == Door.RECORDED:
        note = _("not stated")
    return {"label": pgettext("an agreement", "Signed"), "note": note}


def _applies(reading: Reading) -> Station:
    standing = reading.standing
    binding = reading.agreement.is_binding
    name = label("status", Status.IN_FORCE if binding else Status.IN_EFFECT)
    if standing.status in (Status.SUSPENDED, Status.PROVISIONAL):
        name = label("status", standing.status)
    note = date_words(standing.entry_into_force, "short")
    if note and standing.entry_basis == "assumed":
        note = _("%(day)s, assumed") % {"day": note}
    if not note and standing.signed_on and reading.agreement.entry_method == "not_stated":
        note = _("not stated")
    return {"label": name, "note": note}


def _ends(reading: Reading) -> Station:
    standing = reading.standing
    over = STAGE_OF[standing.status] == Stage.ENDED
    if over:
        return {"label": label("status", standing.status), "note": date_words(standing.ends_on, "short")}
    renewal = next((one for one in standing.next_events if one["kind"] == "renews"), None)
    if renewal:
        return {"label": label("event", "renews"), "note": date_words(renewal["date"], "short")}
    note = date_words(standing.ends_on, "short")
    if not note and reading.agreement.term_kind == TermKind.INDEFINITE:
        note = _("no end of its own")
    return {"label": label("event", "ends"), "note": note or (_("not stated") if standing.signed_on else "")}
