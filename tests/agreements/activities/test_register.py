"""The register of exchanges: metadata alone, between the two sides alone, receipt in the three ways."""

import datetime as dt
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from agreements.activities.intelligence.neutral import neutral_faults
from agreements.activities.intelligence.receiving import exchange_act, exchange_link_answer, exchange_link_make
from agreements.activities.intelligence.registering import exchange_mistake
from agreements.activities.intelligence.reminding import intelligence_tell
from agreements.activities.intelligence.selectors import exchanges_waiting, is_so
from agreements.activities.intelligence.stages import arrangement_step
from agreements.models import Exchange
from partners.models import Contest, Notice
from partners.records.errors import Forbidden, Malformed, RecordError, Refused
from tests.cast import Cast
from tests.sharing import Sharing, told

ASKING = ("desk", "liaison", "approver", "minister", "auditor", "own_guest", "partner_desk", "third_desk")
OFFICERS = {"desk_officer", "liaison_officer", "approver"}


def test_a_reference_number_says_nothing() -> None:
    for text in ("26-0417/A", "7", "N.12-4", "ABC/2026-1"):
        assert neutral_faults(text) == []
    for text, fault in (
        ("", "required"),
        ("9" * 25, "too_long"),
        ("Convoy at dawn 7", "looks_like_content"),
        ("brigade7", "looks_like_content"),
        ("ABC", "looks_like_content"),
        ("AB1234567", "looks_like_passport"),
        ("31UDQ48251119", "looks_like_coordinates"),
    ):
        assert neutral_faults(text) in ([fault], ["looks_like_content"]), text


def test_numbers_run_by_arrangement_and_year_and_markings_follow_the_table(cast: Cast) -> None:
    sharing = Sharing(cast).operating()
    first = sharing.enter(marked_as="Secret")
    second = sharing.enter(marked_as="Restricted", sent_on=dt.date(2026, 11, 1))
    old = sharing.enter(sent_on=dt.date(2025, 3, 1))
    theirs = sharing.enter(cast.partner_desk, marked_as="Hidden", kind="reply", answers=first.pk)
    assert [one.key for one in (first, second, old, theirs)] == ["2026-001", "2026-002", "2025-001", "2026-003"]
    assert (first.handled_as, second.handled_as, old.handled_as, theirs.handled_as) == ("Most hidden", "", "", "Secret")
    assert sharing.enter(marked_as="Confidential", handle_as="Most hidden").handled_as == "Most hidden"
    with pytest.raises(Refused, match="protection_never_lower"):
        sharing.enter(marked_as="Secret", handle_as="Hidden")
    assert theirs.receipt_by == cast.today + dt.timedelta(days=10)
    with pytest.raises(Refused, match="nothing_answers_it"):
        exchange_mistake(**told(cast, sharing.activity), exchange_id=first.pk, why="wrong_data")
    exchange_mistake(**told(cast, sharing.activity), exchange_id=second.pk, why="entered_twice")
    assert sharing.enter().key == "2026-005"
    with pytest.raises(Forbidden):
        exchange_mistake(**told(cast, sharing.activity), exchange_id=theirs.pk, why="wrong_data")


@pytest.mark.parametrize(
    ("values", "fault"),
    [
        ({"subject_number": "Tanks near the bridge"}, {"subject_number": ["looks_like_content"]}),
        ({"sent_on": dt.date(2027, 1, 1)}, {"sent_on": ["in_the_future"]}),
        ({"kind": "gossip"}, {"kind": ["unknown"]}),
        ({"marked_as": "Hidden"}, {"marked_as": ["not_on_scale"]}),
        ({"handling": ["return_by"]}, {"due_on": ["required"]}),
        ({"due_on": dt.date(2027, 1, 1)}, {"due_on": ["only_by_a_day"]}),
        ({"handling": ["release_to_named_parties"]}, {"release_to": ["required"]}),
        ({"handling": ["release_to_named_parties"], "release_to": ["XXX"]}, {"release_to": ["unknown"]}),
        ({"text": "What it says"}, {"text": ["unknown_field"]}),
        ({"channel": 10**9}, {"channel": ["unknown"]}),
        ({"answers": 10**9}, {"answers": ["unknown"]}),
    ],
)
def test_what_is_wrong_is_said_by_field(cast: Cast, values: dict[str, Any], fault: dict[str, list[str]]) -> None:
    with pytest.raises(Malformed) as caught:
        Sharing(cast).operating().enter(**values)
    assert caught.value.fields == fault


def test_every_cell_of_the_register(cast: Cast) -> None:
    """Each of the cast, for each side as the sender, in each stage: entered, or why not."""
    sharing, wrong = Sharing(cast).operating(), {}
    for stage in ("in_operation", "suspended", "ended"):
        if stage != "in_operation":
            arrangement_step(**told(cast, sharing.activity), to=stage, reason="Review")
        for name in ASKING:
            officer = getattr(cast, name)
            for sender in ("UKR", "GBR"):
                expected: Any = "done" if stage == "in_operation" else {"arrangement_operates"}
                if officer.party.code not in ("UKR", "GBR"):
                    expected = "Unseen"
                elif officer.roles[0] not in OFFICERS:
                    expected = "Forbidden"
                elif stage == "in_operation" and sender != officer.party.code:
                    expected = {"side_acts_itself"}
                if (found := tried(sharing, officer, sender)) != expected:
                    wrong[stage, name, sender] = (found, expected)
    assert not wrong


def tried(sharing: Sharing, officer: Any, sender: str) -> Any:
    """What the service answers."""
    try:
        sharing.enter(officer, sender=sender)
    except Refused as error:
        return {one.code for one in error.conditions}
    except RecordError as error:
        return type(error).__name__
    return "done"


def test_receipt_is_given_once_by_the_receiver_itself(cast: Cast) -> None:
    sharing = Sharing(cast).operating()
    due = cast.today + dt.timedelta(days=5)
    entry = sharing.enter(sent_on=dt.date(2026, 11, 1), handling=["destroy_by"], due_on=due)
    late = exchanges_waiting(cast.desk, cast.today, cast.today)
    assert [one.pk for one in late] == [entry.pk] and not exchanges_waiting(cast.third_desk, due, due)
    given = {"exchange_id": entry.pk, "act": "exchange_received"}
    with pytest.raises(Refused, match="side_acts_itself"):
        exchange_act(**told(cast, sharing.activity), **given, evidence="NV-7/2026")
    for on, fault in ((dt.date(2026, 10, 1), "received_before_sent"), (dt.date(2027, 1, 1), "in_the_future")):
        with pytest.raises(Malformed) as caught:
            exchange_act(**told(cast, sharing.activity, cast.partner_desk), **given, on=on)
        assert caught.value.fields == {"on": [fault]}
    exchange_act(**told(cast, sharing.activity, cast.partner_desk), **given)
    with pytest.raises(Refused, match="received_once"):
        exchange_act(**told(cast, sharing.activity, cast.partner_desk), **given)
    assert not exchanges_waiting(cast.desk, cast.today, cast.today)
    later = due + dt.timedelta(days=1)
    assert Exchange.objects.filter(is_so("settle_late", later)).count() == 1
    assert intelligence_tell(due) > 0
    assert {one.officer.party.code for one in Notice.objects.filter(code="exchange_due")} == {"GBR"}
    settled = {"exchange_id": entry.pk, "act": "exchange_settled"}
    exchange_act(**told(cast, sharing.activity, cast.partner_desk, later), **settled)
    assert intelligence_tell(later) == 0 and not Exchange.objects.filter(is_so("to_settle", later)).exists()
    plain = sharing.enter()
    with pytest.raises(Refused, match="exchange_is_due"):
        nothing = {"exchange_id": plain.pk, "act": "exchange_settled"}
        exchange_act(**told(cast, sharing.activity, cast.partner_desk), **nothing)


def test_receipt_is_reported_by_us_or_given_by_a_link(cast: Cast) -> None:
    sharing = Sharing(cast, way="reported").operating()
    with pytest.raises(Malformed) as caught:
        sharing.enter(sender="EST")
    assert caught.value.fields == {"evidence": ["required"]}
    theirs = sharing.enter(sender="EST", evidence="NV-7/2026")
    assert (theirs.way, theirs.evidence) == ("reported", "NV-7/2026")
    ours = sharing.enter()
    reported = {"exchange_id": ours.pk, "act": "exchange_received"}
    with pytest.raises(Malformed):
        exchange_act(**told(cast, sharing.activity), **reported, evidence="They said that it came")
    exchange_act(**told(cast, sharing.activity), **reported, evidence="NV-8/2026")
    assert Exchange.objects.get(pk=ours.pk).receipt_way == "reported"
    with pytest.raises(Refused, match="shared_with_partner"):
        exchange_link_make(**told(cast, sharing.activity), exchange_id=sharing.enter().pk, act="exchange_received")
    sharing.share()
    asked = [sharing.enter(), sharing.enter()]
    tokens = [
        exchange_link_make(**told(cast, sharing.activity), exchange_id=one.pk, act="exchange_received")[1]
        for one in asked
    ]
    answer: Any = {"officer": None, "today": cast.today, "answered_by": "Head of registry"}
    exchange_link_answer(**answer, token=tokens[0], agrees=True)
    exchange_link_answer(**answer, token=tokens[1], agrees=False, reason="It did not come.")
    assert Exchange.objects.get(pk=asked[0].pk).receipt_way == "link"
    assert Exchange.objects.get(pk=asked[1].pk).received_on is None
    objection = Contest.objects.get()
    assert (objection.subject, objection.subject_id) == ("exchange", asked[1].pk)


def test_an_exchange_is_never_anybody_elses(cast: Cast) -> None:
    sharing = Sharing(cast).operating()
    entry = sharing.enter()
    assert entry.audience == "parties" and not Exchange.objects.visible_to(cast.third_desk).exists()
    for values in (
        {"audience": "public"},
        {"subject_number": "Tanks near the bridge"},
        {"subject_number": "convoys7"},
        {"received_on": dt.date(2026, 1, 1), "receipt_way": "officer"},
        {"due_on": dt.date(2027, 1, 1)},
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            Exchange.objects.filter(pk=entry.pk).update(**values)
