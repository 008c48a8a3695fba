"""What the two invented ministries aim at, offer, seek and hold, as each sees itself and the other."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from cooperation.sample.people import ADOMA, BENUWA
from partners.models import Officer, Party
from partners.profile.entry import LineEntry
from partners.profile.recording import profile_lines_record

_SOURCE = "Invented for the sample"
# Of which party, what the line says, the term, and what it says besides.
_LINES: tuple[tuple[str, str, str, Mapping[str, Any]], ...] = (
    (ADOMA, "goal", "maritime_security", {"priority": "high"}),
    (ADOMA, "goal", "illegal_fishing", {"priority": "medium"}),
    (ADOMA, "offered", "peacekeeping_training", {"level": "instructing"}),
    (ADOMA, "sought", "coastal_radar", {}),
    (ADOMA, "communication", "automatic_identification", {}),
    (ADOMA, "communication", "vhf_uhf_radio", {}),
    (BENUWA, "goal", "maritime_security", {"priority": "medium"}),
    (BENUWA, "goal", "counter_piracy", {"priority": "high"}),
    (BENUWA, "offered", "coastal_radar", {"level": "full"}),
    (BENUWA, "sought", "peacekeeping_training", {"level": "full"}),
    (BENUWA, "communication", "vhf_uhf_radio", {}),
)


def load(officers: Mapping[str, Officer], today: date) -> None:
    """The same lines in the views of both: of itself, and of the other."""
    parties = {one.code: one for one in Party.objects.filter(code__in=[ADOMA, BENUWA])}
    said = {"source": _SOURCE, "as_of": str(today.year)}
    entries = [LineEntry(parties[code], kind, term, {**said, **more}) for code, kind, term, more in _LINES]
    for desk in ("adoma_desk", "benuwa_desk"):
        profile_lines_record(officer=officers[desk], today=today, entries=entries)
