"""One activity of the sample on its way."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from agreements.activities.acting import activity_act_record
from agreements.activities.activity import Activity
from agreements.activities.moving import activity_step, fresh_activity
from agreements.activities.planning import activity_plan
from agreements.activities.sides import activity_side_put
from cooperation.sample.pair import Pair

_DAY = timedelta(days=1)


class Doing:
    """One activity on its way, each step on the day on which it would have been taken."""

    def __init__(self, pair: Pair, today: date, first: date, days: int, *, shared: bool = True, **values: Any) -> None:
        self.pair, self.first, self.last = pair, first, first + _DAY * (days - 1)
        self.day = min(today - 30 * _DAY, first - 45 * _DAY)
        given: dict[str, Any] = {"starts": first.isoformat(), "ends": self.last.isoformat(), "host": pair.us, **values}
        self.activity = activity_plan(officer=pair.desk, today=self.day, partner=pair.them, values=given)
        Activity.objects.filter(pk=self.activity.pk).update(is_sample=True)
        if shared:
            pair.share(self.fresh(), self.day)

    def fresh(self) -> Activity:
        """As it now is."""
        self.activity = fresh_activity(self.activity)
        return self.activity

    def told(self) -> dict[str, Any]:
        """What each service is told."""
        return {"today": self.day, "activity": self.activity, "expected_version": None}

    def act(self, kind: str) -> None:
        """Both accept, or confirm."""
        for officer in (self.pair.desk, self.pair.theirs):
            activity_act_record(officer=officer, kind=kind, **self.told())

    def step(self, to: str, **inputs: str) -> None:
        """Take a step."""
        version = self.fresh().version
        activity_step(officer=self.pair.desk, to=to, inputs=inputs, **self.told() | {"expected_version": version})

    def plan(self, ours: Mapping[str, Any], theirs: Mapping[str, Any]) -> None:
        """Both accept it and say what they bring."""
        self.act("accepted")
        self.step("planned")
        self.fresh()
        for officer, values in ((self.pair.desk, ours), (self.pair.theirs, theirs)):
            activity_side_put(officer=officer, party=officer.party, values=values, **self.told())

    def hold(self) -> None:
        """Both confirm it, and it takes place."""
        self.act("confirmed")
        self.day = self.last + _DAY
        self.step("completed")
