"""The table of markings of one agreement, and its forms."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from agreements.instruments.access import agreement_by_key
from agreements.instruments.agreement import Agreement
from agreements.markings.reading import table_of
from agreements.markings.table import Table
from agreements.markings.writing import equivalences_put, scale_put
from agreements.models import MarkingEquivalence
from cooperation.day import legal_day
from cooperation.pages.agreements.addresses import crumbs, tabs
from cooperation.pages.agreements.markings.told import (
    address_of_markings,
    answered,
    known_scale,
    scale_source,
    sides,
    tables,
)
from cooperation.pages.agreements.sheet import tab_heading
from cooperation.pages.agreements.writing.about import address, frame, writable
from cooperation.pages.agreements.writing.careful import CarefulForm, Group
from cooperation.pages.agreements.writing.fields import line, lines
from cooperation.pages.agreements.writing.replayed import writing_page
from cooperation.pages.agreements.writing.sheet import Sheet
from cooperation.pages.base import page, signed_in
from cooperation.words import party_name
from partners.models import Party
from partners.records.errors import Unseen

Dict = dict[str, Any]


@require_safe
@signed_in
def markings_page(request: HttpRequest, key: str) -> HttpResponse:
    """Both scales beside each other, and what may be sent as what."""
    officer: Any = request.user
    agreement = agreement_by_key(officer, key)
    if agreement.key != key:
        return HttpResponseRedirect(address_of_markings(agreement))
    table = table_of(officer, agreement)
    asked = request.GET.get("send", "")
    sent = table.at(int(asked)) if asked.isdecimal() and len(asked) < 18 else None
    return page(
        request,
        "agreements/markings.html",
        heading=tab_heading(agreement, officer),
        crumbs=crumbs(agreement, officer),
        tabs=tabs(agreement, officer, "markings"),
        tables=tables(agreement, officer, table),
        ask=_asked(agreement, officer, table, asked),
        answer=answered(agreement, officer, table, sent) if sent else [],
        links=_links(agreement, officer, table),
    )


def _asked(agreement: Agreement, officer: Any, table: Table, asked: str) -> list[Dict]:
    """The markings that may be asked about, by side."""
    return [
        {
            "label": _("Sent by %(party)s") % {"party": party_name(party)},
            "options": [
                {"value": one.pk, "label": one.name, "selected": str(one.pk) == asked}
                for one in reversed(table.scale(party.pk))
            ],
        }
        for party in sides(agreement, officer)
        if table.scale(party.pk)
    ]


def _may(agreement: Agreement, officer: Any) -> bool:
    ours = agreement.partnership.has(officer.party_id) or agreement.owner_id == officer.party_id
    return bool(officer.writes and ours)


def _links(agreement: Agreement, officer: Any, table: Table) -> list[Dict]:
    if not _may(agreement, officer):
        return []
    found = [
        {
            "label": _("Write down the markings of %(party)s") % {"party": party_name(party)},
            "url": address("agreement_markings_scale", agreement, party.code),
        }
        for party in sides(agreement, officer)
    ]
    if all(table.scale(party.pk) for party in sides(agreement, officer)):
        label = _("Write down what is handled as what")
        found.append({"label": label, "url": address("agreement_markings_table", agreement)})
    return found


class ScaleForm(CarefulForm):
    """The markings of one side."""

    names = lines(
        gettext_lazy("Its markings, one in each line"),
        hint=gettext_lazy("The least protection first, the highest last; by their own names."),
        needed=True,
        rows=6,
    )
    source = line(
        gettext_lazy("Where this stands"),
        hint=gettext_lazy("The article of the agreement, or the law: Article 3, or Law on state secrets, section 3."),
        most=300,
        needed=True,
    )
    shows_record = True


@writing_page
def scale_page(request: HttpRequest, key: str, party: str) -> HttpResponse:
    """Write down the markings of one side in their order."""
    officer: Any = request.user
    agreement = writable(request, key)
    whose = next((one for one in sides(agreement, officer) if one.code == party), None)
    if whose is None:
        raise Unseen

    def make(_root: Any, data: QueryDict | None) -> ScaleForm:
        names = [one.name for one in table_of(officer, agreement).scale(whose.pk)]
        source = scale_source(agreement, officer, whose)
        if not names:
            names, source = known_scale(officer, whose)
        return ScaleForm(data, initial={"names": "\n".join(names), "source": source})

    def do(form: ScaleForm, version: int) -> str:
        given: Dict = {"names": form.cleaned_data["names"].splitlines(), "source": form.cleaned_data["source"]}
        told: Dict = {"officer": officer, "today": legal_day(), "agreement": agreement, "party": whose}
        scale_put(**told, **given, expected_version=version)
        messages.success(request, _("It is written down."))
        return address_of_markings(agreement)

    title = _("Markings of %(party)s") % {"party": party_name(whose)}
    context = frame(title, agreement, request, _("Write it down"), cancel=address_of_markings(agreement))
    sheet = Sheet(request, make, key=f"agreement.{agreement.pk}.markings.{party}", root=agreement, **context)
    return sheet.answer(do)


class TableForm(CarefulForm):
    """As what each marking is handled; a field for each, by side."""

    source = line(gettext_lazy("Where this stands"), hint=gettext_lazy("Such as: Article 3(2)."), most=300, needed=True)
    shows_record = True

    def __init__(self, table: Table, both: list[Party], *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        one, other = both
        groups = []
        for sender, receiver in ((one, other), (other, one)):
            said = {"sender": party_name(sender), "receiver": party_name(receiver)}
            choices = [("", _("No equivalent: ask"))]
            choices += [(str(each.pk), each.name) for each in reversed(table.scale(receiver.pk))]
            names = []
            for each in reversed(table.scale(sender.pk)):
                names.append(f"as_{each.pk}")
                words = _("%(name)s is handled as") % {"name": each.name}
                self.fields[names[-1]] = forms.ChoiceField(label=words, choices=choices, required=False)
            groups.append(Group(_("From %(sender)s to %(receiver)s") % said, names, folded=False))
        self.groups = (*groups, Group("", ("source",), folded=False))

    def rows(self) -> dict[int, int | None]:
        """As what each marking is handled, by keys."""
        given = {name: value for name, value in self.cleaned_data.items() if name.startswith("as_")}
        return {int(name[3:]): int(value) if value else None for name, value in given.items()}


@writing_page
def table_page(request: HttpRequest, key: str) -> HttpResponse:
    """Write down what is handled as what, both directions at once."""
    officer: Any = request.user
    agreement = writable(request, key)

    def make(_root: Any, data: QueryDict | None) -> TableForm:
        table = table_of(officer, agreement)
        initial = {f"as_{named}": str(handled) for named, handled in table.handled.items()}
        rows = MarkingEquivalence.objects.visible_to(officer).filter(agreement=agreement).order_by("-id")
        initial["source"] = str(rows.values_list("source", flat=True).first() or "")
        return TableForm(table, sides(agreement, officer), data, initial=initial)

    def do(form: TableForm, version: int) -> str:
        told: Dict = {"officer": officer, "today": legal_day(), "agreement": agreement, "expected_version": version}
        equivalences_put(**told, rows=form.rows(), source=form.cleaned_data["source"])
        messages.success(request, _("It is written down."))
        return address_of_markings(agreement)

    title = _("What is handled as what")
    context = frame(title, agreement, request, _("Write it down"), cancel=address_of_markings(agreement))
    return Sheet(request, make, key=f"agreement.{agreement.pk}.markings", root=agreement, **context).answer(do)
