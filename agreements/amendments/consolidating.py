"""The text of an agreement as it was signed, from which every later one is made."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from agreements.amendments.amendment import Consolidated
from agreements.amendments.merging import Part
from agreements.amendments.sight import between
from agreements.amendments.splitting import split_text
from agreements.instruments.access import hold
from agreements.instruments.agreement import Agreement
from agreements.texts.library.numbering import numbering_for
from agreements.texts.version import TextVersion
from agreements.texts.writing.clause import Clause, WrittenText
from partners.records.errors import Condition, Forbidden, Malformed, Refused, Unseen
from partners.records.service import service

MOST_SIGNS = 400_000
MOST_LANGUAGES = 2


@service
def consolidated_begin(
    *,
    officer: Any,
    today: date,
    agreement: Agreement,
    expected_version: int | None,
    version_id: int | None = None,
    texts: Mapping[str, str] | None = None,
) -> Consolidated:
    """Lay down the text as it was signed: from a version that was written here, or from the words by language.

    Words are split at their headings (Article 1, Section 1). A first text that
    nothing was built on yet is laid down anew. Raises Malformed, Unseen,
    Forbidden for another than the owner, Refused before the signature or once
    an amendment is in it.
    """
    held = hold(officer, agreement, expected_version)
    if held.owner_id != officer.party_id:
        raise Forbidden("owner_only")
    earlier = list(Consolidated.objects.filter(agreement=held, mistake_at=None).order_by("number"))
    conditions = [
        Condition("signed_to_amend", met=bool(held.standing.signed_on or held.standing.entry_into_force)),
        Condition("first_text_only", met=len(earlier) <= 1),
    ]
    if any(not one.met for one in conditions):
        raise Refused(conditions)
    languages, numbering, parts = _of_version(officer, held, version_id) if version_id else _of_words(held, texts or {})
    if earlier:
        row = earlier[0]
        row.languages, row.numbering, row.parts = languages, numbering, [one.data() for one in parts]
        row.save()
        return row
    made: Consolidated = Consolidated.objects.create(
        agreement=held,
        number=1,
        languages=languages,
        numbering=numbering,
        parts=[one.data() for one in parts],
        **between(held, held.owner_id),
    )
    return made


def _of_version(officer: Any, agreement: Agreement, version_id: int) -> tuple[list[str], str, list[Part]]:
    seen = TextVersion.objects.visible_to(officer).filter(agreement=agreement, written=True, number__isnull=False)
    version = seen.filter(pk=version_id).first()
    if version is None:
        raise Unseen
    numbering = WrittenText.objects.get(version=version).numbering
    rows = Clause.objects.filter(version=version, mistake_at=None).order_by("order", "id")
    parts = [Part(row.part, row.headings, row.bodies, row.key, row.numbered) for row in rows]
    return list(version.languages), numbering, parts


def _of_words(agreement: Agreement, texts: Mapping[str, str]) -> tuple[list[str], str, list[Part]]:
    given = {code: text for code, text in texts.items() if text.strip()}
    if not given:
        raise Malformed({"texts": ["required"]})
    if len(given) > MOST_LANGUAGES:
        raise Malformed({"texts": ["too_many_languages"]})
    if any(len(text) > MOST_SIGNS for text in given.values()):
        raise Malformed({"texts": ["too_long"]})
    return list(given), str(numbering_for(agreement.is_binding)), split_text(given)
