"""Who has opened a shared record: asked when it is withdrawn."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count, Min

from partners.records.history import Look
from partners.records.record import Audience
from partners.records.roots import Root

OPENED = "shared_opened"


@dataclass(frozen=True)
class Opened:
    """A party whose officers have opened a record: how many of them, and since when."""

    party: str
    officers: int
    since: datetime


def opening_kept(*, officer: Any, root: Root) -> None:
    """Keep, once, that an officer of another party opened a record that is shared with it."""
    if officer.party_id == root.owner_id or root.audience != Audience.PARTIES:
        return
    seen = _looks(root).filter(owner=officer.party_id, officer=officer.pk)
    if not seen.exists():
        Look.objects.create(
            owner_id=officer.party_id,
            partnership_id=root.partnership_id,
            officer=officer.pk,
            what=OPENED,
            detail={root.subject: root.pk, "key": str(root)},
        )


def opened_by(root: Root) -> list[Opened]:
    """The parties whose officers have opened a shared record; persons are not named to another party."""
    rows = _looks(root).exclude(owner=root.owner_id).values("owner__code").order_by("owner__code")
    counted = rows.annotate(officers=Count("officer", distinct=True), since=Min("at"))
    return [Opened(row["owner__code"], row["officers"], row["since"]) for row in counted]


def _looks(root: Root) -> Any:
    about: dict[str, Any] = {f"detail__{root.subject}": root.pk, "partnership_id": root.partnership_id}
    return Look.objects.filter(what=OPENED, **about)
