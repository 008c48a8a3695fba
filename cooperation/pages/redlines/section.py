"""What excludes a party, as a notice on its pages: only where something does."""

from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from cooperation.pages.redlines import said
from partners.models import Party
from partners.redlines.reading import red_lines


def red_line_notice(officer: Any, party: Party, today: date) -> dict[str, Any] | None:
    """That a party is excluded, with each reason and the way to what would have to change; two queries."""
    if not officer.reads_national or party.pk == officer.party_id or party.is_historic:
        return None
    found = red_lines(officer, today).get(party.pk)
    if not found:
        return None
    return {
        "tone": "warn",
        "title": _("We may not take it as a new partner"),
        "list": [said.why(one, party) for one in found],
        "action": {"label": _("What would have to change"), "url": said.lines_url(party)},
    }
