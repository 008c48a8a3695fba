"""The ministry's own library: a clause that is kept for the next text, seen by its officers alone."""

from datetime import date
from typing import Any

from django.utils import timezone

from agreements.instruments.agreement import Agreement
from agreements.texts.version import TextVersion
from agreements.texts.writing.clause import Clause, OwnClause
from partners.records.errors import Forbidden, Malformed, Unseen
from partners.records.service import service


@service
def clause_keep(*, officer: Any, today: date, agreement: Agreement, version_id: int, part: str, name: str) -> OwnClause:
    """Keep a clause of a version in sight in the own library, under a name.

    Raises Unseen, Forbidden for an officer who does not write, Malformed
    without a name, Refused where one of that name is kept already.
    """
    if not officer.writes:
        raise Forbidden("role")
    seen = TextVersion.objects.visible_to(officer).filter(agreement=agreement, pk=version_id)
    row = Clause.objects.visible_to(officer).filter(version__in=seen, part=part).first()
    if row is None:
        raise Unseen
    if not name.strip():
        raise Malformed({"name": ["required"]})
    made: OwnClause = OwnClause.objects.create(
        owner=officer.party,
        marking=row.marking,
        name=name.strip()[:160],
        key=row.key,
        binding=agreement.is_binding,
        headings=row.headings,
        bodies=row.bodies,
        kept_by=officer,
    )
    return made


@service
def own_clause_drop(*, officer: Any, today: date, own_clause: int) -> OwnClause:
    """Take a clause out of the own library; texts that have it keep it. Raises Unseen, Forbidden."""
    found: OwnClause | None = OwnClause.objects.visible_to(officer).filter(pk=own_clause).first()
    if found is None:
        raise Unseen
    if not officer.writes:
        raise Forbidden("role")
    found.mistake_at = timezone.now()
    found.save()
    return found


def own_clauses(officer: Any, *, key: str = "", binding: bool | None = None) -> list[OwnClause]:
    """The clauses of the own library, by name; of a key, or for a legal nature."""
    found = OwnClause.objects.visible_to(officer)
    if key:
        found = found.filter(key=key)
    if binding is not None:
        found = found.filter(binding=binding)
    return list(found.order_by("name"))
