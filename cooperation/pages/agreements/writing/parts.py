"""The fields of agreements, in parts that the forms put together."""

from collections.abc import Mapping, Sequence
from typing import Any

from babel import Locale
from django import forms
from django.utils.translation import gettext_lazy as _

from agreements.instruments.agreement import Agreement
from cooperation.pages.agreements.writing.careful import Group
from cooperation.pages.agreements.writing.fields import (
    AgreementField,
    article,
    coded,
    length,
    line,
    lines,
    number,
    partial,
)
from cooperation.templatetags.look import reader_locale
from cooperation.words import VOCABULARIES, party_name
from cooperation.words.languages import present_language
from partners.models import Officer, PartyKind, Role
from partners.parties.choosing import parties_to_choose, party_by_code

# Languages that titles are shown in; a title may be in any of the further ones.
SHOWN = ("en", "fr", "pt", "ar")
_FURTHER = "bg cs de el es et fi hr it ja lt lv nl no pl ro sq sv sw tr uk"
LANGUAGES = (*SHOWN, *_FURTHER.split())
PARENTS = "agreements-above"


def language_choices() -> list[tuple[str, str]]:
    """Languages of titles, by their names in the reader's."""
    locale: Locale = reader_locale()
    return [(code, str(locale.languages.get(code, code)).capitalize()) for code in LANGUAGES]


class TitleFields(forms.Form):
    """The title, in the language of whoever writes and in others."""

    title = line(_("Title"), most=400, needed=True)
    title_language = forms.ChoiceField(label=_("Language of the title"), choices=language_choices)
    title_en = line(_("Title in English"), most=400)
    title_fr = line(_("Title in French"), most=400)
    title_pt = line(_("Title in Portuguese"), most=400)
    title_ar = line(_("Title in Arabic"), most=400, dir="rtl")
    title_basis = coded(_("Where the title comes from"), "title_basis")

    def titles(self) -> dict[str, str]:
        """The titles by language."""
        given = self.cleaned_data
        others = {code: given[f"title_{code}"] for code in SHOWN if given.get(f"title_{code}")}
        return {**others, given["title_language"]: given["title"]}


TITLE_NAMES = ("title", "title_language", *(f"title_{code}" for code in SHOWN))


def title_initial(titles: Mapping[str, str]) -> dict[str, str]:
    """The fields of titles that are kept; the one in the reader's language leads."""
    own = present_language()[:2]
    main = next((code for code in (own, "en", *titles) if titles.get(code)), own)
    others = {f"title_{code}": titles[code] for code in SHOWN if code != main and titles.get(code)}
    return {"title": titles.get(main, ""), "title_language": main, **others}


class WhatFields(forms.Form):
    """What kind of text it is, about what, and under which other."""

    kind = coded(_("What it is about"), "kind")
    instrument_type = coded(_("Type of text"), "instrument_type")
    legal_nature = coded(_("Does it bind in law?"), "legal_nature")
    purpose = lines(_("Purpose"), hint=_("One or two sentences: what it is for."))
    areas = forms.MultipleChoiceField(
        label=_("Areas of cooperation"),
        choices=lambda: list(VOCABULARIES["area"].items()),
        widget=forms.CheckboxSelectMultiple({"class": "in-columns"}),
        required=False,
    )
    framework = forms.ChoiceField(label=_("Regional framework"), required=False)

    def add_framework(self, officer: Any) -> None:
        """Offer the organisations, and make room for the agreement above."""
        organisations = parties_to_choose(officer, present_language())[PartyKind.ORGANISATION]
        field: Any = self.fields["framework"]
        field.choices = [("", _("None")), *organisations]
        self.fields["parent"] = AgreementField(
            officer,
            PARENTS,
            label=_("Agreement above it"),
            help_text=_("Its reference, such as GBR-UKR-2024-001. Begin to write and choose."),
        )
        self.fields["with_parent"] = coded(_("What becomes of it with the agreement above"), "with_parent")
        self.parents_listed = parents_to_suggest(officer)


def parents_to_suggest(officer: Any) -> list[tuple[str, str]]:
    """References with titles to choose from, the latest first; any other may be written in full."""
    own = present_language()
    latest = Agreement.objects.visible_to(officer).exclude(reference=None).order_by("-updated_at")[:100]
    return [(one.reference, one.title_in(own)) for one in latest]


class ClauseFields(forms.Form):
    """How it begins to apply, how long it does, how one leaves it, and what outlives it; each with its article."""

    entry_method = coded(_("How it begins to apply"), "entry_method")
    entry_months = number(_("Months between that and the day it begins"), most=1200)
    entry_days = number(_("Days between that and the day it begins"), most=3660)
    entry_month_start = forms.BooleanField(
        label=_("It begins on the first day of the month that follows"), required=False
    )
    entry_on = partial(_("Day that the text names"), hint=_("Only where the text itself names the day."))
    approval_needed = forms.BooleanField(
        label=_("It needs approval at home, by parliament or government, after signature"), required=False
    )
    entry_article = article()
    term_kind = coded(_("How long it applies"), "term_kind")
    term_months = length(_("Length of the term"))
    renewal_months = length(_("Length of each renewal"), hint=_("Only where it renews by itself."))
    renewals_most = number(_("How often it renews at most"), hint=_("Empty: without limit."), most=200)
    term_article = article()
    ends_reported = partial(
        _("End as reported"), hint=_("Where a source gives an end, and nobody has read the clause yet.")
    )
    notice_months = length(_("Length of notice"))
    notice_days = number(_("And days of notice"), most=3660)
    notice_runs = coded(_("Notice is counted"), "notice_runs")
    notice_day = coded(_("Day of the notice that counts"), "notice_day")
    early_notice_months = length(
        _("Notice during a term"), hint=_("Where the text lets a side leave before the end of a term as well.")
    )
    early_notice_days = number(_("And days of notice during a term"), most=3660)
    notice_article = article()
    survives = forms.MultipleChoiceField(
        label=_("Duties that outlive it"),
        choices=lambda: list(VOCABULARIES["duty"].items()),
        widget=forms.CheckboxSelectMultiple({"class": "in-columns"}),
        required=False,
    )
    survival_months = length(_("How long they outlive it"), hint=_("Empty: the text sets no limit."))
    survival_article = article()
    early_end = line(
        _("Event that ends it"),
        most=300,
        hint=_("Such as: accession to an alliance. When it happens a review is proposed; nothing ends by itself."),
    )
    early_end_article = article()


def clause_values(given: Mapping[str, Any]) -> dict[str, Any]:
    """The clauses that a form was filled with, as columns: a wait that is not written is none."""
    values = {name: given[name] for name in CLAUSE_NAMES if name in given}
    return {name: value or 0 if name in ("entry_months", "entry_days") else value for name, value in values.items()}


CLAUSE_NAMES = tuple(ClauseFields.base_fields)


def _until(first: str, last: str) -> tuple[str, ...]:
    return CLAUSE_NAMES[CLAUSE_NAMES.index(first) : CLAUSE_NAMES.index(last) + 1]


def clause_groups(*, before: Sequence[str] = (), folded: bool = True) -> tuple[Group, ...]:
    """The clauses in groups as people read them; what few texts have is folded away."""
    return (
        Group(_("Entry into force"), (*before, *_until("entry_method", "entry_article")), folded=folded),
        Group(_("Term"), _until("term_kind", "ends_reported"), folded=folded),
        Group(_("Notice"), _until("notice_months", "notice_article"), folded=folded),
        Group(_("What outlives it, and what ends it early"), _until("survives", "early_end_article")),
    )


WHAT_NAMES = ("kind", "instrument_type", "legal_nature", "purpose", "areas", "parent", "with_parent", "framework")


class HalfFields(forms.Form):
    """What one side keeps for itself; the partner never sees it."""

    file_number = line(_("Our file number"), most=80)
    their_file_number = line(_("Their file number"), most=80)
    original_place = line(_("Where the signed original is kept"))
    responsible: Any = forms.ModelChoiceField(label=_("Responsible officer"), queryset=None, required=False)
    deputy: Any = forms.ModelChoiceField(label=_("Deputy"), queryset=None, required=False)

    def add_officers(self, officer: Any) -> None:
        """Offer the officers of the own party."""
        roles = [Role.DESK, Role.LIAISON, Role.APPROVER]
        found = Officer.objects.visible_to(officer).filter(is_active=True, roles__overlap=roles).order_by("name")
        for name in ("responsible", "deputy"):
            field: Any = self.fields[name]
            field.queryset, field.empty_label = found, _("Nobody named")


HALF_NAMES = tuple(HalfFields.base_fields)


def finance_field() -> forms.CharField:
    """What it costs us."""
    return lines(_("Finance note"), hint=_("What it will cost us and who pays. Only we see it."))


def contact_field() -> forms.CharField:
    """Whom to write to on the other side."""
    hint = _(
        "The function and its office, such as: Head of bilateral cooperation, Ministry of Defence. No private data."
    )
    return line(_("Their point of contact"), hint=hint)


def partner_choices(officer: Any, *, historic: bool = False, named: str = "") -> list[tuple[Any, Any]]:
    """Every party that an officer may name as the other one: states, then organisations, each in its alphabet.

    The one that is `named` already stands first where it is not among them.
    """
    found = parties_to_choose(officer, present_language(), historic=historic)
    groups = [(_("States"), found[PartyKind.STATE]), (_("Organisations"), found[PartyKind.ORGANISATION])]
    known = {code for _kind, rows in groups for code, _name in rows}
    party = party_by_code(named) if named and named not in known else None
    return [("", ""), *([(party.code, party_name(party))] if party else []), *groups]


class PartnerField(forms.ChoiceField):
    """The other party, to be chosen from all."""

    def __init__(self, officer: Any, *, historic: bool = False) -> None:
        super().__init__(label=_("Partner"), choices=partner_choices(officer, historic=historic))
        self.widget.attrs["autocomplete"] = "off"

    def clean(self, value: Any) -> Any:
        """The party itself."""
        return party_by_code(str(super().clean(value)))
