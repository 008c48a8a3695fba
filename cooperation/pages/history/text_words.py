"""Words of the history for texts written here, amendments and lists that were brought in."""

from typing import Any

from django.utils.translation import gettext_lazy as _

TEXT_SOURCES: dict[str, Any] = {
    "agreements_writtentext": _("Text written here"),
    "agreements_clause": _("Clause of a text"),
    "agreements_ownclause": _("Clause of our library"),
    "agreements_textcomment": _("Remark on a text"),
    "agreements_commitmentcheck": _("Whether it contradicts what we have taken on"),
    "agreements_amendment": _("Amendment"),
    "agreements_amendmentedit": _("Change of a clause by an amendment"),
    "agreements_consolidated": _("Text as it now reads"),
    "partners_import": _("List that was brought in"),
    "partners_disclosure": _("What mail and calendars may say"),
}
TEXT_FIELDS: dict[str, Any] = {
    "numbering": _("How clauses are counted"),
    "prevails": _("Language that prevails"),
    "frameworks": _("Regional frameworks"),
    "order": _("Place in the text"),
    "key": _("Clause"),
    "alternative": _("Wording of the library"),
    "numbered": _("Counted"),
    "headings": _("Headings"),
    "bodies": _("Words"),
    "binding": _("Worded for a text that binds in law"),
    "kept_by_id": _("Kept by"),
    "text": _("Remark"),
    "reply_to_id": _("Remark that it answers"),
    "author_id": _("Written by"),
    "resolved_at": _("Closed"),
    "resolved_by_id": _("Closed by"),
    "contradicts": _("It contradicts"),
    "answered_by_id": _("Answered by"),
    "answered_on": _("Answered on"),
    "accepted_by_id": _("Gone ahead with by"),
    "accepted_reason": _("Why one goes ahead"),
    "base_id": _("Text that it starts from"),
    "time_values": _("What it changes in time"),
    "merged_id": _("Text that it made"),
    "amendment_id": _("Amendment"),
    "action": _("What is done to the clause"),
    "parts": _("Clauses"),
    "by_id": _("Amendment that made it"),
    "names": _("Titles and partners may stand in mail and calendars"),
    "of": _("What it lists"),
    "beside_id": _("File beside it"),
    "from_file": _("What is taken from the file against a correction"),
    "profile": _("Kind of list"),
    "encoding": _("Encoding"),
    "delimiter": _("Sign between two cells"),
    "sheet": _("Sheet"),
    "sheets": _("Sheets"),
    "heading_line": _("Line of the headings"),
    "above": _("Lines above the headings"),
    "matched": _("Which column is what"),
    "answers": _("Answers to what was asked"),
    "date_order": _("Order of day and month"),
    "state": _("How it stands"),
    "take": _("Which rows"),
    "total": _("Rows"),
    "passed": _("Rows that are done"),
    "counts": _("Rows by what became of them"),
}
TEXT_CODED = {"numbering": "numbering", "action": "edit_action", "take": "import_take"}
TEXT_KINDS = {"agreements_amendment": "amendment_kind"}
# Names by which a program tells clauses and jobs apart.
TEXT_UNREAD = frozenset(
    {
        *(("agreements_clause", "part"), ("agreements_textcomment", "part"), ("agreements_amendmentedit", "part")),
        *(("agreements_amendmentedit", "after"), ("partners_import", "job_id")),
    }
)
