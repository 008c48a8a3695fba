"""The table of an agreement as a reader sees it."""

from agreements.instruments.agreement import Agreement
from agreements.markings.scale import MarkingEquivalence, MarkingName
from agreements.markings.table import Name, Table
from partners.records.record import Reader


def table_of(reader: Reader, agreement: Agreement | None) -> Table:
    """Both scales and what is handled as what; empty where nothing is in sight. Two queries."""
    if agreement is None:
        return Table((), {})
    names = MarkingName.objects.visible_to(reader).filter(agreement=agreement).order_by("party", "rank", "id")
    rows = MarkingEquivalence.objects.visible_to(reader).filter(agreement=agreement)
    return Table(
        tuple(Name(one.pk, one.party_id, one.name, one.rank) for one in names),
        dict(rows.values_list("named", "handled")),
    )
