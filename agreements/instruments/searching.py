"""Searching agreements by words: blind to accents and case, by the beginnings of words."""

import re

from django.contrib.postgres.search import SearchQuery
from django.db.models import Q

from partners.records.fold import fold

_WORD = re.compile(r"\w+")
# More words than this add nothing but work.
MOST_WORDS = 12


def matching(text: str) -> Q:
    """The agreements that have a word beginning with each word of `text`; all of them for no word."""
    found = _WORD.findall(fold(text))[:MOST_WORDS]
    if not found:
        return Q()
    # `\w` leaves nothing that the syntax of a query could read as its own.
    return Q(search=SearchQuery(" & ".join(f"{word}:*" for word in found), config="simple", search_type="raw"))
