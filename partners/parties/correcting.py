"""An officer puts a fact about a party right for the own party: a further row beside the reference, both shown."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from django.utils import timezone

from partners.models import Correction, FactKind, Party, PartyFact, PartyKind
from partners.parties.reference.read import PARTIAL_DATE
from partners.records.errors import Forbidden, Malformed, Unseen
from partners.records.service import service

SUBJECT = "party"
PART = "fact"
# Facts about two parties, and of which kind the other one is.
ABOUT_TWO = {
    FactKind.LAND_NEIGHBOUR: (PartyKind.STATE,),
    FactKind.SEA_NEIGHBOUR: (PartyKind.STATE,),
    FactKind.MEMBER_OF: (PartyKind.ORGANISATION,),
    FactKind.ARMS_EMBARGO: (PartyKind.ORGANISATION, PartyKind.STATE),
    FactKind.SANCTIONS: (PartyKind.ORGANISATION, PartyKind.STATE),
    FactKind.ARMED_CONFLICT: (PartyKind.STATE,),
    FactKind.RIVALRY: (PartyKind.STATE,),
    FactKind.SHARED_ORGANISATIONS: (PartyKind.STATE,),
}
_VALUES: dict[str, Callable[[Mapping[str, Any]], bool]] = {
    FactKind.CAPITAL: lambda value: bool(str(value.get("en", "")).strip()),
    FactKind.LANDLOCKED: lambda value: isinstance(value.get("landlocked"), bool),
    FactKind.UN_STATUS: lambda value: value.get("status") in ("member", "observer", "none"),
    FactKind.LAND_NEIGHBOUR: lambda value: True,
    FactKind.SEA_NEIGHBOUR: lambda value: value.get("basis", "adjacent") in ("adjacent", "opposite"),
    FactKind.MEMBER_OF: lambda value: value.get("status") in ("member", "observer"),
    FactKind.FOUNDED: lambda value: bool(PARTIAL_DATE.fullmatch(str(value.get("on", "")))),
    FactKind.ENDED: lambda value: bool(PARTIAL_DATE.fullmatch(str(value.get("on", "")))),
    FactKind.SEAT: lambda value: bool(str(value.get("place", "")).strip()),
    FactKind.POPULATION: lambda value: _counts(value.get("people"), least=1),
    FactKind.SHARED_ORGANISATIONS: lambda value: _counts(value.get("count"), least=0),
    FactKind.ARMS_EMBARGO: lambda value: True,
    FactKind.SANCTIONS: lambda value: True,
    FactKind.ARMED_CONFLICT: lambda value: True,
    FactKind.RIVALRY: lambda value: True,
}
MOST_PEOPLE = 10**10
_SAID = ("value", "since", "until", "holds", "source", "source_url", "as_of", "note")


@service
def party_fact_correct(
    *,
    officer: Any,
    today: date,
    party: Party,
    kind: str,
    value: Mapping[str, Any],
    source: str,
    as_of: str,
    reason: str,
    source_url: str = "",
    replaces: PartyFact | None = None,
    other: Party | None = None,
    since: str = "",
    until: str = "",
    holds: bool = True,
    note: str = "",
) -> PartyFact:
    """Say for the own party what is true of `party`, on a source: a national row beside the reference.

    `replaces` is the fact that it stands against; without one a fact that the
    reference does not have. `other` is the second party of a neighbourhood or
    a membership, `holds` False says that it is not so. An earlier correction
    of the same fact by the own party gives way to this one. Raises Forbidden
    for an officer who does not write, Unseen for a fact out of sight,
    Malformed.
    """
    if not officer.writes:
        raise Forbidden("role")
    Party.objects.select_for_update(no_key=True).get(pk=party.pk)
    against = _seen(officer, party, kind, replaces)
    other = other or (against.other if against else None)
    fact = PartyFact(
        owner=officer.party,
        party=party,
        kind=kind,
        other=other,
        value=dict(value),
        since=since,
        until=until,
        holds=holds,
        note=note.strip(),
        source=source.strip(),
        source_url=source_url.strip(),
        as_of=as_of,
    )
    _check(fact, against, today, reason)
    reference = against.replaces if against and against.owner_id else against
    earlier = list(_own(officer, party, kind, other).filter(replaces=reference, mistake_at=None))
    if against and against.owner_id and against not in earlier:
        earlier.append(against)
    for one in earlier:
        one.mistake_at = timezone.now()
        one.save()
    fact.replaces = reference
    fact.save()
    before = earlier[0] if earlier else against
    _keep(officer, fact, said(before) if before else {}, said(fact), reason)
    return fact


@service
def party_fact_withdraw(*, officer: Any, today: date, fact: PartyFact, reason: str) -> PartyFact:
    """Take back what the own party said of a party; the reference alone stands again.

    Raises Unseen, Forbidden for a reference fact or a reader, Malformed without a reason.
    """
    found = PartyFact.objects.visible_to(officer).filter(pk=fact.pk).select_related("party", "owner").first()
    if found is None:
        raise Unseen
    if found.owner_id != officer.party_id:
        raise Forbidden("owner_only")
    if not officer.writes:
        raise Forbidden("role")
    if not reason.strip():
        raise Malformed({"reason": ["required"]})
    found.mistake_at = timezone.now()
    found.save()
    _keep(officer, found, said(found), {"withdrawn": True}, reason)
    withdrawn: PartyFact = found
    return withdrawn


def said(fact: PartyFact) -> dict[str, Any]:
    """What a fact says, as a correction keeps it."""
    values = {name: getattr(fact, name) for name in _SAID}
    return {"kind": fact.kind, "other": fact.other.code if fact.other else ""} | values


def _own(officer: Any, party: Party, kind: str, other: Party | None) -> Any:
    return PartyFact.objects.filter(owner=officer.party_id, party=party, kind=kind, other=other)


def _seen(officer: Any, party: Party, kind: str, replaces: PartyFact | None) -> PartyFact | None:
    if replaces is None:
        return None
    seen = PartyFact.objects.visible_to(officer).filter(pk=replaces.pk, party=party)
    found: PartyFact | None = seen.select_related("other", "replaces").first()
    if found is None:
        raise Unseen
    if found.kind != kind:
        raise Malformed({"kind": ["unknown"]})
    return found


def _check(fact: PartyFact, against: PartyFact | None, today: date, reason: str) -> None:
    faults: dict[str, list[str]] = {}
    for name, text in (("source", fact.source), ("as_of", fact.as_of), ("reason", reason)):
        if not text.strip():
            faults[name] = ["required"]
    if fact.kind not in FactKind.values:
        faults["kind"] = ["unknown"]
    elif fact.holds and not _VALUES[fact.kind](fact.value):
        faults["value"] = ["unknown"]
    faults |= _other_faults(fact, against) | _date_faults(fact, today)
    if against and not faults and _same(fact, against):
        faults["value"] = ["nothing_changed"]
    if faults:
        raise Malformed(faults)


def _other_faults(fact: PartyFact, against: PartyFact | None) -> dict[str, list[str]]:
    wanted = ABOUT_TWO.get(FactKind(fact.kind)) if fact.kind in FactKind.values else None
    if wanted is None:
        return {"other": ["unknown"]} if fact.other else {}
    if fact.other is None:
        return {"other": ["required"]}
    if fact.other_id == fact.party_id:
        return {"other": ["two_that_are_one"]}
    moved = against is not None and against.other_id != fact.other_id
    return {"other": ["unknown"]} if fact.other.kind not in wanted or moved else {}


def _date_faults(fact: PartyFact, today: date) -> dict[str, list[str]]:
    faults = {}
    for name in ("as_of", "since", "until"):
        text = getattr(fact, name)
        if text and not PARTIAL_DATE.fullmatch(text):
            faults[name] = ["not_a_date"]
    if fact.as_of and "as_of" not in faults and fact.as_of > today.isoformat()[: len(fact.as_of)]:
        faults["as_of"] = ["in_the_future"]
    if fact.since and fact.until and not faults and fact.until[: len(fact.since)] < fact.since[: len(fact.until)]:
        faults["until"] = ["out_of_range"]
    return faults


def _same(fact: PartyFact, against: PartyFact) -> bool:
    told = ("value", "since", "until", "holds", "note")
    return all(getattr(fact, name) == getattr(against, name) for name in told)


def _keep(officer: Any, fact: PartyFact, before: dict[str, Any], after: dict[str, Any], reason: str) -> None:
    Correction.objects.create(
        owner=officer.party,
        subject=SUBJECT,
        subject_id=fact.party_id,
        part=PART,
        part_id=fact.pk,
        before=before,
        after=after,
        reason=reason.strip(),
        officer=officer,
    )


def _counts(value: Any, least: int) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and least <= value <= MOST_PEOPLE
