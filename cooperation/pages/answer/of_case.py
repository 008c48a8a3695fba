"""What a one-time link asks about a purchase: a step of it, or consent to an amendment."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from agreements.activities.procurement.changing import CONSENT_ASKED
from agreements.activities.procurement.links import ASKED, case_link_answer
from agreements.activities.procurement.situation import stage_on
from agreements.models import CaseAct, CaseChange, ProcurementCase
from cooperation.day import legal_day
from cooperation.pages.activities import procurement_told as told
from cooperation.pages.activities.procurement_parts import Parts
from cooperation.pages.answer.of_activity import ActivityQuestion
from cooperation.words import party_name
from partners.records.record import Viewpoint

_DONE = gettext_lazy("It is recorded as your own, and the other side sees it.")


def _ask(question: Any, yes: Any) -> tuple[Any, Any, Any]:
    return question, yes, _DONE


# The question, the button that says so, and what it was.
CASE_ASKS = {
    "case_prepare_offer": _ask(gettext_lazy("Does %(side)s prepare the offer?"), gettext_lazy("We prepare the offer")),
    "case_offer": _ask(gettext_lazy("Does %(side)s offer this?"), gettext_lazy("We offer it")),
    "case_accept": _ask(gettext_lazy("Does %(side)s accept this offer?"), gettext_lazy("We accept the offer")),
    "case_implement": _ask(gettext_lazy("Does %(side)s implement this purchase?"), gettext_lazy("We implement it")),
    "case_begin_delivery": _ask(gettext_lazy("Does %(side)s deliver now?"), gettext_lazy("We deliver")),
    "case_complete_delivery": _ask(
        gettext_lazy("Does %(side)s confirm that all is delivered?"), gettext_lazy("All is delivered")
    ),
    "case_reconcile": _ask(
        gettext_lazy("Does %(side)s reconcile the accounts of this purchase?"), gettext_lazy("The accounts are settled")
    ),
    "case_close": _ask(gettext_lazy("Does %(side)s close this purchase?"), gettext_lazy("We close it")),
    CONSENT_ASKED: _ask(gettext_lazy("Does %(side)s consent to this amendment?"), gettext_lazy("We consent to it")),
}


class CaseQuestion(ActivityQuestion):
    """A step of a purchase, or an amendment, that is put to the other side. Raises Unseen when no longer shared."""

    @property
    def _reader(self) -> Viewpoint:
        return Viewpoint(self.link.party_id)

    def _seen(self, model: Any) -> Any:
        return model.objects.visible_to(self._reader).filter(activity=self.activity)

    @property
    def _case(self) -> ProcurementCase | None:
        found: ProcurementCase | None = self._seen(ProcurementCase).select_related("seller").first()
        return found

    @property
    def _amendment(self) -> CaseChange | None:
        found: CaseChange | None = self._seen(CaseChange).filter(state="proposed").first()
        return found

    @property
    def late(self) -> bool:
        """Whether it was done meanwhile, or its time has passed; one may still object."""
        if self.link.asks == CONSENT_ASKED:
            return self._amendment is None
        step, case = ASKED[self.link.asks], self._case
        done = self._seen(CaseAct).filter(step=step.name, side=self.link.party_id, change=None).exists()
        return done or case is None or stage_on(case, legal_day()) not in step.sources

    @property
    def question(self) -> str:
        """The question to the other side."""
        return str(CASE_ASKS[self.link.asks][0]) % {"side": party_name(self.link.party)}

    @property
    def yes(self) -> str:
        """The button that says so."""
        return str(CASE_ASKS[self.link.asks][1])

    def facts(self) -> list[dict[str, Any]]:
        """The activity as the partner would see it, who sells, what is bought, and what an amendment changes."""
        case, change = self._case, self._amendment
        if case is None:
            return super().facts()
        parts = Parts(self.activity, case, self._writer)
        bought = [
            {
                "label": told.line_name(one),
                "value": f"{told.quantity(one.quantity)} {one.unit}",
                "note": told.money(one.price, one.currency),
            }
            for one in parts.lines
        ]
        facts = [*super().facts(), *told.sides_words(case, self.activity, self._reader), *bought]
        if change is not None and self.link.asks == CONSENT_ASKED:
            facts.append({"label": _("What the amendment changes"), "value": "\n".join(told.change_words(change))})
            facts.append({"label": _("Why"), "value": change.reason})
        return facts

    @property
    def _writer(self) -> Any:
        reader: Any = self._reader
        reader.writes = False
        return reader

    def answer(self, token: str, agrees: bool, given: dict[str, Any]) -> None:
        """Take the answer."""
        said = {name: given.get(name, "") for name in ("answered_by", "on", "reason")}
        case_link_answer(officer=None, today=legal_day(), token=token, agrees=agrees, **said)
