"""The sample: accounts to try the product with, real agreements of Ukraine, and two invented ministries."""

import secrets

from django.utils import timezone

from cooperation.day import legal_day
from cooperation.runtime.home import Home
from cooperation.runtime.sample import SampleAccount
from cooperation.sample import doings, gates, gulf, meetings, ukraine, views
from cooperation.sample.people import CAST, make_officers, make_parties
from partners.models import Notice


def load(home: Home) -> list[SampleAccount]:
    """Load the sample into an empty installation; its accounts, the desk officer of Ukraine first."""
    today = legal_day()
    make_parties()
    passwords = {one.email: secrets.token_urlsafe(9) for one in CAST}
    officers = make_officers(passwords)
    ukraine.load(officers, today)
    for room in (gulf, gates, doings, meetings, views):
        room.load(officers, today)
    # What has happened before anybody signed in is no news; what waits for somebody still waits.
    Notice.objects.filter(officer__in=officers.values()).update(read_at=timezone.now())
    return [SampleAccount(one.email, passwords[one.email], one.label) for one in CAST]
