"""One table of words: what each code of the product is called on a page, in each language.

The trade's own word is the code itself and stands in REST; the page's word is
here. Codes come from the floors below, which know no language.
"""

import re
from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any

from cooperation.words.amounts import money_words
from cooperation.words.clauses import clause_word
from cooperation.words.conditions import CONDITIONS
from cooperation.words.faults import FAULTS
from cooperation.words.imports import FIELDS as IMPORT_FIELDS
from cooperation.words.languages import present_language
from cooperation.words.vocabularies import VOCABULARIES
from partners.records.errors import Condition
from partners.records.wording import in_language

__all__ = [
    "VOCABULARIES",
    "asked_words",
    "fault",
    "label",
    "party_by_code",
    "party_name",
    "party_names",
    "say",
    "say_of_any",
    "term",
]


def label(vocabulary: str, code: Any) -> str:
    """The page's word for a code of a vocabulary; the code itself where there is none."""
    return str(VOCABULARIES[vocabulary].get(str(code), code))


def term(code: str) -> str:
    """The trade's word behind a page's word, for whoever hovers it."""
    return code.replace("_", " ")


def party_name(party: Any) -> str:
    """The name of a party in the present language."""
    return str(party.name_in(present_language())) if party else ""


def asked_words(asks: str) -> str:
    """What a link asks of an activity, or of seats on it."""
    return label("seat_asked" if asks in VOCABULARIES["seat_asked"] else "activity_act", asks)


def say(condition: Condition) -> str:
    """A condition as a sentence: what is, or is still, missing."""
    return _filled(CONDITIONS.get(condition.code, condition.code), condition.data)


def say_of_any(code: str) -> str:
    """What a condition asks for whatever it is asked of: what differs stands as an ellipsis."""
    return _DIFFERS.sub("…", str(CONDITIONS.get(code, code)))


def fault(code: str) -> str:
    """What is wrong with an input, as a sentence."""
    return str(FAULTS.get(code, code))


def _filled(words: Any, data: Mapping[str, Any]) -> str:
    """Words with their data put in; codes of parties, acts and statuses said as words."""
    said = {name: _said(name, value) for name, value in data.items()}
    if currency := data.get("currency"):
        said |= {name: money_words(Decimal(data[name]), currency) for name in ("most", "is") if name in data}
    if titles := data.get("titles"):
        said["amendment"] = in_language(titles, present_language())
    text = str(words)
    for name, value in said.items():
        text = text.replace("{" + name + "}", value)
    return text


_DIFFERS = re.compile(r"\{\w+\}")
_SAID = {
    "act": ("act", "due_act", "activity_act"),
    "status": ("status", "due_status", "activity_status", "meeting_status", "opportunity_status"),
    "from": (
        "status",
        "due_status",
        "activity_status",
        "meeting_status",
        "entry_status",
        "understanding_status",
        "seat_status",
        "opportunity_status",
    ),
    "to": (
        "status",
        "due_status",
        "activity_status",
        "meeting_status",
        "entry_status",
        "understanding_status",
        "seat_status",
        "opportunity_status",
    ),
    "clearance": ("clearance",),
    "step": ("due_step", "case_step"),
    "stage": ("case_stage",),
    "audience": ("audience",),
    "rule": ("coverage_rule",),
    "ground": ("red_line_ground",),
    "what": ("conference",),
    "form": ("form",),
    "question": ("risk_question",),
    "phase": ("phase",),
    "criterion": ("criterion",),
    "decision": ("gate_decision",),
    "gate_status": ("gate_status",),
    "entry_status": ("entry_status",),
    "understanding_status": ("understanding_status",),
}


def _said(name: str, value: Any) -> str:
    for vocabulary in _SAID.get(name, ()):
        if str(value) in VOCABULARIES[vocabulary]:
            return label(vocabulary, value)
    if name == "clause":
        return clause_word(str(value))
    if name in ("party", "framework"):
        return party_by_code(str(value))
    if name == "column":
        return str(IMPORT_FIELDS.get(str(value), value))
    return _date_words(value) if name == "on" else str(value)


def _date_words(value: Any) -> str:
    from cooperation.words.dates import date_words

    return date_words(str(value))


def party_names() -> Callable[[str], str]:
    """What gives the name of a party by its code, all of them looked up once; other texts stay as they are."""
    from partners.models import Party

    names = {one.code: party_name(one) for one in Party.objects.all()}
    return lambda code: names.get(code, code)


def party_by_code(code: str) -> str:
    """The name of the party with a code; the code itself where there is none."""
    from partners.models import Party

    return party_name(Party.objects.filter(code=code).first()) or code
