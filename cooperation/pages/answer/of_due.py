"""What a one-time link asks about one day on which a promise is due: acknowledged, or given up."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from agreements.models import Due, DueAct
from agreements.obligations.links import due_link_answer, due_of_link
from cooperation.day import legal_day
from cooperation.pages.obligations.told import act_line, debtor, due_words, how_much, what
from cooperation.words import label, party_name
from partners.records.record import Viewpoint
from partners.records.ways import AnswerLink

# The question, the button that says so, and what it was.
DUE_ASKS = {
    "acknowledged": (
        gettext_lazy("Does %(side)s acknowledge that this was kept: %(what)s, %(day)s?"),
        gettext_lazy("We acknowledge it"),
        gettext_lazy("It is acknowledged, and the other side sees it."),
    ),
    "waived": (
        gettext_lazy("Does %(side)s give this up: %(what)s, %(day)s?"),
        gettext_lazy("We give it up"),
        gettext_lazy("It is given up by your side, and the other side sees it."),
    ),
}


def due_question(due: Due, asks: str, side: str) -> str:
    """The question to the other side about a day due."""
    words = {"side": side, "what": what(due.obligation), "day": due_words(due)}
    return str(DUE_ASKS[asks][0]) % words


class DueQuestion:
    """One day due that is put to the other side. Raises Unseen when it is no longer shared."""

    place = late = False

    def __init__(self, link: AnswerLink) -> None:
        self.link, self.due = link, due_of_link(link)
        # Whoever gives something up says why.
        self.why = link.asks == "waived"

    @property
    def question(self) -> str:
        """The question to the other side."""
        return due_question(self.due, self.link.asks, party_name(self.link.party))

    @property
    def yes(self) -> str:
        """The button that says so."""
        return str(DUE_ASKS[self.link.asks][1])

    @property
    def title(self) -> str:
        """What is promised."""
        return what(self.due.obligation)

    def facts(self) -> list[dict[str, str]]:
        """What the partner would see of it with an account, and nothing else."""
        due = self.due
        pairs = [
            (_("Who owes it"), debtor(due.obligation)),
            (_("Due"), due_words(due)),
            (_("Clause"), due.obligation.clause),
            (_("How much"), how_much(due.obligation)),
            (_("How it stands"), label("due_status", due.status)),
        ]
        seen = DueAct.objects.visible_to(Viewpoint(self.link.party_id)).filter(due=due)
        acts = seen.select_related("side").order_by("id")
        pairs += [(label("due_act", act.kind), act_line(act)) for act in acts]
        return [{"label": name, "value": value} for name, value in pairs if value]

    def text(self, path: str) -> None:
        """There is no text to take away."""

    def answer(self, token: str, agrees: bool, given: dict[str, Any]) -> None:
        """Take the answer."""
        said = {name: given[name] for name in ("answered_by", "on", "reason")}
        due_link_answer(officer=None, today=legal_day(), token=token, agrees=agrees, **said)
