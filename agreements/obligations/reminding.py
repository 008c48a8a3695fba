"""The three reminders of a consultation: at once, at half time and at the limit, each exactly once."""

from datetime import datetime
from typing import Any

from django.db import transaction

from agreements.instruments.agreement import Agreement
from agreements.obligations.consultation import Consultation
from agreements.obligations.telling import concerned
from partners.models import Officer
from partners.people.notices import notify
from partners.records.outbox import Effect, effect, handles
from partners.records.record import Audience

KIND = "consultation_reminder"
CODES = {"start": "consultation_asked", "half": "consultation_half", "limit": "consultation_limit"}


def consultation_tell(asked: Consultation, now: datetime) -> None:
    """Tell both sides at once, and write the reminders of half time and limit that are still to come."""
    _notify(asked, "start")
    for turn, at in (("half", asked.half_at), ("limit", asked.limit_at)):
        if at > now:
            data = {"consultation": asked.pk, "turn": turn}
            effect(kind=KIND, key=f"consultation:{asked.pk}:{turn}", data=data, due_at=at)


@handles(KIND)
def consultation_remind(row: Effect) -> None:
    """Remind of a consultation whose clock still runs; one that has ended or was a mistake reminds nobody."""
    found = Consultation.objects.filter(pk=row.data["consultation"], mistake_at=None, agreement__mistake_at=None)
    with transaction.atomic():
        asked = found.select_related("agreement__partnership").select_for_update(of=("self",)).first()
        if asked is not None and asked.is_open:
            _notify(asked, row.data["turn"])


def told(asked: Consultation) -> list[Officer]:
    """Whoever sees to it, on each side that sees it."""
    pair = asked.agreement.partnership
    sides = [pair.party_a_id, pair.party_b_id] if asked.audience != Audience.NATIONAL else [asked.owner_id]
    promises = [asked.obligation_id] if asked.obligation_id else []
    return [one for side in sides for one in concerned(side, asked.agreement_id, promises)]


def _notify(asked: Consultation, turn: str) -> None:
    data: dict[str, Any] = {"limit_at": asked.limit_at.isoformat(), "hours": asked.within_hours}
    notify(
        told(asked),
        code=CODES[turn],
        key=f"consultation:{asked.pk}:{turn}",
        subject=Agreement.subject,
        subject_id=asked.agreement_id,
        consultation=asked.pk,
        **data,
    )
