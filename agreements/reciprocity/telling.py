"""Telling of what each side gives, of what both settle about it, and of a one-way street; each once, by its key.

What an activity gives is told of with the activity. Of what we reported of the
other side nobody is told: it stands on the entry, where it can be contested.
"""

from collections.abc import Iterable
from datetime import date
from typing import Any

from agreements.reciprocity.entry import ReciprocityAct, ReciprocityEntry
from agreements.reciprocity.oneway import one_ways
from agreements.reciprocity.understanding import Understanding, UnderstandingAct, UnderstandingStatus
from agreements.reciprocity.vocabulary import EntryStatus
from partners.models import Notice, Officer
from partners.partnerships.following import FollowingPairs
from partners.people.notices import notify
from partners.records.audience import when_shared
from partners.records.record import Audience
from partners.records.service import writing_as
from partners.records.ways import Contest

# A notice about the balance of a pair has this subject, and the key of the pair.
BALANCE, ONE_WAY = "balance", "one_way"
_ACTS = {
    EntryStatus.PROVIDED: "given_to_acknowledge",
    EntryStatus.ACKNOWLEDGED: "given_acknowledged",
    EntryStatus.IN_KIND: "given_settled",
    EntryStatus.CASH: "given_settled",
    EntryStatus.GOODWILL: "given_settled",
}


def _tell(root: Any, code: str, key: str, *, without: int | None) -> None:
    """Tell whoever sees to the pair on each side that sees the root, but for the party `without`."""
    pair = root.partnership
    sides = [root.owner_id] if root.audience == Audience.NATIONAL else [pair.party_a_id, pair.party_b_id]
    told = [one for one in sides if one != without]
    if told:
        following = FollowingPairs([pair.pk], told)
        people = [person for party in told for person in following.of(pair.pk, party, root.marking)]
        notify(people, code=code, key=key, subject=root.subject, subject_id=root.pk)


@when_shared(ReciprocityEntry.subject)
def entry_shared_tell(entry: ReciprocityEntry, today: date) -> None:
    """Tell the other side of an entry that came into its sight: pledged, to be acknowledged, or recorded of it."""
    code = "given_recorded"
    if entry.giver_id == entry.owner_id:
        code = "given_pledged" if entry.status == EntryStatus.PLEDGED else "given_to_acknowledge"
    _tell(entry, code, f"given:{entry.pk}:shared", without=entry.owner_id)


def entry_act_tell(act: ReciprocityAct, entry: ReciprocityEntry) -> None:
    """Tell the other side that one provided, acknowledged or settled."""
    if act.owner_id == act.side_id:
        _tell(entry, _ACTS[EntryStatus(act.kind)], f"given_act:{act.pk}", without=act.side_id)


@when_shared(Understanding.subject)
def understanding_shared_tell(one: Understanding, today: date) -> None:
    """Tell the other side of a proposal, or of what is recorded as agreed, that came into its sight."""
    proposed = one.status == UnderstandingStatus.PROPOSED
    code = "understanding_proposed" if proposed else "understanding_recorded"
    _tell(one, code, f"understanding:{one.pk}:shared", without=one.owner_id)


def understanding_act_tell(act: UnderstandingAct, one: Understanding) -> None:
    """Tell the other side that one agreed, declined, or ended what was agreed."""
    if act.owner_id == act.side_id:
        _tell(one, f"understanding_{act.kind}", f"understanding_act:{act.pk}", without=act.side_id)


def contest_tell(contest: Contest, root: ReciprocityEntry | Understanding) -> None:
    """Tell the side that recorded it of an objection."""
    _tell(root, "given_contested", f"contest:{contest.pk}", without=contest.party_id)


def one_ways_tell(today: date) -> int:
    """Tell of partnerships that are becoming a one-way street, once a year while they are; to how many people.

    Each officer is told of what they may see: those of a party with the same
    clearance see the same, and are asked for at once.
    """
    with writing_as(None):
        notices = [one for alike in _alike() for one in _notices(alike, today)]
        return len(Notice.objects.bulk_create(notices, ignore_conflicts=True))


def _alike() -> Iterable[list[Officer]]:
    found: dict[tuple[Any, int], list[Officer]] = {}
    for one in Officer.objects.filter(is_active=True).order_by("pk"):
        if one.reads_national:
            found.setdefault((one.party_id, one.clearance), []).append(one)
    return found.values()


def _notices(alike: list[Officer], today: date) -> list[Notice]:
    first, told = alike[0], {one.pk for one in alike}
    ways = one_ways(first, today)
    if not ways:
        return []
    following = FollowingPairs([one.pair.pk for one in ways], [first.party_id])
    return [
        Notice(
            officer=person,
            code=ONE_WAY,
            subject=BALANCE,
            subject_id=way.pair.pk,
            data={"unit": way.unit, "outcome": "ours" if way.ours_alone else "theirs"},
            key=f"one_way:{way.pair.pk}:{way.unit}:{way.ours_alone}:{today.year}",
            thread=f"one_way:{way.pair.pk}",
        )
        for way in ways
        for person in following.of(way.pair.pk, first.party_id)
        if person.pk in told
    ]
