"""What holds for a written draft as a whole: its languages, which of them prevails, how its clauses are counted."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from agreements.instruments.agreement import Agreement
from agreements.texts.library.numbering import Numbering
from agreements.texts.library.reading import LANGUAGES, clauses
from agreements.texts.library.starting import alternative_for, part_of
from agreements.texts.version import MOST_LANGUAGES, TextVersion
from agreements.texts.writing.clause import Clause, WrittenText
from agreements.texts.writing.editing import hold_draft
from agreements.texts.writing.facts import facts_of
from partners.records.errors import Malformed
from partners.records.service import service


@service
def text_shape(
    *,
    officer: Any,
    today: date,
    agreement: Agreement,
    version_id: int,
    expected_version: int | None,
    languages: Sequence[str],
    numbering: str,
    prevails: str = "",
) -> WrittenText:
    """Set the languages of a draft, how its clauses are counted and which language prevails.

    A language that is added gets the library's words for every clause that is
    still the library's own; words of a language that is left out are kept, and
    come back with it. Raises Malformed, and what `hold_draft` raises.
    """
    version = hold_draft(officer, agreement, version_id, expected_version)
    faults = _faults(languages, numbering, prevails)
    if faults:
        raise Malformed(faults)
    sheet: WrittenText = WrittenText.objects.get(version=version)
    added = [code for code in languages if code not in version.languages]
    sheet.numbering, sheet.prevails = numbering, prevails
    sheet.save()
    version.languages = list(languages)
    version.save()
    _words_added(version, sheet, added)
    return sheet


def _words_added(version: TextVersion, sheet: WrittenText, added: Sequence[str]) -> None:
    facts = facts_of(
        version.agreement,
        own=version.side_id,
        languages=version.languages,
        prevails=sheet.prevails,
        frameworks=sheet.frameworks,
    )
    known = clauses("en", facts.binding)
    rows = list(Clause.objects.filter(version=version, mistake_at=None))
    for row in rows:
        name = f"{row.key}.{row.alternative}" if row.alternative else row.key
        wanted = list(added)
        if row.key == "languages" and row.alternative:
            row.alternative = alternative_for("languages", facts, version.languages)
            name, wanted = f"languages.{row.alternative}", list(version.languages)
        if name not in known and name != "preamble":
            continue
        words = part_of(name, facts, version.languages, sheet.frameworks)
        there = [code for code in version.languages if code not in added]
        if row.key != "languages" and any(row.bodies.get(code) != words.bodies[code] for code in there):
            continue
        fresh = [code for code in wanted if not row.bodies.get(code) or row.key == "languages"]
        row.headings = {**row.headings, **{code: words.headings[code] for code in fresh}}
        row.bodies = {**row.bodies, **{code: words.bodies[code] for code in fresh}}
    Clause.objects.bulk_update(rows, ["alternative", "headings", "bodies"])


def _faults(languages: Sequence[str], numbering: str, prevails: str) -> dict[str, list[str]]:
    faults: dict[str, list[str]] = {}
    if not languages:
        faults["languages"] = ["required"]
    elif set(languages) - set(LANGUAGES) or len(set(languages)) != len(languages):
        faults["languages"] = ["unknown"]
    elif len(languages) > MOST_LANGUAGES:
        faults["languages"] = ["too_many_languages"]
    if numbering not in list(Numbering):
        faults["numbering"] = ["unknown"]
    if prevails and prevails not in languages:
        faults["prevails"] = ["unknown"]
    return faults
