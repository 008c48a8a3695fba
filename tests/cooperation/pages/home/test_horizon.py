"""What time will bring: the next event of each agreement of the own party within a year, soonest first."""

import datetime as dt
from typing import Any

from django.db import connection
from django.test.utils import CaptureQueriesContext

from agreements.instruments.entry import ActEntry
from agreements.models import Standing
from cooperation.desk.horizon import coming
from partners.models import Role

TACIT = {"legal_nature": "treaty_binding", "entry_method": "on_signature", "term_kind": "tacit_renewal"}


def ends(cast: Any, on: str, **more: Any) -> Any:
    """A recorded agreement that is reported to end on a day."""
    return cast.record(term_kind="not_stated", term_months=None, ends_reported=on, **more)


def test_the_last_day_to_say_no_comes_before_the_renewal(cast: Any) -> None:
    signed = [ActEntry("signed", "2022-09-14", source="Ministry")]
    agreement = cast.record(acts=signed, term_months=60, notice_months=6, **TACIT)
    (event,) = coming(cast.desk, cast.today)
    assert (event.agreement, event.kind) == (agreement, "last_day_to_say_no")
    assert event.on.first == dt.date(2027, 3, 14) and event.then and event.then.first == dt.date(2027, 9, 15)


def test_only_what_comes_within_a_year_and_soonest_first(cast: Any) -> None:
    later, sooner = ends(cast, "2027-06-30"), ends(cast, "2027-01-31")
    ends(cast, "2027-11-23")
    ends(cast, "2026-11-21")
    last = ends(cast, "2027-11-22")
    assert [one.agreement for one in coming(cast.desk, cast.today)] == [sooner, later, last]


def test_of_the_own_party_alone_and_in_sight(cast: Any) -> None:
    ends(cast, "2027-01-31", audience="public")
    ends(cast, "2027-02-28")
    shared = ends(cast, "2027-03-31", audience="parties")
    assert len(coming(cast.desk, cast.today)) == 3
    assert len(coming(cast.partner_desk, cast.today)) == 2
    # Public between two others: seen, and not ours.
    assert coming(cast.third_desk, cast.today) == []
    assert shared in [one.agreement for one in coming(cast.partner_desk, cast.today)]


def test_a_standing_that_time_has_overtaken_is_computed(cast: Any) -> None:
    signed = [ActEntry("signed", "2017-01-31", source="Ministry")]
    agreement = cast.record(acts=signed, term_months=120, notice_months=6, **TACIT)
    later = dt.date(2027, 3, 1)
    assert Standing.objects.get(pk=agreement.pk).good_until < later
    (event,) = coming(cast.desk, later, months=120)
    assert event.on.first > later


def test_the_number_of_queries_does_not_grow(cast: Any) -> None:
    assert Role.DESK in cast.desk.roles

    def counted() -> int:
        with CaptureQueriesContext(connection) as queries:
            coming(cast.desk, cast.today)
        return len(queries)

    ends(cast, "2027-01-31")
    few = counted()
    for month in ("02", "03", "04"):
        ends(cast, f"2027-{month}-15")
    assert counted() == few == 1
