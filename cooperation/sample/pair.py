"""Two sides of the sample at work: who acts for each of them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from agreements.activities.activity import Activity
from agreements.activities.mending import activity_decide_audience
from partners.models import Officer, Party
from partners.records.audience import audience_ask, audience_decide


@dataclass(frozen=True)
class Pair:
    """The side that keeps the record (`desk`, `approver`), and the other (`theirs`)."""

    desk: Officer
    approver: Officer
    theirs: Officer

    @classmethod
    def of(cls, officers: Mapping[str, Officer], us: str, them: str) -> "Pair":
        """Two sides by how their accounts are named; Ukraine’s have no prefix."""
        ours, theirs = (f"{one}_" if one else "" for one in (us, them))
        return cls(officers[f"{ours}desk"], officers[f"{ours}approver"], officers[f"{theirs}desk"])

    @property
    def us(self) -> Party:
        """The side that keeps the record."""
        return self.desk.party

    @property
    def them(self) -> Party:
        """The other side."""
        return self.theirs.party

    def share(self, root: Any, today: date) -> None:
        """Let the other side see something: asked for by the desk officer, decided by the approver."""
        root.refresh_from_db()
        told: dict[str, Any] = {"today": today, "expected_version": root.version}
        audience_ask(officer=self.desk, root=root, to="parties", reason="So that both plan from one record.", **told)
        decided: dict[str, Any] = {"officer": self.approver, "agree": True, "reason": "Both should see it.", **told}
        if isinstance(root, Activity):
            activity_decide_audience(activity=root, **decided)
        else:
            audience_decide(root=root, **decided)
        root.refresh_from_db()
