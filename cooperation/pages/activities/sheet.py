"""The cards of an activity that every reader of it finds: what it is, what each side brings, what it takes."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from agreements.activities.activity import Activity
from agreements.activities.intelligence.objecting import exchange_objections
from agreements.activities.parts import ActivityAct, ActivityCost, ActivityHalf, ActivitySide, Booking
from agreements.activities.vocabulary import Form
from agreements.models import Agreement
from cooperation.pages.activities.about import activity_address, period_words, two_sides
from cooperation.pages.naming import title_of
from cooperation.words import label, party_name
from cooperation.words.amounts import money_words
from cooperation.words.dates import day_words
from cooperation.words.marks import said_of
from partners.models import Contest, Party, Role
from partners.people.officer import acts_here
from partners.records.record import Audience
from partners.records.ways import Way

Dict = dict[str, Any]
_RIBBON = ("proposed", "agreed", "planned", "confirmed", "ongoing", "completed", "reported")
_AT = {"accepted_by_one": "proposed", "postponed": "agreed"}


def ribbon(status: str) -> Dict | None:
    """How far along it is; of a cancelled one nothing."""
    here = _AT.get(status, status)
    if here not in _RIBBON:
        return None
    now = _RIBBON.index(here)
    steps = [
        {
            "label": label("activity_status", one),
            "state": "done" if at < now else "now" if at == now else "next",
        }
        for at, one in enumerate(_RIBBON)
    ]
    return {"label": _("How far along it is"), "steps": steps}


def facts(activity: Activity, reader: Any) -> list[Dict]:
    """What it is, when and where."""
    length = activity.period.length
    told = [
        {"label": _("When"), "value": period_words(activity), "note": _days(length)},
        {"label": _("Type"), "value": label("activity_type", activity.activity_type)},
        _fact(_("What it is to bring about"), activity.purpose),
        _fact(_("Where"), ", ".join(part for part in (activity.place, party_name(activity.country)) if part)),
        _fact(_("Host"), party_name(activity.host)),
        _stated(_("Level"), "level", activity.level),
        _fact(_("Area of cooperation"), label("area", activity.area) if activity.area else ""),
        _stated(_("Who pays"), "cost_rule", activity.cost_rule),
        _basis(activity, reader),
    ]
    if activity.unplanned:
        told.append({"label": _("Plan"), "value": _("It stood in no plan")})
    if activity.called_off_reason:
        told.append({"label": _("Called off"), "value": activity.called_off_reason, "note": _by(activity)})
    if activity.put_off_from:
        told.append({"label": _("First meant for"), "value": day_words(activity.put_off_from)})
    if activity.public_sentence:
        told.append({"label": _("In one sentence"), "value": activity.public_sentence})
    if activity.outcome:
        told.append({"label": _("What it brought about"), "value": activity.outcome})
    if activity.source:
        said = {"label": _("Known from"), "value": activity.source, "url": activity.source_url}
        told.append(said)
    return told


def _days(length: int | None) -> str:
    return _("%(count)d days") % {"count": length} if length and length > 1 else ""


def _fact(name: str, value: str) -> Dict:
    return {"label": name, "value": value, "missing": not value}


def _stated(name: str, vocabulary: str, code: str) -> Dict:
    return _fact(name, "" if code == "not_stated" else label(vocabulary, code))


def _by(activity: Activity) -> str:
    who = party_name(activity.called_off_by) if activity.called_off_by else _("both sides")
    return _("by %(party)s") % {"party": who}


def _basis(activity: Activity, reader: Any) -> Dict:
    """What it stands on, if the reader sees that agreement."""
    found = Agreement.objects.visible_to(reader).filter(pk=activity.legal_basis_id or 0).first()
    if found is None:
        return _fact(_("Legal basis"), "")
    return {"label": _("Legal basis"), "value": title_of(found), "url": reverse("agreement", args=[found.key])}


def sides_table(activity: Activity, officer: Any) -> Dict:
    """What each side brings and did: a row for each, with what this officer may change."""
    table = sides_seen(activity, officer, officer)
    table["columns"].append({"label": ""})
    for row, party in zip(table["rows"], two_sides(activity, officer), strict=True):
        row["cells"].append(_side_action(activity, officer, party))
    return table


def sides_seen(activity: Activity, reader: Any, parts: Any) -> Dict:
    """What each side brings and did, in the words for a reader; read by `parts`."""
    brought = {one.party_id: one for one in ActivitySide.objects.visible_to(parts).filter(activity=activity)}
    acts: dict[int, list[ActivityAct]] = {}
    for act in ActivityAct.objects.visible_to(parts).filter(activity=activity).order_by("on", "id"):
        acts.setdefault(act.side_id, []).append(act)
    columns = [_("Side"), _("People"), _("Point of contact"), _("Has done")]
    rows = [
        {"cells": _side_cells(activity, reader, one, brought.get(one.pk), acts.get(one.pk, []))}
        for one in two_sides(activity, reader)
    ]
    return {"columns": [{"label": text} for text in columns], "rows": rows}


def _side_cells(
    activity: Activity, officer: Any, party: Party, side: ActivitySide | None, acts: list[ActivityAct]
) -> list[Any]:
    host = [{"text": _("Host"), "tone": "plain"}] if activity.host_id == party.pk else []
    people = [_("%(count)d planned") % {"count": side.participants}] if side and side.participants is not None else []
    people += [_("%(count)d took part") % {"count": side.took_part}] if side and side.took_part is not None else []
    return [
        {"text": party_name(party), "tags": host},
        {"text": ", ".join(people), "note": side.composition if side else ""},
        side.contact if side else "",
        _acts_cell(activity, officer, acts),
    ]


def _acts_cell(activity: Activity, officer: Any, acts: list[ActivityAct]) -> Dict:
    cell: Dict = {"text": "", "tags": []}
    for act in acts:
        tone = "warn" if act.way == Way.REPORTED else "good"
        text = f"{label('activity_act', act.kind)}, {day_words(act.on, 'short')}"
        cell["tags"].append({"text": text, "tone": tone})
    notes = [way_words(officer, act) for act in acts]
    cell["note"] = " · ".join(dict.fromkeys(note for note in notes if note))
    return cell


def way_words(officer: Any, act: ActivityAct) -> str:
    """In which of the three ways a side acted, with the letter that shows it."""
    if act.way == Way.LINK:
        return ", ".join(part for part in (_("by one-time link"), act.capacity) if part)
    if act.way == Way.OFFICER:
        return _("by its own officer")
    who = _("reported by us") if act.owner_id == officer.party_id else _("reported by the other side")
    return said_of(who, act.evidence)


def _side_action(activity: Activity, officer: Any, party: Party) -> Dict:
    shared = activity.audience != Audience.NATIONAL
    own = party.pk == officer.party_id
    between = activity.partnership.has(officer.party_id) or activity.owner_id == officer.party_id
    if not (officer.writes and between) or (not own and shared and acts_here(party.pk)):
        return {}
    url = activity_address("activity_side", activity, party.code)
    return {"action": {"label": _("Change"), "about": party_name(party), "url": url}}


def bookings_table(activity: Activity, officer: Any) -> Dict | None:
    """The units and places that it takes for itself, with what this officer may let go."""
    rows = _bookings(activity, officer)
    table = _booked(rows)
    if table:
        table["columns"].append({"label": ""})
        for row, one in zip(table["rows"], rows, strict=True):
            row["cells"].append(_drop(activity, officer, one))
    return table


def bookings_seen(activity: Activity, reader: Any) -> Dict | None:
    """The units and places that it takes for itself."""
    return _booked(_bookings(activity, reader))


def _bookings(activity: Activity, reader: Any) -> list[Booking]:
    rows = Booking.objects.visible_to(reader).filter(activity=activity)
    return list(rows.select_related("party").order_by("id"))


def _booked(rows: list[Booking]) -> Dict | None:
    table = [
        {
            "cells": [
                {"text": one.name, "note": label("booked", one.kind)},
                party_name(one.party),
                {"text": _("taken on these days") if one.days else _("from confirmed on, with exact days")},
            ]
        }
        for one in rows
    ]
    columns = [{"label": text} for text in (_("What"), _("Whose"), _("How it stands"))]
    return {"columns": columns, "rows": table} if table else None


def _drop(activity: Activity, officer: Any, booking: Booking) -> Dict:
    if not officer.writes or not activity.partnership.has(officer.party_id):
        return {}
    url = activity_address("activity_booking_drop", activity, booking.pk)
    fields = {"version": activity.version}
    return {"action": {"label": _("Let go"), "about": booking.name, "post_url": url, **fields}}


def half(activity: Activity, officer: Any) -> Dict | None:
    """What the own party keeps of it for itself: who sees to it, what it costs, notes."""
    if not officer.reads_national:
        return None
    own = ActivityHalf.objects.visible_to(officer).filter(activity=activity).select_related("responsible").first()
    costs = ActivityCost.objects.visible_to(officer).filter(activity=activity).select_related("party").order_by("id")
    told = [_fact(_("Responsible"), str(own.responsible) if own and own.responsible else "")]
    for one in costs:
        name = _("Costs of %(party)s") % {"party": party_name(one.party)}
        told.append({"label": name, "value": _amounts(one)})
    if own and own.notes:
        told.append({"label": _("Notes"), "value": own.notes})
    links = []
    if officer.writes and (activity.partnership.has(officer.party_id) or activity.owner_id == officer.party_id):
        links = [
            {"label": _("Who sees to it, notes"), "url": activity_address("activity_half", activity)},
            {"label": _("Costs"), "url": activity_address("activity_cost", activity)},
            {"label": _("Book a unit or a place"), "url": activity_address("activity_booking", activity)},
        ]
    return {"facts": told, "links": links}


def _amounts(cost: ActivityCost) -> str:
    said = []
    if cost.budget is not None:
        said.append(_("budget %(amount)s") % {"amount": money_words(cost.budget, cost.currency)})
    if cost.actual is not None:
        said.append(_("spent %(amount)s") % {"amount": money_words(cost.actual, cost.currency)})
    return ", ".join(said)


def objections(activity: Activity, officer: Any) -> list[Dict]:
    """Every objection that is not settled, to it or to an entry of its register: who, why, since when, to which."""
    found = Contest.objects.visible_to(officer).filter(
        subject=Activity.subject, subject_id=activity.pk, settled_at=None
    )
    rows = [objection(one) for one in found.select_related("party").order_by("id")]
    if activity.form != Form.INTELLIGENCE:
        return rows
    return rows + [
        objection(one) | {"url": activity_address("exchange", activity, one.subject_id)}
        for one in exchange_objections(officer, activity=activity)
    ]


def objection(one: Contest) -> Dict:
    """One objection: who, why, since when."""
    return {"who": party_name(one.party), "reason": one.reason, "when": day_words(one.created_at.date())}


def may_contest(activity: Activity, officer: Any) -> bool:
    """Whether this officer may object to it: of the pair, and not the one whose record it is."""
    speaks = officer.writes or officer.has_role(Role.GUEST)
    return bool(speaks and activity.partnership.has(officer.party_id) and activity.owner_id != officer.party_id)
