"""What a one-time link asks about a gate: whether a side joins the decision that the other took."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from agreements.terms.dates import PartialDate
from cooperation.day import legal_day
from cooperation.pages.phases.told import criterion_words, gate_title, on_day
from cooperation.phases.gate import Gate, GateAct, GateCondition, GateCriterion
from cooperation.phases.links import ASKS, gate_link_answer, gate_of_link
from cooperation.phases.vocabulary import GateStatus
from cooperation.words import label, party_name
from partners.records.record import Viewpoint
from partners.records.ways import AnswerLink

# The question stands elsewhere; the button that says so, and what it was.
GATE_ASKS = {
    ASKS: ("", gettext_lazy("We decide the same"), gettext_lazy("It is recorded as the decision of your side."))
}


def question(gate: Gate, other: Any, asking: int) -> str:
    """What the link asks of the other side."""
    acts = GateAct.objects.visible_to(Viewpoint(other.pk)).filter(gate=gate, side=asking, edition=gate.edition)
    ours = acts.first()
    if ours is None:
        return open_question(gate, other)
    said = {"party": party_name(other), "gate": gate_title(gate), "decision": label("gate_decision", ours.decision)}
    return _("Does %(party)s decide “%(decision)s” too: %(gate)s?") % said


def open_question(gate: Gate, other: Any) -> str:
    """What is asked of the other side, whatever we decided."""
    return _("What does %(party)s decide: %(gate)s?") % {"party": party_name(other), "gate": gate_title(gate)}


class GateQuestion:
    """A gate that is put to the other side. Raises Unseen when it is no longer shared."""

    place = why = False

    def __init__(self, link: AnswerLink) -> None:
        self.link, self.gate = link, gate_of_link(link)

    @property
    def late(self) -> bool:
        """Whether nothing waits for this answer any more."""
        return self.gate.status != GateStatus.IN_REVIEW

    @property
    def question(self) -> str:
        """The question to the other side."""
        return question(self.gate, self.link.party, self.link.owner_id or 0)

    @property
    def yes(self) -> str:
        """The button that says so."""
        return str(GATE_ASKS[ASKS][1])

    @property
    def title(self) -> str:
        """Which gate it was."""
        return gate_title(self.gate)

    def facts(self) -> list[dict[str, str]]:
        """What the other side would see of the gate with an account, and nothing else."""
        reader = Viewpoint(self.link.party_id)
        criteria = GateCriterion.objects.visible_to(reader).filter(gate=self.gate).order_by("id")
        facts = [{"label": criterion_words(one), "value": one.evidence or "–"} for one in criteria]
        owed = GateCondition.objects.visible_to(reader).filter(gate=self.gate).select_related("side").order_by("due_on")
        for one in owed:
            facts.append(
                {"label": _("Condition"), "value": f"{one.text} ({party_name(one.side)}, {on_day(one.due_on)})"}
            )
        return facts

    def text(self, path: str) -> None:
        """There is no file to take away."""

    def answer(self, token: str, agrees: bool, given: dict[str, Any]) -> None:
        """Take the answer."""
        said = {name: given.get(name, "") for name in ("answered_by", "reason")}
        day = PartialDate.parse(given["on"]).last if given.get("on") else None
        gate_link_answer(officer=None, today=legal_day(), token=token, agrees=agrees, on=day, **said)
