"""Every cell (from, to, role, side) of the lifecycles of entries and understandings, beside tables written by hand."""

from typing import Any

import pytest
from django.db import transaction

from agreements.reciprocity.acting import reciprocity_act
from agreements.reciprocity.agreeing import understanding_answer
from agreements.reciprocity.steps import ENTRY, entry_offers
from agreements.reciprocity.understanding import UnderstandingStatus
from agreements.reciprocity.understood import UNDERSTANDING, understanding_offers
from agreements.reciprocity.vocabulary import EntryStatus
from partners.models import Officer, StepTaken
from partners.records.errors import Forbidden, RecordError, Refused
from tests.cast import Cast
from tests.given import Giving, agreed, answered, proposed

ASKING = (
    "desk", "liaison", "approver", "other_approver", "minister", "auditor", "admin", "service", "own_guest",
    "partner_desk", "partner_liaison", "partner_approver", "third_desk",
)  # fmt: skip
WRITING = {"desk_officer", "liaison_officer", "approver"}
# Where each status of an entry that we give leads, and whose act it is.
LEADS: dict[str, dict[str, str]] = {
    "pledged": {"provided": "UKR"},
    "provided": {"acknowledged": "GBR"},
    "acknowledged": {"settled_in_kind": "UKR", "settled_cash": "UKR", "counted_as_goodwill": "UKR"},
    "settled_in_kind": {},
    "settled_cash": {},
    "counted_as_goodwill": {},
}


def test_both_tables_are_closed_and_name_every_status() -> None:
    assert set(LEADS) == {str(one) for one in EntryStatus} == {str(one) for one in ENTRY.statuses}
    named = {(source, one.target) for one in ENTRY.steps for source in one.sources}
    assert named == {(source, to) for source, leads in LEADS.items() for to in leads}
    assert set(ANSWERS) == {str(one) for one in UnderstandingStatus} == {str(one) for one in UNDERSTANDING.statuses}
    steps = {(source, one.target) for one in UNDERSTANDING.steps for source in one.sources if one.roles}
    assert steps == {(source, to) for source, leads in ANSWERS.items() for to in leads}


def attempted(work: Any) -> tuple[Any, ...]:
    """What a service answers; whatever it did is taken back."""
    try:
        with transaction.atomic():
            found = work()
            transaction.set_rollback(True)
            return ("done", found)
    except Refused as error:
        return ("Refused", {one.code for one in error.conditions})
    except Forbidden as error:
        return ("Forbidden", error.condition.code)
    except RecordError as error:
        return (type(error).__name__,)


@pytest.mark.parametrize("status", LEADS)
def test_an_entry_goes_where_the_table_says_by_the_side_whose_act_it_is(cast: Cast, status: str) -> None:
    giving = Giving(cast)
    giving.to(status)
    wrong = {}
    for name in ASKING:
        officer = getattr(cast, name)
        if officer.party.code in ("UKR", "GBR"):
            assert {one.step.target for one in entry_offers(officer, giving.fresh(), giving.today)} == set(
                LEADS[status]
            )
        for to in LEADS:
            found, wanted = (
                attempted(lambda to=to, officer=officer: acted(giving, officer, to)),
                entry_should(officer, status, to),
            )
            if found != wanted:
                wrong[name, to] = (found, wanted)
    assert not wrong


def acted(giving: Giving, officer: Officer, to: str) -> str:
    giving.fresh()
    given = {"entry": giving.entry, "to": to, "expected_version": giving.entry.version, "evidence": "Letter"}
    reciprocity_act(officer=officer, today=giving.today, **given)
    kept = StepTaken.objects.filter(subject="reciprocity", subject_id=giving.entry.pk, to_status=to)
    assert kept.latest("pk").side_id == giving.cast.party(LEADS[kept.latest("pk").from_status][to]).pk
    return giving.fresh().status


def entry_should(officer: Officer, status: str, to: str) -> tuple[Any, ...]:
    """What it should answer. Both sides have officers here, so that neither is reported."""
    (role,), code = officer.roles, officer.party.code
    if code not in ("UKR", "GBR") or role == "party_administrator":
        return ("Unseen",)
    if role not in WRITING | {"guest"}:
        return ("Forbidden", "role")
    if to not in LEADS[status]:
        return ("Refused", {"no_such_step"})
    missing = {"valuation_agreed"} if to == "settled_cash" else set()
    if LEADS[status][to] != code:
        return ("Refused", {"side_acts_itself", *missing}) if role in WRITING else ("Forbidden", "role")
    return ("Refused", missing) if missing else ("done", to)


# Where each status of an understanding leads, by an approver of either side; agreed once both agree.
ANSWERS: dict[str, set[str]] = {
    "proposed": {"agreed", "declined"},
    "agreed": {"ended"},
    "declined": set(),
    "replaced": set(),
    "ended": set(),
}


def standing(cast: Cast, status: str) -> Any:
    """A band as it stands in a status."""
    if status == "proposed":
        return proposed(cast, "GBR", "band")
    if status == "declined":
        return answered(cast, proposed(cast, "GBR", "band"), "officer", "declined", ours=False, reason="Too narrow.")
    one = agreed(cast, "GBR", "band")
    if status == "replaced":
        agreed(cast, "GBR", "band", low=30, high=70)
        one.refresh_from_db()
    return answered(cast, one, "officer", "ended", ours=True, reason="Over.") if status == "ended" else one


@pytest.mark.parametrize("status", ANSWERS)
def test_an_understanding_goes_where_the_table_says(cast: Cast, status: str) -> None:
    one = standing(cast, status)
    assert one.status == status
    wrong = {}
    for name in ASKING:
        officer = getattr(cast, name)
        if officer.party.code in ("UKR", "GBR"):
            assert {each.step.target for each in understanding_offers(officer, one)} == ANSWERS[status]
        for kind in ("agreed", "declined", "ended"):
            given = {"understanding": one, "kind": kind, "reason": "Weighed.", "expected_version": one.version}
            found = attempted(
                lambda given=given, officer=officer: (
                    understanding_answer(officer=officer, today=cast.today, **given).kind
                )
            )
            wanted = should_answer(officer, status, kind)
            if found != wanted:
                wrong[name, kind] = (found, wanted)
    assert not wrong


def should_answer(officer: Officer, status: str, kind: str) -> tuple[Any, ...]:
    """What it should answer."""
    (role,), code = officer.roles, officer.party.code
    if code not in ("UKR", "GBR") or role == "party_administrator":
        return ("Unseen",)
    if role != "approver":
        return ("Forbidden", "role")
    return ("done", kind) if kind in ANSWERS[status] else ("Refused", {"no_such_step"})


@pytest.mark.parametrize(("partner", "way"), [("GBR", "officer"), ("EST", "link"), ("EST", "reported")])
@pytest.mark.parametrize("giver", ["ours", "theirs"])
def test_an_entry_is_walked_to_its_end_in_each_of_the_three_ways(
    cast: Cast, partner: str, way: str, giver: str
) -> None:
    giving = Giving(cast, partner, way, giver="UKR" if giver == "ours" else partner)
    entry = giving.to("settled_cash")
    theirs = set(entry.acts.filter(side=giving.partner).values_list("way", flat=True))
    own = set(entry.acts.exclude(side=giving.partner).values_list("way", flat=True))
    assert theirs == {way} and own == {"officer"}
    assert entry.given_on == cast.today
