"""The next step of an activity: what it still needs, and the way to each thing that is missing."""

from collections.abc import Mapping
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from agreements.activities.acting import ASKABLE
from agreements.activities.activity import Activity
from agreements.activities.moving import activity_offers
from agreements.activities.steps import ACTS
from agreements.activities.vocabulary import OPEN
from agreements.coverage.waiver import COVERED, SETTLED
from agreements.instruments.vocabulary import Door
from cooperation.day import legal_day
from cooperation.pages.activities.about import activity_address
from cooperation.pages.agreements.writing.checklist import folded, waived_words
from cooperation.words import label, say
from partners.models import Role
from partners.people.officer import acts_here
from partners.records.errors import Condition
from partners.records.lifecycle import Offer
from partners.records.record import Audience

Link = dict[str, Any]
# Steps that lead on; all others lead back or out, and stand behind "Other steps".
FORWARD = ("accept", "agree", "plan", "confirm", "complete", "report", "reschedule")
_NEXT: Mapping[str, Any] = {
    "accept": gettext_lazy("Next: both sides accept it"),
    "agree": gettext_lazy("Next: both sides accept it"),
    "plan": gettext_lazy("Next: plan it"),
    "confirm": gettext_lazy("Next: both sides confirm it"),
    "complete": gettext_lazy("Next: it takes place"),
    "report": gettext_lazy("Next: report on it"),
    "reschedule": gettext_lazy("Next: find a new date"),
}
# Where in the form each thing is written, and which act of a side each condition asks for.
_EDITED = {
    "activity_purpose_written": "purpose",
    "cost_rule_chosen": "cost_rule",
    "host_named": "host",
    "days_exact": "starts",
    "place_named": "place",
}
_BROUGHT = ("participants_counted", "contact_named")
# What the phase of the partnership allows.
_CAPS = ("cap_days", "cap_people", "cap_amount")
# Where on the page of the activity it stands.
_IN_LAW = {COVERED: "#legal", SETTLED: "#risk"}
_ACTS = {"accepted_by": "accepted", "accepted_by_a_side": "accepted", "confirmed_by": "confirmed"}


def next_step(activity: Activity, officer: Any) -> dict[str, Any] | None:
    """The card of the next step for an officer of one of the two sides; None for anybody else."""
    offers = activity_offers(officer, activity, legal_day())
    main = next((one for one in offers if one.step.name in FORWARD), None)
    others = [
        {"label": label("activity_step", one.step.name), "url": _step_url(activity, one)}
        for one in offers
        if one is not main and one.ready and not one.step.follows
    ]
    if main is None:
        return {"title": _("What can be done"), "others": others} if others else None
    card = Checklist(activity, officer)
    tasks = [card.task(one) for one in main.conditions]
    return {
        "title": str(_NEXT[main.step.name]),
        "note": _("It follows by itself when nothing is missing any more.") if main.step.follows else "",
        **folded(tasks),
        "action": _action(activity, main),
        "others": others,
    }


def _step_url(activity: Activity, offer: Offer) -> str:
    return activity_address("activity_step", activity, offer.step.target)


def _action(activity: Activity, offer: Offer) -> Link | None:
    if not offer.allowed or offer.step.follows:
        return None
    name = label("activity_step", offer.step.name)
    return {"label": name, "disabled": True} if offer.missing else {"label": name, "url": _step_url(activity, offer)}


def editable(activity: Activity, officer: Any) -> bool:
    """Whether this officer edits it; what was recorded as it exists, or is confirmed, is corrected instead."""
    open_still = activity.door == Door.PREPARED and activity.status in OPEN
    return bool(open_still and officer.writes and activity.owner_id == officer.party_id)


class Checklist:
    """Makes the lines of one officer's checklist."""

    def __init__(self, activity: Activity, officer: Any) -> None:
        self.activity, self.officer = activity, officer
        pair = activity.partnership
        self.sides = {one.code: one for one in (pair.party_a, pair.party_b)}
        shared = activity.audience != Audience.NATIONAL
        self.theirs_act = shared and acts_here(pair.other(officer.party_id).pk)

    def task(self, condition: Condition) -> dict[str, Any]:
        """One condition with what this officer can do about it."""
        gone = condition.waived is not None
        task: dict[str, Any] = {"text": say(condition), "done": condition.met and not gone}
        if gone:
            return task | {"waived": waived_words(condition)}
        if not condition.met:
            task["links"] = self._ways(condition)
            side = self.sides.get(str(condition.data.get("party", "")))
            if side and not task["links"] and side.pk != self.officer.party_id and self.theirs_act:
                task["note"] = _("It has officers here and acts for itself.")
        return task

    def _ways(self, condition: Condition) -> list[Link]:
        code = condition.code
        if code in _IN_LAW:
            url = activity_address("activity", self.activity) + _IN_LAW[code]
            return [{"label": _("See what is missing"), "url": url}]
        if code in _EDITED:
            return self._edit(_EDITED[code])
        if code == "benefit_stated" and self.officer.writes:
            return [{"label": _("Say it"), "url": activity_address("activity_benefit", self.activity)}]
        if code in _ACTS:
            named = str(condition.data.get("party", ""))
            codes = [named] if named else list(self.sides)
            return [link for one in codes for link in self._act(_ACTS[code], one)]
        if code in _CAPS:
            partner = self.activity.partnership.other(self.officer.party_id)
            return [{"label": _("See the phase and its gate"), "url": reverse("phase", args=[partner.code])}]
        if code in _BROUGHT and self._may(str(condition.data["party"])):
            url = activity_address("activity_side", self.activity, condition.data["party"])
            return [{"label": _("Fill in"), "url": url}]
        return []

    def _edit(self, field: str) -> list[Link]:
        if editable(self.activity, self.officer):
            name = "activity_edit"
        elif self.officer.writes and self.activity.owner_id == self.officer.party_id:
            name = "activity_correct"
        else:
            return []
        return [{"label": _("Fill in"), "url": f"{activity_address(name, self.activity)}?field={field}#id_{field}"}]

    def _may(self, code: str, *, guests: bool = False) -> bool:
        """Whether this officer writes for a side: the own one, or the other while it has nobody here."""
        own = self.sides[code].pk == self.officer.party_id
        writes = self.officer.writes or (guests and own and self.officer.has_role(Role.GUEST))
        return bool(writes and (own or not self.theirs_act))

    def _act(self, kind: str, code: str) -> list[Link]:
        if not self._may(code, guests=True) or self.activity.status not in ACTS[kind]:
            return []
        own = self.sides[code].pk == self.officer.party_id
        text = label("activity_do", kind) if own else _("Report it for them")
        links = [{"label": text, "url": activity_address("activity_act", self.activity, kind, code)}]
        if not own and kind in ASKABLE and self.activity.audience != Audience.NATIONAL:
            url = reverse("activity_link", args=[self.activity.key, kind])
            links.append({"label": _("Send a one-time link"), "url": url})
        return links
