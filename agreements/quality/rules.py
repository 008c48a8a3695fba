"""The rules of record quality: what a stage lets one expect, what is old, what contradicts itself."""

import re
from collections.abc import Iterator
from datetime import date, timedelta

from agreements.instruments.vocabulary import Stage
from agreements.quality.contradictions import contradictions
from agreements.quality.known import Finding, Known, Quality, Said, Sort
from agreements.terms.clauses import TermKind

# Untouched by people for longer than this, an agreement that applies is looked over again (domain: e, 1 and 3).
UNTOUCHED_DAYS = 180
# A source whose own day lies further back than this may have been overtaken.
OLD_SOURCE_DAYS = 730

_ALWAYS = ("purpose", "areas", "instrument_type", "legal_nature", "responsible")
_SIGNED = (*_ALWAYS, "signed", "source", "entry_method", "term_kind")
EXPECTED: dict[str, tuple[str, ...]] = {
    Stage.PREPARED: _ALWAYS,
    Stage.SIGNED: _SIGNED,
    Stage.APPLIES: (*_SIGNED, "entry", "notice", "file_number", "original_place"),
    Stage.SUSPENDED: (*_SIGNED, "entry", "notice", "file_number", "original_place"),
    Stage.ENDED: ("areas", "instrument_type", "legal_nature", "signed", "source", "ends"),
    Stage.UNKNOWN: ("areas", "instrument_type", "legal_nature", "signed", "source"),
}
# What is mended elsewhere than in the column of its own name.
_MENDED_BY = {"notice": "notice_months", "ends": "term_kind"}


def quality_of(known: Known, today: date) -> Quality:
    """How good a record is on `today`, by what is known to its reader."""
    expected = [name for name in EXPECTED[known.stage] if name in known.filled and _asked(known, name)]
    missing = [name for name in expected if not known.filled[name]]
    score = 100 if not expected else round(100 * (len(expected) - len(missing)) / len(expected))
    found = [*contradictions(known), *_disagreeing(known), *_stale(known, today), *_missing(known, missing)]
    return Quality(score, tuple(found))


def _asked(known: Known, name: str) -> bool:
    """A length of notice is asked for only where the term lets a side leave by one."""
    return name != "notice" or known.clauses.term in (TermKind.TACIT, TermKind.INDEFINITE)


def _missing(known: Known, names: list[str]) -> Iterator[Finding]:
    for name in names:
        act = known.acts.get("signed") if name == "source" else None
        yield Finding(Sort.MISSING, name, _MENDED_BY.get(name, name), act)
    if known.ends_basis == "reported":
        yield Finding(Sort.MISSING, "clause_not_read", "term_kind", data={"on": str(known.ends)})
    for code in ("notice_length_not_stated", "last_day_of_term_taken"):
        if code in known.assumptions and "notice" not in names:
            yield Finding(Sort.MISSING, "notice", "notice_months")


def _stale(known: Known, today: date) -> Iterator[Finding]:
    if known.stage not in (Stage.APPLIES, Stage.SIGNED, Stage.SUSPENDED):
        return
    if known.touched and (today - known.touched).days > UNTOUCHED_DAYS:
        yield Finding(Sort.STALE, "untouched", "look_over", data={"on": known.touched.isoformat()})
    limit = today - timedelta(days=OLD_SOURCE_DAYS)
    old = [one for one in known.said if one.as_of and one.as_of.last < limit]
    for one in {one.source: one for one in old}.values():
        data = {"source": one.source, "on": str(one.as_of)}
        yield Finding(Sort.STALE, "source_old", "source", one.act, data)


# On these fields sources can contradict each other; titles and summaries may differ and both be right.
_COMPARED = {
    "signed": "signed",
    "place": "signed",
    "entry_method": "entry_method",
    "duration_years": "term_months",
    "termination_notice_months": "notice_months",
    "legal_nature": "legal_nature",
    "ends": "term_kind",
}
_NUMBERS = re.compile(r"\d+")


def _disagreeing(known: Known) -> Iterator[Finding]:
    for name, column in _COMPARED.items():
        said = [one for one in known.said if one.field == name and one.words]
        for number, one in enumerate(said):
            other = next((each for each in said[:number] if _differ(one, each)), None)
            if other:
                data = {"field": name, "one": other.source, "other": one.source}
                yield Finding(Sort.CONTRADICTION, "sources_disagree", column, known.acts.get(column), data)
                break


def _differ(one: Said, other: Said) -> bool:
    """Two sources differ where their numbers do; without numbers, where their words do."""
    if one.source == other.source:
        return False
    mine, theirs = (set(_NUMBERS.findall(each.words)) for each in (one, other))
    if mine or theirs:
        return bool(mine and theirs and not mine & theirs)
    return one.words.casefold().strip(" .") != other.words.casefold().strip(" .")
