"""Making a one-time link by what it asks about."""

from collections.abc import Callable, Mapping
from typing import Any

from agreements.activities.access import activity_by_key
from agreements.activities.intelligence.receiving import exchange_link_make
from agreements.activities.links import activity_link_make
from agreements.activities.procurement.links import ASKABLE as OF_CASES
from agreements.activities.procurement.links import case_link_make
from agreements.activities.training.links import ASKS as OF_SEATS
from agreements.activities.training.links import seats_link_make
from agreements.instruments.access import agreement_by_key
from agreements.instruments.links import link_make
from agreements.models import Due
from agreements.obligations.acting import JOINED
from agreements.obligations.links import due_link_make
from agreements.reciprocity.access import entry_by_key
from agreements.reciprocity.links import AGREES as OF_UNDERSTANDINGS
from agreements.reciprocity.links import reciprocity_link_make, understanding_link_make
from agreements.reciprocity.understood import understanding_by_key
from cooperation.meetings.access import meeting_by_key
from cooperation.meetings.links import ASKS as OF_MINUTES
from cooperation.meetings.links import minutes_link_make
from cooperation.phases.links import ASKS as OF_GATES
from cooperation.phases.links import gate_link_make
from cooperation.phases.reading import gate_at
from partners.models import AnswerLink, Partnership
from partners.records.errors import Malformed, Unseen

Values = Mapping[str, Any]
Made = tuple[AnswerLink, str]


def link_made(values: Values, told: Values) -> Made:
    """The link that a request asks for, and its secret; `told` is what every service is given.

    Raises Malformed unless it names one thing to ask about, and an act that is asked of such a thing.
    """
    named = [name for name in _MAKERS if values.get(name)]
    if len(named) != 1:
        raise Malformed({name: ["name_one"] for name in named or _MAKERS})
    return _MAKERS[named[0]](values, told)


def _of_agreement(values: Values, told: Values) -> Made:
    agreement = agreement_by_key(told["officer"], values["agreement"])
    if "due" not in values:
        return link_make(agreement=agreement, asks=values["asks"], **told)
    due = Due.objects.visible_to(told["officer"]).filter(pk=values["due"], agreement=agreement)
    found = due.select_related(*JOINED).first()
    if found is None:
        raise Malformed({"due": ["unknown"]})
    return due_link_make(due=found, asks=values["asks"], **told)


def _of_activity(values: Values, told: Values) -> Made:
    activity = activity_by_key(told["officer"], values["activity"])
    if "exchange" in values:
        return exchange_link_make(activity=activity, exchange_id=values["exchange"], act=values["asks"], **told)
    if values["asks"].startswith(OF_SEATS):
        return seats_link_make(activity=activity, to=values["asks"].removeprefix(OF_SEATS), **told)
    make = case_link_make if values["asks"] in OF_CASES else activity_link_make
    return make(activity=activity, asks=values["asks"], **told)


def _of_meeting(values: Values, told: Values) -> Made:
    _only(values, OF_MINUTES)
    return minutes_link_make(meeting=meeting_by_key(told["officer"], values["meeting"]), **told)


def _of_gate(values: Values, told: Values) -> Made:
    _only(values, OF_GATES)
    pair = Partnership.objects.filter(code=values.get("partnership", "").upper()).first()
    if pair is None:
        raise Unseen
    return gate_link_make(gate=gate_at(told["officer"], pair, values["gate"]), **told)


def _of_entry(values: Values, told: Values) -> Made:
    entry = entry_by_key(told["officer"], values["given"])
    return reciprocity_link_make(entry=entry, asks=values["asks"], **told)


def _of_understanding(values: Values, told: Values) -> Made:
    _only(values, OF_UNDERSTANDINGS)
    one = understanding_by_key(told["officer"], values["understanding"])
    return understanding_link_make(understanding=one, **told)


def _only(values: Values, asks: str) -> None:
    if values["asks"] != asks:
        raise Malformed({"asks": ["unknown"]})


_MAKERS: Mapping[str, Callable[[Values, Values], Made]] = {
    "agreement": _of_agreement,
    "activity": _of_activity,
    "meeting": _of_meeting,
    "gate": _of_gate,
    "given": _of_entry,
    "understanding": _of_understanding,
}
