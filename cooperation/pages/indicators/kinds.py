"""How each kind of record that counts in stands in a list: its name, where it is, by which words it is found."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from agreements.instruments.searching import matching
from agreements.models import Activity, ActivityCost, Agreement, Due, Lesson, ReciprocityEntry
from cooperation.models import Gate, GateCondition, GateCriterion, Meeting, MeetingSeries, Opportunity, Outcome
from cooperation.pages.activities.about import activity_address
from cooperation.pages.meetings.told import address, outcome_words
from cooperation.pages.naming import address_of, title_of
from cooperation.pages.obligations.told import what
from cooperation.pages.phases.told import criterion_words, gate_address, gate_title
from cooperation.words import label, party_name
from cooperation.words.amounts import money_words
from partners.models import StepTaken

Cell = dict[str, Any]


@dataclass(frozen=True)
class Kind:
    """One kind of record: what it is called, what is read with it, its cell, and where its words stand.

    `look` lets rows know what cannot be joined.
    """

    words: Any
    cell: Callable[[Any, Any], Cell]
    joined: Sequence[str] = ()
    texts: Sequence[str] = ()
    vector: bool = False
    look: Callable[[Any, Sequence[Any]], None] = lambda reader, rows: None

    def name(self) -> str:
        """What a record of this kind is called."""
        return str(self.words)

    def matching(self, text: str) -> Q:
        """The records that a search finds: by their words, or by a code of the pair."""
        if self.vector:
            return matching(text)
        found = Q(partnership__code__icontains=text)
        for name in self.texts:
            found |= Q(**{f"{name}__icontains": text})
        return found


def _activity(one: Any, reader: Any) -> Cell:
    note = f"{one.reference or ''} {label('activity_type', one.activity_type)}".strip()
    return {"text": one.title, "url": activity_address("activity", one), "note": note}


def _due(one: Any, reader: Any) -> Cell:
    url = reverse("due", args=[one.agreement.key, one.pk])
    return {"text": what(one.obligation), "url": url, "note": label("due_status", one.status)}


def _agreement(one: Any, reader: Any) -> Cell:
    return {"text": title_of(one), "url": address_of(one), "note": one.reference or ""}


def _renewed(reader: Any, rows: Sequence[Any]) -> None:
    """Let each renewal know its agreement; one query."""
    found = Agreement.objects.visible_to(reader).defer("search").in_bulk({one.subject_id for one in rows})
    for one in rows:
        one.agreement = found[one.subject_id]


def _renewal(one: Any, reader: Any) -> Cell:
    return _agreement(one.agreement, reader)


def _gate(one: Any, reader: Any) -> Cell:
    return {"text": gate_title(one), "url": gate_address("gate", one, reader), "note": label("gate_status", one.status)}


def _condition(one: Any, reader: Any) -> Cell:
    return {"text": one.text, "url": gate_address("gate", one.gate, reader), "note": gate_title(one.gate)}


def _criterion(one: Any, reader: Any) -> Cell:
    return {"text": criterion_words(one), "url": gate_address("gate", one.gate, reader), "note": gate_title(one.gate)}


def _meeting(one: Any, reader: Any) -> Cell:
    return {"text": title_of(one), "url": address_of(one)}


def _outcome(one: Any, reader: Any) -> Cell:
    return {"text": outcome_words(one), "url": address("meeting", one.meeting), "note": title_of(one.meeting)}


def _given(one: Any, reader: Any) -> Cell:
    said = {"giver": party_name(one.giver), "quantity": f"{one.quantity:f}".rstrip("0").rstrip("."), "unit": one.unit}
    note = str(_("%(giver)s: %(quantity)s %(unit)s")) % (said | {"unit": label("given_unit", one.unit)})
    url = {"url": activity_address("activity", one.activity)} if one.activity else {}
    return {"text": one.name, "note": note, **url}


def _opportunity(one: Any, reader: Any) -> Cell:
    return {"text": party_name(one.party), "url": reverse("opportunity", args=[one.key])}


def _cost(one: Any, reader: Any) -> Cell:
    note = f"{party_name(one.party)}: {money_words(one.actual, one.currency)}"
    return {"text": one.activity.title, "url": activity_address("activity", one.activity), "note": note}


def _lesson(one: Any, reader: Any) -> Cell:
    return {"text": one.text, "url": activity_address("activity", one.activity), "note": one.activity.title}


_PHASE = "phase__partnership__party_a", "phase__partnership__party_b"
_OF_GATE = tuple(f"gate__{name}" for name in _PHASE)
_PAIR = "meeting__partnership__party_a", "meeting__partnership__party_b"
KINDS: dict[Any, Kind] = {
    Activity: Kind(_("Activity"), _activity, vector=True),
    Due: Kind(_("Promise"), _due, ("agreement", "obligation"), ("obligation__titles",)),
    Agreement: Kind(_("Agreement"), _agreement, ("standing",), vector=True),
    StepTaken: Kind(_("Agreement"), _renewal, look=_renewed),
    Gate: Kind(_("Gate"), _gate, _PHASE),
    GateCondition: Kind(_("Condition"), _condition, _OF_GATE, ("text",)),
    GateCriterion: Kind(_("Criterion"), _criterion, _OF_GATE, ("title", "code")),
    Meeting: Kind(_("Meeting"), _meeting, (), ("titles",)),
    MeetingSeries: Kind(_("Series of meetings"), _meeting, (), ("titles",)),
    Outcome: Kind(_("Outcome"), _outcome, (*_PAIR, "side", "item", "obligation"), ("text",)),
    ReciprocityEntry: Kind(_("Entry"), _given, ("activity", "giver"), ("title", "activity__title")),
    Opportunity: Kind(_("Opportunity"), _opportunity, ("party",), ("note", "party__name_en", "party__name_fr")),
    ActivityCost: Kind(_("Cost"), _cost, ("activity", "party"), ("activity__title",)),
    Lesson: Kind(_("Lesson"), _lesson, ("activity",), ("text",)),
}


def kind_of(model: Any) -> Kind:
    """How records of a kind stand in a list."""
    return KINDS[model]
