"""What one partnership has and lacks: type of text by type of text, with the way to prepare what is missing."""

from collections.abc import Sequence
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from agreements.instruments.agreement import Agreement
from agreements.instruments.family.holdings import Held, Holding, above_for, holdings_of
from agreements.instruments.vocabulary import InstrumentType
from cooperation.pages.naming import address_of, title_of
from cooperation.words import label, term
from partners.models import Partnership, PartyKind

_TONES = {Held.IN_FORCE: "good", Held.SIGNED: "warn", Held.SUSPENDED: "bad"}


def holdings_table(officer: Any, pair: Partnership, agreements: Sequence[Agreement]) -> dict[str, Any]:
    """What there is as a table, what is lacking, and how many agreements have no type stated and so count for none."""
    organisation = PartyKind.ORGANISATION in (pair.party_a.kind, pair.party_b.kind)
    rows = holdings_of(agreements, with_organisation=organisation)
    unknown = sum(one.instrument_type == InstrumentType.NOT_STATED for one in agreements)
    words = ngettext(
        "%(count)d agreement counts for none of these, because its type is not stated.",
        "%(count)d agreements count for none of these, because their type is not stated.",
        unknown,
    )
    columns = (_("Type of text"), _("How it stands"), _("Which"))
    there = [one for one in rows if one.agreements]
    lacking = [one for one in rows if not one.agreements]
    return {
        "says": _("%(count)s of %(all)s types of text") % {"count": len(there), "all": len(rows)},
        "columns": [{"label": one} for one in columns],
        "rows": [{"cells": _cells(one, officer, pair, agreements)} for one in there],
        "lacks": [_lack(one, officer, pair, agreements) for one in lacking],
        "unknown": words % {"count": unknown} if unknown else "",
    }


def _cells(one: Holding, officer: Any, pair: Partnership, agreements: Sequence[Agreement]) -> list[Any]:
    name = label("instrument_type", one.instrument_type)
    tag = {"text": label("holding", one.held), "tone": _TONES.get(Held(one.held), "plain")}
    best, *others = one.agreements
    more = ngettext("and %(count)d more", "and %(count)d more", len(others)) % {"count": len(others)}
    which: dict[str, Any] = {"text": title_of(best), "url": address_of(best)}
    which["note"] = more if others else best.reference or ""
    if one.may_be_prepared and officer.writes:
        url = _prepare_url(one, pair.other(officer.party_id).code, agreements)
        which["action"] = {"label": _("Prepare one"), "about": name, "url": url}
    return [{"text": name, "term": term(one.instrument_type)}, {"text": "", "tag": tag}, which]


def _lack(one: Holding, officer: Any, pair: Partnership, agreements: Sequence[Agreement]) -> dict[str, str]:
    """A type of text of which there is none, with the way to prepare one."""
    url = _prepare_url(one, pair.other(officer.party_id).code, agreements) if officer.writes else ""
    return {"text": label("instrument_type", one.instrument_type), "term": term(one.instrument_type), "url": url}


def _prepare_url(one: Holding, partner: str, agreements: Sequence[Agreement]) -> str:
    """The form for a new agreement with what is known filled in: partner, type, nature, and what it stands beneath."""
    given = {"partner": partner, "instrument_type": one.instrument_type, "legal_nature": one.legal_nature}
    above = above_for(one.instrument_type, agreements)
    given |= {"parent": above.reference} if above and above.reference else {}
    return f"{reverse('agreement_new')}?{urlencode(given)}"
