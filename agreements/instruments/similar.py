"""Agreements that may be the same as one that is being written; it advises and never blocks."""

from collections.abc import Collection, Iterable
from datetime import timedelta

from agreements.instruments.agreement import Agreement
from agreements.instruments.vocabulary import STAGE_OF, InstrumentType, Stage
from agreements.terms.dates import PartialDate
from partners.partnerships.partnership import pair_code
from partners.records.fold import fold
from partners.records.record import Reader

NEAR = timedelta(days=60)
MOST = 5
ALIKE = 0.85


def agreements_similar(
    reader: Reader,
    *,
    parties: tuple[str, str],
    kind: str,
    titles: Iterable[str],
    signed: str = "",
    instrument_type: str = "",
    areas: Iterable[str] = (),
    but: int | None = None,
) -> list[Agreement]:
    """Agreements in sight of `reader` between the same two parties that may be the one meant.

    A title that is nearly the same but for accents and case; the same kind and
    signed within 60 days of `signed`; or the same type of instrument on a
    common area, which is on its way or applies. `but` is left out. At most five.
    """
    names = [set(fold(title).split()) for title in titles if title.strip()]
    wanted = set(areas)
    pair = Agreement.objects.visible_to(reader).filter(partnership__code=pair_code(*parties)).exclude(pk=but)
    found = [
        one
        for one in pair.select_related("standing").order_by("-updated_at")
        if _called_so(one, names) or (one.kind == kind and _near(one, signed)) or _does_so(one, instrument_type, wanted)
    ]
    return found[:MOST]


def same_titles(reader: Reader, agreements: Collection[Agreement]) -> dict[int, int]:
    """How many other agreements of its pair in sight of `reader` carry a title of each of these; one query."""
    pairs = {one.partnership_id for one in agreements}
    rows = Agreement.objects.visible_to(reader).filter(partnership__in=pairs).values_list("pk", "partnership", "titles")
    named = [(pk, pair, {fold(title) for title in titles.values()}) for pk, pair, titles in rows]
    return {
        one.pk: sum(
            1
            for pk, pair, names in named
            if pk != one.pk and pair == one.partnership_id and names & {fold(title) for title in one.titles.values()}
        )
        for one in agreements
    }


def _called_so(one: Agreement, names: list[set[str]]) -> bool:
    """Whether a title shares most of its words with one of these (Dice)."""
    told = [set(fold(title).split()) for title in one.titles.values()]
    return any(2 * len(a & b) >= ALIKE * (len(a) + len(b)) for a in names for b in told if a and b)


def _does_so(one: Agreement, instrument_type: str, areas: set[str]) -> bool:
    """Whether it is of the same type, on a common area, and not over."""
    typed = instrument_type not in ("", InstrumentType.NOT_STATED) and one.instrument_type == instrument_type
    return typed and bool(areas & set(one.areas)) and STAGE_OF[one.status] not in (Stage.ENDED, Stage.UNKNOWN)


def _near(one: Agreement, signed: str) -> bool:
    other = one.standing.signed_on
    if not signed or not other:
        return False
    first, second = PartialDate.parse(signed), PartialDate.parse(other)
    return first.first - NEAR <= second.last and second.first - NEAR <= first.last
