"""Beginning an amendment: an agreement of its own beneath the one that it changes."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from agreements.amendments.amendment import Amendment, Consolidated
from agreements.amendments.kinds import TYPE_OF, AmendmentKind
from agreements.amendments.reading import consolidated_latest
from agreements.amendments.sight import between
from agreements.instruments.access import hold
from agreements.instruments.agreement import Agreement
from agreements.instruments.preparing import agreement_prepare
from agreements.instruments.vocabulary import InstrumentType
from partners.records.errors import Condition, Forbidden, Malformed, Refused, Unseen
from partners.records.service import service


@service
def amendment_prepare(
    *,
    officer: Any,
    today: date,
    agreement: Agreement,
    kind: str,
    titles: Mapping[str, str],
    expected_version: int | None,
    purpose: str = "",
) -> Agreement:
    """Begin to change an agreement: a new one beneath it that takes the same route, and says what it changes.

    Its nature, areas and partner are those of the agreement above, so that
    nobody types them twice. Raises Malformed, Unseen, Forbidden for an officer
    of neither side, Refused while the agreement above is still prepared itself.
    """
    if kind not in list(AmendmentKind):
        raise Malformed({"kind": ["unknown" if kind else "required"]})
    held = hold(officer, agreement, expected_version)
    if not held.partnership.has(officer.party_id):
        raise Forbidden("not_a_party")
    signed = bool(held.standing.signed_on or held.standing.entry_into_force)
    conditions = [
        Condition("signed_to_amend", met=signed),
        Condition("amends_no_amendment", met=not Amendment.objects.filter(agreement=held).exists()),
    ]
    if any(not one.met for one in conditions):
        raise Refused(conditions)
    made = agreement_prepare(
        officer=officer,
        today=today,
        partner=held.partnership.other(officer.party_id),
        values={
            "titles": titles,
            "purpose": purpose,
            "kind": held.kind,
            "areas": list(held.areas),
            "instrument_type": TYPE_OF[AmendmentKind(kind)],
            "legal_nature": held.legal_nature,
            "parent": held,
            "framework": held.framework,
        },
    )
    amendment_of(officer, made, kind, consolidated_latest(officer, held))
    return made


@service
def amendment_mark(
    *, officer: Any, today: date, agreement: Agreement, kind: str, expected_version: int | None
) -> Amendment:
    """Say that an agreement that is recorded beneath another changes it.

    Raises Malformed, Refused, Forbidden, Stale.
    """
    if kind not in list(AmendmentKind):
        raise Malformed({"kind": ["unknown" if kind else "required"]})
    held = hold(officer, agreement, expected_version)
    if held.owner_id != officer.party_id:
        raise Forbidden("owner_only")
    above = held.parent and Agreement.objects.visible_to(officer).filter(pk=held.parent_id).first()
    conditions = [
        Condition("beneath_another", met=above is not None and above.partnership_id == held.partnership_id),
        Condition("amends_no_amendment", met=not Amendment.objects.filter(agreement=held.parent_id).exists()),
        Condition("not_amendment_yet", met=not Amendment.objects.filter(agreement=held).exists()),
        Condition("beneath_none", met=not held.children.filter(mistake_at=None).exists()),
    ]
    if any(not one.met for one in conditions):
        raise Refused(conditions)
    if held.parent is None:
        raise Unseen
    return amendment_of(officer, held, kind, consolidated_latest(officer, held.parent))


def amendment_of(officer: Any, agreement: Agreement, kind: str, base: Consolidated | None) -> Amendment:
    """The row that says what an agreement changes, seen by whoever sees it."""
    made: Amendment = Amendment.objects.create(
        agreement=agreement,
        kind=kind,
        base=base,
        **between(agreement, agreement.owner_id),
    )
    return made


def is_amendment_type(instrument_type: str) -> bool:
    """Whether a type of instrument is one that changes another."""
    return instrument_type in {
        InstrumentType.PROTOCOL,
        InstrumentType.AMENDMENT,
        InstrumentType.EXCHANGE_OF_NOTES,
        InstrumentType.ANNEX,
    }
