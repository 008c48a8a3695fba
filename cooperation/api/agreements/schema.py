"""What is answered of agreements, for the schema."""

from typing import Any

from rest_framework import serializers as s

from agreements.instruments.agreement import TitleBasis
from agreements.instruments.half.powers import Power
from agreements.instruments.signing.signatory import Manner
from agreements.instruments.vocabulary import Area, Door, InstrumentType, Kind, LegalNature, Stage, Status, WithParent
from agreements.terms.clauses import ActKind, Clause, Duty, EntryMethod, NoticeDay, NoticeRuns, TermKind
from cooperation.api.documentation.describe import page_of_schema
from cooperation.api.enums import BASES
from partners.records.record import Audience
from partners.records.ways import Way

PARTIAL = "ISO 8601 at its precision: a day, a month, a year, or a stretch of time with a slash."


def codes(values: Any, **more: Any) -> s.ChoiceField:
    """One code of a vocabulary; `/vocabularies/` says what each means."""
    return s.ChoiceField(choices=[one if isinstance(one, tuple) else (str(one), str(one)) for one in values], **more)


def partial(**more: Any) -> s.CharField:
    """A date as precise as it is known."""
    return s.CharField(help_text=PARTIAL, allow_null=True, **more)


class SourceSerializer(s.Serializer[Any]):
    """Where something comes from."""

    title = s.CharField()
    url = s.CharField(allow_null=True)
    as_of = s.CharField(allow_null=True)


class ToldSerializer(SourceSerializer):
    """A source, and what it tells of: kinds of acts, or fields."""

    tells = s.ListField(child=s.CharField())


class LatestSourceSerializer(SourceSerializer):
    """The source of the latest act that names one, or the document that shows it."""

    act = codes(ActKind)
    way = codes(Way.values)


class EventSerializer(s.Serializer[Any]):
    """What time will bring, or what happened and waits for people; each by its clause."""

    kind = s.CharField()
    date = s.CharField(help_text=PARTIAL)
    consequence = s.CharField()
    clause = codes(Clause, allow_null=True, help_text="The clause that causes it; `acts`: an act does.")
    article = s.CharField(allow_null=True, help_text="Where in the text that clause stands.")
    months = s.IntegerField(allow_null=True, help_text="By how long a renewal prolongs it.")
    by = partial()
    until = partial()


class ObligationsSerializer(s.Serializer[Any]):
    """How many promises are open and overdue."""

    open = s.IntegerField()
    overdue = s.IntegerField()


class StatusSerializer(s.Serializer[Any]):
    """How an agreement stands on a day."""

    reference = s.CharField(allow_null=True)
    url = s.CharField()
    display = s.CharField()
    title = s.CharField(help_text="In the language of the request, or in whichever it has.")
    parties = s.ListField(child=s.CharField(), help_text="Both codes, in order.")
    instrument_type = codes(InstrumentType.values)
    legal_nature = codes(LegalNature.values)
    stage = codes(Stage.values)
    status = codes(Status.values)
    in_force = s.BooleanField(
        allow_null=True, help_text="Also true for a text in effect that binds nobody; null: not known."
    )
    basis = codes(BASES)
    assumptions = s.ListField(child=s.CharField(), help_text="What was assumed where no source says.")
    as_of = s.DateField()
    source = LatestSourceSerializer(allow_null=True)  # type: ignore[assignment]
    entry_into_force = partial()
    ends_on = partial()
    survives_until = partial()
    next_events = EventSerializer(many=True)
    matters = EventSerializer(many=True, help_text="What happened and waits for a decision of people.")
    obligations = ObligationsSerializer(allow_null=True, help_text="Null while nothing is known of them.")
    corrected_at = s.DateTimeField(allow_null=True)
    updated_at = s.DateTimeField()
    version = s.IntegerField()


class ClausesSerializer(s.Serializer[Any]):
    """What its clauses say of time. Lengths are in months, or in days where the name says so."""

    entry_method = codes(EntryMethod)
    entry_months = s.IntegerField()
    entry_days = s.IntegerField()
    entry_month_start = s.BooleanField()
    entry_on = partial()
    approval_needed = s.BooleanField()
    entry_article = s.CharField(allow_null=True)
    term_kind = codes(TermKind)
    term_months = s.IntegerField(allow_null=True)
    renewal_months = s.IntegerField(allow_null=True)
    renewals_most = s.IntegerField(allow_null=True)
    term_article = s.CharField(allow_null=True)
    notice_months = s.IntegerField(allow_null=True)
    notice_days = s.IntegerField(allow_null=True)
    notice_runs = codes(NoticeRuns)
    notice_day = codes(NoticeDay)
    early_notice_months = s.IntegerField(allow_null=True)
    early_notice_days = s.IntegerField(allow_null=True)
    notice_article = s.CharField(allow_null=True)
    survives = s.ListField(child=codes(Duty))
    survival_months = s.IntegerField(allow_null=True)
    survival_article = s.CharField(allow_null=True)
    early_end = s.CharField(allow_null=True)
    early_end_article = s.CharField(allow_null=True)
    ends_reported = partial()


class AgreementSerializer(s.Serializer[Any]):
    """An agreement between two parties."""

    reference = s.CharField(allow_null=True, help_text="None until it leaves its owner or is signed.")
    id = s.CharField(help_text="Its present address: the reference, or an opaque one.")
    url = s.CharField()
    display = s.CharField()
    title = s.CharField()
    titles = s.DictField(child=s.CharField(), help_text="By language.")
    title_basis = codes(TitleBasis)
    purpose = s.CharField()
    parties = s.ListField(child=s.CharField(), help_text="Both codes, in order.")
    partnership = s.CharField()
    recorded_by = s.CharField(help_text="Code of the party that wrote the record.")
    kind = codes(Kind.values)
    areas = s.ListField(child=codes(Area.values))
    instrument_type = codes(InstrumentType.values)
    legal_nature = codes(LegalNature.values)
    parent = s.CharField(allow_null=True, help_text="Address of the agreement above it, where it is in sight.")  # type: ignore[assignment]
    with_parent = codes(WithParent.values)
    framework = s.CharField(allow_null=True, help_text="Code of the organisation under whose framework it stands.")
    door = codes(Door.values)
    audience = codes(Audience.values)
    stage = codes(Stage.values)
    status = codes(Status.values)
    in_force = s.BooleanField(allow_null=True)
    basis = codes(BASES)
    assumptions = s.ListField(child=s.CharField())
    signed_on = partial()
    entry_into_force = partial()
    entry_basis = codes(BASES, allow_null=True)
    ends_on = partial()
    ends_basis = codes(BASES, allow_null=True)
    ends_clause = codes(Clause, allow_null=True)
    survives_until = partial()
    next_events = EventSerializer(many=True)
    matters = EventSerializer(many=True)
    renewals = s.IntegerField()
    clauses = ClausesSerializer()
    sources = ToldSerializer(many=True)
    is_sample = s.BooleanField(help_text="Invented.")
    corrected_at = s.DateTimeField(allow_null=True)
    created_at = s.DateTimeField()
    updated_at = s.DateTimeField()
    version = s.IntegerField()


class SignatorySerializer(s.Serializer[Any]):
    """One person who signed."""

    name = s.CharField()
    function = s.CharField()
    power = codes(Power.values)
    reference = s.CharField()


class ActSerializer(s.Serializer[Any]):
    """Something that happened to an agreement."""

    id = s.IntegerField()
    kind = codes(ActKind)
    side = s.CharField(allow_null=True, help_text="Whose act it is; null: of all together.")
    on = s.CharField(help_text=PARTIAL)
    place = s.CharField(allow_null=True)
    capacity = s.CharField(allow_null=True)
    given = partial()
    months = s.IntegerField(allow_null=True)
    until = partial()
    manner = codes(Manner.values, allow_null=True)
    number = s.CharField(allow_null=True)
    clause = s.CharField(allow_null=True)
    successor = s.CharField(allow_null=True, help_text="Address of the agreement that takes its place.")
    signatories = SignatorySerializer(many=True)
    evidence = s.CharField(allow_null=True)
    note = s.CharField(allow_null=True)
    way = codes(Way.values)
    source = SourceSerializer(allow_null=True)  # type: ignore[assignment]
    recorded_by = s.CharField()
    created_at = s.DateTimeField()
    updated_at = s.DateTimeField()
    contested = s.BooleanField(help_text="The other side objects to it.")


class StatementSerializer(s.Serializer[Any]):
    """What a source says on one field."""

    id = s.IntegerField()
    field = s.CharField()
    says = s.DictField(child=s.CharField(), help_text="By language.")
    source = SourceSerializer()  # type: ignore[assignment]


class PersonSerializer(s.Serializer[Any]):
    """An officer of the own party."""

    id = s.IntegerField()
    name = s.CharField()
    function = s.CharField()


class SideSerializer(s.Serializer[Any]):
    """The own party's half, which nobody else sees."""

    file_number = s.CharField(allow_null=True)
    their_file_number = s.CharField(allow_null=True)
    original_place = s.CharField(allow_null=True)
    partner_contact = s.CharField(allow_null=True)
    finance_note = s.CharField(allow_null=True)
    duplicates_checked = s.BooleanField()
    talks_level = s.CharField(allow_null=True)
    certified_copy_on = partial()
    stands_alone = s.BooleanField()
    mandate_authority = s.CharField(allow_null=True)
    mandate_on = partial()
    mandate_limits = s.CharField(allow_null=True)
    notes = s.CharField(allow_null=True)
    responsible = PersonSerializer(allow_null=True)
    deputy = PersonSerializer(allow_null=True)


class WholeAgreementSerializer(AgreementSerializer):
    """An agreement with what hangs beneath it."""

    acts = ActSerializer(many=True)
    statements = StatementSerializer(many=True)
    side = SideSerializer(allow_null=True)


AgreementPage = page_of_schema("AgreementPage", AgreementSerializer)
StatusPage = page_of_schema("StatusPage", StatusSerializer)
