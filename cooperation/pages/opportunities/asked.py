"""What an address of the ranking asks for: the points that were changed, the goal put highest."""

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import HttpRequest, QueryDict
from django.urls import reverse

from cooperation.opportunities.choice import Choice, choice_of
from cooperation.opportunities.ranking import Known
from partners.profile.taxonomy import Term
from partners.profile.vocabulary import TermKind

WEIGHT = "w-"
HIGHEST = "highest"


@dataclass(frozen=True)
class Asked:
    """What counts as an address asks for it, and the address that asks for it and no more."""

    known: Known
    choice: Choice

    @property
    def parameters(self) -> dict[str, str]:
        """What is not as it would be if nobody changed anything."""
        changed = {part: value for part, value in self.choice.weights.items() if self.choice.changed(part, self.known)}
        found = {f"{WEIGHT}{part}": f"{value:g}" for part, value in changed.items()}
        return found | ({HIGHEST: self.choice.highest} if self.choice.highest else {})

    def address(self, name: str, *args: str) -> str:
        """A page of this ranking, with what counts in it."""
        return with_query(reverse(name, args=args), self.parameters)


def with_query(path: str, parameters: Mapping[str, str]) -> str:
    """An address with its parameters, or bare."""
    return f"{path}?{urlencode(parameters)}" if parameters else path


def asked_of(request: HttpRequest, known: Known, terms: Mapping[str, Term]) -> Asked:
    """Read it from the address, and leave in the address what is not plain; what is odd there changes nothing."""
    weights, rest = {}, QueryDict(mutable=True)
    highest = goal_of(request.GET.get(HIGHEST, ""), terms)
    for name, values in request.GET.lists():
        if name.startswith(WEIGHT):
            weights[name.removeprefix(WEIGHT)] = values[-1]
        elif name != HIGHEST and any(values):
            rest.setlist(name, values)
    asked = Asked(known, choice_of(known, numbers(weights), highest))
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
