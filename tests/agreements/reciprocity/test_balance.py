"""The balance equals plain SQL over what the reader may see, on a random data set; queries do not grow with it.

With BALANCE=whole in the environment the set has 200 partnerships and 20,000 activities.
"""

import datetime as dt
import itertools
import os
import random
from collections import defaultdict
from decimal import Decimal
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from agreements.activities.activity import Activity
from agreements.activities.parts import ActivitySide
from agreements.activities.period import Period
from agreements.activities.vocabulary import ActivityType, form_of
from agreements.reciprocity.arithmetic import Cell, Line, from_figures, in_money, inside, lines, lopsided, unpaid
from agreements.reciprocity.balance import balance_of
from agreements.reciprocity.following import entries_follow
from agreements.reciprocity.oneway import balance_rule, balance_rule_set, one_ways, since
from partners.models import Partnership, Party
from partners.partnerships.partnership import partnerships_between
from partners.records.errors import Forbidden, Malformed
from tests.cases import Buying
from tests.cast import Cast
from tests.given import Giving, agreed, answered, proposed

PAIRS, ACTIVITIES = (200, 20_000) if os.environ.get("BALANCE") == "whole" else (14, 400)
SEED = 20261126
_TYPES = ("exercise", "course_seat", "mobile_training_team", "working_visit", "information_exchange")
# What each side gave of what a reader may see, from the activities themselves, without an entry being read.
PLAIN = """
WITH done AS (
    SELECT a.*, upper(a.days) - lower(a.days) AS n, extract(year FROM a.last_on)::int AS year,
        a.activity_type IN ('mobile_training_team', 'instructor_exchange') AS taught
    FROM agreements_activity a JOIN partners_partnership p ON p.id = a.partnership_id
    WHERE a.mistake_at IS NULL AND a.status IN ('completed', 'reported') AND a.days IS NOT NULL
        AND a.marking <= %(clearance)s AND a.form IN ('exercise', 'training', 'visit_talks')
        AND (a.owner_id = %(me)s OR (a.audience <> 'national' AND %(me)s IN (p.party_a_id, p.party_b_id)
            AND a.owner_id IN (p.party_a_id, p.party_b_id)))
), people AS (
    SELECT d.*, s.party_id, coalesce(s.took_part, s.participants, 0) AS number
    FROM done d JOIN agreements_activityside s ON s.activity_id = d.id AND s.mistake_at IS NULL
), given AS (
    SELECT partnership_id, area, year, 'days' AS unit, host_id AS giver, n AS quantity FROM done
    WHERE host_id IS NOT NULL AND NOT taught
    UNION ALL
    SELECT partnership_id, area, year, 'person_days', party_id, n * number FROM people
    WHERE number > 0 AND (form = 'exercise' OR (taught AND host_id IS NOT NULL AND party_id <> host_id))
    UNION ALL
    SELECT partnership_id, area, year, 'person_days', host_id, n * number FROM people
    WHERE number > 0 AND form <> 'exercise' AND NOT taught AND party_id <> host_id
)
SELECT partnership_id, area, year, unit, giver, sum(quantity) FROM given GROUP BY 1, 2, 3, 4, 5
"""


def parties(cast: Cast, number: int) -> list[Party]:
    """So many states, those of the cast first."""
    known = [cast.party(code) for code in ("UKR", "GBR", "POL")]
    letters = itertools.product("QXZ", "ABCDEFGHJK")
    more = [
        Party(code=f"{a}{b}Q", alpha2=f"{a}{b}", name_en=f"State {a}{b}", name_fr=f"État {a}{b}") for a, b in letters
    ]
    return known + Party.objects.bulk_create(more[: number - len(known)])


def filled(cast: Cast, pairs: int, number: int) -> list[Partnership]:
    """A random data set of mixed owners, audiences and markings, written set-wise."""
    chance = random.Random(SEED)
    states = parties(cast, 21 if pairs > 100 else 7)
    wanted = list(itertools.combinations(states, 2))[:pairs]
    found = sorted(partnerships_between(wanted).values(), key=lambda one: one.code)
    made = [activity(chance, chance.choice(found), states) for _ in range(number)]
    Activity.objects.bulk_create(made, batch_size=2000)
    sides = [
        ActivitySide(
            activity=one,
            party_id=party,
            way="officer",
            owner_id=one.owner_id,
            partnership_id=one.partnership_id,
            audience="national" if one.audience == "national" else one.audience,
            marking=one.marking,
            participants=chance.choice((None, 10, 25)),
            took_part=chance.choice((None, 0, 7, 30)),
        )
        for one in made
        for party in (one.partnership.party_a_id, one.partnership.party_b_id)
        if chance.random() < 0.8
    ]
    ActivitySide.objects.bulk_create(sides, batch_size=2000)
    for at in range(0, number, 2000):
        entries_follow(made[at : at + 2000])
    return found


def activity(chance: random.Random, pair: Partnership, states: list[Party]) -> Activity:
    """One of any kind, written by a side, or now and then by a third state."""
    a, b = pair.party_a, pair.party_b
    third = chance.random() < 0.1
    owner = chance.choice([one for one in states if one not in (a, b)]) if third else chance.choice((a, b))
    kind = chance.choice(_TYPES)
    first = dt.date(2023, 1, 1) + dt.timedelta(days=chance.randrange(1400))
    starts, ends = first.isoformat(), (first + dt.timedelta(days=chance.randrange(20))).isoformat()
    if chance.random() < 0.1:
        starts, ends = first.isoformat()[:7], ""
    period = Period.of(starts, ends)
    return Activity(
        owner=owner,
        partnership=pair,
        audience=chance.choice(("national", "public") if third else ("national", "parties", "parties", "public")),
        marking=chance.choice((0, 0, 0, 1)),
        door="recorded",
        form=form_of(ActivityType(kind)),
        activity_type=kind,
        area=chance.choice(("exercises", "cyber", "")),
        title="An activity",
        host=chance.choice((a, b, b, None)),
        starts=starts,
        ends=ends,
        first_on=period.first,
        last_on=period.last,
        days=period.days,
        status=chance.choice(("completed", "reported", "reported", "cancelled")),
    )


def plain(reader: Any) -> dict[int, set[tuple[Any, ...]]]:
    """What plain SQL says of each pair."""
    with connection.cursor() as cursor:
        cursor.execute(PLAIN, {"me": reader.party_id, "clearance": reader.clearance})
        found = defaultdict(set)
        for pair, *row in cursor.fetchall():
            found[pair].add(tuple(row))
    return found


def test_the_balance_equals_plain_sql_over_what_the_reader_may_see(cast: Cast) -> None:
    pairs = filled(cast, PAIRS, ACTIVITIES)
    cleared = cast.officer("UKR", "desk_officer", email="cleared@ukr.example", clearance=1)
    for reader in (cast.desk, cleared, cast.partner_desk, cast.third_desk):
        wanted, met = plain(reader), 0
        for pair in pairs:
            with CaptureQueriesContext(connection) as asked:
                found = balance_of(reader, pair)
            assert len(asked) == 2
            cells = {(one.area, one.year, one.unit, one.giver, one.quantity) for one in found.cells}
            assert cells == wanted[pair.pk], pair
            met += len(cells)
        assert met > 20
    assert plain(cleared) != plain(cast.desk)
    with CaptureQueriesContext(connection) as asked:
        alerts = one_ways(cast.desk, cast.today)
    assert len(asked) == 4
    assert {(one.pair.pk, one.unit) for one in alerts} == lopsided_by_hand(cast)
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM agreements_reciprocityentry")
        assert cursor.fetchone()[0] > ACTIVITIES * 0.4


def lopsided_by_hand(cast: Cast) -> set[tuple[int, str]]:
    """Pairs of ours in which one side gave less than a fifth of late, with the unit that is furthest off."""
    sums: dict[int, dict[str, dict[int, int]]] = defaultdict(lambda: defaultdict(lambda: defaultdict(int)))
    counts: dict[tuple[int, str], int] = defaultdict(int)
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT partnership_id, unit, giver_id, quantity FROM agreements_reciprocityentry e"
            " JOIN partners_partnership p ON p.id = partnership_id"
            " WHERE %(me)s IN (party_a_id, party_b_id) AND mistake_at IS NULL AND marking = 0"
            " AND (owner_id = %(me)s OR audience = 'parties') AND given_on > %(since)s AND given_on <= %(today)s",
            {"me": cast.desk.party_id, "since": since(cast.today, 2), "today": cast.today},
        )
        for pair, unit, giver, quantity in cursor.fetchall():
            sums[pair][unit][giver] += quantity
            counts[pair, unit] += 1
    found = set()
    for pair, units in sums.items():
        off = {}
        for unit, by in units.items():
            share = max(by.values()) * 100 / sum(by.values())
            if round(share, 1) > 80 and counts[pair, unit] >= 5:
                off[unit] = share
        if off:
            found.add((pair, max(off, key=lambda one: off[one])))
    return found


def test_shares_bands_and_money_are_plain_arithmetic() -> None:
    cells = [
        Cell("cyber", 2026, "days", "", 1, Decimal(30), 2),
        Cell("cyber", 2026, "days", "", 2, Decimal(10), 1),
        Cell("cyber", 2025, "seats", "", 2, Decimal(2), 1),
        Cell("cyber", 2025, "money", "EUR", 1, Decimal(500), 1),
        Cell("cyber", 2025, "money", "USD", 1, Decimal(900), 1),
    ]
    by_unit = lines(cells[:3], 1, lambda one: one.unit)
    assert by_unit == {"days": Line(Decimal(30), Decimal(10), 3), "seats": Line(Decimal(0), Decimal(2), 1)}
    assert by_unit["days"].share == 75 and by_unit["days"].turned().share == 25 and Line().share is None
    worth = in_money(cells, "EUR", {"days": Decimal(100), "seats": None})
    assert [(one.giver, one.quantity) for one in worth] == [(1, 3000), (2, 1000), (1, 500)]
    assert inside(Decimal(60), 40, 60) and not inside(Decimal("60.1"), 40, 60) and inside(None, 40, 60)
    assert lopsided(Decimal("19.9"), 20) and lopsided(Decimal("80.1"), 20) and not lopsided(Decimal(80), 20)


def test_money_stands_in_the_balance_only_while_both_value_it(cast: Cast) -> None:
    giving = Giving(cast, given_on=cast.today)
    pair = giving.entry.partnership
    assert set(balance_of(cast.desk, pair).totals) == {"days"}
    one = agreed(cast, "GBR", "valuation")
    assert balance_of(cast.partner_desk, pair).totals["money"].other == 10_000
    statement = agreed(cast, "GBR", "statement")
    assert {(one.unit, one.quantity) for one in from_figures(statement.figures)} == {("days", 10), ("money", 10_000)}
    answered(cast, one, "officer", "ended", ours=False, reason="Prices have changed.")
    assert set(balance_of(cast.desk, pair).totals) == {"days"}
    national = agreed(cast, "EST", "valuation", "reported")
    assert national.status == "agreed" and not balance_of(cast.desk, national.partnership).totals


def test_what_is_sold_counts_in_money_as_far_as_it_is_delivered_and_not_paid_for(cast: Cast) -> None:
    buying = Buying(cast)
    buying.to("delivering")
    pair = buying.activity.partnership
    assert not balance_of(cast.desk, pair).totals and not one_ways(cast.desk, cast.today)
    agreed(cast, "GBR", "valuation")
    balance_rule_set(officer=cast.approver, today=cast.today, least_share=20, years=2, least_entries=2, reason="Few.")
    first = pair.party_a.code == "GBR"
    for reader in (cast.desk, cast.partner_desk):
        line = balance_of(reader, pair).totals["money"]
        assert (line.one if first else line.other, line.entries) == (800, 2)
        assert not balance_of(reader, pair, year=2024).totals and not balance_of(reader, pair, area="cyber").totals
    (found,) = one_ways(cast.desk, cast.today)
    assert (found.unit, found.ours_alone, found.line.entries) == ("money", False, 2)
    statement = agreed(cast, "GBR", "statement")
    assert [(one.unit, one.quantity) for one in from_figures(statement.figures)] == [("money", 800)]
    with CaptureQueriesContext(connection) as asked:
        balance_of(cast.desk, pair)
    assert len(asked) == 4
    buying.make("payment")
    assert not balance_of(cast.desk, pair).totals and not one_ways(cast.desk, cast.today)
    assert unpaid([Decimal(3), Decimal(2)], Decimal(4)) == [0, 1] and unpaid([Decimal(3)], Decimal(0)) == [3]


def test_a_street_is_one_way_outside_the_band_of_both_or_by_our_rule(cast: Cast) -> None:
    for _ in range(4):
        Giving(cast, given_on=cast.today)
    assert not one_ways(cast.desk, cast.today)
    Giving(cast, given_on=cast.today)
    (found,) = one_ways(cast.desk, cast.today)
    assert (found.unit, found.share, found.ours_alone, found.line.entries) == ("days", 100, True, 5)
    (theirs,) = one_ways(cast.partner_desk, cast.today)
    assert theirs.share == 0 and not theirs.ours_alone
    assert not one_ways(cast.desk, cast.today.replace(year=2029))
    agreed(cast, "GBR", "band", low=0, high=100)
    assert not one_ways(cast.desk, cast.today)
    agreed(cast, "GBR", "band", low=40, high=60)
    assert one_ways(cast.desk, cast.today)[0].band
    with pytest.raises(Forbidden):
        balance_rule_set(officer=cast.desk, today=cast.today, least_share=10, years=2, least_entries=5, reason="x")
    with pytest.raises(Malformed):
        balance_rule_set(officer=cast.approver, today=cast.today, least_share=60, years=2, least_entries=5, reason="x")
    balance_rule_set(officer=cast.approver, today=cast.today, least_share=10, years=3, least_entries=6, reason="Few.")
    assert balance_rule(cast.desk.party_id).years == 3 and not one_ways(cast.desk, cast.today)


def test_who_proposed_does_not_agree_and_a_reported_side_needs_its_letter(cast: Cast, settings: Any) -> None:
    from agreements.reciprocity.agreeing import understanding_answer, understanding_propose
    from partners.records.errors import Refused

    told: dict[str, Any] = {"today": cast.today, "partner": cast.party("EST"), "about": "band"}
    one = understanding_propose(officer=cast.approver, values={"low": 40, "high": 60}, **told)
    given: dict[str, Any] = {"today": cast.today, "understanding": one, "kind": "agreed", "expected_version": None}
    with pytest.raises(Refused) as caught:
        understanding_answer(officer=cast.approver, **given)
    assert [each.code for each in caught.value.conditions] == ["asker_cannot_decide"]
    with pytest.raises(Malformed):
        understanding_answer(officer=cast.desk, side=cast.party("EST"), **given)
    settings.DECIDE_ALONE = True
    assert understanding_answer(officer=cast.approver, **given).decided_alone
    for wrong in ({"low": 60, "high": 40}, {"low": 1}, {"low": 1, "high": 2, "method": "x"}):
        with pytest.raises(Malformed):
            understanding_propose(officer=cast.desk, values=wrong, **told)
    assert proposed(cast, "EST", "band", "reported").number == 2
