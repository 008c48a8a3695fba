"""What one partnership has and lacks, type of text by type of text."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from agreements.instruments.agreement import Agreement
from agreements.instruments.family.ladder import RUNGS, SPECIAL, Fit, fit
from agreements.instruments.vocabulary import STAGE_OF, InstrumentType, LegalNature, Stage


class Held(StrEnum):
    """How a partnership stands with a type of text, from the best."""

    IN_FORCE = "in_force"
    SUSPENDED = "suspended"
    SIGNED = "signed"
    PREPARED = "prepared"
    UNKNOWN = "unknown"
    ENDED = "ended"
    LACKING = "lacking"


_HELD = {
    Stage.APPLIES: Held.IN_FORCE,
    Stage.SUSPENDED: Held.SUSPENDED,
    Stage.SIGNED: Held.SIGNED,
    Stage.PREPARED: Held.PREPARED,
    Stage.ENDED: Held.ENDED,
    Stage.UNKNOWN: Held.UNKNOWN,
}
_ORDER = list(Held)
# Asked for between any two states; the rest of the ladder is listed where there is one.
EXPECTED = (InstrumentType.FRAMEWORK_AGREEMENT, *SPECIAL, InstrumentType.ANNUAL_PLAN)
# Asked for with an organisation: to take part in its operations, and to see its papers.
_WITH_ORGANISATIONS = frozenset({InstrumentType.FPA, InstrumentType.GSOMIA})
_BINDING = frozenset(
    {InstrumentType.FRAMEWORK_AGREEMENT, InstrumentType.PROTOCOL, InstrumentType.EXCHANGE_OF_NOTES, InstrumentType.SOFA}
    | {InstrumentType.VFA, InstrumentType.GSOMIA, InstrumentType.ACSA, InstrumentType.FPA}
)


@dataclass(frozen=True)
class Holding:
    """One type of text: how the partnership stands with it at best, and by which agreements, the best first."""

    instrument_type: str
    held: str
    agreements: tuple[Agreement, ...] = ()

    @property
    def may_be_prepared(self) -> bool:
        """Whether there is none that applies or is on its way."""
        return self.held in (Held.LACKING, Held.ENDED)

    @property
    def legal_nature(self) -> str:
        """Whether such a text usually binds in law; a proposal for a new one."""
        return str(LegalNature.TREATY if self.instrument_type in _BINDING else LegalNature.NON_BINDING)


def holdings_of(agreements: Iterable[Agreement], *, with_organisation: bool = False) -> list[Holding]:
    """What agreements of one partnership, of those in sight, amount to, from the top of the ladder.

    Those whose type is not stated count for none. `with_organisation`: one of the two is one.
    """
    by_type: dict[str, list[Agreement]] = defaultdict(list)
    for one in agreements:
        by_type[one.instrument_type].append(one)
    left_out = frozenset(EXPECTED) - _WITH_ORGANISATIONS if with_organisation else {InstrumentType.FPA}
    listed = [kind for kind in RUNGS if by_type[kind] or (kind in EXPECTED and kind not in left_out)]
    return [_holding(kind, by_type[kind]) for kind in listed]


def _holding(kind: str, agreements: list[Agreement]) -> Holding:
    ranked = sorted(agreements, key=lambda one: (_ORDER.index(_HELD[STAGE_OF[one.status]]), -one.pk))
    best = _HELD[STAGE_OF[ranked[0].status]] if ranked else Held.LACKING
    return Holding(kind, best, tuple(ranked))


def above_for(kind: str, agreements: Iterable[Agreement]) -> Agreement | None:
    """The agreement that applies and beneath which a new text of this type would usually stand; the topmost."""
    fitting = [
        one
        for one in agreements
        if STAGE_OF[one.status] == Stage.APPLIES
        and one.reference
        and one.instrument_type in RUNGS
        and one.instrument_type != kind
        and fit(kind, one.instrument_type) == Fit.USUAL
    ]
    return min(fitting, key=lambda one: (RUNGS[one.instrument_type], one.pk), default=None)
