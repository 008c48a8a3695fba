"""What was written beneath a record that is the same: shown from the one that stays, with where it comes from."""

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from agreements.instruments.access import agreement_by_key
from agreements.instruments.agreement import Agreement
from agreements.instruments.joined import Joined, joined_one, joined_with
from agreements.models import Consultation, Obligation, TextVersion
from cooperation.day import legal_day
from cooperation.pages.agreements.addresses import crumbs, tabs
from cooperation.pages.agreements.half_room.talks import rounds_table
from cooperation.pages.agreements.reading import read
from cooperation.pages.agreements.sheet import heading, sheet
from cooperation.pages.base import page, signed_in
from cooperation.pages.naming import title_of
from cooperation.words import party_name
from cooperation.words.dates import day_words
from cooperation.words.languages import language_name

Row = dict[str, Any]


def joined_card(agreement: Agreement, officer: Any) -> list[Row]:
    """The records that are the same as an agreement, each with the way to what was written there; one query."""
    return [
        {
            "title": title_of(one.agreement),
            "url": reverse("agreement_joined", args=[agreement.key, one.agreement.pk]),
            "note": f"{one.agreement.reference or ''} {_joined_words(one)}".strip(),
        }
        for one in joined_with(officer, agreement)
    ]


def _joined_words(one: Joined) -> str:
    told = {"party": party_name(one.party), "when": day_words(one.since.date())}
    return _("joined on %(when)s by %(party)s") % told


@require_safe
@signed_in
def agreement_joined(request: HttpRequest, key: str, pk: int) -> HttpResponse:
    """One record that is the same as this agreement, as it was written; nothing is changed there any more."""
    officer: Any = request.user
    agreement = agreement_by_key(officer, key)
    if agreement.key != key:
        return HttpResponseRedirect(reverse("agreement_joined", args=[agreement.key, pk]))
    one = joined_one(officer, agreement, pk)
    reading = read(one.agreement, officer, legal_day())
    words = {"joined": _joined_words(one), "reason": one.reason}
    return page(
        request,
        "agreements/joined.html",
        heading=heading(reading),
        crumbs=[*crumbs(agreement, officer), {"label": title_of(agreement), "url": reverse("agreement", args=[key])}],
        tabs=tabs(agreement, officer, "agreement"),
        notice={"text": _("It is the same agreement: %(joined)s. Why: %(reason)s") % words},
        sheet=sheet(reading),
        lists=[one for one in _lists(one.agreement, officer) if one["items"]],
        rounds=rounds_table(one.agreement, officer) if reading.is_party else None,
    )


def _lists(agreement: Agreement, officer: Any) -> list[Row]:
    """What else hangs beneath it, a line each."""
    promises = Obligation.objects.visible_to(officer).filter(agreement=agreement).select_related("debtor")
    texts = TextVersion.objects.visible_to(officer).filter(agreement=agreement)
    asked = Consultation.objects.visible_to(officer).filter(agreement=agreement)
    return [
        {"title": _("Promises"), "items": [_promise(one, officer) for one in promises.order_by("id")]},
        {"title": _("Versions of the text"), "items": [_version(one) for one in texts.order_by("id")]},
        {"title": _("Consultations"), "items": [day_words(one.asked_at.date()) for one in asked.order_by("asked_at")]},
    ]


def _promise(one: Obligation, officer: Any) -> str:
    who = party_name(one.debtor) if one.debtor else _("both sides")
    where = f" ({one.clause})" if one.clause else ""
    return f"{who}: {one.title_in(officer.language)}{where}"


def _version(one: TextVersion) -> str:
    number = _("Version %(number)s") % {"number": one.number} if one.number else _("A draft that was not sent")
    return f"{number}, " + ", ".join(language_name(code) for code in one.languages)
