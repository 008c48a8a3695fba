"""What becomes of written clauses when their version is sent: filled for good, and seen as the version is."""

from agreements.texts.contents import words_counted
from agreements.texts.library.filling import values_of
from agreements.texts.library.reading import put_in
from agreements.texts.version import TextVersion
from agreements.texts.writing.clause import Clause, WrittenText
from agreements.texts.writing.facts import facts_of
from agreements.texts.writing.showing import paragraphs_of, read_all
from partners.records.errors import Condition


def sending_conditions(version: TextVersion) -> list[Condition]:
    """What a version that is written as clauses needs before it is sent: at least one of them."""
    begun = version.written and WrittenText.objects.filter(version=version).exists()
    there = not begun or Clause.objects.filter(version=version, mistake_at=None).exists()
    return [Condition("clause_there", met=there)]


def clauses_sent(version: TextVersion) -> None:
    """Fill the clauses of a version with what the record says on this day, and show them to whoever sees it.

    What was put to the other side never changes afterwards; blanks stay blank.
    """
    sheet: WrittenText | None = WrittenText.objects.filter(version=version).first()
    if sheet is None:
        return
    facts = facts_of(
        version.agreement,
        own=version.side_id,
        languages=version.languages,
        prevails=sheet.prevails,
        frameworks=sheet.frameworks,
    )
    values = {code: values_of(facts, code) for code in version.languages}
    rows = list(Clause.objects.filter(version=version, mistake_at=None).order_by("order", "id"))
    for row in rows:
        row.headings = {code: put_in(row.headings.get(code, ""), values[code]) for code in version.languages}
        row.bodies = {code: put_in(row.bodies.get(code, ""), values[code]) for code in version.languages}
        row.audience = version.audience
    sheet.audience = version.audience
    sheet.save()
    Clause.objects.bulk_update(rows, ["headings", "bodies", "audience"])
    texts = {code: paragraphs_of(read_all(rows, facts, sheet.numbering, [code]), code) for code in version.languages}
    words_counted(version, texts)
    version.save()
