"""The next step of an agreement: what it still needs, and the way to each thing that is missing."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from agreements.instruments.acts import act_offers
from agreements.instruments.moving import situation_of
from agreements.instruments.steps import lifecycle_of
from agreements.instruments.vocabulary import Status
from cooperation.pages.agreements.further import further_acts
from cooperation.pages.agreements.reading import Reading
from cooperation.pages.agreements.step_card import Card
from cooperation.pages.agreements.ways_to_meet import contradicting
from cooperation.words import label
from cooperation.words.dates import date_words

Link = dict[str, Any]
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


def next_step(reading: Reading, officer: Any) -> dict[str, Any] | None:
    """The card of the next step for an officer of one of the two sides; None for anybody else."""
    if not reading.is_party or not reading.of_the_day:
        return None
    situation = situation_of(officer, reading.agreement, reading.today)
    offers = lifecycle_of(reading.agreement, situation.off).offers(situation)
    acts = act_offers(officer, reading.agreement, reading.today, situation)
    main = next((one for one in offers if one.step.name in FORWARD), None)
    card = Card(reading, officer, acts)
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
