"""What mail says of records: reference, date and link; title and partner only where they may leave."""

from collections.abc import Sequence
from typing import Any

from cooperation.address import site_url
from cooperation.desk.inbox import Leaving, Letter
from cooperation.pages.naming import address_of, partner_of, title_of
from cooperation.words.notices import letter_words, promise_words
from partners.models import Officer
from partners.records.record import Audience

Line = dict[str, Any]


class Lines:
    """Letters of one officer as lines of a mail, in the present language."""

    def __init__(self, officer: Officer, letters: Sequence[Letter]) -> None:
        self.officer = officer
        self.letters = [one for one in letters if one.about is not None]
        about = [one.about for one in self.letters if one.about]
        self._leaving = Leaving(officer, about, [one.part for one in self.letters if one.part])

    def line(self, letter: Letter) -> Line:
        """One notice: its sentence and what follows, the reference, and where it stands."""
        agreement = letter.about
        assert agreement is not None
        pair: Any = agreement.partnership
        sentence, otherwise = letter_words(letter)
        named = self._leaving.names(agreement)
        return {
            "sentence": sentence,
            "otherwise": "" if letter.asked else otherwise,  # what somebody noted for themselves stays here
            "reference": letter.reference,
            "title": title_of(agreement) if named else "",
            "promise": promise_words(letter) if self._part_named(letter, named) else "",
            "partner": partner_of(agreement, self.officer) if named else "",
            "url": site_url(address_of(agreement)),
            "pair": pair.code if pair else "",
        }

    def _part_named(self, letter: Letter, named: bool) -> bool:
        """What a side keeps for itself of a public agreement leaves no further than anything else of its own."""
        own = letter.part is not None and letter.part.audience == Audience.NATIONAL
        return self._leaving.part(letter.part) if own else named

    def groups(self) -> tuple[list[dict[str, Any]], int]:
        """All of it by partner, and how many there are; partners without a name stand apart by what they share."""
        found: dict[tuple[str, str], list[Line]] = {}
        for letter in self.letters:
            line = self.line(letter)
            found.setdefault((line["partner"], line["pair"]), []).append(line)
        # Those with a name first, by name.
        ordered = sorted(found.items(), key=lambda one: (not one[0][0], one[0]))
        return [{"partner": partner, "lines": lines} for (partner, _), lines in ordered], len(self.letters)
