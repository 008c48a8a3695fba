"""What a form asks for each kind of fact, and how its answer becomes what the service takes."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from cooperation.pages.agreements.writing.fields import line, number, partial
from cooperation.pages.partners.fact_words import BASIS, COAST, MEMBERSHIP, UN_STATUS
from partners.models import FactKind, PartyFact
from partners.parties.correcting import MOST_PEOPLE

Given = dict[str, Any]


def _choice(label: Any, options: Any) -> forms.ChoiceField:
    return forms.ChoiceField(label=label, choices=list(options), widget=forms.RadioSelect)


class CapitalFields(forms.Form):
    """The capital's name."""

    capital_en = line(_("Capital, in English"), most=120, needed=True)
    capital_fr = line(_("Capital, in French"), most=120)


class CoastFields(forms.Form):
    """Landlocked or not."""

    landlocked = _choice(_("Coast"), (("yes", COAST[True]), ("no", COAST[False])))


class UnFields(forms.Form):
    """Its place in the United Nations."""

    status = _choice(_("United Nations"), UN_STATUS.items())


class LandFields(forms.Form):
    """Neighbours by land or not."""

    holds = _choice(_("Neighbours by land"), (("yes", _("Yes, they share a border")), ("no", _("No, they do not"))))


class SeaFields(forms.Form):
    """Neighbours by sea or not, and how."""

    basis = _choice(_("Neighbours by sea"), (*BASIS.items(), ("no", _("They are no neighbours by sea"))))


class MembershipFields(forms.Form):
    """What a state is in an organisation, from when until when."""

    status = _choice(_("Membership"), (*MEMBERSHIP.items(), ("no", _("It never belonged to it"))))
    since = partial(_("Since"))
    until = partial(_("Until"), hint=_("Leave it empty while it lasts."))


class SpanFields(forms.Form):
    """Whether a measure or a conflict is so, from when until when."""

    holds = _choice(_("Is it so?"), (("yes", _("Yes, it is or was so")), ("no", _("No, it never was so"))))
    since = partial(_("Since"))
    until = partial(_("Until"), hint=_("Leave it empty while it lasts."))


class DayFields(forms.Form):
    """A date."""

    on = partial(_("Date"), needed=True)


class PlaceFields(forms.Form):
    """A seat."""

    place = line(_("Seat"), most=120, needed=True)


class CountFields(forms.Form):
    """A number, of people or of organisations."""

    count = number(_("Number"), most=MOST_PEOPLE)


@dataclass(frozen=True)
class FactForm:
    """The fields of a kind of fact, what they hold at first, and what they say to the service."""

    fields: type[forms.Form]
    initial: Callable[[PartyFact], Given]
    said: Callable[[Given, PartyFact], Given]


def _capital(given: Given, fact: PartyFact) -> Given:
    # The coordinates go with the city: another name keeps none.
    same = given["capital_en"].strip() == fact.value.get("en")
    kept = {name: fact.value[name] for name in ("lat", "lon") if same and name in fact.value}
    return {"value": {"en": given["capital_en"].strip(), "fr": given["capital_fr"].strip(), **kept}}


def _membership(given: Given, fact: PartyFact) -> Given:
    dates = {"since": given["since"], "until": given["until"]}
    if given["status"] == "no":
        return {"value": {}, "holds": False, "since": "", "until": ""}
    return {"value": {"status": given["status"]}, **dates}


def _member_initial(fact: PartyFact) -> Given:
    status = fact.value.get("status", "") if fact.holds else "no"
    return {"status": status, "since": fact.since, "until": fact.until}


def _span(given: Given, fact: PartyFact) -> Given:
    holds = given["holds"] == "yes"
    dates = {name: given[name] if holds else "" for name in ("since", "until")}
    return {"value": {}, "holds": holds, **dates}


_SPAN = FactForm(
    SpanFields,
    lambda fact: {"holds": "yes" if fact.holds else "no", "since": fact.since, "until": fact.until},
    _span,
)
_DAY = FactForm(
    DayFields,
    lambda fact: {"on": fact.value.get("on", "")},
    lambda given, fact: {"value": {"on": given["on"]}},
)
FORMS: dict[str, FactForm] = {
    FactKind.CAPITAL: FactForm(
        CapitalFields,
        lambda fact: {"capital_en": fact.value.get("en", ""), "capital_fr": fact.value.get("fr", "")},
        _capital,
    ),
    FactKind.LANDLOCKED: FactForm(
        CoastFields,
        lambda fact: {"landlocked": "yes" if fact.value.get("landlocked") else "no"},
        lambda given, fact: {"value": {"landlocked": given["landlocked"] == "yes"}},
    ),
    FactKind.UN_STATUS: FactForm(
        UnFields,
        lambda fact: {"status": fact.value.get("status", "")},
        lambda given, fact: {"value": {"status": given["status"]}},
    ),
    FactKind.LAND_NEIGHBOUR: FactForm(
        LandFields,
        lambda fact: {"holds": "yes" if fact.holds else "no"},
        lambda given, fact: {"value": {}, "holds": given["holds"] == "yes"},
    ),
    FactKind.SEA_NEIGHBOUR: FactForm(
        SeaFields,
        lambda fact: {"basis": fact.value.get("basis", "") if fact.holds else "no"},
        lambda given, fact: (
            {"value": {}, "holds": False} if given["basis"] == "no" else {"value": {"basis": given["basis"]}}
        ),
    ),
    FactKind.MEMBER_OF: FactForm(MembershipFields, _member_initial, _membership),
    FactKind.FOUNDED: _DAY,
    FactKind.ENDED: _DAY,
    FactKind.POPULATION: FactForm(
        CountFields,
        lambda fact: {"count": fact.value.get("people")},
        lambda given, fact: {"value": {"people": given["count"]}},
    ),
    FactKind.SHARED_ORGANISATIONS: FactForm(
        CountFields,
        lambda fact: {"count": fact.value.get("count")},
        lambda given, fact: {"value": {"count": given["count"]}},
    ),
    FactKind.SEAT: FactForm(
        PlaceFields,
        lambda fact: {"place": fact.value.get("place", "")},
        lambda given, fact: {"value": {"place": given["place"].strip()}},
    ),
    FactKind.ARMS_EMBARGO: _SPAN,
    FactKind.SANCTIONS: _SPAN,
    FactKind.ARMED_CONFLICT: _SPAN,
    FactKind.RIVALRY: _SPAN,
}
