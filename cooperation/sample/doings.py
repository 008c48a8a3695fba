"""What the invented states do together, at every stage of the way; nothing of it alleges anything of a real state."""

from collections.abc import Mapping
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from agreements.activities.acting import activity_act_record
from agreements.activities.booking import booking_add
from agreements.activities.closing import benefit_state
from agreements.activities.exercising import exercise_put, exercise_step
from agreements.activities.sides import activity_cost_put
from cooperation.sample import forms
from cooperation.sample.doing import Doing
from cooperation.sample.pair import Pair
from partners.models import Officer

_DAY = timedelta(days=1)
_SEMINAR: dict[str, Any] = {
    "activity_type": "seminar_conference",
    "area": "maritime_security",
    "cost_rule": "sender_travel_perdiem_host_board_lodging",
    "place": "Port-Adoma (invented)",
}


def load(officers: Mapping[str, Officer], today: date) -> None:
    """What Adoma and Bénuwa did and plan, from a seminar to a purchase that is too large for now; one with Ukraine."""
    pair = Pair.of(officers, "adoma", "benuwa")
    _reported(pair, today)
    _completed(pair, today)
    _confirmed(pair, today)
    _exercise(pair, today)
    _purchase(pair, today)
    forms.course(pair, today)
    _visit(Pair.of(officers, "benuwa", "adoma"), today)
    _harbour(Pair.of(officers, "", "adoma"), today)


def _sides(number: int) -> tuple[dict[str, Any], dict[str, Any]]:
    ours = {"participants": number, "contact": "Training directorate (invented)"}
    return ours, {"participants": number - 2, "contact": "État-major de la marine (inventé)"}


def _reported(pair: Pair, today: date) -> None:
    title, purpose = "Sample: one week of boarding and search", "Crews of both board a ship by the same procedure."
    doing = Doing(pair, today, today - 100 * _DAY, 5, title=title, purpose=purpose, **_SEMINAR)
    doing.plan(*_sides(14))
    doing.hold()
    doing.day += 8 * _DAY
    told: dict[str, Any] = {
        "capability": "Boarding at sea",
        "before": "Each crew by its own procedure.",
        "after": "One procedure.",
    }
    sentence = "For a week, crews of both states practised boarding ships together."
    benefit_state(officer=pair.desk, public_sentence=sentence, **told, **doing.told())
    doing.step("reported", outcome="All four crews boarded by the common procedure; the signals still differ.")


def _completed(pair: Pair, today: date) -> None:
    title, purpose = "Sample: seminar on search and rescue", "Both know whom to call in the other’s centre."
    doing = Doing(pair, today, today - 14 * _DAY, 2, title=title, purpose=purpose, **_SEMINAR)
    doing.plan(*_sides(10))
    doing.hold()


def _confirmed(pair: Pair, today: date) -> None:
    title, purpose = "Sample: staff talks on next year’s programme", "A list of what both want to do next year."
    values: dict[str, Any] = {**_SEMINAR, "activity_type": "staff_talks", "area": "", "cost_rule": "each_own"}
    doing = Doing(pair, today, today + 20 * _DAY, 2, title=title, purpose=purpose, **values)
    doing.plan(*_sides(6))
    booking_add(officer=pair.desk, kind="place", party=pair.us, name="Staff college, hall 2 (invented)", **doing.told())
    doing.act("confirmed")


def _exercise(pair: Pair, today: date) -> None:
    """On the soil of Bénuwa: what would cover the troops there is still missing."""
    title, purpose = "Sample: joint coastal patrols, first week", "Two ships keep one picture of what moves at sea."
    values: dict[str, Any] = {"activity_type": "exercise", "area": "maritime_security", "cost_rule": "each_own"}
    where: dict[str, Any] = {"host": pair.them, "country": pair.them, "place": "Anse-Bénuwa (inventée)"}
    doing = Doing(pair, today, today + 75 * _DAY, 5, title=title, purpose=purpose, **values, **where)
    doing.plan(*_sides(60))
    officer = pair.desk
    facts: dict[str, Any] = {
        "kind": "livex",
        "scheduling": pair.us,
        "conducting": pair.them,
        "initial_on": today - 10 * _DAY,
    }
    facts |= {"main_on": today + 25 * _DAY, "final_on": today + 55 * _DAY, "troops": 118, "observers": 4}
    exercise_put(officer=officer, values=facts, **doing.told())
    for stage in ("specification", "planning"):
        exercise_step(officer=officer, to=stage, **doing.told())
    cost: dict[str, Any] = {"party": pair.us, "currency": "EUR", "budget": Decimal(48_000), "actual": None}
    activity_cost_put(officer=officer, **cost, **doing.told())


def _purchase(pair: Pair, today: date) -> None:
    """Larger than a pilot may be: the page says so."""
    title, purpose = "Sample: six inflatable boats, bought together", "Both crews train on the same boats."
    values: dict[str, Any] = {
        "activity_type": "procurement_case",
        "area": "procurement_logistics",
        "cost_rule": "shared_formula",
    }
    doing = Doing(pair, today, today + 120 * _DAY, 60, title=title, purpose=purpose, **values)
    doing.act("accepted")
    for party, budget in ((pair.us, 420_000), (pair.them, 280_000)):
        cost: dict[str, Any] = {"party": party, "currency": "EUR", "budget": Decimal(budget), "actual": None}
        activity_cost_put(officer=pair.desk, **cost, **doing.told())
    forms.purchase(doing)


def _visit(pair: Pair, today: date) -> None:
    """Proposed by Bénuwa, for a quarter: Adoma has not answered."""
    title, purpose = "Exemple : escale d’un patrouilleur du Bénuwa", "Faire connaissance des équipages."
    quarter: dict[str, Any] = {
        "starts": f"{today.year + 1}-04-01/{today.year + 1}-06-30",
        "ends": "",
        "host": pair.them,
    }
    values: dict[str, Any] = {
        "activity_type": "port_visit",
        "area": "maritime_security",
        "cost_rule": "each_own",
        **quarter,
    }
    doing = Doing(pair, today, date(today.year + 1, 4, 1), 1, title=title, purpose=purpose, **values)
    activity_act_record(officer=pair.desk, kind="accepted", **doing.told())


def _harbour(pair: Pair, today: date) -> None:
    """Agreed between Ukraine and Adoma, and not planned yet."""
    title, purpose = "Sample: table-top exercise on harbour protection", "Find out where the procedures do not meet."
    values: dict[str, Any] = {
        "activity_type": "exercise",
        "area": "maritime_security",
        "place": "Port-Adoma (invented)",
    }
    where: dict[str, Any] = {"host": pair.them, "country": pair.them}
    doing = Doing(pair, today, today + 60 * _DAY, 2, title=title, purpose=purpose, **values, **where)
    doing.act("accepted")
