"""Finding kept opportunities again: by words, by what became of them; and how many became projects."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from agreements.activities.vocabulary import HOLDING
from agreements.models import Activity, Agreement
from cooperation.opportunities.access import JOINED
from cooperation.opportunities.opportunity import Opportunity
from cooperation.opportunities.vocabulary import OpportunityStatus


@dataclass(frozen=True)
class Wanted:
    """What a list asks for; what is empty narrows nothing. `parties` are keys of those that a search finds."""

    status: str = ""
    why: str = ""
    project: str = ""
    parties: frozenset[int] | None = None


def opportunities_found(reader: Any, wanted: Wanted) -> QuerySet[Any]:
    """The opportunities of the reader's party, each with whether it `became_project`."""
    rows = Opportunity.objects.visible_to(reader).filter(owner=reader.party_id).annotate(became_project=became(reader))
    if wanted.status:
        rows = rows.filter(status=wanted.status)
    if wanted.why:
        rows = rows.filter(why=wanted.why)
    if wanted.project:
        rows = rows.filter(became_project=wanted.project == "yes")
    if wanted.parties is not None:
        rows = rows.filter(party__in=wanted.parties)
    found: QuerySet[Any] = rows.select_related(*JOINED)
    return found


def became(reader: Any) -> Any:
    """Whether an opportunity that was taken up became a project, as a condition on its row (domain: (d) 16).

    A project is an activity of the pair that was confirmed or done, or an
    agreement that was signed, on the day on which it was taken up or later,
    as far as the reader sees them.
    """
    since = OuterRef("decided_on")
    activities = Activity.objects.visible_to(reader).filter(
        partnership=OuterRef("partnership"), status__in=HOLDING, first_on__gte=since
    )
    signed = Agreement.objects.visible_to(reader).filter(
        partnership=OuterRef("partnership"), standing__signed_sort__gte=since
    )
    return Q(Q(Exists(activities)) | Q(Exists(signed)), status=OpportunityStatus.TAKEN_UP)
