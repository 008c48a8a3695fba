"""What each side keeps of a partnership on stage, and what is put into the addresses of it."""

from collections.abc import Callable
from typing import Any

from partners.models import PartnershipNote, PointOfContact
from partners.partnerships.noting import contact_put, note_put, partnership_assign
from tests.cast import Cast

Given = list[dict[str, Any]]


def partnerships_kept(cast: Cast) -> None:
    """Ukraine and Poland keep something of the United Kingdom, and it of Ukraine."""
    for officer, code in ((cast.desk, "GBR"), (cast.partner_desk, "UKR"), (cast.third_desk, "GBR")):
        told: dict[str, Any] = {"officer": officer, "today": cast.today, "partner": cast.party(code)}
        partnership_assign(responsible=officer, expected_version=None, **told)
        contact = {"function": "Head", "name": "Name", "office": "Office", "office_contact": "12"}
        contact_put(contact_id=None, values=contact, expected_version=None, **told)
        said = {"kind": "call", "with_whom": "Head", "text": "Said"}
        note_put(note_id=None, values=said, expected_version=None, **told)


def kept(model: Any = None, name: str = "pk", pair: str = "code") -> Callable[[Any], Given]:
    """Partners of which somebody keeps something, each with every part that anybody keeps; and one that nobody has."""

    def found(scene: Any) -> Given:
        keys = model._base_manager.order_by("pk").values_list("pk", flat=True) if model else [None]
        pairs = ("GBR-UKR", "GBR-POL") if pair == "pair" else ("GBR", "UKR", "nothing-here")
        return [{pair: code, **({name: key} if model else {})} for code in pairs for key in keys]

    return found


PARTNERSHIP_VALUES: dict[str, Callable[[Any], Given]] = {
    **dict.fromkeys(
        ("partner_responsible", "partner_contact_new", "partner_notes", "partner_note_new"),
        kept(),
    ),
    "partner_contact": kept(PointOfContact),
    "partner_note": kept(PartnershipNote),
    "partner_note_mistake": kept(PartnershipNote),
    **dict.fromkeys(("api-own", "api-own-contacts", "api-own-notes"), kept(pair="pair")),
    "api-own-contact": kept(PointOfContact, "contact", "pair"),
    "api-own-note": kept(PartnershipNote, "note", "pair"),
}
