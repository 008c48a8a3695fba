"""Which files of two versions are compared with each other."""

from collections.abc import Mapping

from agreements.texts.contents import Content

Pair = tuple[Content, Content]


def pairs_of(old: list[Content], new: list[Content], language: str) -> tuple[list[str], Pair | None]:
    """The languages in which both versions have a file, and the pair in the one that was asked for, or the first.

    Where a language is not stated on one side, the files are paired in their order.
    """
    by_language = {one.language: one for one in old if one.language}
    pairs: Mapping[str, Pair] = {
        one.language: (by_language[one.language], one) for one in new if one.language in by_language
    }
    if not pairs and old and new:
        pairs = {new[0].language: (old[0], new[0])}
    if not pairs:
        return [], None
    return list(pairs), pairs.get(language) or next(iter(pairs.values()))
