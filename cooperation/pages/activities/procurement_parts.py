"""The tables of a procurement case: lines with shares and what fits, the plan and what came of it, changes, savings."""

from functools import cached_property
from typing import Any

from django.utils.translation import gettext as _

from agreements.activities.activity import Activity
from agreements.activities.procurement.access import freely
from agreements.activities.procurement.case import CaseLine, CaseShare, ProcurementCase
from agreements.activities.procurement.change import CaseAct, CaseChange
from agreements.activities.procurement.parts import CaseFit, CaseInstalment
from agreements.activities.procurement.selectors import savings_of, totals_of
from agreements.activities.procurement.situation import stage_on
from agreements.activities.procurement.vocabulary import (
    AMENDABLE,
    ENDED,
    HANDED_OVER,
    PLANNED_UNTIL,
    CaseChangeKind,
    CaseChangeState,
    CaseStage,
    Fit,
)
from cooperation.day import legal_day
from cooperation.pages.activities import procurement_told as told
from cooperation.pages.activities.about import activity_address, two_sides
from cooperation.words import label, party_name
from cooperation.words.dates import day_words
from partners.models import Party
from partners.people.officer import acts_here
from partners.records.record import Audience

Dict = dict[str, Any]
_FIT_TONES = {Fit.COMPATIBLE: "good", Fit.ADAPTED: "warn", Fit.NOT: "bad", Fit.NOT_KNOWN: "plain"}
_CHANGE_TONES = {
    CaseChangeState.PROPOSED: "warn",
    CaseChangeState.IN_EFFECT: "good",
    CaseChangeState.REFUSED: "bad",
    CaseChangeState.WITHDRAWN: "plain",
}


class Parts:
    """What stands beneath one case, as an officer sees it or a reader who changes nothing; each kind is read once."""

    def __init__(self, activity: Activity, case: ProcurementCase, officer: Any, *, changes: bool = True) -> None:
        self.activity, self.case, self.officer = activity, case, officer
        self.today = legal_day()
        self.stage = stage_on(case, self.today)
        self.freely = freely(activity, case)
        self.amends = self.stage in AMENDABLE and not self.freely
        self.may = bool(changes and officer.writes and activity.partnership.has(officer.party_id))

    def _of(self, model: Any) -> Any:
        return model.objects.visible_to(self.officer).filter(activity=self.activity)

    @cached_property
    def lines(self) -> list[CaseLine]:
        """The lines, by number."""
        return list(self._of(CaseLine).order_by("number"))

    @cached_property
    def acts(self) -> list[CaseAct]:
        """What the sides did, in order."""
        return list(self._of(CaseAct).select_related("side").order_by("id"))

    @cached_property
    def theirs_act(self) -> bool:
        """Whether the other side has officers here, and acts for itself."""
        other = self.activity.partnership.other(self.officer.party_id) if self.may else None
        return bool(other and self.activity.audience != Audience.NATIONAL and acts_here(other.pk))

    def totals(self) -> str:
        """What all lines cost, by currency."""
        return ", ".join(told.money(value, currency) for currency, value in totals_of(self.lines).items())

    def context(self) -> Dict:
        """Everything that the page shows beneath its facts."""
        return {
            "lines": self.lines_table(),
            "fits": self._fits_table(),
            "total": self.totals(),
            "plan": self._plan_table(),
            "changes": self._changes_table(),
            "steps": self._steps_table(),
            "links": self._links(),
            "alone": self._alone(),
        }

    def _link(self, name: str, *more: Any) -> str:
        return activity_address(name, self.activity, *more)

    def lines_table(self) -> Dict | None:
        """What is bought, with its price and the shares of each side."""
        shares: dict[int, list[CaseShare]] = {}
        for one in self._of(CaseShare).select_related("party"):
            shares.setdefault(one.line_id, []).append(one)
        names = (_("What is bought"), _("Quantity"), _("Price"), "")
        columns = [{"label": text, "num": at == 2} for at, text in enumerate(names)]
        rows = []
        for line in self.lines:
            said = [_share(one, line) for one in shares.get(line.pk, [])]
            what: Dict = {"text": told.line_name(line), "note": " · ".join(said)}
            cells = [what, f"{told.quantity(line.quantity)} {line.unit}", told.money(line.price, line.currency)]
            rows.append({"cells": [*cells, self._line_action(line)]})
        return {"columns": columns, "rows": rows} if rows else None

    def _fits_table(self) -> Dict | None:
        """How each line goes with what each side holds."""
        fits = {(one.line_id, one.party_id): one for one in self._of(CaseFit)}
        sides = two_sides(self.activity, self.officer)
        columns = [{"label": text} for text in (_("What is bought"), *(party_name(one) for one in sides))]
        rows = [
            {"cells": [told.line_name(line), *(self._fit(line, one, fits.get((line.pk, one.pk))) for one in sides)]}
            for line in self.lines
        ]
        return {"columns": columns, "rows": rows} if rows else None

    def _line_action(self, line: CaseLine) -> Dict:
        if not self.may or not (self.freely or self.amends or self._shares_open()):
            return {}
        text = _("Amend") if self.amends else _("Change")
        return {
            "action": {"label": text, "about": line.what, "url": self._link("activity_case_line_edit", line.number)}
        }

    def _shares_open(self) -> bool:
        """While the offer is looked at, both may still agree on their shares of it."""
        return self.case.joint and self.stage == CaseStage.OFFERED

    def _fit(self, line: CaseLine, party: Party, fit: CaseFit | None) -> Dict:
        cell: Dict = {"text": _("not assessed yet")}
        if fit is not None:
            source = _("%(source)s, as of %(day)s")
            note = source % {"source": fit.source, "day": day_words(fit.as_of, "short")} if fit.as_of else ""
            cell = {"text": fit.system, "note": note}
            cell["tag"] = {"text": label("case_fit", fit.fit), "tone": _FIT_TONES[Fit(fit.fit)]}
        if self.may and (party.pk == self.officer.party_id or not self.theirs_act):
            url = self._link("activity_case_fit", line.number, party.code)
            text = _("Change") if fit else _("Assess it")
            cell["action"] = {"label": text, "about": f"{line.what}, {party_name(party)}", "url": url}
        return cell

    def _plan_table(self) -> Dict | None:
        rows = []
        for one in self._of(CaseInstalment).select_related("line").order_by("planned_on", "id"):
            late = one.open and one.planned_on < self.today
            what = told.planned_words(one)
            name = told.line_name(one.line) if one.line else label("instalment_kind", one.kind)
            kind = label("instalment_kind", one.kind) if one.line else ""
            cells = [
                {"text": day_words(one.planned_on, "short")},
                {"text": name, "note": kind},
                what,
                told.instalment_state(one, late),
                self._plan_action(one),
            ]
            rows.append({"cells": cells, "tone": "late" if late else ""})
        names = (_("Planned for"), _("What"), _("How much"), _("What came of it"), "")
        return {"columns": [{"label": text} for text in names], "rows": rows} if rows else None

    def _plan_action(self, one: CaseInstalment) -> Dict:
        if not self.may or self.stage not in PLANNED_UNTIL | HANDED_OVER:
            return {}
        text = _("Change") if self.stage in PLANNED_UNTIL else _("Write down") if one.open else _("Put right")
        about = told.line_name(one.line) if one.line else label("instalment_kind", one.kind)
        return {"action": {"label": text, "about": about, "url": self._link("activity_case_instalment", one.pk)}}

    def _changes_table(self) -> Dict | None:
        rows = []
        for one in self._of(CaseChange).select_related("proposer").order_by("-id"):
            number = f"{label('case_change_kind', one.kind)} {one.number}"
            who = party_name(one.proposer) if one.proposer else self.case.third
            state = {"text": label("case_change_state", one.state), "tone": _CHANGE_TONES[CaseChangeState(one.state)]}
            rows.append(
                {
                    "cells": [
                        {"text": number, "note": f"{who}, {day_words(one.on, 'short')}"},
                        {"text": " · ".join(told.change_words(one)), "note": one.reason},
                        {"tag": state, "note": told.way_note(self.officer, one)},
                        self._change_action(one),
                    ]
                }
            )
        names = (_("Change"), _("Before and after"), _("How it stands"), "")
        return {"columns": [{"label": text} for text in names], "rows": rows} if rows else None

    def _change_action(self, one: CaseChange) -> Dict:
        if not self.may or one.state != CaseChangeState.PROPOSED or one.kind != CaseChangeKind.AMENDMENT:
            return {}
        about = str(one.number)
        answers = next(side for side in two_sides(self.activity, self.officer) if side.pk != one.proposer_id)
        if answers.pk != self.officer.party_id and self.theirs_act:
            url = self._link("activity_case_withdraw", one.number)
            action = {"label": _("Withdraw"), "about": about, "post_url": url, "version": self.activity.version}
            return {"action": action}
        url = self._link("activity_case_answer", one.number, answers.code)
        own = answers.pk == self.officer.party_id
        return {"action": {"label": _("Answer") if own else _("Report their answer"), "about": about, "url": url}}

    def _steps_table(self) -> Dict | None:
        rows, acts = [], [one for one in self.acts if one.change_id is None]
        for one in reversed(acts):
            who = party_name(one.side) if one.side else self.case.third
            mend: Dict = {}
            if self.may and one == acts[-1] and one.owner_id == self.officer.party_id:
                url = self._link("activity_case_act_mistake", one.pk)
                mend = {"action": {"label": _("Entered by mistake"), "about": label("case_step", one.step), "url": url}}
            note = " · ".join(part for part in (told.way_note(self.officer, one), one.reason) if part)
            rows.append(
                {
                    "cells": [
                        day_words(one.on, "short"),
                        {"text": label("case_step", one.step), "note": who},
                        {"text": note},
                        mend,
                    ]
                }
            )
        names = (_("On"), _("Step"), _("How"), "")
        return {"columns": [{"label": text} for text in names], "rows": rows} if rows else None

    def _links(self) -> list[Dict]:
        """What may be written now."""
        if not self.may:
            return []
        found: list[tuple[str, str, tuple[str, ...]]] = []
        if self.freely:
            found.append((_("Who sells, request, validity"), "activity_case_write", ()))
        if self.freely or self.amends:
            text = _("Add a line, by amendment") if self.amends else _("Add a line")
            found.append((text, "activity_case_line", ()))
        if self.stage not in ENDED | {CaseStage.RECONCILED} and self.lines:
            found.append((_("Plan a delivery"), "activity_case_plan", ("delivery",)))
            found.append((_("Plan a payment"), "activity_case_plan", ("payment",)))
        sells = self.case.joint or self.case.seller_id == self.officer.party_id or not self.theirs_act
        if self.stage == CaseStage.OFFERED and sells:
            found.append((_("Hold the offer open for longer, by notice"), "activity_case_validity", ()))
        return [{"label": text, "url": self._link(name, *more)} for text, name, more in found]

    def _alone(self) -> Dict | None:
        """What the own share costs together and alone; only we see it."""
        ours = self.officer.reads_national and self.activity.partnership.has(self.officer.party_id)
        if not (self.case.joint and ours):
            return None
        facts = []
        for one in savings_of(self.officer, self.activity):
            said = {"joint": told.money(one.joint, one.currency), "alone": told.money(one.alone, one.currency)}
            value = told.money(one.saved, one.currency)
            note = _("%(joint)s together, %(alone)s alone") % said
            facts.append({"label": _("Saved"), "value": value, "note": note})
        return {"facts": facts, "url": self._link("activity_case_alone") if self.may else ""}


def _share(share: CaseShare, line: CaseLine) -> str:
    said = {
        "party": party_name(share.party),
        "quantity": f"{told.quantity(share.quantity)} {line.unit}",
        "amount": told.money(share.amount, line.currency),
    }
    return _("%(party)s: %(quantity)s, %(amount)s") % said
