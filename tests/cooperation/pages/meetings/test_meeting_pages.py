"""A meeting in pages, from its series to minutes that both sides agree to."""

import re
from typing import Any

import pytest
from django.test import Client

from cooperation.models import AgendaItem, Meeting, MeetingSeries, Outcome
from tests.cast import Cast
from tests.meetings import again, meeting_at, minuted, series_of, share

_READ_THE_DAY = (
    "agenda", "filling", "finding", "listing", "meeting", "minutes_answering", "minutes_links",
    "minutes_writing", "onward", "running", "series", "writing",
)  # fmt: skip


@pytest.fixture(autouse=True)
def on_the_legal_day(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    """The pages read the legal day of the tests."""
    for name in _READ_THE_DAY:
        monkeypatch.setattr(f"cooperation.pages.meetings.{name}.legal_day", lambda: cast.today)


def signed_in(officer: Any) -> Client:
    """A browser of an officer."""
    client = Client()
    client.force_login(officer)
    return client


def sent(client: Client, url: str, **values: Any) -> str:
    """Fill a form in and send it; where it leads. Fails with what the page says is wrong."""
    shown = client.get(url).content.decode()
    hidden = {name: found[1] for name in ("version", "submission") if (found := _hidden(shown, name))}
    answer = client.post(url, {**hidden, **values})
    assert answer.status_code == 303, answer.content.decode()
    return str(answer.headers["Location"])


def _hidden(text: str, name: str) -> Any:
    return re.search(rf'name="{name}" value="([^"]*)"', text)


def test_a_series_leads_to_a_meeting_that_is_held_minuted_and_agreed(cast: Cast) -> None:
    desk, partner = signed_in(cast.desk), signed_in(cast.partner_desk)
    rhythm = {"every_months_0": "1", "last_held_on_0": "10", "last_held_on_1": "12", "last_held_on_2": "2025"}
    titles = {"title_en": "Dialogue", "kind": "ministerial", "hosting": "alternates", "first_host": "other"}
    url = sent(desk, "/meetings/series/new/", partner="GBR", decided="Statement", **rhythm, **titles)
    series = MeetingSeries.objects.get()
    assert "The next one is to be planned" in desk.get(url).content.decode()
    form = desk.get(f"/meetings/new/?series={series.key}").content.decode()
    assert 'value="Dialogue 2026"' in form and 'value="GBR" selected' in form
    when = {"on": "2026-11-22", "begins": "10:00", "ends": "12:00", "zone": "Europe/Kyiv", "place": "Kyiv"}
    what = {"title_en": "Dialogue 2026", "kind": "ministerial", "mode": "in_person", "host": "GBR"}
    home = sent(desk, f"/meetings/new/?series={series.key}", **when, **what)
    meeting = Meeting.objects.get()
    sent(desk, f"{home}items/new/", title="Training plan", lasts="30", presenter_side="UKR")
    sent(desk, f"{home}items/new/", title="Next meeting")
    sent(desk, f"{home}delegates/new/", side="UKR", name="A. B.", function="Minister", language="en", heads="on")
    share(cast, meeting, "parties")
    home = sent(desk, f"{home}step/open/")
    meeting.refresh_from_db()
    assert home == f"/meetings/{meeting.reference}/"
    assert partner.get(home).status_code == 200
    run = sent(desk, f"{home}step/in_progress/")
    sent(desk, run, kind="action", text="Send the list", side="GBR", due_on="2026-12-01")
    assert "2. <bdi>Next meeting" in desk.get(run).content.decode()
    sent(desk, run, kind="deferred", text="", side="GBR")
    sent(desk, f"{home}step/closed/")
    minutes = sent(desk, f"{home}minutes/draft/", text="Both sides met.")
    assert "Both sides met." not in partner.get(minutes).content.decode()
    version = again(meeting).version
    assert desk.post(f"{minutes}exchange/", {"version": version}).status_code == 303
    assert "Both sides met." in partner.get(minutes).content.decode()
    sent(desk, f"{minutes}UKR/agree/", on="2026-11-22")
    sent(partner, f"{minutes}GBR/agree/", on="2026-11-22")
    assert "Minutes agreed by both" in desk.get(minutes).content.decode()
    assert "Take them back" not in desk.get(minutes).content.decode()


def test_the_agenda_is_put_in_order_shortened_and_carried_over(cast: Cast) -> None:
    desk = signed_in(cast.desk)
    meeting = meeting_at(cast, "in_progress", items=3)
    other = meeting_at(cast)
    first, second, third = AgendaItem.objects.filter(meeting=meeting).order_by("position")
    home = f"/meetings/{meeting.key}/"
    for pk, do in ((third.pk, "up"), (first.pk, "remove")):
        answer = desk.post(f"{home}items/{pk}/move/", {"do": do, "version": again(meeting).version})
        assert answer.status_code == 303
    assert desk.post(f"{home}items/{second.pk}/move/", {"do": "up", "version": meeting.version}).status_code == 412
    sent(desk, f"{home}items/onward/", items=[str(third.pk)], to=str(other.pk), how="carry")
    sent(desk, f"{home}items/{second.pk}/edit/", title="Better", section="Part one")
    text = desk.get(home).content.decode()
    assert "Better" in text and "Carried over" in text


def test_an_action_is_reported_and_an_outcome_taken_back(cast: Cast) -> None:
    desk = signed_in(cast.desk)
    meeting = meeting_at(cast, "in_progress", partner="EST")
    home = f"/meetings/{meeting.key}/"
    sent(desk, f"{home}run/", kind="action", text="Send it", side="EST", due_on="2026-12-01")
    action = Outcome.objects.get()
    sent(desk, f"{home}actions/{action.pk}/", kind="done", on="2026-11-22", evidence="Letter 3")
    assert "Done · 22" in desk.get(home).content.decode()
    given = {"outcome": action.pk, "version": again(meeting).version}
    assert desk.post(f"{home}run/remove/", given).status_code == 303
    assert not Outcome.objects.visible_to(cast.desk).exists()


def test_a_partner_without_account_agrees_through_a_link(cast: Cast) -> None:
    desk, nobody = signed_in(cast.desk), Client()
    meeting = minuted(cast, "exchanged", partner="EST")
    shown = desk.get(sent(desk, f"/meetings/{meeting.key}/minutes/link/")).content.decode()
    link = re.search(r"http://[^<\"]+/answer/[^<\"]+", shown)
    assert link
    url = link[0]
    assert "Both sides met." in nobody.get(url).content.decode()
    day = {"on_0": "22", "on_1": "11", "on_2": "2026"}
    assert nobody.post(url, {"do": "agree", "answered_by": "Director", **day}).status_code == 303
    assert "agreed to for your side" in nobody.get(url).content.decode()
    minutes = desk.get(f"/meetings/{meeting.key}/minutes/").content.decode()
    assert "Director" in minutes


def test_lists_and_series_show_what_is_in_sight_alone(cast: Cast) -> None:
    series = series_of(cast)
    meeting_at(cast, series=series, titles={"en": "Ours alone"}, audience="national")
    meeting_at(cast, titles={"en": "Of both"})
    for officer, seen in ((cast.desk, True), (cast.partner_desk, False)):
        client = signed_in(officer)
        assert ("Ours alone" in client.get("/meetings/").content.decode()) == seen
        assert "Of both" in client.get("/meetings/?partner=GBR&q=both&ordering=-when").content.decode() or not seen
        assert (b"Ours alone" in client.get("/meetings/?format=csv").content) == seen
        assert client.get(f"/meetings/series/{series.key}/").status_code == (200 if seen else 404)
    assert signed_in(cast.third_desk).get("/meetings/").status_code == 200


def test_sharing_is_asked_for_and_decided_by_another(cast: Cast) -> None:
    meeting = meeting_at(cast, audience="national")
    url = f"/meetings/{meeting.key}/audience/"
    sent(signed_in(cast.desk), url, reason="They come.")
    assert "They come." in signed_in(cast.desk).get(url).content.decode()
    sent(signed_in(cast.approver), url, reason="Agreed.", do="agree")
    seen = signed_in(cast.partner_desk).get(f"/meetings/{meeting.key}/", follow=True)
    assert (seen.status_code, seen.redirect_chain) == (200, [("/meetings/GBR-UKR-2026-M001/", 302)])
    series = series_of(cast)
    url = f"/meetings/series/{series.key}/audience/"
    sent(signed_in(cast.desk), url, reason="They know.")
    sent(signed_in(cast.approver), url, reason="Agreed.", do="agree")
    assert signed_in(cast.partner_desk).get(f"/meetings/series/{series.key}/").status_code == 200


def test_the_old_address_leads_to_the_reference(cast: Cast) -> None:
    meeting = meeting_at(cast, "open")
    answer = signed_in(cast.desk).get(f"/meetings/{meeting.slug}/")
    assert answer.headers["Location"] == f"/meetings/{meeting.reference}/"


def test_whoever_only_reads_is_offered_nothing_and_refused(cast: Cast) -> None:
    meeting = meeting_at(cast, "open")
    reader = signed_in(cast.auditor)
    assert "Send the invitations" not in reader.get(f"/meetings/{meeting.key}/").content.decode()
    assert reader.get(f"/meetings/{meeting.key}/edit/").status_code == 403
    assert reader.get("/meetings/new/").status_code == 403
