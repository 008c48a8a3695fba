"""What is measured, in words: as a value beside its source, and as part of a sentence."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from babel.numbers import format_decimal
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cooperation.opportunities.ranking import Known
from cooperation.pages.profiles.said import term_word
from cooperation.templatetags.look import reader_locale
from cooperation.words import label, party_name
from cooperation.words.amounts import number_words
from partners.matching.parts import Measure, Part
from partners.matching.ranking import Line
from partners.matching.world import pair_of
from partners.profile.taxonomy import Term

# So many names stand in a value, and so many in a sentence.
MOST_NAMES, FEW_NAMES = 6, 2
# So many parts make the sentence about one partner.
MOST_REASONS = 3
_MILLION = 1_000_000


@dataclass(frozen=True)
class Teller:
    """Says what is known of others, in the words and names of one reader."""

    known: Known
    terms: Mapping[str, Term]

    @cached_property
    def with_us(self) -> Mapping[str, int]:
        """How many agreements with us are in sight, by party."""
        counts: dict[str, int] = {}
        for one in self.known.world.ties:
            if self.known.own in one.pair:
                other = one.pair[one.pair[0] == self.known.own]
                counts[other] = counts.get(other, 0) + 1
        return counts

    def name(self, code: str) -> str:
        """What a party is called."""
        return party_name(self.known.parties.get(code)) or code

    def part(self, part: str) -> str:
        """What a part is called."""
        own = self.known.criteria.get(part)
        return own.name if own else label("matching_part", part)

    def value(self, code: str, part: str, measure: Measure) -> str:
        """What is known of a part, for a table; empty where it is missing."""
        return _VALUES.get(part, _added)(self, code, measure, MOST_NAMES) if measure.x is not None else ""

    def sentence(self, code: str, lines: Iterable[Line], usual: Mapping[str, float]) -> str:
        """Why one stands where it does: the parts that give it most above what they give the others."""
        told = [one for one in lines if not one.stands_in and one.measure.x and one.points > usual[one.part]]
        told.sort(key=lambda one: usual[one.part] - one.points)
        near = any(one.part == Part.PROXIMITY for one in told[:MOST_REASONS])
        told = [one for one in told if not (near and one.part == Part.NEIGHBOURS)][:MOST_REASONS]
        text = ", ".join(self.reason(code, one.part, one.measure) for one in told)
        return text[:1].upper() + text[1:] or _("Nothing sets it apart from the others")

    def reason(self, code: str, part: str, measure: Measure) -> str:
        """A part as a piece of a sentence."""
        said = _REASONS.get(part)
        if part == Part.PROXIMITY and self.coast(code):
            measure_of = self.known.measured.parts[Part.NEIGHBOURS][code]
            return f"{_neighbours(self, code, measure_of, 0)}, {_distance(self, code, measure, 0)}"
        if said is None:
            return f"{self.part(part)}: {_added(self, code, measure, FEW_NAMES)}"
        return said(self, code, measure, FEW_NAMES)

    def listed(self, names: Sequence[str], most: int) -> str:
        """Names in a line, the first few of many."""
        more = len(names) - most
        said = ", ".join(names[:most])
        return _("%(names)s and %(count)d more") % {"names": said, "count": more} if more > 0 else said

    def words(self, measure: Measure, most: int) -> str:
        """The terms of a measure, as we call them."""
        return self.listed([term_word(self.terms, one) for one in measure.value], most)

    def coast(self, code: str) -> set[str]:
        """In which ways they are our neighbours."""
        return {one.value for one in self.known.world.neighbours.get(pair_of(self.known.own, code), ())}


def points_words(points: float) -> str:
    """Points as the reader writes them, to one decimal."""
    return str(format_decimal(round(points, 1), format="0.#", locale=reader_locale()))


def percent_words(share: float) -> str:
    """A share from 0 to 1."""
    return _("%(count)s %%") % {"count": round(100 * share)}


Said = Callable[[Teller, str, Measure, int], str]


def _distance(_teller: Teller, _code: str, measure: Measure, _most: int) -> str:
    return _("%(km)s km from capital to capital") % {"km": number_words(measure.value)}


def _neighbours(teller: Teller, code: str, _measure: Measure, _most: int) -> str:
    both = {
        (True, True): _("neighbour by land and sea"),
        (True, False): _("neighbour by land"),
        (False, True): _("neighbour by sea"),
    }
    coast = teller.coast(code)
    return both.get(("land" in coast, "sea" in coast), _("no neighbour"))


def _organisations(_teller: Teller, _code: str, measure: Measure, _most: int) -> str:
    words = ngettext("%(count)s organisation in common", "%(count)s organisations in common", measure.value)
    return words % {"count": measure.value}


def _people(_teller: Teller, _code: str, measure: Measure, _most: int) -> str:
    count = measure.value
    if count < _MILLION:
        return _("%(count)s people") % {"count": number_words(round(count, -3) or count)}
    words = ngettext("%(count)s million people", "%(count)s million people", round(count / _MILLION))
    return words % {"count": number_words(round(count / _MILLION))}


def _activity(_teller: Teller, _code: str, measure: Measure, _most: int) -> str:
    words = ngettext(
        "%(count)s agreement with others in ten years", "%(count)s agreements with others in ten years", measure.value
    )
    return words % {"count": measure.value}


def _ties(teller: Teller, code: str, _measure: Measure, _most: int) -> str:
    count = teller.with_us.get(code, 0)
    if not count:
        return _("no agreement with us yet")
    return ngettext("%(count)s agreement with us", "%(count)s agreements with us", count) % {"count": count}


def _common(teller: Teller, _code: str, measure: Measure, most: int) -> str:
    if not measure.value:
        return _("no partner in common")
    names = teller.listed([teller.name(one) for one in measure.value], most)
    return _("works with %(names)s as we do") % {"names": names}


def _terms(found: Callable[[], str], nothing: Callable[[], str]) -> Said:
    def said(teller: Teller, _code: str, measure: Measure, most: int) -> str:
        return found() % {"what": teller.words(measure, most)} if measure.value else nothing()

    return said


def _added(_teller: Teller, _code: str, measure: Measure, _most: int) -> str:
    return _("%(count)s of 100") % {"count": points_words(100 * (measure.x or 0))}


_REASONS: dict[str, Said] = {
    Part.PROXIMITY: _distance,
    Part.NEIGHBOURS: _neighbours,
    Part.ORGANISATIONS: _organisations,
    Part.SIZE: _people,
    Part.ACTIVITY: _activity,
    Part.TIES: _ties,
    Part.COMMON: _common,
    Part.GOALS: _terms(lambda: _("goals in common: %(what)s"), lambda: _("no goal in common")),
    Part.THEY_SEEK: _terms(lambda: _("seeks what we offer: %(what)s"), lambda: _("nothing that we offer")),
    Part.WE_SEEK: _terms(lambda: _("offers what we seek: %(what)s"), lambda: _("nothing that we seek")),
    Part.INTEROPERABILITY: _terms(lambda: _("holds as we do: %(what)s"), lambda: _("nothing that we hold")),
}


def _capital(said: Said) -> Said:
    def capital(*args: Any) -> str:
        text = said(*args)
        return text[:1].upper() + text[1:]

    return capital


_VALUES: dict[str, Said] = {part: _capital(said) for part, said in _REASONS.items()}
