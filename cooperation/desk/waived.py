"""What one's own party went ahead without: conditions, words of a text, contradictions, what activities need
in law.

Five kinds of decisions, each kept with its reason where it was taken, are
read here as one list.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import CharField, F, IntegerField, OuterRef, Q, Subquery, Value

from agreements.activities.activity import Activity
from agreements.coverage.waiver import COVERED, SETTLED
from agreements.instruments.agreement import Agreement
from agreements.instruments.searching import matching
from agreements.models import CommitmentCheck, LegalWaiver, Waiver, WordingWaiver
from partners.models import Officer
from partners.records.record import Reader

CONDITION, WORDING, CONTRADICTION = "condition", "wording", "contradiction"
LEGAL_RISK, LEGAL_BASIS = "legal_risk", "legal_basis"
SORTS = (LEGAL_RISK, LEGAL_BASIS, CONDITION, WORDING, CONTRADICTION)
# What is about an activity and not about an agreement: by sort, the condition.
OF_ACTIVITIES = {LEGAL_RISK: SETTLED, LEGAL_BASIS: COVERED}
# The columns that all are read by; `why` is the reason, `decider` and `whole` the keys of officer and of the
# agreement or activity; what concerns the law comes first, by `rank`.
COLUMNS = ("pk", "sort", "whole", "reference", "stage_of", "code_of", "about_of", "why", "decider", "day", "rank")


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
    whole: Agreement | Activity
    stage: str
    code: str
    about: str
    reason: str
    officer: Officer | None
    on: date


def waived_rows(reader: Reader, asked: Asked) -> Any:
    """The decisions that `reader` may see, as rows of the columns above; one query when they are read."""
    sorts = [one for one in SORTS if asked.sort in ("", one)]
    first, *rest = (_narrowed(reader, one, asked).values(*COLUMNS) for one in sorts)
    return first.union(*rest, all=True) if rest else first


def waived_read(reader: Reader, rows: Any) -> list[Gone]:
    """Rows with their agreements, activities and officers; three queries more at most."""
    told = list(rows)
    wholes: dict[tuple[bool, int], Any] = {}
    for model, of_activity in ((Agreement, False), (Activity, True)):
        keys = {row["whole"] for row in told if (row["sort"] in OF_ACTIVITIES) == of_activity}
        seen = model.objects.visible_to(reader).select_related("partnership__party_a", "partnership__party_b")
        found = seen.defer("search").in_bulk(keys) if keys else {}
        wholes |= {(of_activity, pk): one for pk, one in found.items()}
    officers = Officer.objects.visible_to(reader).in_bulk({row["decider"] for row in told})
    return [
        Gone(
            row["sort"],
            wholes[row["sort"] in OF_ACTIVITIES, row["whole"]],
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
    """The decisions of one sort, of agreements or activities in sight, with the columns above annotated."""
    model = Activity if sort in OF_ACTIVITIES else Agreement
    rows = _of_law(reader, sort) if sort in OF_ACTIVITIES else _of_agreements(reader, sort)
    in_sight = model.objects.visible_to(reader).values("pk")
    rank = Value(list(SORTS).index(sort), output_field=IntegerField())
    return rows.annotate(sort=_text(sort), rank=rank).filter(whole__in=in_sight)


def _of_law(reader: Reader, sort: str) -> Any:
    own = Activity.objects.visible_to(reader).filter(pk=OuterRef("subject_id"))
    rows = LegalWaiver.objects.visible_to(reader).filter(subject=Activity.subject, code=OF_ACTIVITIES[sort])
    return rows.annotate(
        whole=F("subject_id"),
        reference=Subquery(own.values("reference")),
        stage_of=_text(""),
        code_of=F("code"),
        about_of=F("about"),
        why=F("reason"),
        decider=F("officer_id"),
        day=F("on"),
    )


def _of_agreements(reader: Reader, sort: str) -> Any:
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
    return rows


def _text(value: str) -> Any:
    return Value(value, output_field=CharField())


def _narrowed(reader: Reader, sort: str, asked: Asked) -> Any:
    rows, kept = waived_of_sort(reader, sort), Q()
    model = Activity if sort in OF_ACTIVITIES else Agreement
    if asked.q:
        found = model.objects.visible_to(reader).filter(matching(asked.q)).values("pk")
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
