"""What one's own party went ahead without, across all agreements: conditions, words of a text, contradictions.

Three kinds of decisions, each kept with its reason where it was taken, are
read here as one list.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import CharField, F, Q, Value

from agreements.instruments.agreement import Agreement
from agreements.instruments.searching import matching
from agreements.models import CommitmentCheck, Waiver, WordingWaiver
from partners.models import Officer
from partners.records.record import Reader

CONDITION, WORDING, CONTRADICTION = "condition", "wording", "contradiction"
SORTS = (CONDITION, WORDING, CONTRADICTION)
# The columns that all three are read by; `why` is the reason, `decider` and `whole` the keys of officer and agreement.
COLUMNS = ("pk", "sort", "whole", "reference", "stage_of", "code_of", "about_of", "why", "decider", "day")


@dataclass(frozen=True)
class Asked:
    """What the list is narrowed to; empty: not at all."""

    q: str = ""
    sort: str = ""
    stage: str = ""
    officer: int | None = None
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True)
class Gone:
    """One decision to go ahead without something."""

    sort: str
    agreement: Agreement
    stage: str
    code: str
    about: str
    reason: str
    officer: Officer | None
    on: date


def waived_rows(reader: Reader, asked: Asked) -> Any:
    """The decisions that `reader` may see, as rows of the columns above; one query when they are read."""
    sorts = [one for one in SORTS if asked.sort in ("", one)]
    first, *rest = (_narrowed(reader, waived_of_sort(reader, one), asked).values(*COLUMNS) for one in sorts)
    return first.union(*rest, all=True) if rest else first


def waived_read(reader: Reader, rows: Any) -> list[Gone]:
    """Rows with their agreements and officers; two queries more."""
    told = list(rows)
    seen = Agreement.objects.visible_to(reader).select_related("partnership__party_a", "partnership__party_b")
    agreements = seen.defer("search").in_bulk({row["whole"] for row in told})
    officers = Officer.objects.visible_to(reader).in_bulk({row["decider"] for row in told})
    return [
        Gone(
            row["sort"],
            agreements[row["whole"]],
            row["stage_of"],
            row["code_of"],
            row["about_of"],
            row["why"],
            officers.get(row["decider"]),
            row["day"],
        )
        for row in told
    ]


def waived_of_sort(reader: Reader, sort: str) -> Any:
    """The decisions of one sort, of agreements in sight, with the columns above annotated."""
    if sort == CONDITION:
        rows = Waiver.objects.visible_to(reader).annotate(
            whole=F("agreement_id"),
            reference=F("agreement__reference"),
            stage_of=F("stage"),
            code_of=F("code"),
            about_of=F("about"),
            why=F("reason"),
            decider=F("officer_id"),
            day=F("on"),
        )
    elif sort == WORDING:
        rows = WordingWaiver.objects.visible_to(reader).annotate(
            whole=F("version__agreement_id"),
            reference=F("version__agreement__reference"),
            stage_of=_text("agree_text"),
            code_of=_text("wording_settled"),
            about_of=_text(""),
            why=F("reason"),
            decider=F("officer_id"),
            day=F("created_at__date"),
        )
    else:
        rows = (
            CommitmentCheck.objects.visible_to(reader)
            .filter(accepted_by__isnull=False)
            .annotate(
                whole=F("agreement_id"),
                reference=F("agreement__reference"),
                stage_of=_text(""),
                code_of=_text("contradiction_accepted"),
                about_of=F("framework__code"),
                why=F("accepted_reason"),
                decider=F("accepted_by_id"),
                day=F("updated_at__date"),
            )
        )
    in_sight = Agreement.objects.visible_to(reader).values("pk")
    return rows.annotate(sort=_text(sort)).filter(whole__in=in_sight)


def _text(value: str) -> Any:
    return Value(value, output_field=CharField())


def _narrowed(reader: Reader, rows: Any, asked: Asked) -> Any:
    kept = Q()
    if asked.q:
        found = Agreement.objects.visible_to(reader).filter(matching(asked.q)).values("pk")
        kept &= Q(whole__in=found) | Q(reference__icontains=asked.q) | Q(why__icontains=asked.q)
    if asked.stage:
        kept &= Q(stage_of=asked.stage)
    if asked.officer:
        kept &= Q(decider=asked.officer)
    if asked.since:
        kept &= Q(day__gte=asked.since)
    if asked.until:
        kept &= Q(day__lte=asked.until)
    return rows.filter(kept)
