"""What pages say of an exclusion: why, since when, on which source, what would have to change."""

from django.urls import reverse
from django.utils.translation import gettext as _

from cooperation.pages.naming import address_of, title_of, when
from cooperation.words import label, party_name
from cooperation.words.redlines import how_words, would_change_words
from partners.models import Party, RedLine
from partners.redlines.excluding import Exclusion
from partners.redlines.vocabulary import Basis, RedLineStatus

_TONES = {Basis.OWN: "warn", Basis.FACT: "plain", Basis.DERIVED: "plain"}
_STATUS_TONES = {RedLineStatus.DRAWN: "bad", RedLineStatus.LIFTING: "bad", RedLineStatus.ASKED: "warn"}


def how(one: Exclusion, they: Party) -> str:
    """How it bears on the two, in a sentence."""
    return how_words(one, they, party_name)


def why(one: Exclusion, they: Party) -> str:
    """The ground, and how it bears on the two."""
    return f"{label('red_line_ground', one.ground)}. {how(one, they)}"


def changes(one: Exclusion) -> list[str]:
    """What would have to change; any one of it is enough."""
    return would_change_words(one, party_name)


def changes_text(one: Exclusion) -> str:
    """The same in one line."""
    return _(", or: ").join(text.rstrip(".") for text in changes(one))


def source(one: Exclusion) -> str:
    """Where it is from, and how old that is."""
    return _("%(source)s, as of %(day)s") % {"source": one.source, "day": when(one.as_of)}


def basis_tag(one: Exclusion) -> dict[str, str]:
    """Whether it is a fact, follows from facts, or is our own word."""
    return {"text": label("red_line_basis", one.basis), "tone": _TONES[one.basis]}


def status_tag(line: RedLine) -> dict[str, str]:
    """How far a red line of our own is."""
    tone = _STATUS_TONES.get(RedLineStatus(line.status), "plain")
    return {"text": label("red_line_status", line.status), "tone": tone}


def title(line: RedLine) -> str:
    """What a red line is called."""
    return title_of(line)


def line_url(line: RedLine) -> str:
    """The page of a red line of our own."""
    return address_of(line)


def lines_url(party: Party) -> str:
    """Everything that excludes a party, in the list."""
    return f"{reverse('red_lines')}?party={party.code}"
