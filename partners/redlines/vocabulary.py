"""The codes of what excludes a partner. What each means is said by the faces."""

from enum import StrEnum

from django.db import models

from partners.parties.facts import FactKind


class Ground(models.TextChoices):
    """Why a party is excluded."""

    SANCTIONS = "sanctions"
    EMBARGO = "embargo"
    ARMED_CONFLICT = "armed_conflict"
    RIVALRY = "rivalry"
    CONFLICTING_OBLIGATION = "conflicting_obligation"
    MINISTER = "minister"


class How(StrEnum):
    """In which way a ground bears on the two: whose measure, whose ally."""

    BY_US = "by_us"
    BY_OURS = "by_ours"
    """By an organisation that we belong to."""
    ON_US = "on_us"
    ON_US_BY_THEIRS = "on_us_by_theirs"
    """On us, by an organisation that they belong to and we do not."""
    BETWEEN_US = "between_us"
    THEIR_ALLY = "their_ally"
    """Their alliance binds them to a state that is in armed conflict with us."""
    OUR_ALLY = "our_ally"
    """Our alliance binds us to a state that is in armed conflict with them."""
    OUR_WORD = "our_word"


class Basis(StrEnum):
    """What an exclusion rests on."""

    FACT = "fact"
    DERIVED = "derived"
    """Follows from facts: a measure or a conflict, and a membership."""
    OWN = "own"
    """The own side's word: a red line that it drew, or its correction of a fact."""


class RedLineStatus(models.TextChoices):
    """How far a red line of our own is."""

    ASKED = "asked"
    DRAWN = "drawn"
    DECLINED = "declined"
    LIFTING = "lifting"
    """Drawn, and somebody asked to lift it."""
    LIFTED = "lifted"


# Of these a party has one on each ground.
OPEN = (RedLineStatus.ASKED, RedLineStatus.DRAWN, RedLineStatus.LIFTING)
GROUND_OF = {
    FactKind.ARMS_EMBARGO: Ground.EMBARGO,
    FactKind.SANCTIONS: Ground.SANCTIONS,
    FactKind.ARMED_CONFLICT: Ground.ARMED_CONFLICT,
    FactKind.RIVALRY: Ground.RIVALRY,
}
