"""To do and our word: what waits, for whom, done one by one or many at once, and only of what is in sight."""

from typing import Any

import pytest

from agreements.models import Due, DueAct, ObligationSide
from partners.models import Notice
from tests.cast import TODAY, Cast
from tests.cooperation.pages.agreements_writing.filling import fill
from tests.cooperation.pages.looking import as_, look, text
from tests.promises import acted, due_of, in_days, promised, status_of

MODULES = ("todo.views", "todo.marked", "todo.word", "obligations.occasion")


@pytest.fixture(autouse=True)
def day(monkeypatch: pytest.MonkeyPatch) -> None:
    """The pages are read on the day of the tests."""
    for module in MODULES:
        monkeypatch.setattr(f"cooperation.pages.{module}.legal_day", lambda: TODAY)


def late(cast: Cast, agreement: Any, title: str, **values: Any) -> Due:
    """An occasion whose day has passed."""
    return due_of(promised(cast, agreement, titles={"en": title}, first_on=in_days(cast, -3), **values))


def test_everything_that_waits_stands_there_grouped_and_only_what_is_in_sight(cast: Cast) -> None:
    empty = look(cast.desk, "/to-do/")
    assert "Nothing is to do within six months" in text(empty)
    assert ">To do<" not in look(cast.desk, "/").content.decode()
    shared = cast.record(audience="parties")
    own = cast.record("EST", term_kind="tacit_renewal", term_months=36, notice_months=1)
    late(cast, shared, "Overdue report")
    late(cast, shared, "Their report", debtor="GBR")
    acted(cast, late(cast, shared, "Said to be kept", debtor="GBR", needs_ack=True), "fulfil", cast.partner_desk)
    late(cast, own, "Only ours")
    seen = text(look(cast.desk, "/to-do/"))
    for words in ("Overdue report", "Their report", "Said to be kept", "Only ours", "Last day to say no", "Estonia"):
        assert words in seen, words
    assert "It stays overdue, and counts as not kept." in seen and "Acknowledge" in seen
    # What the partner is late with is no arrears of ours: it stands last, under a heading of its own.
    assert seen.index("Overdue report") < seen.rindex("What they owe us") < seen.index("Their report")
    assert "Their report" not in text(look(cast.desk, "/to-do/", group="overdue"))
    theirs = text(look(cast.partner_desk, "/to-do/"))
    assert "Overdue report" in theirs and "Only ours" not in theirs
    assert "Only ours" not in text(look(cast.third_desk, "/to-do/"))
    narrowed = look(cast.desk, "/to-do/", group="waiting_us", q="said")
    assert "Said to be kept" in text(narrowed) and "Overdue report" not in text(narrowed)
    assert "Remove the filter" in narrowed.content.decode()
    sheet = look(cast.desk, "/to-do/", format="csv").content.decode()
    assert sheet.count("Overdue report") == 1 and "Only ours" in sheet
    assert ">To do<" in look(cast.desk, "/").content.decode()


def test_many_are_kept_with_one_letter_and_refused_ones_say_why(cast: Cast) -> None:
    made = cast.record(audience="parties")
    dues = [late(cast, made, f"Report {number}") for number in range(3)]
    theirs = late(cast, made, "Their report", debtor="GBR")
    query = "&".join(f"due={one.pk}" for one in (*dues[:2], theirs))
    asked = f"/to-do/marked/?do=fulfil&{query}"
    shown = text(look(cast.desk, asked))
    assert "3 days due" in shown and "It will not be recorded for these" in shown and "acts for itself" in shown
    assert fill(cast.desk, asked, evidence="").status_code == 400
    assert fill(cast.desk, asked, evidence="Note 9/2026").status_code == 303
    assert [status_of(one) for one in (*dues, theirs)] == ["fulfilled", "fulfilled", "overdue", "overdue"]
    every = fill(cast.desk, "/to-do/marked/?do=fulfil&all=1&q=report", evidence="Note 10/2026")
    assert every.status_code == 303 and status_of(dues[2]) == "fulfilled"
    assert DueAct.objects.filter(kind="fulfilled").count() == 3
    assert look(cast.auditor, asked).status_code == 403
    assert as_(cast.desk).get("/to-do/marked/?do=fulfil").status_code == 303
    assert look(cast.third_desk, asked).status_code == 303  # nothing of it is in sight


def test_promises_are_given_to_somebody_and_people_are_reminded(cast: Cast) -> None:
    made = cast.record(audience="parties")
    due, theirs = late(cast, made, "Report"), late(cast, made, "Their report", debtor="GBR")
    give = f"/to-do/marked/?do=assign&due={due.pk}"
    assert fill(cast.desk, give, responsible=str(cast.liaison.pk)).status_code == 303
    assert ObligationSide.objects.get().responsible == cast.liaison
    mine = text(look(cast.liaison, "/to-do/", person="me"))
    assert "Report" in mine and "Their report" not in mine
    assert "Liaison" in text(look(cast.desk, "/to-do/", by="person"))
    for _ in range(2):
        assert fill(cast.desk, f"/to-do/marked/?do=remind&due={due.pk}&due={theirs.pk}").status_code == 303
    told = Notice.objects.filter(code="due_reminded")
    assert set(told.values_list("officer", flat=True)) == {
        cast.liaison.pk, cast.partner_desk.pk, cast.partner_liaison.pk, cast.partner_approver.pk,
    }  # fmt: skip
    assert told.count() == 4


def test_our_word_counts_both_sides_alike_and_only_what_is_seen(cast: Cast) -> None:
    shared, own = cast.record(audience="parties"), cast.record()
    acted(cast, late(cast, shared, "Kept late"), "fulfil")
    acted(cast, due_of(promised(cast, shared, first_on=in_days(cast, 3))), "fulfil")
    late(cast, shared, "Theirs", debtor="GBR")
    late(cast, own, "Ours alone")
    page = text(look(cast.desk, "/our-word/"))
    assert "Of 3 promises whose day has come, 2 were kept, 1 of them on time." in page
    assert "Of 1 promises whose day has come, 0 were kept" in page
    theirs = text(look(cast.partner_desk, "/our-word/"))
    assert "Of 2 promises whose day has come, 2 were kept, 1 of them on time." in theirs and "They to us" in theirs
    assert "No promise is counted yet" in text(look(cast.third_desk, "/our-word/"))
    rows = look(cast.desk, "/our-word/", format="csv").content.decode()
    assert "United Kingdom,We to them,1,1,0,1,0,0,0" in rows


@pytest.mark.parametrize("path", ["/to-do/", "/our-word/", "/to-do/marked/?do=fulfil&all=1"])
def test_a_list_asks_as_often_for_many_as_for_few(cast: Cast, path: str, django_assert_max_num_queries: Any) -> None:
    counted = []
    for number in (1, 5):
        for _ in range(number):
            made = cast.record(audience="parties")
            late(cast, made, "Report")
            promised(cast, made, recurrence="every", every_months=1, first_on="2026-12-01", debtor="GBR")
        look(cast.desk, path)
        with django_assert_max_num_queries(60) as queries:
            assert look(cast.desk, path).status_code == 200
        counted.append(len(queries))
    assert counted[0] == counted[1], counted
