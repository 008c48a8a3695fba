"""The list of agreements: its filters, columns and pages, the same for officers and for everyone."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from agreements.instruments.selectors import EXACT_TO, AgreementFilter, frameworks_found, partners_found
from agreements.instruments.vocabulary import STAGE_OF
from agreements.models import Agreement
from agreements.standing.refresh import standings_on
from cooperation.pages.agreements.columns import partner_column, reference_column, stands_column
from cooperation.pages.lists.columns import Column
from cooperation.pages.lists.filters import Filters
from cooperation.words import VOCABULARIES, label, party_name
from cooperation.words.dates import date_words, day_words
from cooperation.words.languages import present_language
from partners.records.record import Reader

YEAR = "12"


def _coded(name: Any, vocabulary: str) -> forms.ChoiceField:
    return forms.ChoiceField(
        label=name, choices=lambda: [("", _("Any")), *VOCABULARIES[vocabulary].items()], required=False
    )


class AgreementFilters(Filters):
    """What a list of agreements can be narrowed to."""

    partner = forms.ChoiceField(label=gettext_lazy("Partner"), required=False)
    stage = _coded(gettext_lazy("How it stands"), "stage")
    kind = _coded(gettext_lazy("What it is about"), "kind")
    area = _coded(gettext_lazy("Area of cooperation"), "area")
    type = _coded(gettext_lazy("Type of text"), "instrument_type")
    nature = _coded(gettext_lazy("Whether it binds in law"), "legal_nature")
    framework = forms.ChoiceField(label=gettext_lazy("Regional framework"), required=False)
    ends = forms.ChoiceField(label=gettext_lazy("Ends or renews"), required=False)
    audience = _coded(gettext_lazy("Who sees it"), "audience")
    responsible = forms.ChoiceField(label=gettext_lazy("Responsible"), required=False)

    def __init__(self, request: HttpRequest, reader: Reader) -> None:
        self.reader = reader
        super().__init__(request)

    def full_clean(self) -> None:
        """Offer only what there is in sight, then read the address."""
        if not self.fields["partner"].choices:  # type: ignore[attr-defined]
            self._offer()
        super().full_clean()

    def _offer(self) -> None:
        offered: dict[str, Any] = {
            "partner": _parties(partners_found(self.reader)),
            "framework": _parties(frameworks_found(self.reader)),
            "ends": [(YEAR, _("within twelve months"))],
            "responsible": [("me", _("me"))],
        }
        for name, choices in offered.items():
            self.fields[name].choices = [("", _("Any")), *choices]  # type: ignore[attr-defined]
        hidden = [] if self.reader.party_id else ["audience", "responsible"]
        for name in (*hidden, *(["framework"] if not offered["framework"] else [])):
            del self.fields[name]

    def asked(self, reader: Any) -> AgreementFilter:
        """The filter that the address asks for."""
        return AgreementFilter(
            q=self.request.GET.get("q", ""),
            partner=self.wanted("partner"),
            kind=self.wanted("kind"),
            stage=self.wanted("stage"),
            instrument_type=self.wanted("type"),
            legal_nature=self.wanted("nature"),
            area=self.wanted("area"),
            framework=self.wanted("framework"),
            audience=self.wanted("audience"),
            ends_within=int(self.wanted("ends") or 0),
            responsible=reader.pk if self.wanted("responsible") else None,
        )


def _parties(found: Any) -> list[tuple[str, str]]:
    return sorted(((one.code, party_name(one)) for one in found), key=lambda pair: pair[1])


def _itself(one: Agreement) -> Agreement:
    return one


class Rows:
    """Agreements as rows of a list, with how each stands today whatever was stored last."""

    def __init__(self, reader: Reader, today: date, address: str) -> None:
        self.reader, self.today, self.address = reader, today, address
        self.language = present_language()

    def of(self, agreements: Sequence[Agreement]) -> list[Agreement]:
        """The rows, each with its standing of today; no query where the stored ones still hold."""
        found = standings_on(agreements, self.today)
        for one in agreements:
            one.standing = found[one.pk]
        return list(agreements)

    def title(self, one: Agreement) -> dict[str, Any]:
        """Its title with its reference beneath."""
        kind = label("instrument_type", one.instrument_type) if one.instrument_type != "not_stated" else ""
        parts = [one.reference or _("no reference yet"), kind, _("sample") if one.is_sample else ""]
        return {
            "text": one.title_in(self.language),
            "url": reverse(self.address, args=[one.key]),
            "note": " · ".join(part for part in parts if part),
        }

    def ends(self, one: Agreement) -> dict[str, Any] | str:
        """Its end as it stands, and how sure it is."""
        standing = one.standing
        if not standing.ends_on:
            return _("no end of its own") if one.term_kind == "indefinite" else ""
        basis = {"assumed": _("assumed"), "reported": _("reported")}.get(standing.ends_basis, "")
        renews = any(event["kind"] == "renews" for event in standing.next_events)
        return {"text": date_words(standing.ends_on, "short"), "note": _("renews by itself") if renews else basis}

    def columns(self) -> list[Column]:
        """The columns of the page and of its files."""
        return [
            Column(
                "title",
                _("Agreement"),
                cell=self.title,
                plain=lambda one: self.title(one)["text"],
                sort=("sort_title",),
            ),
            reference_column(_itself),
            Column("type", _("Type of text"), plain=lambda one: label("instrument_type", one.instrument_type)),
            partner_column(_itself, self.reader, ("sort_partner",)),
            stands_column(_itself, lambda one: label("stage", STAGE_OF[one.standing.status]), ("sort_stage",)),
            Column("status", _("Exactly"), plain=lambda one: label("status", one.standing.status)),
            Column(
                "signed",
                _("Signed"),
                cell=lambda one: date_words(one.standing.signed_on, "short"),
                plain=lambda one: one.standing.signed_on,
                sort=("standing__signed_sort",),
            ),
            Column(
                "ends", _("Ends"), cell=self.ends, plain=lambda one: one.standing.ends_on, sort=("standing__ends_sort",)
            ),
            Column("ends_basis", _("End is"), plain=lambda one: label("basis", one.standing.ends_basis)),
            Column(
                "updated",
                _("Updated"),
                cell=lambda one: day_words(one.updated_at.date(), "short"),
                plain=lambda one: one.updated_at.date(),
                sort=("updated_at",),
            ),
        ]


def count_words(number: int, more: bool) -> str:
    """How many there are, in words."""
    if more:
        return _("More than %(count)s agreements") % {"count": EXACT_TO}
    return ngettext("%(count)d agreement", "%(count)d agreements", number) % {"count": number}
