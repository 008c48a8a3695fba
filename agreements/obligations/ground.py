"""The agreement as its promises see it: whether they run, and until when new occasions arise."""

from collections.abc import Iterable, Sequence
from datetime import date

from agreements.instruments.agreement import Agreement
from agreements.instruments.vocabulary import STAGE_OF, Stage
from agreements.obligations.due import Due, DueAct
from agreements.obligations.obligation import Obligation
from agreements.obligations.timing import Deed, Ground, Phase, Rest, Terms
from agreements.obligations.vocabulary import DueActKind
from agreements.standing.refresh import standings_on
from agreements.standing.standing import Standing
from agreements.terms.dates import PartialDate
from partners.models import Partnership

_PHASES = {
    Stage.PREPARED: Phase.WAITS,
    Stage.SIGNED: Phase.WAITS,
    Stage.APPLIES: Phase.APPLIES,
    Stage.SUSPENDED: Phase.SUSPENDED,
    Stage.ENDED: Phase.ENDED,
    # Recorded as it exists, and no source says whether it applies: its promises are followed all the same.
    Stage.UNKNOWN: Phase.APPLIES,
}


def ground_of(standing: Standing) -> Ground:
    """What a standing lets promises do.

    An end counts once nothing renews past it: it is over, or the next event
    is the end itself. A term that renews by itself is no end.
    """
    phase = _PHASES[STAGE_OF[standing.status]]
    final = phase == Phase.ENDED or any(one["kind"] == "ends" for one in standing.next_events)
    ends = standing.ends_sort if final else None
    if phase == Phase.ENDED and ends is None:
        ends = standing.computed_on
    return Ground(phase, ends, _rests(standing))


def _rests(standing: Standing) -> tuple[Rest, ...]:
    days = [(date.fromisoformat(first), last and date.fromisoformat(last)) for first, last in standing.rests]
    return tuple(Rest(first, last or None) for first, last in days)


def stand_on(agreements: Iterable[Agreement], day: date) -> None:
    """Let each of these agreements carry its standing of `day`; no query where the stored one still holds."""
    known = {one.pk: one for one in agreements}
    for key, standing in standings_on(list(known.values()), day).items():
        known[key].standing = standing


def ground_for(obligation: Obligation, ground: Ground) -> Ground:
    """The ground of one promise: one that was closed ends on its own day."""
    if obligation.closed_on is None:
        return ground
    ends = min(obligation.closed_on, ground.ends) if ground.ends else obligation.closed_on
    return Ground(ground.phase, ends, ground.rests)


def terms_of(obligation: Obligation, pair: Partnership) -> Terms:
    """What a promise asks for. One owed to both is acknowledged by whoever does not owe it."""
    sides = frozenset((pair.party_a_id, pair.party_b_id))
    return Terms(
        sides=sides,
        creditor=obligation.creditor_id or next(iter(sides - {obligation.debtor_id}), None)
        if obligation.debtor_id
        else obligation.creditor_id,
        needs_ack=obligation.needs_ack,
        survives=obligation.survives and obligation.closed_on is None,
    )


def entry_of(standing: Standing) -> PartialDate | None:
    """When the agreement began to apply; None where it is not known."""
    return PartialDate.parse(standing.entry_into_force) if standing.entry_into_force else None


def deed_of(act: DueAct) -> Deed:
    """An act as `agreements.obligations.timing` reads it."""
    return Deed(DueActKind(act.kind), act.side_id, act.owner_id or 0, by_clause=bool(act.clause))


def acts_of_dues(dues: Sequence[Due]) -> dict[int, list[DueAct]]:
    """The acts that count, by occasion and in their order; one query."""
    found: dict[int, list[DueAct]] = {one.pk: [] for one in dues}
    rows = DueAct.objects.filter(due__in=list(found), mistake_at=None).order_by("id") if found else ()
    for act in rows:
        found[act.due_id].append(act)
    return found
