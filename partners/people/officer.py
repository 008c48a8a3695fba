"""Officers: who uses Entente, for which party, in which roles.

Of a person it keeps the name, the function, the office contact and the
language; the history keeps that these changed, never what they held.
"""

from collections.abc import Iterable
from typing import Any, Self

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower

from partners.records.record import Marking
from partners.records.triggers import History


class Role(models.TextChoices):
    """What an officer does for the party."""

    DESK = "desk_officer"
    LIAISON = "liaison_officer"
    APPROVER = "approver"
    MINISTER = "ministers_office"
    AUDITOR = "auditor"
    ADMINISTRATOR = "party_administrator"
    SERVICE = "service_account"
    GUEST = "guest"


# Administering people gives no sight of records, and a guest sees the shared half alone.
READS_ALL = frozenset({Role.DESK, Role.LIAISON, Role.APPROVER, Role.MINISTER, Role.AUDITOR, Role.SERVICE})
READS_SHARED = READS_ALL | {Role.GUEST}
WRITES = frozenset({Role.DESK, Role.LIAISON, Role.APPROVER})


class OfficerManager(BaseUserManager["Officer"]):
    """Officers, found by e-mail whatever its case."""

    def get_by_natural_key(self, username: str | None) -> "Officer":
        return self.get(email__iexact=username)

    def visible_to(self, reader: Any) -> models.QuerySet["Officer"]:
        """The officers of the reader's own party."""
        return self.filter(party=reader.party_id) if reader.party_id else self.none()

    def create_user(self, email: str, password: str | None = None, **fields: Any) -> "Officer":
        """Make an officer; without a password nobody signs in until one is set by invitation."""
        officer = self.model(email=email.strip().lower(), **fields)
        officer.set_password(password)
        officer.save()
        return officer


class Officer(AbstractBaseUser):  # type: ignore[django-manager-missing]  # of its tokens
    """A person, or a service account, acting for one party."""

    email = models.EmailField(max_length=254)
    name = models.CharField(max_length=120)
    function = models.CharField(max_length=160, blank=True)
    office_contact = models.CharField(max_length=160, blank=True)
    party = models.ForeignKey("partners.Party", models.PROTECT, related_name="officers")
    roles = ArrayField(models.CharField(max_length=24, choices=Role.choices), default=list)
    clearance = models.PositiveSmallIntegerField(choices=Marking.choices, default=Marking.UNCLASSIFIED)
    language = models.CharField(max_length=5, default="en")
    time_zone = models.CharField(max_length=40, default="UTC")
    is_active = models.BooleanField(default=True)
    is_operator = models.BooleanField(default=False, help_text="Runs the server; sees no records by that.")
    is_sample = models.BooleanField(default=False, help_text="Made with the sample; works from this machine only.")
    shared_computer = models.BooleanField(default=True, help_text="Signs out by itself when left alone.")
    created_at = models.DateTimeField(auto_now_add=True)

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["name"]

    objects = OfficerManager()

    class Meta:
        constraints = [
            models.UniqueConstraint(Lower("email"), name="one_officer_per_email"),
            models.CheckConstraint(condition=Q(roles__contained_by=list(Role.values)), name="officer_roles_known"),
        ]
        triggers = [
            History(
                name="history",
                hidden=("password", "last_login"),
                masked=("email", "name", "function", "office_contact"),
                owner="party_id",
            )
        ]

    def __str__(self) -> str:
        return self.name

    def has_role(self, *roles: str) -> bool:
        """Whether the officer is active and has one of these roles."""
        return self.is_active and bool(set(roles) & set(self.roles))

    @property
    def reads_national(self) -> bool:
        """Whether the officer reads what the own party keeps to itself."""
        return self.has_role(*READS_ALL)

    @property
    def reads_shared(self) -> bool:
        """Whether the officer reads what is shared with the own party."""
        return self.has_role(*READS_SHARED)

    @property
    def writes(self) -> bool:
        """Whether any role of the officer lets them write records."""
        return self.has_role(*WRITES)


class OfficerQuerySet(models.QuerySet[Officer]):
    """Officers as a set."""

    def acting(self) -> Self:
        """Those who can act for their party now; a guest answers, and does not stand for the party."""
        return self.filter(is_active=True, roles__overlap=list(WRITES))


def acts_here(party_id: Any, roles: Iterable[str] = WRITES) -> bool:
    """Whether a party has an active officer here in one of the roles that an act of its own asks for.

    Where it has, nobody else records that act for it.
    """
    return Officer.objects.filter(party=party_id, is_active=True, roles__overlap=list(roles)).exists()


def approvers_of(party_id: Any) -> models.QuerySet[Officer]:
    """The active approvers of a party."""
    return OfficerQuerySet(Officer).acting().filter(party=party_id, roles__contains=[Role.APPROVER])
