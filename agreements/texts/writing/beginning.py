"""Beginning to write: from the starting text of a type and framework, or from an earlier version."""

from collections.abc import Collection, Iterable, Sequence
from datetime import date
from typing import Any

from agreements.instruments.agreement import Agreement
from agreements.texts.exchanging import version_draft
from agreements.texts.library.numbering import Numbering, numbering_for
from agreements.texts.library.reading import LANGUAGES, table
from agreements.texts.library.starting import Part, starting_text
from agreements.texts.version import TextVersion
from agreements.texts.writing.clause import Clause, WrittenText
from agreements.texts.writing.facts import facts_of
from partners.models import Party
from partners.records.errors import Malformed, Unseen
from partners.records.service import service


@service
def text_begin(
    *,
    officer: Any,
    today: date,
    agreement: Agreement,
    expected_version: int | None,
    languages: Sequence[str],
    frameworks: Collection[str] = (),
    numbering: str = "",
    prevails: str = "",
) -> TextVersion:
    """Begin a draft of the own side from the library's starting text for its type, under these frameworks.

    `languages` are one or two of the library's; where `prevails` names one of
    them it goes before the other, else both are equally authentic. Raises
    Malformed, and what `version_draft` raises.
    """
    faults = _faults(languages, frameworks, numbering, prevails)
    if faults:
        raise Malformed(faults)
    version = version_draft(
        officer=officer,
        today=today,
        agreement=agreement,
        expected_version=expected_version,
        languages=languages,
        written=True,
    )
    facts = facts_of(
        version.agreement, own=officer.party_id, languages=languages, prevails=prevails, frameworks=frameworks
    )
    _under(officer, version.agreement, frameworks)
    sheet(version, numbering or numbering_for(facts.binding), prevails, list(frameworks))
    clauses_made(version, starting_text(facts, languages, list(frameworks)))
    return version


@service
def text_begin_from(
    *, officer: Any, today: date, agreement: Agreement, expected_version: int | None, version_id: int
) -> TextVersion:
    """Begin a draft of the own side from a written version in sight, of either side, with the same clauses.

    Raises Unseen, Malformed for a version that is kept as files, and what
    `version_draft` raises.
    """
    seen = TextVersion.objects.visible_to(officer).filter(agreement=agreement, pk=version_id)
    earlier = seen.select_related("written_text").first()
    if earlier is None:
        raise Unseen
    if not earlier.written:
        raise Malformed({"version": ["kept_as_files"]})
    version = version_draft(
        officer=officer,
        today=today,
        agreement=agreement,
        expected_version=expected_version,
        languages=earlier.languages,
        written=True,
    )
    old = earlier.written_text
    sheet(version, old.numbering, old.prevails, list(old.frameworks))
    rows = Clause.objects.visible_to(officer).filter(version=earlier).order_by("order", "id")
    Clause.objects.bulk_create(
        Clause(
            version=version,
            order=order,
            part=row.part,
            key=row.key,
            alternative=row.alternative,
            numbered=row.numbered,
            headings=row.headings,
            bodies=row.bodies,
            **seen_with(version),
        )
        for order, row in enumerate(rows, 1)
    )
    return version


def _under(officer: Any, agreement: Agreement, frameworks: Collection[str]) -> None:
    """Let the agreement itself say under which framework it stands, where nobody has said so yet."""
    if frameworks and agreement.framework_id is None and agreement.owner_id == officer.party_id:
        agreement.framework = Party.objects.filter(code=next(iter(frameworks))).first()
        agreement.save(update_fields=["framework"])


def sheet(version: TextVersion, numbering: str, prevails: str, frameworks: list[str]) -> WrittenText:
    """The row of a written version as a whole."""
    made: WrittenText = WrittenText.objects.create(
        version=version, numbering=numbering, prevails=prevails, frameworks=frameworks, **seen_with(version)
    )
    return made


def clauses_made(version: TextVersion, parts: Iterable[Part]) -> list[Clause]:
    """Clauses of a version from parts of a starting text, in their order."""
    rows = [
        Clause(
            version=version,
            order=order,
            key=one.key,
            alternative=one.alternative,
            numbered=one.numbered,
            headings=dict(one.headings),
            bodies=dict(one.bodies),
            **seen_with(version),
        )
        for order, one in enumerate(parts, 1)
    ]
    made: list[Clause] = Clause.objects.bulk_create(rows)
    return made


def seen_with(version: TextVersion) -> dict[str, Any]:
    """The columns of sight of what belongs to a version."""
    return {
        "owner_id": version.owner_id,
        "partnership_id": version.partnership_id,
        "audience": version.audience,
        "marking": version.marking,
    }


def _faults(
    languages: Sequence[str], frameworks: Collection[str], numbering: str, prevails: str
) -> dict[str, list[str]]:
    faults: dict[str, list[str]] = {}
    if not languages:
        faults["languages"] = ["required"]
    elif set(languages) - set(LANGUAGES):
        faults["languages"] = ["unknown"]
    if len(set(languages)) != len(languages):
        faults["languages"] = ["repeated"]
    if set(frameworks) - set(table("frameworks")):
        faults["frameworks"] = ["unknown"]
    if numbering and numbering not in list(Numbering):
        faults["numbering"] = ["unknown"]
    if prevails and prevails not in languages:
        faults["prevails"] = ["unknown"]
    return faults
