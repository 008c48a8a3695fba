"""An approver goes ahead although a legal basis is missing; the reason is kept for good."""

from datetime import date
from typing import Any

from agreements.activities.access import hold_activity
from agreements.activities.activity import Activity
from agreements.coverage.answering import covered
from agreements.coverage.waiver import COVERED, LegalWaiver, waiver_keep
from partners.models import Role
from partners.records.errors import Forbidden, Malformed, refuse_unless
from partners.records.service import service


@service
def coverage_waive(
    *, officer: Any, today: date, activity: Activity, rule: str, reason: str, expected_version: int
) -> LegalWaiver:
    """Go ahead without the basis that a rule asks for, on the days that the activity now has.

    Raises Forbidden for anyone but an approver of one of the two sides,
    Malformed without a reason, Refused where nothing is missing, Unseen, Stale.
    """
    held = hold_activity(officer, activity, expected_version)
    if not officer.has_role(Role.APPROVER):
        raise Forbidden("role", needs=[Role.APPROVER])
    if not held.partnership.has(officer.party_id):
        raise Forbidden("not_a_party")
    if not reason.strip():
        raise Malformed({"reason": ["required"]})
    found = next((one for one in covered(officer, held) if one.rule.code == rule), None)
    refuse_unless(found is not None and not found.met, "condition_is_missing")
    return waiver_keep(officer, held, COVERED, rule, reason, today, expected_version)
