"""Arrangements to share intelligence, for tests: arranged and put into operation by services."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from agreements.activities.intelligence.arranging import arrangement_put, point_put
from agreements.activities.intelligence.registering import exchange_register
from agreements.activities.intelligence.stages import arrangement_step
from agreements.markings.writing import equivalences_put, scale_put
from agreements.models import Activity, Exchange, IntelligencePoint, MarkingEquivalence, MarkingName
from tests.doings import Doing, widened_activity
from tests.walks import fresh

if TYPE_CHECKING:
    from tests.cast import Cast

SCALES = {"UKR": ("Restricted", "Confidential", "Secret"), "": ("Official", "Hidden", "Most hidden")}
# What is handled as what: Restricted and Official have no equivalent.
TABLE = {"Confidential": "Hidden", "Secret": "Most hidden", "Hidden": "Secret", "Most hidden": "Secret"}


def told(cast: Cast, activity: Activity, officer: Any = None, today: Any = None) -> Any:
    """What each service is told."""
    given = {"officer": officer or cast.desk, "today": today or cast.today, "activity": activity}
    return {**given, "expected_version": None}


class Sharing:
    """An arrangement with all that operation asks for; the partner acts by its `officer`, or as `reported` by us."""

    def __init__(self, cast: Cast, way: str = "officer") -> None:
        self.cast, self.way = cast, way
        self.partner = cast.party("GBR" if way == "officer" else "EST")
        audience = "parties" if way == "officer" else "national"
        self.agreement = fresh(cast.record(self.partner.code, instrument_type="gsomia", audience=audience))
        doing = Doing(cast, self.partner.code, way, activity_type="information_exchange", legal_basis=self.agreement)
        doing.to("agreed")
        doing.cover()
        doing.settle()
        self.activity = doing.activity
        self._scales()
        self.equivalences()
        self.points("contact", "channel")
        arrangement_put(**told(cast, self.activity), receipt_days=10)

    def _officer_of(self, code: str) -> Any:
        return self.cast.desk if code == "UKR" or self.way == "reported" else self.cast.partner_desk

    def _scales(self) -> None:
        given: Any = {"officer": self.cast.desk, "today": self.cast.today, "agreement": self.agreement}
        for code in ("UKR", self.partner.code):
            names = SCALES.get(code, SCALES[""])
            party = self.cast.party(code)
            scale_put(**given, party=party, names=names, source="Article 3", expected_version=None)

    def equivalences(self) -> None:
        """What is handled as what, of both directions."""
        keys = dict(MarkingName.objects.filter(agreement=self.agreement).values_list("name", "pk"))
        rows = {keys[named]: keys[handled] for named, handled in TABLE.items()}
        given: Any = {"officer": self.cast.desk, "today": self.cast.today, "agreement": self.agreement}
        equivalences_put(**given, rows=rows, source="Article 3", expected_version=None)

    def forget_one_direction(self) -> None:
        """Only of one direction is it said what is handled as what."""
        MarkingEquivalence.objects.filter(agreement=self.agreement, sender=self.partner).delete()

    def points(self, *kinds: str) -> None:
        """A contact and a channel of each side."""
        for code in ("UKR", self.partner.code):
            for kind in kinds:
                values = {"name": f"{kind} of {code}"} | ({"accredited_to": "Secret"} if kind == "channel" else {})
                given = {"party": self.cast.party(code), "kind": kind, "values": values}
                point_put(**told(self.cast, self.activity, self._officer_of(code)), **given)

    def lose(self, kind: str) -> None:
        """There is no such point any more."""
        IntelligencePoint.objects.filter(kind=kind).delete()

    def enter(self, officer: Any = None, sender: str = "", **values: Any) -> Exchange:
        """Enter an exchange, from the own side unless it is said otherwise."""
        who = officer or self.cast.desk
        channel = IntelligencePoint.objects.filter(activity=self.activity, kind="channel").earliest("pk")
        given = {"kind": "report", "sent_on": self.cast.today, "subject_number": "26-0417/A", "channel": channel.pk}
        party = self.cast.party(sender or who.party.code)
        return exchange_register(**told(self.cast, self.activity, who), sender=party, values={**given, **values})

    def share(self) -> None:
        """Let the partner see it."""
        self.agreement = self.cast.widened(self.agreement, "parties")
        self.activity = widened_activity(self.cast, self.activity, "parties")

    def operating(self) -> Sharing:
        """Put it into operation."""
        arrangement_step(**told(self.cast, self.activity), to="in_operation")
        return self
