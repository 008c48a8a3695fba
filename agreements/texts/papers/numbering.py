"""The numbers that a word processor counts by itself: `Article 3`, `2.`, `(b)`."""

from collections import defaultdict
from typing import Any

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MOST_LEVELS = 9
_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"))
_ROMAN_LOW = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))


def styles_of(styles: Any) -> dict[str, int]:
    """The levels of headings by the name of their style, by what the style says or what it is called."""
    found: dict[str, int] = {}
    for one in styles.findall(f"{W}style") if styles is not None else ():
        key = str(one.get(f"{W}styleId") or "")
        outline = one.find(f"{W}pPr/{W}outlineLvl")
        name = one.find(f"{W}name")
        called = str(name.get(f"{W}val") or "").lower() if name is not None else ""
        level = outline.get(f"{W}val") if outline is not None else ""
        if level and level.isdecimal() and int(level) < MOST_LEVELS:
            found[key] = int(level) + 1
        elif called.startswith("heading ") and called[8:].isdecimal():
            found[key] = int(called[8:])
        elif called == "title":
            found[key] = 1
    return found


class Numbering:
    """Counts paragraph by paragraph, as their lists say."""

    def __init__(self, numbering: Any, styles: Any) -> None:
        self._levels: dict[str, dict[int, tuple[str, str, int]]] = {}
        self._lists: dict[str, str] = {}
        self._styled: dict[str, tuple[str, int]] = {}
        self._counts: dict[str, dict[int, int]] = defaultdict(dict)
        for one in numbering.findall(f"{W}abstractNum") if numbering is not None else ():
            self._levels[str(one.get(f"{W}abstractNumId"))] = _levels(one)
        for one in numbering.findall(f"{W}num") if numbering is not None else ():
            self._lists[str(one.get(f"{W}numId"))] = _value(one, "abstractNumId")
        for one in styles.findall(f"{W}style") if styles is not None else ():
            about = one.find(f"{W}pPr/{W}numPr")
            if about is not None and _value(about, "numId"):
                self._styled[str(one.get(f"{W}styleId"))] = (_value(about, "numId"), _level(about))

    def next(self, about: Any, style: str) -> str:
        """The number of the next paragraph with these properties; empty where it has none, or only a bullet."""
        own = about.find(f"{W}numPr") if about is not None else None
        number, level = (_value(own, "numId"), _level(own)) if own is not None else self._styled.get(style, ("", 0))
        if own is not None and not number:
            number = self._styled.get(style, ("", 0))[0]
        levels = self._levels.get(self._lists.get(number, ""))
        if not levels or level not in levels:
            return ""
        counts = self._counts[self._lists[number]]
        counts[level] = counts.get(level, levels[level][2] - 1) + 1
        for deeper in [one for one in counts if one > level]:
            del counts[deeper]
        kind, text, _start = levels[level]
        if kind in ("bullet", "none"):
            return ""
        for at in range(level + 1):
            form, _text, start = levels.get(at, ("decimal", "", 1))
            text = text.replace(f"%{at + 1}", numeral(counts.get(at, start), form))
        return text.strip()


def numeral(count: int, form: str) -> str:
    """A number in the form of a list."""
    if form in ("lowerLetter", "upperLetter"):
        letters = chr(ord("a") + (count - 1) % 26) * ((count - 1) // 26 + 1) if 0 < count < 1000 else str(count)
        return letters.upper() if form == "upperLetter" else letters
    if form in ("lowerRoman", "upperRoman"):
        text, left = "", count if 0 < count < 4000 else 0
        for value, signs in (*_ROMAN, *_ROMAN_LOW):
            while left >= value:
                text, left = text + signs, left - value
        return (text or str(count)).upper() if form == "upperRoman" else text or str(count)
    return str(count)


def _levels(abstract: Any) -> dict[int, tuple[str, str, int]]:
    found: dict[int, tuple[str, str, int]] = {}
    for one in abstract.findall(f"{W}lvl"):
        at = str(one.get(f"{W}ilvl") or "")
        start = _value(one, "start")
        if at.isdecimal() and int(at) < MOST_LEVELS:
            begins = int(start) if start.isdecimal() and len(start) < 6 else 1
            found[int(at)] = (_value(one, "numFmt"), _value(one, "lvlText")[:60], begins)
    return found


def _level(about: Any) -> int:
    text = _value(about, "ilvl")
    return int(text) if text.isdecimal() and len(text) < 3 else 0


def _value(parent: Any, name: str) -> str:
    found = parent.find(f"{W}{name}")
    return str(found.get(f"{W}val") or "") if found is not None else ""
