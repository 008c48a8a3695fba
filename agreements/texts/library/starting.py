"""Starting texts: the clauses of a new text by type of instrument and regional framework, half done. Pure."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from agreements.texts.library.filling import Facts, values_of
from agreements.texts.library.reading import clauses, put_in, table

# What is filled in anew each time a draft is read, until it is sent.
LIVE = frozenset(
    {
        *("areas", "framework", "parent", "entry_when", "entry_on", "term", "renewal", "notice", "edits"),
        *("language", "languages", "prevailing"),
    }
)
_GENERAL = ("charter", "friendship")
_LINES = "\n"


@dataclass(frozen=True)
class Part:
    """A clause of a starting text: what it is, and its words by language with what is still to be filled in."""

    key: str
    alternative: str
    numbered: bool
    headings: Mapping[str, str]
    bodies: Mapping[str, str]


def type_of(instrument_type: str) -> Mapping[str, Any]:
    """The outline of a type of instrument: `clauses` in order, and those it `must` have."""
    outlines = table("outlines")
    name = outlines["same_as"].get(instrument_type, instrument_type)
    outline: Mapping[str, Any] = outlines["types"].get(name) or outlines["types"]["other"]
    return outline


def must_have(instrument_type: str) -> tuple[str, ...]:
    """The keys of the clauses without which a text of this type is not agreed (domain: (j), mandatory headings)."""
    return tuple(type_of(instrument_type)["must"])


def starting_text(facts: Facts, languages: Sequence[str], frameworks: Sequence[str] = ()) -> list[Part]:
    """The parts of a new text in these languages, under these frameworks by their codes."""
    return [part_of(name, facts, languages, frameworks) for name in _names(facts, frameworks)]


def part_of(name: str, facts: Facts, languages: Sequence[str], frameworks: Sequence[str] = ()) -> Part:
    """One clause of the library by its name. Raises KeyError for a name it does not have."""
    if name == "preamble":
        return _preamble(facts, languages, frameworks)
    found = {language: clauses(language, facts.binding)[name] for language in languages}
    first = next(iter(found.values()))
    headings = {language: one.heading for language, one in found.items()}
    if name == "title":
        headings = {language: facts.titles.get(language) or heading for language, heading in headings.items()}
    numbered = first.key not in table("outlines")["unnumbered"]
    bodies = {code: one.body for code, one in found.items()}
    return _settled(Part(first.key, first.alternative, numbered, headings, bodies), facts)


def _settled(part: Part, facts: Facts) -> Part:
    """A part with the names of parties and text in it for good; what the record may still change stays named."""
    known = {
        code: {name: words for name, words in values_of(facts, code).items() if name not in LIVE}
        for code in part.bodies
    }
    return replace(
        part,
        headings={code: put_in(text, known[code]) for code, text in part.headings.items()},
        bodies={code: put_in(text, known[code]) for code, text in part.bodies.items()},
    )


def alternative_for(key: str, facts: Facts, languages: Sequence[str]) -> str:
    """Which alternative of a clause the record names; the usual one where it says nothing yet."""
    if key == "entry":
        usual = "last_notification" if facts.binding else "on_signature"
        return facts.entry_method if f"entry.{facts.entry_method}" in clauses("en", True) else usual
    if key == "duration":
        return facts.term_kind if f"duration.{facts.term_kind}" in clauses("en", True) else "indefinite"
    if key == "termination":
        return (
            "before_end" if facts.term_kind == "tacit_renewal" and facts.notice_runs == "before_end" else "from_receipt"
        )
    if key == "languages":
        return ("prevails" if facts.prevails else "equal") if len(languages) > 1 else "one"
    return ""


def _names(facts: Facts, frameworks: Sequence[str]) -> Iterator[str]:
    outlines, under = table("outlines"), [table("frameworks")[code] for code in frameworks]
    left_out = set(outlines["non_binding_only" if facts.binding else "binding_only"])
    instead = {old: new for one in under for old, new in one.get("instead", {}).items()}
    short = type_of(facts.instrument_type)["clauses"]
    added = [name for one in under for name in one["add"]]
    for name in short:
        key = name.removeprefix("@").partition(".")[0]
        if key in left_out:
            continue
        if key == "disputes":
            yield from dict.fromkeys(added)
        chosen = alternative_for(key, facts, facts.languages)
        yield instead.get(key) or (f"{key}.{chosen}" if chosen else name)
    yield from dict.fromkeys(name for one in under for name in one["annexes"])


def _preamble(facts: Facts, languages: Sequence[str], frameworks: Sequence[str]) -> Part:
    recitals = [*_GENERAL, *(name for code in frameworks for name in table("frameworks")[code]["recitals"])]
    if facts.parent:
        recitals.append("parent")
    bodies = {}
    for language in languages:
        library = clauses(language, facts.binding)
        names = ["preamble.opening", *(f"recital.{name}" for name in recitals), "preamble.closing"]
        bodies[language] = _LINES.join(library[name].body for name in names)
    return _settled(Part("preamble", "", False, dict.fromkeys(languages, ""), bodies), facts)
