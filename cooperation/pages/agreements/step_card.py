"""The card of the next step of an agreement: what it is called, what is done, what is missing, its button."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from agreements.instruments.acts import ActOffer
from agreements.instruments.steps import ACT_OF_STEP
from cooperation.pages.agreements.reading import Reading
from cooperation.pages.agreements.step_ways import Ways, act_url
from cooperation.pages.agreements.writing.checklist import folded, waive_link, waived_words
from cooperation.words import label, say
from cooperation.words.dates import date_words
from partners.records.errors import Condition
from partners.records.lifecycle import By, Offer
from partners.records.ways import Way

Link = dict[str, Any]
Task = dict[str, Any]

_NEXT: Mapping[str, Any] = {
    "request_authority": gettext_lazy("Next: ask for the mandate"),
    "grant_mandate": gettext_lazy("Next: grant the mandate"),
    "open_negotiation": gettext_lazy("Next: open the negotiation"),
    "start_drafting": gettext_lazy("Next: start drafting together"),
    "agree_text": gettext_lazy("Next: agree on the text"),
    "sign": gettext_lazy("Next: sign"),
    "enter_into_force": gettext_lazy("Next: enter into force"),
    "come_into_effect": gettext_lazy("Next: come into effect"),
    "resume": gettext_lazy("Next: resume"),
}


class Card:
    """Makes the words and the ways of one officer's card."""

    def __init__(self, reading: Reading, officer: Any, acts: Iterable[ActOffer]) -> None:
        self.reading, self.officer = reading, officer
        self.key = reading.agreement.key
        self.ways = Ways(reading, officer, acts)

    def of(self, offer: Offer) -> dict[str, Any]:
        """The card of the step that leads on."""
        title = str(_NEXT[offer.step.name])
        if offer.step.by == By.OWNER and self.reading.agreement.owner_id != self.officer.party_id:
            owner = self.reading.names[self.reading.agreement.owner_id]
            return {"title": title, "note": _("%(party)s takes this step.") % {"party": owner}}
        tasks = [self._task(one, offer.step.name) for one in offer.conditions]
        return {
            "title": title,
            "note": self._note(offer),
            **folded(tasks),
            "action": self._action(offer),
        }

    def _note(self, offer: Offer) -> str:
        if offer.step.follows:
            return _("It follows by itself when nothing is missing any more.") if offer.missing else ""
        if not offer.allowed and self.officer.writes:
            roles = ", ".join(label("role", role) for role in sorted(offer.step.roles))
            return _("Taken by: %(roles)s") % {"roles": roles}
        return ""

    def _action(self, offer: Offer) -> Link | None:
        """The button: only for whoever may press it."""
        if not offer.allowed or (offer.step.follows and offer.missing):
            return None
        name = label("step", offer.step.name)
        if offer.missing:
            return {"label": name, "disabled": True}
        return {"label": name, "url": reverse("agreement_step", args=[self.key, offer.step.target])}

    def _task(self, condition: Condition, stage: str) -> Task:
        gone = condition.waived is not None
        done = condition.met and not gone
        task: Task = {"text": self._say(condition), "done": done, "note": self._how(condition)}
        if gone:
            return task | {"waived": waived_words(condition)}
        if not condition.met:
            task["links"] = [one for one in self.ways.to(condition) if one]
            task["note"] = self.ways.waits(condition, bool(task["links"])) or task["note"]
            waive = waive_link(condition, self.officer, self.reading.agreement, stage)
            task["links"] += [waive] if waive else []
        return task

    def _say(self, condition: Condition) -> str:
        """A condition in words, the party by the name that is known already."""
        code = condition.data.get("party")
        text = say(Condition(condition.code, {key: one for key, one in condition.data.items() if key != "party"}))
        return text.replace("{party}", self._named(code)) if code else text

    def _named(self, code: str) -> str:
        pair = self.reading.agreement.partnership
        party = pair.party_a if pair.party_a.code == code else pair.party_b
        return self.reading.names[party.pk]

    def _how(self, condition: Condition) -> str:
        if not condition.met or "on" not in condition.data:
            return ""
        ways = {str(Way.REPORTED): _("reported"), str(Way.LINK): _("by one-time link")}
        way = ways.get(str(condition.data.get("way")), "")
        return ", ".join(part for part in (date_words(str(condition.data["on"])), way) if part)

    # Behind "More".

    def steps(self, offers: Iterable[Offer], main: Offer | None) -> list[Link]:
        """Other steps that this officer could take now."""
        return [
            {"label": label("step", one.step.name), "url": reverse("agreement_step", args=[self.key, one.step.target])}
            for one in offers
            if one is not main and one.ready and not one.step.follows
        ]

    def acts_left(self, offers: Iterable[Offer]) -> list[Link]:
        """Acts that could be recorded now and that the next step does not ask for."""
        told = {ACT_OF_STEP[one.step.name] for one in offers if one.step.name in ACT_OF_STEP and one.ready}
        return [
            {"label": self._act_words(one), "url": act_url(self.key, one.kind, one.side)}
            for place, one in self.ways.acts.items()
            if one.allowed and place not in self.ways.asked and one.kind not in told
        ]

    def _act_words(self, offer: ActOffer) -> str:
        words = {"act": label("act", offer.kind), "party": self.reading.names[offer.side.pk] if offer.side else ""}
        if offer.way == Way.REPORTED:
            return _("Report for %(party)s: %(act)s") % words
        return _("Record: %(act)s") % words
