"""Writing down an arrangement, and whom and what each side is reached by."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.utils import timezone

from agreements.activities.access import hold_activity, seen_like
from agreements.activities.activity import Activity
from agreements.activities.intelligence.arrangement import Arrangement, IntelligencePoint
from agreements.activities.intelligence.vocabulary import PointKind
from agreements.activities.sides import side_reported
from agreements.activities.vocabulary import Form
from agreements.reminders.thresholds import next_telling
from partners.models import Party
from partners.records.errors import Forbidden, Malformed, Unseen, refuse_unless
from partners.records.forbidden_content import forbidden_content
from partners.records.record import Audience
from partners.records.service import service
from partners.records.ways import Way

POINT_COLUMNS = ("name", "office_contact", "accredited_to", "valid_until")
_LENGTHS = {"name": 160, "office_contact": 160, "accredited_to": 60}


def between_the_two(activity: Activity, owner_id: int) -> dict[str, Any]:
    """The columns of sight of what the two sides alone see, however widely the activity is seen."""
    shared = activity.audience != Audience.NATIONAL
    return {**seen_like(activity, owner_id), "audience": Audience.PARTIES if shared else Audience.NATIONAL}


def hold_arrangement(officer: Any, activity: Activity, version: int | None, *, guests: bool = False) -> Activity:
    """Claim an activity of this form for an officer of one of its two sides.

    Raises Unseen, Forbidden, Stale, Refused for an activity of another form.
    """
    held = hold_activity(officer, activity, version, guests=guests)
    if not held.partnership.has(officer.party_id):
        raise Forbidden("not_a_party")
    refuse_unless(held.form == Form.INTELLIGENCE, "form_is", form=Form.INTELLIGENCE)
    return held


def arrangement_of(activity: Activity, officer: Any) -> Arrangement:
    """The facts of an arrangement; not stored yet where nobody wrote any."""
    found: Arrangement | None = Arrangement.objects.filter(activity=activity, mistake_at=None).first()
    return found or Arrangement(activity=activity, **between_the_two(activity, officer.party_id))


@service
def arrangement_put(
    *, officer: Any, today: date, activity: Activity, receipt_days: int, expected_version: int | None
) -> Arrangement:
    """Say within how many days receipt is given. Raises Malformed, Forbidden, Refused, Unseen, Stale."""
    held = hold_arrangement(officer, activity, expected_version)
    if not 1 <= receipt_days <= 365:
        raise Malformed({"receipt_days": ["out_of_range"]})
    found = arrangement_of(held, officer)
    found.receipt_days = receipt_days
    found.save()
    return found


@service
def point_put(
    *,
    officer: Any,
    today: date,
    activity: Activity,
    party: Party,
    kind: str,
    values: Mapping[str, Any],
    expected_version: int | None,
    point_id: int | None = None,
) -> IntelligencePoint:
    """Write down a point of contact or a channel of one side, or change one: `name`, `office_contact`, ….

    For the other side only while it has nobody here. Raises Malformed, also for
    what looks private, Forbidden, Refused, Unseen, Stale.
    """
    held = hold_arrangement(officer, activity, expected_version)
    reported = side_reported(officer, held, party)
    point = IntelligencePoint(activity=held, party=party, kind=kind, **between_the_two(held, officer.party_id))
    if point_id is not None:
        point = _point(officer, held, point_id)
        party, kind = point.party, point.kind
        reported = side_reported(officer, held, party)
    given = {name: values.get(name, getattr(point, name)) for name in POINT_COLUMNS}
    given = {name: one.strip() if isinstance(one, str) else one for name, one in given.items()}
    faults: dict[str, list[str]] = {name: ["unknown_field"] for name in set(values) - set(POINT_COLUMNS)}
    faults |= _point_faults(kind, given)
    if faults:
        raise Malformed(faults)
    for name, value in given.items():
        setattr(point, name, value)
    point.way, point.recorded_by = Way.REPORTED if reported else Way.OFFICER, officer
    until = point.valid_until
    point.told, point.tell_on = None, next_telling(until, today, None) if until else None
    point.save()
    return point


def _point(officer: Any, held: Activity, point_id: int) -> IntelligencePoint:
    seen = IntelligencePoint.objects.visible_to(officer).filter(activity=held, pk=point_id)
    found = seen.select_related("party").first()
    if found is None:
        raise Unseen
    point: IntelligencePoint = found
    return point


def _point_faults(kind: str, given: Mapping[str, Any]) -> dict[str, list[str]]:
    faults: dict[str, list[str]] = {} if kind in set(PointKind) else {"kind": ["unknown"]}
    faults |= {name: found for name in _LENGTHS if (found := forbidden_content(str(given[name] or "")))}
    faults.pop("office_contact", None)  # where an office is reached may be a number
    faults |= {name: ["too_long"] for name, most in _LENGTHS.items() if len(str(given[name] or "")) > most}
    if not given["name"]:
        faults["name"] = ["required"]
    if kind == PointKind.CONTACT and given["accredited_to"]:
        faults["accredited_to"] = ["only_of_channel"]
    if kind == PointKind.CHANNEL and not given["accredited_to"]:
        faults["accredited_to"] = ["required"]
    return faults


@service
def point_drop(
    *, officer: Any, today: date, activity: Activity, point_id: int, expected_version: int | None
) -> IntelligencePoint:
    """Take out a point of contact or a channel that is no more. Raises Unseen, Forbidden, Refused, Stale."""
    held = hold_arrangement(officer, activity, expected_version)
    point = _point(officer, held, point_id)
    side_reported(officer, held, point.party)
    point.mistake_at, point.tell_on = timezone.now(), None
    point.save()
    return point
