"""What a reader's party and one candidate could do first, gathered by the same few queries whatever there is."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count

from agreements.activities.activity import Activity
from agreements.activities.period import Period
from agreements.activities.vocabulary import form_of
from agreements.coverage.answering import Answer, covered_if
from cooperation.opportunities.first_step import first_steps
from cooperation.opportunities.proposing import Between, Proposal, proposals
from cooperation.phases.caps import caps_of
from cooperation.phases.vocabulary import Phase
from partners.models import FactKind, Partnership, Party, PartyFact
from partners.parties.reading import belongs_on, memberships
from partners.partnerships.partnership import pair_code
from partners.profile.reading import Aim, SharedGoal, goals_shared, meeting, views


@dataclass(frozen=True)
class Proposed:
    """One first step, the activity that it would become, and what that would stand on in law on those days."""

    proposal: Proposal
    activity: Activity
    answers: Sequence[Answer]


def proposed_for(reader: Any, party: Party, today: date, *, highest: str = "") -> list[Proposed]:
    """At most three first steps of the reader's party with another one; asking changes nothing.

    A goal put `highest` counts as if it were our one high priority.
    """
    own: Party = reader.party
    between = between_of(reader, own, party, today, highest)
    caps = {one.phase: one for one in caps_of(reader)}
    pilot, exploring = caps[Phase.PILOT], caps[Phase.EXPLORATORY]
    found = proposals(between, first_steps(), pilot=pilot, exploring=exploring, today=today)
    pair = pair_of(own, party)
    activities = [_activity(one, pair, own, party) for one in found]
    answers = covered_if(reader, activities)
    return [Proposed(*one) for one in zip(found, activities, answers, strict=True)]


def between_of(reader: Any, own: Party, party: Party, today: date, highest: str = "") -> Between:
    """What there is between the two, as the reader's party sees it; a goal put `highest` is one of ours."""
    seen = views(reader, [own, party], today)
    ours, theirs = seen[own.pk], seen[party.pk]
    shared = goals_shared(ours, theirs)
    if highest and highest not in shared and (theirs_of := theirs.aims.get(highest)):
        shared[highest] = SharedGoal(highest, Aim(None, ()), theirs_of, ())
    return Between(
        shared=tuple(shared.values()),
        they_seek=meeting(theirs, ours),
        we_seek=meeting(ours, theirs),
        organisations=_organisations(reader, own, party, today),
        highest=highest,
    )


def _organisations(reader: Any, own: Party, party: Party, today: date) -> dict[str, int]:
    """The organisations that both fully belong to today, each with its number of members; two queries."""
    belong: dict[int, set[int]] = {own.pk: set(), party.pk: set()}
    for fact in memberships(reader, belong):
        if belongs_on(fact, today) and fact.other_id:
            belong[fact.party_id].add(fact.other_id)
    both = belong[own.pk] & belong[party.pk]
    lasting = PartyFact.objects.visible_to(reader).filter(kind=FactKind.MEMBER_OF, other__in=both, until="", holds=True)
    counted = lasting.order_by().values("other__code").annotate(members=Count("party", distinct=True))
    return dict(counted.values_list("other__code", "members"))


def pair_of(own: Party, party: Party) -> Partnership:
    """The pair of two parties as it is or would be; nothing is written, so it may have no key."""
    code = pair_code(own.code, party.code)
    kept = Partnership.objects.filter(code=code).select_related("party_a", "party_b").first()
    first, second = sorted((own, party), key=lambda one: one.code)
    return kept or Partnership(party_a=first, party_b=second, code=code)


def _activity(proposal: Proposal, pair: Partnership, own: Party, party: Party) -> Activity:
    """The activity that a proposal would become; it is not kept."""
    period = Period.of(proposal.begins.isoformat(), proposal.ends.isoformat())
    return Activity(
        owner=own,
        partnership=pair,
        activity_type=proposal.step.activity_type,
        form=form_of(proposal.step.activity_type),
        host=own if proposal.step.we_host else party,
        first_on=period.first,
        last_on=period.last,
        days=period.days,
    )
