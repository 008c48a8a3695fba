"""A calendar program subscribes, and follows what moves and falls away without a duplicate; nobody else reads it."""

import datetime as dt
import urllib.error
import urllib.request
from collections.abc import Iterator
from typing import Any

import icalendar
import pytest
from django.db import connection
from django.test import Client
from django.test.testcases import LiveServerThread, _StaticFilesHandler
from django.test.utils import CaptureQueriesContext

from agreements.instruments.acts import act_record
from agreements.instruments.mending import agreement_correct, agreement_mistake
from agreements.models import GivenDay, Occasion
from agreements.reminders.asked import reminder_ask, reminder_remove
from partners.models import CalendarAccess, Look, Officer
from partners.parties.disclosing import disclosure_decide
from partners.people.calendar_access import calendar_close, calendar_open
from tests.cast import TODAY, Cast
from tests.doings import Doing
from tests.walks import fresh, widened

TACIT = {"term_kind": "tacit_renewal", "term_months": 60, "renewal_months": 12, "notice_months": 6}
TITLE = {
    "en": "Agreement on the patrol of a very long coast, with many words — and signs, \\ such; as these",
    "fr": "Ø" * 90,
}


@pytest.fixture(autouse=True)
def _on_the_day(monkeypatch: pytest.MonkeyPatch) -> None:
    """The legal day of the tests is the day of the cast."""
    monkeypatch.setattr("cooperation.pages.reminders.calendar.legal_day", lambda: TODAY)


class Subscriber:
    """A calendar program as RFC 5545 and 5546 want it: one event for each UID, the highest SEQUENCE counts.

    It asks again with the ETag that it has, over HTTP, and parses what comes
    by a parser of its own kind.
    """

    def __init__(self, address: str) -> None:
        self.address, self.tag = address, ""
        self.events: dict[str, icalendar.Event] = {}
        self.raw = b""

    def poll(self) -> int:
        """Ask once; the status."""
        asked = urllib.request.Request(self.address, headers={"If-None-Match": self.tag} if self.tag else {})
        try:
            with urllib.request.urlopen(asked, timeout=10) as answer:
                self._take(answer)
                return int(answer.status)
        except urllib.error.HTTPError as error:
            return error.code

    def _take(self, answer: Any) -> None:
        assert answer.headers["Content-Type"] == "text/calendar; charset=utf-8"
        self.tag, self.raw = answer.headers["ETag"], answer.read()
        for event in icalendar.Calendar.from_ical(self.raw).walk("VEVENT"):
            uid = str(event["UID"])
            kept = self.events.get(uid)
            if kept is None or int(event["SEQUENCE"]) >= int(kept["SEQUENCE"]):
                self.events[uid] = event

    def days(self, what: str) -> list[dt.date]:
        """The days on which something of this name stands."""
        return sorted(
            one["DTSTART"].dt
            for one in self.events.values()
            if str(one["SUMMARY"]).startswith(what) and one["STATUS"] != "CANCELLED"
        )


def subscribed(officer: Officer, server: str = "", scope: str = "mine") -> Subscriber:
    """A program that has the address of an officer."""
    token = calendar_open(officer=officer, today=TODAY, scope=scope)[1]
    return Subscriber(f"{server}/calendar/{token}.ics")


def read(subscriber: Subscriber, **headers: str) -> Any:
    """The calendar without a line between."""
    return Client().get(subscriber.address, headers=headers)


def events(answer: Any) -> list[icalendar.Event]:
    """What a calendar holds."""
    return list(icalendar.Calendar.from_ical(answer.content).walk("VEVENT"))


@pytest.fixture
def server(committed_db: object) -> Iterator[str]:
    """The product behind a real socket."""
    thread = LiveServerThread("127.0.0.1", _StaticFilesHandler)
    thread.daemon = True
    thread.start()
    thread.is_ready.wait(30)
    yield f"http://127.0.0.1:{thread.port}"
    thread.terminate()


def test_a_program_follows_a_moved_day_without_a_duplicate(server: str, cast: Cast) -> None:
    agreement = cast.record(**TACIT)
    program = subscribed(cast.desk, server)
    assert [program.poll(), program.poll()] == [200, 304]
    assert program.days("Last day to say no") == [dt.date(2028, 7, 12)]
    known = set(program.events)
    given = {"values": {"notice_months": 3}, "reason": "Read again.", "expected_version": None}
    agreement_correct(officer=cast.desk, today=TODAY, agreement=fresh(agreement), **given)
    assert program.poll() == 200
    assert program.days("Last day to say no") == [dt.date(2028, 10, 12)] and set(program.events) == known
    note = {"kind": "denounced", "on": "2026-11-20", "side": cast.party("GBR"), "evidence": "Note 7"}
    act_record(officer=cast.approver, today=TODAY, agreement=fresh(agreement), expected_version=None, **note)
    assert program.poll() == 200
    assert program.days("Last day to say no") == program.days("Renews by itself") == []
    assert program.days("Ends") == [dt.date(2029, 1, 12)]
    calendar_close(officer=cast.desk, today=TODAY)
    assert program.poll() == 404


def test_lines_are_folded_and_signs_escaped_and_the_same_days_are_the_same_bytes(cast: Cast) -> None:
    cast.record(audience="public", titles=TITLE, **TACIT)
    program = subscribed(cast.desk)
    first, second = read(program), read(program)
    assert first.content == second.content and first.headers["ETag"] == second.headers["ETag"]
    lines = first.content.split(b"\r\n")
    assert all(len(line) <= 75 for line in lines) and lines[-1] == b"" and b"\n" not in b"".join(lines)
    say_no = next(one for one in events(first) if str(one["SUMMARY"]).startswith("Last day"))
    assert TITLE["en"] in str(say_no["SUMMARY"]) and "United Kingdom" in str(say_no["SUMMARY"])
    assert say_no["DTEND"].dt - say_no["DTSTART"].dt == dt.timedelta(days=1)
    assert say_no["TRANSP"] == "TRANSPARENT" and say_no["CLASS"] == "PUBLIC"
    assert "for 1 year on 13 January 2029 unless notice is received by 12 July 2028" in str(say_no["DESCRIPTION"])
    Officer.objects.filter(pk=cast.desk.pk).update(language="fr")
    french = read(program)
    assert french.headers["ETag"] != first.headers["ETag"] and all(len(x) <= 75 for x in french.content.split(b"\r\n"))
    assert any("Ø" * 90 in str(one["SUMMARY"]) for one in events(french))


def test_names_stand_in_it_where_they_may_leave(cast: Cast) -> None:
    agreement = cast.record(audience="parties", titles=TITLE, **TACIT)
    program = subscribed(cast.desk)
    before = read(program)
    assert str(agreement.reference).encode() in before.content
    assert b"patrol" not in before.content and b"Kingdom" not in before.content
    disclosure_decide(officer=cast.admin, today=TODAY, names=True, reason="Our own server.")
    after = read(program, if_none_match=before.headers["ETag"])
    assert after.status_code == 200 and b"patrol" in after.content
    assert b"patrol" not in read(subscribed(cast.partner_desk)).content


def test_it_holds_what_is_ones_own_or_all_that_one_sees_and_nothing_else(cast: Cast) -> None:
    shared, national = cast.record(audience="parties", **TACIT), cast.record(**TACIT)
    national.sides.filter(owner=cast.party("UKR")).update(responsible=cast.liaison)

    def references(officer: Officer, scope: str) -> set[str]:
        found = events(read(subscribed(officer, scope=scope)))
        return {str(one["SUMMARY"]).rsplit(": ", 1)[1] for one in found}

    both = {str(shared.reference), str(national.reference)}
    assert references(cast.desk, "mine") == {shared.reference} and references(cast.desk, "all") == both
    assert references(cast.liaison, "mine") == both
    assert references(cast.partner_desk, "all") == {shared.reference}
    assert references(cast.auditor, "mine") == references(cast.third_desk, "all") == set()


def test_what_was_a_mistake_is_cancelled_with_its_identity_alone(server: str, cast: Cast) -> None:
    agreement = cast.record(**TACIT)
    program = subscribed(cast.desk, server)
    program.poll()
    before = dict(program.events)
    told = {"agreement": fresh(agreement), "reason": "Twice.", "expected_version": fresh(agreement).version}
    agreement_mistake(officer=cast.approver, today=TODAY, **told)
    assert [program.poll(), program.poll()] == [200, 304]
    assert set(program.events) == set(before)
    for uid, event in program.events.items():
        assert event["STATUS"] == "CANCELLED" and int(event["SEQUENCE"]) > int(before[uid]["SEQUENCE"])
        assert event["DTSTART"].dt == before[uid]["DTSTART"].dt
    assert str(agreement.reference).encode() not in program.raw


def test_what_leaves_the_sight_is_cancelled_and_stands_again_when_it_comes_back(cast: Cast) -> None:
    agreement = cast.record(audience="parties", **TACIT)
    program = subscribed(cast.partner_desk)
    first = {str(one["UID"]): int(one["SEQUENCE"]) for one in events(read(program))}
    assert first
    for status, raised in (("CANCELLED", 1), ("CONFIRMED", 2), ("CANCELLED", 3)):
        widened(cast, fresh(agreement), "parties" if status == "CONFIRMED" else "national")
        told = read(program)
        found = {str(one["UID"]): (str(one["STATUS"]), int(one["SEQUENCE"])) for one in events(told)}
        assert found == {uid: (status, sequence + raised) for uid, sequence in first.items()}
        assert read(program, if_none_match=told.headers["ETag"]).status_code == 304
    Occasion.objects.update(changed_at="2025-01-01T00:00:00Z")
    GivenDay.objects.update(gone_at="2026-01-01T00:00:00Z")
    assert events(read(program)) == []  # said for long enough


def test_what_one_asked_for_stands_in_it_without_the_note_and_leaves_when_taken_back(cast: Cast) -> None:
    asked = reminder_ask(
        officer=cast.desk, today=TODAY, agreement=cast.record(term_kind="indefinite", term_months=None),
        on=dt.date(2027, 3, 1), note="Call the embassy",
    )  # fmt: skip
    program = subscribed(cast.desk)
    (event,) = events(read(program))
    assert event["DTSTART"].dt == dt.date(2027, 3, 1) and "embassy" not in str(event.to_ical())
    reminder_remove(officer=cast.desk, today=TODAY, pk=asked.pk)
    (gone,) = events(read(program))
    assert (gone["UID"], gone["STATUS"], int(gone["SEQUENCE"])) == (event["UID"], "CANCELLED", 1)


def test_the_token_is_kept_hashed_shown_once_renewed_and_ended(cast: Cast) -> None:
    first = subscribed(cast.desk)
    token = first.address.split("/")[-1].removesuffix(".ics")
    assert len(token) >= 43 and not CalendarAccess.objects.filter(digest=token).exists()
    client = Client()
    client.force_login(cast.desk)
    assert token not in client.get("/account/reminding/").content.decode()
    made = client.post("/account/reminding/calendar/", {"scope": "all"})
    assert "/calendar/" in made.content.decode() and "no-store" in made.headers["Cache-Control"]
    assert read(first).status_code == 404
    assert client.post("/account/reminding/calendar/end/").status_code == 303
    assert not CalendarAccess.objects.exists()
    assert [one.what for one in Look.objects.filter(officer=cast.desk.pk).order_by("pk")] == [
        "calendar_opened", "calendar_opened", "calendar_closed",
    ]  # fmt: skip


def test_reading_it_is_noted_limited_and_ends_with_the_account(cast: Cast, settings: Any) -> None:
    settings.CALENDAR_READS_PER_HOUR = 3
    program = subscribed(cast.desk)
    assert [read(program).status_code for _ in range(4)] == [200, 200, 200, 429]
    assert Look.objects.filter(what="calendar_read", officer=cast.desk.pk).count() == 1
    assert CalendarAccess.objects.get(officer=cast.desk).last_used_at
    other = subscribed(cast.liaison)
    Officer.objects.filter(pk=cast.liaison.pk).update(is_active=False)
    assert read(other).status_code == 404


def test_a_poll_is_cheap(cast: Cast) -> None:
    program = subscribed(cast.desk)
    counts = []
    for _ in range(2):
        for _ in range(4):
            cast.record(**TACIT)
        tag = read(program).headers["ETag"]
        with CaptureQueriesContext(connection) as queries:
            assert read(program, if_none_match=tag).status_code == 304
        with CaptureQueriesContext(connection) as whole:
            assert read(program).status_code == 200
        counts.append((len(queries), len(whole)))
    assert counts[0] == counts[1] and counts[0][0] <= 9 and counts[0][1] <= 25, counts


def test_an_activity_that_took_place_has_the_day_of_its_report_until_it_is_written(cast: Cast) -> None:
    doing = Doing(cast, starts="2026-11-10", ends="2026-11-12")
    doing.to("completed")

    def said() -> dict[str, str]:
        found = icalendar.Calendar.from_ical(read(subscribed(cast.desk)).content).walk("VEVENT")
        return {str(one["summary"]).split(":")[0]: str(one.decoded("dtstart")) for one in found}

    assert said() == {"Exercise": "2026-11-10", "Report due": "2026-12-12"}
    doing.say_benefit()
    doing.step("reported", outcome="Done.")
    assert "Report due (done)" in said()
