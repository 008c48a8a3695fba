"""Folding text for search: blind to accents and case."""

import unicodedata


def fold(text: str) -> str:
    """Lower-case text without accents, words separated by single blanks."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    return " ".join("".join(sign for sign in plain if not unicodedata.combining(sign)).split())
