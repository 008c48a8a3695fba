"""What ends in our views: told in the inbox of whoever sees to the partner, shown in To do, and to nobody else."""

import datetime as dt
from typing import Any

from agreements.reminders.profiles import profile_lines_tell
from partners.models import Notice, Profile
from partners.partnerships.noting import partnership_assign
from tests.cast import Cast
from tests.cooperation.pages.looking import look, text
from tests.partners.profile.test_profiles import line


def test_what_ends_is_told_at_each_threshold_once_and_to_the_own_side_alone(cast: Cast) -> None:
    last = cast.today + dt.timedelta(days=100)
    for term in ("demining", "airlift"):
        line(cast, "EST", "offered", term, valid_until=last, level="full")
    line(cast, "GBR", "communication", "hf_radio", valid_until=last + dt.timedelta(days=90))
    told = [profile_lines_tell(last - dt.timedelta(days=left)) for left in (100, 91)]
    assert told == [0, 0]
    for left, notices in ((90, 3), (89, 3), (59, 6), (0, 9), (-3, 9), (-40, 9)):
        profile_lines_tell(last - dt.timedelta(days=left))
        assert Notice.objects.filter(code="profile_review", subject_id=_view("EST")).count() == notices, left
    kept = Notice.objects.filter(code="profile_review", subject_id=_view("EST"))
    assert {one.officer for one in kept} == {cast.desk, cast.other_desk, cast.liaison}
    assert {one.digest for one in kept} == {""} and {one.data["number"] for one in kept} == {2}
    inbox = text(look(cast.desk, "/notices/"))
    assert "2 things that it offers, seeks or holds are valid only until" in inbox and "Our view of Estonia" in inbox
    assert "Our view of Estonia" in text(look(cast.desk, "/notices/", q="estonia"))
    assert "Our view of Estonia" not in text(look(cast.desk, "/notices/", q="latvia"))
    assert "Estonia" not in text(look(cast.partner_desk, "/notices/"))


def test_whoever_is_responsible_for_the_partner_is_told_instead_of_all(cast: Cast) -> None:
    last = cast.today + dt.timedelta(days=20)
    line(cast, "EST", "offered", "demining", valid_until=last)
    line(cast, "EST", "offered", "airlift", valid_until=cast.today - dt.timedelta(days=1))
    told: dict[str, Any] = {"officer": cast.desk, "today": cast.today, "expected_version": None}
    partnership_assign(**told, partner=cast.party("EST"), responsible=cast.approver)
    assert profile_lines_tell(cast.today) == 1
    (notice,) = Notice.objects.filter(code="profile_review")
    assert (notice.officer, notice.data["outcome"]) == (cast.approver, "one")


def test_to_do_names_what_ends_and_what_has_ended(cast: Cast) -> None:
    line(cast, "EST", "offered", "demining", valid_until=dt.date(2026, 11, 1))
    line(cast, "LVA", "sought", "airlift", valid_until=dt.date(2026, 12, 31))
    line(cast, "POL", "sought", "sealift", valid_until=dt.date(2029, 12, 31))
    page = text(look(cast.desk, "/to-do/"))
    assert "Estonia: Demining No longer valid since 1 November 2026." in page
    assert "Latvia: Airlift Valid until 31 December 2026." in page and "Sealift" not in page
    for other in (cast.partner_desk, cast.auditor, cast.own_guest):
        assert "Demining" not in text(look(other, "/to-do/"))


def _view(code: str) -> int:
    return Profile.objects.get(party__code=code).pk
