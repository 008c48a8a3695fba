"""What a one-time link asks about what a side gives, and about what both agree about the balance."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from agreements.models import ReciprocityEntry, Understanding
from agreements.reciprocity.links import (
    AGREES,
    entry_of_link,
    entry_step,
    reciprocity_link_answer,
    understanding_link_answer,
    understanding_of_link,
)
from agreements.reciprocity.understanding import UnderstandingStatus
from agreements.terms.dates import PartialDate
from cooperation.day import legal_day
from cooperation.pages.reciprocity.figures import statement_rows
from cooperation.pages.reciprocity.told import Sides, amount, on_day, understanding_title, understanding_words
from cooperation.words import label, party_name
from partners.records.record import Viewpoint
from partners.records.ways import AnswerLink

# The question stands elsewhere; the button that says so, and what it was.
GIVEN_ASKS = {
    AGREES: ("", gettext_lazy("We agree"), gettext_lazy("It is recorded that your side agrees.")),
    **{
        code: ("", gettext_lazy("Yes, that is so"), gettext_lazy("It is recorded as said by your side."))
        for code in ("provided", "acknowledged", "settled_in_kind", "settled_cash", "counted_as_goodwill")
    },
}


def entry_question(entry: ReciprocityEntry, asks: str) -> str:
    """What a link asks of what was given, with how much it is."""
    said = {"what": entry.name, "much": amount(entry.quantity, entry.unit, entry.currency)}
    return _("%(step)s: “%(what)s”, %(much)s?") % {**said, "step": label("entry_act", asks)}


def understanding_question(one: Understanding, other: Any) -> str:
    """What a link asks of a proposal."""
    said = {"party": party_name(other), "what": understanding_title(one)}
    return _("Does %(party)s agree: %(what)s?") % said


class _Asked:
    """What is the same of both."""

    place = why = False

    def __init__(self, link: AnswerLink) -> None:
        self.link = link

    def text(self, path: str) -> None:
        """There is no file to take away."""

    @staticmethod
    def given(given: dict[str, Any]) -> dict[str, Any]:
        """An answer as the services take it."""
        said = {name: given.get(name, "") for name in ("answered_by", "reason")}
        return {**said, "on": PartialDate.parse(given["on"]).last if given.get("on") else None}


class EntryQuestion(_Asked):
    """What a side gives, put to the other. Raises Unseen when it is no longer shared."""

    def __init__(self, link: AnswerLink) -> None:
        super().__init__(link)
        self.entry = entry_of_link(link)

    @property
    def late(self) -> bool:
        """Whether nothing waits for this answer any more."""
        return entry_step(self.entry, self.link.asks) is None

    @property
    def question(self) -> str:
        """The question to the other side."""
        return entry_question(self.entry, self.link.asks)

    @property
    def yes(self) -> str:
        """The button that says so."""
        return str(GIVEN_ASKS[self.link.asks][1])

    @property
    def title(self) -> str:
        """Which entry it was."""
        return self.entry.name

    def facts(self) -> list[dict[str, str]]:
        """What the other side would see of the entry with an account, and nothing else."""
        entry = self.entry
        rows = [
            {"label": _("Given by"), "value": party_name(entry.giver)},
            {"label": _("Kind"), "value": label("given_kind", entry.kind)},
            {"label": _("How much"), "value": amount(entry.quantity, entry.unit, entry.currency)},
            {"label": _("Given on"), "value": on_day(entry.given_on)},
            {"label": _("To be provided by"), "value": on_day(entry.due_on)},
        ]
        return [one for one in rows if one["value"]]

    def answer(self, token: str, agrees: bool, given: dict[str, Any]) -> None:
        """Take the answer."""
        said = self.given(given)
        reciprocity_link_answer(officer=None, today=legal_day(), token=token, agrees=agrees, **said)


class UnderstandingQuestion(_Asked):
    """A proposal about the balance, put to the other side. Raises Unseen when it is no longer shared."""

    def __init__(self, link: AnswerLink) -> None:
        super().__init__(link)
        self.one = understanding_of_link(link)

    @property
    def late(self) -> bool:
        """Whether nothing waits for this answer any more."""
        return self.one.status != UnderstandingStatus.PROPOSED

    @property
    def question(self) -> str:
        """The question to the other side."""
        return understanding_question(self.one, self.link.party)

    @property
    def yes(self) -> str:
        """The button that says so."""
        return str(GIVEN_ASKS[AGREES][1])

    @property
    def title(self) -> str:
        """Which proposal it was."""
        return understanding_title(self.one)

    def facts(self) -> list[dict[str, str]]:
        """What the other side would see of it with an account, and nothing else."""
        sides = Sides.of(self.one.partnership, Viewpoint(self.link.party_id))
        rows = [{"label": label("understanding", self.one.about), "value": understanding_words(self.one, sides)}]
        return rows + [{"label": one, "value": value} for one, value in statement_rows(self.one, sides)]

    def answer(self, token: str, agrees: bool, given: dict[str, Any]) -> None:
        """Take the answer."""
        said = self.given(given)
        understanding_link_answer(officer=None, today=legal_day(), token=token, agrees=agrees, **said)
