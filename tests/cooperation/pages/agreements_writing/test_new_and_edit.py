"""Preparing a new agreement: the short form, its edits, our own half."""

from agreements.models import Agreement, AgreementSide
from tests.cast import Cast
from tests.cooperation.pages.agreements_writing.filling import at, fields_of, fill, written
from tests.cooperation.pages.looking import as_, look, text
from tests.walks import fresh

NEW = "/agreements/new/"


def test_a_new_agreement_begins_as_a_concept_with_whoever_began_it(cast: Cast) -> None:
    answer = fill(
        cast.desk,
        NEW,
        partner="GBR",
        title="On patrols",
        legal_nature="treaty_binding",
        purpose="To patrol.",
        areas=["cyber"],
        framework="EU",
        stands_alone="on",
        finance_note="Own budget.",
        partner_contact="Directorate of cooperation",
    )
    made = Agreement.objects.get()
    assert (answer.status_code, answer.url) == (303, f"/agreements/{made.key}/")
    assert (made.status, made.door, made.titles, made.areas) == ("concept", "prepared", {"en": "On patrols"}, ["cyber"])
    assert made.framework == cast.party("EU")
    half = AgreementSide.objects.get()
    assert (half.responsible, half.stands_alone, half.finance_note) == (cast.desk, True, "Own budget.")


def test_the_agreement_above_is_one_in_sight(cast: Cast) -> None:
    above = cast.record("GBR")
    assert fill(cast.desk, NEW, partner="GBR", title="Below", parent=above.key).status_code == 303
    assert Agreement.objects.get(titles={"en": "Below"}).parent == above
    unseen = fill(cast.third_desk, NEW, partner="GBR", title="Theirs", parent=above.key)
    assert unseen.status_code == 400 and "No agreement has this reference." in text(unseen)
    assert above.titles["en"] not in unseen.content.decode()


def test_an_edit_changes_what_was_touched_and_nothing_else(cast: Cast) -> None:
    made = cast.prepared("concept", values={"titles": {"en": "Patrols", "sw": "Doria"}})
    answer = fill(cast.desk, at(made, "edit/"), title_fr="Patrouilles", notice_months_0="1", notice_months_1="")
    assert answer.status_code == 303
    after = fresh(made)
    assert after.titles == {"en": "Patrols", "fr": "Patrouilles", "sw": "Doria"}
    assert (after.notice_months, after.term_months, after.areas) == (12, made.term_months, made.areas)
    assert after.version == made.version + 1


def test_an_edit_that_is_wrong_comes_back_filled(cast: Cast) -> None:
    made = cast.prepared("concept")
    answer = fill(cast.desk, at(made, "edit/"), term_months_0="", title="Other")
    assert answer.status_code == 400 and fields_of(answer)["title"] == ["Other"]
    assert fresh(made).titles == made.titles


def test_once_the_text_is_agreed_it_is_no_longer_edited(cast: Cast) -> None:
    made = cast.prepared("text_agreed")
    assert look(cast.desk, at(made, "edit/")).status_code == 409


def test_our_half_is_ours_alone(cast: Cast) -> None:
    made = cast.prepared("negotiating")
    assert fill(cast.desk, at(made, "half/"), notes="Slow.", deputy=cast.liaison.pk).status_code == 303
    assert AgreementSide.objects.get(agreement=made, owner=cast.party("UKR")).notes == "Slow."
    theirs = look(cast.partner_desk, at(made, "half/"))
    assert theirs.status_code == 200 and "Slow." not in text(theirs) and "Own budget." not in text(theirs)
    assert fill(cast.partner_desk, at(made, "half/"), notes="Quick.").status_code == 303
    assert AgreementSide.objects.get(agreement=made, owner=cast.party("GBR")).notes == "Quick."
    assert AgreementSide.objects.get(agreement=made, owner=cast.party("UKR")).notes == "Slow."


def test_two_officers_at_one_form_overwrite_nothing(cast: Cast) -> None:
    made = cast.prepared("concept")
    mine, theirs = as_(cast.desk), as_(cast.other_desk)
    opened = fields_of(mine.get(at(made, "edit/")))
    fill(cast.other_desk, at(made, "edit/"), client=theirs, purpose="Their purpose", kind="training")
    stale = mine.post(at(made, "edit/"), written(opened, purpose="My purpose", title="My title"))
    assert stale.status_code == 412
    words = text(stale)
    assert f"{cast.other_desk} changed this meanwhile." in words and "Purpose: Their purpose" in words
    back = fields_of(stale)
    assert (back["purpose"], back["title"], back["kind"]) == (["My purpose"], ["My title"], ["training"])
    assert mine.post(at(made, "edit/"), back).status_code == 303
    after = fresh(made)
    assert (after.purpose, after.titles["en"], after.kind) == ("My purpose", "My title", "training")


def test_a_form_that_came_back_with_a_mistake_still_speaks_of_what_was_read(cast: Cast) -> None:
    made = cast.prepared("concept")
    mine = as_(cast.desk)
    opened = fields_of(mine.get(at(made, "edit/")))
    fill(cast.other_desk, at(made, "edit/"), purpose="Their purpose")
    wrong = mine.post(at(made, "edit/"), written(opened, purpose="My purpose", title=""))
    assert wrong.status_code == 400 and fields_of(wrong)["version"] == opened["version"]
    again = written(fields_of(wrong), title="My title")
    assert mine.post(at(made, "edit/"), again).status_code == 412
    assert fresh(made).purpose == "Their purpose"


def test_officers_of_the_other_side_are_not_named(cast: Cast) -> None:
    made = cast.prepared("negotiating")
    mine = as_(cast.desk)
    opened = fields_of(mine.get(at(made, "half/")))
    fill(cast.partner_desk, at(made, "acts/text_confirmed/GBR/"))
    stale = mine.post(at(made, "half/"), written(opened, notes="N"))
    assert stale.status_code == 412 and str(cast.partner_desk) not in text(stale)


def test_a_form_without_its_version_is_refused(cast: Cast) -> None:
    made = cast.prepared("concept")
    browser = as_(cast.desk)
    sent = written(fields_of(browser.get(at(made, "edit/"))), version=None, title="New")
    assert browser.post(at(made, "edit/"), sent).status_code == 400
    assert fresh(made).titles == made.titles


def test_a_draft_comes_back_and_takes_what_others_changed(cast: Cast) -> None:
    made = cast.prepared("concept")
    browser = as_(cast.desk)
    path, draft = at(made, "edit/"), f"/drafts/agreement.{made.pk}.edit/"
    opened = browser.get(path)
    assert draft in opened.content.decode()
    assert browser.post(draft, written(fields_of(opened), title="Half typed")).status_code == 200
    fill(cast.other_desk, path, purpose="Changed by another")
    back = browser.get(path)
    assert "What you typed here earlier is back." in text(back)
    assert fields_of(back)["title"] == ["Half typed"] and fields_of(back)["purpose"] == ["Changed by another"]
    assert "Half typed" not in text(look(cast.other_desk, path))
    assert browser.post(path, fields_of(back)).status_code == 303
    assert fresh(made).titles["en"] == "Half typed"
    assert "What you typed here earlier is back." not in text(browser.get(path))


def test_a_draft_can_be_left(cast: Cast) -> None:
    browser = as_(cast.desk)
    browser.post("/drafts/agreement.new/", {"title": "Left"})
    assert fields_of(browser.get(NEW))["title"] == ["Left"]
    assert browser.post(f"{NEW}?forget").status_code == 303
    assert fields_of(browser.get(NEW))["title"] == [""]
