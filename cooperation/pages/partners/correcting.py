"""Correcting a fact about a party, and taking the correction back."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse, QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cooperation.day import legal_day
from cooperation.pages.agreements.writing.careful import CarefulForm
from cooperation.pages.agreements.writing.fields import line, partial, reason_field
from cooperation.pages.agreements.writing.sheet import Sheet
from cooperation.pages.base import signed_in
from cooperation.pages.naming import party_address, when
from cooperation.pages.partners.fact_forms import FORMS
from cooperation.pages.partners.fact_words import span_words, value_words
from cooperation.words import label, party_name
from partners.models import PartyFact
from partners.parties.correcting import party_fact_correct, party_fact_withdraw
from partners.records.errors import Forbidden, Unseen

TEMPLATE = "parties/correct.html"


class SourceFields(CarefulForm):
    """Where it comes from, and why the reference is not right."""

    source = line(gettext_lazy("Source"), most=300, needed=True, hint=gettext_lazy("The publication or letter."))
    source_url = forms.URLField(
        label=gettext_lazy("Address of the source"), required=False, max_length=500, assume_scheme="https"
    )
    as_of = partial(gettext_lazy("As the source stood on"), needed=True)
    reason = reason_field()


class WithdrawForm(CarefulForm):
    """Why it is taken back."""

    reason = reason_field()


def _fact(request: HttpRequest, code: str, pk: int) -> PartyFact:
    officer: Any = request.user
    if not officer.writes:
        raise Forbidden("role")
    seen = PartyFact.objects.visible_to(officer).filter(pk=pk, party__code=code)
    found: PartyFact | None = seen.select_related("party", "other", "replaces").first()
    if found is None:
        raise Unseen
    return found


@signed_in
def fact_correct(request: HttpRequest, code: str, pk: int) -> HttpResponse:
    """Say what the own party holds to be true; the reference stays beside it."""
    fact, officer = _fact(request, code, pk), request.user
    kind = FORMS[fact.kind]
    form_class = type("FactForm", (kind.fields, SourceFields), {})

    def make(_root: Any, data: QueryDict | None) -> Any:
        own = {"source": fact.source, "source_url": fact.source_url, "as_of": fact.as_of} if fact.owner_id else {}
        form = form_class(data, initial=kind.initial(fact) | own)
        form.order_fields([*kind.fields.base_fields, *SourceFields.base_fields])
        return form

    def do(form: Any, _version: int) -> str:
        given = form.cleaned_data
        told = {name: given[name] for name in ("source", "source_url", "as_of", "reason")}
        party_fact_correct(
            officer=officer,
            today=legal_day(),
            party=fact.party,
            kind=fact.kind,
            replaces=fact,
            **kind.said(given, fact),
            **told,
        )
        return party_address(fact.party)

    return _sheet(request, fact, make, "correct", _("Keep our correction")).answer(do)


@signed_in
def fact_withdraw(request: HttpRequest, code: str, pk: int) -> HttpResponse:
    """Take a correction back; the reference alone stands again."""
    fact = _fact(request, code, pk)
    if fact.owner_id is None:
        raise Forbidden("owner_only")

    def do(form: Any, _version: int) -> str:
        party_fact_withdraw(officer=request.user, today=legal_day(), fact=fact, reason=form.cleaned_data["reason"])
        return party_address(fact.party)

    return _sheet(request, fact, lambda _root, data: WithdrawForm(data), "withdraw", _("Take it back")).answer(do)


def _sheet(request: HttpRequest, fact: PartyFact, make: Any, what: str, submit: str) -> Sheet:
    about = {"fact": label("fact", fact.kind), "party": party_name(fact.party)}
    titles = {
        "correct": _("Correct: %(fact)s, %(party)s"),
        "withdraw": _("Take back our correction: %(fact)s, %(party)s"),
    }
    return Sheet(
        request,
        make,
        key=f"fact:{what}:{fact.pk}",
        template=TEMPLATE,
        heading={"title": titles[what] % about},
        crumbs=[{"label": party_name(fact.party), "url": party_address(fact.party)}],
        actions={"submit": submit, "cancel_url": party_address(fact.party)},
        now=_now(fact),
    )


def _now(fact: PartyFact) -> list[dict[str, Any]]:
    """What stands now, to be compared while one writes."""
    words = [party_name(fact.other) if fact.other else "", value_words(fact), span_words(fact)]
    return [
        {
            "label": _("Our correction says") if fact.owner_id else _("The reference says"),
            "value": ", ".join(filter(None, words)),
            "source": fact.source,
            "source_url": fact.source_url,
            "as_of": when(fact.as_of),
        }
    ]
