"""From what was sent to the one service that does it."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from agreements.instruments.access import agreement_by_key
from agreements.instruments.entry import ActEntry, AgreementEntry, StatementEntry
from agreements.instruments.mending import agreement_correct
from agreements.instruments.preparing import agreement_edit, agreement_prepare, side_edit
from agreements.instruments.recording import agreement_record
from agreements.instruments.vocabulary import BEFORE_SIGNATURE, Door, Status
from agreements.models import Agreement
from partners.models import Officer, Party
from partners.records.errors import Malformed, Unseen

Values = dict[str, Any]


def enter(officer: Any, today: date, values: Values) -> Agreement:
    """Record or prepare an agreement, by the door that `values` name."""
    door = values.pop("door", Door.RECORDED)
    side = _half(officer, values.pop("side", {}))
    return (_prepare if door == Door.PREPARED else _record)(officer, today, values, side)


def _record(officer: Any, today: date, values: Values, side: Values) -> Agreement:
    acts = [ActEntry(**one) for one in values.pop("acts", ())]
    said = [StatementEntry(**one) for one in values.pop("statements", ())]
    names: Values = {name: values.pop(name, None) or "" for name in ("parent", "framework")}
    given: Values = {**values, **names}
    entry = AgreementEntry(**given, acts=acts, statements=said, side=side)
    return agreement_record(officer=officer, today=today, entry=entry)


def _prepare(officer: Any, today: date, values: Values, side: Values) -> Agreement:
    early: dict[str, list[str]] = {name: ["unknown_field"] for name in ("acts", "statements") if name in values}
    if early:
        raise Malformed(early)
    codes = values.pop("parties")
    if len(codes) == 2 and officer.party.code not in codes:
        raise Malformed({"parties": ["not_of_pair"]})
    others = [code for code in codes if code != officer.party.code] or codes
    partner = Party.objects.filter(code=others[0]).first()
    if partner is None:
        raise Malformed({"parties": ["unknown"]})
    return agreement_prepare(officer=officer, today=today, partner=partner, values=_linked(officer, values), side=side)


def edit(officer: Any, today: date, agreement: Agreement, values: Values, version: int) -> None:
    """Edit what is prepared, correct what is recorded; the own half beside it."""
    side, reason = values.pop("side", None), values.pop("reason", "")
    if not values and side is None:
        raise Malformed({"": ["nothing_changed"]})
    told = {"officer": officer, "today": today, "agreement": agreement}
    if values:
        linked = _linked(officer, values)
        if _is_editable(agreement) and not reason:
            agreement_edit(**told, values=linked, expected_version=version)
        else:
            agreement_correct(**told, values=linked, reason=reason, expected_version=version)
        version += 1
    if side is not None:
        side_edit(**told, values=_half(officer, side), expected_version=version)


def _is_editable(agreement: Agreement) -> bool:
    prepared = agreement.door == Door.PREPARED and agreement.status in BEFORE_SIGNATURE
    return bool(prepared and agreement.status != Status.TEXT_AGREED)


def _linked(officer: Any, values: Values) -> Values:
    """Values with the agreement above and the framework themselves, instead of their addresses."""
    found = dict(values)
    if "parent" in found:
        found["parent"] = _parent(officer, found["parent"]) if found["parent"] else None
    if "framework" in found:
        found["framework"] = _party(found["framework"]) if found["framework"] else None
    return found


def _parent(officer: Any, key: str) -> Agreement:
    try:
        return agreement_by_key(officer, key)
    except Unseen:
        raise Malformed({"parent": ["unknown"]}) from None


def _party(code: str) -> Party:
    found = Party.objects.filter(code=code).first()
    if found is None:
        raise Malformed({"framework": ["unknown"]})
    return found


def _half(officer: Any, values: Mapping[str, Any]) -> Values:
    """The own half with its officers themselves, instead of their keys."""
    found = dict(values)
    for name in ("responsible", "deputy"):
        if found.get(name) is not None:
            person = Officer.objects.visible_to(officer).filter(pk=found[name], is_active=True).first()
            if person is None:
                raise Malformed({f"side.{name}": ["unknown"]})
            found[name] = person
    return found
