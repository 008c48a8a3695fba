"""Parties to choose from: which an officer may name, and by which code."""

from typing import Any

from partners.models import Party, PartyKind
from partners.records.fold import fold


def parties_to_choose(officer: Any, language: str, *, historic: bool = False) -> dict[str, list[tuple[str, str]]]:
    """Code and name of the parties an officer may name beside the own, by kind and in the order of the alphabet.

    Parties that no longer exist only where `historic`; invented ones only for officers of an invented one.
    """
    found = Party.objects.exclude(pk=officer.party_id)
    if not officer.party.is_sample:
        found = found.filter(is_sample=False)
    if not historic:
        found = found.filter(is_historic=False)
    named = sorted(((one.kind, one.code, one.name_in(language)) for one in found), key=lambda row: fold(row[2]))
    return {kind: [(code, name) for of, code, name in named if of == kind] for kind in PartyKind.values}


def party_by_code(code: str) -> Party | None:
    """The party with this code, if there is one."""
    return Party.objects.filter(code=code).first()


def parties_named_by(officer: Any) -> list[Party]:
    """The parties that a list of this officer may mean; invented ones only for an invented one."""
    found = Party.objects.all()
    return list(found if officer.party.is_sample else found.filter(is_sample=False))
