"""The rows of the list: each reason against each party, and those of our red lines that exclude nobody."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from cooperation.pages.redlines import said
from cooperation.words import label, party_name
from partners.models import Party, RedLine
from partners.parties.reading import all_parties
from partners.redlines.excluding import Exclusion
from partners.redlines.reading import own_lines, red_lines


@dataclass(frozen=True)
class Row:
    """One reason against one party, or a red line of ours that does not exclude it: asked for, declined, lifted."""

    party: Party
    name: str
    how: str
    exclusion: Exclusion | None = None
    line: RedLine | None = None

    @property
    def basis(self) -> str:
        """On what it rests; what does not exclude is our own word alone."""
        return self.exclusion.basis if self.exclusion else "own"

    @property
    def ground(self) -> str:
        """On which ground."""
        return str(self.exclusion.ground if self.exclusion else self.line.ground if self.line else "")

    @property
    def since(self) -> str:
        """Since when it excludes."""
        return self.exclusion.since if self.exclusion else ""

    @property
    def source(self) -> str:
        """Where it is from."""
        return self.exclusion.source if self.exclusion else self.line.source if self.line else ""

    @property
    def as_of(self) -> str:
        """How old that is."""
        return self.exclusion.as_of if self.exclusion else self.line.as_of if self.line else ""

    @property
    def changes(self) -> str:
        """What would have to change."""
        return said.changes_text(self.exclusion) if self.exclusion else self.line.would_change if self.line else ""

    @property
    def stands(self) -> str:
        """Whether it excludes today, or how far it is."""
        return "excluded" if self.exclusion else self.line.status if self.line else ""

    @property
    def ground_word(self) -> str:
        """The ground in words."""
        return label("red_line_ground", self.ground)

    @property
    def stands_word(self) -> str:
        """How it stands, in words."""
        return _("Excludes today") if self.exclusion else label("red_line_status", self.stands)

    @property
    def note(self) -> str:
        """What is said beside it: by the facts, or by ourselves."""
        return self.exclusion.note if self.exclusion else self.line.why if self.line else ""


def rows_of(officer: Any, today: date) -> Iterator[Row]:
    """Every reason against anybody on a day, and our own red lines that exclude nobody; four queries."""
    own = list(own_lines(officer))
    parties = {one.pk: one for one in all_parties()}
    excluded = red_lines(officer, today, own=own)
    for pk, exclusions in excluded.items():
        party = parties[pk]
        if party.is_historic:
            continue
        for one in exclusions:
            yield Row(party, party_name(party), said.how(one, party), one, one.line)
    drawn = {one.line.pk for exclusions in excluded.values() for one in exclusions if one.line}
    for line in (one for one in own if one.pk not in drawn):
        yield Row(line.party, party_name(line.party), "", line=line)
