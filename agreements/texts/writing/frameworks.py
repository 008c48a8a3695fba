"""Which regional frameworks a text between two parties may stand under: where both belong first."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from agreements.texts.library.reading import table
from partners.models import FactKind, Party, PartyFact
from partners.records.record import Reader


@dataclass(frozen=True)
class Offered:
    """A framework with what the library knows of it; `both` where the two parties belong to it, else one of them."""

    framework: Party
    both: bool
    brings: Mapping[str, Any]


def frameworks_offered(reader: Reader, parties: tuple[Party, Party], today: date) -> list[Offered]:
    """The frameworks of the library to which these parties belong on a day, those of both first; two queries.

    Where a framework is joined from outside (a partnership, a participation),
    one member, or the organisation itself, is enough.
    """
    known = table("frameworks")
    belong = _belonging(reader, parties, today)
    found = []
    for framework in Party.objects.filter(code__in=list(known), is_historic=False).order_by("code"):
        members = belong[framework.pk] | ({framework.pk} & {one.pk for one in parties})
        brings = known[framework.code]
        if len(members) == 2 or (members and brings["one_sided"]) or getattr(reader, "party_id", None) in members:
            found.append(Offered(framework, len(members) == 2, brings))
    return sorted(found, key=lambda one: (not one.both, one.framework.code))


def _belonging(reader: Reader, parties: tuple[Party, Party], today: date) -> dict[int, set[int]]:
    found: dict[int, set[int]] = defaultdict(set)
    facts = PartyFact.objects.visible_to(reader).filter(
        kind=FactKind.MEMBER_OF, party__in=parties, other__code__in=list(table("frameworks")), holds=True
    )
    day = today.isoformat()
    for party, framework, since, until, value in facts.values_list("party", "other", "since", "until", "value"):
        observer = isinstance(value, dict) and value.get("status") == "observer"
        if not observer and (not since or since <= day) and (not until or until > day[: len(until)]):
            found[framework].add(party)
    return found
