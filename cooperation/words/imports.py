"""What the report of an import says of a cell, by code, and the words around it."""

from collections.abc import Callable, Mapping
from datetime import datetime
from functools import cached_property
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cooperation.words.dates import day_words
from cooperation.words.profiles import VOCABULARIES
from partners.models import Officer
from partners.profile.taxonomy import Term
from partners.profile.term import terms_of
from partners.records.imports.faults import CORRECTED

# With what stood in the cell, and the data of the finding, put in.
FINDINGS = {
    "formula_cell": _("The cell holds a formula. Nothing is computed here: put its value in its place."),
    "encoding_mistaken": _("These signs come from an encoding that was once read wrongly."),
    "not_two_states": _("An activity here is between two states; this row names {count}."),
    "state_not_stated": _("The list does not say which state this was."),
    "title_made": _("It has no name; its title says whose exercise it was."),
    "party_not_known": _("No state or organisation has this name."),
    "was_territory": _("On that day this was no state: {party} answered for it."),
    "territory_left_out": _("This is a territory of {party}, which is itself a party; it stands in our notes."),
    "named_twice": _("The same party is named twice; it counts once."),
    "state_is_gone": _("This state no longer exists, and no rule says for this date who took its place."),
    "state_was_gone": _("This state no longer existed on that date."),
    "name_of_several": _("Several have this name."),
    "old_name": _("An old name; the state is the same."),
    "continued_by_rule": _("This state no longer exists; for this date {party} takes its place by a stated rule."),
    "cow_not_known": _("No state has this number in the Correlates of War list."),
    "code_and_name_disagree": _("Number and abbreviation mean two different states."),
    "other_abbreviation": _("Another abbreviation than the list’s own, {own}; the number counts."),
    "blanks_at_the_end": _("There are blanks around the text; they do not count."),
    "code_not_a_number": _("A code of the dataset and no number; it is kept as it stands."),
    "entered_before_signed": _("The entry into force lies before the signature of {signed}."),
    "end_from_length": _("The end is reckoned from the years that the dataset gives, as reported."),
    "end_without_a_day": _("It is said to have ended, and not when."),
    "partial_date": _("Only a month or a year is known; it is kept so."),
    "day_or_month": _("Day or month: both readings are possible. Say which comes first, on the page before."),
    "two_digit_year": _("A year has four digits."),
    "number_for_a_date": _("A number stands where a date should; a spreadsheet may have lost its format."),
    "no_such_day": _("There is no such day."),
    "date_not_read": _("This is not understood as a date."),
    "validity_not_read": _("How long it applies is not understood; it is kept as it is said."),
    "rest_not_read": _("The length is taken; the rest is kept as it is said."),
    "renewal_without_length": _("That it renews by itself is kept as it is said; for how long, nobody says."),
    "read_as_the_end": _("Taken for the reported end."),
    "choice_not_known": _("This word is not known here; it is kept in our notes."),
    "kept_as_note": _("Too long for its field; it is kept in our notes."),
    "no_such_agreement": _("There is no such agreement in sight."),
    "line_without_agreement": _("This line belongs to no agreement."),
    "line_of_another": _("This line names another agreement than the one above it."),
    "no_such_line": _("There is no such act or statement beneath the agreement."),
    "not_by_table": _("This is not changed by a table."),
    "other_parties": _("It is recorded between other parties."),
    "changed_since_export": _("It was changed since the export: it has version {now} now. Export it anew."),
    "like_existing": _("An agreement of the same day between the same parties is recorded already."),
    "word_not_known": _("This word is not known in this column."),
    "term_not_known": _("No goal, capability or means of communication is called so. The terms are on their page."),
    "line_repeated": _("Line {lines} of this file says the same."),
    "line_contradicted": _("Line {lines} of this file says otherwise. Nobody here chooses between them: take one out."),
    "whole_day_wanted": _("Here a whole day is needed."),
    "corrected_here": _("The file says “{value}”, corrected here to “{now}” by {by} on {on}. What stands here stays."),
    "not_ours": _("Only the party that wrote the record changes it."),
    "stale": _("Somebody changed it at the same time."),
    "looks_private": _("This looks like what must not be kept here. Look at it."),
    # Of the file as a whole.
    "wrong_encoding": _("The file is not in the encoding that was said, nor in another that is known here."),
    "empty_file": _("The file is empty."),
    "too_large": _("The file is too large."),
    "old_excel": _("This is the old format of Excel. Save it as .xlsx or as CSV."),
    "not_xlsx": _("The file is not a workbook that can be read."),
    "no_sheet": _("The workbook has no sheet."),
    "too_many_rows": _("The file has more rows than are read at once."),
    "too_many_columns": _("The file has more columns than are read."),
    "cell_too_long": _("A cell is longer than any spreadsheet allows."),
    "no_headings": _("No headings are found."),
    "matched_twice": _("Two columns cannot be the same field."),
}
STATES = {
    "read": _("Recognised"),
    "checking": _("Being checked"),
    "checked": _("Checked; nothing is imported yet"),
    "writing": _("Being imported"),
    "written": _("Imported"),
    "refused": _("Refused as a whole; nothing is imported"),
    "undoing": _("Being undone"),
    "undone": _("Undone"),
}
OUTCOMES = {
    "created": _("New"),
    "changed": _("Changed"),
    "unchanged": _("Unchanged"),
    "refused": _("Refused"),
}
UNDONE = {
    "taken_out": _("taken out"),
    "put_back": _("put back"),
    "touched": _("stays: somebody changed it since"),
    "holds_others": _("stays: another agreement hangs beneath it"),
    "stays": _("stays: it can no longer be put back"),
    "gone": _("was taken out before"),
}
PROFILES = {
    "list": _("A list, by its headings"),
    "template": _("Our own template"),
    "exercises": _("Multinational Military Exercises"),
    "dcad": _("Defense Cooperation Agreement Dataset"),
    "uk_treaties": _("UK Treaties Online"),
    "reference": _("A reference table of Entente"),
    "profiles": _("Goals and capabilities"),
}


TAKEN_OUT = _("The file says “{value}”, taken out here by {by} on {on}. What stands here stays.")
FIELDS = {
    "partner": _("Partner"),
    "party_a": _("First party"),
    "party_b": _("Second party"),
    "parties": _("Both parties in one cell"),
    "title_en": _("Title in English"),
    "title_fr": _("Title in French"),
    "title_pt": _("Title in Portuguese"),
    "title_ar": _("Title in Arabic"),
    "purpose": _("Purpose"),
    "kind": _("What it is about"),
    "areas": _("Areas of cooperation"),
    "instrument_type": _("Type of text"),
    "legal_nature": _("Whether it binds in law"),
    "parent": _("Agreement above it"),
    "framework": _("Regional framework"),
    "signed": _("Signed on"),
    "place": _("Signed at"),
    "entered": _("Entered into force on"),
    "terminated": _("Ended on"),
    "validity": _("How long it applies"),
    "duration_years": _("Years for which it applies"),
    "notice": _("Length of notice"),
    "notice_months": _("Length of notice in months"),
    "status_said": _("How it stands, as the list says"),
    "identifier": _("Identifier in the list"),
    "source": _("Source"),
    "source_url": _("Address of the source"),
    "source_as_of": _("As the source stood on"),
    "file_number": _("Our file number"),
    "their_file_number": _("Their file number"),
    "original_place": _("Where the signed original is kept"),
    "partner_contact": _("Their point of contact"),
    "finance_note": _("Finance note"),
    "notes": _("Notes"),
    "party": _("Party"),
    "line_kind": _("Kind"),
    "term": _("What it is about"),
    "priority": _("Priority"),
    "level": _("Level"),
    "conditions": _("Conditions"),
    "valid_until": _("Valid until"),
    "remark": _("Note"),
    "as_of": _("As the source stood on"),
}


# The vocabularies whose words a table of goals may hold.
_OF_WORDS = ("profile_kind", "priority", "capability_level")


class FindingNames:
    """The names of parties and of officers that findings speak of, each asked for once."""

    def __init__(self, reader: Any) -> None:
        self.reader = reader
        self.people: dict[int, str] = {}

    @cached_property
    def party(self) -> Callable[[str], str]:
        """The name of a party by its code."""
        from cooperation.words import party_names

        return party_names()

    def __call__(self, code: str) -> str:
        """The name of a party by its code."""
        return self.party(code)

    @cached_property
    def _terms(self) -> Mapping[str, Term]:
        return terms_of(self.reader.party_id)

    def meant(self, finding: str, suggestion: str) -> str:
        """What a suggestion of a finding is called; a party by its name, and what has no name as it stands."""
        from cooperation.words import label

        if finding == "term_not_known" and suggestion in self._terms:
            return self._terms[suggestion].name or label("profile_term", suggestion)
        if finding == "word_not_known":
            said = (VOCABULARIES.get(one, {}).get(suggestion) for one in _OF_WORDS)
            return str(next((word for word in said if word), suggestion))
        return self(suggestion)

    def person(self, key: int) -> str:
        """The name of an officer in sight by key."""
        if key not in self.people:
            found = Officer.objects.visible_to(self.reader).filter(pk=key).first()
            self.people[key] = str(found) if found else str(_("somebody"))
        return self.people[key]


def finding_words(finding: Mapping[str, Any], names: FindingNames) -> str:
    """What is said of a cell, as a sentence."""
    from cooperation.words import fault

    code, data = str(finding.get("code", "")), dict(finding.get("data", {}))
    text = str(FINDINGS[code]) if code in FINDINGS else fault(code)
    if code == CORRECTED:
        data |= {"value": finding.get("value", ""), "by": names.person(data["by"])}
        data["on"] = day_words(timezone.localtime(datetime.fromisoformat(data.pop("at"))).date())
        text = text if data["now"] else str(TAKEN_OUT)
    for name, value in data.items():
        text = text.replace("{" + name + "}", names(str(value)) if name == "party" else str(value))
    return text
