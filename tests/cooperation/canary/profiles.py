"""Views of parties on stage: each side's own of itself, of the other and of a third, and a changed list of terms."""

from datetime import timedelta

from partners.models import Party
from partners.profile.entry import LineEntry
from partners.profile.recording import profile_lines_record
from partners.profile.term import profile_term_set
from tests.cast import Cast


def profiles_staged(cast: Cast) -> list[Party]:
    """The parties of which there are views."""
    parties = [cast.party(code) for code in ("UKR", "GBR", "LVA")]
    told = {"source": "A letter", "as_of": "2026", "note": "Note", "conditions": "Conditions"}
    for desk, approver in (
        (cast.desk, cast.approver),
        (cast.partner_desk, cast.partner_approver),
        (cast.third_desk, cast.third_approver),
    ):
        given = {"officer": approver, "today": cast.today, "off": False, "reason": "Reason"}
        profile_term_set(**given, code="", kind="capability", name="Own term")
        profile_term_set(**given, code="demining", kind="capability", name="Mines")
        entries = [
            LineEntry(party, kind, term, {**told, **more})
            for party in parties
            for kind, term, more in (
                ("goal", "maritime_security", {"priority": "high"}),
                ("offered", "demining", {"level": "full", "valid_until": cast.today + timedelta(days=30)}),
                ("sought", "staff_college", {}),
                ("communication", "hf_radio", {}),
            )
        ]
        profile_lines_record(officer=desk, today=cast.today, entries=entries)
    return parties
