"""Prints: what a paper showed, so that its short code tells later what has changed since.

A code names a state of a record and not a sheet of paper: whoever prints the
same again on the same day finds the same code. Each print is a read that is kept.
"""

import secrets
from datetime import date
from typing import Any

from django.db import IntegrityError, models, transaction
from django.db.models import Max

from agreements.instruments.agreement import Agreement
from partners.records.errors import Unseen
from partners.records.history import Placed
from partners.records.reads import look
from partners.records.record import Audience, Reader, Visible
from partners.records.service import service
from partners.records.triggers import AppendOnly, NoTruncate

# No sign that is read for another: no 0 and O, 1 and I and L, 2 and Z, 5 and S, 8 and B, U and V.
SIGNS = "34679ACDEFGHJKMNPQRTWXY"
LENGTH = 10
PRINTED = "printed"


class PaperKind(models.TextChoices):
    """What was printed."""

    PAGE = "page"
    RECORD = "record"
    NOTE = "note"
    TEXT = "text"
    CONSOLIDATED = "consolidated"


class PrintMade(Visible):
    """A state of an agreement that was printed: its version, its place in the history, and the day."""

    code = models.CharField(max_length=LENGTH, unique=True)
    agreement = models.ForeignKey(Agreement, models.PROTECT, related_name="+")
    paper = models.CharField(max_length=12, choices=PaperKind.choices)
    language = models.CharField(max_length=12)
    as_of = models.DateField()
    version = models.PositiveIntegerField()
    position = models.BigIntegerField(help_text="The last place in the history that was sealed by then.")
    officer = models.ForeignKey("partners.Officer", models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta(Visible.Meta):
        constraints = [
            *Visible.Meta.constraints,
            models.UniqueConstraint(
                fields=["agreement", "owner", "paper", "language", "as_of", "version"],
                name="one_code_per_state",
                nulls_distinct=False,
            ),
        ]
        triggers = [AppendOnly(name="append_only"), NoTruncate(name="no_truncate")]

    def __str__(self) -> str:
        return self.shown

    @property
    def shown(self) -> str:
        """The code as it stands on paper: in two halves."""
        return f"{self.code[: LENGTH // 2]}-{self.code[LENGTH // 2 :]}"


def code_typed(text: str) -> str:
    """A code as somebody typed it, in its one form; empty for what cannot be one."""
    code = "".join(sign for sign in text.upper() if sign not in "-–—. \t\n\u00a0")
    return code if len(code) == LENGTH and set(code) <= set(SIGNS) else ""


@service
def print_make(*, officer: Any, today: date, agreement: Agreement, paper: str, language: str) -> PrintMade:
    """The print of an agreement as it stands today, for its party or, without an officer, for everyone.

    `agreement` is one that the officer, or everyone, sees.
    """
    owner = officer.party_id if officer else None
    state = {
        "agreement": agreement,
        "owner_id": owner,
        "paper": paper,
        "language": language,
        "as_of": today,
        "version": agreement.version,
    }
    found = PrintMade.objects.filter(**state).first()
    if found is not None:
        kept: PrintMade = found
        return kept
    try:
        with transaction.atomic():
            made: PrintMade = PrintMade.objects.create(
                **state,
                code="".join(secrets.choice(SIGNS) for _ in range(LENGTH)),
                audience=Audience.NATIONAL if owner else Audience.PUBLIC,
                marking=agreement.marking if owner else 0,
                position=Placed.objects.aggregate(last=Max("position"))["last"] or 0,
                officer=officer,
            )
            return made
    except IntegrityError:
        other: PrintMade = PrintMade.objects.get(**state)
        return other


def printing_kept(reader: Any, made: PrintMade, form: str) -> None:
    """Keep that an officer took a paper away, in the log of the officer's party."""
    detail = {"paper": made.paper, "form": form, "language": made.language, "of": made.agreement.key}
    look(reader, PRINTED, {**detail, "code": made.shown})


def print_by_code(reader: Reader, code: str) -> PrintMade:
    """The print that a code names, if the reader sees its agreement. Raises Unseen."""
    wanted = code_typed(code)
    found = PrintMade.objects.filter(code=wanted).select_related("officer").first() if wanted else None
    if found is None:
        raise Unseen
    seen = Agreement.objects.visible_to(reader).filter(pk=found.agreement_id)
    agreement = seen.select_related("partnership__party_a", "partnership__party_b", "owner", "standing").first()
    if agreement is None:
        raise Unseen
    made: PrintMade = found
    made.agreement = agreement
    return made
