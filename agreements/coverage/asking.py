"""Which rules an activity falls under, and whose agreement with whom each asks for."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from agreements.activities.activity import Activity
from agreements.activities.vocabulary import CostRule
from agreements.coverage.rules import Rule
from agreements.coverage.vocabulary import Circumstance
from partners.partnerships.partnership import pair_code


@dataclass(frozen=True)
class Need:
    """One requirement of an activity: an instrument of the kind that a rule names, between the two of `pair`.

    `pair` is empty where it cannot be told who is on whose soil. `soil` is the
    state on whose soil people of another are, for rules that ask so.
    """

    rule: Rule
    pair: str
    soil: str = ""


def needs_of(party_id: int, activity: Activity, rules: Sequence[Rule], sent: dict[int, int | None]) -> list[Need]:
    """What an activity asks of a party that takes part in it, by its rules.

    `sent` is how many people each side plans to send, by party, as far as it is known.
    """
    if not activity.partnership.has(party_id):
        return []
    return [
        need
        for rule in rules
        if not rule.off and rule.names(activity.activity_type)
        for need in _in_circumstance(party_id, activity, rule, sent)
    ]


def _in_circumstance(party_id: int, activity: Activity, rule: Rule, sent: dict[int, int | None]) -> Iterator[Need]:
    pair = activity.partnership
    if rule.circumstance == Circumstance.ON_SOIL:
        yield from _on_soil(party_id, activity, rule, sent)
    elif rule.circumstance == Circumstance.MARKED:
        if activity.marking:
            yield Need(rule, pair.code)
    elif rule.circumstance == Circumstance.PAID_BACK:
        if activity.cost_rule == CostRule.REIMBURSABLE:
            yield Need(rule, pair.code)
    else:
        yield Need(rule, pair.code)


def _on_soil(party_id: int, activity: Activity, rule: Rule, sent: dict[int, int | None]) -> Iterator[Need]:
    """Whoever sends people to another state's soil; a side that is known to send nobody does not.

    Without a country the host's soil is taken. On the soil of a third state
    each side sees to its own people, with that state.
    """
    soil: Any = activity.country or activity.host
    if soil is None:
        yield Need(rule, "")
    elif activity.partnership.has(soil.pk):
        if sent.get(activity.partnership.other(soil.pk).pk) != 0:
            yield Need(rule, activity.partnership.code, soil.code)
    elif sent.get(party_id) != 0:
        across = activity.partnership.other(party_id).pk
        own = activity.partnership.other(across)
        yield Need(rule, pair_code(own.code, soil.code), soil.code)
