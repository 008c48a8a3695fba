"""What an address of the ranking asks for: a set kept under a name, points that were changed, the goal put highest."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import HttpRequest, QueryDict
from django.urls import reverse

from cooperation.opportunities.choice import Choice, choice_of
from cooperation.opportunities.ranking import Known
from cooperation.opportunities.weight_set import WeightSet
from partners.profile.taxonomy import Term
from partners.profile.vocabulary import TermKind

WEIGHT, HIGHEST, SET = "w-", "highest", "set"
# What stands in an address for what nobody changed, where the party opens with a set of its own.
PLAIN = "0"


@dataclass(frozen=True)
class Asked:
    """What counts as an address asks for it, from which set on, and the address that asks for it and no more."""

    known: Known
    choice: Choice
    kept: WeightSet | None
    sets: Sequence[WeightSet]

    @property
    def base(self) -> Choice:
        """What counts by the set alone, or as it comes."""
        return choice_of_set(self.known, self.kept)

    @property
    def changed(self) -> bool:
        """Whether anything counts otherwise than in the set, or than it comes."""
        return self.choice != self.base

    @property
    def parameters(self) -> dict[str, str]:
        """What an address has to say, so that it asks for this."""
        base, default = self.base, default_of(self.sets)
        found = {SET: str(self.kept.pk) if self.kept else PLAIN} if self.kept != default else {}
        weights = {part: value for part, value in self.choice.weights.items() if value != base.weights[part]}
        found |= {f"{WEIGHT}{part}": f"{value:g}" for part, value in weights.items()}
        return found | ({HIGHEST: self.choice.highest or PLAIN} if self.choice.highest != base.highest else {})

    def address(self, name: str, *args: str) -> str:
        """A page of this ranking, with what counts in it."""
        return with_query(reverse(name, args=args), self.parameters)


def choice_of_set(known: Known, kept: WeightSet | None) -> Choice:
    """What counts by a set; without one, as it comes."""
    return choice_of(known, kept.weights if kept else {}, kept.highest if kept else "")


def default_of(sets: Sequence[WeightSet]) -> WeightSet | None:
    """The set with which our ranking opens."""
    return next((one for one in sets if one.is_default), None)


def with_query(path: str, parameters: Mapping[str, str]) -> str:
    """An address with its parameters, or bare."""
    return f"{path}?{urlencode(parameters)}" if parameters else path


def asked_from(given: Mapping[str, str], known: Known, terms: Mapping[str, Term], sets: Sequence[WeightSet]) -> Asked:
    """What parameters ask for; what is odd among them changes nothing."""
    kept = next((one for one in sets if str(one.pk) == given.get(SET)), None)
    if kept is None and given.get(SET) != PLAIN:
        kept = default_of(sets)
    base = choice_of_set(known, kept)
    texts = {name.removeprefix(WEIGHT): text for name, text in given.items() if name.startswith(WEIGHT)}
    highest = given.get(HIGHEST, "")
    goal = "" if highest == PLAIN else goal_of(highest, terms) or base.highest
    return Asked(known, choice_of(known, {**base.weights, **numbers(texts)}, goal), kept, sets)


def asked_of(request: HttpRequest, known: Known, terms: Mapping[str, Term], sets: Sequence[WeightSet]) -> Asked:
    """Read it from the address, and leave in the address what has to stand there."""
    asked = asked_from(request.GET.dict(), known, terms, sets)
    rest = QueryDict(mutable=True)
    for name, values in request.GET.lists():
        if any(values) and not (name.startswith(WEIGHT) or name in (HIGHEST, SET)):
            rest.setlist(name, values)
    for name, value in asked.parameters.items():
        rest[name] = value
    request.GET = rest  # type: ignore[assignment]
    return asked


def goal_of(code: str, terms: Mapping[str, Term]) -> str:
    """A goal in use, or nothing."""
    term = terms.get(code)
    return code if term and term.kind == TermKind.GOAL and not term.off else ""


def numbers(texts: Mapping[str, str]) -> dict[str, float]:
    """Those of the texts that are numbers."""
    found = {}
    for name, text in texts.items():
        try:
            value = float(text)
        except ValueError:
            continue
        if value == value:  # not what stands for no number
            found[name] = value
    return found
