"""Who sees what an agreement says word for word: its two sides, and never everyone."""

from typing import Any

from agreements.instruments.agreement import Agreement
from partners.records.record import Audience


def between(agreement: Agreement, owner: int | None) -> dict[str, Any]:
    """The columns of sight of words of an agreement that the party `owner` writes."""
    shared = agreement.audience != Audience.NATIONAL and owner is not None and agreement.partnership.has(owner)
    return {
        "owner_id": owner,
        "partnership_id": agreement.partnership_id,
        "audience": Audience.PARTIES if shared else Audience.NATIONAL,
        "marking": agreement.marking,
    }
