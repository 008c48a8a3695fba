"""Our own half of an agreement: what we keep to ourselves."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from agreements.instruments.half.mandate import mandate_awaits_step
from cooperation.pages.agreements.reading import Reading
from cooperation.words import label
from cooperation.words.dates import date_words
from partners.models import Role

Fact = dict[str, Any]


def half(reading: Reading, officer: Any) -> dict[str, Any] | None:
    """The card of our own half; None for whoever reads nothing national."""
    if not officer.reads_national or not (reading.is_party or reading.is_owner):
        return None
    edit = reverse("agreement_half", args=[reading.agreement.key]) if officer.writes else ""
    url = reverse("agreement_own", args=[reading.agreement.key]) if reading.is_party else ""
    decides = reading.is_party and officer.has_role(Role.APPROVER)
    mandate = decides and not mandate_awaits_step(officer, reading.agreement)
    mandate_url = reverse("agreement_mandate", args=[reading.agreement.key]) if mandate else ""
    return {
        "url": url,
        "mandate_url": mandate_url,
        "facts": [one for one in _facts(reading) if one["value"]],
        "edit_url": edit,
    }


def _facts(reading: Reading) -> list[Fact]:
    own = reading.half
    if own is None:
        return []
    pairs = [
        (_("Responsible"), _person(own.responsible)),
        (_("Deputy"), _person(own.deputy)),
        (_("Our file number"), own.file_number),
        (_("Their file number"), own.their_file_number),
        (_("Signed original"), own.original_place),
        (_("Their point of contact"), own.partner_contact),
        (_("Mandate"), ", ".join(part for part in (own.mandate_authority, date_words(own.mandate_on)) if part)),
        (_("Limits of the mandate"), own.mandate_limits),
        (_("Security level of the talks"), label("marking", own.talks_level) if own.talks_level else ""),
        (_("Finance note"), own.finance_note),
        (_("Under another agreement"), _("No, this is checked") if own.stands_alone else ""),
        (_("Agreements that do the same"), _("None, this is checked") if own.duplicates_checked else ""),
        (_("Certified true copy"), date_words(own.certified_copy_on)),
        (_("Notes"), own.notes),
    ]
    return [{"label": name, "value": value} for name, value in pairs]


def _person(officer: Any) -> str:
    if officer is None:
        return ""
    return ", ".join(part for part in (officer.name, officer.function) if part)
