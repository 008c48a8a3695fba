"""Reads that matter are kept too: exports, downloads, bulk reads, refused look-ups, tokens, sign-ins."""

from typing import Any

from partners.records.history import Look
from partners.records.service import request_id


def look(officer: Any, what: str, detail: dict[str, Any]) -> None:
    """Keep that `officer` looked, in the log of the own party; one statement.

    Of a reader without an account nothing is kept here: a row without an owner
    would be everybody's.
    """
    party = getattr(officer, "party_id", None)
    if party is None or officer.pk is None:
        return
    Look.objects.create(
        owner_id=party,
        officer=officer.pk,
        what=what,
        detail=detail,
        request=request_id.get(),
    )
