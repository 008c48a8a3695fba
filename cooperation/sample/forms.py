"""What is special to a form of activity: a purchase under way, and seats on a course that are asked for."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from agreements.activities.procurement.acting import case_act_record
from agreements.activities.procurement.putting import case_line_put, case_put
from agreements.activities.procurement.sharing import case_alone_put, case_fit_put, case_share_put
from agreements.activities.procurement.vocabulary import CaseStage, Fit
from agreements.activities.training.keeping import course_put, means_put
from agreements.activities.training.moving import seats_step
from agreements.activities.training.seat import SeatStatus
from agreements.activities.training.seating import seats_add
from cooperation.sample.doing import Doing
from cooperation.sample.pair import Pair

_DAY = timedelta(days=1)
_SEATS = (1, 2, 3, 4)


def purchase(doing: Doing) -> None:
    """Both buy boats from a third, who prepares the offer; what the own share would have cost alone is known."""
    pair, officer = doing.pair, doing.pair.desk
    request = {"seller": None, "third": "Boatyard of the north (invented)", "request": "Sample: letter of request 4"}
    case_put(officer=officer, values={**request, "requested_on": doing.day}, **doing.told())
    line: dict[str, Any] = {"what": "Inflatable boat, 7 metres", "quantity": Decimal(6), "unit": "boats"}
    case_line_put(officer=officer, values={**line, "price": Decimal(700_000), "currency": "EUR"}, **doing.told())
    shares = {pair.us: (Decimal(4), Decimal(420_000)), pair.them: (Decimal(2), Decimal(280_000))}
    case_share_put(officer=officer, number=1, shares=shares, **doing.told())
    quote: dict[str, Any] = {"source": "Sample: quote 12 of the same yard", "as_of": doing.day}
    case_alone_put(officer=officer, currency="EUR", price=Decimal(486_000), **quote, **doing.told())
    fits: dict[str, Any] = {"system": "Trailers of the coast guard (invented)", "source": "Sample: fleet office"}
    fits |= {"party": pair.us, "fit": Fit.ADAPTED, "as_of": doing.day}
    case_fit_put(officer=officer, number=1, **fits, **doing.told())
    letter: dict[str, Any] = {"evidence": "Sample: letter 14 of the yard"}
    case_act_record(officer=officer, to=CaseStage.PREPARING, third=True, **letter, **doing.told())


def course(pair: Pair, today: date) -> None:
    """Four seats that Adoma offers and Bénuwa asked for; who takes them is not named yet."""
    values: dict[str, Any] = {
        "title": "Sample: course for watch officers",
        "purpose": "Watch officers of both report what they see at sea in one form.",
        "activity_type": "course_seat",
        "area": "training_education",
        "cost_rule": "host_all",
        "place": "Port-Adoma (invented)",
        "country": pair.us,
    }
    doing = Doing(pair, today, today + 100 * _DAY, 12, **values)
    people = {"participants": 4, "contact": "Staff college (invented)"}
    doing.plan({**people, "participants": 6}, people)
    facts = {"standing": "offered", "institution": "Staff college (invented)", "language": "en"}
    facts["prerequisites"] = "Lieutenant; English for the bridge."
    course_put(officer=pair.desk, values=facts, **doing.told())
    given: dict[str, Any] = {"giving": pair.us, "function": "Watch officer, OF-2"}
    seats_add(officer=pair.desk, count=len(_SEATS), **given, **doing.told())
    seats_step(officer=pair.desk, seats=_SEATS, to=SeatStatus.OFFERED, **doing.told())
    seats_step(officer=pair.theirs, seats=_SEATS, to=SeatStatus.REQUESTED, **doing.told())
    simulator = {"kind": "simulation", "giving": pair.us, "topic": "Bridge simulator", "hours_run": 24}
    means_put(officer=pair.desk, values=simulator, **doing.told())
