"""As what an exchange is handled, from the table of the agreement; and the conditions of its originator."""

from collections.abc import Mapping
from typing import Any

from agreements.activities.activity import Activity
from agreements.activities.intelligence.vocabulary import BY_A_DAY, Handling
from agreements.markings.reading import table_of
from partners.models import Party
from partners.records.errors import Malformed, Refused, missing


def handled_as(officer: Any, held: Activity, sender: Party, marked_as: str, asked: str) -> str:
    """As what the receiver handles what the sender marks so; empty without a marking, and where there is no equivalent.

    `asked` is a marking of the receiver that the sender asks for instead: protection may be asked
    higher, never lower. Raises Malformed for a marking that is on no scale of the agreement, Refused
    for a lower one than the table says.
    """
    table, receiver = table_of(officer, held.legal_basis), held.partnership.other(sender.pk)
    sent = table.named(sender.pk, marked_as.strip())
    wanted = table.named(receiver.pk, asked.strip())
    faults = {} if sent or not marked_as.strip() else {"marked_as": ["not_on_scale"]}
    faults |= {} if wanted or not asked.strip() else {"handle_as": ["not_on_scale"]}
    if faults:
        raise Malformed(faults)
    said = table.as_what(sent) if sent else None
    if wanted is None:
        return said.name if said else ""
    if said and wanted.rank < said.rank:
        raise Refused([missing("protection_never_lower", marking=said.name, asked=wanted.name)])
    return wanted.name


def handling_faults(given: Mapping[str, Any]) -> dict[str, list[str]]:
    """What is wrong with the conditions of the originator, by field."""
    codes = set(given["handling"] or ())
    faults: dict[str, list[str]] = {} if codes <= set(Handling) else {"handling": ["unknown"]}
    if len(codes & set(BY_A_DAY)) > 1:
        faults["handling"] = ["return_or_destroy"]
    by_a_day = bool(codes & set(BY_A_DAY))
    if by_a_day != bool(given["due_on"]):
        faults["due_on"] = ["required" if by_a_day else "only_by_a_day"]
    elif by_a_day and given["sent_on"] and given["due_on"] < given["sent_on"]:
        faults["due_on"] = ["ends_before_start"]
    named = sorted(set(given["release_to"] or ()))
    if bool(named) != (Handling.NAMED_PARTIES in codes):
        faults["release_to"] = ["only_of_named" if named else "required"]
    elif named and Party.objects.filter(code__in=named).count() < len(named):
        faults["release_to"] = ["unknown"]
    if {Handling.NO_RELEASE, Handling.NAMED_PARTIES} <= codes:
        faults["handling"] = ["none_or_named"]
    return faults
