"""Who is excluded as a partner on a day, and why: one answer for every party, by a constant number of queries."""

from collections.abc import Collection, Iterable
from datetime import date

from django.db.models import Q, QuerySet

from partners.models import FactKind, PartyFact, RedLine
from partners.parties.reading import belongs_on, holds_on, in_effect
from partners.parties.reference.read import alliances as alliances_of_reference
from partners.records.errors import Unseen
from partners.records.record import Reader
from partners.redlines.excluding import BETWEEN, MEASURES, Excluded, excluded_by, excluded_by_us

# The kinds of facts that the rule looks at; memberships beside them.
TELLING = (*MEASURES, *BETWEEN)
KINDS = (*TELLING, FactKind.MEMBER_OF)


def red_lines(
    reader: Reader,
    today: date,
    *,
    facts: Iterable[PartyFact] | None = None,
    own: Iterable[RedLine] | None = None,
    alliances: Collection[str] | None = None,
) -> Excluded:
    """Whom the reader's party may not take as a partner on a day, by the party's key, each with every reason.

    Two queries; one less where `facts` are at hand (all of `KINDS` that the
    reader sees, of every party, corrections beside what they stand against,
    `party` and `other` loaded) and one where the `own` red lines are, whatever
    became of them. `alliances` are the codes of organisations whose
    members owe each other help in defence, those of the reference if none are
    given. Parties without a reason are not in it.
    """
    if not reader.party_id:
        return {}
    standing = _standing(_facts(reader) if facts is None else facts)
    found = excluded_by(
        reader.party_id,
        [one for one in standing if one.kind in TELLING and holds_on(one, today)],
        [one for one in standing if one.kind == FactKind.MEMBER_OF and belongs_on(one, today)],
        alliances_of_reference() if alliances is None else alliances,
    )
    drawn = [one for one in (own_lines(reader) if own is None else own) if one.excludes_on(today)]
    for party, exclusions in excluded_by_us(drawn).items():
        found[party] = [*exclusions, *found.get(party, ())]
    return found


def own_lines(reader: Reader) -> QuerySet[RedLine]:
    """Every red line that the reader's party asked for, drew or lifted, in sight of the reader; the latest first."""
    seen: QuerySet[RedLine] = RedLine.objects.visible_to(reader).filter(owner=reader.party_id)
    return seen.select_related("party", "asked_by").order_by("-pk")


def red_line_by_key(reader: Reader, key: int) -> RedLine:
    """The own red line at an address. Raises Unseen."""
    found = own_lines(reader).filter(pk=key).first()
    if found is None:
        raise Unseen
    return found


def _facts(reader: Reader) -> Iterable[PartyFact]:
    """What the rule may need, and of memberships no more: our own, those of alliances and of who imposed on us."""
    seen = PartyFact.objects.visible_to(reader)
    imposed = seen.filter(kind__in=MEASURES, party=reader.party_id).order_by().values("other")
    telling = Q(party=reader.party_id) | Q(other__code__in=alliances_of_reference()) | Q(other__in=imposed)
    wanted = seen.filter(Q(kind__in=TELLING) | Q(telling, kind=FactKind.MEMBER_OF))
    found: Iterable[PartyFact] = wanted.select_related("party", "other")
    return found


def _standing(facts: Iterable[PartyFact]) -> list[PartyFact]:
    """What holds by these facts; what the own party corrected of one of a pair is corrected of the other too."""
    found = sorted((one for one in facts if one.kind in KINDS), key=lambda one: one.pk)
    corrected = {one.replaces_id for one in found if one.replaces_id}
    mirrored = {_about(one)[::-1] for one in found if one.pk in corrected and one.kind in BETWEEN}
    return in_effect(one for one in found if one.owner_id or one.pk in corrected or _about(one) not in mirrored)


def _about(fact: PartyFact) -> tuple[int | None, tuple[str, str], int | None]:
    return fact.party_id, (fact.kind, fact.since), fact.other_id
