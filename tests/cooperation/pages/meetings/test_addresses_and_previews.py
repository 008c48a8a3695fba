"""The old address of a meeting leads to the present one; a series and a phase are seen as others would see them."""

from typing import Any

from tests.cast import Cast
from tests.cooperation.api.conftest import Rest
from tests.cooperation.pages.looking import look, text
from tests.meetings import meeting_at, series_of, share
from tests.phases import Moving


def test_a_meeting_that_is_shared_has_its_reference_and_old_addresses_lead_there(cast: Cast) -> None:
    meeting = meeting_at(cast, audience="national")
    old = f"/meetings/{meeting.key}/"
    share(cast, meeting, "parties")
    meeting.refresh_from_db()
    assert meeting.key.startswith("GBR-UKR-2026-M")
    for beneath in ("", "minutes/", "paper/agenda/pdf/?language=fr", "seen-by/parties/"):
        answer = look(cast.desk, f"{old}{beneath}")
        assert (answer.status_code, answer["Location"]) == (302, f"/meetings/{meeting.key}/{beneath}")
    rest = Rest()
    moved = rest.get(cast.desk, f"{old[1:]}")
    assert (moved.status, moved.headers["Location"]) == (308, f"/api/v1/meetings/{meeting.key}/")
    assert rest.get(cast.third_desk, f"{old[1:]}").status == 404


def test_a_series_is_seen_as_the_partner_would_see_it(cast: Cast) -> None:
    series = series_of(cast)
    shared, ours = (meeting_at(cast, audience="national", series=series) for _number in range(2))
    page = f"/meetings/series/{series.key}/seen-by/parties/"
    shown = look(cast.desk, page)
    assert shown.status_code == 200 and "does not see this yet" in text(shown)
    assert not shown.context["table"]["rows"]
    share(cast, series, "parties")
    share(cast, shared, "parties")
    links = [row["cells"][0]["url"] for row in look(cast.desk, page).context["table"]["rows"]]
    shared.refresh_from_db()
    assert links == [f"/meetings/{shared.key}/"] and ours.key not in str(links)
    assert look(cast.partner_desk, page).status_code == 404
    everyone = look(cast.desk, page.replace("parties", "public"))
    assert "The public does not see this yet" in text(everyone)


def test_a_phase_is_seen_as_the_partner_would_see_it(cast: Cast) -> None:
    Moving(cast, "EST", "reported")
    page = "/partners/EST/phase/"
    assert f"{page}seen-by/parties/" in look(cast.desk, page).content.decode()
    shown: Any = look(cast.desk, f"{page}seen-by/parties/")
    assert "does not see this yet" in text(shown) and len(shown.context["gates"]["rows"]) == 1
    assert "The most that an activity may be now" not in text(shown)
    assert look(cast.partner_desk, "/partners/EST-UKR/phase/seen-by/parties/").status_code == 404
