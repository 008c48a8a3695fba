"""Marks between words, as each language sets them: French puts a space that does not break before a colon."""

from collections.abc import Iterable
from functools import reduce

from django.utils.translation import gettext as _


def said_of(what: str, value: str) -> str:
    """A name and what is said of it, with the colon of the language between them."""
    return _("%(what)s: %(value)s") % {"what": what, "value": value}


def one_by_one(texts: Iterable[str]) -> str:
    """Texts after each other, with the semicolon of the language between them; empty ones left out."""
    return reduce(_after, (one for one in texts if one), "")


def _after(said: str, more: str) -> str:
    return _("%(said)s; %(more)s") % {"said": said, "more": more} if said else more
