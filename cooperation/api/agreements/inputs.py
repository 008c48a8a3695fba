"""What may be sent of agreements. Rules stay with the services; here is only what the schema forbids."""

from typing import Any

from rest_framework import serializers as s

from agreements.instruments.agreement import TitleBasis
from agreements.instruments.half.powers import Power
from agreements.instruments.signing.signatory import Manner
from agreements.instruments.vocabulary import Area, Door, InstrumentType, Kind, LegalNature, WithParent
from agreements.terms.clauses import ActKind, Duty, EntryMethod, NoticeDay, NoticeRuns, TermKind
from cooperation.api.agreements.schema import PARTIAL, codes
from cooperation.api.inputs import Input, PartialDateField, length, text
from partners.records.record import Audience


def day(**more: Any) -> PartialDateField:
    """A date as precise as it is known."""
    return PartialDateField(max_length=21, help_text=PARTIAL, **more)


def by_language(**more: Any) -> s.DictField:
    """Texts by language."""
    return s.DictField(child=s.CharField(max_length=1000, allow_blank=True), allow_empty=False, **more)


class ActFields(Input):
    """What an act says besides its kind and side."""

    on = day(required=True)
    place = text(160)
    capacity = text(160)
    given = day(required=False, allow_blank=True)
    months = s.IntegerField(min_value=1, max_value=2400, required=False, allow_null=True)
    until = day(required=False, allow_blank=True)
    number = text(160, help_text="Of a registration, a law, an issue of a gazette.")
    clause = text(160, help_text="The clause that allows it.")
    evidence = text(300)
    source = text(300)  # type: ignore[assignment]
    source_url = s.URLField(max_length=500, required=False, allow_blank=True)
    source_as_of = text(10)
    note = text(5000)


class SignatoryInput(Input):
    """One person who signed: name and function, and by what power."""

    name = text(120, required=True)
    function = text(160, required=True)
    power = codes(Power.values)
    reference = text(120, help_text="Of the paper that gives full powers.")


class EnteredActInput(ActFields):
    """An act of what is recorded as it exists."""

    kind = codes(ActKind)
    side = text(12, help_text="Code of the party whose act it is; empty: of all together.")


class ActInput(EnteredActInput):
    """An act; a signature names who signed."""

    manner = codes(Manner.values, required=False, help_text="Of a signature; on paper unless told.")
    signatories = s.ListField(child=SignatoryInput(), required=False, max_length=5)


class StatementInput(Input):
    """What a source says on one field."""

    field = text(32, required=True)
    says = by_language()
    source = text(300, required=True)  # type: ignore[assignment]
    source_url = s.URLField(max_length=500, required=False, allow_blank=True)
    as_of = text(10)


class SideInput(Input):
    """The own party's half."""

    file_number = text(80)
    their_file_number = text(80)
    original_place = text(160)
    responsible = s.IntegerField(required=False, allow_null=True, help_text="`id` of an officer of the own party.")
    deputy = s.IntegerField(required=False, allow_null=True)
    partner_contact = text(160, help_text="An office, not a private contact.")
    finance_note = text(5000)
    duplicates_checked = s.BooleanField(required=False, help_text="Checked: no existing agreement does the same.")
    talks_level = text(16, help_text="How far the talks may go: a code of the vocabulary `marking`.")
    certified_copy_on = day(required=False, allow_blank=True)
    stands_alone = s.BooleanField(required=False, help_text="Checked: it is under no other agreement.")
    notes = text(20_000)


class AgreementFields(Input):
    """What an agreement says."""

    titles = by_language(required=False, help_text="By language; one is enough.")
    title_basis = codes(TitleBasis, required=False)
    purpose = text(5000)
    kind = codes(Kind.values, required=False)
    areas = s.ListField(child=codes(Area.values), required=False, max_length=50)
    instrument_type = codes(InstrumentType.values, required=False)
    legal_nature = codes(LegalNature.values, required=False)
    parent = text(40, allow_null=True, help_text="Reference of the agreement above it.")  # type: ignore[assignment]
    with_parent = codes(WithParent.values, required=False)
    framework = text(12, allow_null=True, help_text="Code of an organisation.")
    entry_method = codes(EntryMethod, required=False)
    entry_months = length(help_text="Months between the last condition and entry.")
    entry_days = length(help_text="Days between the last condition and entry, after the months.")
    entry_month_start = s.BooleanField(required=False, help_text="On the first day of the month that follows.")
    entry_on = day(required=False, allow_blank=True)
    approval_needed = s.BooleanField(required=False)
    entry_article = text(40, help_text="Where in the text the clause stands.")
    term_kind = codes(TermKind, required=False)
    term_months = length(allow_null=True)
    renewal_months = length(allow_null=True)
    renewals_most = length(allow_null=True, help_text="How often it renews at most; null: without limit.")
    term_article = text(40)
    notice_months = length(allow_null=True)
    notice_days = length(allow_null=True)
    notice_runs = codes(NoticeRuns, required=False)
    notice_day = codes(NoticeDay, required=False)
    early_notice_months = length(allow_null=True, help_text="Of a notice that ends it during a term.")
    early_notice_days = length(allow_null=True)
    notice_article = text(40)
    survives = s.ListField(child=codes(Duty), required=False, max_length=20)
    survival_months = length(allow_null=True, help_text="How long those duties outlive it; null: no limit stated.")
    survival_article = text(40)
    early_end = text(300, help_text="An event that the text names as ending it.")
    early_end_article = text(40)
    ends_reported = day(required=False, allow_blank=True)
    side = SideInput(required=False)


class EntryInput(AgreementFields):
    """An agreement that exists, or with `"door": "prepared"` one to be prepared."""

    door = codes(Door.values, required=False)
    parties = s.ListField(
        child=s.CharField(max_length=12), min_length=1, max_length=2, help_text="Codes; the own party may be left out."
    )
    titles = by_language(help_text="By language; one is enough.")
    acts = EnteredActInput(many=True, required=False)
    statements = StatementInput(many=True, required=False)


class EditInput(AgreementFields):
    """A change; what is recorded, or whose text is agreed, is corrected with a reason."""

    reason = text(2000)


class StepInput(s.Serializer[Any]):
    """A step: the status that it leads to, and what it needs, by name."""

    to = s.CharField(max_length=24)
    on = s.CharField(required=False, help_text=PARTIAL)
    reason = s.CharField(required=False, max_length=2000)
    authority = s.CharField(required=False, max_length=160)
    limits = s.CharField(required=False, max_length=5000)
    clause = s.CharField(required=False, max_length=160, help_text="The clause that allows it, or consent.")
    evidence = s.CharField(required=False, max_length=300, help_text="The paper that shows it.")
    successor = s.CharField(required=False, max_length=40, help_text="Reference of the agreement that takes its place.")


class ActChangeInput(ActFields):
    """A correction of an act, with its reason; `mistake` takes the act out."""

    on = day(required=False)
    mistake = s.BooleanField(required=False, help_text="It was entered by mistake; send nothing but the reason beside.")
    reason = text(2000, required=True)


class ContestInput(Input):
    """An objection to an act that the other side recorded."""

    reason = text(2000, required=True)


class AudienceInput(Input):
    """A request (`to` and a reason) to change who sees a record, or the decision on it (`agree` and a reason)."""

    to = codes(Audience.values, required=False)
    agree = s.BooleanField(required=False, allow_null=True, default=None)
    reason = text(2000, required=True)
