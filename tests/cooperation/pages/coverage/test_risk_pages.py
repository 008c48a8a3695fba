"""Legal risk on the page of an activity: in words, for the own side alone; first for whoever checks."""

import pytest

from agreements.models import RiskCheck
from tests.cast import TODAY, Cast
from tests.cooperation.pages.agreements_writing.filling import fill
from tests.cooperation.pages.looking import look, text
from tests.doings import Doing


@pytest.fixture(autouse=True)
def day(monkeypatch: pytest.MonkeyPatch) -> None:
    """The pages are read on the day of the tests."""
    rooms = ("activities.detail", "activities.about", "activities.next_step")
    for module in (*rooms, "coverage.acting", "coverage.risk", "coverage.turned", "todo.views"):
        monkeypatch.setattr(f"cooperation.pages.{module}.legal_day", lambda: TODAY)


def test_a_question_is_answered_on_the_page_and_going_ahead_stands_first_for_checkers(cast: Cast) -> None:
    doing = Doing(cast, activity_type="information_exchange")
    page = f"/activities/{doing.activity.key}/"
    assert "It may not be confirmed before each question is settled." in text(look(cast.desk, page))
    answer = {"answer": "yes_not_mitigated", "source": "Report of May", "review_on": "2027-11-22"}
    wrong = fill(cast.desk, f"{page}risk/detention/", **{**answer, "review_on": "2020-01-01"})
    assert wrong.status_code == 400 and "write a later one" in text(wrong)
    assert fill(cast.desk, f"{page}risk/detention/", **answer).status_code == 303
    assert RiskCheck.objects.get().officer == cast.desk
    shown = text(look(cast.auditor, page))
    assert "Yes, and it is not mitigated" in shown and "Report of May" in shown
    assert "Report of May" not in text(look(cast.partner_desk, page))
    assert look(cast.desk, f"{page}risk/detention/go-ahead/").status_code == 403
    gone = fill(cast.approver, f"{page}risk/detention/go-ahead/", reason="Observers are there.")
    assert gone.status_code == 303
    fill(cast.approver, f"{page}coverage/classified_information/go-ahead/", reason="A note is on its way.")
    rows = [row["cells"][1]["text"] for row in look(cast.auditor, "/gone-ahead/").context["table"]["rows"]]
    assert rows == ["Observers are there.", "A note is on its way."]


def test_an_approver_changes_the_questions(cast: Cast) -> None:
    shown = text(look(cast.desk, "/our-way/risk/"))
    assert "Does an arms embargo stand against it?" in shown and "Add a question" not in shown
    own = {"text": "Is a case pending?", "activity_types": ["staff_talks"], "reason": "After May."}
    assert fill(cast.approver, "/our-way/risk/new/", **own).status_code == 303
    talks = Doing(cast, activity_type="staff_talks").activity
    assert "Is a case pending?" in text(look(cast.desk, f"/activities/{talks.key}/"))
    off = fill(cast.approver, "/our-way/risk/end_use/", off="on", reason="Our law asks for none.")
    assert off.status_code == 303 and "not used" in text(look(cast.auditor, "/our-way/risk/"))


def test_what_turned_is_red_where_it_turned_and_first_in_the_to_do_of_the_approver_alone(cast: Cast) -> None:
    doing = Doing(cast, activity_type="information_exchange")
    doing.to("planned")
    doing.bring()
    doing.cover()
    doing.settle()
    doing.act("confirmed", ours=True)
    page = f"/activities/{doing.activity.key}/"
    answer = {"answer": "yes_not_mitigated", "source": "Report of May", "review_on": "2027-11-22"}
    assert fill(cast.desk, f"{page}risk/detention/", **answer).status_code == 303
    shown = look(cast.desk, page)
    tag = {"text": "Legal risk not mitigated", "tone": "bad"}
    assert tag in shown.context["heading"]["tags"] and "after we bound ourselves" in text(shown)
    assert "bound ourselves" not in text(look(cast.partner_desk, page))
    row = look(cast.approver, "/to-do/").context["activities"][0]
    assert row["tone"] == "bad" and row["url"].endswith("#risk") and "detained" in row["what"]
    assert not any(one["tag"] == tag for one in look(cast.desk, "/to-do/").context["activities"])
    listed = look(cast.approver, "/api/v1/to-do/").json()["results"]
    asked = [(one["kind"], one["code"], one["agreement"]) for one in listed if one["kind"] == "legal_risk"]
    assert asked == [("legal_risk", "detention", doing.activity.key)]
    assert look(cast.desk, f"/api/v1{page}risks/").json()["turned"] == ["detention"]
    assert "after we bound ourselves" in text(look(cast.approver, "/notices/"))
    assert fill(cast.approver, f"{page}risk/detention/go-ahead/", reason="Observers.").status_code == 303
    assert tag not in look(cast.desk, page).context["heading"]["tags"]
