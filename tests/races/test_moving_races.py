"""Two who act on an activity, a gate or a meeting at once: each thing happens once, and nobody overwrites the other."""

from typing import Any

from agreements.activities.acting import activity_act_record
from agreements.activities.booking import booking_add
from agreements.activities.moving import fresh_activity
from agreements.models import Activity, ActivityAct
from cooperation.meetings.meeting import Meeting
from cooperation.meetings.moving import meeting_step
from cooperation.phases.deciding import gate_decide
from cooperation.phases.gate import Gate, GateAct
from cooperation.phases.reading import fresh_gate
from partners.models import StepTaken
from partners.records.errors import Refused, Stale
from tests.cast import Cast
from tests.doings import Doing
from tests.meetings import decided, meeting_at
from tests.phases import Moving
from tests.races.together import Crew

RACES = 4


def steps(root: Any, step: str) -> int:
    """How often a step was taken."""
    return StepTaken.objects.filter(subject=root.subject, subject_id=root.pk, step=step).count()


def ready(cast: Cast, **values: Any) -> Doing:
    """An activity that only the two confirmations are missing for."""
    doing = Doing(cast, **values)
    doing.to("planned")
    doing.bring()
    doing.cover()
    return doing


def confirm(cast: Cast, officer: Any, activity: Activity, version: int | None) -> Any:
    told = {"officer": officer, "today": cast.today, "kind": "confirmed", "expected_version": version}
    return activity_act_record(activity=activity, **told)


def test_two_officers_of_one_side_confirm_at_once_and_one_is_told(cast: Cast, crew: Crew) -> None:
    for _ in range(RACES):
        one = ready(cast).fresh()
        for version, told in ((one.version, Stale), (None, Refused)):
            results = crew.together(
                *(
                    lambda who=who, version=version: confirm(cast, who, one, version)
                    for who in (cast.desk, cast.other_desk)
                )
            )
            lost = [type(found) for found in results if isinstance(found, BaseException)]
            assert lost in ([told], [Refused, Refused]), results
        assert ActivityAct.objects.filter(activity=one, kind="confirmed", mistake_at=None).count() == 1


def test_both_sides_confirm_at_once_and_it_is_confirmed_once(cast: Cast, crew: Crew) -> None:
    for _ in range(RACES):
        one = ready(cast).fresh()
        works = (lambda who=who: confirm(cast, who, one, None) for who in (cast.desk, cast.partner_desk))
        assert [isinstance(found, ActivityAct) for found in crew.together(*works)] == [True, True]
        assert fresh_activity(one).status == "confirmed" and steps(one, "confirm") == 1


def test_the_same_unit_is_booked_by_one_of_two_that_are_confirmed_at_once(cast: Cast, crew: Crew) -> None:
    for number in range(RACES):
        both = []
        for title in ("Sea patrol", "Harbour watch"):
            doing = ready(cast, title=title)
            unit = {"kind": "unit", "party": cast.party("UKR"), "name": f"{number}th Brigade"}
            told: Any = {"officer": cast.desk, "today": cast.today, "activity": doing.activity}
            booking_add(expected_version=None, **told, **unit)
            doing.fresh()
            both.append(doing.act("confirmed", ours=True))
        results = crew.together(*(lambda one=one: confirm(cast, cast.partner_desk, one, None) for one in both))
        (lost,) = [found for found in results if isinstance(found, BaseException)]
        assert isinstance(lost, Refused) and {one.code for one in lost.conditions if not one.met} == {"booked_once"}
        assert sorted(fresh_activity(one).status for one in both) == ["confirmed", "planned"]


def test_both_sides_and_two_approvers_decide_a_gate_at_once_and_it_moves_once(cast: Cast, crew: Crew) -> None:
    moving = Moving(cast)
    moving.to("in_review")
    gate = moving.fresh()

    def decide(officer: Any, version: int | None) -> Any:
        said: Any = {"decision": "go", "edition": gate.edition, "reason": "Weighed.", "expected_version": version}
        return gate_decide(officer=officer, today=cast.today, gate=gate, **said)

    version = gate.phase.version
    results = crew.together(*(lambda who=who: decide(who, version) for who in (cast.approver, cast.other_approver)))
    assert sorted(type(one).__name__ for one in results) == ["GateAct", "Stale"], results
    works = (lambda who=who: decide(who, None) for who in (cast.other_approver, cast.partner_approver))
    results = crew.together(*works)
    assert all(isinstance(one, GateAct | Refused) for one in results), results
    assert isinstance(results[1], GateAct)
    now: Gate = fresh_gate(gate)
    assert (now.status, now.phase.phase) == ("passed", "structured_programme")
    assert sorted(now.acts.filter(mistake_at=None).values_list("side__code", flat=True)) == ["GBR", "UKR"]
    assert steps(now, "go") == 1 and steps(now.phase, "go") == 1


def test_two_close_a_meeting_at_once_while_a_third_writes_what_an_item_came_to(cast: Cast, crew: Crew) -> None:
    for _ in range(RACES):
        meeting = meeting_at(cast, "in_progress")
        item = meeting.items.get()
        decided(cast, item)
        version = Meeting.objects.get(pk=meeting.pk).version

        def close(officer: Any, meeting: Meeting = meeting, version: int = version) -> Any:
            told = {"today": cast.today, "meeting": meeting, "to": "closed", "expected_version": version}
            return meeting_step(officer=officer, **told)

        works = [lambda who=who: close(who) for who in (cast.desk, cast.partner_desk)]
        results = crew.together(*works, lambda item=item: decided(cast, item, "information"))
        lost = [type(one) for one in results if isinstance(one, BaseException)]
        now = Meeting.objects.get(pk=meeting.pk)
        # Whoever comes first; what is written while it is still open is kept, and both are told that they read less.
        assert lost in ([Stale, Refused], [Stale, Stale]), results
        assert now.status == ("closed" if Refused in lost else "in_progress")
        assert steps(now, "close") == (1 if Refused in lost else 0)
        assert now.outcomes.filter(mistake_at=None).count() == (1 if Refused in lost else 2)
