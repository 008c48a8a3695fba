"""Agreement: what two parties agreed, or prepare to agree."""

import secrets
from enum import StrEnum
from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.db.models import F, Q

from agreements.instruments.time_clauses import CLAUSE_COLUMNS, TimeClauses, choices
from agreements.instruments.vocabulary import Area, Door, InstrumentType, Kind, LegalNature, Status, WithParent
from partners.records.errors import Condition
from partners.records.record import Audience
from partners.records.roots import Root
from partners.records.triggers import AudienceFits, History
from partners.records.wording import in_language

# What sharing makes visible, besides acts and statements.
DISCLOSED = (
    "titles",
    "title_basis",
    "purpose",
    "kind",
    "areas",
    "instrument_type",
    "legal_nature",
    "parent_id",
    "with_parent",
    "framework_id",
    "status",
    *CLAUSE_COLUMNS,
)
# What says nothing: a column left as it was made.
_SILENT: tuple[Any, ...] = ("", None, [], {}, 0, False, "not_stated", "before_end", "received")
# The parts that follow its audience, by related name, wholes before their parts.
FOLLOWING = (
    "acts", "statements", "signatories", "obligations", "dues", "due_acts", "consultations", "marking_names",
    "marking_equivalences",
)  # fmt: skip


class TitleBasis(StrEnum):
    """Where the title comes from: the text itself, a translation of it, or a description where no source gives it."""

    STATED = "stated"
    TRANSLATED = "translated"
    DESCRIPTIVE = "descriptive"


def new_slug() -> str:
    """An address that says nothing, for a draft."""
    return secrets.token_urlsafe(9).replace("_", "x").replace("-", "y")


class Agreement(TimeClauses, Root):
    """One instrument between two parties, with its clauses on time as far as they are known."""

    subject = "agreement"

    partnership = models.ForeignKey("partners.Partnership", models.PROTECT, related_name="+")
    slug = models.CharField(max_length=16, unique=True, default=new_slug)
    reference = models.CharField(max_length=40, unique=True, null=True, blank=True)
    titles = models.JSONField(default=dict, help_text="By language.")
    title_basis = models.CharField(max_length=12, choices=choices(TitleBasis), default="stated")
    purpose = models.TextField(blank=True)
    kind = models.CharField(max_length=24, choices=Kind.choices, default=Kind.FRAMEWORK)
    areas = ArrayField(models.CharField(max_length=32, choices=Area.choices), default=list, blank=True)
    instrument_type = models.CharField(max_length=32, choices=InstrumentType.choices, default=InstrumentType.NOT_STATED)
    legal_nature = models.CharField(max_length=32, choices=LegalNature.choices, default=LegalNature.NOT_STATED)
    parent = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="children")
    with_parent = models.CharField(
        max_length=16,
        choices=WithParent.choices,
        default=WithParent.NOT_STATED,
        help_text="What becomes of it when the agreement above it ends or is suspended.",
    )
    framework = models.ForeignKey("partners.Party", models.PROTECT, null=True, blank=True, related_name="+")
    door = models.CharField(max_length=8, choices=Door.choices)
    status = models.CharField(max_length=24, choices=Status.choices, default=Status.CONCEPT)
    time_changes = models.JSONField(
        default=dict, blank=True, help_text="Clauses on time that amendments changed, and from when."
    )
    corrected_at = models.DateTimeField(null=True, blank=True)
    source_key = models.CharField(max_length=120, blank=True, help_text="Its identifier in the list it came from.")
    source_digest = models.CharField(max_length=64, blank=True)
    is_sample = models.BooleanField(default=False)
    search = SearchVectorField(null=True, editable=False)

    class Meta(Root.Meta):
        constraints = [
            *Root.Meta.constraints,
            models.CheckConstraint(condition=~Q(titles={}), name="agreement_has_title"),
            models.CheckConstraint(condition=Q(kind__in=Kind.values), name="agreement_kind_known"),
            models.CheckConstraint(condition=Q(instrument_type__in=InstrumentType.values), name="agreement_type_known"),
            models.CheckConstraint(condition=Q(legal_nature__in=LegalNature.values), name="agreement_nature_known"),
            models.CheckConstraint(condition=Q(status__in=Status.values), name="agreement_status_known"),
            models.CheckConstraint(condition=Q(areas__contained_by=Area.values), name="agreement_areas_known"),
            models.CheckConstraint(condition=~Q(parent=F("id")), name="agreement_not_own_parent"),
            models.CheckConstraint(
                condition=~Q(term_kind__in=("fixed", "fixed_extendable", "tacit_renewal")) | Q(term_months__gt=0),
                name="agreement_term_has_length",
            ),
            models.UniqueConstraint(
                fields=["owner", "source_key"],
                condition=~Q(source_key="") & Q(mistake_at=None),
                name="one_agreement_per_source_key",
            ),
        ]
        indexes = [
            *Root.Meta.indexes,
            GinIndex(fields=["search"], name="agreement_search"),
            models.Index(fields=["updated_at", "id"], name="agreement_latest"),
            models.Index(fields=["partnership", "id"], name="agreement_of_pair"),
        ]
        triggers = [History(name="history", hidden=("search",)), AudienceFits(name="audience_fits")]

    def __str__(self) -> str:
        return self.key

    @property
    def key(self) -> str:
        """Its address: the reference once it has one, an opaque one until then."""
        return self.reference or self.slug

    def title_in(self, language: str) -> str:
        """Its title in a language, or in whichever it has."""
        return in_language(self.titles, language)

    def following(self) -> list[models.QuerySet[Any]]:
        """What is seen by whoever sees it, wholes before their parts; each side's own half is not.

        A paper of the other side becomes public by the other side alone.
        """
        ours_or_out = Q(owner=self.owner_id) | Q(audience=Audience.PUBLIC)
        documents = self.documents.filter(ours_or_out, follows=True, version=None)
        return [*(getattr(self, parts).all() for parts in FOLLOWING), documents]

    def between(self) -> list[models.QuerySet[Any]]:
        """Texts that were sent and rounds of talks: its sides see them once it is shared; they are never released."""
        clauses = self._meta.apps.get_model("agreements", "Clause").objects
        written = self._meta.apps.get_model("agreements", "WrittenText").objects
        edits = self._meta.apps.get_model("agreements", "AmendmentEdit").objects
        sent = {"version__agreement": self, "version__number__isnull": False}
        return [
            self.versions.exclude(number=None),
            self.documents.filter(version__number__isnull=False),
            written.filter(**sent),
            clauses.filter(**sent),
            self.text_comments.filter(audience=Audience.PARTIES),
            self.consolidated.all(),
            self.rounds.all(),
            self._meta.apps.get_model("agreements", "Amendment").objects.filter(agreement=self),
            edits.filter(amendment__agreement=self),
        ]

    def disclosed(self) -> dict[str, Any]:
        """What its audience sees of it, field by field."""
        fields = {name: getattr(self, name) for name in DISCLOSED}
        fields["acts"] = [f"{act.kind} {act.on}" for act in self.acts.all()]
        fields["statements"] = [one.field for one in self.statements.all()]
        following = self.documents.filter(follows=True, mistake_at=None, owner=self.owner_id, version=None)
        fields["documents"] = [one.title for one in following]
        fields["obligations"] = [one.title_in("en") for one in self.obligations.filter(mistake_at=None)]
        fields["markings"] = [one.name for one in self.marking_names.filter(mistake_at=None).order_by("party", "rank")]
        fields["signatories"] = [f"{one.name}, {one.function}" for one in self.signatories.all()]
        fields["consultations"] = [str(one.asked_at.date()) for one in self.consultations.filter(mistake_at=None)]
        return {name: value for name, value in fields.items() if value not in _SILENT}

    def withdrawal_conditions(self, to: str) -> list[Condition]:
        """What the partner did on a shared agreement keeps it shared."""
        if to != Audience.NATIONAL or self.audience == Audience.NATIONAL:
            return []
        return [Condition("partner_has_not_acted", met=not self.partner_has_acted())]

    def partner_has_acted(self) -> bool:
        """Whether somebody else than its owner wrote an act, a text, a document or a promise of it."""
        parts: Any = [getattr(self, name).all() for name in FOLLOWING]
        parts += [self.documents.filter(mistake_at=None), self.versions, self.text_comments, self.rounds]
        return any(one.exclude(owner=self.owner).exists() for one in parts)

    @property
    def is_binding(self) -> bool:
        """Whether it takes the binding route; a text whose nature is not stated is not assumed to bind nobody."""
        return self.legal_nature != LegalNature.NON_BINDING


class AgreementAddress(models.Model):
    """Every address under which an agreement was ever reached; the old ones redirect."""

    key = models.CharField(primary_key=True, max_length=40)
    agreement = models.ForeignKey(Agreement, models.PROTECT, related_name="addresses")
