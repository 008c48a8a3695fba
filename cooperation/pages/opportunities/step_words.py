"""A first step in words: what, on what basis, in which framework, how large, in law, and what each side gains."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from agreements.coverage.vocabulary import State
from cooperation.pages.naming import when
from cooperation.pages.profiles.said import ground_words, term_word
from cooperation.words import label, party_name, party_names
from cooperation.words.amounts import money_words
from cooperation.words.languages import present_language
from partners.models import Party
from partners.profile.suggesting import Ground
from partners.profile.taxonomy import Term

Row = dict[str, Any]
Kept = Mapping[str, Any]
_OURS = {
    "goal": gettext_lazy("We work on “%(term)s” with a partner who shares the goal."),
    "receives": gettext_lazy("We receive what we seek: %(term)s."),
    "in_return": gettext_lazy("We may ask in return for what we seek and they offer: %(term)s."),
    "to_ask_for": gettext_lazy("Nothing that we seek is known to be on offer: agree beforehand on what comes back."),
    "to_find_out": gettext_lazy("We learn what they seek and offer."),
}
_THEIRS = {
    "goal": gettext_lazy("They work on “%(term)s” with a partner who shares the goal."),
    "receives": gettext_lazy("They receive what they seek: %(term)s."),
    "in_return": gettext_lazy("They may ask in return for what they seek and we offer: %(term)s."),
    "to_ask_for": gettext_lazy("Nothing that they seek is known to be on offer here: ask what should come back."),
    "to_find_out": gettext_lazy("They learn what we seek and offer."),
}
_OURS_HIGH = gettext_lazy(
    "We work on “%(term)s”, a goal of priority “%(priority)s” with us, with a partner who shares it."
)
_CUT = {
    "days": gettext_lazy("days"),
    "people": gettext_lazy("people"),
    "amount": gettext_lazy("cost"),
}


@dataclass(frozen=True)
class StepWords:
    """Says first steps with one party, in the terms of one reader."""

    own: Party
    party: Party
    terms: Mapping[str, Term]

    @cached_property
    def names(self) -> Callable[[str], str]:
        """What parties are called, by code; looked up once."""
        return party_names()

    def term(self, code: str) -> str:
        """What a goal or a capability is called."""
        return term_word(self.terms, code)

    def title(self, kept: Kept) -> str:
        """What is done together."""
        title = kept["title_fr"] if present_language().startswith("fr") else kept["title_en"]
        return str(title).replace("{term}", self.term(kept["term"]))

    def facts(self, kept: Kept) -> list[Row]:
        """All there is to say of one, row by row."""
        return [self._basis(kept), self._framework(kept), self._size(kept), self._when(kept), *self.gains(kept)]

    def gains(self, kept: Kept) -> list[Row]:
        """What each side gains, a sentence each."""
        return [
            {"label": _("What we gain"), "value": self._gain(kept["ours"], _OURS)},
            {"label": _("What %(they)s gains") % {"they": party_name(self.party)}, "value": self.theirs(kept)},
        ]

    def ours(self, kept: Kept) -> str:
        """What we gain, in a sentence."""
        return self._gain(kept["ours"], _OURS)

    def theirs(self, kept: Kept) -> str:
        """What they gain, in a sentence."""
        return self._gain(kept["theirs"], _THEIRS)

    def _gain(self, gain: Kept, sentences: Mapping[str, Any]) -> str:
        said = {"term": self.term(gain["term"])}
        if gain["code"] == "goal" and gain["priority"] and sentences is _OURS:
            return str(_OURS_HIGH) % (said | {"priority": label("priority", gain["priority"])})
        return str(sentences[gain["code"]]) % said

    def _basis(self, kept: Kept) -> Row:
        about = label("first_step_about", kept["about"])
        terms = ", ".join(self.term(code) for code in (kept["term"], *kept["also"]) if code)
        grounds = [self._ground(one) for one in kept["grounds"]]
        value = _("%(about)s: %(terms)s") % {"about": about, "terms": terms} if terms else about
        return {"label": _("On what basis"), "value": value, "note": "; ".join(dict.fromkeys(grounds))}

    def _ground(self, one: Kept) -> str:
        said = {"source": one["source"], "day": when(one["as_of"])}
        if not one["code"]:
            return _("%(source)s, as of %(day)s") % said
        ground = Ground(one["code"], (self.party.code,), one["source"], one["as_of"])
        return _("%(what)s (%(source)s, as of %(day)s)") % (said | {"what": ground_words(ground, self.names)})

    def _framework(self, kept: Kept) -> Row:
        code = kept["framework"]
        value = self.names(code) if code else _("We know of no organisation to which both belong.")
        return {"label": _("In the framework of"), "value": value, "term": code}

    def _size(self, kept: Kept) -> Row:
        people = _("%(ours)s of ours and %(theirs)s of theirs") % {
            "ours": kept["our_people"],
            "theirs": kept["their_people"],
        }
        days = ngettext("%(count)s day", "%(count)s days", kept["days"]) % {"count": kept["days"]}
        money = money_words(Decimal(kept["amount"]), kept["currency"])
        value = _("%(days)s, %(people)s, about %(money)s") % {"days": days, "people": people, "money": money}
        return {"label": _("A pilot of this size"), "value": value, "note": " ".join(_size_notes(kept))}

    def _when(self, kept: Kept) -> Row:
        host = party_name(self.own if kept["we_host"] else self.party)
        first, last = date.fromisoformat(kept["begins"]), date.fromisoformat(kept["ends"])
        said = {"first": when(first), "last": when(last), "host": host}
        return {
            "label": _("When and where"),
            "value": _("%(first)s to %(last)s, hosted by %(host)s") % said,
            "note": _("An example, with four months to prepare it: change it when you plan it."),
        }


def _size_notes(kept: Kept) -> list[str]:
    notes = [_("Within our caps for a pilot.")]
    if kept["cut"]:
        what = ", ".join(str(_CUT[one]) for one in kept["cut"])
        notes = [_("Cut down to our caps for a pilot: %(what)s.") % {"what": what}]
    if not kept["before_gate"]:
        notes.append(
            _("It is more than our caps allow while we get to know each other: the gate to the pilot comes first.")
        )
    return notes


def legal_words(kept: Kept) -> Row:
    """What it would stand on in law, by what was missing when it was proposed."""
    missing = [one for one in kept["legal"] if one["state"] != State.COVERED]
    if not kept["legal"]:
        return {"label": _("Legal basis"), "value": _("Nothing is asked of an activity of this kind.")}
    if not missing:
        return {"label": _("Legal basis"), "value": _("It is covered on all of its days.")}
    names = ", ".join(one["name"] or label("coverage_rule", one["rule"]) for one in missing)
    tag = {"text": label("coverage_state", missing[0]["state"]), "tone": "bad"}
    return {"label": _("Legal basis"), "value": names, "tag": tag}
