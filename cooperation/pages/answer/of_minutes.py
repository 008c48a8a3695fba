"""What a one-time link asks about the minutes of a meeting: whether a side agrees to them."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from agreements.terms.dates import PartialDate
from cooperation.day import legal_day
from cooperation.meetings.links import ASKS, meeting_of_link, minutes_link_answer
from cooperation.meetings.minuting import minutes_latest
from cooperation.meetings.vocabulary import MinutesStatus
from cooperation.pages.meetings.minutes_links import minutes_question
from cooperation.pages.meetings.table import Agenda
from cooperation.pages.meetings.told import outcome_words, title_of, when_words, where_words
from cooperation.words import party_name
from partners.records.record import Viewpoint
from partners.records.ways import AnswerLink

# The question stands elsewhere; the button that says so, and what it was.
MINUTES_ASKS = {
    ASKS: (
        "",
        gettext_lazy("We agree to them"),
        gettext_lazy("The minutes are agreed to for your side."),
    )
}


class MinutesQuestion:
    """The minutes that are put to the other side. Raises Unseen when they are no longer shared."""

    place = why = False

    def __init__(self, link: AnswerLink) -> None:
        self.link, self.meeting = link, meeting_of_link(link)

    @property
    def late(self) -> bool:
        """Whether nothing waits for this answer any more."""
        return self.meeting.minutes != MinutesStatus.EXCHANGED

    @property
    def question(self) -> str:
        """The question to the other side."""
        return minutes_question(party_name(self.link.party), self.meeting)

    @property
    def yes(self) -> str:
        """The button that says so."""
        return str(MINUTES_ASKS[ASKS][1])

    @property
    def title(self) -> str:
        """Which meeting it was."""
        return title_of(self.meeting)

    def facts(self) -> list[dict[str, str]]:
        """What the other side would see of the minutes with an account, and nothing else."""
        partner: Any = Viewpoint(self.link.party_id)
        agenda = Agenda(partner, self.meeting)
        facts = [
            {"label": _("When"), "value": when_words(self.meeting)},
            {"label": _("Where"), "value": where_words(self.meeting)},
        ]
        for number, item in enumerate(agenda.items, 1):
            said = [outcome_words(one) for one in agenda.outcomes.get(item.pk, [])]
            facts.append({"label": f"{number}. {item.title}", "value": "\n".join(said)})
        text = minutes_latest(self.meeting)
        if text is not None:
            facts.append({"label": _("What was said"), "value": text.text})
        return [one for one in facts if one["value"]]

    def text(self, path: str) -> None:
        """There is no file to take away."""

    def answer(self, token: str, agrees: bool, given: dict[str, Any]) -> None:
        """Take the answer."""
        said = {name: given[name] for name in ("answered_by", "reason")}
        if given.get("on"):
            said["on"] = PartialDate.parse(given["on"]).last
        minutes_link_answer(officer=None, today=legal_day(), token=token, agrees=agrees, **said)
