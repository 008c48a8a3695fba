"""What is to do, and how each side keeps its word, as REST answers them."""

from datetime import datetime
from typing import Any

from django.utils.timezone import localtime
from rest_framework import serializers as s

from agreements.obligations.keeping import Word
from agreements.obligations.vocabulary import DueStatus
from agreements.reminders.occasion import OPINION
from agreements.reminders.own_days import MISSING, RUN_OUT
from cooperation.api.addresses import partnership_url
from cooperation.api.agreements.schema import codes
from cooperation.api.changes.told import ROOTS
from cooperation.api.documentation.describe import page_of_schema
from cooperation.api.phases.rows import gate_url
from cooperation.desk.todo import GROUPS, Item
from cooperation.pages.todo.rows import Rows
from cooperation.phases.gate import Gate
from partners.models import Partnership

KINDS = ("due", "event", "opinion", "tabling", "need", "answer", "meeting", "exchange", "legal_risk")
SUMS = ("on_time", "late", "open", "overdue", "disputed", "waived", "unmet")


class SeesToSerializer(s.Serializer[Any]):
    """Somebody of the own party."""

    id = s.IntegerField()
    name = s.CharField()


class TodoSerializer(s.Serializer[Any]):
    """One thing to do."""

    group = codes(GROUPS)
    kind = codes(
        KINDS,
        help_text="A day due, one of an agreement, one at home, what needs you, an answer owed; "
        "what a meeting or an exchange asks; a legal risk that turned after your side bound itself.",
    )
    display = s.CharField(help_text="What is to do, in the language of the request.")
    code = s.CharField(help_text="Which event, need or matter; of a day due how it stands.")
    on = s.DateField(allow_null=True)
    since = s.DateField(allow_null=True)
    consequence = s.CharField(help_text="What happens if nothing is done: a code of the vocabulary, or empty.")
    agreement = s.CharField(
        help_text="Key of the agreement; else of the meeting, series, activity or gate that it is of."
    )
    agreement_url = s.CharField(help_text="Where that is found.")
    partner = s.CharField(help_text="Code of the other party.")
    due = s.IntegerField(allow_null=True)
    due_url = s.CharField(allow_null=True)
    status = codes(DueStatus, allow_null=True)
    people = SeesToSerializer(many=True, help_text="Who of the own party sees to it.")


TodoPage = page_of_schema("TodoPage", TodoSerializer)


def kind_of(item: Item) -> str:
    """One of KINDS."""
    if item.exchange:
        return "exchange"
    if item.risk:
        return "legal_risk"
    if item.matter:
        return "meeting"
    if item.own:
        return item.own.kind
    return "due" if item.due else "event" if item.event else "need" if item.need else "answer"


def place_of(item: Item) -> list[Any]:
    """Where it stands in the list: by day, what has none last; no two have the same."""
    whole = item.agreement
    return [item.on is None, str(item.on or ""), whole.pk, whole.subject, kind_of(item), _code(item), _about(item)]


def _about(item: Item) -> int:
    """The number of what hangs beneath the whole, where it is about that."""
    if item.exchange:
        return item.exchange.entry.pk
    if item.risk:
        return item.risk.key
    if item.matter:
        return item.matter.action.pk if item.matter.action else 0
    about = item.due or (item.own.row if item.own else None)
    return about.pk if about else 0


def todo_data(item: Item, officer: Any, words: Rows) -> dict[str, Any]:
    """One thing to do as it is answered."""
    key, above = _whole(item)
    since = localtime(item.since).date() if isinstance(item.since, datetime) else item.since
    return {
        "group": item.group,
        "kind": kind_of(item),
        "display": words.what(item),
        "code": _code(item),
        "on": item.on,
        "since": since,
        "consequence": _consequence(item),
        "agreement": key,
        "agreement_url": above,
        "partner": item.agreement.partnership.other(officer.party_id).code,
        "due": item.due.pk if item.due else None,
        "due_url": f"{above}dues/{item.due.pk}/" if item.due else None,
        "status": item.due.status if item.due else None,
        "people": [{"id": one.pk, "name": one.name} for one in item.people],
    }


def _whole(item: Item) -> tuple[str, str]:
    """The key and the address of what it is about; a gate is named by its pair and number."""
    whole: Any = item.agreement
    if isinstance(whole, Gate):
        return f"{whole.phase.key}/{whole.number}", gate_url(whole.phase.key, whole.number)
    return whole.key, ROOTS[whole.subject][1](whole.key)


def _code(item: Item) -> str:
    if item.due:
        return str(item.due.status)
    if item.event:
        return item.event.kind
    if item.exchange:
        return str(item.exchange.act)
    if item.risk:
        return item.risk.question.code
    if item.matter:
        return item.matter.code
    return item.need.code if item.need else kind_of(item)


def _consequence(item: Item) -> str:
    if item.own:
        return MISSING if item.own.kind == OPINION else RUN_OUT
    return item.event.consequence if item.event else ""


class WordSerializer(s.Serializer[Any]):
    """How one side keeps its word to the other, in days due."""

    partnership = s.CharField()
    partnership_url = s.CharField()
    partner = s.CharField(help_text="Code of the other party.")
    display = s.CharField()
    owed_by = codes(("us", "them", "both"))
    debtor = s.CharField(allow_null=True, help_text="Code of the party that owes; null: both.")
    on_time = s.IntegerField(help_text="Kept by their day, or with no day set.")
    late = s.IntegerField(help_text="Kept after it.")
    open = s.IntegerField()
    overdue = s.IntegerField()
    disputed = s.IntegerField()
    waived = s.IntegerField()
    unmet = s.IntegerField(help_text="Closed without being kept.")


WordPage = page_of_schema("WordPage", WordSerializer)


def word_data(word: Word, pair: Partnership, officer: Any, display: str) -> dict[str, Any]:
    """One direction of one pair as it is answered."""
    codes_of = {pair.party_a_id: pair.party_a.code, pair.party_b_id: pair.party_b.code}
    owes = "both" if word.debtor is None else "us" if word.debtor == officer.party_id else "them"
    return {
        "partnership": pair.code,
        "partnership_url": partnership_url(pair.code),
        "partner": pair.other(officer.party_id).code,
        "display": display,
        "owed_by": owes,
        "debtor": codes_of.get(word.debtor or 0),
        **{name: getattr(word, name) for name in SUMS},
    }
