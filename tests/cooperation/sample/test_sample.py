"""The sample gives each of its accounts something to do, and alleges nothing about a real state."""

import pytest

from agreements.models import Agreement
from cooperation.sample import load
from partners.models import Officer, Role
from partners.parties.loading import reference_load

pytestmark = pytest.mark.django_db


@pytest.fixture
def accounts():
    reference_load()
    return load(None)


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
