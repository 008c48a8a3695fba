"""Each side's own half: who may sign, approval at home with its clock, opinions; and rounds between the two."""

import datetime as dt
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agreements.instruments.acts import act_record
from agreements.instruments.half.approval import approval_keep
from agreements.instruments.half.clock import clock_on, days_of
from agreements.instruments.half.opinion import opinion_ask
from agreements.instruments.half.powers import powers_record
from agreements.instruments.half.tabling import sitting_add, tabling_rule_add, tabling_setting_remove
from agreements.instruments.mending import act_mistake
from agreements.instruments.signing.signatory import SignatoryEntry
from agreements.instruments.talks.round import round_correct, round_record
from agreements.models import FullPowers, HomeApproval, Opinion, Round, Signatory
from partners.models import Change
from partners.records.errors import Forbidden, Malformed, Refused, Unseen
from tests.cast import Cast
from tests.walks import fresh, widened

DAY = dt.date(2026, 11, 2)  # a Monday
TALKS = {"on": DAY, "place": "Kyiv", "our_head": "Director of policy", "outcome": "Articles 1 to 4 are agreed."}


def told(cast: Cast, agreement: Any, officer: Any = None) -> dict[str, Any]:
    """What every service is told."""
    return {"officer": officer or cast.desk, "today": cast.today, "agreement": agreement, "expected_version": None}


def test_a_clock_of_sitting_days_runs_out_on_its_last_day_and_has_run_out_the_day_after() -> None:
    sittings = days_of(DAY, dt.date(2026, 12, 31), [2, 3, 4])  # Tuesday to Thursday
    clock = clock_on(DAY, 6, "sitting_days", sittings, dt.date(2026, 11, 12))
    assert (clock.runs_out_on, clock.counted, clock.elapsed) == (dt.date(2026, 11, 12), 6, False)
    assert clock_on(DAY, 6, "sitting_days", sittings, dt.date(2026, 11, 13)).elapsed
    few = clock_on(DAY, 60, "sitting_days", sittings, dt.date(2027, 12, 31))
    assert (few.runs_out_on, few.elapsed) == (None, False)


@given(days=st.integers(1, 60), shift=st.integers(-30, 120), weekdays=st.sets(st.integers(1, 7), min_size=1))
def test_a_clock_never_runs_backwards_nor_out_before_its_days(days: int, shift: int, weekdays: set[int]) -> None:
    sittings = days_of(DAY, DAY + dt.timedelta(days=600), weekdays)
    today = DAY + dt.timedelta(days=shift)
    for kind in ("calendar_days", "sitting_days"):
        now, later = (clock_on(DAY, days, kind, sittings, one) for one in (today, today + dt.timedelta(days=1)))
        assert now.counted <= later.counted <= days and (later.elapsed or not now.elapsed)
        assert now.runs_out_on is not None and (now.runs_out_on - DAY).days >= days
        assert now.elapsed == (today > now.runs_out_on)
        assert now.counted < days or today >= now.runs_out_on


def test_an_approval_waits_for_its_clock_or_an_approvers_exemption(cast: Cast) -> None:
    agreement = cast.prepared("in_approval", values={"entry_method": "approval", "approval_needed": True})
    given = {"officer": cast.desk, "today": cast.today}
    rule = tabling_rule_add(name="All treaties", days=21, kind="sitting_days", source="Law 7/2004", **given)
    sitting_add(first=DAY, last=dt.date(2026, 12, 20), weekdays=[2, 3, 4], **given)
    values = {"procedure": "parliament", "tabled_on": DAY}
    row = approval_keep(values=values, rule=rule, **told(cast, agreement))
    tabling_setting_remove(rule_id=rule.pk, **given)  # the clock keeps its days
    act = {"kind": "approved", "on": "2026-11-22", "side": cast.party("UKR")}
    with pytest.raises(Refused) as caught:
        act_record(**act, **told(cast, agreement))
    assert {one.code for one in caught.value.conditions} == {"tabling_elapsed", "approval_act_named"}
    assert HomeApproval.objects.get().clock(cast.today).runs_out_on == dt.date(2026, 12, 17)
    change = {"values": {"exemption": "Urgent by decree."}, "approval_id": row.pk}
    with pytest.raises(Forbidden):
        approval_keep(**change, **told(cast, agreement))
    approval_keep(**change, **told(cast, agreement, cast.approver))
    with pytest.raises(Malformed):
        approval_keep(values={"approved_on": cast.today}, approval_id=row.pk, **told(cast, agreement))
    passed = {"approved_on": cast.today, "act_number": "Law 12/2026", "gazette": "No. 40"}
    approval_keep(values=passed, approval_id=row.pk, **told(cast, agreement))
    act_record(**act, **told(cast, agreement))
    assert agreement.acts.filter(kind="approved").get().number == ""


def test_one_notifies_only_what_is_approved_at_home_and_the_other_side_is_not_asked(cast: Cast) -> None:
    agreement = cast.prepared("in_approval", values={"approval_needed": True})
    for officer, code in ((cast.desk, "UKR"), (cast.partner_desk, "GBR")):
        act = {"kind": "notified", "on": "2026-11-22", "side": cast.party(code)}
        with pytest.raises(Refused, match="approved_at_home"):
            act_record(**act, **told(cast, agreement, officer))
        law = {"procedure": "parliament", "approved_on": cast.today, "act_number": "Law 12"}
        approval_keep(values=law, **told(cast, agreement, officer))
        act_record(**act, **told(cast, agreement, officer))
    assert fresh(agreement).status == "in_force"


def signed(cast: Cast, agreement: Any, *people: SignatoryEntry, **given: str) -> Any:
    """Ukraine signs."""
    act = {"kind": "signed", "on": "2026-11-22", "side": cast.party("UKR"), "place": "Kyiv", "capacity": "Minister"}
    return act_record(**{**act, **given}, signatories=people, **told(cast, agreement, cast.approver))


def test_a_treaty_is_signed_by_office_or_by_full_powers_that_are_named(cast: Cast) -> None:
    agreement = cast.prepared("text_agreed")
    for people, missing in (
        ((), "signatories_named"),
        ((SignatoryEntry("A. Person", "Deputy minister"),), "signatories_empowered"),
        ((SignatoryEntry("A. Person", "Deputy minister", "full_powers"),), "signatories_empowered"),
    ):
        with pytest.raises(Refused) as caught:
            signed(cast, agreement, *people)
        assert [one.code for one in caught.value.conditions] == [missing]
    with pytest.raises(Malformed):
        signed(cast, agreement, SignatoryEntry("", "Minister", "by_office"))
    two = (SignatoryEntry("A. Person", "Prime minister", "by_office"),
           SignatoryEntry("B. Person", "Minister of Defence", "full_powers", "3/2026"))  # fmt: skip
    act = signed(cast, agreement, *two, capacity="")
    assert (act.capacity, act.manner) == ("Prime minister; Minister of Defence", "on_paper")
    assert [one.name for one in Signatory.objects.visible_to(cast.partner_desk).order_by("id")] == [
        "A. Person", "B. Person",
    ]  # fmt: skip
    kept = Change.objects.filter(source=Signatory._meta.db_table).first()
    assert kept.after["name"] == "…"
    act_mistake(act_id=act.pk, reason="Not yet.", **told(cast, agreement, cast.approver))
    assert not Signatory.objects.visible_to(cast.approver).exists()


def test_on_screen_an_officer_signs_for_oneself_and_today(cast: Cast) -> None:
    agreement = cast.prepared("text_agreed")
    office = SignatoryEntry("Somebody else", "Another", "by_office")
    with pytest.raises(Malformed) as caught:
        signed(cast, agreement, office, manner="on_screen", on="2026-11-21")
    assert caught.value.fields == {"on": ["today_only"], "manner": ["function_missing"]}
    cast.approver.function = "Minister of Foreign Affairs"
    cast.approver.save()
    signed(cast, agreement, office, manner="on_screen")
    assert Signatory.objects.values_list("name", "function", "power").get() == (
        "Approver", "Minister of Foreign Affairs", "by_office",
    )  # fmt: skip


def test_the_own_half_is_nobody_elses(cast: Cast) -> None:
    agreement = cast.prepared("negotiating")
    opinion_ask(kind="legal", office="Legal service", **told(cast, agreement))
    power = {"power": "full_powers", "issued_by": "President", "issued_on": cast.today}
    with pytest.raises(Malformed):
        powers_record(name="A. Person", function="Minister", power="full_powers", **told(cast, agreement))
    powers_record(name="A. Person", function="Minister", **power, **told(cast, agreement))
    approval_keep(values={"procedure": "government"}, **told(cast, agreement))
    widened(cast, fresh(agreement), "public")
    for model in (Opinion, FullPowers, HomeApproval):
        assert model.objects.visible_to(cast.auditor).count() == 1
        for other in (cast.partner_approver, cast.third_desk, cast.own_guest, cast.admin):
            assert not model.objects.visible_to(other).exists()
    with pytest.raises(Unseen):
        approval_keep(values={}, approval_id=HomeApproval.objects.get().pk, **told(cast, agreement, cast.partner_desk))


def test_a_round_is_between_the_two_and_never_released(cast: Cast) -> None:
    agreement = cast.prepared("negotiating")
    for wrong in ({"place": ""}, {"outcome": ""}, {"on": dt.date(2027, 1, 1)}, {"next_on": DAY}):
        with pytest.raises(Malformed):
            round_record(values={**TALKS, **wrong}, **told(cast, agreement))
    row = round_record(values=TALKS, **told(cast, agreement))
    theirs = round_record(values={**TALKS, "means": "by_video"}, **told(cast, agreement, cast.partner_desk))
    assert (row.number, theirs.number, row.audience) == (1, 2, "parties")
    with pytest.raises(Forbidden):
        round_correct(round_id=row.pk, values={}, **told(cast, agreement, cast.partner_desk))
    widened(cast, fresh(agreement), "public")
    assert set(Round.objects.values_list("audience", flat=True)) == {"parties"}
    assert not Round.objects.visible_to(cast.third_desk).exists()
    signed_one = cast.prepared("signed")
    with pytest.raises(Refused, match="round_has_its_time"):
        round_record(values=TALKS, **told(cast, signed_one))
