"""What pages call the lines of a profile and the facts behind a suggested goal."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from cooperation.pages.naming import when
from cooperation.words import label
from cooperation.words.languages import present_language
from partners.models import Party, ProfileLine
from partners.profile.reference.read import challenges
from partners.profile.suggesting import Ground
from partners.profile.taxonomy import Term
from partners.profile.vocabulary import LineKind

MOST_NAMES = 6
# From when on a line that will no longer count says so.
SOON_DAYS = 90


def term_word(terms: Mapping[str, Term], code: str) -> str:
    """What a term is called by us, or as the product has it."""
    term = terms.get(code)
    return term.name if term and term.name else label("profile_term", code)


def weight_words(line: ProfileLine) -> str:
    """How much a line weighs: the priority of a goal, the level of a capability."""
    if line.kind == LineKind.GOAL:
        return label("priority", line.priority) if line.priority else ""
    return label("capability_level", line.level) if line.level else ""


def source_words(line: ProfileLine) -> str:
    """Where a line is from, and how old that is."""
    return _("%(source)s, as of %(day)s") % {"source": line.source, "day": when(line.as_of)}


def ground_words(ground: Ground, names: Callable[[str], str]) -> str:
    """Why a goal is suggested, in a line."""
    found = next((one for one in challenges() if one.code == ground.code), None)
    if found:
        return found.name_in(present_language())
    others = first_names([names(code) for code in ground.others])
    return _("%(what)s: %(names)s") % {"what": label("profile_ground", ground.code), "names": others}


def first_names(names: Sequence[str]) -> str:
    """The first of some names, and how many more there are."""
    listed, more = ", ".join(names[:MOST_NAMES]), len(names) - MOST_NAMES
    return _("%(names)s and %(count)d more") % {"names": listed, "count": more} if more > 0 else listed


def ground_source(ground: Ground) -> str:
    """Where the fact behind a suggestion is from, how old that is, and until when it counts."""
    told = {"source": ground.source, "day": when(ground.as_of), "until": when(ground.until)}
    if ground.until:
        return _("%(source)s, as of %(day)s; it counts until %(until)s") % told
    return _("%(source)s, as of %(day)s") % told


def valid_tag(line: ProfileLine, today: date) -> dict[str, str] | None:
    """Whether a line no longer counts, or soon will not."""
    if line.valid_until is None:
        return None
    left = (line.valid_until - today).days
    if left < 0:
        return {"text": _("no longer valid"), "tone": "bad"}
    return {"text": _("ends soon"), "tone": "warn"} if left <= SOON_DAYS else None


def profile_url(party: Party) -> str:
    """The page of a party's profile."""
    return reverse("profile", args=[party.code])


def link(label_: str, url: str, **more: Any) -> dict[str, Any]:
    """A link of a section."""
    return {"label": label_, "url": url, **more}
