"""The door for a new activity: proposed, and put down more exactly until it is confirmed."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from agreements.activities.access import half_of, hold_activity, own_activity_only
from agreements.activities.activity import COLUMNS, Activity, ActivityAddress
from agreements.activities.entry import Faults, activity_faults
from agreements.activities.numbering import activities_index
from agreements.activities.period import Period
from agreements.activities.settling import acts_void, bookings_hold
from agreements.activities.stepping import activity_step_row
from agreements.activities.vocabulary import OPEN, ActivityActKind, ActivityStatus, CostRule, Level, form_of
from agreements.instruments.agreement import Agreement
from agreements.instruments.vocabulary import Door
from partners.models import Officer, Party
from partners.partnerships.partnership import partnerships_between
from partners.records.errors import Forbidden, Malformed, refuse_unless
from partners.records.service import service
from partners.records.ways import Way

_PLAIN: dict[str, Any] = {
    "area": "",
    "purpose": "",
    "level": Level.NOT_STATED,
    "place": "",
    "country": None,
    "host": None,
    "ends": "",
    "cost_rule": CostRule.NOT_STATED,
    "legal_basis": None,
    "unplanned": False,
    "source": "",
    "source_url": "",
}


@service
def activity_plan(*, officer: Any, today: date, partner: Party, values: Mapping[str, Any]) -> Activity:
    """Propose a new activity with a partner: a national record, at an address that says nothing.

    `values` are columns of the activity: `title`, `activity_type` and `starts`
    at least; `form` follows from the type. Raises Malformed, or Forbidden for
    an officer who does not write.
    """
    if not officer.writes:
        raise Forbidden("role")
    if partner == officer.party:
        raise Malformed({"partner": ["two_that_are_one"]})
    given = {"title": "", "activity_type": "", "starts": "", **_PLAIN, **values}
    pair = next(iter(partnerships_between([(officer.party, partner)]).values()))
    checked = _checked(officer, given, (pair.party_a_id, pair.party_b_id))
    activity = Activity.objects.create(
        owner=officer.party, partnership=pair, door=Door.PREPARED, status=ActivityStatus.PROPOSED, **checked
    )
    ActivityAddress.objects.create(key=activity.slug, activity=activity)
    half = half_of(officer, activity)
    half.responsible = officer
    half.save(update_fields=["responsible"])
    activities_index([activity])
    told = {"on": today, "officer": officer, "side_id": officer.party_id, "way": Way.OFFICER}
    activity_step_row(activity, step="begun", source="", target=activity.status, **told).save(force_insert=True)
    return activity


@service
def activity_edit(
    *, officer: Any, today: date, activity: Activity, values: Mapping[str, Any], expected_version: int
) -> Activity:
    """Put an activity down otherwise, as long as it is not confirmed; later it is corrected, with a reason.

    What one side alone accepted, or confirmed, it did not accept as it now is.
    Raises Malformed, Forbidden, Stale, Refused.
    """
    held = hold_activity(officer, activity, expected_version)
    own_activity_only(officer, held)
    refuse_unless(held.status in OPEN, "edit_while_planned", status=held.status)
    changed = apply_activity(officer, held, values)
    if changed and held.status == ActivityStatus.ACCEPTED_BY_ONE:
        acts_void(held, ActivityActKind.ACCEPTED)
        told = {"on": today, "officer": officer, "side_id": officer.party_id, "way": Way.OFFICER}
        row = activity_step_row(held, step="changed", source=held.status, target=ActivityStatus.PROPOSED, **told)
        row.save(force_insert=True)
        held.status = ActivityStatus.PROPOSED
        held.save(update_fields=["status"])
    if changed:
        acts_void(held, ActivityActKind.CONFIRMED)
    return held


@service
def activity_half_edit(
    *,
    officer: Any,
    today: date,
    activity: Activity,
    responsible: Officer | None,
    notes: str,
    expected_version: int | None,
) -> Activity:
    """Say who of the own party sees to an activity, and what it notes for itself; the other side never sees it."""
    held = hold_activity(officer, activity, expected_version)
    if responsible and not Officer.objects.filter(pk=responsible.pk, party=officer.party, is_active=True).exists():
        raise Malformed({"responsible": ["unknown"]})
    half = half_of(officer, held)
    half.responsible, half.notes = responsible, notes.strip()
    half.save(update_fields=["responsible", "notes", "updated_at"])
    return held


def apply_activity(officer: Any, activity: Activity, values: Mapping[str, Any]) -> list[str]:
    """Set columns of an activity after checking them together with the rest; the names that changed.

    Its days follow, and with them what it takes for itself.
    """
    present = {name: getattr(activity, name) for name in COLUMNS if name != "form"}
    pair = (activity.partnership.party_a_id, activity.partnership.party_b_id)
    checked = _checked(officer, {**present, **values}, pair)
    changed = [name for name, value in checked.items() if getattr(activity, name) != value]
    # An arrangement to share intelligence does not become something that could be released.
    refuse_unless("form" not in changed or not activity.arrangements.exists(), "arrangement_keeps_its_form")
    for name in changed:
        setattr(activity, name, checked[name])
    if changed:
        activity.save(update_fields=changed)
        activities_index([activity])
        bookings_hold(activity)
    return changed


def _checked(officer: Any, values: Mapping[str, Any], pair: tuple[Any, Any]) -> dict[str, Any]:
    faults = activity_faults(values) | _referring(officer, values, pair)
    if faults:
        raise Malformed(faults)
    period = Period.of(values["starts"], values["ends"])
    told = {"first_on": period.first, "last_on": period.last, "days": period.days}
    texts = {name: str(values[name]).strip() for name in ("title", "purpose", "place", "source")}
    return {**values, **texts, **told, "form": form_of(values["activity_type"])}


def _referring(officer: Any, values: Mapping[str, Any], pair: tuple[Any, Any]) -> Faults:
    faults: Faults = {}
    if values.get("host") and values["host"].pk not in pair:
        faults["host"] = ["not_of_pair"]
    basis = values.get("legal_basis")
    if basis and not Agreement.objects.visible_to(officer).filter(pk=basis.pk).exists():
        faults["legal_basis"] = ["unknown"]
    elif basis and not all(basis.partnership.has(one) for one in pair):
        faults["legal_basis"] = ["of_another_pair"]
    return faults
