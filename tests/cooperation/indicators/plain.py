"""The same figures by plain SQL, written from the formulas alone: pair, year, how many count, how many count in.

Of lengths of time: pair, year and the days of each; of what is not added up: pair, year, its code, and both sums.
"""

from typing import Any

from django.db import connection

from cooperation.indicators.indicator import Tallies

_MINE = "SELECT id FROM partners_partnership WHERE %(us)s IN (party_a_id, party_b_id)"


def seen(alias: str, mistakes: bool = True) -> str:
    """What the reader may see of a table."""
    sight = (
        f"({alias}.audience = 'public' OR {alias}.owner_id = %(us)s"
        f" OR ({alias}.audience = 'parties' AND {alias}.partnership_id IN ({_MINE})))"
        f" AND {alias}.marking <= %(clearance)s"
    )
    return sight + (f" AND {alias}.mistake_at IS NULL" if mistakes else "")


def _share(table: str, year: str, part: str, where: str, joins: str = "", mistakes: bool = True) -> str:
    return (
        f"SELECT r.partnership_id, {year}, count(*) FILTER (WHERE {part}), count(*) FROM {table} r {joins}"
        f" WHERE {seen('r', mistakes)} AND ({where}) GROUP BY 1, 2"
    )


def _days(table: str, year: str, days: str, where: str, joins: str = "") -> str:
    return f"SELECT r.partnership_id, {year}, {days} FROM {table} r {joins} WHERE {seen('r')} AND ({where})"


def _year(column: str) -> str:
    return f"date_part('year', {column})::int"


ACTIVITY, DUE, AGREEMENT = "agreements_activity", "agreements_due", "agreements_agreement"
_OURS = f"r.partnership_id IN ({_MINE})"
_DONE = "r.status IN ('completed', 'reported')"
_PAIR = "JOIN partners_partnership p ON p.id = r.partnership_id"
_PROMISE = (
    "JOIN agreements_obligation o ON o.id = r.obligation_id"
    " JOIN agreements_agreement a ON a.id = r.agreement_id AND a.mistake_at IS NULL"
)
_OWED = (
    "r.due_on IS NOT NULL AND (r.fulfilled_on IS NOT NULL OR r.due_on < %(today)s)"
    " AND r.status NOT IN ('frozen', 'lapsed', 'waived', 'closed')"
    " AND NOT (r.status = 'pending' AND r.good_until IS NULL)"
)
_IN_TIME = "r.fulfilled_on <= r.due_on AND r.status <> 'disputed'"
_OPEN = (
    "r.status NOT IN ('frozen', 'lapsed') AND NOT (r.status = 'pending' AND r.good_until IS NULL)"
    " AND (r.active_from IS NULL OR r.active_from <= %(today)s)"
    " AND (r.settled_on IS NULL OR r.settled_on > %(today)s)"
)
_LATE = "r.due_on < %(today)s AND (r.fulfilled_on IS NULL OR r.fulfilled_on > %(today)s) AND r.status <> 'disputed'"
_STANDING = "JOIN agreements_standing s ON s.agreement_id = r.id"
_APPLIES = "s.status IN ('provisionally_applied', 'in_force', 'in_effect')"
# Each kind of activity, in which circumstance, and the instruments of which one is to be in force.
_NEEDS = """(VALUES
    ('exercise', 'soil', '{sofa,vfa}'), ('unit_exchange', 'soil', '{sofa,vfa}'),
    ('mobile_training_team', 'soil', '{sofa,vfa}'), ('port_visit', 'soil', '{sofa,vfa}'),
    ('information_exchange', '', '{gsomia}'), ('', 'paid', '{acsa,support_order}'),
    ('logistic_support', '', '{acsa,support_order,hns_mou}'), ('personnel_exchange_post', '', '{mpep}'),
    ('joint_project', '', '{project_arrangement,technical_arrangement,implementing_arrangement}'),
    ('r_and_d_project', '', '{project_arrangement,technical_arrangement,implementing_arrangement}'),
    ('procurement_case', '', '{loa,equipment_transfer_arrangement}'), ('procurement_case', '', '{}'),
    ('course_seat', '', '{invitation_letter}')
) AS need (kind, circumstance, instruments)"""
_SOIL = "coalesce(r.country_id, r.host_id)"


def _sent(party: str) -> str:
    """Whether a party is not known to send nobody."""
    return (
        "NOT EXISTS (SELECT 1 FROM agreements_activityside i WHERE i.activity_id = r.id AND i.participants = 0"
        f" AND i.party_id = {party} AND {seen('i')})"
    )


def _held(between: str) -> str:
    """Whether one of the instruments that are needed is in force on all days of the activity."""
    return (
        "EXISTS (SELECT 1 FROM agreements_agreement h JOIN agreements_standing t ON t.agreement_id = h.id"
        " JOIN partners_partnership q ON q.id = h.partnership_id"
        f" WHERE {seen('h')} AND {between} AND h.instrument_type = ANY(need.instruments::text[])"
        " AND t.in_force_during @> daterange(r.first_on, r.last_on, '[]'))"
    )


_OTHER = f"CASE WHEN {_SOIL} = p.party_a_id THEN p.party_b_id ELSE p.party_a_id END"
_BETWEEN = f"%(us)s IN (q.party_a_id, q.party_b_id) AND {_SOIL} IN (q.party_a_id, q.party_b_id)"
_UNCOVERED = f"""EXISTS (SELECT 1 FROM {_NEEDS} WHERE need.kind IN ('', r.activity_type) AND CASE
    WHEN need.circumstance = 'paid' AND r.cost_rule <> 'reimbursable' THEN false
    WHEN need.circumstance <> 'soil' THEN NOT {_held("q.id = r.partnership_id")}
    WHEN {_SOIL} IS NULL THEN true
    WHEN {_SOIL} IN (p.party_a_id, p.party_b_id) THEN {_sent(_OTHER)} AND NOT {_held("q.id = r.partnership_id")}
    ELSE {_sent("%(us)s")} AND NOT {_held(_BETWEEN)} END)"""
_COMMISSION = "cooperation_meetingseries"
_HELD_ON = "(m.starts_at AT TIME ZONE %(zone)s)::date"

SQL: dict[str, str] = {
    "covered": _share(
        ACTIVITY, _year("r.first_on"), f"NOT {_UNCOVERED}", f"{_OURS} AND r.status <> 'cancelled'", _PAIR
    ),
    "reported_in_time": _share(
        ACTIVITY,
        _year("r.last_on"),
        "r.reported_on <= r.last_on + 30",
        f"{_DONE} AND r.door = 'prepared' AND (r.status = 'reported' OR r.last_on + 30 < %(today)s)",
    ),
    "cancelled": _share(
        ACTIVITY, _year("r.first_on"), "r.status = 'cancelled'", "r.status NOT IN ('proposed', 'accepted_by_one')"
    ),
    "cancelled_by_us": _share(
        ACTIVITY, _year("r.first_on"), "r.called_off_by_id = %(us)s", f"{_OURS} AND r.status = 'cancelled'"
    ),
    "cancelled_by_them": _share(
        ACTIVITY, _year("r.first_on"), "r.called_off_by_id <> %(us)s", f"{_OURS} AND r.status = 'cancelled'"
    ),
    "postponed_by": _days(
        ACTIVITY,
        _year("r.first_on"),
        "r.first_on - r.put_off_from",
        "r.put_off_from IS NOT NULL AND r.status NOT IN ('cancelled', 'postponed')",
    ),
    "unplanned": _share(ACTIVITY, _year("r.last_on"), "r.unplanned", _DONE),
    "hosted_by_us": _share(
        ACTIVITY,
        _year("r.last_on"),
        "r.host_id = %(us)s",
        f"{_OURS} AND {_DONE} AND r.host_id IN (p.party_a_id, p.party_b_id)",
        _PAIR,
    ),
    "lessons_closed": _share(
        "agreements_lesson",
        _year("w.last_on"),
        "r.state <> 'identified' AND r.closed_on <= w.last_on + 365",
        "r.state <> 'identified' OR w.last_on < %(today)s - 365",
        "JOIN agreements_activity w ON w.id = r.activity_id AND w.mistake_at IS NULL",
    ),
    "told_to_the_public": _share(ACTIVITY, _year("r.last_on"), "r.public_sentence <> ''", _DONE),
    "imported": _share(ACTIVITY, _year("r.first_on"), "r.source_key <> ''", "true"),
    "kept_in_time": _share(DUE, _year("r.due_on"), _IN_TIME, _OWED, _PROMISE),
    "kept_in_time_by_us": _share(DUE, _year("r.due_on"), _IN_TIME, f"{_OWED} AND o.debtor_id = %(us)s", _PROMISE),
    "kept_in_time_by_them": _share(
        DUE, _year("r.due_on"), _IN_TIME, f"{_OWED} AND o.debtor_id <> %(us)s AND {_OURS}", _PROMISE
    ),
    "overdue": _share(DUE, "0", _LATE, _OPEN, _PROMISE),
    "overdue_for": _days(DUE, "0", "%(today)s - r.due_on", f"{_OPEN} AND {_LATE}", _PROMISE),
    "disputed": _share(DUE, "0", "r.status = 'disputed'", _OPEN, _PROMISE),
    **{
        f"turning_{days}": _share(
            AGREEMENT, "0", f"s.next_on BETWEEN %(today)s AND %(today)s + {days}", _APPLIES, _STANDING
        )
        for days in (30, 90, 180)
    },
    "renewed_by_itself": _share(
        "partners_steptaken",
        _year('r."on"'),
        "true",
        "r.subject = 'agreement' AND r.cause = 'tacit_renewal'",
        f"JOIN agreements_agreement a ON a.id = r.subject_id AND {seen('a')}",
        mistakes=False,
    ),
    "mandate_to_signature": _days(
        AGREEMENT,
        _year("s.signed_sort"),
        "s.signed_sort - m.first",
        "m.first <= s.signed_sort",
        f"{_STANDING} JOIN (SELECT t.subject_id, min(t.on) AS first FROM partners_steptaken t"
        f" WHERE t.subject = 'agreement' AND t.to_status = 'mandate_granted'"
        f" AND {seen('t', mistakes=False)} GROUP BY 1) m ON m.subject_id = r.id",
    ),
    "signature_to_force": _days(
        AGREEMENT,
        _year("s.signed_sort"),
        "lower(s.in_force_during) - s.signed_sort",
        "s.signed_sort IS NOT NULL AND lower(s.in_force_during) IS NOT NULL",
        _STANDING,
    ),
    **{
        f"given_{unit}": "SELECT r.partnership_id, date_part('year', r.given_on)::int,"
        " coalesce(sum(r.quantity) FILTER (WHERE r.giver_id = %(us)s), 0), sum(r.quantity)"
        f" FROM agreements_reciprocityentry r WHERE {seen('r')} AND r.partnership_id IN ({_MINE}) AND r.unit = '{unit}'"
        " AND r.status IN ('provided', 'acknowledged', 'settled_in_kind', 'counted_as_goodwill') GROUP BY 1, 2"
        for unit in ("person_days", "days", "seats")
    },
    "dormant": _share(
        AGREEMENT,
        "0",
        "NOT EXISTS (SELECT 1 FROM agreements_activity w WHERE w.legal_basis_id = r.id AND w.status <> 'cancelled'"
        f" AND w.last_on >= %(today)s - interval '24 months' AND {seen('w')})",
        _APPLIES,
        _STANDING,
    ),
    "burden_share": f"""
        SELECT r.partnership_id, {_year("w.last_on")}, r.currency,
            coalesce(sum(r.actual) FILTER (WHERE r.party_id = %(us)s), 0), sum(r.actual)
        FROM agreements_activitycost r JOIN agreements_activity w ON w.id = r.activity_id AND w.mistake_at IS NULL
        WHERE {seen("r")} AND {_OURS} AND r.owner_id = %(us)s AND r.actual IS NOT NULL AND EXISTS (
            SELECT 1 FROM agreements_activitycost o WHERE o.activity_id = r.activity_id AND o.owner_id = %(us)s
            AND o.currency = r.currency AND o.party_id <> r.party_id AND o.actual IS NOT NULL AND {seen("o")})
        GROUP BY 1, 2, 3""",
    "force_to_release": _days(
        AGREEMENT,
        _year("q.decided_at AT TIME ZONE %(zone)s"),
        "(q.decided_at AT TIME ZONE %(zone)s)::date - lower(s.in_force_during)",
        "r.audience = 'public' AND lower(s.in_force_during) IS NOT NULL AND s.signed_sort IS NOT NULL",
        f"{_STANDING} CROSS JOIN LATERAL (SELECT decided_at FROM partners_audiencerequest q WHERE {seen('q')}"
        " AND q.subject = 'agreement' AND q.subject_id = r.id AND q.to_audience = 'public' AND q.outcome = 'agreed'"
        " ORDER BY decided_at LIMIT 1) q",
    ),
    "released": _share(AGREEMENT, "0", "r.audience = 'public'", _APPLIES, _STANDING),
    "untouched": _share(
        AGREEMENT, "0", "(r.updated_at AT TIME ZONE %(zone)s)::date < %(today)s - 180", _APPLIES, _STANDING
    ),
    "rhythm_kept": f"""
        SELECT r.partnership_id, {_year("until")}, count(*) FILTER (WHERE EXISTS (
            SELECT 1 FROM cooperation_meeting m WHERE m.series_id = r.id AND m.status = 'closed' AND {seen("m")}
            AND {_HELD_ON} > since AND {_HELD_ON} <= until)), count(*)
        FROM {_COMMISSION} r, LATERAL (
            SELECT (r.last_held_on::date + make_interval(months => (n - 1) * r.every_months))::date AS since,
                   (r.last_held_on::date + make_interval(months => n * r.every_months))::date AS until
            FROM generate_series(1, 200) n) stretch
        WHERE {seen("r")} AND until <= least(%(today)s, coalesce(r.ended_on, %(today)s)) GROUP BY 1, 2""",
    "minutes_in_time": f"""
        SELECT m.partnership_id, {_year(_HELD_ON)}, count(*) FILTER (WHERE m.minutes = 'agreed' AND (
            SELECT max(c."on") FROM cooperation_minutesact c
            WHERE c.meeting_id = m.id AND c.kind = 'agreed' AND {seen("c")}) <= {_HELD_ON} + 30), count(*)
        FROM cooperation_meeting m WHERE {seen("m")} AND m.status = 'closed'
        AND (m.minutes = 'agreed' OR {_HELD_ON} < %(today)s - 30) GROUP BY 1, 2""",
    "actions_in_time": _share(
        "cooperation_outcome",
        _year("r.due_on"),
        "c.kind = 'done' AND c.\"on\" <= r.due_on",
        "r.kind = 'action' AND (r.due_on < %(today)s OR c.id IS NOT NULL)",
        "JOIN cooperation_meeting m ON m.id = r.meeting_id AND m.status <> 'cancelled' AND m.mistake_at IS NULL"
        f" LEFT JOIN cooperation_actionreport c ON c.outcome_id = r.id AND {seen('c')}",
    ),
    "deferred_again": _share(
        "cooperation_outcome",
        _year(_HELD_ON),
        "r.kind = 'deferred' AND i.moved_from_id IS NOT NULL",
        "true",
        "JOIN cooperation_meeting m ON m.id = r.meeting_id AND m.status <> 'cancelled' AND m.mistake_at IS NULL"
        " JOIN cooperation_agendaitem i ON i.id = r.item_id",
    ),
    "opportunities_converted": _share(
        "cooperation_opportunity",
        _year("r.decided_on"),
        f"EXISTS (SELECT 1 FROM {ACTIVITY} d WHERE d.partnership_id = r.partnership_id AND {seen('d')}"
        " AND d.status IN ('confirmed', 'ongoing', 'completed', 'reported') AND d.first_on >= r.decided_on)"
        f" OR EXISTS (SELECT 1 FROM {AGREEMENT} g JOIN agreements_standing s ON s.agreement_id = g.id"
        f" WHERE g.partnership_id = r.partnership_id AND {seen('g')} AND s.signed_sort >= r.decided_on)",
        "r.status = 'taken_up' AND r.owner_id = %(us)s",
    ),
    "gates_passed": _share(
        "cooperation_gate",
        _year("r.decided_on"),
        "r.status IN ('passed', 'passed_on_conditions')",
        "r.decided_on IS NOT NULL",
    ),
    "conditions_in_time": _share(
        "cooperation_gatecondition",
        _year("r.due_on"),
        "r.met_on <= r.due_on",
        "(r.met_on IS NOT NULL OR r.due_on < %(today)s) AND g.decided_on IS NOT NULL",
        "JOIN cooperation_gate g ON g.id = r.gate_id",
    ),
    "criteria_without": _share(
        "cooperation_gatecriterion",
        _year("g.decided_on"),
        f"EXISTS (SELECT 1 FROM cooperation_criterionwaiver c WHERE c.criterion_id = r.id AND {seen('c')})",
        "g.decided_on IS NOT NULL",
        "JOIN cooperation_gate g ON g.id = r.gate_id",
    ),
}


def plainly(code: str, reader: Any, today: Any, zone: str) -> list[tuple[Any, ...]]:
    """The rows of an indicator by SQL."""
    told = {"us": reader.party_id, "clearance": reader.clearance, "today": today, "zone": zone}
    with connection.cursor() as cursor:
        cursor.execute(SQL[code], told)
        return sorted(cursor.fetchall())


def as_rows(tallies: Tallies) -> list[tuple[Any, ...]]:
    """The tallies of an indicator in the same shape."""
    rows: list[tuple[Any, ...]] = []
    for (pair, year), one in tallies.items():
        apart = [(pair, year, code, each.part, each.whole) for code, each in one.apart.items()]
        rows += [(pair, year, days) for days in one.lengths] or apart or [(pair, year, one.part, one.whole)]
    return sorted(rows)
