"""The feed: in the order of commit, exactly once, and of each change only what the reader may see."""

from collections.abc import Callable
from typing import Any

import pytest

from agreements.instruments.mending import agreement_correct, agreement_decide_audience, agreement_mistake
from agreements.instruments.preparing import side_edit
from agreements.models import Agreement
from cooperation.meetings.agenda_writing import items_add
from partners.models import Placed
from partners.records.audience import audience_ask
from partners.records.seal import seal_history
from tests import walks
from tests.cases import Buying
from tests.cast import TODAY, Cast
from tests.doings import Doing
from tests.learning import Learning
from tests.meetings import meeting_at, minuted


@pytest.fixture
def feed(rest: Any) -> Callable[..., list[dict[str, Any]]]:
    """All that a reader is told after a position, page by page; sealed before."""

    def read(who: Any, after: int = 0, limit: int = 3) -> list[dict[str, Any]]:
        seal_history()
        found: list[dict[str, Any]] = []
        more = True
        while more:
            answer = rest.get(who, f"changes/?after={after}&limit={limit}")
            assert answer.status == 200, answer.data
            assert answer.data["next_after"] >= after
            found += answer.data["results"]
            after, more = answer.data["next_after"], answer.data["more"]
        return found

    return read


def last() -> int:
    seal_history()
    return int(Placed.objects.order_by("-position").values_list("position", flat=True).first() or 0)


def correct(cast: Cast, agreement: Agreement) -> None:
    now = walks.fresh(agreement)
    agreement_correct(
        officer=cast.desk,
        today=TODAY,
        agreement=now,
        values={"term_months": now.term_months + 12},
        reason="Misread.",
        expected_version=now.version,
    )


def set_audience(cast: Cast, agreement: Agreement, to: str) -> None:
    told = {"today": TODAY, "reason": "Agreed."}
    now = walks.fresh(agreement)
    audience_ask(**told, officer=cast.desk, root=now, to=to, expected_version=now.version)
    agreement_decide_audience(**told, officer=cast.approver, agreement=now, agree=True, expected_version=now.version)


def kinds(found: list[dict[str, Any]]) -> list[tuple[str, str]]:
    return [(one["record"], one["kind"]) for one in found]


def test_in_the_order_of_commit_each_once(cast: Cast, feed: Any) -> None:
    first, second = cast.record(), cast.record("POL")
    correct(cast, first)
    whole = feed(cast.desk, limit=1000)
    positions = [one["position"] for one in whole]
    assert positions == sorted(set(positions))
    assert [one["position"] for one in feed(cast.desk, limit=1)] == positions
    entered = [one["id"] for one in whole if kinds([one]) == [("agreement", "entered")]]
    assert entered == [first.reference, second.reference]
    assert feed(cast.desk, after=last()) == []


def test_what_is_made_arrives_whole(cast: Cast, feed: Any, rest: Any) -> None:
    agreement = cast.record()
    made = feed(cast.desk)[0]
    assert made["state"]["ends_on"] == "2034-01-12"
    whole = rest.get(cast.desk, f"agreements/{agreement.key}/").data
    assert made["state"] == {name: whole[name] for name in made["state"]}
    assert "search" not in str(made)


def test_what_changes_says_before_and_after(cast: Cast, feed: Any) -> None:
    agreement = cast.record()
    since = last()
    correct(cast, agreement)
    told = [one for one in feed(cast.desk, since) if one["record"] == "agreement" and "term_months" in one["after"]]
    assert [(one["before"]["term_months"], one["after"]["term_months"]) for one in told] == [(120, 132)]
    assert told[0]["agreement"].endswith(f"{agreement.reference}/")


def test_nothing_of_what_is_out_of_sight(cast: Cast, feed: Any) -> None:
    agreement = cast.record()
    correct(cast, agreement)
    for who in (cast.partner_desk, cast.third_desk, cast.guest, cast.admin, None):
        assert feed(who) == []


def test_shared_it_enters_whole_for_the_partner_alone(cast: Cast, feed: Any) -> None:
    agreement = cast.record()
    since = last()
    set_audience(cast, agreement, "parties")
    entered = feed(cast.partner_desk, since)
    assert sorted(kinds(entered))[:2] == [("act", "entered"), ("agreement", "entered")]
    assert {one["kind"] for one in entered} == {"entered"}
    whole = next(one for one in entered if one["record"] == "agreement")
    assert (whole["state"]["reference"], whole["before"], whole["after"]) == (agreement.reference, None, None)
    assert feed(cast.third_desk, since) == []
    mine = [one for one in feed(cast.desk, since) if one["record"] == "agreement"]
    assert [(one["kind"], one["after"]) for one in mine] == [("changed", {"audience": "parties"})]


def test_withdrawn_it_leaves_with_its_id_alone(cast: Cast, feed: Any) -> None:
    agreement = cast.record(audience="parties")
    since = last()
    set_audience(cast, agreement, "national")
    left = feed(cast.partner_desk, since)
    assert {one["kind"] for one in left} == {"left"}
    one = next(one for one in left if one["record"] == "agreement")
    assert one == {
        "position": one["position"],
        "kind": "left",
        "record": "agreement",
        "id": agreement.reference,
        "at": None,
        "agreement": None,
        "about_url": None,
        "before": None,
        "after": None,
        "state": None,
    }
    correct(cast, agreement)
    assert feed(cast.partner_desk, last()) == []
    # What entered before is told again to whoever begins anew, but not what it holds by now.
    again = [one for one in feed(cast.partner_desk) if kinds([one]) == [("agreement", "entered")]]
    assert [one["state"] for one in again] == [None]


def test_entered_by_mistake_it_leaves_for_everybody(cast: Cast, feed: Any) -> None:
    agreement = cast.record(audience="public")
    since = last()
    now = walks.fresh(agreement)
    agreement_mistake(officer=cast.desk, today=TODAY, agreement=now, reason="Twice.", expected_version=now.version)
    for who in (cast.desk, cast.third_desk, None):
        told = [one for one in feed(who, since) if one["record"] == "agreement"]
        assert told[-1]["kind"] == "left"


def test_the_own_half_tells_the_partner_nothing(cast: Cast, feed: Any) -> None:
    agreement = cast.record(audience="parties")
    since = last()
    now = walks.fresh(agreement)
    side_edit(officer=cast.desk, today=TODAY, agreement=now, values={"notes": "x"}, expected_version=now.version)
    assert feed(cast.partner_desk, since) == []


@pytest.mark.parametrize("after", ["-1", "x", "", "1" * 30, "1.5"])
def test_refuses_a_position_that_is_none(rest: Any, cast: Cast, after: str) -> None:
    answer = rest.get(cast.desk, f"changes/?after={after}")
    assert (answer.status, answer.codes) == (400, ["not_a_position"])


def test_of_a_position_yet_to_come(rest: Any, cast: Cast) -> None:
    assert rest.get(cast.desk, "changes/?after=999999").data["next_after"] == 999999


def test_activities_and_meetings_with_what_belongs_to_them(cast: Cast, feed: Any) -> None:
    doing = Doing(cast)
    doing.act("accepted", ours=True)
    ours = meeting_at(cast, "in_progress", audience="national")
    meeting = minuted(cast, "exchanged")
    told = {"officer": cast.desk, "today": TODAY, "expected_version": None}
    items_add(meeting=ours, entries=[{"title": "Only ours"}], **told)
    whole = feed(cast.desk, limit=1000)
    assert {
        *("activity", "activity_act", "meeting", "agenda_item", "outcome", "minutes", "step"),
    } <= {one["record"] for one in whole if one["kind"] == "entered"}
    about = {one["record"]: one["about_url"] for one in whole if one["kind"] == "entered"}
    assert about["activity_act"] == f"/api/v1/activities/{doing.activity.key}/" and about["minutes"].endswith(
        f"/meetings/{meeting.key}/"
    )
    theirs = feed(cast.partner_desk, limit=1000)
    assert "Only ours" in str(whole) and "Only ours" not in str(theirs)
    (act,) = (one for one in theirs if one["record"] == "activity_act")
    assert (act["state"]["kind"], act["state"]["side"], act["agreement"]) == ("accepted", "UKR", None)
    (minutes,) = (one for one in theirs if one["record"] == "minutes")
    assert minutes["state"]["text"] == "Both sides met."
    assert not [one for one in feed(cast.third_desk, limit=1000) if one["kind"] == "entered"]


def test_procurement_cases_and_courses_with_what_belongs_to_them(cast: Cast, feed: Any) -> None:
    buying = Buying(cast)
    buying.to("accepted")
    course = Learning(cast).activity
    whole = [one for one in feed(cast.partner_desk, limit=1000) if one["kind"] == "entered"]
    found = {one["record"]: one for one in whole}
    for about, names in (
        (buying.activity, ("case", "case_line", "case_instalment", "case_act")),
        (course, ("course", "seat")),
    ):
        assert {found[name]["about_url"] for name in names} == {f"/api/v1/activities/{about.key}/"}
    assert (found["case"]["state"]["seller"], found["case"]["state"]["stage"]) == ("GBR", "accepted")
    assert (found["case_line"]["state"]["what"], found["seat"]["state"]["sending"]) == ("Patrol boats", "UKR")
    moved = [one["after"] for one in feed(cast.desk, limit=1000) if (one["record"], one["kind"]) == ("case", "changed")]
    assert [one["stage"] for one in moved if "stage" in one][-2:] == ["offered", "accepted"]
    assert not [one for one in feed(cast.third_desk, limit=1000) if one["kind"] == "entered"]
