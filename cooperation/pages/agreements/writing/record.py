"""The door for what exists: one page, one save; partner and title are enough."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from agreements.instruments.entry import ActEntry, AgreementEntry, StatementEntry
from agreements.instruments.recording import agreement_record
from agreements.terms.clauses import ActKind
from cooperation.day import legal_day
from cooperation.pages.agreements.writing import parts
from cooperation.pages.agreements.writing.about import renamed
from cooperation.pages.agreements.writing.careful import CarefulForm, Group
from cooperation.pages.agreements.writing.fields import line, partial, some
from cooperation.pages.agreements.writing.replayed import writing_page
from cooperation.pages.agreements.writing.sheet import Sheet
from cooperation.pages.agreements.writing.similar import told_of_similar
from cooperation.pages.naming import address_of
from partners.records.errors import Forbidden

_FIELDS = {
    "parties": "partner",
    "titles": "title",
    "acts.0.on": "signed_on",
    "acts.1.on": "entered_on",
}

_ABOUT = ("kind", "legal_nature", "purpose", "areas", "parent", "with_parent", "framework")


class RecordForm(parts.HalfFields, parts.ClauseFields, parts.WhatFields, parts.TitleFields, CarefulForm):
    """All that may be known of an agreement that exists."""

    signed_on = partial(gettext_lazy("Signed on"))
    signed_place = line(gettext_lazy("Signed at"), hint=gettext_lazy("The town."))
    entered_on = partial(gettext_lazy("Entered into force on"), hint=gettext_lazy("Where a source states the day."))
    source = line(
        gettext_lazy("Source"),
        most=300,
        hint=gettext_lazy("Who says so: the text itself, a treaty series, a ministry."),
    )
    source_url = line(gettext_lazy("Address of the source"), most=500, inputmode="url")
    source_as_of = partial(gettext_lazy("As the source stood on"))

    groups = (
        Group("", ("partner", "title", "instrument_type", "signed_on", "signed_place"), folded=False),
        Group(
            gettext_lazy("More about the title"),
            ("title_language", *(f"title_{code}" for code in parts.SHOWN), "title_basis"),
        ),
        Group(gettext_lazy("What it is about"), _ABOUT),
        *parts.clause_groups(before=("entered_on",)),
        Group(gettext_lazy("Where this is known from"), ("source", "source_url", "source_as_of")),
        Group(gettext_lazy("Our papers and people"), parts.HALF_NAMES, gettext_lazy("only we see these")),
    )

    def __init__(self, officer: Any, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["partner"] = parts.PartnerField(officer, historic=True)
        self.add_framework(officer)
        self.add_officers(officer)

    def entry(self) -> AgreementEntry:
        """What was written, as the service takes it."""
        given = self.cleaned_data
        titles = self.titles()
        acts = tuple(self._acts())
        return AgreementEntry(
            parties=[given["partner"].code],
            titles=titles,
            parent=given["parent"].key if given["parent"] else "",
            acts=acts,
            statements=() if acts or not given["source"] else (self._statement(titles),),
            side=some(given, parts.HALF_NAMES),
            **some(given, ("title_basis", "instrument_type", *(name for name in _ABOUT if name != "parent"))),
            **parts.clause_values(given),
        )

    def _acts(self) -> Any:
        given, source = self.cleaned_data, some(self.cleaned_data, ("source", "source_url", "source_as_of"))
        if given["signed_on"]:
            yield ActEntry(ActKind.SIGNED, given["signed_on"], place=given["signed_place"], **source)
        if given["entered_on"]:
            yield ActEntry(ActKind.ENTERED, given["entered_on"], **source)

    def _statement(self, titles: dict[str, str]) -> StatementEntry:
        given = self.cleaned_data
        return StatementEntry("title", titles, given["source"], given["source_url"], given["source_as_of"])


@writing_page
def agreement_record_page(request: HttpRequest) -> HttpResponse:
    """Record an agreement that exists."""
    officer: Any = request.user
    if not officer.writes:
        raise Forbidden("role")

    def make(_root: Any, data: QueryDict | None) -> RecordForm:
        initial = {**parts.title_initial({}), "responsible": officer, **some(request.GET.dict(), ("partner",))}
        return RecordForm(officer, data, initial=initial)

    def do(form: RecordForm, _version: int) -> str:
        with renamed(_FIELDS):
            made = agreement_record(officer=officer, today=legal_day(), entry=form.entry())
        messages.success(request, _("It is recorded. Only we see it."))
        told_of_similar(request, made)
        return address_of(made)

    return Sheet(
        request,
        make,
        key="agreement.record",
        template="agreements/writing/record.html",
        crumbs=[{"label": _("Agreements"), "url": reverse("agreements")}],
        heading={"title": _("Record an agreement that exists"), "sub": _("Partner and title are enough.")},
        actions={"submit": _("Record it"), "cancel_url": reverse("agreements")},
        other_door={"url": reverse("agreement_new"), "label": _("It does not exist yet? Prepare a new one.")},
    ).answer(do)
