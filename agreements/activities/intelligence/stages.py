"""The stages of an arrangement as a table, closed by default: guards, and the step that is taken."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from agreements.activities.activity import Activity
from agreements.activities.elsewhere import confirming_asks
from agreements.activities.intelligence.arrangement import Arrangement, IntelligencePoint
from agreements.activities.intelligence.arranging import arrangement_of, hold_arrangement
from agreements.activities.intelligence.vocabulary import ArrangementStage as S
from agreements.activities.intelligence.vocabulary import PointKind
from agreements.activities.moving import activity_situation
from agreements.activities.stepping import activity_step_row
from agreements.activities.steps import OFFICERS
from agreements.activities.vocabulary import ActivityStatus, Form
from agreements.markings.reading import table_of
from partners.records.errors import Condition, Malformed
from partners.records.lifecycle import Lifecycle, Offer, Situation, Step
from partners.records.service import service
from partners.records.ways import Way

# What both sides agreed on, and is not over.
_AGREED = frozenset({ActivityStatus.AGREED, ActivityStatus.PLANNED, ActivityStatus.CONFIRMED, ActivityStatus.ONGOING})


@dataclass(frozen=True)
class ArrangementSituation(Situation):
    """An arrangement as an officer of one side finds it on a day."""

    activity: Activity
    arrangement: Arrangement
    officer: Any
    today: date
    points: tuple[IntelligencePoint, ...] = ()
    codes: Mapping[int, str] = field(default_factory=dict)


Conditions = Iterator[Condition]


def agreed_on(s: ArrangementSituation) -> Conditions:
    """Both sides accepted the activity."""
    yield Condition("arrangement_agreed", met=s.activity.status in _AGREED)


def basis_named(s: ArrangementSituation) -> Conditions:
    """The agreement that it stands on is named; whether it covers it is asked by the rules on coverage."""
    yield Condition("security_agreement_named", met=s.activity.legal_basis_id is not None)


def reached(s: ArrangementSituation) -> Conditions:
    """Each side has a point of contact and a channel that may be used today."""
    for key, code in s.codes.items():
        for kind in PointKind:
            here = [one for one in s.points if one.party_id == key and one.kind == kind]
            met = any(one.valid_until is None or one.valid_until >= s.today for one in here)
            yield Condition(f"intelligence_{kind}_of", {"party": code}, met=met)


def equivalences_there(s: ArrangementSituation) -> Conditions:
    """Where the agreement carries markings, it is said of each direction what is handled as what."""
    table = table_of(s.officer, s.activity.legal_basis)
    yield Condition("equivalences_there", met=not table.names or table.both_ways())


def asked_elsewhere(s: ArrangementSituation) -> Conditions:
    """What is asked before an activity is confirmed: that it is covered by law, and legal risk is settled."""
    yield from confirming_asks(activity_situation(s.officer, s.activity, s.today))


_TO_OPERATE = (agreed_on, basis_named, reached, equivalences_there, asked_elsewhere)
_WHY = {"reason": True}


def _step(name: str, sources: tuple[str, ...], target: str, *guards: Any, **more: Any) -> Step[ArrangementSituation]:
    return Step(name, frozenset(sources), target, OFFICERS, guards=guards, **more)


ARRANGEMENT: Lifecycle[ArrangementSituation] = Lifecycle(
    "arrangement",
    tuple(S),
    (
        _step("operate", (S.ARRANGING,), S.OPERATING, *_TO_OPERATE),
        _step("resume", (S.SUSPENDED,), S.OPERATING, *_TO_OPERATE),
        _step("suspend", (S.OPERATING,), S.SUSPENDED, needs=_WHY),
        _step("end", (S.ARRANGING, S.OPERATING, S.SUSPENDED), S.ENDED, needs=_WHY),
    ),
)


def arrangement_situation(officer: Any, activity: Activity, today: date) -> ArrangementSituation:
    """An arrangement as this officer finds it today; nothing is written."""
    pair, arrangement = activity.partnership, arrangement_of(activity, officer)
    return ArrangementSituation(
        status=arrangement.stage,
        side=officer.party_id if pair.has(officer.party_id) else None,
        owner=activity.owner_id,
        roles=frozenset(officer.roles if officer.is_active else ()),
        activity=activity,
        arrangement=arrangement,
        officer=officer,
        today=today,
        points=tuple(IntelligencePoint.objects.filter(activity=activity, mistake_at=None)),
        codes={one.pk: one.code for one in (pair.party_a, pair.party_b)},
    )


def arrangement_offers(officer: Any, activity: Activity, today: date) -> list[Offer]:
    """Every step out of the present stage, with all that is still missing; of an arrangement of the own pair."""
    if activity.form != Form.INTELLIGENCE or not activity.partnership.has(officer.party_id):
        return []
    return ARRANGEMENT.offers(arrangement_situation(officer, activity, today))


@service
def arrangement_step(
    *,
    officer: Any,
    today: date,
    activity: Activity,
    to: str,
    expected_version: int | None,
    reason: str = "",
) -> Arrangement:
    """Take the step to a stage; suspending and ending have a reason.

    Raises Forbidden for the wrong role, Malformed, Refused with everything that
    is missing, Unseen, Stale.
    """
    held = hold_arrangement(officer, activity, expected_version)
    situation = arrangement_situation(officer, held, today)
    step = ARRANGEMENT.step_to(to, situation)
    why = reason.strip()
    if step.needs and not why:
        raise Malformed({"reason": ["required"]})
    if len(why) > 400 or (why and not step.needs):
        raise Malformed({"reason": ["too_long" if step.needs else "unknown_field"]})
    ARRANGEMENT.check(to, situation)
    arrangement = situation.arrangement
    arrangement.stage = step.target
    arrangement.save()
    told = {"on": today, "officer": officer, "side_id": officer.party_id, "way": Way.OFFICER, "reason": why}
    row = activity_step_row(held, step=step.name, source=situation.status, target=step.target, **told)
    row.save(force_insert=True)
    return arrangement
