"""The next step of an agreement: what it still needs, and the way to each thing that is missing."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from agreements.instruments.acts import ActOffer, act_offers
from agreements.instruments.agreement import Agreement
from agreements.instruments.links import ASKABLE
from agreements.instruments.moving import situation_of
from agreements.instruments.steps import ACT_OF_STEP, lifecycle_of
from agreements.instruments.vocabulary import BEFORE_SIGNATURE, Door, Status
from agreements.terms.clauses import ActKind
from cooperation.pages.agreements.further import further_acts
from cooperation.pages.agreements.reading import Reading
from cooperation.pages.agreements.sight import decides
from cooperation.pages.agreements.ways_to_meet import contradicting, way_elsewhere
from cooperation.pages.agreements.writing.checklist import waive_link, waived_words
from cooperation.words import label, say
from cooperation.words.dates import date_words
from partners.records.errors import Condition
from partners.records.lifecycle import By, Offer
from partners.records.record import Audience
from partners.records.ways import Way

Link = dict[str, Any]
# More than so many things done are folded away.
MOST_DONE = 2
Task = dict[str, Any]

# Steps that lead on; all others lead back or out, and stand behind "More".
FORWARD = (
    "request_authority",
    "grant_mandate",
    "open_negotiation",
    "start_drafting",
    "agree_text",
    "sign",
    "enter_into_force",
    "come_into_effect",
    "resume",
)
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
# Where each condition is met, for whoever may edit the record.
_EDITED = {
    "purpose_written": "purpose",
    "areas_named": "areas",
    "nature_proposed": "legal_nature",
    "entry_chosen": "entry_method",
    "term_chosen": "term_kind",
    "notice_chosen": "notice_months",
    "title_in_both_languages": "title_language",
}
_OWN_HALF = {
    "parent_settled": "stands_alone",
    "finance_noted": "finance_note",
    "responsible_named": "responsible",
    "partner_contact_named": "partner_contact",
    "duplicates_checked": "duplicates_checked",
    "talks_level_set": "talks_level",
}
# Where in our half the rest is kept.
_KEPT = {"opinion_given_by": "opinions", "opinion_not_against": "opinions"}
_JOINT = {"instruments_exchanged": ActKind.EXCHANGED, "entry_recorded": ActKind.ENTERED}


def next_step(reading: Reading, officer: Any) -> dict[str, Any] | None:
    """The card of the next step for an officer of one of the two sides; None for anybody else."""
    if not reading.is_party or not reading.of_the_day:
        return None
    situation = situation_of(officer, reading.agreement, reading.today)
    offers = lifecycle_of(reading.agreement, situation.off).offers(situation)
    acts = act_offers(officer, reading.agreement, reading.today, situation)
    main = next((one for one in offers if one.step.name in FORWARD), None)
    card = _Card(reading, officer, acts)
    told = card.of(main) if main else _waiting(reading)
    others = [*card.steps(offers, main), *card.acts_left(offers), *further_acts(reading, officer)]
    others += contradicting(reading, officer)
    others += rounds_to_write(reading, officer)
    if not told and not others:
        return None
    return {**(told or {"title": _("What can be done")}), "others": others}


def _waiting(reading: Reading) -> dict[str, Any] | None:
    """Where no step leads on, what time will bring."""
    events = reading.standing.next_events
    if not events:
        return None
    first = events[0]
    words = {"what": label("event", first["kind"]), "when": date_words(first["date"])}
    return {"title": _("What comes next"), "note": _("%(what)s: %(when)s.") % words}


def rounds_to_write(reading: Reading, officer: Any) -> list[Link]:
    """A round of negotiation may be written down while both sides talk."""
    if not officer.writes or reading.standing.status not in (Status.NEGOTIATING, Status.DRAFTING):
        return []
    url = reverse("agreement_round_new", args=[reading.agreement.key])
    return [{"label": _("Write down a round of negotiation"), "url": url}]


class _Card:
    """Makes the words and the ways of one officer's card."""

    def __init__(self, reading: Reading, officer: Any, acts: Iterable[ActOffer]) -> None:
        self.reading, self.officer = reading, officer
        self.key = reading.agreement.key
        self.acts = {(one.kind, one.side.pk if one.side else None): one for one in acts}
        self.asked: set[tuple[str, int | None]] = set()

    def of(self, offer: Offer) -> dict[str, Any]:
        """The card of the step that leads on."""
        title = str(_NEXT[offer.step.name])
        if offer.step.by == By.OWNER and self.reading.agreement.owner_id != self.officer.party_id:
            owner = self.reading.names[self.reading.agreement.owner_id]
            return {"title": title, "note": _("%(party)s takes this step.") % {"party": owner}}
        tasks = [self._task(one, offer.step.name) for one in offer.conditions]
        done = [one for one in tasks if one["done"]]
        folded = len(done) > MOST_DONE and len(done) < len(tasks)
        return {
            "title": title,
            "note": self._note(offer),
            "tasks": [one for one in tasks if not one["done"]] if folded else tasks,
            "done": done if folded else [],
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

    # What is missing.

    def _task(self, condition: Condition, stage: str) -> Task:
        gone = condition.waived is not None
        done = condition.met and not gone
        task: Task = {"text": self._say(condition), "done": done, "note": self._how(condition)}
        if gone:
            return task | {"waived": waived_words(condition)}
        if not condition.met:
            task["links"] = [one for one in self._ways(condition) if one]
            task["note"] = self._waits(condition, bool(task["links"])) or task["note"]
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

    def _ways(self, condition: Condition) -> Iterator[Link | None]:
        """What this officer can do about a condition that is not met."""
        code = condition.code
        if code in _EDITED:
            yield self._edit("agreement_edit", _EDITED[code])
        elif code in _OWN_HALF:
            if code == "parent_settled":
                yield self._edit("agreement_edit", "parent", _("Name it"))
            yield self._edit("agreement_half", _OWN_HALF[code], _("There is none") if code == "parent_settled" else "")
        elif code in _KEPT:
            url = reverse("agreement_own", args=[self.key])
            yield {"label": _("Look at them"), "url": f"{url}#{_KEPT[code]}"} if self.officer.writes else None
        elif code == "shared_with_partner":
            yield self._share()
        elif "party" in condition.data:
            yield from self._act(str(condition.data["act"]), str(condition.data["party"]))
        elif code in _JOINT:
            yield self._record(_JOINT[code], None)
        else:
            yield way_elsewhere(condition, self.key, self.officer)

    def _edit(self, name: str, field: str, text: str = "") -> Link | None:
        if not self.officer.writes:
            return None
        if name == "agreement_edit" and not self._editable():
            return None
        return {"label": text or _("Fill in"), "url": f"{reverse(name, args=[self.key])}#id_{field}"}

    def _editable(self) -> bool:
        agreement = self.reading.agreement
        return is_editable(agreement) and agreement.owner_id == self.officer.party_id

    def _share(self) -> Link | None:
        if not self.officer.writes or self.reading.agreement.owner_id != self.officer.party_id:
            return None
        asked = self.reading.request
        if asked and not decides(self.officer, asked):
            return None
        return {"label": _("Decide") if asked else _("Share it"), "url": reverse("agreement_audience", args=[self.key])}

    def _act(self, kind: str, code: str) -> Iterator[Link | None]:
        side = next(one for one in self.reading.sides if one.code == code)
        yield self._record(kind, side)
        offer = self.acts.get((kind, side.pk))
        shared = self.reading.agreement.audience != Audience.NATIONAL
        if offer and offer.allowed and offer.way == Way.REPORTED and kind in ASKABLE and shared:
            yield {"label": _("Send a one-time link"), "url": reverse("agreement_link", args=[self.key, kind])}

    def _record(self, kind: str, side: Any) -> Link | None:
        self.asked.add((kind, side.pk if side else None))
        offer = self.acts.get((kind, side.pk if side else None))
        if offer is None or not offer.allowed:
            return None
        text = _("Report it for them") if offer.way == Way.REPORTED else _("Record it")
        return {"label": text, "url": act_url(self.key, kind, side)}

    def _waits(self, condition: Condition, doable: bool) -> str:
        """Why nothing can be done from here."""
        if condition.code == "shared_with_partner" and not doable and self.reading.is_owner:
            return _("It is asked for, and waits for an approver.") if self.reading.request else ""
        if "party" not in condition.data or doable or not self.officer.writes:
            return ""
        side = next(one for one in self.reading.sides if one.code == condition.data["party"])
        if side.pk == self.officer.party_id:
            return _("An approver of ours does this.") if condition.code == "signed_by" else ""
        return _("It has officers here and acts for itself.")

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
            for place, one in self.acts.items()
            if one.allowed and place not in self.asked and one.kind not in told
        ]

    def _act_words(self, offer: ActOffer) -> str:
        words = {"act": label("act", offer.kind), "party": self.reading.names[offer.side.pk] if offer.side else ""}
        if offer.way == Way.REPORTED:
            return _("Report for %(party)s: %(act)s") % words
        return _("Record: %(act)s") % words


def act_url(key: str, kind: str, side: Any) -> str:
    """Where an act is recorded: of one side, or of both together."""
    return reverse("agreement_act", args=[key, kind, side.code if side else "both"])


def is_editable(agreement: Agreement) -> bool:
    """Whether it is still edited; once the text is agreed, or recorded as it exists, it is corrected instead."""
    prepared = agreement.status in BEFORE_SIGNATURE and agreement.status != Status.TEXT_AGREED
    return agreement.door == Door.PREPARED and prepared
