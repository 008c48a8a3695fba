"""The agreements on their way that concern an officer, each with its situation; a constant number of queries."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.conf import settings
from django.db.models import Exists, OuterRef, Q, QuerySet

from agreements.instruments.agreement import Agreement
from agreements.instruments.guards import AgreementSituation
from agreements.instruments.parts import AgreementSide
from agreements.instruments.route.elsewhere import Elsewhere
from agreements.instruments.route.folder import folders
from agreements.instruments.route.switch import switched_off
from agreements.instruments.route.waiver import waived_in
from agreements.instruments.vocabulary import STAGE_OF, Door, Stage, Status
from agreements.standing.refresh import acts_of
from partners.models import Partnership, Role, StepTaken

_ON_THE_WAY = [str(status) for status, stage in STAGE_OF.items() if stage in (Stage.PREPARED, Stage.SIGNED)] + [
    str(Status.PROVISIONAL)
]
# What an approver decides, whoever else is responsible.
_FOR_APPROVERS = (Status.AUTHORITY_REQUESTED, Status.TEXT_AGREED)


@dataclass(frozen=True)
class Underway:
    """An agreement on its way: its situation, and since when it stands where it stands."""

    situation: AgreementSituation
    since: date | None

    @property
    def agreement(self) -> Agreement:
        """The agreement."""
        return self.situation.agreement


def with_parties(rows: QuerySet[Agreement]) -> QuerySet[Agreement]:
    """Agreements with what a sentence about them says."""
    return rows.select_related("partnership__party_a", "partnership__party_b", "standing", "owner")


def concerning(officer: Any) -> QuerySet[Agreement]:
    """Agreements prepared here that are on their way, of the own party, and this officer's business.

    An officer's business is what the officer is responsible for, or nobody of
    the own party is; an approver's also what only an approver decides.
    """
    halves = AgreementSide.objects.filter(agreement=OuterRef("pk"), owner=officer.party_id, mistake_at=None)
    mine = Exists(halves.filter(Q(responsible=officer.pk) | Q(deputy=officer.pk)))
    business: Any = Q(mine)
    if officer.has_role(Role.DESK, Role.GUEST):
        business |= ~Exists(halves.filter(responsible__isnull=False))
    if officer.has_role(Role.APPROVER):
        business |= Q(status__in=_FOR_APPROVERS)
    found: QuerySet[Agreement] = Agreement.objects.visible_to(officer).filter(
        business,
        door=Door.PREPARED,
        status__in=_ON_THE_WAY,
        partnership__in=Partnership.objects.of(officer.party_id),
    )
    return with_parties(found).order_by("pk")


def underway(officer: Any, today: date, *, pair: Any = None) -> list[Underway]:
    """The situations of what concerns an officer; eleven queries at most, however many there are.

    With `pair`, of the agreements of that partnership alone.
    """
    rows = concerning(officer)
    found = list(rows.filter(partnership=pair) if pair else rows)
    if not found:
        return []
    acts, steps = acts_of(found), _steps(found)
    off, waived = switched_off(officer.party_id), waived_in([one.pk for one in found], officer.party_id)
    kept = folders(found, officer, today)
    elsewhere = Elsewhere(found, officer.party_id)
    halves = {
        half.agreement_id: half
        for half in AgreementSide.objects.filter(
            agreement__in=[one.pk for one in found], owner=officer.party_id, mistake_at=None
        )
    }
    made = []
    for one in found:
        taken = steps.get(one.pk, [])
        situation = AgreementSituation(
            status=one.status,
            side=officer.party_id,
            owner=one.owner_id,
            roles=frozenset(officer.roles if officer.is_active else ()),
            agreement=one,
            half=halves.get(one.pk) or AgreementSide(agreement=one, owner_id=officer.party_id),
            today=today,
            officer=officer.pk,
            elsewhere=elsewhere,
            decide_alone=settings.DECIDE_ALONE,
            asked_by=next((row.officer_id for row in reversed(taken) if row.step == "request_authority"), None),
            acts=tuple(acts[one.pk]),
            off=off,
            waived=waived[one.pk],
            folder=kept[one.pk],
        )
        made.append(Underway(situation, taken[-1].on if taken else None))
    return made


def _steps(agreements: Iterable[Agreement]) -> dict[int, list[StepTaken]]:
    found: dict[int, list[StepTaken]] = {}
    rows = StepTaken.objects.filter(subject=Agreement.subject, subject_id__in=[one.pk for one in agreements])
    for row in rows.only("subject_id", "step", "officer_id", "on").order_by("id"):
        found.setdefault(row.subject_id, []).append(row)
    return found
