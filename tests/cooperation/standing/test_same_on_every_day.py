"""One agreement through three silent renewals and a notice received a day late: every face says the same, every day.

What should be said comes from the rule of the field, counted here by itself.
`SAYERS` are the faces; another one is a line more.
"""

import csv
import datetime as dt
import io
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import icalendar
import pytest
from django.test import Client
from django.utils import timezone, translation

from agreements.instruments.acts import act_record
from agreements.instruments.agreement import Agreement
from agreements.instruments.entry import ActEntry
from agreements.standing.moves import standings_advance
from agreements.standing.refresh import standings_on
from agreements.standing.standing import Standing
from agreements.terms.dates import add_months
from cooperation.papers.making import paper_make
from cooperation.words.dates import day_words
from partners.models import StepTaken
from partners.people.calendar_access import calendar_open
from partners.people.tokens import Scope, token_create
from partners.records.seal import seal_history
from tests.cast import Cast
from tests.cooperation.pages.looking import text
from tests.pdfs import pdf_text
from tests.walks import fresh

DAY = dt.timedelta(days=1)
SIGNED = dt.date(2020, 9, 14)
# Renewed for a year each 15 September unless notice is received by 14 March; the notice came on 15 March 2024.
NOTICE = dt.date(2024, 3, 15)
LAST = dt.date(2025, 9, 14)


@dataclass(frozen=True)
class Expected:
    """What holds on a day, by the clause: the end as it stands, the last day to say no, the renewal after it."""

    status: str
    ends: dt.date
    say_no: dt.date | None = None
    renews: dt.date | None = None
    over: bool = False


def expected(day: dt.date) -> Expected:
    """Counted up year by year from the signature."""
    if day >= NOTICE:
        return Expected("terminated" if day > LAST else "in_force", LAST, over=day > LAST)
    end = add_months(SIGNED, 12)
    while add_months(end, -6) < day:
        end = add_months(end, 12)
    # A renewal that is certain already, because its last day to say no has passed, comes before the next one.
    earlier = add_months(end, -12)
    certain = earlier > SIGNED and earlier >= day
    return Expected("in_force", end, add_months(end, -6), (earlier if certain else end) + DAY)


class Stage:
    """The agreement, its readers, and the day on which they look."""

    def __init__(self, cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
        self.cast, self.day = cast, SIGNED
        monkeypatch.setattr(timezone, "localdate", self._today)
        cast.today = SIGNED
        made = cast.record(
            audience="public",
            acts=[ActEntry("signed", SIGNED.isoformat(), place="Kyiv", source="Series")],
            entry_method="on_signature",
            term_kind="tacit_renewal",
            term_months=12,
            renewal_months=12,
            notice_months=6,
            term_article="Article 9",
            notice_article="Article 10",
        )
        self.agreement: Agreement = fresh(made)
        self.client, self.public = Client(), Client()
        self.client.force_login(cast.desk)
        self.token = token_create(officer=cast.desk, today=SIGNED, name="test", scope=Scope.READ)[1]
        self.calendar = calendar_open(officer=cast.desk, today=SIGNED, scope="all")[1]

    def _today(self, value: Any = None, timezone: Any = None) -> dt.date:
        return value.astimezone(timezone).date() if value else self.day

    @property
    def key(self) -> str:
        """Its reference."""
        return str(self.agreement.reference)

    def rest(self, path: str) -> Any:
        """An answer of REST."""
        found = self.public.get(f"/api/v1/{path}", headers={"Authorization": f"Bearer {self.token}"})
        assert found.status_code == 200, found.content
        return json.loads(found.content)


def iso(day: dt.date | None) -> str:
    """A day as it is sent."""
    return day.isoformat() if day else ""


def in_words(told: Expected) -> str:
    """The sentence that a page says of the days to come."""
    if told.over:
        return f"It ended on {day_words(told.ends)}, by the notice received on {day_words(NOTICE)}."
    if told.say_no is None:
        return f"Notice was received on {day_words(NOTICE)}: it ends on {day_words(told.ends)}."
    renews = f"It renews by itself for 1 year on {day_words(told.renews or told.ends)}"
    if told.renews and told.renews < told.ends:
        return f"{renews}; the time to say no has passed."
    return f"{renews} unless notice is received by {day_words(told.say_no)}."


def page(stage: Stage, told: Expected) -> None:
    """The page of an officer, and that of everyone."""
    for client, path in ((stage.client, "/agreements/"), (stage.public, "/public/agreements/")):
        said = text(client.get(f"{path}{stage.key}/"))
        assert in_words(told) in said
        if told.say_no:
            assert "Article 10" in said


def page_as_of(stage: Stage, told: Expected) -> None:
    """The page of that day, asked for on the day after the whole."""
    day, stage.day = stage.day, LAST + 40 * DAY
    said = text(stage.client.get(f"/agreements/{stage.key}/?as_of={day}"))
    stage.day = day
    assert in_words(told) in said


def listed(stage: Stage, told: Expected) -> None:
    """The list, on the page and in its file."""
    rows = list(csv.reader(io.StringIO(stage.client.get("/agreements/?format=csv").content.decode("utf-8-sig"))))
    row = dict(zip(rows[0], rows[1], strict=True))
    assert (row["Ends"], row["Exactly"]) == (iso(told.ends), "Terminated" if told.over else "In force")
    assert day_words(told.ends, "short") in stage.client.get("/agreements/").content.decode()


def status(stage: Stage, told: Expected) -> None:
    """The status that clients poll, and the whole of it."""
    for path in ("status/", ""):
        found = stage.rest(f"agreements/{stage.key}/{path}")
        events = [(one["kind"], one["date"]) for one in found["next_events"]]
        assert (found["status"], found["ends_on"], found["in_force"]) == (told.status, iso(told.ends), not told.over)
        assert dict(reversed(events)) == _events(told)
        assert found["stage"] == ("ended" if told.over else "applies")


def _events(told: Expected) -> dict[str, str]:
    if told.over:
        return {}
    if told.say_no is None:
        return {"ends": iso(told.ends)}
    return {"last_day_to_say_no": iso(told.say_no), "renews": iso(told.renews)}


def calendar(stage: Stage, told: Expected) -> None:
    """The days that a calendar program is given, of those that are not past."""
    found = icalendar.Calendar.from_ical(stage.public.get(f"/calendar/{stage.calendar}.ics").content)
    live = [one for one in found.walk("VEVENT") if one["STATUS"] != "CANCELLED" and one["DTSTART"].dt > stage.day]
    coming = (told.say_no, told.renews, told.ends + DAY) if told.say_no else (told.ends,)
    wanted = [on for on in coming if on and on > stage.day]
    assert {one["DTSTART"].dt for one in live} == set(wanted)


def printed(stage: Stage, told: Expected) -> None:
    """The treaty record as a PDF."""
    given = {"paper": "record", "form": "pdf", "language": "en", "where": "entente.example/check"}
    found = paper_make(stage.cast.desk, fresh(stage.agreement), stage.day, **given)
    assert in_words(told) in pdf_text(found.content)


def said(stage: Stage, told: Expected) -> None:
    """The one sentence, for a cable."""
    found = stage.rest(f"agreements/{stage.key}/say/")["sentences"]["en"]
    if told.over:
        words = f"ended on {day_words(told.ends)}, by notice"
    elif told.say_no is None:
        words = f"and ends on {day_words(told.ends)}, by the notice that was received"
    elif told.renews and told.renews < told.ends:
        words = f"renews by itself for 1 year on {day_words(told.renews)}, the time to say no having passed"
    else:
        by = day_words(told.say_no)
        words = (
            f"renews by itself for 1 year on {day_words(told.renews or told.ends)} unless notice is received by {by}"
        )
    assert words in found


# The faces, and how many days before and after each edge they are asked.
SAYERS: dict[Callable[[Stage, Expected], None], int] = {
    page: 1,
    page_as_of: 1,
    listed: 1,
    status: 2,
    calendar: 2,
    printed: 0,
    said: 1,
}


def edges() -> list[dt.date]:
    """The days on which something turns: each last day to say no, each end of a term, the notice."""
    years = range(2021, 2025)
    return [SIGNED, NOTICE, LAST, *(dt.date(year, month, 14) for year in years for month in (3, 9))]


def sayers(day: dt.date) -> Iterator[Callable[[Stage, Expected], None]]:
    """The faces that are asked on a day."""
    away = min(abs((day - edge).days) for edge in edges())
    yield from (sayer for sayer, within in SAYERS.items() if away <= within)


def every_day() -> Iterator[dt.date]:
    """From the signature to a month after the end."""
    for number in range((LAST - SIGNED).days + 30):
        yield SIGNED + number * DAY


def test_every_face_says_the_same_on_every_day(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    stage = Stage(cast, monkeypatch)
    with translation.override("en"):
        for day in every_day():
            stage.day = day
            standings_advance(day)
            if day == NOTICE:
                _notice(stage)
            told, row = expected(day), Standing.objects.get(agreement=stage.agreement)
            assert (row.status, row.ends_on) == (told.status, iso(told.ends)), day
            assert {one["kind"]: one["date"] for one in reversed(row.next_events)} == _events(told), day
            for sayer in sayers(day):
                sayer(stage, told)
    _afterwards(stage)
    _in_the_feed(stage)


def _notice(stage: Stage) -> None:
    act_record(
        officer=stage.cast.approver,
        today=NOTICE,
        agreement=fresh(stage.agreement),
        kind="denounced",
        on=NOTICE.isoformat(),
        side=stage.cast.party("GBR"),
        evidence="Note verbale 12",
        expected_version=None,
    )


def _afterwards(stage: Stage) -> None:
    """What held on each of those days, asked for when all is over."""
    agreement = fresh(stage.agreement)
    for day in every_day():
        told, row = expected(day), standings_on([agreement], day)[agreement.pk]
        assert (row.status, row.ends_on) == (told.status, iso(told.ends)), day


def _in_the_feed(stage: Stage) -> None:
    """Each change once, in order, dated by the clause or the act that brought it."""
    seal_history()
    steps = StepTaken.objects.filter(subject_id=stage.agreement.pk, way="system").order_by("on")
    turns = [("renewed", dt.date(year, 3, 15)) for year in (2021, 2022, 2023, 2024)]
    assert list(steps.values_list("step", "on")) == [*turns, ("time", LAST + DAY)]
    told, after = [], 0
    while True:
        found = stage.rest(f"changes/?after={after}&limit=1000")
        told += found["results"]
        after = found["next_after"]
        if not found["more"]:
            break
    states = [one["state"] for one in told if one["record"] == "step" and one.get("state")]
    assert [(one["step"], one["on"]) for one in states if one["way"] == "system"] == [
        (step, on.isoformat()) for step, on in [*turns, ("time", LAST + DAY)]
    ]
    assert [
        one["state"]["on"]
        for one in told
        if one["record"] == "act" and one["state"] and one["state"]["kind"] == "denounced"
    ] == [NOTICE.isoformat()]
