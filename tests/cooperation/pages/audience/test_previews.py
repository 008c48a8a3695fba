"""Activities and meetings as the partner and as everyone would see them, at any time, and of nobody else's."""

from typing import Any

import pytest

from agreements.activities.planning import activity_half_edit
from cooperation.meetings.agenda_writing import items_add
from tests.cases import Buying
from tests.cast import TODAY, Cast
from tests.cooperation.pages.looking import look, text
from tests.doings import Doing, widened_activity
from tests.learning import Learning
from tests.meetings import meeting_at, minuted


@pytest.fixture(autouse=True)
def _on_the_day(monkeypatch: pytest.MonkeyPatch) -> None:
    """The legal day of pages is the day of the cast."""
    for module in ("activities.about", "activities.sight"):
        monkeypatch.setattr(f"cooperation.pages.{module}.legal_day", lambda: TODAY)


def test_an_activity_is_seen_with_the_eyes_of_the_partner_before_and_after_it_is_shared(cast: Cast) -> None:
    basis = cast.record(audience="national", titles={"en": "Only ours"})
    doing = Doing(cast, "GBR", "reported", legal_basis=basis)
    doing.act("accepted", ours=True)
    told: dict[str, Any] = {"officer": cast.desk, "today": TODAY, "expected_version": None}
    activity_half_edit(activity=doing.activity, responsible=cast.desk, notes="Our bottom line", **told)
    page = f"/activities/{doing.fresh().key}/"
    assert "As the partner sees it" in text(look(cast.desk, page))
    before = text(look(cast.desk, f"{page}seen-by/parties/"))
    assert "does not see this yet" in before and "Sea patrol" in before and "Accepted" in before
    assert "Our bottom line" not in before and "Only ours" not in before and "Change" not in before
    for officer, seen_as, status in (
        (cast.partner_desk, "parties", 404),
        (cast.third_desk, "public", 404),
        (cast.desk, "nobody", 404),
        (cast.desk, "public", 200),
    ):
        assert look(officer, f"{page}seen-by/{seen_as}/").status_code == status
    shared = widened_activity(cast, doing.activity, "parties")
    after = text(look(cast.desk, f"/activities/{shared.key}/seen-by/parties/"))
    assert "You see this as United Kingdom sees it." in after and "Our bottom line" not in after
    assert look(cast.partner_desk, f"/activities/{shared.key}/seen-by/parties/").status_code == 404
    assert "See the whole page as they would" in text(look(cast.desk, f"/activities/{shared.key}/audience/?to=public"))


def test_courses_and_purchases_are_seen_as_the_partner_and_as_everyone_would_see_them(cast: Cast) -> None:
    purchase = Buying(cast)
    purchase.write()
    for activity, told in ((Learning(cast).activity, "Staff college"), (purchase.activity, "Patrol boats")):
        for seen_as in ("parties", "public"):
            seen = text(look(cast.desk, f"/activities/{activity.key}/seen-by/{seen_as}/"))
            assert told in seen and "/training/" not in seen and "/case/" not in seen  # nothing to change


def test_a_meeting_is_seen_without_what_stays_with_us(cast: Cast) -> None:
    ours = meeting_at(cast, audience="national", titles={"en": "Quiet talks"})
    basis = cast.record(audience="national", titles={"en": "Only ours"})
    entries = [{"title": "Fisheries", "agreement": basis}]
    items_add(meeting=ours, entries=entries, officer=cast.desk, today=TODAY, expected_version=None)
    shown = text(look(cast.desk, f"/meetings/{ours.key}/seen-by/parties/"))
    assert "Fisheries" in shown and "does not see this yet" in shown and "Only ours" not in shown
    drafted, sent = minuted(cast, "drafted"), minuted(cast, "exchanged")
    assert "Both sides met." not in text(look(cast.desk, f"/meetings/{drafted.key}/seen-by/parties/"))
    assert "Both sides met." in text(look(cast.desk, f"/meetings/{sent.key}/seen-by/parties/"))
    assert "Both sides met." not in text(look(cast.desk, f"/meetings/{sent.key}/seen-by/public/"))
    assert look(cast.partner_desk, f"/meetings/{sent.key}/seen-by/parties/").status_code == 404
