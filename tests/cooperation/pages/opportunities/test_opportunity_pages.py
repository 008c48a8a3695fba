"""From a candidate to a partnership by one click, and what became of every opportunity, on pages."""

import csv
import io
from typing import Any

from agreements.instruments.entry import ActEntry
from cooperation.opportunities.opportunity import Opportunity
from partners.models import StepTaken
from tests.cast import Cast
from tests.cooperation.pages.looking import as_, look, text

WITH = "/finding/with/EST/"
STEP = "cyber_table_top"


def posted(officer: Any, url: str, **data: Any) -> Any:
    return as_(officer).post(url, data)


def test_a_candidate_shows_first_steps_and_one_click_makes_it_a_partnership(cast: Cast) -> None:
    shown = look(cast.desk, WITH)
    said = text(shown)
    for words in ("What to do first", "table-top", "Legal basis", "What we gain", "within our caps for a pilot"):
        assert words.lower() in said.lower(), words
    assert "Begin a partnership with this step" not in text(look(cast.auditor, WITH))
    answer = posted(cast.desk, f"{WITH}begin/", first_step=STEP, highest="cyber_security", **{"w-size": "3"})
    one = Opportunity.objects.get()
    assert answer.status_code == 303 and answer["Location"] == f"/finding/opportunities/{one.slug}/"
    assert (one.status, one.assessment["highest"], one.assessment["usual_weights"]) == (
        "taken_up",
        "cyber_security",
        False,
    )
    again = posted(cast.other_desk, f"{WITH}begin/", first_step=STEP)
    assert again["Location"] == answer["Location"] and Opportunity.objects.count() == 1
    page = text(look(cast.desk, answer["Location"]))
    for words in ("Initial assessment: Estonia", "Taken up", "Plan this activity", "Nearness of the capitals"):
        assert words in page, words
    assert answer["Location"] in look(cast.desk, "/partners/EST/").content.decode()
    assert answer["Location"] in look(cast.desk, WITH).content.decode()
    planned = posted(cast.desk, f"{answer['Location']}plan/", version=one.version)
    one.refresh_from_db()
    assert one.activity and planned["Location"] == f"/activities/{one.activity.slug}/"
    assert look(cast.desk, planned["Location"]).status_code == 200
    assert "Plan this activity" not in text(look(cast.desk, answer["Location"]))


def test_not_taken_up_says_why_and_is_found_again(cast: Cast) -> None:
    kept = posted(cast.desk, f"{WITH}begin/", first_step=STEP, only="keep")["Location"]
    one = Opportunity.objects.get()
    assert one.status == "open" and "Keep it as an opportunity" not in text(look(cast.desk, WITH))
    assert look(cast.desk, f"{kept}first-step/").status_code == 200
    chosen = {"first_step": "", "note": "A quiet start.", "version": one.version, "submission": "a"}
    assert posted(cast.desk, f"{kept}first-step/", **chosen).status_code == 303
    one.refresh_from_db()
    assert one.first_step == {} and one.note == "A quiet start."
    empty = posted(cast.desk, f"{kept}not-taken-up/", version=one.version, why="", reason="", submission="b")
    assert empty.status_code == 400
    given = {"version": one.version, "why": "no_money", "reason": "Spent.", "submission": "c"}
    assert posted(cast.desk, f"{kept}not-taken-up/", **given).status_code == 303
    shown = text(look(cast.desk, "/finding/opportunities/", status="not_taken_up"))
    assert "There is no money for it" in shown and "1 opportunity" in shown
    answer = look(cast.desk, "/finding/opportunities/", q="eston", format="csv")
    (row,) = csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig")))
    assert (row["Reason"], row["Became a project"]) == ("Spent.", "no")
    assert "No such opportunity" in text(look(cast.desk, "/finding/opportunities/", why="other"))
    one.refresh_from_db()
    reopened = {"version": one.version, "reason": "There is money.", "submission": "d"}
    assert posted(cast.desk, f"{kept}reopen/", **reopened).status_code == 303
    one.refresh_from_db()
    assert posted(cast.desk, f"{kept}take-up/", version=one.version).status_code == 303
    assert StepTaken.objects.filter(subject="opportunity").count() == 4


def test_others_do_not_find_it(cast: Cast) -> None:
    kept = posted(cast.desk, f"{WITH}begin/", first_step=STEP)["Location"]
    assert look(cast.partner_desk, kept).status_code == 404
    assert look(cast.guest, kept).status_code == look(cast.own_guest, "/finding/opportunities/").status_code == 403
    assert posted(cast.auditor, f"{WITH}begin/", first_step=STEP).status_code == 403
    assert "No opportunity yet" in text(look(cast.third_desk, "/finding/opportunities/"))


def test_how_many_became_projects_is_counted_from_the_record(cast: Cast) -> None:
    posted(cast.desk, f"{WITH}begin/", first_step=STEP)
    assert "0 of 1 that were taken up became projects." in text(look(cast.desk, "/finding/opportunities/"))
    one = Opportunity.objects.get()
    Opportunity.objects.update(decided_on=cast.today.replace(year=2020))
    cast.record("EST", acts=[ActEntry("signed", "2021-05-01", source="A letter")])
    shown = look(cast.desk, "/finding/opportunities/", project="yes")
    assert "1 of 1 that were taken up became projects." in text(shown) and str(one.slug) in shown.content.decode()
