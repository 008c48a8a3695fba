"""Everything on stage, once for the walk."""

from collections.abc import Iterator

import pytest
from django.db import transaction
from django.test import override_settings
from pytest_django.plugin import DjangoDbBlocker

from tests.cast import Cast
from tests.cooperation.canary.scene import Scene


@pytest.fixture(scope="package")
def scene(django_db_setup: str, django_db_blocker: DjangoDbBlocker) -> Iterator[Scene]:
    """What every test of the walk goes over; what a walker writes is taken back at once.

    Whoever has no account may ask as often as the walk needs.
    """
    with override_settings(API_ANONYMOUS_PER_MINUTE=10**9), django_db_blocker.unblock(), transaction.atomic():
        yield Scene(Cast())
        transaction.set_rollback(True)
