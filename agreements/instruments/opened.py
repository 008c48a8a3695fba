"""Who has opened a shared record: asked when it is withdrawn."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count, Min

from agreements.instruments.agreement import Agreement
from partners.records.history import Look
from partners.records.record import Audience

OPENED = "shared_opened"


@dataclass(frozen=True)
class Opened:
    """A party whose officers have opened a record: how many of them, and since when."""

    party: str
    officers: int
    since: datetime


def opening_kept(*, officer: Any, agreement: Agreement) -> None:
    """Keep, once, that an officer of another party opened a record that is shared with it."""
    if officer.party_id == agreement.owner_id or agreement.audience != Audience.PARTIES:
        return
    seen = _looks(agreement).filter(owner=officer.party_id, officer=officer.pk)
    if not seen.exists():
        Look.objects.create(
            owner_id=officer.party_id,
            partnership_id=agreement.partnership_id,
            officer=officer.pk,
            what=OPENED,
            detail={"agreement": agreement.pk, "key": agreement.key},
        )


def opened_by(agreement: Agreement) -> list[Opened]:
    """The parties whose officers have opened a shared record; persons are not named to another party."""
    rows = _looks(agreement).exclude(owner=agreement.owner_id).values("owner__code").order_by("owner__code")
    counted = rows.annotate(officers=Count("officer", distinct=True), since=Min("at"))
    return [Opened(row["owner__code"], row["officers"], row["since"]) for row in counted]


def _looks(agreement: Agreement) -> Any:
    return Look.objects.filter(partnership_id=agreement.partnership_id, what=OPENED, detail__agreement=agreement.pk)
