"""What is sent and answered of imports."""

from typing import Any

from rest_framework import serializers as s

from cooperation.api.agreements.schema import codes
from cooperation.api.documentation.describe import page_of_schema
from cooperation.api.documents.inputs import Base64Field
from cooperation.api.inputs import Input, text
from cooperation.words.imports import PROFILES
from partners.records.imports.batch import Outcome, State, Take
from partners.records.imports.csv_file import DELIMITERS
from partners.records.imports.dates import DAY_FIRST, MONTH_FIRST
from partners.records.imports.encoding import ENCODINGS

SUBJECTS = ("agreements", "profiles")


class ImportInput(Input):
    """A file that comes in."""

    of = s.ChoiceField(
        choices=SUBJECTS,
        required=False,
        help_text="What its rows are about: `agreements` unless said otherwise. Known headings tell by themselves.",
    )
    name = text(200, required=True, help_text="The name of the file.")
    content = Base64Field(help_text="The file, CSV or XLSX, in Base64.")
    statements = Base64Field(required=False, help_text="A second table: what sources say on single fields.")
    source = text(60, help_text="The name of the list; identifiers count within it.")  # type: ignore[assignment]
    encoding = s.ChoiceField(choices=ENCODINGS, required=False)
    delimiter = s.ChoiceField(choices=DELIMITERS, required=False)
    sheet = text(120)


class MatchInput(Input):
    """How the file is read, which column is which, what names mean. What is left out stays."""

    encoding = s.ChoiceField(choices=ENCODINGS, required=False)
    delimiter = s.ChoiceField(choices=DELIMITERS, required=False)
    sheet = text(120)
    heading_line = s.IntegerField(min_value=1, required=False)
    matched = s.DictField(
        child=s.CharField(allow_blank=True, max_length=24),
        required=False,
        help_text="Fields by place of their column, from 0; `note` keeps a column as notes.",
    )
    source = text(60)  # type: ignore[assignment]
    date_order = s.ChoiceField(choices=(DAY_FIRST, MONTH_FIRST), required=False, help_text="Which number is the day.")
    answers = s.DictField(
        child=s.DictField(child=s.CharField(allow_blank=True, max_length=40)),
        required=False,
        help_text='Codes by what stands in the file, by field: `{"party": {"Sénégall": "SEN"}}`.',
    )


class RunInput(Input):
    """What is taken."""

    take = codes(Take.values, help_text="`all`, which one refusal prevents, or only the `good` rows.")
    from_file = s.ListField(
        child=s.CharField(max_length=80),
        required=False,
        help_text="Cells that take the value of the file though they were corrected here since: `line cell` as the "
        "report has them, or `*` for all. Others stay.",
    )


class UndoInput(Input):
    """Why it is undone."""

    reason = text(2000, required=True)


class CountsSerializer(s.Serializer[Any]):
    """How many rows became what, so far."""

    created = s.IntegerField()
    changed = s.IntegerField()
    unchanged = s.IntegerField()
    refused = s.IntegerField()
    told = s.IntegerField(help_text="Rows that are taken with something to say.")
    kept = s.IntegerField(help_text="Cells that stay as they were corrected here.")


class ImportSerializer(s.Serializer[Any]):
    """An import."""

    id = s.IntegerField()
    url = s.CharField()
    display = s.CharField()
    name = s.CharField()
    source = s.CharField()  # type: ignore[assignment]
    profile = codes(list(PROFILES))
    encoding = s.CharField(allow_null=True)
    delimiter = s.CharField(allow_null=True)
    sheet = s.CharField(allow_null=True)
    sheets = s.ListField(child=s.CharField())
    heading_line = s.IntegerField()
    headings = s.ListField(child=s.CharField())
    above = s.ListField(child=s.CharField(), help_text="What stands above the headings.")
    matched = s.DictField(child=s.CharField(allow_blank=True))
    date_order = s.CharField(allow_null=True)
    state = codes(State.values)
    stopped = s.BooleanField(help_text="Nobody is at work on it, and it can go on.")
    take = s.CharField(allow_null=True)
    rows = s.IntegerField(help_text="Beneath the headings.")
    passed = s.IntegerField(help_text="Rows that the present state has gone through.")
    counts = CountsSerializer()
    error = s.CharField(allow_null=True)
    report = s.CharField(help_text="Address of the report by row and column.")
    created_at = s.DateTimeField()
    updated_at = s.DateTimeField()
    version = s.IntegerField()


class FindingSerializer(s.Serializer[Any]):
    """One thing to say about one cell."""

    column = s.CharField()
    code = s.CharField()
    refuses = s.BooleanField()
    value = s.CharField(allow_null=True)
    detail = s.CharField(help_text="In the language of the request.")
    suggestions = s.ListField(child=s.CharField())
    cell = s.CharField(allow_null=True, help_text="Of what was corrected here since: how `from_file` names it.")


class ReportRowSerializer(s.Serializer[Any]):
    """What became, or would become, of a row."""

    line = s.IntegerField()
    outcome = codes(Outcome.values)
    name = s.CharField()
    agreement = s.CharField(allow_null=True, help_text="Address of the agreement that it became.")
    activity = s.CharField(allow_null=True, help_text="Address of the activity that it became.")
    profile = s.CharField(allow_null=True, help_text="Address of the profile to which its line belongs.")
    undone = s.CharField(allow_null=True)
    findings = FindingSerializer(many=True)
    changes = s.DictField(help_text="Before and after, by what changed.")


ImportPage = page_of_schema("ImportPage", ImportSerializer)
ReportPage = page_of_schema("ReportPage", ReportRowSerializer)
