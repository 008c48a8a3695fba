"""The one list of one-time links, whatever they ask about: activities, minutes and gates beside agreements."""

from typing import Any

import pytest

from cooperation.api.documentation.views import schema
from partners.models import AnswerLink
from tests.cast import TODAY, Cast
from tests.cooperation.api.conftest import Rest
from tests.cooperation.api.test_schema import fits
from tests.cooperation.pages.looking import as_, look, text
from tests.doings import Doing
from tests.meetings import minuted
from tests.phases import Moving


@pytest.fixture(autouse=True)
def _on_the_day(monkeypatch: pytest.MonkeyPatch) -> None:
    """The legal day of pages and REST is the day of the cast."""
    for module in ("pages.answer.listing", "api.resource"):
        monkeypatch.setattr(f"cooperation.{module}.legal_day", lambda: TODAY)


def test_links_of_all_kinds_are_made_by_rest_stand_in_one_list_and_are_closed_there(cast: Cast) -> None:
    rest, activity = Rest(), Doing(cast, "EST", "link").act("accepted", ours=True)
    meeting, moving = minuted(cast, "exchanged", partner="EST"), Moving(cast, "EST", "link")
    moving.to("in_review")
    gate = moving.decide("go", ours=True)
    about: tuple[dict[str, Any], ...] = (
        {"activity": activity.key, "asks": "accepted"},
        {"meeting": meeting.key, "asks": "minutes_agreed"},
        {"partnership": "EST-UKR", "gate": gate.number, "asks": "gate_decision"},
    )
    tags = (f"activities/{activity.key}/", f"meetings/{meeting.key}/", f"partnerships/EST-UKR/gates/{gate.number}/")
    for body, address in zip(about, tags, strict=True):
        tag = rest.get(cast.desk, address).tag
        assert rest.post(cast.desk, "links/", {**body, "asks": "signed"}, If_Match=tag).status == 400
        made = rest.post(cast.desk, "links/", body, If_Match=tag)
        assert made.status == 201 and made.data["agreement"] is None and address in made.data["about_url"]
    assert rest.post(cast.desk, "links/", {**about[0], **about[1]}, If_Match=tag).status == 400
    listed = rest.get(cast.desk, "links/?state=open")
    schema.cache_clear()
    fits(schema("en"), listed, "links/")
    assert [one["subject"] for one in listed.data["results"]] == ["gate", "meeting", "activity"]
    shown = text(look(cast.desk, "/one-time-links/", state="open"))
    for asked in ("Does Estonia accept this activity?", "agree to the minutes of “Talks”?", "What does Estonia decide"):
        assert asked in shown
    assert "Sea patrol" in text(look(cast.desk, "/one-time-links/", q="patrol"))
    for link in AnswerLink.objects.all():
        closed = f"/one-time-links/{link.pk}/close/"
        assert as_(cast.third_desk).post(closed).status_code == 404
        assert as_(cast.desk).post(closed, {"next": "/to-do/"}).headers["Location"] == "/to-do/"
    assert not rest.get(cast.desk, "links/?state=open").data["results"]
    assert "Closed by us" in text(look(cast.desk, f"/meetings/{meeting.key}/minutes/link/"))
