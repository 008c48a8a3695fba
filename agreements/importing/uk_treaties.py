"""UK Treaties Online as it comes: several states in one cell, names as they were, citations kept."""

from agreements.importing.lists import ListProfile
from partners.parties.meaning import PartyNames
from partners.records.imports.layout import Layout

HEADINGS = frozenset(
    {"uuid", "title", "country_name", "signed_event_date", "signed_event_location", "definative_eif_event_date"}
)
SOURCE = "UK Treaties Online (Foreign, Commonwealth and Development Office)"
FIELDS = {
    "uuid": "identifier",
    "title": "title_en",
    "country_name": "parties",
    "signed_event_date": "signed",
    "signed_event_location": "place",
    "definative_eif_event_date": "entered",
    "terminated_event_date": "terminated",
    # Addresses of documents there are no addresses of pages, so `document_url` is kept as it stands.
}


class UkTreatiesProfile(ListProfile):
    """Reads rows of the register as a list whose headings are known."""

    prefix = "uk-treaties"

    def __init__(self, layout: Layout, names: PartyNames) -> None:
        super().__init__(layout, names, SOURCE, "")
