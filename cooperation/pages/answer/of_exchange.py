"""What a one-time link asks about an entry of the register: receipt, or that it was returned or destroyed."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from agreements.activities.intelligence.receiving import (
    exchange_conditions,
    exchange_link_answer,
    exchange_of_link,
)
from cooperation.day import legal_day
from cooperation.pages.activities.intelligence.told import conditions, direction, handled, marked
from cooperation.words import label, party_name
from cooperation.words.dates import day_words
from partners.records.ways import AnswerLink

_DONE = gettext_lazy("It is recorded as your own, and the other side sees it.")
# The question, the button that says so, and what it was.
EXCHANGE_ASKS = {
    "exchange_received": (gettext_lazy("Did %(side)s receive this?"), gettext_lazy("We received it"), _DONE),
    "exchange_settled": (
        gettext_lazy("Did %(side)s return or destroy this?"),
        gettext_lazy("It is returned or destroyed"),
        _DONE,
    ),
}


class ExchangeQuestion:
    """One entry that is put to the receiver. Raises Unseen when it is no longer shared."""

    place = why = False

    def __init__(self, link: AnswerLink) -> None:
        self.link, self.entry = link, exchange_of_link(link)

    @property
    def late(self) -> bool:
        """Whether it was said meanwhile; one may still object."""
        return not all(one.met for one in exchange_conditions(self.entry, self.link.asks))

    @property
    def question(self) -> str:
        """The question to the receiver."""
        return str(EXCHANGE_ASKS[self.link.asks][0]) % {"side": party_name(self.link.party)}

    @property
    def yes(self) -> str:
        """The button that says so."""
        return str(EXCHANGE_ASKS[self.link.asks][1])

    @property
    def title(self) -> str:
        """Which entry."""
        return _("Exchange %(number)s") % {"number": self.entry.key}

    def facts(self) -> list[dict[str, Any]]:
        """What the register holds of it, and nothing else."""
        told = [
            (_("Direction"), direction(self.entry)),
            (_("Kind"), label("exchange_kind", self.entry.kind)),
            (_("Sent"), day_words(self.entry.sent_on)),
            (_("Reference number"), self.entry.subject_number),
            (_("Marked by the sender"), marked(self.entry)),
            (_("Handled by the receiver as"), handled(self.entry)),
            (_("Condition of the originator"), "; ".join(conditions(self.entry))),
        ]
        return [{"label": name, "value": value} for name, value in told if value]

    def text(self, path: str) -> None:
        """There is no text to take away."""

    def answer(self, token: str, agrees: bool, given: dict[str, Any]) -> None:
        """Take the answer."""
        said = {name: given.get(name, "") for name in ("answered_by", "on", "reason")}
        exchange_link_answer(officer=None, today=legal_day(), token=token, agrees=agrees, **said)
