"""Writing what the own side keeps of a partnership."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.utils import timezone

from partners.parties.party import Party
from partners.partnerships.keeping import NoteKind, PartnershipNote, PartnershipSide, PointOfContact
from partners.partnerships.partnership import Partnership, partnerships_between
from partners.people.officer import Officer
from partners.records.errors import Forbidden, Malformed, Unseen
from partners.records.roots import claim
from partners.records.service import service

_CONTACT = {"function": 160, "name": 120, "office": 160, "office_contact": 160, "language": 5}
_NOTE = {"with_whom": 160, "text": 4000}


def side_of(reader: Any, pair: Partnership) -> PartnershipSide | None:
    """What the reader's own side keeps of a pair; None before anybody kept anything, or where it is not told."""
    if pair.pk is None:
        return None
    rows = PartnershipSide.objects.visible_to(reader).filter(owner=reader.party_id, partnership=pair)
    found: PartnershipSide | None = rows.select_related("responsible", "partnership").first()
    return found


def _held(officer: Any, partner: Party, expected_version: int | None) -> PartnershipSide:
    """The own half, claimed; begun on first mention.

    Raises Forbidden for an officer who does not write, Unseen where there is
    no such pair, Stale. `expected_version` 0 or None: it was not there when it was read.
    """
    if not officer.writes:
        raise Forbidden("role")
    if partner.pk == officer.party_id:
        raise Unseen
    (pair,) = partnerships_between([(officer.party, partner)]).values()
    side, made = PartnershipSide.objects.get_or_create(owner=officer.party, partnership=pair)
    held: PartnershipSide = claim(side, None if made else expected_version or None)
    return held


def _beneath(side: PartnershipSide) -> dict[str, Any]:
    return {"side": side, "owner_id": side.owner_id, "partnership_id": side.partnership_id, "marking": side.marking}


def _said(values: Mapping[str, Any], lengths: Mapping[str, int], needed: str) -> tuple[dict[str, str], Any]:
    """The texts that were sent, and what is wrong with them; what is not sent stays as it is."""
    said = {name: str(values[name] or "").strip() for name in lengths if name in values}
    faults: dict[str, list[str]] = {name: ["too_long"] for name, text in said.items() if len(text) > lengths[name]}
    if needed in said and not said[needed]:
        faults[needed] = ["required"]
    return said, faults


@service
def partnership_assign(
    *, officer: Any, today: date, partner: Party, responsible: Officer | None, expected_version: int | None
) -> PartnershipSide:
    """Say who of the own party is responsible for a partnership; None: nobody.

    Raises Malformed for somebody of another party or who is no longer here,
    Forbidden, Unseen, Stale.
    """
    side = _held(officer, partner, expected_version)
    if responsible and not (responsible.party_id == officer.party_id and responsible.is_active):
        raise Malformed({"responsible": ["unknown"]})
    side.responsible = responsible
    side.save(update_fields=["responsible", "updated_at"])
    return side


@service
def contact_put(
    *,
    officer: Any,
    today: date,
    partner: Party,
    contact_id: int | None,
    values: Mapping[str, Any],
    expected_version: int | None,
) -> PointOfContact:
    """Keep a point of contact of one of the two sides, or put one right; `left_on` says that it is somebody else now.

    `values` are party, function, name, office, office_contact, language, left_on;
    what is left out stays. Raises Malformed, Forbidden, Unseen, Stale.
    """
    side = _held(officer, partner, expected_version)
    found = side.contacts.filter(pk=contact_id, mistake_at=None).first() if contact_id else None
    if contact_id and found is None:
        raise Unseen
    said, faults = _said(values if found else {"function": "", **values}, _CONTACT, "function")
    faults |= {name: ["unknown_field"] for name in set(values) - {*_CONTACT, "party", "left_on"}}
    party = values.get("party") or (found.party if found else partner)
    if not side.partnership.has(party.pk):
        faults["party"] = ["unknown"]
    left = values.get("left_on")
    if left and left > today:
        faults["left_on"] = ["in_the_future"]
    if faults:
        raise Malformed(faults)
    contact = found or PointOfContact(**_beneath(side))
    contact.party = party
    for name, text in said.items():
        setattr(contact, name, text)
    if "left_on" in values:
        contact.left_on = left
    contact.save()
    return contact


@service
def note_put(
    *,
    officer: Any,
    today: date,
    partner: Party,
    note_id: int | None,
    values: Mapping[str, Any],
    expected_version: int | None,
) -> PartnershipNote:
    """Write a note, or an entry of the contact log; whoever wrote one, or an approver, puts it right.

    `values` are kind, on, with_whom, text; what is left out stays. Raises
    Malformed, Forbidden for a note of somebody else, Unseen, Stale.
    """
    side = _held(officer, partner, expected_version)
    found = _note(officer, side, note_id) if note_id else None
    said, faults = _said(values if found else {"text": "", **values}, _NOTE, "text")
    faults |= {name: ["unknown_field"] for name in set(values) - {*_NOTE, "kind", "on"}}
    kind = str(values.get("kind") or (found.kind if found else NoteKind.NOTE))
    if kind not in set(NoteKind):
        faults["kind"] = ["unknown"]
    on = values.get("on") or (found.on if found else today)
    if on > today:
        faults["on"] = ["in_the_future"]
    if faults:
        raise Malformed(faults)
    note = found or PartnershipNote(**_beneath(side), written_by=officer)
    note.kind, note.on = kind, on
    for name, text in said.items():
        setattr(note, name, text)
    note.save()
    return note


@service
def note_withdraw(
    *, officer: Any, today: date, partner: Party, note_id: int, expected_version: int | None
) -> PartnershipNote:
    """Take a note out of every list: it was entered by mistake. Raises as `note_put`."""
    side = _held(officer, partner, expected_version)
    note = _note(officer, side, note_id)
    note.mistake_at = timezone.now()
    note.save(update_fields=["mistake_at", "updated_at"])
    return note


def _note(officer: Any, side: PartnershipSide, note_id: int) -> PartnershipNote:
    found: PartnershipNote | None = side.notes.filter(pk=note_id, mistake_at=None).first()
    if found is None:
        raise Unseen
    if found.written_by_id != officer.pk and not officer.has_role("approver"):
        raise Forbidden("note_of_another")
    return found
