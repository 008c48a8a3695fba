"""A line of a procurement case: written down, shared, taken out, or amended once the purchase is accepted."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse, QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from agreements.activities.procurement.access import freely
from agreements.activities.procurement.case import CaseLine, CaseShare, ProcurementCase
from agreements.activities.procurement.changing import case_change_propose
from agreements.activities.procurement.putting import LINE_COLUMNS, case_line_drop, case_line_put
from agreements.activities.procurement.sharing import case_share_put
from agreements.activities.procurement.vocabulary import AMENDABLE, CaseStage
from cooperation.pages.activities.about import two_sides
from cooperation.pages.activities.procurement_writing import case_sheet, service_told, written_case
from cooperation.pages.agreements.writing.careful import CarefulForm
from cooperation.pages.agreements.writing.fields import line, lines
from cooperation.pages.agreements.writing.replayed import writing_page
from cooperation.pages.obligations.form import AmountField
from cooperation.words import party_name
from partners.models import Party
from partners.records.errors import Malformed, Unseen

Dict = dict[str, Any]
Shares = dict[Party, tuple[Decimal, Decimal]]
_SHARE = ("share", "amount")


class LineForm(CarefulForm):
    """What is bought, how much of it, for how much; in a joint purchase each side's share."""

    what = line(gettext_lazy("What is bought"), most=300, needed=True)
    quantity = AmountField(label=gettext_lazy("Quantity"))
    unit = line(
        gettext_lazy("Unit"), most=40, needed=True, hint=gettext_lazy("Such as: piece, tonne, hour."), size="12"
    )
    price = AmountField(label=gettext_lazy("Price of the whole line"))
    currency = line(gettext_lazy("Currency"), most=3, hint=gettext_lazy("Three letters, such as EUR."), size="5")
    drop = forms.BooleanField(label=gettext_lazy("Take this line out"), required=False)
    reason = lines(gettext_lazy("Why it is amended"), needed=True, rows=2)
    evidence = line(
        gettext_lazy("The letter that shows it"), most=300, hint=gettext_lazy("What it is, its number and date.")
    )
    unasked = CarefulForm.unasked | {"evidence"}
    shows_record = True

    def shares(self, sides: list[Party]) -> dict[Party, tuple[Decimal, Decimal]]:
        """Each side's share, where any is written. Raises Malformed where one is written by half."""
        given: Any = {one: tuple(self.cleaned_data[f"{name}_{one.code}"] for name in _SHARE) for one in sides}
        if all(value is None for pair in given.values() for value in pair):
            return {}
        faults = {
            f"{name}_{one.code}": ["required"]
            for one, pair in given.items()
            for name, value in zip(_SHARE, pair, strict=True)
            if value is None
        }
        if faults:
            raise Malformed(faults)
        shares: dict[Party, tuple[Decimal, Decimal]] = given
        return shares


def _amends(case: ProcurementCase) -> bool:
    """Whether a line changes by amendment alone."""
    return case.stage in AMENDABLE and not freely(case.activity, case)


def _fields(form: LineForm, case: ProcurementCase, found: CaseLine | None, sides: list[Party]) -> LineForm:
    """Leave the fields that count as the case stands; a joint purchase has a share for each side."""
    amends, shares_only = _amends(case), case.stage == CaseStage.OFFERED and not freely(case.activity, case)
    gone = [] if amends else ["reason", "evidence"]
    gone += [*LINE_COLUMNS, "drop"] if shares_only else [] if found else ["drop"]
    for name in gone:
        del form.fields[name]
    for one in sides if case.joint else ():
        said = {"party": party_name(one)}
        form.fields[f"share_{one.code}"] = AmountField(label=_("Share of %(party)s: quantity") % said)
        form.fields[f"amount_{one.code}"] = AmountField(label=_("Share of %(party)s: money") % said)
    return form


def _initial(found: CaseLine | None, officer: Any) -> Dict:
    if found is None:
        return {}
    initial: Dict = forms.model_to_dict(found)
    for one in CaseShare.objects.visible_to(officer).filter(line=found).select_related("party"):
        initial |= {f"share_{one.party.code}": one.quantity, f"amount_{one.party.code}": one.amount}
    return initial


@writing_page
def case_line_page(request: HttpRequest, key: str, number: int | None = None) -> HttpResponse:
    """Write a line down, or amend it once the purchase is accepted."""
    officer: Any = request.user
    activity, case = written_case(request, key)
    found = CaseLine.objects.visible_to(officer).filter(activity=activity, number=number or 0).first()
    sides = two_sides(activity, officer)
    if number is not None and found is None:
        raise Unseen
    amends = _amends(case)

    def make() -> Callable[[QueryDict | None], LineForm]:
        initial = _initial(found, officer)
        return lambda data: _fields(LineForm(data, initial=initial), case, found, sides)

    def do(form: LineForm, version: int) -> None:
        told = service_told(request, activity, version)
        shares = form.shares(sides) if case.joint else {}
        (_amend if amends else _write)(told, form, number, shares)

    title = _("Line %(number)s") % {"number": number} if number else _("A new line")
    note = _("An amendment: it holds once the other side consents to it.") if amends else ""
    submit = _("Propose the amendment") if amends else _("Write it down")
    return case_sheet(request, activity, f"line.{number or 'new'}", title, make, do, does=note, submit=submit)


def _values(form: LineForm) -> Dict:
    values = {name: form.cleaned_data[name] for name in LINE_COLUMNS if name in form.fields}
    return values | ({"currency": values["currency"].upper()} if values else {})


def _write(told: Dict, form: LineForm, number: int | None, shares: Shares) -> None:
    """Write the line down with its shares, or take it out."""
    values = _values(form)
    if form.cleaned_data.get("drop") and number is not None:
        case_line_drop(**told, number=number)
        return
    if values:
        number = case_line_put(**told, values=values, number=number).number
        told = {**told, "expected_version": None}
    if shares:
        case_share_put(**told, number=number or 0, shares=shares)


def _amend(told: Dict, form: LineForm, number: int | None, shares: Shares) -> None:
    """Propose what the form says as an amendment."""
    item: Dict = {"about": "line", "values": _values(form)} | ({"line": number} if number else {})
    if form.cleaned_data.get("drop"):
        item, shares = {"about": "line", "line": number, "drop": True}, {}
    items = [item]
    for party, (quantity, amount) in shares.items():
        share = {"quantity": quantity, "amount": amount}
        items.append({"about": "share", "line": number or 0, "party": party.code, "values": share})
    said = {"reason": form.cleaned_data["reason"], "evidence": form.cleaned_data["evidence"]}
    case_change_propose(**told, kind="amendment", items=items, **said)
