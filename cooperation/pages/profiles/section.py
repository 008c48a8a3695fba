"""Goals and capabilities on a partner's page: what both aim at, and what each could do for the other."""

from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from cooperation.pages.profiles.detail import Shower
from cooperation.pages.profiles.said import link, profile_url
from partners.models import Partnership
from partners.profile.reading import views


def profile_section(officer: Any, pair: Partnership, today: date) -> dict[str, Any] | None:
    """What a partner's page shows of our view of it; None for others than our own pairs and for guests."""
    if not officer.reads_national or not pair.has(officer.party_id):
        return None
    across = pair.other(officer.party_id)
    seen = views(officer, [across, officer.party], today)
    facts = Shower(officer, seen[across.pk], today).together(seen[officer.party_id])
    return {"facts": facts, "links": [link(_("Our view of its goals and capabilities"), profile_url(across))]}
