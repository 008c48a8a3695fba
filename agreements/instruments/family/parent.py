"""Which agreement may stand above another."""

from typing import Any

from agreements.instruments.agreement import Agreement
from agreements.instruments.family.ladder import Fit, fit
from partners.records.record import Reader

# No ladder is deeper than this.
MOST_RUNGS = 12


def parent_faults(
    reader: Reader, parent: Any, *, instrument_type: str, pair: tuple[Any, Any] | None = None, own: int | None = None
) -> list[str]:
    """What is wrong with a parent, as codes: out of sight, of another pair, beneath the child itself, upside down.

    `pair` are the keys of the two parties, `own` the key of the child where it exists.
    """
    found = Agreement.objects.visible_to(reader).filter(pk=parent.pk).select_related("partnership").first()
    if found is None:
        return ["unknown"]
    if pair and {found.partnership.party_a_id, found.partnership.party_b_id} != set(pair):
        return ["other_pair"]
    if own and own in lineage(found):
        return ["in_a_circle"]
    return ["upside_down"] if fit(instrument_type, found.instrument_type) == Fit.UPSIDE_DOWN else []


def lineage(agreement: Agreement) -> list[int]:
    """The keys of an agreement and of all above it, from below."""
    keys, above = [agreement.pk], agreement.parent_id
    while above and above not in keys and len(keys) < MOST_RUNGS:
        keys.append(above)
        above = Agreement.objects.filter(pk=above).values_list("parent", flat=True).first()
    return keys
