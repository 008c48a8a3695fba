"""An arrangement to share intelligence walks its own stages; contacts and channels stay between the two."""

import datetime as dt
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from agreements.activities.intelligence.arranging import arrangement_of, arrangement_put, point_drop, point_put
from agreements.activities.intelligence.reminding import intelligence_tell
from agreements.activities.intelligence.stages import ARRANGEMENT, arrangement_offers, arrangement_step
from agreements.activities.planning import activity_edit
from agreements.models import Activity, Arrangement, IntelligencePoint
from partners.models import Notice
from partners.records.errors import Malformed, RecordError, Refused
from tests.cast import Cast
from tests.doings import Doing, widened_activity
from tests.sharing import Sharing, told

STAGES = ("arranging", "in_operation", "suspended", "ended")
LEADS = {
    "arranging": {"in_operation", "ended"},
    "in_operation": {"suspended", "ended"},
    "suspended": {"in_operation", "ended"},
    "ended": set(),
}
ASKING = (
    "desk",
    "liaison",
    "approver",
    "minister",
    "auditor",
    "own_guest",
    "partner_desk",
    "partner_approver",
    "third_desk",
)
OFFICERS = {"desk_officer", "liaison_officer", "approver"}
ASKED = {
    "arrangement_agreed",
    "security_agreement_named",
    "intelligence_contact_of",
    "intelligence_channel_of",
    "activity_covered",
    "risk_settled",
}


def tried(cast: Cast, activity: Activity, officer: Any, to: str, reason: str = "Review") -> Any:
    """What the service answers."""
    try:
        given = "" if to == "in_operation" else reason
        with transaction.atomic():
            arrangement_step(**told(cast, activity, officer), to=to, reason=given)
            raise RuntimeError
    except Refused as error:
        return {one.code for one in error.conditions}
    except RuntimeError:
        return "done"
    except RecordError as error:
        return type(error).__name__


@pytest.mark.parametrize("stage", STAGES)
def test_every_cell_of_the_stages(cast: Cast, stage: str) -> None:
    """Each of the cast tries each stage; what leads to operation says all that is missing, others are refused."""
    activity, wrong = Doing(cast, activity_type="information_exchange").activity, {}
    arrangement = arrangement_of(activity, cast.desk)
    arrangement.stage = stage
    arrangement.save()
    offers = {one.step.target for one in arrangement_offers(cast.desk, activity, cast.today)}
    assert offers == LEADS[stage]
    for name in ASKING:
        officer = getattr(cast, name)
        for to in STAGES:
            expected: Any = "done"
            if officer.party.code not in ("UKR", "GBR"):
                expected = "Unseen"
            elif officer.roles[0] not in OFFICERS:
                expected = "Forbidden"
            elif to not in LEADS[stage]:
                expected = {"no_such_step"}
            elif to == "in_operation":
                expected = ASKED
            if (found := tried(cast, activity, officer, to)) != expected:
                wrong[name, to] = (found, expected)
    assert not wrong
    assert len(ARRANGEMENT.steps) == 4


@pytest.mark.parametrize("way", ["officer", "reported"])
def test_it_is_put_into_operation_suspended_and_ended(cast: Cast, way: str) -> None:
    """Once each side's contact and channel are there, the table, the legal basis and the risks settled."""
    sharing = Sharing(cast, way=way)
    activity, desk = sharing.activity, cast.desk
    sharing.lose("channel")
    assert tried(cast, activity, desk, "in_operation") == {"intelligence_channel_of"}
    sharing.points("channel")
    sharing.forget_one_direction()
    assert tried(cast, activity, desk, "in_operation") == {"equivalences_there"}
    sharing.equivalences()
    arrangement_step(**told(cast, activity), to="in_operation")
    with pytest.raises(Malformed):
        arrangement_step(**told(cast, activity), to="suspended")
    for to in ("suspended", "in_operation", "suspended", "ended"):
        arrangement_step(**told(cast, activity), to=to, reason="" if to == "in_operation" else "Review")
    assert Arrangement.objects.get().stage == "ended"


def test_points_hold_nothing_private_and_stay_between_the_two(cast: Cast) -> None:
    sharing = Sharing(cast)
    activity, theirs = sharing.activity, cast.party("GBR")
    for values, fault in (
        ({"name": "Position 48.85837, 2.294481"}, "looks_like_coordinates"),
        ({"name": "x" * 161}, "too_long"),
        ({"name": "Desk", "accredited_to": "Secret"}, "only_of_channel"),
    ):
        with pytest.raises(Malformed) as caught:
            point_put(**told(cast, activity), party=cast.party("UKR"), kind="contact", values=values)
        assert [fault] in caught.value.fields.values()
    with pytest.raises(Refused, match="side_acts_itself"):
        point_put(**told(cast, activity), party=theirs, kind="contact", values={"name": "Office"})
    with pytest.raises(Malformed):
        arrangement_put(**told(cast, activity), receipt_days=0)
    assert {one.audience for one in IntelligencePoint.objects.all()} == {"parties"}
    with pytest.raises(Refused, match="intelligence_never_public"):
        widened_activity(cast, activity, "public")
    for model in (Arrangement, IntelligencePoint):
        with pytest.raises(IntegrityError, match=r"never_public|wider"), transaction.atomic():
            model.objects.filter(activity=activity).update(audience="public")
    with pytest.raises(Refused, match="arrangement_keeps_its_form"):
        activity_edit(**told(cast, activity), values={"activity_type": "exercise"})
    with pytest.raises(Refused, match="partner_has_not_acted"):
        widened_activity(cast, activity, "national")
    assert not IntelligencePoint.objects.visible_to(cast.third_desk).exists()


def test_the_last_day_of_a_channel_is_told_of_to_its_side_in_time(cast: Cast) -> None:
    sharing = Sharing(cast)
    until = cast.today + dt.timedelta(days=200)
    own = IntelligencePoint.objects.get(party=cast.party("UKR"), kind="channel")
    given = {"values": {"valid_until": until}, "point_id": own.pk}
    point_put(**told(cast, sharing.activity), party=own.party, kind=own.kind, **given)
    IntelligencePoint.objects.update(created_at=dt.datetime(2026, 11, 22, tzinfo=dt.UTC))
    assert intelligence_tell(until - dt.timedelta(days=181)) == 0
    assert intelligence_tell(until - dt.timedelta(days=170)) > 0
    assert {one.officer.party.code for one in Notice.objects.filter(code="intelligence_point_ends")} == {"UKR"}
    assert intelligence_tell(until - dt.timedelta(days=169)) == 0
    point_drop(**told(cast, sharing.activity), point_id=own.pk)
    assert intelligence_tell(until) == 0
