"""What one's own party went ahead without: conditions, words of a text, contradictions, what activities need
in law.

Five kinds of decisions, also of legal risk at gates, each kept with its reason where it was taken, are
read here as one list.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Case, CharField, F, IntegerField, OuterRef, Q, Subquery, Value, When

from agreements.activities.activity import Activity
from agreements.coverage.waiver import COVERED, SETTLED
from agreements.instruments.agreement import Agreement
from agreements.instruments.searching import matching
from agreements.models import CommitmentCheck, LegalWaiver, Waiver, WordingWaiver
from cooperation.phases.gate import Gate
from cooperation.phases.reading import GATE_JOINED
from partners.models import Officer
from partners.records.record import Reader

CONDITION, WORDING, CONTRADICTION = "condition", "wording", "contradiction"
LEGAL_RISK, LEGAL_BASIS = "legal_risk", "legal_basis"
SORTS = (LEGAL_RISK, LEGAL_BASIS, CONDITION, WORDING, CONTRADICTION)
# What is not about an agreement, but about an activity or, of legal risk, a gate: by sort, the condition.
OF_LAW = {LEGAL_RISK: SETTLED, LEGAL_BASIS: COVERED}
# The columns that all are read by; `why` is the reason, `decider` and `whole` the keys of officer and of the
# agreement, activity or gate, `subject_of` its kind; what concerns the law comes first, by `rank`.
_WHOLE = ("subject_of", "whole", "reference")
COLUMNS = ("pk", "sort", "rank", *_WHOLE, "stage_of", "code_of", "about_of", "why", "decider", "day")


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
    whole: Agreement | Activity | Gate
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
    """Rows with their agreements, activities, gates and officers; four queries more at most."""
    told = list(rows)
    wholes: dict[tuple[str, int], Any] = {}
    for subject, seen in _in_sight(reader).items():
        keys = {row["whole"] for row in told if row["subject_of"] == subject}
        joined = ("partnership__party_a", "partnership__party_b", *(GATE_JOINED if subject == Gate.subject else ()))
        found = seen.select_related(*joined).in_bulk(keys) if keys else {}
        wholes |= {(subject, pk): one for pk, one in found.items()}
    officers = Officer.objects.visible_to(reader).in_bulk({row["decider"] for row in told})
    return [
        Gone(
            row["sort"],
            wholes[row["subject_of"], row["whole"]],
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
    """The decisions of one sort, of what is in sight, with the columns above annotated."""
    rows = _of_law(reader, sort) if sort in OF_LAW else _of_agreements(reader, sort)
    rank = Value(list(SORTS).index(sort), output_field=IntegerField())
    in_sight = Q()
    for subject, seen in _in_sight(reader).items():
        in_sight |= Q(subject_of=subject, whole__in=seen.values("pk"))
    return rows.annotate(sort=_text(sort), rank=rank).filter(in_sight)


def _in_sight(reader: Reader) -> dict[str, Any]:
    """What decisions are about, by kind, as far as the reader sees it."""
    return {
        Agreement.subject: Agreement.objects.visible_to(reader).defer("search"),
        Activity.subject: Activity.objects.visible_to(reader).defer("search"),
        Gate.subject: Gate.objects.visible_to(reader),
    }


def _of_law(reader: Reader, sort: str) -> Any:
    own = Activity.objects.visible_to(reader).filter(pk=OuterRef("subject_id"))
    rows = LegalWaiver.objects.visible_to(reader).filter(code=OF_LAW[sort])
    of_activity = When(subject=Activity.subject, then=Subquery(own.values("reference")))
    return rows.annotate(
        subject_of=F("subject"),
        whole=F("subject_id"),
        reference=Case(of_activity, default=None, output_field=CharField()),
        stage_of=_text(""),
        code_of=F("code"),
        about_of=F("about"),
        why=F("reason"),
        decider=F("officer_id"),
        day=F("on"),
    )


def _of_agreements(reader: Reader, sort: str) -> Any:
    return _agreed(reader, sort).annotate(subject_of=_text(Agreement.subject))


def _agreed(reader: Reader, sort: str) -> Any:
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
    model = Activity if sort in OF_LAW else Agreement
    if asked.q:
        found = model.objects.visible_to(reader).filter(matching(asked.q)).values("pk")
        kept &= (
            Q(subject_of=model.subject, whole__in=found) | Q(reference__icontains=asked.q) | Q(why__icontains=asked.q)
        )
    if asked.stage:
        kept &= Q(stage_of=asked.stage)
    if asked.officer:
        kept &= Q(decider=asked.officer)
    if asked.since:
        kept &= Q(day__gte=asked.since)
    if asked.until:
        kept &= Q(day__lte=asked.until)
    return rows.filter(kept)
