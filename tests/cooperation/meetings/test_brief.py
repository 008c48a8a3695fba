"""The brief: a first page drafted from the record and written over, what changed since, several in a binder."""

import datetime as dt
import io
from decimal import Decimal
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from docx import Document as Word
from pypdf import PdfReader

from agreements.obligations.writing import obligation_add
from cooperation.meetings.brief import BriefPrint
from cooperation.meetings.briefing import brief_write
from cooperation.meetings.sessions import session_add, session_correct, sessions_between
from cooperation.papers.brief.making import briefed, briefs_make
from cooperation.papers.brief.where import apart, where_of
from partners.models import FactKind, Look, Partnership, PartyFact
from partners.records.errors import Forbidden, Malformed, Stale, Unseen
from partners.records.seal import seal_history
from tests.cast import Cast
from tests.doings import Doing
from tests.given import Giving, agreed
from tests.meetings import decided, meeting_at, series_of
from tests.pdfs import pdf_promises, pdf_text
from tests.phases import Moving
from tests.walks import fresh


def pair(cast: Cast, code: str = "GBR-UKR") -> Partnership:
    """A partnership of Ukraine."""
    return Partnership.objects.select_related("party_a", "party_b").get(code=code)


def owed(cast: Cast, debtor: str, words: str, on: str = "2026-11-01") -> Any:
    """A promise that is overdue, beneath an agreement that both see."""
    agreement = cast.record(audience="parties", entry_method="on_signature", titles={"en": "Pact", "fr": "Pacte"})
    values = {"titles": {"en": words}, "debtor": debtor, "first_on": on, "tracked_from": dt.date(2026, 1, 1)}
    told = {"officer": cast.desk, "today": cast.today, "expected_version": None}
    return obligation_add(agreement=fresh(agreement), values=values, **told)


def test_its_first_page_is_drafted_from_what_each_side_owes(cast: Cast) -> None:
    owed(cast, "GBR", "Twelve seats")
    owed(cast, "UKR", "A report")
    series_of(cast)
    points = briefed(cast.desk, pair(cast), cast.today).points
    assert "Twelve seats" in points.to_say[0] and "Ministerial dialogue" in points.to_say[1]
    assert "A report" in points.they_say[0]
    assert len(points.to_say) <= 3 and len(points.they_say) <= 3
    assert points.our_promise.startswith("A report") and points.their_promise.startswith("Twelve seats")
    assert points.avoid


def test_what_somebody_wrote_stands_and_what_is_empty_is_drafted(cast: Cast) -> None:
    owed(cast, "GBR", "Twelve seats")
    told = {"officer": cast.desk, "today": cast.today, "pair": pair(cast)}
    brief = brief_write(values={"to_say": ["Thank them.", " "], "avoid": "The past."}, expected_version=None, **told)
    points = briefed(cast.desk, pair(cast), cast.today).points
    assert (points.to_say, points.avoid) == (["Thank them."], "The past.")
    assert points.drafted == {"they_say", "our_promise", "their_promise"}
    with pytest.raises(Stale):
        brief_write(values={}, expected_version=brief.version - 1, **told)
    with pytest.raises(Malformed) as wrong:
        brief_write(values={"to_say": list("abcd")}, expected_version=None, **told)
    assert wrong.value.fields == {"to_say": ["too_many"]}


def test_only_the_own_party_has_it_and_only_writers_write(cast: Cast) -> None:
    owed(cast, "GBR", "Twelve seats")
    ours = pair(cast)
    told = {"today": cast.today, "pair": ours, "expected_version": None}
    with pytest.raises(Forbidden):
        brief_write(officer=cast.minister, values={}, **told)
    with pytest.raises(Unseen):
        brief_write(officer=cast.third_desk, values={}, **told)
    brief_write(officer=cast.desk, values={"avoid": "Only us"}, **told)
    assert "Only us" not in briefed(cast.partner_desk, ours, cast.today).points.avoid
    client = Client()
    client.force_login(cast.minister)
    assert b"Only us" in client.get("/briefs/GBR/").content
    assert client.get("/briefs/POL/").status_code == 404
    client.force_login(cast.own_guest)
    assert client.get("/briefs/GBR/").status_code == 403


@pytest.mark.parametrize(("form", "language"), [("pdf", "en"), ("docx", "fr")])
def test_one_click_makes_the_paper_and_keeps_that_it_was_printed(cast: Cast, form: str, language: str) -> None:
    owed(cast, "GBR", "Twelve seats")
    given = {"form": form, "language": language}
    made = briefs_make(cast.minister, [pair(cast)], cast.today, **given)
    kept = BriefPrint.objects.get()
    assert (kept.made_by, kept.language, kept.on, kept.binder) == (cast.minister, language, cast.today, "")
    assert Look.objects.filter(what="brief_printed", officer=cast.minister.pk).exists()
    if form == "pdf":
        text = pdf_text(made.content)
        first = text.split("How the relation stands")[0]
        for words in ("Three things to say", "Three things they will say", "One thing to avoid", "Twelve seats"):
            assert words in first
    with pytest.raises(Unseen):
        briefs_make(cast.minister, [pair(cast)], cast.today, form="odt", language="en")


def test_it_tells_what_changed_since_the_last_one(cast: Cast) -> None:
    owed(cast, "GBR", "Twelve seats")
    seal_history()
    briefs_make(cast.desk, [pair(cast)], cast.today, form="docx", language="en")
    item = meeting_at(cast, "in_progress", titles={"en": "Talks in Kyiv"}).items.get()
    decided(cast, item)
    seal_history()
    found = briefed(cast.desk, pair(cast), cast.today)
    assert found.since is not None
    assert "Talks in Kyiv: The meeting began" in [one.text for one in found.changes]
    theirs = briefed(cast.partner_desk, pair(cast), cast.today)
    assert theirs.since is None and not theirs.changes


def test_it_says_how_far_the_two_have_come_and_what_covers_what_they_do_next(cast: Cast) -> None:
    Moving(cast)
    moving = Doing(cast, country=cast.party("GBR"), host=cast.party("GBR"))
    moving.bring()
    made = briefs_make(cast.desk, [pair(cast)], cast.today, form="pdf", language="en")
    text = pdf_text(made.content)
    assert "Pilot" in text and "Gate: Pilot to" in text and "Still missing" in text
    assert "Sea patrol" in text and "Not covered: Status of forces" in text
    moving.cover(cast.desk)
    assert "Not covered" not in pdf_text(
        briefs_make(cast.desk, [pair(cast)], cast.today, form="pdf", language="en").content
    )


def test_it_carries_the_balance_of_what_the_reader_sees_and_says_when_it_is_one_sided(cast: Cast) -> None:
    owed(cast, "GBR", "Twelve seats")
    Giving(cast, way="reported", given_on=cast.today, quantity=Decimal(3))
    for _ in range(5):
        Giving(cast, given_on=cast.today)
    agreed(cast, "GBR", "band")
    given = {"form": "pdf", "language": "en"}
    ours = pdf_text(briefs_make(cast.desk, [pair(cast)], cast.today, **given).content)
    assert "Say that we give more than we gain. Days: Ukraine gave 100 %, United Kingdom 0 %." in ours
    assert "Ukraine 53 days" in ours and "0 days United Kingdom" in ours and "53 days 0 days 100 % no" in ours
    assert "Agreed: Ukraine gives 40 to 60 % of all that is given." in ours
    assert "Nothing is known yet that Ukraine seeks and United Kingdom offers" in ours
    with CaptureQueriesContext(connection) as few:
        theirs = briefed(cast.partner_desk, pair(cast), cast.today)
    assert theirs.points.they_say[-1].startswith("They may say that they give more than they gain.")
    assert theirs.relation.balance.totals["days"].other == 50  # what only Ukraine knows of is not in it
    Giving(cast, given_on=cast.today, kind="seats", unit="seats", quantity=Decimal(2))
    with CaptureQueriesContext(connection) as more:
        briefed(cast.partner_desk, pair(cast), cast.today)
    assert len(more) == len(few)
    words = Word(io.BytesIO(briefs_make(cast.desk, [pair(cast)], cast.today, form="docx", language="en").content))
    assert any("53 days" in [cell.text for cell in row.cells] for table in words.tables for row in table.rows)


def test_it_shows_where_the_capitals_lie_once_both_are_known(cast: Cast) -> None:
    given: dict[str, Any] = {"form": "pdf", "language": "fr"}
    owed(cast, "GBR", "Twelve seats")
    assert where_of(cast.desk, pair(cast)) is None
    for code, names, lat, lon in (
        ("GBR", ("London", "Londres"), 51.51, -0.13),
        ("UKR", ("Kyiv", "Kyiv"), 50.45, 30.52),
    ):
        value = {"en": names[0], "fr": names[1], "lat": lat, "lon": lon}
        told = {"kind": FactKind.CAPITAL, "audience": "public", "source": "Reference", "as_of": "2026-05"}
        PartyFact.objects.create(party=cast.party(code), value=value, **told)
    where = where_of(cast.desk, pair(cast))
    assert where is not None and apart(where.us, where.them) == 2130
    made = briefs_make(cast.desk, [pair(cast)], cast.today, **given)
    text = pdf_text(made.content)
    assert "Londres (Royaume-Uni)" in text and "Kyiv (Ukraine)" in text and "2 130 km" in text
    assert pdf_promises(made.content)["access"] == "1"  # the drawing is told in words


@pytest.mark.parametrize("signs", [20, 400])
def test_its_first_page_stands_on_one_page_however_much_is_written(cast: Cast, signs: int) -> None:
    owed(cast, "GBR", "Twelve seats")
    line = "speak " * (signs // 6)
    points = {"to_say": [f"{line}{n}" for n in "abc"], "they_say": [f"{line}{n}" for n in "def"], "avoid": line}
    points |= {"our_promise": line, "their_promise": line}
    told = {"officer": cast.desk, "today": cast.today, "pair": pair(cast)}
    brief_write(values=points, expected_version=None, **told)
    made = briefs_make(cast.desk, [pair(cast)], cast.today, form="pdf", language="en")
    first, second = (one.extract_text() for one in PdfReader(io.BytesIO(made.content)).pages[:2])
    assert "The last promise of each side" in first and "How the relation stands" in second


def test_several_partners_are_bound_together_under_one_code(cast: Cast) -> None:
    owed(cast, "GBR", "Twelve seats")
    cast.record("POL", titles={"en": "Border pact"})
    client = Client()
    client.force_login(cast.minister)
    assert b"POL" in client.get("/briefs/").content
    answer = client.get("/briefs/binder/?partner=GBR&partner=POL&form=pdf&language=en")
    text = pdf_text(answer.content)
    assert "Twelve seats" in text and "Border pact" in text
    assert len(set(BriefPrint.objects.values_list("binder", flat=True)) - {""}) == 1


def test_a_session_has_its_source_and_is_put_right_with_a_reason(cast: Cast) -> None:
    told = {"officer": cast.desk, "today": cast.today}
    values = {"organisation": cast.party("EU"), "title": "Council", "source": "", "as_of": "2026-11-20"}
    values |= {"starts_on": cast.today, "ends_on": cast.today - dt.timedelta(days=1)}
    with pytest.raises(Malformed) as wrong:
        session_add(values=values, **told)
    assert set(wrong.value.fields) == {"source", "ends_on"}
    kept = session_add(values={**values, "source": "Calendar", "ends_on": cast.today}, **told)
    session_correct(session=kept, values={"title": "Summit"}, reason="Renamed", expected_version=kept.version, **told)
    found = sessions_between(cast.desk, [cast.party("EU").pk], cast.today, cast.today)
    assert [one.title for one in found] == ["Summit"]
    assert sessions_between(cast.partner_desk, [cast.party("EU").pk], cast.today, cast.today) == []
