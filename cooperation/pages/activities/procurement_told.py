"""What is said of a procurement case: its clock, its amounts, who stands on which end, what became of a change."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from agreements.activities.activity import Activity
from agreements.activities.procurement.case import CaseLine, ProcurementCase
from agreements.activities.procurement.change import CaseAct, CaseChange
from agreements.activities.procurement.clock import CLOCKS, DEFAULTS, Reading, Target, pace_of
from agreements.activities.procurement.parts import CaseInstalment
from agreements.activities.procurement.steps import STEPS
from agreements.activities.procurement.vocabulary import CaseStage, Clock, Pace
from cooperation.pages.activities.about import two_sides
from cooperation.words import label, party_by_code, party_name
from cooperation.words.dates import date_words, day_words
from cooperation.words.marks import said_of
from partners.records.ways import Way

Dict = dict[str, Any]
TONES = {Pace.ON_TIME: "good", Pace.AGEING: "warn", Pace.OVERDUE: "bad", Pace.NO_TARGET: "plain"}
_COLUMNS = {"planned_on": "on", "valid_until": "on"}


def quantity(value: Decimal | None) -> str:
    """A quantity, without the zeros behind it."""
    if value is None:
        return ""
    places = max(0, -int(value.normalize().as_tuple().exponent))
    return str(number_format(value, decimal_pos=places, use_l10n=True, force_grouping=True))


def money(value: Decimal | None, currency: str) -> str:
    """An amount of money with its currency."""
    if value is None:
        return ""
    return f"{number_format(value, decimal_pos=2, use_l10n=True, force_grouping=True)} {currency}"


def day_of(reading: Reading) -> str:
    """`day 34 of 120`."""
    if reading.target.days is None:
        return _("day %(day)d") % {"day": reading.day}
    return _("day %(day)d of %(days)d") % {"day": reading.day, "days": reading.target.days}


def clock_fact(reading: Reading) -> Dict:
    """Where the clock of the present step stands."""
    pace = reading.pace
    note = ""
    if pace == Pace.OVERDUE:
        late = reading.day - (reading.target.days or 0)
        note = ngettext("%(count)d day late", "%(count)d days late", late) % {"count": late}
    elif reading.target.ageing is not None and pace == Pace.ON_TIME:
        note = _("slow from day %(day)d on") % {"day": reading.target.ageing}
    return {
        "label": label("case_clock", reading.clock),
        "value": day_of(reading),
        "note": note,
        "tag": {"text": label("case_pace", pace), "tone": TONES[pace]},
    }


def taken_words(case: ProcurementCase, acts: list[CaseAct], targets: Mapping[str, Target]) -> Iterator[Dict]:
    """How long each step that is over took, against its target: a clock for every step, not for the first alone."""
    began, clock = case.requested_on, Clock.OFFER
    for act in (one for one in acts if one.change_id is None):
        step = STEPS[act.step]
        over = CLOCKS.get(step.target)
        if over == clock:
            continue
        day = max((act.on - began).days, 0)
        target = targets.get(clock, DEFAULTS[clock])
        pace = pace_of(day, target)
        said = Reading(clock, day, target, pace)
        yield {
            "label": label("case_clock", clock),
            "value": day_of(said),
            "note": f"{label('case_stage', step.target)}, {day_words(act.on)}",
            "tag": {"text": label("case_pace", pace), "tone": TONES[pace]} if target.days is not None else None,
        }
        if over is None:
            return
        began, clock = act.on, over


def sides_words(case: ProcurementCase, activity: Activity, officer: Any) -> list[Dict]:
    """Who sells and who buys."""
    both = two_sides(activity, officer)
    if case.joint:
        buyers = _("%(one)s and %(other)s") % {"one": party_name(both[0]), "other": party_name(both[1])}
        return [{"label": _("Seller"), "value": case.third}, {"label": _("Both buy"), "value": buyers}]
    buyer = next(one for one in both if one.pk != case.seller_id)
    return [
        {"label": _("Seller"), "value": party_name(case.seller)},
        {"label": _("Buyer"), "value": party_name(buyer)},
    ]


def way_note(officer: Any, row: CaseAct | CaseChange) -> str:
    """In which of the three ways it was done, with the letter that shows it."""
    if row.way == Way.LINK:
        capacity = row.capacity if isinstance(row, CaseAct) else ""
        return ", ".join(part for part in (_("by one-time link"), capacity) if part)
    if row.way == Way.OFFICER:
        return _("by its own officer")
    who = _("reported by us") if row.owner_id == officer.party_id else _("reported by the other side")
    return said_of(who, row.evidence)


def planned_words(one: CaseInstalment) -> str:
    """How much is planned."""
    return f"{quantity(one.planned)} {one.line.unit}" if one.line else money(one.planned, one.currency)


def instalment_state(one: CaseInstalment, late: bool) -> Dict:
    """What came of a delivery or a payment."""
    unit = one.line.unit if one.line else one.currency
    if one.actual is not None and one.actual_on:
        done = {"what": f"{quantity(one.actual)} {unit}", "day": day_words(one.actual_on, "short")}
        tag = {"text": _("%(what)s on %(day)s") % done, "tone": "warn" if one.actual_on > one.planned_on else "good"}
        return {"tag": tag, "note": one.evidence}
    if one.settled:
        return {"tag": {"text": _("settled otherwise"), "tone": "plain"}, "note": one.settled}
    return {"tag": {"text": _("late"), "tone": "bad"}} if late else {"text": _("to come")}


def change_words(change: CaseChange) -> list[str]:
    """Each thing that a change changes, before and after."""
    return [words for item in change.items for words in _item(item)]


def _item(item: Mapping[str, Any]) -> Iterator[str]:
    name = _named(item)
    before, after = item["before"] or {}, item["after"] or {}
    if item["after"] is None:
        yield _("%(what)s: taken out") % {"what": name}
        return
    for column, value in after.items():
        if value != before.get(column, ""):
            said = {"what": name, "column": column_words(column), "after": _said(column, value)}
            if before.get(column):
                text = _("%(what)s, %(column)s: %(before)s, now %(after)s")
                yield text % {**said, "before": _said(column, before[column])}
            else:
                yield _("%(what)s, %(column)s: %(after)s") % said


def _named(item: Mapping[str, Any]) -> str:
    if item["about"] == "offer":
        return _("The offer")
    if item["about"] == "instalment":
        return _("Planned")
    line = _("Line %(number)s") % {"number": item["line"]}
    if item["about"] == "share":
        return _("%(line)s, share of %(party)s") % {"line": line, "party": party_by_code(item["party"])}
    return line


def column_words(column: str) -> str:
    """What a column that changes is called."""
    words = {
        "what": _("What is bought"),
        "quantity": _("Quantity"),
        "unit": _("Unit"),
        "price": _("Price"),
        "currency": _("Currency"),
        "amount": _("Amount"),
        "planned_on": _("Planned for"),
        "planned": _("How much"),
        "valid_until": _("Held open until"),
    }
    return words[column]


def _said(column: str, value: str) -> str:
    if column in _COLUMNS:
        return date_words(value)
    return quantity(Decimal(value)) if column in ("quantity", "price", "amount", "planned") else value


def line_name(line: CaseLine) -> str:
    """A line by its number and what it is."""
    return f"{line.number}. {line.what}"


def ribbon(stage: str) -> Dict:
    """How far a case is; one that lapsed or was declined stands after the offer."""
    ended = stage in (CaseStage.LAPSED, CaseStage.DECLINED)
    shown = [one for one in CaseStage if one not in (CaseStage.LAPSED, CaseStage.DECLINED) or one == stage]
    if ended:
        shown = [one for one in shown if one in (CaseStage.REQUESTED, CaseStage.PREPARING, CaseStage.OFFERED, stage)]
    now = shown.index(CaseStage(stage))
    steps = [
        {"label": label("case_stage", one), "state": "done" if at < now else "now" if at == now else "next"}
        for at, one in enumerate(shown)
    ]
    return {"label": _("Steps of the purchase"), "steps": steps}
