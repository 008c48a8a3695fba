"""The sample gives each of its accounts something to do, and alleges nothing about a real state."""

import pytest
from django.db import transaction

from agreements.activities.moving import activity_offers
from agreements.models import Activity, Agreement, ProcurementCase, Seat
from cooperation.day import legal_day
from cooperation.meetings.meeting import Meeting
from cooperation.phases.gate import Gate
from cooperation.phases.measures import readings_of
from cooperation.phases.phase import PartnershipPhase
from cooperation.sample import load
from partners.models import Officer, Party, ProfileLine, Role
from partners.parties.loading import reference_load
from partners.profile.reading import goals_shared, held_by_both, views


@pytest.fixture(scope="module")
def accounts(django_db_setup, django_db_blocker):
    """Loaded once: these tests only read."""
    with django_db_blocker.unblock(), transaction.atomic():
        reference_load()
        yield load(None)
        transaction.set_rollback(True)


def test_the_desk_officer_of_ukraine_stands_first_and_every_password_is_its_own(accounts):
    assert accounts[0].email == "desk@ukr.example"
    assert len({one.password for one in accounts}) == len(accounts) == Officer.objects.filter(is_sample=True).count()


def test_what_is_invented_says_so_and_is_between_a_state_and_an_invented_one(accounts):
    for agreement in Agreement.objects.filter(source_key="").select_related("partnership"):
        assert agreement.is_sample
        assert {"XAD", "XBN"} & set(agreement.partnership.codes)
        assert agreement.title_in("en").startswith("Sample") and agreement.title_in("fr").startswith("Exemple")


def test_the_real_agreements_are_public_and_say_nothing_without_a_source(accounts):
    real = Agreement.objects.exclude(source_key="").prefetch_related("acts")
    assert len(real) == 30
    for agreement in real:
        assert agreement.audience == "public" and not agreement.is_sample
        assert all(act.source for act in agreement.acts.all())


def test_each_account_that_reads_sees_something_national_or_shared(accounts):
    for officer in Officer.objects.filter(is_sample=True).exclude(roles__contains=[Role.ADMINISTRATOR]):
        seen = Agreement.objects.visible_to(officer).exclude(audience="public")
        assert seen.exists(), officer.email


def test_views_are_of_the_invented_ministries_alone_and_meet(accounts):
    assert {line.profile.party.code for line in ProfileLine.objects.select_related("profile__party")} == {"XAD", "XBN"}
    desk = Officer.objects.get(email="desk@adoma.example")
    seen = views(desk, Party.objects.filter(code__in=("XAD", "XBN")), legal_day())
    ours, theirs = sorted(seen.values(), key=lambda view: view.party.code)
    assert next(iter(goals_shared(ours, theirs))) == "maritime_security"
    assert set(ours.sought) == set(theirs.offered) == {"coastal_radar"}
    assert set(theirs.sought) == set(ours.offered) == {"peacekeeping_training"}
    assert held_by_both(ours, theirs) == ["vhf_uhf_radio"]


def test_activities_phases_and_meetings_are_between_a_state_and_an_invented_one_and_say_so(accounts):
    for activity in Activity.objects.select_related("partnership"):
        assert activity.is_sample and activity.title.startswith(("Sample", "Exemple"))
        assert {"XAD", "XBN"} & set(activity.partnership.codes)
    for meeting in Meeting.objects.select_related("partnership"):
        assert meeting.title_in("en").startswith("Sample") and meeting.title_in("fr").startswith("Exemple")
        assert {"XAD", "XBN"} & set(meeting.partnership.codes)
    for phase in PartnershipPhase.objects.select_related("partnership"):
        assert {"XAD", "XBN"} & set(phase.partnership.codes)
        assert not phase.reason or phase.reason.startswith("Sample")


@pytest.mark.parametrize("email", ["desk@ukr.example", "desk@adoma.example", "bureau@benuwa.example"])
def test_no_room_is_empty_at_the_first_start(accounts, email):
    officer = Officer.objects.get(email=email)
    for model in (Activity, Meeting, PartnershipPhase, Gate):
        assert model.objects.visible_to(officer).exists(), model


def test_activities_stand_at_every_stage_of_the_way_and_gates_are_measured_by_them(accounts):
    today, desk = legal_day(), Officer.objects.get(email="desk@adoma.example")
    standing = set(Activity.objects.values_list("status", flat=True))
    assert standing == {"accepted_by_one", "agreed", "planned", "confirmed", "completed", "reported"}
    gate = Gate.objects.get(from_phase="pilot")
    said = {one.criterion.code: one.measured.value for one in readings_of(desk, gate, today)}
    assert said["pilot_activities_done"] == 100 and said["reports_filed"] == 50
    course = Activity.objects.get(activity_type="course_seat")
    assert [one.status for one in Seat.objects.visible_to(desk).filter(activity=course)] == ["requested"] * 4
    purchase = Activity.objects.get(activity_type="procurement_case")
    assert ProcurementCase.objects.get(activity=purchase).stage == "offer_in_preparation"
    (offer,) = [one for one in activity_offers(desk, purchase, today) if one.step.name == "plan"]
    assert {one.code for one in offer.missing} == {"cap_days", "cap_amount"}
